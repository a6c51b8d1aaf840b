#include "services/insight/funnel_plot.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/insight/wording.h"
#include "services/statistics/disclosure_rules.h"
#include "services/statistics/funnel.h"

namespace ehcpqa::insight {
namespace {

using statistics::FunnelScale;

constexpr int32_t kCurvePoints = 60;

FunnelLimit LimitsFor(int32_t n, double target, bool overdispersed, double tau2) {
  FunnelLimit limit;
  limit.n = n;
  if (overdispersed) {
    const auto wide =
        statistics::OverdispersedFunnelLimits(n, target, FunnelScale::kArcsine, tau2, statistics::kFunnelTail998);
    const auto narrow =
        statistics::OverdispersedFunnelLimits(n, target, FunnelScale::kArcsine, tau2, statistics::kFunnelTail95);
    limit.low95 = narrow.low;
    limit.high95 = narrow.high;
    limit.low998 = wide.low;
    limit.high998 = wide.high;
    return limit;
  }
  limit.low95 = statistics::ExactFunnelLimit(n, target, statistics::kFunnelTail95);
  limit.high95 = statistics::ExactFunnelLimit(n, target, 1 - statistics::kFunnelTail95);
  limit.low998 = statistics::ExactFunnelLimit(n, target, statistics::kFunnelTail998);
  limit.high998 = statistics::ExactFunnelLimit(n, target, 1 - statistics::kFunnelTail998);
  return limit;
}

std::string Describe(const Funnel& funnel) {
  if (funnel.units.empty()) return "No unit has enough plans with an answer to be compared.";
  std::vector<std::string> outside;
  for (const FunnelUnit& unit : funnel.units) {
    if (unit.place == FunnelPlace::kInside) continue;
    outside.push_back(absl::StrCat(unit.title, " lies ", unit.above ? "above" : "below", " the ",
                                   unit.place == FunnelPlace::kOutside998 ? "99.8 %" : "95 %", " limits (",
                                   ShareWords(unit.share, Measure::kGoodOrBetter), ")"));
  }
  std::string text = absl::StrCat(Counted(static_cast<int64_t>(funnel.units.size()), "unit", "units"),
                                  ", common share ", Percent(funnel.common_share), ". ");
  if (funnel.limits.empty()) return absl::StrCat(text, "All are alike, so there are no limits to draw.");
  if (outside.empty()) return absl::StrCat(text, "All lie within what chance explains for units of their size.");
  return absl::StrCat(text, absl::StrJoin(outside, "; "), ". The others lie within what chance explains.");
}

}  // namespace

Funnel MakeFunnel(std::vector<FunnelUnit> units) {
  Funnel funnel;
  std::sort(units.begin(), units.end(), [](const FunnelUnit& a, const FunnelUnit& b) {
    return std::tie(a.title, a.unit) < std::tie(b.title, b.unit);
  });
  std::vector<statistics::CountPoint> points;
  for (FunnelUnit& unit : units) {
    // Limits for a handful of plans judge nobody.
    if (unit.share.n < statistics::kLeastQualityDenominator) {
      funnel.left_out.push_back(absl::StrCat(
          unit.title, unit.share.n == 0
                          ? std::string(": no plan with an answer")
                          : absl::StrCat(": ", Counted(unit.share.n, "plan", "plans"), ", too few to compare")));
      continue;
    }
    points.push_back({unit.share.count, unit.share.n});
    funnel.units.push_back(std::move(unit));
  }
  const auto target = statistics::FunnelTarget(points);
  if (target.defined()) funnel.common_share = *target;
  if (target.defined() && *target > 0 && *target < 1) {
    const bool overdispersed = static_cast<int64_t>(points.size()) >= statistics::kLeastUnitsForOverdispersion;
    if (overdispersed) {
      const auto spread = statistics::MeasureOverdispersion(points, *target, FunnelScale::kArcsine);
      if (spread.defined()) funnel.tau2 = spread->tau2;
    }
    int64_t largest = 1;
    for (size_t i = 0; i < points.size(); ++i) {
      FunnelUnit& unit = funnel.units[i];
      const FunnelLimit limit = LimitsFor(static_cast<int32_t>(points[i].n), *target, overdispersed, funnel.tau2);
      const double share = static_cast<double>(points[i].x) / static_cast<double>(points[i].n);
      unit.above = share > *target;
      unit.place = share < limit.low998 || share > limit.high998 ? FunnelPlace::kOutside998
                   : share < limit.low95 || share > limit.high95 ? FunnelPlace::kOutside95
                                                                 : FunnelPlace::kInside;
      largest = std::max(largest, points[i].n);
    }
    const auto end = static_cast<int32_t>(largest + std::max<int64_t>(1, largest / 10));
    const int32_t step = std::max(1, end / kCurvePoints);
    for (int32_t n = 1; n <= end; n += step) {
      funnel.limits.push_back(LimitsFor(n, *target, overdispersed, funnel.tau2));
    }
  }
  funnel.text = Describe(funnel);
  return funnel;
}

}  // namespace ehcpqa::insight
