// One figure cycle by cycle, with the control limits that its length allows.
#ifndef EHCPQA_SERVICES_INSIGHT_TREND_H_
#define EHCPQA_SERVICES_INSIGHT_TREND_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/insight/figure.h"
#include "services/statistics/run_chart.h"
#include "services/statistics/xmr.h"

namespace ehcpqa::insight {

// One cycle of a series.
struct SeriesPoint {
  cycles::Cycle cycle;
  Share share;
  // Of the stretch's chart: empty where no rules apply.
  std::string rule, type;
  bool new_rubric = false;  // The first point of another rubric version.
};

// Points of one rubric version with one mean and pair of limits.
struct Stretch {
  int32_t first = 0, end = 0;  // One past the last.
  double mean = 0, lower = 0, upper = 0;
};

struct Series {
  std::vector<SeriesPoint> points;                                    // By window; only cycles with a share.
  std::vector<Stretch> stretches;                                     // Those of eight points or more.
  statistics::SeriesView view = statistics::SeriesView::kPointsOnly;  // Of the last stretch.
  std::optional<statistics::RunChart> run_chart;                      // Of the last stretch, from eight points on.
  std::optional<statistics::Assurance> assurance;                     // Where there are a target and limits.
  std::string text;
};

// `points` are by window and have a share each. Limits are those of XmR charts by the rules of Making Data Count, a
// higher share being the improvement, and never reach across rubric versions.
absl::StatusOr<Series> MakeSeries(std::vector<SeriesPoint> points, Measure measure, std::optional<double> target);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_TREND_H_
