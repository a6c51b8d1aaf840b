// A share cycle by cycle, with the control limits of each stretch and a shape for each signal.
#ifndef EHCPQA_SERVICES_CHARTS_TREND_CHART_H_
#define EHCPQA_SERVICES_CHARTS_TREND_CHART_H_

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "services/charts/chart.h"

namespace ehcpqa::charts {

// What a rule says of a point.
enum class Signal {
  kNone,  // Common cause: a circle.
  kHigh,  // A triangle that points up.
  kLow,   // A triangle that points down.
};

// What a signal means. Without meaning for a point whose signal is kNone.
enum class Meaning {
  kNeither,      // Hollow, with a dot.
  kImprovement,  // Filled.
  kConcern,      // Hollow.
};

struct TrendChart {
  struct Point {
    std::string label = {};            // "2024 Q4".
    std::optional<double> share = {};  // Absent: no mark, and `text` is printed in its column.
    std::optional<double> low = {};    // Ends of the interval; without both there is no whisker.
    std::optional<double> high = {};   // Likewise.
    std::string text = {};             // Printed below the label; empty: the share in whole per cents.
    Signal signal = Signal::kNone;
    Meaning meaning = Meaning::kNeither;
  };
  // Points with one mean and one pair of limits.
  struct Segment {
    size_t first = 0, end = 0;  // Of `points`; one past the last. Cut to the points that there are.
    std::optional<double> mean = {}, lower = {}, upper = {};
    std::optional<double> near_lower = {}, near_upper = {};  // At two thirds of the limits; may be absent.
    std::string reason = {};  // Why a new stretch begins, "Rubric version 2": a line before its first point, labelled.
  };
  Caption caption = {};
  std::vector<Point> points = {};      // In the order of time.
  std::vector<Segment> segments = {};  // In the order of their points.
  std::optional<double> target = {};
  std::string y_title = "Share of plans";
  std::string x_title = "Cycle";
};

// Empty without a point. Labels that would overlap are left out at even distances; marks never are.
std::string Draw(const TrendChart& chart, Layout layout = Layout::kWide);

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_TREND_CHART_H_
