#include "services/statistics/two_proportions.h"

#include <algorithm>
#include <cmath>

#include "services/statistics/change.h"
#include "services/statistics/distributions.h"
#include "services/statistics/simple_intervals.h"

namespace ehcpqa::statistics {
namespace {

double Share(int64_t x, int64_t n) { return static_cast<double>(x) / static_cast<double>(n); }

}  // namespace

Interval NewcombeInterval(int64_t x1, int64_t n1, int64_t x2, int64_t n2, double confidence) {
  return Mover(Share(x2, n2), Wilson(x2, n2, confidence), Share(x1, n1), Wilson(x1, n1, confidence));
}

OrUndefined<double> PooledZTest(int64_t x1, int64_t n1, int64_t x2, int64_t n2) {
  const double pooled = Share(x1 + x2, n1 + n2);
  const double variance = pooled * (1 - pooled) * (1 / static_cast<double>(n1) + 1 / static_cast<double>(n2));
  if (x1 + x2 == 0 || x1 + x2 == n1 + n2) return Undefined::kZeroDenominator;
  return 2 * NormalCdf(-std::fabs(Share(x1, n1) - Share(x2, n2)) / std::sqrt(variance));
}

double FisherExactTest(int64_t x1, int64_t n1, int64_t x2, int64_t n2) {
  const int64_t good = x1 + x2, all = n1 + n2;
  const double observed = HypergeometricPmf(x1, good, n1, all);
  double p = 0;
  for (int64_t x = std::max<int64_t>(0, good - n2); x <= std::min(good, n1); ++x) {
    const double probability = HypergeometricPmf(x, good, n1, all);
    if (probability <= observed * (1 + 1e-7)) p += probability;
  }
  return std::min(1.0, p);
}

OrUndefined<CmhTest> CochranMantelHaenszel(const std::vector<TwoByTwo>& strata, double confidence) {
  double excess = 0, variance = 0;
  double r = 0, s = 0, pr = 0, mixed = 0, qs = 0;
  bool any = false;
  for (const TwoByTwo& table : strata) {
    const double a = static_cast<double>(table.a), b = static_cast<double>(table.b), c = static_cast<double>(table.c),
                 d = static_cast<double>(table.d), n = a + b + c + d;
    if (n < 2) continue;
    any = true;
    excess += a - (a + b) * (a + c) / n;
    variance += (a + b) * (c + d) * (a + c) * (b + d) / (n * n * (n - 1));
    const double with = (a + d) / n, against = (b + c) / n, same = a * d / n, cross = b * c / n;
    r += same;
    s += cross;
    pr += with * same;
    mixed += with * cross + against * same;
    qs += against * cross;
  }
  if (!any) return Undefined::kTooFewUnits;
  if (variance <= 0) return Undefined::kNoVariation;
  CmhTest test;
  test.chi_squared = excess * excess / variance;
  test.p = ChiSquareUpperTail(test.chi_squared, 1);
  const double reduced = std::fabs(excess) - std::min(0.5, std::fabs(excess));
  test.corrected_chi_squared = reduced * reduced / variance;
  test.corrected_p = ChiSquareUpperTail(test.corrected_chi_squared, 1);
  if (r <= 0 || s <= 0) {
    test.odds_ratio = Undefined::kZeroDenominator;
    test.odds_ratio_interval = Undefined::kZeroDenominator;
    return test;
  }
  test.odds_ratio = r / s;
  const double log_variance = pr / (2 * r * r) + mixed / (2 * r * s) + qs / (2 * s * s);
  const double half = NormalQuantile(1 - (1 - confidence) / 2) * std::sqrt(log_variance);
  test.odds_ratio_interval = Interval{r / s * std::exp(-half), r / s * std::exp(half)};
  return test;
}

}  // namespace ehcpqa::statistics
