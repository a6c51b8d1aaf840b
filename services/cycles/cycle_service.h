// Handlers of CycleService that set up, freeze and draw a cycle. Those that need the audits (allocation, swaps, the
// further states) are in services/audits.
//
// Reasons of refusal: CYCLE_STATE, SNAPSHOT_TWICE, RUBRIC_NOT_PUBLISHED, SAMPLE_IMPOSSIBLE, STALE_ETAG, NOT_FOUND,
// ALREADY_EXISTS, FIELD_INVALID.
#ifndef EHCPQA_SERVICES_CYCLES_CYCLE_SERVICE_H_
#define EHCPQA_SERVICES_CYCLES_CYCLE_SERVICE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/cycle_service.pb.h"
#include "ehcpqa/v1/sample.pb.h"
#include "services/cycles/framing.h"
#include "services/cycles/sample.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::cycles {

absl::StatusOr<v1::Cycle> CreateCycle(storage::Transaction& transaction, const Caller& caller,
                                      const v1::CreateCycleRequest& request);
absl::StatusOr<v1::Cycle> UpdateCycle(storage::Transaction& transaction, const Caller& caller,
                                      const v1::UpdateCycleRequest& request);
absl::StatusOr<v1::Cycle> GetCycle(storage::Snapshot& snapshot, const Caller& caller,
                                   const v1::GetCycleRequest& request);
absl::StatusOr<v1::ListCyclesResponse> ListCycles(storage::Snapshot& snapshot, const Caller& caller,
                                                  const v1::ListCyclesRequest& request);

// A frame made on a reader. It holds while the cycle is unchanged and no other cycle's audits have changed those that
// are left out.
struct PreparedFrame {
  int64_t cycle_version = 0;
  std::vector<std::string> audited;  // References of plans audited in the last cycles, without aliases.
  Framing framing;
};
absl::StatusOr<PreparedFrame> PrepareFreezeCycle(storage::Snapshot& snapshot, const Caller& caller,
                                                 const v1::FreezeCycleRequest& request);
// Aborted (STALE_ETAG) when what the frame relied on has changed: the client asks again.
absl::StatusOr<v1::FreezeCycleResponse> CommitFreezeCycle(storage::Transaction& transaction, const Caller& caller,
                                                          const v1::FreezeCycleRequest& request,
                                                          PreparedFrame prepared);
absl::StatusOr<v1::ListFrameResponse> ListFrame(storage::Snapshot& snapshot, const Caller& caller,
                                                const v1::ListFrameRequest& request);

// A sample ranked on a reader. Empty in a dry run, which never looks at a seed: nobody can try seeds out.
struct PreparedSample {
  int64_t cycle_version = 0;
  std::vector<SamplePlan> plans;
};
absl::StatusOr<PreparedSample> PrepareDrawSample(storage::Snapshot& snapshot, const Caller& caller,
                                                 const v1::DrawSampleRequest& request);
absl::StatusOr<v1::DrawSampleResponse> CommitDrawSample(storage::Transaction& transaction, const Caller& caller,
                                                        const v1::DrawSampleRequest& request, PreparedSample prepared);
absl::StatusOr<v1::ListSampleResponse> ListSample(storage::Snapshot& snapshot, const Caller& caller,
                                                  const v1::ListSampleRequest& request);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_CYCLE_SERVICE_H_
