#include "clients/api/api.h"

#include <algorithm>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "clients/api/certificates.h"
#include "clients/api/connection.h"
#include "clients/api/request_id.h"
#include "ehcpqa/v1/access.pb.h"
#include "services/base/error.h"

namespace ehcpqa::api {
namespace {

using google::protobuf::Message;

// The contract says which replies are secrets and so are not kept for a repeat.
bool HasSecretReply(const char* method) {
  std::string name = absl::StrCat("ehcpqa.v1.", method);
  std::replace(name.begin(), name.end(), '/', '.');
  const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(name);
  return descriptor != nullptr && descriptor->options().GetExtension(v1::access).secret_reply();
}

// The request with a request_id, the same over every retry; null where it needs none.
std::unique_ptr<Message> Named(const Message& request) {
  if (!NeedsRequestId(request)) return nullptr;
  std::unique_ptr<Message> named(request.New());
  named->CopyFrom(request);
  SetRequestId(named.get(), NewRequestId());
  return named;
}

absl::Status CheckAddress(const std::string& server) {
  const size_t colon = server.rfind(':');
  int port = 0;
  const bool sound = colon != std::string::npos && colon > 0 && absl::SimpleAtoi(server.substr(colon + 1), &port) &&
                     port > 0 && port < 65536 && server.find_first_of("/ \t\r\n") == std::string::npos;
  if (sound) return absl::OkStatus();
  return Refuse(absl::StatusCode::kInvalidArgument, "SERVER_ADDRESS",
                "The address of the server must be host:port, for example localhost:8443.");
}

}  // namespace

absl::StatusOr<Api> Api::Connect(const Target& target, const Patience& patience) {
  RETURN_IF_ERROR(CheckAddress(target.server));
  ASSIGN_OR_RETURN(const Certificates certificates, ReadCertificates(target.certificates));
  return Api(std::make_shared<const Connection>(target, certificates, patience));
}

Api Api::As(std::string token) const {
  Api other(connection_);
  other.token_ = std::move(token);
  return other;
}

absl::Status Api::CallMessage(const char* method, Pace pace, const Message& request, Message* response) const {
  const Duration budget = connection_->patience().Of(pace);
  const bool may_repeat = !HasSecretReply(method);
  const std::unique_ptr<Message> named = Named(request);
  return connection_->Call(method, token_, budget, may_repeat, named == nullptr ? request : *named, response);
}

absl::Status Api::ReadMessages(const char* method, Pace pace, const Message& request, Message* message,
                               const std::function<absl::Status()>& take, const Stopped& stopped) const {
  const std::unique_ptr<Message> named = Named(request);
  return connection_->Read(method, token_, connection_->patience().Of(pace), named == nullptr ? request : *named,
                           message, take, stopped);
}

absl::StatusOr<v1::ImportReport> Api::ImportRegister(v1::ImportHeader header, const ImportSource& source) const {
  if (NeedsRequestId(header)) SetRequestId(&header, NewRequestId());
  return connection_->Import(header, token_, source);
}

}  // namespace ehcpqa::api
