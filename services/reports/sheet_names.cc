#include "services/reports/sheet_names.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/reports/plain_text.h"

namespace ehcpqa::reports {
namespace {

constexpr size_t kLongest = 31;
constexpr std::string_view kForbidden = "[]:*?/\\\n\t";

// The beginning of well-formed UTF-8 that has so many UTF-16 units at most.
std::string Cut(const std::string& text, size_t units) {
  size_t used = 0, end = 0;
  while (end < text.size()) {
    const auto first = static_cast<unsigned char>(text[end]);
    const size_t bytes = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    used += bytes == 4 ? 2 : 1;
    if (used > units) break;
    end += bytes;
  }
  return text.substr(0, end);
}

// Without spaces and apostrophes at its ends.
std::string Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(" '");
  if (begin == std::string_view::npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(" '") - begin + 1));
}

}  // namespace

std::string SheetNames::Take(std::string_view wish) {
  std::string clean = PlainText(wish);
  for (char& c : clean) {
    if (kForbidden.find(c) != std::string_view::npos) c = ' ';
  }
  clean.erase(std::unique(clean.begin(), clean.end(), [](char a, char b) { return a == ' ' && b == ' '; }),
              clean.end());
  clean = Trimmed(clean);
  if (clean.empty() || absl::AsciiStrToLower(clean) == "history") clean = "Sheet";
  std::string name = Trimmed(Cut(clean, kLongest));
  for (int number = 2; !taken_.insert(absl::AsciiStrToLower(name)).second; ++number) {
    const std::string tail = absl::StrCat(" (", number, ")");
    name = Trimmed(Cut(clean, kLongest - tail.size())) + tail;
  }
  return name;
}

}  // namespace ehcpqa::reports
