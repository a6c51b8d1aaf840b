#include "services/rubrics/mistakes.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/base/utf8.h"
#include "services/rubrics/rubric_check.h"

namespace ehcpqa::rubrics {
namespace {

bool IsForbiddenControl(char c) {
  return absl::ascii_iscntrl(static_cast<unsigned char>(c)) && c != '\n' && c != '\r' && c != '\t';
}

bool IsBlank(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return absl::ascii_isspace(static_cast<unsigned char>(c)); });
}

bool IsCode(std::string_view code, CodeStyle style) {
  const auto letter = [&](unsigned char c) {
    return style == CodeStyle::kName ? absl::ascii_islower(c) : absl::ascii_isalpha(c);
  };
  if (code.empty() || !letter(static_cast<unsigned char>(code.front()))) return false;
  return std::all_of(code.begin(), code.end(), [&](char each) {
    const auto c = static_cast<unsigned char>(each);
    return letter(c) || absl::ascii_isdigit(c) || c == '_' || c == '-' || (c == '.' && style == CodeStyle::kLabel);
  });
}

}  // namespace

void Mistakes::CheckText(const std::string& field, std::string_view text, size_t longest) {
  if (FirstInvalidUtf8(text)) {
    Add(field, "is not valid UTF-8; save the file as UTF-8 and take out escapes such as \\377");
    return;
  }
  if (std::any_of(text.begin(), text.end(), IsForbiddenControl)) {
    Add(field, "holds a control character; only line ends and tabs are allowed");
  }
  if (const size_t length = CountCharacters(text); length > longest) {
    Add(field, absl::StrCat("has ", length, " characters; shorten it to ", longest));
  }
}

void Mistakes::CheckRequiredText(const std::string& field, std::string_view text, size_t longest) {
  if (IsBlank(text)) {
    Add(field, "is required and missing or blank");
    return;
  }
  CheckText(field, text, longest);
}

void Mistakes::CheckCode(const std::string& field, std::string_view code, CodeStyle style) {
  if (code.empty()) {
    Add(field, "is required and missing");
  } else if (code.size() > kMaxCode) {
    Add(field, absl::StrCat("has ", code.size(), " bytes; a code has at most ", kMaxCode));
  } else if (!IsCode(code, style)) {
    Add(field, style == CodeStyle::kName
                   ? "must be a small letter followed by small letters, digits, '_' or '-', such as \"partly_met\""
                   : "must be a letter followed by letters, digits, '_', '-' or '.', such as \"F3\"");
  }
}

void Mistakes::CheckRange(const std::string& field, int64_t value, int64_t low, int64_t high) {
  if (value < low || value > high) Add(field, absl::StrCat("is ", value, "; it must be from ", low, " to ", high));
}

void UniqueCodes::Check(const std::string& field, const std::string& code) {
  if (code.empty()) return;
  const auto [first, is_new] = first_.emplace(code, field);
  if (is_new) return;
  mistakes_.Add(field, absl::StrCat("repeats the code of ", first->second, "; every code must be unique"));
}

}  // namespace ehcpqa::rubrics
