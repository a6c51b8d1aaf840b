#include "clients/returns/values.h"

#include <array>

#include "clients/returns/modules.h"
#include "services/base/clock.h"

namespace ehcpqa::returns {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// "00:00:00", "00:00", with fractions, "Z" or an offset: anything made of these characters that starts with two digits.
bool IsTimeOfDay(std::string_view text) {
  if (text.size() < 5 || text.size() > 32 || !IsDigit(text[0]) || !IsDigit(text[1]) || text[2] != ':') return false;
  return text.find_first_not_of("0123456789:.+-Zz") == std::string_view::npos;
}

std::string_view MonthNumber(std::string_view name) {
  constexpr std::array<std::string_view, 12> kNames = {"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
  constexpr std::array<std::string_view, 12> kNumbers = {"01", "02", "03", "04", "05", "06",
                                                         "07", "08", "09", "10", "11", "12"};
  const std::string lower = Lower(name);
  for (size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == lower) return kNumbers[i];
  }
  return "";
}

}  // namespace

std::string_view Trimmed(std::string_view text) {
  const size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return "";
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<int> DateIn(std::string_view text) {
  text = Trimmed(text);
  const size_t end = text.find_first_of(" T");
  const std::string_view date = text.substr(0, end);
  if (end != std::string_view::npos && !IsTimeOfDay(text.substr(end + 1))) return std::nullopt;
  if (date.size() == 10) return ParseDate(date);
  if (date.size() != 11 || date[4] != '-' || date[8] != '-') return std::nullopt;
  std::string iso(date.substr(0, 5));
  iso.append(MonthNumber(date.substr(5, 3))).append(date.substr(8));
  return ParseDate(iso);
}

bool TrueIn(std::string_view text) {
  const std::string lower = Lower(Trimmed(text));
  return lower == "1" || lower == "true" || lower == "1.0" || lower == "yes" || lower == "y";
}

std::optional<int> NumberIn(std::string_view text) {
  text = Trimmed(text);
  if (const size_t point = text.find('.'); point != std::string_view::npos) {
    const std::string_view fraction = text.substr(point + 1);
    if (fraction.empty() || fraction.find_first_not_of('0') != std::string_view::npos) return std::nullopt;
    text = text.substr(0, point);
  }
  if (text.empty() || text.size() > 9) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (!IsDigit(c)) return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::string OneOf(std::string_view codes, std::string_view text) {
  const std::string code = CodeIn(text);
  return code.size() == 1 && codes.find(code[0]) != std::string_view::npos ? code : "";
}

std::string CodeIn(std::string_view text) {
  text = Trimmed(text);
  if (text.empty()) return "";
  std::string code;
  for (const char c : text) {
    const bool lower = c >= 'a' && c <= 'z';
    if (!IsDigit(c) && !lower && !(c >= 'A' && c <= 'Z')) return "INVALID";
    code.push_back(lower ? static_cast<char>(c - 'a' + 'A') : c);
  }
  return code.size() > 5 ? "INVALID" : code;
}

}  // namespace ehcpqa::returns
