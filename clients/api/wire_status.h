// What a gRPC status says, in the words of services/base/error.h.
#ifndef EHCPQA_CLIENTS_API_WIRE_STATUS_H_
#define EHCPQA_CLIENTS_API_WIRE_STATUS_H_

#include <grpcpp/support/status.h>

#include <string>

#include "absl/status/status.h"

namespace ehcpqa::api {

// The same code and message, with reason, violations and etag from the serialised ehcpqa.v1.ErrorDetail in the details.
// A failure that the server did not word (nothing listens, the handshake failed, the deadline passed) names `server`
// and says what to do.
absl::Status FromWire(const grpc::Status& status, const std::string& server);

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_WIRE_STATUS_H_
