#include "services/base/error.h"

#include <utility>

#include "absl/strings/cord.h"
#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"

namespace ehcpqa {
namespace {

constexpr char kPayloadUrl[] = "ehcpqa/error";

absl::Status Attach(absl::Status status, const ErrorInfo& info) {
  nlohmann::json json = {{"reason", info.reason}, {"etag", info.current_etag}, {"violations", nlohmann::json::array()}};
  for (const FieldViolation& violation : info.violations) {
    json["violations"].push_back({violation.field, violation.message});
  }
  status.SetPayload(kPayloadUrl, absl::Cord(json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
  return status;
}

absl::string_view Abseil(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

absl::Status Refuse(absl::StatusCode code, std::string_view reason, std::string_view message,
                    std::vector<FieldViolation> violations) {
  return Attach(absl::Status(code, Abseil(message)), {std::string(reason), std::move(violations), ""});
}

absl::Status FieldInvalid(std::string_view field, std::string_view message) {
  return FieldsInvalid({{std::string(field), std::string(message)}});
}

absl::Status FieldsInvalid(std::vector<FieldViolation> violations) {
  if (violations.empty()) return absl::OkStatus();
  std::string text = absl::StrCat(violations.front().field, ": ", violations.front().message);
  if (violations.size() > 1) absl::StrAppend(&text, " (and ", violations.size() - 1, " more)");
  return Refuse(absl::StatusCode::kInvalidArgument, "FIELD_INVALID", text, std::move(violations));
}

absl::Status NoSuch(std::string_view resource_name) {
  return Refuse(absl::StatusCode::kNotFound, "NOT_FOUND", absl::StrCat("There is no ", Abseil(resource_name), "."));
}

absl::Status NotNow(std::string_view reason, std::string_view message) {
  return Refuse(absl::StatusCode::kFailedPrecondition, reason, message);
}

absl::Status StaleEtag(std::string_view resource_name, std::string_view current_etag) {
  return Attach(absl::AbortedError(absl::StrCat(
                    Abseil(resource_name), " was changed since you read it. Read it again, then repeat your change.")),
                {"STALE_ETAG", {}, std::string(current_etag)});
}

absl::Status Refusal(absl::StatusCode code, std::string_view message, const ErrorInfo& info) {
  return Attach(absl::Status(code, Abseil(message)), info);
}

ErrorInfo InfoOf(const absl::Status& status) {
  ErrorInfo info;
  auto payload = status.GetPayload(kPayloadUrl);
  if (!payload.has_value()) return info;
  const auto json = nlohmann::json::parse(std::string(*payload), nullptr, false);
  if (!json.is_object()) return info;
  info.reason = json.value("reason", "");
  info.current_etag = json.value("etag", "");
  for (const auto& violation : json["violations"]) info.violations.push_back({violation[0], violation[1]});
  return info;
}

}  // namespace ehcpqa
