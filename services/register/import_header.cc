#include "services/register/import_header.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/privacy/text_guard.h"
#include "services/rpc/fields.h"

namespace ehcpqa::registers {
namespace {

constexpr char kFirstDay[] = "2014-09-01";  // Children and Families Act 2014, Part 3.
constexpr int kMostContradictions = 20;
constexpr size_t kLongestContradiction = 300;
constexpr size_t kLongestRequestId = 100;

bool ConsistsOf(std::string_view text, size_t length, std::string_view characters) {
  return text.size() == length && text.find_first_not_of(characters) == std::string_view::npos;
}

}  // namespace

absl::Status CheckHeader(const v1::ImportHeader& header, const Caller& caller, Millis now) {
  constexpr std::string_view kHex = "0123456789abcdef";
  rpc::FieldChecks checks;
  const auto require = [&](bool holds, std::string_view field, std::string_view message) {
    checks.Require(holds, "header." + std::string(field), message);
  };
  require(ConsistsOf(header.la(), 3, "0123456789"), "la", "must be the three-digit code of the local authority");
  checks.Date("header.as_at", header.as_at());
  if (ParseDate(header.as_at()).has_value()) {
    require(header.as_at() >= kFirstDay, "as_at", "must not lie before September 2014: there were no EHC plans");
    require(header.as_at() <= DateOf(now), "as_at",
            "must not lie in the future: run the return as at a day that has come");
  }
  require(ConsistsOf(header.key_id(), 8, kHex), "key_id",
          "must be the first 8 lower-case hex digits of SHA-256 of the key");
  require(header.source_kind() == v1::SOURCE_KIND_SEN2_XML || header.source_kind() == v1::SOURCE_KIND_SEN2_CSV,
          "source_kind", "must say whether XML or CSV files were read");
  require(header.layout_year() >= 2023 && header.layout_year() <= 2025, "layout_year", "must be 2023, 2024 or 2025");
  require(ConsistsOf(header.source_sha256(), 64, kHex), "source_sha256",
          "must be a SHA-256 in 64 lower-case hex digits");
  require(header.request_id().size() <= kLongestRequestId, "request_id", "must have at most 100 characters");
  require(header.header_contradictions_size() <= kMostContradictions, "header_contradictions", "must be at most 20");
  const int said = std::min(header.header_contradictions_size(), kMostContradictions);
  privacy::TextGuard guard;
  for (int i = 0; i < said; ++i) {
    const std::string field = absl::StrCat("header.header_contradictions[", i, "]");
    checks.Text(field, header.header_contradictions(i), 1, kLongestContradiction);
    guard.Check(field, header.header_contradictions(i));
  }
  RETURN_IF_ERROR(checks.status());
  RETURN_IF_ERROR(guard.status());
  if (caller.la_code != header.la()) {
    return Refuse(absl::StatusCode::kPermissionDenied, "NOT_OWN_LA",
                  absl::StrCat("This is a return of local authority ", header.la(),
                               ". Only a coordinator of that authority may import it."));
  }
  return absl::OkStatus();
}

}  // namespace ehcpqa::registers
