// Change between two independent samples, such as two quarters.
//
// A difference is called a change by one stated rule: for one comparison, the MOVER interval excludes 0
// (EvidenceOfChange); for many, the Benjamini-Hochberg adjusted p is at most .10 in the declared family
// (multiple_comparisons.h). The t test's p feeds the family; it is not a second verdict on one comparison.
#ifndef EHCPQA_SERVICES_STATISTICS_CHANGE_H_
#define EHCPQA_SERVICES_STATISTICS_CHANGE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "services/statistics/estimates.h"
#include "services/statistics/intervals.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// after - before. The test's parts are undefined with the reason of a missing variance, and kZeroDenominator when both
// variances are 0; the interval with the reason of either Wilson interval.
struct Change {
  double difference = 0;
  OrUndefined<double> standard_error = 0.0;  // sqrt(v1 + v2)
  OrUndefined<double> df = 0.0;              // Welch-Satterthwaite (v1 + v2)^2 / (v1^2/df1 + v2^2/df2)
  OrUndefined<double> t = 0.0;
  OrUndefined<double> p = 0.0;  // Two-sided.
  OrUndefined<Interval> interval = Interval{};
};

// The change of a share; the interval is MOVER from the two design-based Wilson intervals.
Change MeasureChange(const Estimate& before, const Estimate& after, double confidence = 0.95);

// Method of variance estimates recovery: diff - sqrt((p2 - l2)^2 + (u1 - p1)^2), diff + sqrt((u2 - p2)^2 + (p1 - l1)^2)
// for p2 - p1. Source: Newcombe 1998, Statistics in Medicine 17:873-890 (method 10); Zou & Donner 2008.
Interval Mover(double before, const Interval& before_interval, double after, const Interval& after_interval);

// Whether the interval of a difference lies wholly on one side of 0.
bool EvidenceOfChange(const Interval& difference);

// One stratum in two quarters.
struct StratumShift {
  double before_population = 0;
  double before_share = 0;
  double after_population = 0;
  double after_share = 0;
};

// The difference of two weighted shares split into what changed within strata and what changed in their mix:
// within = sum (W1 + W2)/2 (p2 - p1), composition = sum (p1 + p2)/2 (W2 - W1); they add up to the difference (Kitagawa
// 1955).
struct Decomposition {
  double within = 0;
  double composition = 0;
};
// Undefined: kZeroDenominator when either quarter has no population.
OrUndefined<Decomposition> DecomposeChange(const std::vector<StratumShift>& strata);

// The share with fixed weights W_h (in proportion to `weights`) in place of N_h/N, so that two quarters can be compared
// as if their mix were the same: p = sum W_h p_h, v = sum W_h^2 (1 - m_h/N_h) p_h (1 - p_h)/(m_h - 1). Reasons and
// errors as EstimateShare(), and FIELD_INVALID when there is not one weight for each stratum, one is negative, or all
// are 0. A stratum of weight 0 is left out.
absl::StatusOr<OrUndefined<Estimate>> StandardisedShare(const std::vector<StratumCounts>& strata,
                                                        const std::vector<double>& weights);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_CHANGE_H_
