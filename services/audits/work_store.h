// An assessment together with what the cycle and the sample say about it: one statement for the hot path.
//
//   assessments + cycles (state, due_on, rubric) + rubrics (sha256) + sample_plans (plan_ref, status)
#ifndef EHCPQA_SERVICES_AUDITS_WORK_STORE_H_
#define EHCPQA_SERVICES_AUDITS_WORK_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/audits/assessment.h"
#include "services/audits/rubric_cache.h"
#include "services/cycles/cycle.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

struct Work {
  Assessment assessment;
  cycles::CycleState cycle_state = cycles::CycleState::kDraft;
  std::string due_on;  // YYYY-MM-DD or empty.
  RubricKey rubric;
  std::string plan_ref;
  bool swapped_out = false;  // Its plan left the sample.
};

// Nothing when there is none or it lies outside the scope.
absl::StatusOr<std::optional<Work>> FindWork(storage::Snapshot& snapshot, const Scope& scope, const AssessmentKey& key);
// NotFound when there is none or it lies outside the scope.
absl::StatusOr<Work> LoadWork(storage::Snapshot& snapshot, const Scope& scope, const AssessmentKey& key);

// Where a page of a person's own work ended; as made, the beginning.
struct WorkPosition {
  bool closed = false;
  AssessmentKey key{"", 0, Kind::kEducation, 0};
};
// Work of one person acting for one agency, in one cycle or in all (empty): that of cycles in scoring or moderation
// first, then by cycle, audit, kind and set.
absl::StatusOr<std::vector<Work>> ListOwnWork(storage::Snapshot& snapshot, const Scope& scope, std::string_view cycle,
                                              const WorkPosition& after, int limit);
WorkPosition PositionOf(const Work& work);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_WORK_STORE_H_
