// The handlers of ehcpqa.v1.TrailService: see trail.proto for what each promises.
#ifndef EHCPQA_SERVICES_REDACTIONS_TRAIL_SERVICE_H_
#define EHCPQA_SERVICES_REDACTIONS_TRAIL_SERVICE_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/trail.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::redactions {

// reading_trail.cc
// Payloads of marks are shown to coordinators and moderators once all assessments of the audit are in, and to nobody
// else; payloads of concerns to coordinators and moderators.
absl::StatusOr<v1::ListEventsResponse> ListEvents(storage::Snapshot& snapshot, const Caller& caller,
                                                  const v1::ListEventsRequest& request);
absl::StatusOr<v1::VerifyTrailResponse> VerifyTrail(storage::Snapshot& snapshot, const Caller& caller,
                                                    const v1::VerifyTrailRequest& request);

// redacting.cc
absl::StatusOr<v1::Redaction> ProposeRedaction(storage::Transaction& transaction, const Caller& caller,
                                               const v1::ProposeRedactionRequest& request);
absl::StatusOr<v1::Redaction> ApproveRedaction(storage::Transaction& transaction, const Caller& caller,
                                               const v1::ApproveRedactionRequest& request);
absl::StatusOr<v1::ListRedactionsResponse> ListRedactions(storage::Snapshot& snapshot, const Caller& caller,
                                                          const v1::ListRedactionsRequest& request);

}  // namespace ehcpqa::redactions

#endif  // EHCPQA_SERVICES_REDACTIONS_TRAIL_SERVICE_H_
