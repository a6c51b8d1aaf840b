#include "services/insight/span.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/audits/conflict_store.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/identity/directory_store.h"
#include "services/rpc/names.h"

namespace ehcpqa::insight {
namespace {

constexpr int kYear = 365;

bool Earlier(const cycles::Cycle& a, const cycles::Cycle& b) {
  return std::tie(a.settings.window_end, a.id) < std::tie(b.settings.window_end, b.id);
}

bool SameRubric(const cycles::Cycle& a, const cycles::Cycle& b) {
  return a.settings.rubric_id == b.settings.rubric_id && a.settings.rubric_version == b.settings.rubric_version;
}

}  // namespace

int SpanPlans::plans() const {
  int plans = 0;
  for (const CyclePlans& cycle : cycles) plans += static_cast<int>(cycle.plans.size());
  return plans;
}

int64_t SpanPlans::population() const {
  int64_t population = 0;
  for (const CyclePlans& cycle : cycles) population += cycle.population();
  return population;
}

bool SpanPlans::synthetic() const {
  return std::any_of(cycles.begin(), cycles.end(), [](const CyclePlans& one) { return one.cycle.synthetic; });
}

std::string SpanPlans::title() const {
  if (cycles.size() == 1) return last().cycle.settings.title;
  return absl::StrCat(cycles[0].cycle.settings.title, " to ", last().cycle.settings.title, " (", cycles.size(),
                      " cycles)");
}

std::string DaysBefore(std::string_view day, int days) {
  int year = 0, month = 0, date = 0;
  const std::string text(day);
  if (text.size() != 10 || !absl::SimpleAtoi(text.substr(0, 4), &year) ||
      !absl::SimpleAtoi(text.substr(5, 2), &month) || !absl::SimpleAtoi(text.substr(8, 2), &date)) {
    return text;
  }
  const std::chrono::year_month_day ymd{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(date))};
  const std::chrono::year_month_day before(std::chrono::sys_days(ymd) - std::chrono::days(days));
  return absl::StrFormat("%04d-%02d-%02d", static_cast<int>(before.year()), static_cast<unsigned>(before.month()),
                         static_cast<unsigned>(before.day()));
}

std::vector<cycles::Cycle> CyclesOfSpan(const std::vector<cycles::Cycle>& all, const cycles::Cycle& first,
                                        const cycles::Cycle& last, bool rolling) {
  const std::string year_before = DaysBefore(last.settings.window_end, kYear);
  std::vector<cycles::Cycle> chosen;
  for (const cycles::Cycle& cycle : all) {
    if (Earlier(last, cycle)) continue;
    if (rolling ? cycle.settings.window_end <= year_before : Earlier(cycle, first)) continue;
    chosen.push_back(cycle);
  }
  std::sort(chosen.begin(), chosen.end(), Earlier);
  return chosen;
}

absl::StatusOr<std::vector<cycles::Cycle>> MarkedCycles(storage::Snapshot& snapshot) {
  ASSIGN_OR_RETURN(std::vector<cycles::Cycle> all,
                   cycles::ListCycles(snapshot, "", "", std::numeric_limits<int>::max()));
  all.erase(std::remove_if(all.begin(), all.end(),
                           [](const cycles::Cycle& cycle) { return cycle.state < cycles::CycleState::kModeration; }),
            all.end());
  std::sort(all.begin(), all.end(), Earlier);
  return all;
}

absl::StatusOr<SpanPlans> LoadSpan(storage::Snapshot& snapshot, const std::string& field, const v1::Span& span) {
  ASSIGN_OR_RETURN(const std::string last_id, rpc::ParseId(absl::StrCat(field, ".last"), span.last(), "cycles/*"));
  ASSIGN_OR_RETURN(const cycles::Cycle last, cycles::LoadCycle(snapshot, last_id));
  cycles::Cycle first = last;
  if (!span.first().empty()) {
    if (span.rolling()) {
      return FieldInvalid(absl::StrCat(field, ".first"), "a rolling year has no first cycle; leave one of them out");
    }
    ASSIGN_OR_RETURN(const std::string first_id, rpc::ParseId(absl::StrCat(field, ".first"), span.first(), "cycles/*"));
    ASSIGN_OR_RETURN(first, cycles::LoadCycle(snapshot, first_id));
    if (Earlier(last, first)) {
      return FieldInvalid(absl::StrCat(field, ".first"), "its window ends after that of the last cycle; swap the two");
    }
  }
  ASSIGN_OR_RETURN(std::vector<cycles::Cycle> marked, MarkedCycles(snapshot));
  // A cycle that is still scored may be looked at by itself.
  if (last.state < cycles::CycleState::kModeration) marked.push_back(last);
  SpanPlans plans;
  for (const cycles::Cycle& cycle : CyclesOfSpan(marked, first, last, span.rolling())) {
    const std::string name = cycles::CycleName(cycle.id);
    if (!SameRubric(cycle, last)) {
      plans.left_out.push_back(absl::StrCat(name, ": another rubric version"));
      continue;
    }
    ASSIGN_OR_RETURN(CyclePlans loaded, LoadCyclePlans(snapshot, cycle));
    if (loaded.plans.empty()) {
      plans.left_out.push_back(absl::StrCat(name, ": no plan is marked by all its auditors yet"));
      continue;
    }
    plans.cycles.push_back(std::move(loaded));
  }
  if (plans.cycles.empty()) {
    return NotNow("SPAN_EMPTY", absl::StrCat("No plan of ", span.last(),
                                             " is marked by all its auditors yet, so there are no figures."));
  }
  return plans;
}

void PutSpan(const SpanPlans& span, v1::SpanCycles* proto) {
  for (const CyclePlans& cycle : span.cycles) proto->add_cycles(cycles::CycleName(cycle.cycle.id));
  for (const std::string& left_out : span.left_out) proto->add_left_out(left_out);
  const cycles::CycleSettings& settings = span.last().cycle.settings;
  proto->set_rubric(absl::StrCat("rubrics/", settings.rubric_id, "/versions/", settings.rubric_version));
  proto->set_plans(span.plans());
  proto->set_population(static_cast<int32_t>(span.population()));
  proto->set_title(span.title());
  proto->set_synthetic(span.synthetic());
}

absl::StatusOr<std::vector<InputAgency>> LoadInputAgencies(storage::Snapshot& snapshot) {
  ASSIGN_OR_RETURN(const auto agencies, identity::ListAgencies(snapshot));
  std::vector<InputAgency> input;
  for (const identity::Agency& agency : agencies) {
    // Kinds of agencies that mark have the numbers of the owners of criteria; partners owe no input.
    if (agency.kind < v1::AGENCY_KIND_EDUCATION || agency.kind > v1::AGENCY_KIND_CARE) continue;
    ASSIGN_OR_RETURN(const auto services, audits::ListServicesWithPart(snapshot, agency.id));
    std::vector<InputService> with_part;
    for (const audits::PartService& service : services) with_part.push_back({service.id, service.title});
    input.push_back(
        {agency.id, agency.title, static_cast<rubrics::Owner>(agency.kind), agency.la_code, std::move(with_part)});
  }
  return input;
}

}  // namespace ehcpqa::insight
