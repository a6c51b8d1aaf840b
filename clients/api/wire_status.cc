#include "clients/api/wire_status.h"

#include "absl/strings/str_cat.h"
#include "ehcpqa/v1/error.pb.h"
#include "services/base/error.h"

namespace ehcpqa::api {
namespace {

// gRPC's codes and Abseil's are the same numbers; one that is neither is a broken peer.
absl::StatusCode CodeOf(grpc::StatusCode code) {
  const int number = static_cast<int>(code);
  return number >= 0 && number <= 16 ? static_cast<absl::StatusCode>(number) : absl::StatusCode::kUnknown;
}

}  // namespace

absl::Status FromWire(const grpc::Status& status, const std::string& server) {
  if (status.ok()) return absl::OkStatus();
  ErrorInfo info;
  if (v1::ErrorDetail detail; detail.ParseFromString(status.error_details())) {
    info.reason = detail.reason();
    info.current_etag = detail.current_etag();
    for (const v1::FieldViolation& violation : detail.violations()) {
      info.violations.push_back({violation.field(), violation.message()});
    }
  }
  std::string message = status.error_message();
  if (info.reason.empty() && status.error_code() == grpc::StatusCode::UNAVAILABLE) {
    info.reason = "SERVER_UNREACHABLE";
    message = absl::StrCat("Cannot reach the server at ", server,
                           ". Check the address, that it is running, and that your certificate is of this area. (",
                           message, ")");
  } else if (info.reason.empty() && status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED) {
    info.reason = "NO_ANSWER_IN_TIME";
    message = absl::StrCat("The server at ", server,
                           " did not answer in time. Look whether a change was made before you repeat it.");
  } else if (status.error_code() == grpc::StatusCode::UNIMPLEMENTED) {
    message = absl::StrCat("The server at ", server, " does not know this call: it is older than this program.");
  } else if (message.empty()) {
    message = absl::StrCat("The server at ", server, " failed without saying why.");
  }
  return Refusal(CodeOf(status.error_code()), message, info);
}

}  // namespace ehcpqa::api
