// Units against a common share, with the limits that chance alone would keep them in.
#ifndef EHCPQA_SERVICES_CHARTS_FUNNEL_CHART_H_
#define EHCPQA_SERVICES_CHARTS_FUNNEL_CHART_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "services/charts/chart.h"

namespace ehcpqa::charts {

// Up to so many units are named in the chart, where the name fits beside the mark.
inline constexpr size_t kMostNamedUnits = 12;

struct FunnelChart {
  enum class Place {
    kInside,      // Inside the limits: a hollow circle.
    kOutside95,   // Outside 95 %: a filled diamond.
    kOutside998,  // Outside 99.8 %: a filled square.
  };
  struct Unit {
    std::string name = {};
    std::optional<double> plans = {};  // Where it stands; absent, or without a share: named below the chart.
    std::optional<double> share = {};
    std::string text = {};  // Said below the chart for a unit without a mark: "c", "too few to show".
    Place place = Place::kInside;
  };
  struct Limit {
    double plans = 0;
    double low95 = 0, high95 = 0, low998 = 0, high998 = 0;
  };
  Caption caption = {};
  std::vector<Unit> units = {};
  std::vector<Limit> limits = {};     // By rising plans; may be empty.
  std::optional<double> target = {};  // The common share.
  std::string target_name = "Share of all units together";
  std::string x_title = "Number of plans";
  std::string y_title = "Share of plans";
};

// Empty when no unit has a mark.
std::string Draw(const FunnelChart& chart, Layout layout = Layout::kWide);

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_FUNNEL_CHART_H_
