#include "services/privacy/digit_groups.h"

#include "services/privacy/characters.h"

namespace ehcpqa::privacy {
namespace {

constexpr size_t kPlanRefSize = 19;

bool IsPlanRef(std::string_view text, size_t at) {
  if (text.size() < at + kPlanRefSize || (at > 0 && IsAlnum(text[at - 1]))) return false;
  for (size_t i = 0; i < kPlanRefSize; ++i) {
    const char c = text[at + i];
    if (i % 5 == 4 ? c != '-' : !((c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7'))) return false;
  }
  const size_t end = at + kPlanRefSize;
  return end == text.size() ||
         !(IsAlnum(text[end]) || (text[end] == '-' && end + 1 < text.size() && IsAlnum(text[end + 1])));
}

size_t SeparatorAt(std::string_view text, size_t at) {
  if (at < text.size() && (text[at] == '.' || text[at] == '(' || text[at] == ')')) return 1;
  const size_t space = SpaceAt(text, at);
  return space > 0 ? space : HyphenAt(text, at);
}

bool AreJoined(std::string_view text, size_t from, size_t to) {
  for (int count = 0; from < to; ++count) {
    const size_t separator = SeparatorAt(text, from);
    if (separator == 0 || count == 3) return false;
    from += separator;
  }
  return true;
}

bool MayEnd(std::string_view text, size_t end) {
  if (end >= text.size()) return true;
  if (IsAlnum(text[end]) || text[end] == '%') return false;
  return !((text[end] == '.' || text[end] == ',') && end + 1 < text.size() && IsDigit(text[end + 1]));
}

}  // namespace

std::vector<DigitGroup> DigitGroups(std::string_view text) {
  std::vector<DigitGroup> groups;
  bool broken = true;
  for (size_t i = 0; i < text.size();) {
    if (IsPlanRef(text, i)) {
      i += kPlanRefSize;
      broken = true;
    } else if (IsDigit(text[i])) {
      DigitGroup group{i, i, false};
      while (group.end < text.size() && IsDigit(text[group.end])) ++group.end;
      group.joined = !broken && AreJoined(text, groups.back().end, group.begin);
      i = group.end;
      groups.push_back(group);
      broken = false;
    } else {
      ++i;
    }
  }
  return groups;
}

size_t GroupsWith(std::string_view text, const std::vector<DigitGroup>& groups, size_t first, size_t digits) {
  size_t sum = 0;
  for (size_t i = first; i < groups.size() && (i == first || groups[i].joined); ++i) {
    sum += groups[i].size();
    if (sum > digits) return 0;
    if (sum == digits) return MayEnd(text, groups[i].end) ? i + 1 : 0;
  }
  return 0;
}

std::string Digits(std::string_view text, const std::vector<DigitGroup>& groups, size_t first, size_t last) {
  std::string digits;
  for (size_t i = first; i < last; ++i) digits += text.substr(groups[i].begin, groups[i].size());
  return digits;
}

bool MayBegin(std::string_view text, size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (IsLetter(before)) return at >= 3 && IsLetter(text[at - 2]) && IsLetter(text[at - 3]);
  if (before == ',') return at < 2 || !IsDigit(text[at - 2]);
  return before != '$' && (at < 2 || text.substr(at - 2, 2) != "£");
}

}  // namespace ehcpqa::privacy
