// Assessments in the database: who marks what, and how far they are.
//
//   assessments:  cycle_id | audit | kind | set_no | user_id | agency_id | is_lead | state | marked | return_reason |
//                 version | started_at | submitted_at | updated_at
#ifndef EHCPQA_SERVICES_AUDITS_ASSESSMENT_STORE_H_
#define EHCPQA_SERVICES_AUDITS_ASSESSMENT_STORE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/audits/assessment.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// The assessment, or nothing when there is none or it lies outside the scope.
absl::StatusOr<std::optional<Assessment>> FindAssessment(storage::Snapshot& snapshot, const Scope& scope,
                                                         const AssessmentKey& key);

// Assessments of the audits numbered `first` to `last`, by audit, kind and set.
absl::StatusOr<std::vector<Assessment>> ListAssessments(storage::Snapshot& snapshot, const Scope& scope,
                                                        std::string_view cycle, int64_t first, int64_t last);
// All of one audit.
absl::StatusOr<std::vector<Assessment>> ListOfAudit(storage::Snapshot& snapshot, std::string_view cycle, int64_t audit);
// All of a cycle, by audit, kind and set.
absl::StatusOr<std::vector<Assessment>> ListOfCycle(storage::Snapshot& snapshot, std::string_view cycle);

// Inserts a new assignment: only key, user, agency and lead are used. AlreadyExists when there is one with the key.
absl::Status InsertAssessment(storage::Transaction& transaction, const Assessment& assessment);
// Gives an assignment that nobody has started to another auditor; also sets the lead. FailedPrecondition
// (ASSESSMENT_STARTED) when it was started.
absl::Status ReassignAssessment(storage::Transaction& transaction, const AssessmentKey& key, std::string_view user,
                                std::string_view agency, bool lead);
// Makes it lead of its set, or not any more. FailedPrecondition (ASSESSMENT_STARTED) when that would take criteria from
// an assessment that was started, or add some to one that was handed in.
absl::Status SetLead(storage::Transaction& transaction, const AssessmentKey& key, bool lead);
// Takes an assignment away with its marks; the trail keeps them. FailedPrecondition (ASSESSMENT_SUBMITTED) when it was
// handed in, even if it was returned since: first marks are kept for ever.
absl::Status RemoveAssessment(storage::Transaction& transaction, const AssessmentKey& key);

// Stores state, return_reason and marked of the assessment, raises its version and notes the times.
absl::Status StoreState(storage::Transaction& transaction, const Assessment& assessment);
// Stores a new count of marks. Does not raise the version.
absl::Status StoreMarked(storage::Transaction& transaction, const AssessmentKey& key, int marked);

// How one auditor's work in a cycle stands.
struct AuditorCounts {
  std::string user, agency;  // Ids.
  int assigned = 0, in_progress = 0, submitted = 0;
  std::string last_change;  // ISO 8601 time of the last change to work begun; empty when nothing was begun.
};
// By agency, then user.
absl::StatusOr<std::vector<AuditorCounts>> CountByAuditor(storage::Snapshot& snapshot, std::string_view cycle);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_ASSESSMENT_STORE_H_
