// Funnel plot: teams or agencies against a common share, without a league table (Spiegelhalter 2005, Statistics in
// Medicine 24:1185-1202).
#ifndef EHCPQA_SERVICES_STATISTICS_FUNNEL_H_
#define EHCPQA_SERVICES_STATISTICS_FUNNEL_H_

#include <cstdint>
#include <span>
#include <vector>

#include "services/statistics/intervals.h"
#include "services/statistics/p_chart.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// The funnel's two pairs of limits, as tail probabilities: 95 % and 99.8 %.
inline constexpr double kFunnelTail95 = 0.025;
inline constexpr double kFunnelTail998 = 0.001;

// Below this number of units over-dispersion is not estimated: exact limits only.
inline constexpr int64_t kLeastUnitsForOverdispersion = 10;

// sum x / sum n. Undefined: kTooFewUnits when sum n is 0.
OrUndefined<double> FunnelTarget(std::span<const CountPoint> units);

// The limit that a unit of n has at tail probability p: (r - a)/n with r the smallest whole number for which P(R <= r)
// > p, a = (P(R <= r) - p)/P(R = r), R binomial(n, target); kept in [0, 1]. Interpolated, so that the limits are smooth
// in n. 0 < target < 1, n > 0.
double ExactFunnelLimit(int64_t n, double target, double p);

// target -/+ z sqrt(target (1 - target)/n), z the upper quantile of `tail`; kept in [0, 1].
Interval NormalFunnelLimits(int64_t n, double target, double tail);

// On which scale units are compared.
enum class FunnelScale {
  kProportion,  // z = (x/n - target)/s, s = sqrt(target (1 - target)/n)  (Spiegelhalter 2005, QSHC 14:347)
  kArcsine,     // z = (asin sqrt(x/n) - asin sqrt(target))/s, s = 1/(2 sqrt n)  (FunnelPlotR, SHMI practice)
};

struct Overdispersion {
  std::vector<double> z;           // One for each unit.
  std::vector<double> winsorised;  // z cut at its own `winsorise` and 1 - `winsorise` quantiles (type 7).
  double phi = 0;                  // Mean squared winsorised z; above 1 = more spread than binomial.
  double tau2 = 0;  // Between-unit variance on the scale: max(0, (I phi - (I - 1))/(sum w - sum w^2/sum w)), w = 1/s^2.
  std::vector<double> z_additive;        // (distance)/sqrt(s^2 + tau2)
  std::vector<double> z_multiplicative;  // z / sqrt(max(1, phi))
};

// All units have n > 0; 0 < target < 1; 0 <= winsorise < 0.5. Undefined: kTooFewUnits below two units; kNoVariation for
// a target of 0 or 1. Whether there are enough units to use it is kLeastUnitsForOverdispersion.
OrUndefined<Overdispersion> MeasureOverdispersion(std::span<const CountPoint> units, double target, FunnelScale scale,
                                                  double winsorise = 0.1);

// Limits for a unit of n with between-unit variance tau2 on the scale, back on the share's scale and in [0, 1]. On the
// arcsine scale the normal quantile is taken to six decimals (1.959964, 3.090232), as the published SHMI and
// FunnelPlotR limits are.
Interval OverdispersedFunnelLimits(int64_t n, double target, FunnelScale scale, double tau2, double tail);

// Auditors with randomly assigned plans: how far one's good plans lie from what the strata of their plans lead to
// expect. z = (O - E)/sqrt(sum p (1 - p)), E = sum p; `expected` holds the stratum's share p for each of the auditor's
// plans. Undefined: kTooFewUnits without a plan; kNoVariation when every p is 0 or 1.
OrUndefined<double> StandardisedExcess(int64_t observed_good, std::span<const double> expected);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_FUNNEL_H_
