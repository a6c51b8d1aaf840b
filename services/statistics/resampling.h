// Standard errors and intervals by leaving out or redrawing whole plans.
//
// The unit is the plan, with all its ratings: the pair bootstrap of Hayes & Krippendorff 2007 understates the standard
// error (Gwet 2015). The jackknife is the default for alpha (Hughes 2022, arXiv 2210.13265).
#ifndef EHCPQA_SERVICES_STATISTICS_RESAMPLING_H_
#define EHCPQA_SERVICES_STATISTICS_RESAMPLING_H_

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "services/statistics/alpha.h"
#include "services/statistics/ratings.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// SE^2 = (P - 1)/P sum (theta_(i) - mean)^2 over the P leave-one-out values. Undefined: kNeedsTwoPairableUnits (P < 2),
// or the reason of the first value that is undefined.
OrUndefined<double> JackknifeStandardError(std::span<const OrUndefined<double>> leave_one_out);

// The bootstrap distribution of a statistic.
class BootstrapDistribution {
 public:
  // One value that occurs `times` times; undefined values are counted and dropped.
  void Add(const OrUndefined<double>& value, int64_t times);

  int64_t defined() const { return defined_; }
  int64_t undefined() const { return undefined_; }
  // All kTooFewUnits without a defined value; the deviation also with one. The deviation divides by defined() - 1.
  OrUndefined<double> Mean() const;
  OrUndefined<double> StandardDeviation() const;
  // Type-7 quantile (R's default), 0 <= p <= 1.
  OrUndefined<double> Quantile(double p) const;

 private:
  std::map<double, int64_t> values_;  // How often each value occurred.
  int64_t defined_ = 0;
  int64_t undefined_ = 0;
};

// `resamples` draws of plans() rows with replacement. Reproducible on every machine: draw number d (from 0) of the
// whole run takes row floor(hi32(x_d) * plans / 2^32), where x_d is the d-th output of SplitMix64 (Steele, Lea & Flood
// 2014) started at `seed` and hi32 its upper 32 bits.
BootstrapDistribution BootstrapAlpha(const Ratings& ratings, Metric metric, std::span<const double> values,
                                     int64_t resamples, uint64_t seed);

// All plans()^plans() resamples, each once, for small tables: counts of every multiset of rows with its multiplicity.
// plans() <= 10.
BootstrapDistribution ExactBootstrapAlpha(const Ratings& ratings, Metric metric, std::span<const double> values);

// Type-7 quantile of sorted values, 0 <= p <= 1, not empty.
double Quantile7(std::span<const double> sorted, double p);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_RESAMPLING_H_
