#include "clients/web/pages/insight/span_choice.h"

#include <algorithm>

#include "clients/web/pages/words.h"

namespace ehcpqa::web {
namespace {

constexpr char kRolling[] = "rolling";
constexpr char kFrom[] = "from";

Select CycleField(const std::string& name, const std::string& label, const std::vector<v1::Cycle>& cycles,
                  const std::string& chosen) {
  Select select{{name, name, label}, {}};
  for (const v1::Cycle& cycle : cycles) {
    const std::string id = LastPart(cycle.name());
    select.choices.push_back({id, cycle.title(), "", id == chosen});
  }
  return select;
}

}  // namespace

std::string LatestMarked(const std::vector<v1::Cycle>& cycles) {
  if (cycles.empty()) return "";
  const auto marked = std::find_if(cycles.begin(), cycles.end(),
                                   [](const v1::Cycle& cycle) { return cycle.state() >= v1::CYCLE_STATE_MODERATION; });
  return LastPart((marked == cycles.end() ? cycles.front() : *marked).name());
}

SpanChoice::SpanChoice(const std::vector<v1::Cycle>& cycles, const Fields& asked, const Names& names)
    : last_(asked[names.prefix + "cycle"]), over_(asked[names.prefix + "over"]), several_(names.first) {
  if (last_.empty()) last_ = names.chosen.empty() ? LatestMarked(cycles) : names.chosen;
  if (over_ != kRolling && !(several_ && over_ == kFrom)) over_ = "";
  if (over_ == kFrom) first_ = asked[names.prefix + "first"];
  const auto label = [&](const std::string& text) {
    return names.prefix.empty() ? text : names.last + ": " + (text == "Over" ? "over" : "from");
  };
  last_field_ = CycleField(names.prefix + "cycle", names.last, cycles, last_);
  over_field_ = {{names.prefix + "over", names.prefix + "over", label("Over")},
                 {{"", "This cycle alone", "", over_.empty()},
                  {kRolling, "The four quarters that end with it", "", over_ == kRolling}}};
  if (several_) over_field_.choices.push_back({kFrom, "Every cycle from a first one on", "", over_ == kFrom});
  first_field_ = CycleField(names.prefix + "first", "First cycle, if several", cycles, first_);
  first_field_.choices.insert(first_field_.choices.begin(), {"", "None", "", first_.empty()});
}

v1::Span SpanChoice::span() const {
  v1::Span span;
  span.set_last("cycles/" + last_);
  span.set_rolling(over_ == kRolling);
  if (!first_.empty()) span.set_first("cycles/" + first_);
  return span;
}

std::vector<std::pair<std::string, std::string>> SpanChoice::arguments() const {
  return {{last_field_.field.name, last_}, {over_field_.field.name, over_}, {first_field_.field.name, first_}};
}

std::vector<FormField> SpanChoice::Places(const std::string& field) {
  return {{field, &last_field_.field, last_field_.field.label + ":"},
          {field + ".last", &last_field_.field, last_field_.field.label},
          {field + ".rolling", &over_field_.field, over_field_.field.label},
          {field + ".first", several_ ? &first_field_.field : &over_field_.field, "The first cycle:"}};
}

void SpanChoice::Add(Blocks form) const {
  form.Add(last_field_);
  form.Add(over_field_);
  if (several_) form.Add(first_field_);
}

}  // namespace ehcpqa::web
