// Two independent counts x1 of n1 and x2 of n2, and a series of 2 x 2 tables. All need 0 <= x <= n, n > 0.
#ifndef EHCPQA_SERVICES_STATISTICS_TWO_PROPORTIONS_H_
#define EHCPQA_SERVICES_STATISTICS_TWO_PROPORTIONS_H_

#include <cstdint>
#include <vector>

#include "services/statistics/intervals.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// Interval of p1 - p2 from the two Wilson intervals (Newcombe 1998, Statistics in Medicine 17:873-890, method 10).
Interval NewcombeInterval(int64_t x1, int64_t n1, int64_t x2, int64_t n2, double confidence = 0.95);

// Two-sided p of the z test with the pooled share. Undefined: kZeroDenominator when all or none of both groups are
// good.
OrUndefined<double> PooledZTest(int64_t x1, int64_t n1, int64_t x2, int64_t n2);

// Two-sided p of Fisher's exact test: the probability of all tables with the same margins that are no likelier than
// this one (within 1e-7 relative, as R's fisher.test).
double FisherExactTest(int64_t x1, int64_t n1, int64_t x2, int64_t n2);

// One stratum: [[a, b], [c, d]], rows the outcome, columns the groups.
struct TwoByTwo {
  int64_t a = 0, b = 0, c = 0, d = 0;
};

// Cochran-Mantel-Haenszel: does the outcome depend on the group, given the stratum?
struct CmhTest {
  double chi_squared = 0;  // df 1, without continuity correction.
  double p = 0;
  double corrected_chi_squared = 0;  // |sum| reduced by 1/2, not below 0.
  double corrected_p = 0;
  OrUndefined<double> odds_ratio = 0.0;                    // Mantel-Haenszel common odds ratio.
  OrUndefined<Interval> odds_ratio_interval = Interval{};  // Robins, Breslow & Greenland 1986.
};
// Undefined: kTooFewUnits without a stratum of two or more, kNoVariation when a margin is empty in every stratum. The
// odds ratio alone: kZeroDenominator when all b or c, or all a or d, are 0.
OrUndefined<CmhTest> CochranMantelHaenszel(const std::vector<TwoByTwo>& strata, double confidence = 0.95);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_TWO_PROPORTIONS_H_
