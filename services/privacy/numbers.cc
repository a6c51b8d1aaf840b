#include <algorithm>
#include <optional>

#include "services/privacy/characters.h"
#include "services/privacy/digit_groups.h"
#include "services/privacy/finders.h"

namespace ehcpqa::privacy {
namespace {

using Groups = std::vector<DigitGroup>;

// What was found, and the index of the group behind it.
struct Match {
  FoundIdentifier identifier;
  size_t next = 0;
};

Match MatchOf(IdentifierKind kind, size_t begin, const Groups& groups, size_t next) {
  return {{kind, begin, groups[next - 1].end - begin}, next};
}

// Digits by falling weights 10 to 2, as the NHS number and the ULN are checked.
int WeightedSum(std::string_view digits) {
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (digits[i] - '0') * (10 - i);
  return sum;
}
bool IsNhsNumber(std::string_view digits) {
  const int check = (11 - WeightedSum(digits) % 11) % 11;
  return check != 10 && digits[9] - '0' == check;
}
bool IsUln(std::string_view digits) {
  const int remainder = WeightedSum(digits) % 11;
  return digits[0] != '0' && remainder != 0 && digits[9] - '0' == 10 - remainder;
}

// The letter of 12 digits by weights 2 to 13, modulo 23 (DfE: Unique pupil numbers).
char UpnCheckLetter(std::string_view digits) {
  int sum = 0;
  for (int i = 0; i < 12; ++i) sum += (digits[i] - '0') * (i + 2);
  return "ABCDEFGHJKLMNPQRTUVWXYZ"[sum % 23];
}

std::optional<Match> UpnAt(std::string_view text, const Groups& groups, size_t i) {
  const size_t begin = groups[i].begin;
  size_t letter = begin;
  if (begin >= 1 && IsLetter(text[begin - 1])) {
    letter = begin - 1;
  } else if (begin >= 2 && (text[begin - 1] == ' ' || text[begin - 1] == '-') && IsLetter(text[begin - 2])) {
    letter = begin - 2;
  }
  if (letter == begin || (letter > 0 && (IsAlnum(text[letter - 1]) || IsBeyondAscii(text[letter - 1])))) return {};
  const bool together = letter + 1 == begin;
  const size_t end = groups[i].end;
  if (together && groups[i].size() == 11 && end < text.size() && IsLetter(text[end]) &&
      (end + 1 == text.size() || !IsAlnum(text[end + 1]))) {
    return Match{{IdentifierKind::kUpn, letter, end + 1 - letter}, i + 1};
  }
  const size_t next = GroupsWith(text, groups, i, 12);
  if (next == 0) return {};
  // "Section F 2023 2024 2025" is a letter and 12 digits too.
  const bool sure = together && next == i + 1;
  if (!sure && UpnCheckLetter(Digits(text, groups, i, next)) != Upper(text[letter])) return {};
  return MatchOf(IdentifierKind::kUpn, letter, groups, next);
}

bool IsDay(std::string_view digits) {
  return digits.size() <= 2 && std::stoi(std::string(digits)) >= 1 && std::stoi(std::string(digits)) <= 31;
}

// "09-10-2024 10" begins like a telephone number.
bool IsDate(std::string_view text, const Groups& groups, size_t i) {
  return i + 2 < groups.size() && groups[i + 1].joined && groups[i + 2].joined && groups[i].size() <= 2 &&
         groups[i + 1].size() <= 2 && groups[i + 2].size() == 4 &&
         IsDay(text.substr(groups[i].begin, groups[i].size()));
}

// After the country code or the trunk 0: "0", "4" and "6" begin no number that is in use (Ofcom, National Telephone
// Numbering Plan).
bool BeginsNationalNumber(char c) { return IsDigit(c) && c != '0' && c != '4' && c != '6'; }

std::optional<Match> TelephoneAt(std::string_view text, const Groups& groups, size_t i) {
  const size_t begin = groups[i].begin;
  size_t from = begin;
  while (from > 0 && (text[from - 1] == '(' || text[from - 1] == '+')) --from;
  const bool plus = text.substr(from, begin - from).find('+') != std::string_view::npos;
  const std::string_view group = text.substr(begin, groups[i].size());
  const bool united_kingdom = (plus && group.substr(0, 2) == "44") || group.substr(0, 4) == "0044";
  if (plus || united_kingdom) {
    // With a country code; the "(0)" that some write is one digit more.
    const size_t code = group.substr(0, 4) == "0044" ? 4 : 2;
    for (const size_t digits : {code + 11, code + 10, code + 9, code + 8, code + 7}) {
      if (united_kingdom && digits < code + 9) break;
      if (const size_t next = GroupsWith(text, groups, i, digits)) {
        return MatchOf(IdentifierKind::kTelephoneNumber, from, groups, next);
      }
    }
    return {};
  }
  if (group.size() < 2 || group[0] != '0' || !BeginsNationalNumber(group[1]) || !MayBegin(text, begin)) return {};
  if (IsDate(text, groups, i)) return {};
  for (const size_t digits : {11, 10}) {
    if (const size_t next = GroupsWith(text, groups, i, digits)) {
      return MatchOf(IdentifierKind::kTelephoneNumber, from, groups, next);
    }
  }
  return {};
}

bool IsYear(std::string_view digits) {
  return digits.size() == 4 && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20");
}

// Whether ten digits are grouped as people write one number, not as a row of figures or years.
bool IsOneNumber(std::string_view text, const Groups& groups, size_t i, size_t next) {
  const size_t count = next - i;
  if (count == 1) return true;
  if (count <= 3) {
    const bool usual = count == 3 && groups[i].size() == 3 && groups[i + 1].size() == 3;
    return std::all_of(groups.begin() + i, groups.begin() + next, [&](const DigitGroup& group) {
      return group.size() >= 3 && (usual || !IsYear(text.substr(group.begin, group.size())));
    });
  }
  const bool alone = !groups[i].joined && (next == groups.size() || !groups[next].joined);
  return alone && std::all_of(groups.begin() + i, groups.begin() + next,
                              [&](const DigitGroup& group) { return group.size() == groups[i].size(); });
}

std::optional<Match> TenDigitsAt(std::string_view text, const Groups& groups, size_t i) {
  const size_t next = GroupsWith(text, groups, i, 10);
  if (next == 0 || !MayBegin(text, groups[i].begin) || !IsOneNumber(text, groups, i, next)) return {};
  const std::string digits = Digits(text, groups, i, next);
  if (IsNhsNumber(digits)) return MatchOf(IdentifierKind::kNhsNumber, groups[i].begin, groups, next);
  if (IsUln(digits)) return MatchOf(IdentifierKind::kUln, groups[i].begin, groups, next);
  return {};
}

}  // namespace

void FindNumbers(std::string_view text, std::vector<FoundIdentifier>& found) {
  const Groups groups = DigitGroups(text);
  for (size_t i = 0; i < groups.size();) {
    std::optional<Match> match = UpnAt(text, groups, i);
    if (!match) match = TelephoneAt(text, groups, i);
    if (!match) match = TenDigitsAt(text, groups, i);
    if (match) found.push_back(match->identifier);
    i = match ? match->next : i + 1;
  }
}

}  // namespace ehcpqa::privacy
