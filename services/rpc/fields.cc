#include "services/rpc/fields.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/base/clock.h"
#include "services/base/utf8.h"

namespace ehcpqa::rpc {
namespace {

bool IsControl(char c) {
  return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f;
}

}  // namespace

void FieldChecks::Require(bool holds, std::string_view field, std::string_view message) {
  if (!holds) violations_.push_back({std::string(field), std::string(message)});
}

void FieldChecks::Text(std::string_view field, std::string_view value, size_t least, size_t most) {
  if (FirstInvalidUtf8(value)) return Require(false, field, "is not valid UTF-8");
  const size_t count = CountCharacters(Trimmed(value));
  if (count < least) {
    Require(false, field,
            least == 1 ? std::string("is required") : absl::StrCat("needs at least ", least, " characters"));
  } else if (count > most) {
    Require(false, field, absl::StrCat("has ", count, " characters; at most ", most, " are possible"));
  }
  Require(std::none_of(value.begin(), value.end(), IsControl), field, "holds control characters");
}

void FieldChecks::Id(std::string_view field, std::string_view value) {
  const bool valid = value.size() >= 2 && value.size() <= 40 && value[0] >= 'a' && value[0] <= 'z' &&
                     std::all_of(value.begin(), value.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.';
                     });
  Require(valid, field, "must be 2 to 40 of a-z, 0-9, '-' and '.', and begin with a letter");
}

void FieldChecks::Date(std::string_view field, std::string_view value) {
  Require(ParseDate(value).has_value(), field, "must be a date like 2026-03-12");
}

void FieldChecks::Range(std::string_view field, int64_t value, int64_t least, int64_t most) {
  Require(value >= least && value <= most, field, absl::StrCat("must be between ", least, " and ", most));
}

std::string_view Trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

}  // namespace ehcpqa::rpc
