#include "services/statistics/p_chart.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"

namespace ehcpqa::statistics {

absl::StatusOr<OrUndefined<ShareChart>> MakePChart(std::span<const CountPoint> points, PChartKind kind,
                                                   const std::vector<int64_t>& exclude) {
  std::vector<bool> used(points.size(), true);
  for (int64_t index : exclude) {
    if (index < 0 || index >= static_cast<int64_t>(points.size())) {
      return FieldInvalid("exclude", "An excluded point must be one of the series.");
    }
    used[static_cast<size_t>(index)] = false;
  }
  int64_t good = 0, total = 0;
  for (size_t i = 0; i < points.size(); ++i) {
    if (points[i].n <= 0 || points[i].x < 0 || points[i].x > points[i].n) {
      return FieldInvalid(absl::StrCat("points[", i, "]"),
                          "The numerator must lie between 0 and a denominator above 0.");
    }
    if (!used[i]) continue;
    good += points[i].x;
    total += points[i].n;
  }
  if (total == 0) return OrUndefined<ShareChart>(Undefined::kTooFewPoints);

  const double centre = static_cast<double>(good) / static_cast<double>(total);
  const auto sigma = [&](const CountPoint& point) {
    return std::sqrt(centre * (1 - centre) / static_cast<double>(point.n));
  };
  const auto share = [](const CountPoint& point) {
    return static_cast<double>(point.x) / static_cast<double>(point.n);
  };
  double spread = 1;
  if (kind == PChartKind::kLaney) {
    if (good == 0 || good == total) return OrUndefined<ShareChart>(Undefined::kNoVariation);
    std::vector<double> z;
    for (size_t i = 0; i < points.size(); ++i) {
      if (used[i]) z.push_back((share(points[i]) - centre) / sigma(points[i]));
    }
    if (z.size() < 2) return OrUndefined<ShareChart>(Undefined::kTooFewPoints);
    double ranges = 0;
    for (size_t i = 1; i < z.size(); ++i) ranges += std::fabs(z[i] - z[i - 1]);
    spread = ranges / static_cast<double>(z.size() - 1) / 1.128;
  }
  std::vector<double> shares, errors;
  for (const CountPoint& point : points) {
    shares.push_back(share(point));
    errors.push_back(spread * sigma(point));
  }
  return OrUndefined<ShareChart>(MakeDesignChart(centre, shares, errors));
}

ShareChart MakeDesignChart(double centre, std::span<const double> shares, std::span<const double> errors_at_centre) {
  ShareChart chart;
  chart.centre = centre;
  for (size_t i = 0; i < shares.size(); ++i) {
    const double half = 3 * errors_at_centre[i];
    chart.limits.push_back({std::max(0.0, centre - half), std::min(1.0, centre + half)});
    if (shares[i] < chart.limits.back().low || shares[i] > chart.limits.back().high) {
      chart.outside.push_back(static_cast<int64_t>(i));
    }
  }
  return chart;
}

}  // namespace ehcpqa::statistics
