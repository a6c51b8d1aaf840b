// Handlers of CycleService that run a cycle once its sample is drawn: swaps, allocation, the steps of its life,
// progress.
//
// Reasons of refusal: CYCLE_STATE, NO_RESERVE, ALLOCATION_IMPOSSIBLE, IDENTIFIER_IN_TEXT, STALE_ETAG, NOT_FOUND,
// FIELD_INVALID.
#ifndef EHCPQA_SERVICES_AUDITS_CYCLE_RUNNING_H_
#define EHCPQA_SERVICES_AUDITS_CYCLE_RUNNING_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/cycle_service.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// allocating.cc
absl::StatusOr<v1::AllocateAuditorsResponse> AllocateAuditors(storage::Transaction& transaction, const Caller& caller,
                                                              const v1::AllocateAuditorsRequest& request);

// swapping.cc
absl::StatusOr<v1::SwapPlanResponse> SwapPlan(storage::Transaction& transaction, const Caller& caller,
                                              const v1::SwapPlanRequest& request);

// cycle_steps.cc
absl::StatusOr<v1::Cycle> OpenCycle(storage::Transaction& transaction, const Caller& caller,
                                    const v1::CycleTransitionRequest& request);
absl::StatusOr<v1::Cycle> CloseCycle(storage::Transaction& transaction, const Caller& caller,
                                     const v1::CycleTransitionRequest& request);
absl::StatusOr<v1::Cycle> ReviewCycle(storage::Transaction& transaction, const Caller& caller,
                                      const v1::CycleTransitionRequest& request);
absl::StatusOr<v1::Cycle> PublishCycle(storage::Transaction& transaction, const Caller& caller,
                                       const v1::CycleTransitionRequest& request);
absl::StatusOr<v1::Cycle> ArchiveCycle(storage::Transaction& transaction, const Caller& caller,
                                       const v1::CycleTransitionRequest& request);
// framed -> draft drops the frame; sampled -> framed drops the sample with its assignments, and is refused once
// anything has been marked.
absl::StatusOr<v1::Cycle> RevertCycle(storage::Transaction& transaction, const Caller& caller,
                                      const v1::CycleTransitionRequest& request);

// cycle_status.cc
// Progress of auditors is left out for everybody but the coordinator and the moderator.
absl::StatusOr<v1::CycleStatus> GetCycleStatus(storage::Snapshot& snapshot, const Caller& caller,
                                               const v1::GetCycleStatusRequest& request);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_CYCLE_RUNNING_H_
