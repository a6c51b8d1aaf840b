#include "services/insight/cycle_marks.h"

#include <algorithm>

#include "services/base/status_macros.h"
#include "services/insight/cycle_plans.h"

namespace ehcpqa::insight {
namespace {

CountedPlan ToCounted(const audits::PlanResult& result) {
  CountedPlan plan;
  for (const audits::CriterionResult& one : result.criteria) {
    plan.answers.push_back(one.answer);
    plan.unsettled.push_back(one.unsettled);
    plan.causes.push_back(static_cast<int>(one.cause));
  }
  return plan;
}

}  // namespace

absl::StatusOr<CycleMarks> LoadCycleMarks(storage::Snapshot& snapshot, const cycles::Cycle& cycle) {
  ASSIGN_OR_RETURN(const CyclePlans loaded, LoadCyclePlans(snapshot, cycle));
  CycleMarks result;
  result.rubric = loaded.rubric;
  result.audits = loaded.audits;
  result.uncovered_strata = loaded.uncovered_strata;
  result.strata.populations = loaded.populations;
  for (const InsightPlan& plan : loaded.plans) {
    result.strata.of_plan.push_back(plan.stratum);
    result.plans.push_back(ToCounted(plan.result));
    const auto& unsettled = result.plans.back().unsettled;
    result.agreed += std::count(unsettled.begin(), unsettled.end(), 1) == 0;
    result.double_marked += plan.sample.double_marked;
    for (const audits::CriterionResult& one : plan.result.criteria) {
      if (one.first_of_set_1 && one.first_of_set_2) result.pairs.push_back({*one.first_of_set_1, *one.first_of_set_2});
    }
  }
  return result;
}

}  // namespace ehcpqa::insight
