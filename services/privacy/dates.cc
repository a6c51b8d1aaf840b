#include "services/privacy/dates.h"

#include <array>
#include <cstring>
#include <string>

#include "services/privacy/characters.h"

namespace ehcpqa::privacy {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};

size_t DigitsAt(std::string_view text, size_t at) {
  size_t count = 0;
  while (at + count < text.size() && IsDigit(text[at + count])) ++count;
  return count;
}

int Number(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

bool IsDay(std::string_view digits) { return Number(digits) >= 1 && Number(digits) <= 31; }
bool IsYear(std::string_view digits) {
  return digits.size() == 2 || (digits.size() == 4 && Number(digits) >= 1900 && Number(digits) <= 2099);
}
bool AreDayAndMonth(std::string_view a, std::string_view b) {
  return IsDay(a) && IsDay(b) && (Number(a) <= 12 || Number(b) <= 12);
}

// Spaces, hyphens, commas and slashes between the parts of a date; at most three.
size_t SkipSeparators(std::string_view text, size_t at) {
  for (int count = 0; count < 3 && at < text.size(); ++count) {
    size_t size = SpaceAt(text, at);
    if (size == 0) size = HyphenAt(text, at);
    if (size == 0 && (text[at] == ',' || text[at] == '/' || text[at] == '.' || text[at] == '\'')) size = 1;
    if (size == 0) break;
    at += size;
  }
  return at;
}

// Bytes of a month's name or its short form; 0 for any other word.
size_t MonthAt(std::string_view text, size_t at) {
  char word[10];
  size_t size = 0;
  while (at + size < text.size() && size < sizeof word && IsLetter(text[at + size])) {
    word[size] = Lower(text[at + size]);
    ++size;
  }
  if (size < 3) return 0;
  const std::string_view lower(word, size);
  for (const std::string_view month : kMonths) {
    if (month[0] != word[0] || month.substr(0, 3) != lower.substr(0, 3)) continue;
    return size == 3 || lower == month || (lower == "sept" && month == "september") ? size : 0;
  }
  return 0;
}

// The end of a year that may follow the day and month; `at` itself when none does.
size_t EndOfYear(std::string_view text, size_t at) {
  const size_t year = SkipSeparators(text, at);
  const size_t digits = DigitsAt(text, year);
  return year > at && IsYear(text.substr(year, digits)) ? year + digits : at;
}

// The end of "12th", without the ordinal's letters when there are none.
size_t SkipOrdinal(std::string_view text, size_t at) {
  if (at + 1 >= text.size()) return at;
  const std::string letters{Lower(text[at]), Lower(text[at + 1])};
  const bool ends = at + 2 == text.size() || !IsAlnum(text[at + 2]);
  return ends && (letters == "st" || letters == "nd" || letters == "rd" || letters == "th") ? at + 2 : at;
}

// 12 March 2014, from the end of the day.
size_t DayThenMonth(std::string_view text, size_t at, size_t day_end) {
  size_t month = SkipSeparators(text, SkipOrdinal(text, day_end));
  if (text.substr(month, 3) == "of ") month += 3;
  const size_t size = MonthAt(text, month);
  return size == 0 ? 0 : EndOfYear(text, month + size) - at;
}

// March 12, 2014, from the end of the month.
size_t MonthThenDay(std::string_view text, size_t at, size_t month_end) {
  const size_t day = SkipSeparators(text, month_end);
  const size_t digits = DigitsAt(text, day);
  if (day == month_end || digits == 0 || digits > 2 || !IsDay(text.substr(day, digits))) return 0;
  return EndOfYear(text, SkipOrdinal(text, day + digits)) - at;
}

// Three numbers with the same separator, or eight digits together.
size_t NumericDate(std::string_view text, size_t at, size_t first) {
  const auto part = [&](size_t begin, size_t size) { return text.substr(begin, size); };
  if (first == 8) {
    const bool day_first = AreDayAndMonth(part(at, 2), part(at + 2, 2)) && IsYear(part(at + 4, 4));
    return day_first || (IsYear(part(at, 4)) && AreDayAndMonth(part(at + 4, 2), part(at + 6, 2))) ? 8 : 0;
  }
  const size_t separator = at + first;
  if (separator >= text.size() || std::strchr("/-. ", text[separator]) == nullptr) return 0;
  const size_t second = DigitsAt(text, separator + 1);
  const size_t next = separator + 1 + second;
  if (second == 0 || second > 2 || next >= text.size() || text[next] != text[separator]) return 0;
  const size_t third = DigitsAt(text, next + 1);
  const bool year_last =
      first <= 2 && IsYear(part(next + 1, third)) && AreDayAndMonth(part(at, first), part(separator + 1, second));
  const bool year_first = first == 4 && third >= 1 && third <= 2 && IsYear(part(at, first)) &&
                          AreDayAndMonth(part(separator + 1, second), part(next + 1, third));
  return year_last || year_first ? next + 1 + third - at : 0;
}

}  // namespace

size_t DateAt(std::string_view text, size_t at) {
  if (const size_t digits = DigitsAt(text, at)) {
    if (digits > 8) return 0;
    if (const size_t numeric = NumericDate(text, at, digits)) return numeric;
    return digits <= 2 && IsDay(text.substr(at, digits)) ? DayThenMonth(text, at, at + digits) : 0;
  }
  const size_t month = MonthAt(text, at);
  return month == 0 ? 0 : MonthThenDay(text, at, at + month);
}

}  // namespace ehcpqa::privacy
