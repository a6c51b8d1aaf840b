// How many plans a question needs. For a given design, see precision.h.
#ifndef EHCPQA_SERVICES_STATISTICS_PLANNING_H_
#define EHCPQA_SERVICES_STATISTICS_PLANNING_H_

#include <cstdint>

#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// Plans needed for a half-width of `margin` around a share p in a population of N: n0 = z^2 p (1 - p)/margin^2, n =
// n0/(1 + (n0 - 1)/N) (Cochran 1977, 4.4). Not rounded. 0 < p < 1, margin > 0, N >= 1.
double SampleSizeForMargin(double p, double margin, int64_t population, double confidence = 0.95);

// Power of the two-sided test of p1 against p2 with n plans in each of two quarters: normal approximation with pooled
// variance under no change, both tails counted, as R's power.prop.test(strict = TRUE). 0 <= p1, p2 <= 1, not both at
// the same end.
double PowerToDetect(double p1, double p2, double n, double level = 0.05);
// The n of each quarter that reaches a power, leaving out the far tail (below 1e-4 plans at 80 % power). Not rounded.
// Undefined: kZeroDenominator when p1 = p2.
OrUndefined<double> SampleSizeToDetect(double p1, double p2, double power = 0.8, double level = 0.05);

// The smallest rise from p1 that n plans a quarter detect with `power`. Undefined: kTooFewUnits when not even a rise to
// 1 is detected.
OrUndefined<double> DetectableRise(double p1, double n, double power = 0.8, double level = 0.05);

// Chance that a simple random sample of n from N plans meets at least one of the `marked` ones.
double ChanceOfMeeting(int64_t marked, int64_t n, int64_t population);

// The share that may still be there, at 95 % one-sided confidence, when a sample of n found none: 1 - 0.05^(1/n), about
// 3/n (the rule of three). n >= 1.
double UpperLimitWhenNoneFound(int64_t n, double confidence = 0.95);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_PLANNING_H_
