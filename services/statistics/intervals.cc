#include "services/statistics/intervals.h"

#include <algorithm>
#include <cmath>

#include "services/statistics/distributions.h"

namespace ehcpqa::statistics {
namespace {

bool ZeroVariance(const Estimate& share) { return *share.variance <= 0; }

// The reason why there is no interval; kNone if there is one.
Undefined WhyNone(const Estimate& estimate) {
  if (!estimate.variance) return estimate.variance.why();
  if (!estimate.census && estimate.df < 1) return Undefined::kNoDegreesOfFreedom;
  return Undefined::kNone;
}

double UpperT(double confidence, double df) { return StudentQuantile(1 - (1 - confidence) / 2, df); }

}  // namespace

OrUndefined<double> EffectiveSampleSize(const Estimate& share) {
  if (!share.variance) return share.variance.why();
  if (share.census) return Undefined::kZeroDenominator;
  if (ZeroVariance(share)) return static_cast<double>(share.plans);
  return share.value * (1 - share.value) / *share.variance;
}

OrUndefined<Interval> DesignWilson(const Estimate& share, double confidence) {
  if (const Undefined why = WhyNone(share); why != Undefined::kNone) return why;
  const double p = share.value;
  if (share.census) return Interval{p, p};
  const double n = *EffectiveSampleSize(share), t = UpperT(confidence, static_cast<double>(share.df));
  const double centre = p + t * t / (2 * n), scale = 1 + t * t / n;
  const double half = t / (2 * n) * std::sqrt(4 * n * p * (1 - p) + t * t);
  return Interval{p <= 0 ? 0 : std::max(0.0, (centre - half) / scale),
                  p >= 1 ? 1 : std::min(1.0, (centre + half) / scale)};
}

OrUndefined<Interval> KornGraubard(const Estimate& share, double confidence) {
  if (const Undefined why = WhyNone(share); why != Undefined::kNone) return why;
  const double p = share.value;
  if (share.census) return Interval{p, p};
  const int64_t size = ZeroVariance(share) ? share.plans : share.rows;
  if (size < 2) return Undefined::kNoDegreesOfFreedom;
  const double ratio =
      UpperT(confidence, static_cast<double>(size - 1)) / UpperT(confidence, static_cast<double>(share.df));
  const double n = *EffectiveSampleSize(share) * ratio * ratio, tail = (1 - confidence) / 2;
  return Interval{BetaQuantile(tail, n * p, n * (1 - p) + 1), BetaQuantile(1 - tail, n * p + 1, n * (1 - p))};
}

OrUndefined<Interval> StudentInterval(const Estimate& estimate, double confidence) {
  if (const Undefined why = WhyNone(estimate); why != Undefined::kNone) return why;
  if (estimate.census) return Interval{estimate.value, estimate.value};
  const double half = UpperT(confidence, static_cast<double>(estimate.df)) * std::sqrt(*estimate.variance);
  return Interval{estimate.value - half, estimate.value + half};
}

std::vector<Unreliable> AssessReliability(const Estimate& share) {
  std::vector<Unreliable> reasons;
  if (share.variance && share.census) return reasons;
  const OrUndefined<double> effective = EffectiveSampleSize(share);
  if (share.plans < 30 || (effective && *effective < 30)) reasons.push_back(Unreliable::kFewPlans);
  const OrUndefined<Interval> interval = KornGraubard(share, 0.95);
  if (!interval) {
    reasons.push_back(Unreliable::kNoInterval);
    return reasons;
  }
  const double width = interval->high - interval->low;
  if (width >= 0.30) reasons.push_back(Unreliable::kWideInterval);
  if (width > 0.05 && width > 1.3 * share.value) reasons.push_back(Unreliable::kRelativelyWide);
  return reasons;
}

}  // namespace ehcpqa::statistics
