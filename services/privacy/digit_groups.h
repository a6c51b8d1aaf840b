// Groups of digits and how they hang together: "07700 900 123" is three groups, joined.
#ifndef EHCPQA_SERVICES_PRIVACY_DIGIT_GROUPS_H_
#define EHCPQA_SERVICES_PRIVACY_DIGIT_GROUPS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ehcpqa::privacy {

// One maximal run of ASCII digits.
struct DigitGroup {
  size_t begin = 0;
  size_t end = 0;
  bool joined = false;  // To the group before, by 1 to 3 spaces, hyphens, dots or round brackets and nothing else.
  size_t size() const { return end - begin; }
};

// All groups but those inside plan references (ABCD-2345-EFGH-6723).
std::vector<DigitGroup> DigitGroups(std::string_view text);

// Groups from `first` on, joined, that have `digits` digits together: the index behind the last of them, or 0 when the
// digits do not end with a group or other letters or decimals follow.
size_t GroupsWith(std::string_view text, const std::vector<DigitGroup>& groups, size_t first, size_t digits);

// The digits of groups [first, last).
std::string Digits(std::string_view text, const std::vector<DigitGroup>& groups, size_t first, size_t last);

// Whether a number may begin at `at`: not inside a code like "A12", not behind a currency sign or a decimal comma. A
// word of three letters or more may run into it ("NHS9434765919").
bool MayBegin(std::string_view text, size_t at);

}  // namespace ehcpqa::privacy

#endif  // EHCPQA_SERVICES_PRIVACY_DIGIT_GROUPS_H_
