#include "services/statistics/alternative_intervals.h"

#include <cmath>

#include "services/statistics/distributions.h"

namespace ehcpqa::statistics {
namespace {

Undefined WhyNone(const Estimate& share) {
  if (!share.variance) return share.variance.why();
  if (share.value <= 0 || share.value >= 1 || *share.variance <= 0) return Undefined::kZeroDenominator;
  if (share.df < 1) return Undefined::kNoDegreesOfFreedom;
  return Undefined::kNone;
}

double HalfWidth(const Estimate& share, double confidence) {
  return StudentQuantile(1 - (1 - confidence) / 2, static_cast<double>(share.df)) * std::sqrt(*share.variance);
}

double InverseLogit(double x) { return 1 / (1 + std::exp(-x)); }

double SineSquared(double x) { return std::sin(x) * std::sin(x); }

}  // namespace

OrUndefined<Interval> LogitInterval(const Estimate& share, double confidence) {
  if (const Undefined why = WhyNone(share); why != Undefined::kNone) return why;
  const double p = share.value, centre = std::log(p / (1 - p)), half = HalfWidth(share, confidence) / (p * (1 - p));
  return Interval{InverseLogit(centre - half), InverseLogit(centre + half)};
}

OrUndefined<Interval> ArcsineInterval(const Estimate& share, double confidence) {
  if (const Undefined why = WhyNone(share); why != Undefined::kNone) return why;
  const double p = share.value, centre = std::asin(std::sqrt(p));
  const double half = HalfWidth(share, confidence) / (2 * std::sqrt(p * (1 - p)));
  return Interval{SineSquared(centre - half), SineSquared(centre + half)};
}

OrUndefined<double> DesignEffect(const Estimate& share) {
  if (!share.variance) return share.variance.why();
  if (share.rows < 2 || share.value <= 0 || share.value >= 1) return Undefined::kZeroDenominator;
  return *share.variance / (share.value * (1 - share.value) / static_cast<double>(share.rows - 1));
}

}  // namespace ehcpqa::statistics
