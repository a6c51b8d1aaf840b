#include "clients/api/call_context.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/base/error.h"

namespace ehcpqa::api {
namespace {

constexpr size_t kLongestToken = 200;

bool IsToken(const std::string& text) {
  return text.size() <= kLongestToken && std::all_of(text.begin(), text.end(), [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '_';
         });
}

}  // namespace

absl::Status Prepare(const std::string& token, std::chrono::system_clock::time_point deadline,
                     grpc::ClientContext* context) {
  context->set_deadline(deadline);
  if (token.empty()) return absl::OkStatus();
  if (!IsToken(token)) {
    return Refuse(absl::StatusCode::kUnauthenticated, "SIGN_IN_REQUIRED",
                  "The session token is not one. Sign in again.");
  }
  context->AddMetadata("authorization", absl::StrCat("Bearer ", token));
  return absl::OkStatus();
}

}  // namespace ehcpqa::api
