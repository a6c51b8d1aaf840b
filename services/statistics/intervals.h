// Confidence intervals for a share that was estimated from the design (estimates.h).
//
// n_eff = p (1 - p) / v is the size of a simple random sample that would be as precise. When v is 0 without a census (p
// is 0 or 1, or every stratum is at 0 or 1), n_eff = number of plans, as the NCHS standards do (Parker et al. 2017,
// Vital and Health Statistics 2(175)); software that divides by v gives NaN there. A census gives the interval [p, p].
#ifndef EHCPQA_SERVICES_STATISTICS_INTERVALS_H_
#define EHCPQA_SERVICES_STATISTICS_INTERVALS_H_

#include <vector>

#include "services/statistics/estimates.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

struct Interval {
  double low = 0;
  double high = 0;
  friend bool operator==(const Interval&, const Interval&) = default;
};

// n_eff as above. Undefined: the reason of the variance; kZeroDenominator for a census (there is nothing to be
// uncertain about).
OrUndefined<double> EffectiveSampleSize(const Estimate& share);

// The headline: design-based Wilson interval, z replaced by t(df):
// (p + t^2/(2 n_eff) -/+ t/(2 n_eff) sqrt(4 n_eff p(1-p) + t^2)) / (1 + t^2/n_eff), in [0, 1].
// Source: Franco, Little, Louis & Slud 2019 (PMC6690503); Kott 2017; survey::svyciprop(method = "wilson").
// 0 < confidence < 1. Undefined: kLonelyPlan (no variance); kNoDegreesOfFreedom (df = 0).
OrUndefined<Interval> DesignWilson(const Estimate& share, double confidence = 0.95);

// The conservative check: Korn-Graubard (1998), Clopper-Pearson on n* = n_eff (t(n - 1)/t(df))^2 with n = rows of the
// domain (plans when v is 0): beta quantiles (n* p, n* (1-p) + 1) and (n* p + 1, n* (1-p)). survey::svyciprop(method =
// "beta"). Undefined as above, and kNoDegreesOfFreedom for a single row.
OrUndefined<Interval> KornGraubard(const Estimate& share, double confidence = 0.95);

// value -/+ t(df) sqrt(v), for means, totals and comparison; not clipped, so a share's interval may leave [0, 1].
// Undefined as above.
OrUndefined<Interval> StudentInterval(const Estimate& estimate, double confidence = 0.95);

// Why an estimated share should carry the symbol `u`.
enum class Unreliable {
  kFewPlans,        // Fewer than 30 plans, or n_eff below 30.
  kWideInterval,    // 95 % Korn-Graubard width of .30 or more.
  kRelativelyWide,  // Width above .05 and above 130 % of the share.
  kNoInterval,      // No variance or no degrees of freedom.
};

// The reasons, in the order above; empty = reliable. NCHS data presentation standards for proportions (Parker et al.
// 2017), shown with the Government Statistical Service's symbol `u` (low reliability). A census is always reliable.
std::vector<Unreliable> AssessReliability(const Estimate& share);

inline constexpr char kUnreliableSymbol[] = "u";

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_INTERVALS_H_
