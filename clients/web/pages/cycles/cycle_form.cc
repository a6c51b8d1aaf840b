#include "clients/web/pages/cycles/cycle_form.h"

#include <algorithm>
#include <functional>
#include <set>

#include "absl/strings/str_cat.h"
#include "clients/api/register_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/form_values.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

Input NumberInput(const char* id, const char* label, const char* hint, int64_t value) {
  return {.field = {id, id, label, "", false, hint}, .value = std::to_string(value), .width = "4", .numeric = true};
}

DateInput Day(const char* id, const char* label, const char* hint, const std::string& day) {
  DateInput input;
  input.field = {id, id, label, "", false, hint};
  ShowDay(day, &input);
  return input;
}

// Values that are ticked now become those that were posted.
void Choose(const std::vector<std::string>& posted, std::vector<Choice>* choices) {
  for (Choice& choice : *choices) {
    choice.chosen = std::find(posted.begin(), posted.end(), choice.value) != posted.end();
  }
}

}  // namespace

struct CycleForm::NumberField {
  Input* input;
  std::function<void(int32_t)> set;
};

std::vector<CycleForm::NumberField> CycleForm::Numbers(v1::Cycle* cycle) {
  return {{&size_, [cycle](int32_t number) { cycle->set_sample_size(number); }},
          {&minimum_, [cycle](int32_t number) { cycle->set_minimum_per_stratum(number); }},
          {&pool_below_, [cycle](int32_t number) { cycle->set_pool_below(number); }},
          {&double_marked_, [cycle](int32_t number) { cycle->set_double_marked(number); }},
          {&exclude_, [cycle](int32_t number) { cycle->set_exclude_last_cycles(number); }},
          {&reserves_, [cycle](int32_t number) { cycle->set_reserves_per_stratum(number); }}};
}

absl::StatusOr<CycleForm> CycleForm::Load(const Visit& visit, const v1::Cycle& cycle) {
  ASSIGN_OR_RETURN(const auto rubrics, visit.api().ListAll(api::kListRubrics, v1::ListRubricsRequest()));
  ASSIGN_OR_RETURN(const auto registers, visit.api().ListAll(api::kListSnapshots, v1::ListSnapshotsRequest()));
  CycleForm form;
  form.title_.field = {"title", "title", "Title", "", false, "For example, Autumn 2024."};
  form.title_.value = cycle.title();
  form.from_ = Day("from", "First day of the window", "For example, 1 10 2024", cycle.window_start());
  form.to_ = Day("to", "Last day of the window", "For example, 31 12 2024", cycle.window_end());
  form.due_ = Day("due", "Day by which auditors hand in", "You may leave this empty.", cycle.due_on());
  form.kind_.field = {"kind", "kind", "Which plans?"};
  for (const auto& kind : PlanKinds()) {
    form.kind_.choices.push_back({kind.word, kind.text, "", kind.value == cycle.kind()});
  }
  if (cycle.kind() == v1::PLAN_KIND_UNSPECIFIED) form.kind_.choices[0].chosen = true;
  form.level_.field = {"level", "level", "Kind of quality assurance"};
  for (const auto& level : CycleLevels()) {
    form.level_.choices.push_back({level.word, level.text, "", level.value == cycle.level()});
  }
  form.focus_.field = {"focus", "focus", "Focus", "", false, "What the cycle looks at in particular. May be empty."};
  form.focus_.value = cycle.focus();
  form.focus_.rows = 2;

  form.rubric_.field = {"rubric", "rubric", "Rubric", "", false, "Kept for ever once the cycle is open."};
  for (const v1::RubricVersion& version : rubrics.versions()) {
    if (version.state() != v1::RUBRIC_STATE_PUBLISHED) continue;
    form.rubric_.choices.push_back(
        {version.name(), absl::StrCat(version.title(), " (", RubricWords(version.name()), ")"),
         Counted(version.criteria(), "criterion", "criteria"), version.name() == cycle.rubric()});
  }
  if (cycle.rubric().empty() && form.has_rubric()) form.rubric_.choices[0].chosen = true;

  form.snapshots_.field = {
      "snapshots", "snapshots", "Registers",
      "",          false,       "One for each local authority: plans are drawn from what was open on that day."};
  std::set<std::string> authorities;
  for (const v1::Snapshot& one : registers.snapshots()) {
    // The newest of each authority, unless the cycle has its own.
    const bool newest = authorities.insert(one.la()).second;
    const bool chosen = cycle.snapshots().empty() ? newest
                                                  : std::find(cycle.snapshots().begin(), cycle.snapshots().end(),
                                                              one.name()) != cycle.snapshots().end();
    form.snapshots_.choices.push_back(
        {one.name(), absl::StrCat("Authority ", one.la(), " on ", DateWords(one.as_at())),
         absl::StrCat(text::Grouped(one.report().in_frame()), " open plans, imported on ", TimeWords(one.imported_at()),
                      one.report().synthetic() ? ", synthetic" : ""),
         chosen});
  }

  form.stratify_.field = {
      "stratify", "stratify", "Draw from every",
      "",         false,      "Each combination becomes a stratum with plans of its own. None means one stratum."};
  for (const auto& dimension : Dimensions()) {
    const bool chosen =
        std::find(cycle.stratify_by().begin(), cycle.stratify_by().end(), dimension.value) != cycle.stratify_by().end();
    form.stratify_.choices.push_back({dimension.word, dimension.text, "", chosen});
  }
  const bool fresh = cycle.sample_size() == 0;
  form.size_ = NumberInput("sample_size", "Plans to audit", "1 to 5,000.", fresh ? 48 : cycle.sample_size());
  form.double_marked_ = NumberInput("double_marked", "Plans to mark twice",
                                    "Chosen at random among the drawn, to measure how well auditors agree.",
                                    fresh ? 5 : cycle.double_marked());
  form.minimum_ =
      NumberInput("minimum_per_stratum", "Fewest plans of a stratum", "0 means 2.", cycle.minimum_per_stratum());
  form.pool_below_ =
      NumberInput("pool_below", "Pool strata smaller than", "0 means twice the fewest plans.", cycle.pool_below());
  form.exclude_ = NumberInput("exclude_last_cycles", "Leave out plans audited in so many cycles before", "",
                              cycle.has_exclude_last_cycles() ? cycle.exclude_last_cycles() : 4);
  form.reserves_ =
      NumberInput("reserves_per_stratum", "Reserves of a stratum",
                  "Plans that wait to take another’s place. 0 means all that are left.", cycle.reserves_per_stratum());
  return form;
}

void CycleForm::Read(CyclePart part, const Fields& posted) {
  switch (part) {
    case CyclePart::kWindow:
      title_.value = posted["title"];
      ReadDay(posted, &from_);
      ReadDay(posted, &to_);
      ReadDay(posted, &due_);
      Choose(posted.All("kind"), &kind_.choices);
      Choose(posted.All("level"), &level_.choices);
      focus_.value = posted["focus"];
      break;
    case CyclePart::kRegister:
      Choose(posted.All("snapshots"), &snapshots_.choices);
      break;
    case CyclePart::kRubric:
      Choose(posted.All("rubric"), &rubric_.choices);
      break;
    case CyclePart::kSample: {
      Choose(posted.All("stratify"), &stratify_.choices);
      v1::Cycle unused;
      for (const NumberField& number : Numbers(&unused)) number.input->value = posted[number.input->field.name];
      break;
    }
  }
}

bool CycleForm::Write(CyclePart part, v1::Cycle* cycle) {
  bool right = true;
  const auto day = [&](DateInput* input) {
    right = IsDay(input->field.label, input) && right;
    return DayOf(*input);
  };
  switch (part) {
    case CyclePart::kWindow:
      cycle->set_title(title_.value);
      cycle->set_window_start(day(&from_));
      cycle->set_window_end(day(&to_));
      cycle->set_due_on(day(&due_));
      for (const Choice& one : kind_.choices) {
        if (one.chosen) cycle->set_kind(ValueOf(PlanKinds(), one.value));
      }
      for (const Choice& one : level_.choices) {
        if (one.chosen) cycle->set_level(ValueOf(CycleLevels(), one.value));
      }
      cycle->set_focus(focus_.value);
      break;
    case CyclePart::kRegister:
      cycle->clear_snapshots();
      for (const Choice& one : snapshots_.choices) {
        if (one.chosen) cycle->add_snapshots(one.value);
      }
      break;
    case CyclePart::kRubric:
      cycle->clear_rubric();
      for (const Choice& one : rubric_.choices) {
        if (one.chosen) cycle->set_rubric(one.value);
      }
      break;
    case CyclePart::kSample:
      cycle->clear_stratify_by();
      for (const Choice& one : stratify_.choices) {
        if (one.chosen) cycle->add_stratify_by(ValueOf(Dimensions(), one.value));
      }
      for (const NumberField& number : Numbers(cycle)) {
        int32_t value = 0;
        right = ReadNumber(number.input, &value) && right;
        number.set(value);
      }
      break;
  }
  return right;
}

void CycleForm::Show(CyclePart part, Blocks form) const {
  switch (part) {
    case CyclePart::kWindow:
      form.Add(title_);
      form.Add(from_);
      form.Add(to_);
      form.Add(due_);
      form.Add(kind_);
      form.Add(level_);
      form.Add(focus_);
      break;
    case CyclePart::kRegister:
      form.Add(snapshots_);
      break;
    case CyclePart::kRubric:
      form.Add(rubric_);
      break;
    case CyclePart::kSample:
      form.Add(size_);
      form.Add(double_marked_);
      form.Add(stratify_);
      form.Add(minimum_);
      form.Add(pool_below_);
      form.Add(exclude_);
      form.Add(reserves_);
      break;
  }
}

std::vector<FormField> CycleForm::AllFields() {
  std::vector<FormField> fields = {{"cycle.title", &title_.field, "Title"},
                                   {"cycle.window_start", &from_.field, "First day of the window", "from-day"},
                                   {"cycle.window_end", &to_.field, "Last day of the window", "to-day"},
                                   {"cycle.due_on", &due_.field, "Day by which auditors hand in", "due-day"},
                                   {"cycle.kind", &kind_.field, "Which plans"},
                                   {"cycle.level", &level_.field, "Kind of quality assurance"},
                                   {"cycle.focus", &focus_.field, "Focus"},
                                   {"cycle.rubric", &rubric_.field, "Rubric"},
                                   {"cycle.snapshots", &snapshots_.field, "Registers"},
                                   {"cycle.stratify_by", &stratify_.field, "Draw from every"}};
  v1::Cycle unused;
  for (const NumberField& number : Numbers(&unused)) {
    fields.push_back({"cycle." + number.input->field.name, &number.input->field, number.input->field.label});
  }
  // Entries of a list are wrong at the list.
  for (size_t i = 0; i < snapshots_.choices.size(); ++i) {
    fields.push_back({absl::StrCat("cycle.snapshots[", i, "]"), &snapshots_.field, "Registers:"});
  }
  for (size_t i = 0; i < stratify_.choices.size(); ++i) {
    fields.push_back({absl::StrCat("cycle.stratify_by[", i, "]"), &stratify_.field, "Draw from every:"});
  }
  return fields;
}

ErrorSummary CycleForm::Mistakes() {
  ErrorSummary summary;
  for (const FormField& one : AllFields()) {
    if (one.field->error.empty()) continue;
    const ErrorSummary::Mistake mistake = {one.field->error, one.Href()};
    const bool said = std::any_of(summary.mistakes.begin(), summary.mistakes.end(),
                                  [&](const auto& other) { return other.href == mistake.href; });
    if (!said) summary.mistakes.push_back(mistake);
  }
  return summary;
}

}  // namespace ehcpqa::web
