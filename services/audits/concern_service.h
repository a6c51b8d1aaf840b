// The handlers of ehcpqa.v1.ConcernService: see concern.proto for what each promises.
#ifndef EHCPQA_SERVICES_AUDITS_CONCERN_SERVICE_H_
#define EHCPQA_SERVICES_AUDITS_CONCERN_SERVICE_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/concern.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// Does not look at the state of the cycle or of any assessment: a child at risk does not wait. An auditor raises
// concerns about plans assigned to them.
absl::StatusOr<v1::Concern> RaiseConcern(storage::Transaction& transaction, const Caller& caller,
                                         const v1::RaiseConcernRequest& request);
absl::StatusOr<v1::ListConcernsResponse> ListConcerns(storage::Snapshot& snapshot, const Caller& caller,
                                                      const v1::ListConcernsRequest& request);
absl::StatusOr<v1::Concern> AcknowledgeConcern(storage::Transaction& transaction, const Caller& caller,
                                               const v1::ConcernTransitionRequest& request);
absl::StatusOr<v1::Concern> CloseConcern(storage::Transaction& transaction, const Caller& caller,
                                         const v1::ConcernTransitionRequest& request);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_CONCERN_SERVICE_H_
