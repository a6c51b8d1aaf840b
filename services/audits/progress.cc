#include "services/audits/progress.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "services/audits/assessment_store.h"
#include "services/audits/audit_rules.h"
#include "services/audits/difference_store.h"
#include "services/audits/mark_store.h"
#include "services/audits/plan_result.h"
#include "services/audits/plan_result_store.h"
#include "services/audits/rubric_cache.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/sample_store.h"

namespace ehcpqa::audits {

absl::StatusOr<bool> IsAllIn(storage::Snapshot& snapshot, std::string_view cycle, int64_t audit) {
  ASSIGN_OR_RETURN(const std::optional<cycles::SamplePlan> plan, cycles::FindAudit(snapshot, cycle, audit));
  if (!plan) return NoSuch(AuditName(cycle, audit));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOfCycle(snapshot, cycle));
  ASSIGN_OR_RETURN(const std::vector<Assessment> assessments, ListOfAudit(snapshot, cycle, audit));
  return AllIn(*rubric, plan->double_marked, assessments);
}

absl::Status RefreshRollups(storage::Transaction& transaction, std::string_view cycle, int64_t audit) {
  ASSIGN_OR_RETURN(const std::optional<cycles::SamplePlan> plan, cycles::FindAudit(transaction, cycle, audit));
  if (!plan) return NoSuch(AuditName(cycle, audit));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOfCycle(transaction, cycle));
  ASSIGN_OR_RETURN(const AuditMarks marks, LoadMarks(transaction, cycle, audit));
  std::vector<Difference> differences;
  if (!plan->audited() || !AllIn(*rubric, plan->double_marked, marks.assessments)) {
    RETURN_IF_ERROR(DropPlanResult(transaction, cycle, audit));
  } else {
    ASSIGN_OR_RETURN(const PlanResult result, ResultOf(*rubric, marks));
    RETURN_IF_ERROR(StorePlanResult(transaction, cycle, audit, result));
    for (const MarksDiffer& found : FindDifferences(*rubric, marks.marks)) {
      const std::string& criterion = rubric->criteria[found.position].code;
      const bool settled = std::any_of(marks.agreed.begin(), marks.agreed.end(), [&](const AgreedMark& agreed) {
        return agreed.criterion == criterion && agreed.marks == found.marks;
      });
      differences.push_back({audit, criterion, static_cast<int64_t>(found.position), found.marks, settled});
    }
  }
  return ReplaceDifferences(transaction, cycle, audit, differences);
}

}  // namespace ehcpqa::audits
