// The handlers of ehcpqa.v1.ModerationService: see moderation.proto for what each promises.
#ifndef EHCPQA_SERVICES_AUDITS_MODERATION_SERVICE_H_
#define EHCPQA_SERVICES_AUDITS_MODERATION_SERVICE_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/moderation.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

absl::StatusOr<v1::ListDifferencesResponse> ListDifferences(storage::Snapshot& snapshot, const Caller& caller,
                                                            const v1::ListDifferencesRequest& request);
absl::StatusOr<v1::Difference> GetDifference(storage::Snapshot& snapshot, const Caller& caller,
                                             const v1::GetDifferenceRequest& request);
// The etag of a difference covers its marks too: an agreement on marks that were replaced since is STALE_ETAG.
absl::StatusOr<v1::Difference> AgreeRating(storage::Transaction& transaction, const Caller& caller,
                                           const v1::AgreeRatingRequest& request);
// What was agreed about the audit stays, and is in force again if the marks come back as they were.
absl::StatusOr<v1::Assessment> ReturnAssessment(storage::Transaction& transaction, const Caller& caller,
                                                const v1::ReturnAssessmentRequest& request);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_MODERATION_SERVICE_H_
