// Intervals for x of n: one simple random sample, or plain counts.
//
// Without a finite population: Wilson (as OHID's Fingertips), with and without continuity correction, Clopper-Pearson,
// Jeffreys. Source: Newcombe 1998, Statistics in Medicine 17:857-872; Brown, Cai & DasGupta 2001. All need 0 <= x <= n,
// n > 0, 0 < confidence < 1, and give limits in [0, 1].
#ifndef EHCPQA_SERVICES_STATISTICS_SIMPLE_INTERVALS_H_
#define EHCPQA_SERVICES_STATISTICS_SIMPLE_INTERVALS_H_

#include <cstdint>

#include "absl/status/statusor.h"
#include "services/statistics/intervals.h"

namespace ehcpqa::statistics {

Interval Wilson(int64_t x, int64_t n, double confidence = 0.95);

// Newcombe's method 4, as prop.test(correct = TRUE), which leaves the correction out at x = n/2; the limit at x = 0 is
// 0 and at x = n is 1.
Interval WilsonCorrected(int64_t x, int64_t n, double confidence = 0.95);

// Exact: beta quantiles (x, n - x + 1) and (x + 1, n - x).
Interval ClopperPearson(int64_t x, int64_t n, double confidence = 0.95);

// Beta(x + 1/2, n - x + 1/2), equal tails; the limit at x = 0 is 0 and at x = n is 1.
Interval Jeffreys(int64_t x, int64_t n, double confidence = 0.95);

// Number of good plans in a population, from x good of n drawn.
struct CountInterval {
  int64_t low = 0;
  int64_t high = 0;
};

// Exact interval for the number M of good plans among `population` when x of n drawn without replacement are good: low
// = the smallest M in [x, population - n + x] with P(X >= x | M) > alpha/2, high = the largest with P(X <= x | M) >
// alpha/2. For one unstratified group of which a large part is audited; divide by `population` for the share. n =
// population gives [x, x]. Error, FIELD_INVALID: not 0 <= x <= n <= population, or n = 0. Source: Konijn 1973; Wright
// 1991 (hypergeometric test inversion).
absl::StatusOr<CountInterval> HypergeometricInterval(int64_t x, int64_t n, int64_t population,
                                                     double confidence = 0.95);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_SIMPLE_INTERVALS_H_
