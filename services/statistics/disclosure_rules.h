// How counts and shares may be shown: named presets, never constants in the callers. The preset in force is printed on
// the output.
#ifndef EHCPQA_SERVICES_STATISTICS_DISCLOSURE_RULES_H_
#define EHCPQA_SERVICES_STATISTICS_DISCLOSURE_RULES_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ehcpqa::statistics {

struct CountRule {
  std::string_view name;
  int64_t threshold;  // Counts from 1 to threshold - 1 are replaced by `symbol`; 0 is shown.
  int64_t base;       // Other counts are rounded to a multiple, half up; 1 = not rounded.
  std::string_view symbol;
};

// NHS Digital for HES and ECDS since September 2018, sub-national: 1-7 suppressed, others to the nearest 5.
inline constexpr CountRule kNhsHesSubnational = {"nhs_hes_subnational", 8, 5, "*"};
// Fewer than five, with the Department for Education's symbol for confidential. The default.
inline constexpr CountRule kUnderFive = {"under5_c", 5, 1, "c"};
// One to five suppressed.
inline constexpr CountRule kUnderSix = {"under6_c", 6, 1, "c"};

// The preset of that name.
std::optional<CountRule> CountRuleNamed(std::string_view name);

// The count as it is shown, or nothing where the rule's symbol is.
std::optional<int64_t> ShownCount(int64_t count, const CountRule& rule);

// A share x of n about children, crossed with a characteristic: both x and its complement must be 0 or at or above the
// threshold, n must reach it, and x = n is disclosive too (100 % says it of every child). 0 <= x <= n.
bool MayShowShare(int64_t x, int64_t n, int64_t threshold);

// A mean or median over n children.
inline bool MayShowMean(int64_t n, int64_t threshold) { return n >= threshold; }

// A quality share ("46 of 48 met") of the whole sample or an agency discloses no child; it needs this denominator and
// whole per cents.
inline constexpr int64_t kLeastQualityDenominator = 10;
inline bool MayShowQualityShare(int64_t n) { return n >= kLeastQualityDenominator; }

// A figure from fewer auditors than this identifies them.
inline constexpr int64_t kLeastAuditors = 3;
inline bool MayShowFromAuditors(int64_t auditors) { return auditors >= kLeastAuditors; }

// Whether two published counts, of a group and of a part of it (all and all but one, an area and one inside it, two
// quarters of a growing list), give a small count away by their difference.
bool DifferenceDiscloses(int64_t whole, int64_t part, int64_t threshold);

// What x of n could be behind a published per cent with `decimals` beside a denominator rounded to `base`. One entry is
// exact disclosure: 34.8 % of "45" can only be 16 of 46.
struct Fraction {
  int64_t x = 0;
  int64_t n = 0;
  friend bool operator==(const Fraction&, const Fraction&) = default;
};
// `percent_units` is in 10^-decimals per cent (rounding.h). By rising n, then x.
std::vector<Fraction> PossibleFractions(int64_t percent_units, int decimals, int64_t rounded_denominator, int64_t base);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_DISCLOSURE_RULES_H_
