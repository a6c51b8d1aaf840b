// What every call carries beside its request.
#ifndef EHCPQA_CLIENTS_API_CALL_CONTEXT_H_
#define EHCPQA_CLIENTS_API_CALL_CONTEXT_H_

#include <grpcpp/client_context.h>

#include <chrono>
#include <string>

#include "absl/status/status.h"

namespace ehcpqa::api {

// Sets the deadline and, unless the token is empty, `authorization: Bearer <token>`. A token with characters that none
// has is Unauthenticated, reason SIGN_IN_REQUIRED, without asking the server: gRPC ends the process over metadata it
// cannot send.
absl::Status Prepare(const std::string& token, std::chrono::system_clock::time_point deadline,
                     grpc::ClientContext* context);

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_CALL_CONTEXT_H_
