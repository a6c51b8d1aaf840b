// The handlers of ehcpqa.v1.AuditService: see audit_service.proto for what each promises.
//
// Blindness: an auditor reaches assessments through Scope::OwnOf alone. Marks of others are read for moderators and
// coordinators only, and only where IsAllIn.
#ifndef EHCPQA_SERVICES_AUDITS_AUDIT_SERVICE_H_
#define EHCPQA_SERVICES_AUDITS_AUDIT_SERVICE_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/audit_service.pb.h"
#include "services/audits/load_marks.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// reading_audits.cc
absl::StatusOr<v1::ListAuditsResponse> ListAudits(storage::Snapshot& snapshot, const Caller& caller,
                                                  const v1::ListAuditsRequest& request);
absl::StatusOr<v1::Audit> GetAudit(storage::Snapshot& snapshot, const Caller& caller,
                                   const v1::GetAuditRequest& request);

// own_work.cc
absl::StatusOr<v1::ListMyAssessmentsResponse> ListMyAssessments(storage::Snapshot& snapshot, const Caller& caller,
                                                                const v1::ListMyAssessmentsRequest& request);
absl::StatusOr<v1::GetAssessmentResponse> GetAssessment(storage::Snapshot& snapshot, const Caller& caller,
                                                        const v1::GetAssessmentRequest& request);
absl::StatusOr<v1::Assessment> SubmitAssessment(storage::Transaction& transaction, const Caller& caller,
                                                const v1::SubmitAssessmentRequest& request);
absl::StatusOr<v1::DeclineAssessmentResponse> DeclineAssessment(storage::Transaction& transaction, const Caller& caller,
                                                                const v1::DeclineAssessmentRequest& request);

// saving_ratings.cc
absl::StatusOr<v1::SaveRatingsResponse> SaveRatings(storage::Transaction& transaction, const Caller& caller,
                                                    const v1::SaveRatingsRequest& request);
// Prepare and commit: a file is read and checked away from the writer. Commit checks again that each assessment may be
// marked.
absl::StatusOr<LoadedMarks> PrepareLoadRatings(storage::Snapshot& snapshot, const Caller& caller,
                                               const v1::LoadRatingsRequest& request);
absl::StatusOr<v1::LoadRatingsResponse> CommitLoadRatings(storage::Transaction& transaction, const Caller& caller,
                                                          const v1::LoadRatingsRequest& request, LoadedMarks marks);

// plans_and_conflicts.cc
absl::StatusOr<v1::Audit> RecordPlanVersion(storage::Transaction& transaction, const Caller& caller,
                                            const v1::RecordPlanVersionRequest& request);
absl::StatusOr<v1::Conflict> DeclareConflict(storage::Transaction& transaction, const Caller& caller,
                                             const v1::DeclareConflictRequest& request);
absl::StatusOr<v1::ListConflictsResponse> ListConflicts(storage::Snapshot& snapshot, const Caller& caller,
                                                        const v1::ListConflictsRequest& request);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_AUDIT_SERVICE_H_
