#include "services/server/call.h"

#include <openssl/bn.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include <mutex>
#include <unordered_map>
#include <utility>

#include "ehcpqa/v1/error.pb.h"
#include "services/base/error.h"
#include "services/base/log.h"

namespace ehcpqa::server {
namespace {

constexpr std::string_view kBearer = "Bearer ";

std::string SerialOfPem(std::string_view pem) {
  BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  if (certificate == nullptr) return "";
  BIGNUM* number = ASN1_INTEGER_to_BN(X509_get0_serialNumber(certificate), nullptr);
  char* hex = BN_bn2hex(number);
  std::string serial = hex;
  OPENSSL_free(hex);
  BN_free(number);
  X509_free(certificate);
  return serial;
}

// Parsing a certificate costs more than the rest of a call, and there are few of them.
std::string SerialOf(std::string_view pem) {
  static std::mutex mutex;
  static std::unordered_map<std::string, std::string> serials;
  std::string key(pem);
  const std::lock_guard lock(mutex);
  const auto found = serials.find(key);
  if (found != serials.end()) return found->second;
  if (serials.size() > 1000) serials.clear();
  return serials[std::move(key)] = SerialOfPem(pem);
}

grpc::StatusCode CodeOf(const absl::Status& status, bool meant_for_caller) {
  if (meant_for_caller || absl::IsDeadlineExceeded(status) || absl::IsCancelled(status)) {
    return static_cast<grpc::StatusCode>(status.code());  // Same numbers by design of both.
  }
  return grpc::StatusCode::INTERNAL;
}

}  // namespace

grpc::Status ToGrpc(const absl::Status& status) {
  if (status.ok()) return grpc::Status::OK;
  const ErrorInfo info = InfoOf(status);
  const grpc::StatusCode code = CodeOf(status, !info.reason.empty());
  v1::ErrorDetail detail;
  std::string message;
  if (!info.reason.empty()) {
    message = std::string(status.message());
    detail.set_reason(info.reason);
    detail.set_current_etag(info.current_etag);
    for (const FieldViolation& violation : info.violations) {
      // Trailers are limited to 8 KiB; longer lists are part of replies.
      if (detail.violations_size() == 50) break;
      v1::FieldViolation& out = *detail.add_violations();
      out.set_field(violation.field);
      out.set_message(violation.message);
    }
  } else if (code == grpc::StatusCode::DEADLINE_EXCEEDED) {
    message = "The call took longer than its deadline.";
    detail.set_reason("DEADLINE_EXCEEDED");
  } else if (code == grpc::StatusCode::CANCELLED) {
    message = "The call was cancelled.";
    detail.set_reason("CANCELLED");
  } else {
    message = "Something went wrong on the server. It has been logged; nothing was changed.";
    detail.set_reason("INTERNAL");
  }
  return grpc::Status(code, message, detail.SerializeAsString());
}

identity::Credentials CredentialsOf(const grpc::CallbackServerContext& context) {
  identity::Credentials credentials;
  const auto header = context.client_metadata().find("authorization");
  if (header != context.client_metadata().end()) {
    const std::string_view value(header->second.data(), header->second.size());
    if (value.substr(0, kBearer.size()) == kBearer) credentials.token = value.substr(kBearer.size());
  }
  const auto pem = context.auth_context()->FindPropertyValues("x509_pem_cert");
  if (!pem.empty()) credentials.certificate_serial = SerialOf({pem[0].data(), pem[0].size()});
  return credentials;
}

Millis DeadlineOf(const grpc::CallbackServerContext& context) {
  const auto deadline = context.deadline();
  if (deadline == std::chrono::system_clock::time_point::max()) return 0;
  return std::chrono::duration_cast<std::chrono::milliseconds>(deadline.time_since_epoch()).count();
}

Call::Call(grpc::CallbackServerContext* context, const rpc::MethodAccess& method, const Clock& clock, Finish finish)
    : context_(context),
      method_(method),
      clock_(clock),
      finish_(std::move(finish)),
      credentials_(CredentialsOf(*context)),
      deadline_(DeadlineOf(*context)),
      begun_at_(clock.Now()) {}

void Call::End(const absl::Status& status) {
  const grpc::Status answer = ToGrpc(status);
  const std::string reason = status.ok() ? "" : InfoOf(status).reason;
  // What was refused on purpose is told by its reason; the text of anything else is for the operator only.
  if (!status.ok() && reason.empty() && answer.error_code() == grpc::StatusCode::INTERNAL) {
    Log("error", "call", {{"method", method_.full_name}, {"user", user_}, {"error", status.ToString()}});
  } else if (!status.ok()) {
    Log("info", "call",
        {{"method", method_.full_name},
         {"user", user_},
         {"code", std::to_string(answer.error_code())},
         {"reason", reason},
         {"ms", std::to_string(clock_.Now() - begun_at_)}});
  } else if (method_.effect == v1::EFFECT_WRITE && clock_.Now() - begun_at_ > 1000) {
    Log("warning", "slow call", {{"method", method_.full_name}, {"ms", std::to_string(clock_.Now() - begun_at_)}});
  }
  finish_(answer);
}

}  // namespace ehcpqa::server
