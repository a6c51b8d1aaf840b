#include "services/statistics/run_chart.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "services/statistics/distributions.h"

namespace ehcpqa::statistics {

OrUndefined<RunChart> MakeRunChart(std::span<const double> values) {
  if (values.empty()) return Undefined::kTooFewPoints;
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const size_t middle = sorted.size() / 2;
  RunChart chart;
  chart.median = sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  chart.points = static_cast<int64_t>(values.size());
  int64_t run = 0;
  bool above = false;
  for (double value : values) {
    if (value == chart.median) continue;
    if (chart.useful > 0 && (value > chart.median) != above) {
      ++chart.crossings;
      run = 0;
    }
    above = value > chart.median;
    ++chart.useful;
    chart.longest_run = std::max(chart.longest_run, ++run);
  }
  if (chart.useful == 0) return Undefined::kTooFewPoints;
  chart.longest_run_limit = std::lround(std::log2(static_cast<double>(chart.useful))) + 3;
  chart.crossings_limit = BinomialQuantile(0.05, chart.useful - 1, 0.5);
  chart.signal = chart.longest_run > chart.longest_run_limit || chart.crossings < chart.crossings_limit;
  return chart;
}

}  // namespace ehcpqa::statistics
