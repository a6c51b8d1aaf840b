// Handlers of RegisterService; ImportRegister is a stream: import_session.h.
#ifndef EHCPQA_SERVICES_REGISTER_REGISTER_SERVICE_H_
#define EHCPQA_SERVICES_REGISTER_REGISTER_SERVICE_H_

#include "absl/status/statusor.h"
#include "ehcpqa/v1/register.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::registers {

// Every role that may call these sees the snapshots of all authorities of the area: a cycle's frame may join several.
absl::StatusOr<v1::ListSnapshotsResponse> ListSnapshots(storage::Snapshot& snapshot, const Caller& caller,
                                                        const v1::ListSnapshotsRequest& request);
// NotFound when there is none.
absl::StatusOr<v1::Snapshot> GetSnapshot(storage::Snapshot& snapshot, const Caller& caller,
                                         const v1::GetSnapshotRequest& request);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_REGISTER_SERVICE_H_
