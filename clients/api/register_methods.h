// Register snapshots; an import is a stream, see Api::ImportRegister.
#ifndef EHCPQA_CLIENTS_API_REGISTER_METHODS_H_
#define EHCPQA_CLIENTS_API_REGISTER_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/register.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::ListSnapshotsRequest, v1::ListSnapshotsResponse> kListSnapshots{
    "RegisterService/ListSnapshots"};
inline constexpr Method<v1::GetSnapshotRequest, v1::Snapshot> kGetSnapshot{"RegisterService/GetSnapshot"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_REGISTER_METHODS_H_
