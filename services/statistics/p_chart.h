// Control chart of a share with denominators that vary.
#ifndef EHCPQA_SERVICES_STATISTICS_P_CHART_H_
#define EHCPQA_SERVICES_STATISTICS_P_CHART_H_

#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "services/statistics/intervals.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// One point: x good of n.
struct CountPoint {
  int64_t x = 0;
  int64_t n = 0;
};

struct ShareChart {
  double centre = 0;
  std::vector<Interval> limits;  // One for each point, in [0, 1].
  std::vector<int64_t> outside;  // Indices (from 0) of points beyond their limits.
};

enum class PChartKind {
  kBinomial,  // centre -/+ 3 sqrt(centre (1 - centre)/n) (Montgomery).
  kLaney,  // The same times sigma_z = mean |z_i - z_(i-1)| / 1.128: for shares that vary more (or less) than binomially
           // (Laney 2002).
};

// Centre and sigma_z come from the points that are not in `exclude` (indices from 0); every point gets limits.
// Errors, FIELD_INVALID: not 0 <= x <= n with n > 0; an index outside the series. Undefined: kTooFewPoints when nothing
// is left (two points for kLaney); kNoVariation for kLaney when the centre is 0 or 1.
absl::StatusOr<OrUndefined<ShareChart>> MakePChart(std::span<const CountPoint> points, PChartKind kind,
                                                   const std::vector<int64_t>& exclude = {});

// The chart for design-weighted shares: centre -/+ 3 x the standard error that each point's design has at the centre.
// Limits in [0, 1]. shares.size() == errors_at_centre.size().
ShareChart MakeDesignChart(double centre, std::span<const double> shares, std::span<const double> errors_at_centre);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_P_CHART_H_
