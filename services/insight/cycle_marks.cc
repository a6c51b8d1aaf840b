#include "services/insight/cycle_marks.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "services/audits/audit_rules.h"
#include "services/audits/effective.h"
#include "services/audits/mark_store.h"
#include "services/base/status_macros.h"
#include "services/cycles/frame_store.h"
#include "services/cycles/sample_store.h"

namespace ehcpqa::insight {
namespace {

using audits::AuditMarks;
using audits::EffectiveAnswer;
using audits::GivenMark;
using rubrics::Rubric;

CountedPlan ToCounted(const Rubric& rubric, const AuditMarks& marks) {
  CountedPlan plan;
  for (const EffectiveAnswer& answer : audits::EffectiveAnswers(rubric, marks.marks, marks.agreed)) {
    plan.answers.push_back(audits::GradingAnswer(rubric.scale, answer));
    plan.unsettled.push_back(answer.source == audits::Source::kUnsettled);
    plan.causes.push_back(static_cast<int>(answer.cause));
  }
  return plan;
}

// Marks are by kind and set; two of one criterion are a pair when they are of different sets, and so of different
// auditors.
void AddPairs(const Rubric& rubric, const AuditMarks& marks, std::vector<MarkPair>& pairs) {
  std::map<std::string, std::vector<std::pair<int, size_t>>> by_criterion;
  for (const GivenMark& mark : marks.first_marks) {
    if (const auto level = rubrics::FindLevel(rubric.scale, mark.answer.level)) {
      by_criterion[mark.criterion].emplace_back(mark.set, *level);
    }
  }
  for (auto& [criterion, given] : by_criterion) {
    std::sort(given.begin(), given.end());
    if (given.size() >= 2 && given[0].first != given[1].first) pairs.push_back({given[0].second, given[1].second});
  }
}

}  // namespace

absl::StatusOr<CycleMarks> LoadCycleMarks(storage::Snapshot& snapshot, const cycles::Cycle& cycle) {
  CycleMarks result;
  ASSIGN_OR_RETURN(result.rubric, audits::RubricOfCycle(snapshot, cycle.id));
  const Rubric& rubric = *result.rubric;
  ASSIGN_OR_RETURN(const auto sample, cycles::ListAudits(snapshot, cycle.id, 0, std::numeric_limits<int>::max()));
  std::map<int64_t, const cycles::SamplePlan*> by_audit;
  for (const cycles::SamplePlan& plan : sample) {
    if (!plan.audited()) continue;
    by_audit[plan.audit] = &plan;
    ++result.audits;
  }
  std::vector<std::string> strata_of_plans;
  const auto visit = [&](const AuditMarks& marks) -> absl::Status {
    const auto found = by_audit.find(marks.audit);
    if (found == by_audit.end()) return absl::OkStatus();
    const cycles::SamplePlan& plan = *found->second;
    if (!audits::AllIn(rubric, plan.double_marked, marks.assessments)) return absl::OkStatus();
    result.plans.push_back(ToCounted(rubric, marks));
    strata_of_plans.push_back(plan.plan.stratum);
    const auto& unsettled = result.plans.back().unsettled;
    result.agreed += std::count(unsettled.begin(), unsettled.end(), 1) == 0;
    result.double_marked += plan.double_marked;
    AddPairs(rubric, marks, result.pairs);
    return absl::OkStatus();
  };
  RETURN_IF_ERROR(audits::VisitMarks(snapshot, cycle.id, visit));

  ASSIGN_OR_RETURN(const auto strata, cycles::ListStrata(snapshot, cycle.id));
  std::map<std::string, int32_t> index;
  for (const cycles::FrameStratum& stratum : strata) {
    if (std::find(strata_of_plans.begin(), strata_of_plans.end(), stratum.code) == strata_of_plans.end()) {
      result.uncovered_strata.push_back(stratum.code);
      continue;
    }
    index[stratum.code] = static_cast<int32_t>(result.strata.populations.size());
    result.strata.populations.push_back(stratum.eligible);
  }
  for (const std::string& code : strata_of_plans) result.strata.of_plan.push_back(index.at(code));
  return result;
}

}  // namespace ehcpqa::insight
