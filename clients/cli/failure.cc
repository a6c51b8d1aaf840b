#include "clients/cli/failure.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

std::string HintFor(const ErrorInfo& info) {
  static const std::map<std::string, std::string> kHints = {
      {"SIGN_IN_REQUIRED", "Sign in with: ehcpqa login USER"},
      {"SESSION_EXPIRED", "Sign in with: ehcpqa login USER"},
      {"PASSWORD_CHANGE_REQUIRED", "Change it with: ehcpqa password"},
      {"USAGE", "Add --help to see what the command takes."},
  };
  const auto hint = kHints.find(info.reason);
  return hint == kHints.end() ? "" : hint->second;
}

std::string Json(const absl::Status& status, const ErrorInfo& info) {
  nlohmann::ordered_json error;
  error["code"] = absl::StatusCodeToString(status.code());
  error["reason"] = info.reason;
  error["message"] = std::string(status.message());
  error["violations"] = nlohmann::ordered_json::array();
  for (const FieldViolation& violation : info.violations) {
    error["violations"].push_back({{"field", violation.field}, {"message", violation.message}});
  }
  error["current_etag"] = info.current_etag;
  return error.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace

int ExitCodeOf(const absl::Status& status) {
  if (status.ok()) return kExitDone;
  const std::string reason = InfoOf(status).reason;
  if (reason == "USAGE" || reason == "SERVER_ADDRESS") return kExitUsage;
  if (reason == "CERTIFICATES_UNREADABLE") return kExitUnreachable;
  if (status.code() == absl::StatusCode::kUnavailable || status.code() == absl::StatusCode::kDeadlineExceeded) {
    return kExitUnreachable;
  }
  return kExitRefused;
}

std::string FailureText(const absl::Status& status, Format format, bool red) {
  const ErrorInfo info = InfoOf(status);
  if (format == Format::kJson) return Json(status, info);
  std::string text =
      absl::StrCat(red ? "\x1b[31mehcpqa:\x1b[0m " : "ehcpqa: ", OneLine(std::string(status.message())), "\n");
  for (const FieldViolation& violation : info.violations) {
    // The message of a single mistake is often the mistake itself.
    if (info.violations.size() == 1 && status.message() == violation.field + ": " + violation.message) break;
    absl::StrAppend(&text, "  ", OneLine(violation.field), ": ", OneLine(violation.message), "\n");
  }
  if (!info.current_etag.empty()) absl::StrAppend(&text, "  Its etag is now ", OneLine(info.current_etag), ".\n");
  if (const std::string hint = HintFor(info); !hint.empty()) absl::StrAppend(&text, "  ", hint, "\n");
  return text;
}

}  // namespace ehcpqa::cli
