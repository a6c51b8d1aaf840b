#include "services/statistics/funnel.h"

#include <algorithm>
#include <cmath>

#include "services/statistics/distributions.h"
#include "services/statistics/resampling.h"

namespace ehcpqa::statistics {
namespace {

double OnScale(double share, FunnelScale scale) {
  return scale == FunnelScale::kArcsine ? std::asin(std::sqrt(share)) : share;
}

double Variance(int64_t n, double target, FunnelScale scale) {
  const double size = static_cast<double>(n);
  return scale == FunnelScale::kArcsine ? 1 / (4 * size) : target * (1 - target) / size;
}

double Share(const CountPoint& unit) { return static_cast<double>(unit.x) / static_cast<double>(unit.n); }

}  // namespace

OrUndefined<double> FunnelTarget(std::span<const CountPoint> units) {
  CountPoint sum;
  for (const CountPoint& unit : units) {
    sum.x += unit.x;
    sum.n += unit.n;
  }
  if (sum.n <= 0) return Undefined::kTooFewUnits;
  return Share(sum);
}

double ExactFunnelLimit(int64_t n, double target, double p) {
  int64_t low = 0, high = n;
  while (low < high) {
    const int64_t middle = low + (high - low) / 2;
    if (BinomialCdf(middle, n, target) > p) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  const double excess = (BinomialCdf(low, n, target) - p) / BinomialPmf(low, n, target);
  return std::clamp((static_cast<double>(low) - excess) / static_cast<double>(n), 0.0, 1.0);
}

Interval NormalFunnelLimits(int64_t n, double target, double tail) {
  return OverdispersedFunnelLimits(n, target, FunnelScale::kProportion, 0, tail);
}

OrUndefined<Overdispersion> MeasureOverdispersion(std::span<const CountPoint> units, double target, FunnelScale scale,
                                                  double winsorise) {
  if (units.size() < 2) return Undefined::kTooFewUnits;
  if (!(target > 0 && target < 1)) return Undefined::kNoVariation;
  Overdispersion result;
  std::vector<double> distances, variances;
  for (const CountPoint& unit : units) {
    distances.push_back(OnScale(Share(unit), scale) - OnScale(target, scale));
    variances.push_back(Variance(unit.n, target, scale));
    result.z.push_back(distances.back() / std::sqrt(variances.back()));
  }
  std::vector<double> sorted = result.z;
  std::sort(sorted.begin(), sorted.end());
  const double low = Quantile7(sorted, winsorise), high = Quantile7(sorted, 1 - winsorise);
  const double count = static_cast<double>(units.size());
  double sum = 0, squares = 0;
  for (size_t i = 0; i < units.size(); ++i) {
    result.winsorised.push_back(std::clamp(result.z[i], low, high));
    result.phi += result.winsorised.back() * result.winsorised.back() / count;
    sum += 1 / variances[i];
    squares += 1 / (variances[i] * variances[i]);
  }
  result.tau2 = std::max(0.0, (count * result.phi - (count - 1)) / (sum - squares / sum));
  for (size_t i = 0; i < units.size(); ++i) {
    result.z_additive.push_back(distances[i] / std::sqrt(variances[i] + result.tau2));
    result.z_multiplicative.push_back(result.z[i] / std::sqrt(std::max(1.0, result.phi)));
  }
  return result;
}

Interval OverdispersedFunnelLimits(int64_t n, double target, FunnelScale scale, double tau2, double tail) {
  const double z = -NormalQuantile(tail), error = std::sqrt(Variance(n, target, scale) + tau2);
  const double centre = OnScale(target, scale);
  if (scale == FunnelScale::kProportion) return {std::max(0.0, centre - z * error), std::min(1.0, centre + z * error)};
  const double half = std::round(z * 1e6) / 1e6 * error;
  // The arcsine scale ends at 0 and pi/2; a limit beyond them is the end itself.
  const auto back = [](double x) {
    const double sine = std::sin(std::clamp(x, 0.0, std::acos(0.0)));
    return sine * sine;
  };
  return {back(centre - half), back(centre + half)};
}

OrUndefined<double> StandardisedExcess(int64_t observed_good, std::span<const double> expected) {
  if (expected.empty()) return Undefined::kTooFewUnits;
  double mean = 0, variance = 0;
  for (double p : expected) {
    mean += p;
    variance += p * (1 - p);
  }
  if (variance <= 0) return Undefined::kNoVariation;
  return (static_cast<double>(observed_good) - mean) / std::sqrt(variance);
}

}  // namespace ehcpqa::statistics
