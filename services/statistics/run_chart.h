// Run chart with Anhoej's rules for a shift, for series too short for limits.
#ifndef EHCPQA_SERVICES_STATISTICS_RUN_CHART_H_
#define EHCPQA_SERVICES_STATISTICS_RUN_CHART_H_

#include <cstdint>
#include <span>

#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// Points on the median are not useful: they neither make nor break a run.
struct RunChart {
  double median = 0;
  int64_t points = 0;
  int64_t useful = 0;
  int64_t longest_run = 0;
  int64_t longest_run_limit = 0;  // round(log2(useful)) + 3 (Schilling 2012)
  int64_t crossings = 0;
  int64_t crossings_limit = 0;  // The 5 % point of Binomial(useful - 1, 1/2) (Chen 2010)
  bool signal = false;          // A longer run or fewer crossings. Trust it from ten useful points on.
};

// Source: Anhoej & Olesen 2014, PLoS ONE 9:e113825; qicharts2 0.8.1. Undefined: kTooFewPoints without a useful point.
OrUndefined<RunChart> MakeRunChart(std::span<const double> values);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_RUN_CHART_H_
