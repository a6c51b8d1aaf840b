#include "clients/returns/refusal.h"

#include <cstring>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"

namespace ehcpqa::returns {
namespace {

absl::Status At(absl::StatusCode code, std::string_view reason, const Place& place, std::string_view what) {
  return Refuse(code, reason, ToText(place) + ": " + std::string(what));
}

}  // namespace

std::string ToText(const Place& place) {
  std::string text = place.file;
  if (place.row > 0) absl::StrAppend(&text, ", row ", place.row);
  if (place.line > 0) absl::StrAppend(&text, ", line ", place.line, ", column ", place.column);
  if (!place.field.empty()) absl::StrAppend(&text, place.line > 0 ? ", element " : ", column ", place.field);
  return text;
}

absl::Status Unreadable(const Place& place, std::string_view what) {
  return At(absl::StatusCode::kInvalidArgument, "RETURN_UNREADABLE", place, what);
}

absl::Status WrongKind(const Place& place, std::string_view what) {
  return At(absl::StatusCode::kInvalidArgument, "RETURN_WRONG_KIND", place, what);
}

absl::Status TooLarge(const Place& place, std::string_view what) {
  return At(absl::StatusCode::kResourceExhausted, "RETURN_TOO_LARGE", place, what);
}

absl::Status FileFailed(std::string_view path, std::string_view doing, int error) {
  return Refuse(absl::StatusCode::kFailedPrecondition, "RETURN_FILE",
                "cannot " + std::string(doing) + " " + std::string(path) + ": " + std::strerror(error) + ".");
}

std::string Shown(std::string_view word) {
  std::string shown(word.substr(0, 32));
  for (char& c : shown) {
    if (c < ' ' || c > '~') c = '?';
  }
  return shown;
}

}  // namespace ehcpqa::returns
