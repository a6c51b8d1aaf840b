#include "services/statistics/disclosure_rules.h"

#include <algorithm>

#include "services/statistics/rounding.h"

namespace ehcpqa::statistics {

std::optional<CountRule> CountRuleNamed(std::string_view name) {
  for (const CountRule& rule : {kNhsHesSubnational, kUnderFive, kUnderSix}) {
    if (rule.name == name) return rule;
  }
  return std::nullopt;
}

std::optional<int64_t> ShownCount(int64_t count, const CountRule& rule) {
  if (count > 0 && count < rule.threshold) return std::nullopt;
  return RoundToBase(count, rule.base);
}

bool MayShowShare(int64_t x, int64_t n, int64_t threshold) {
  if (n < threshold || (x > 0 && x < threshold)) return false;
  return n - x >= threshold;
}

bool DifferenceDiscloses(int64_t whole, int64_t part, int64_t threshold) {
  return whole - part > 0 && whole - part < threshold;
}

std::vector<Fraction> PossibleFractions(int64_t percent_units, int decimals, int64_t rounded_denominator,
                                        int64_t base) {
  std::vector<Fraction> possible;
  for (int64_t n = std::max<int64_t>(1, rounded_denominator - base); n <= rounded_denominator + base; ++n) {
    if (RoundToBase(n, base) != rounded_denominator) continue;
    for (int64_t x = 0; x <= n; ++x) {
      if (PercentUnits(x, n, decimals) == percent_units) possible.push_back({x, n});
    }
  }
  return possible;
}

}  // namespace ehcpqa::statistics
