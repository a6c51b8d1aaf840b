// The way from a client to the server: every method of the contract, typed, without a gRPC type in sight.
//
//   ASSIGN_OR_RETURN(const Api api, Api::Connect({"localhost:8443", "/etc/ehcpqa/certificates"}));
//   ASSIGN_OR_RETURN(const v1::Cycle cycle, api.As(token).Call(api::kGetCycle, request));
//
// A failed call is an absl::Status whose InfoOf() (services/base/error.h) holds the server's stable reason, the fields
// that are wrong and, for a stale edit, the current etag.
#ifndef EHCPQA_CLIENTS_API_API_H_
#define EHCPQA_CLIENTS_API_API_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "clients/api/import_source.h"
#include "clients/api/method.h"
#include "clients/api/paging.h"
#include "clients/api/patience.h"
#include "services/base/status_macros.h"

namespace ehcpqa::api {

// Where the server is, and how this client shows what it is.
struct Target {
  // "host:port". The server's certificate must name the host.
  std::string server;
  // Folder with ca.pem, client.pem and client.key.
  std::string certificates;
};

// Whether somebody wants a call to end.
using Stopped = std::function<bool()>;

class Connection;

// One caller on one connection. Cheap to copy; thread-safe.
class Api {
 public:
  // Reads the certificates; the connection itself is made by the first call. Fails with FailedPrecondition, reason
  // CERTIFICATES_UNREADABLE, or InvalidArgument, reason SERVER_ADDRESS.
  static absl::StatusOr<Api> Connect(const Target& target, const Patience& patience = {});

  // The same connection for the person whose session token this is; empty for nobody yet.
  Api As(std::string token) const;

  // Makes one call. A request with a request_id gets a new one where it is empty, the same over every retry; only
  // failures that say "not now" (UNAVAILABLE, RESOURCE_EXHAUSTED) are retried, and never a call whose reply is a
  // secret.
  template <typename Request, typename Response>
  absl::StatusOr<Response> Call(const Method<Request, Response>& method, const Request& request) const {
    Response response;
    RETURN_IF_ERROR(CallMessage(method.name, method.pace, request, &response));
    return response;
  }

  // Reads a list to its end: every page's entries in one reply, whose next_page_token is empty.
  template <typename Request, typename Response>
  absl::StatusOr<Response> ListAll(const Method<Request, Response>& method, Request request) const {
    Response all;
    RETURN_IF_ERROR(
        ReadPages([&](const google::protobuf::Message& one,
                      google::protobuf::Message* page) { return CallMessage(method.name, method.pace, one, page); },
                  &request, &all));
    return all;
  }

  // Reads the stream that answers a request: each message goes to `take`, absl::Status(MessageType&), in its order. A
  // failure of `take` ends the call and is the answer. `stopped`, asked several times a second and never when empty,
  // ends the call with Cancelled, reason STOPPED. Retried as Call, but never once a message has been taken.
  template <typename Request, typename Response, typename Take>
  absl::Status Read(const StreamMethod<Request, Response>& method, const Request& request, const Take& take,
                    const Stopped& stopped = {}) const {
    Response message;
    return ReadMessages(
        method.name, method.pace, request, &message, [&] { return take(message); }, stopped);
  }

  // Streams one return. `source` is asked again from the start when the connection broke before the server had
  // answered.
  absl::StatusOr<v1::ImportReport> ImportRegister(v1::ImportHeader header, const ImportSource& source) const;

 private:
  explicit Api(std::shared_ptr<const Connection> connection) : connection_(std::move(connection)) {}
  absl::Status CallMessage(const char* method, Pace pace, const google::protobuf::Message& request,
                           google::protobuf::Message* response) const;
  absl::Status ReadMessages(const char* method, Pace pace, const google::protobuf::Message& request,
                            google::protobuf::Message* message, const std::function<absl::Status()>& take,
                            const Stopped& stopped) const;

  std::shared_ptr<const Connection> connection_;
  std::string token_;
};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_API_H_
