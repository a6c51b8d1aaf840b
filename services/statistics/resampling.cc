#include "services/statistics/resampling.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace ehcpqa::statistics {
namespace {

class SplitMix64 {
 public:
  explicit SplitMix64(uint64_t seed) : state_(seed) {}
  uint64_t Next() {
    uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }

 private:
  uint64_t state_;
};

std::vector<RatingPattern> RowPatterns(const Ratings& ratings) {
  std::vector<RatingPattern> rows;
  for (int64_t i = 0; i < ratings.plans(); ++i) rows.push_back(PatternOf(ratings, i));
  return rows;
}

// Alpha when row i is taken taken[i] times.
OrUndefined<double> ResampledAlpha(std::vector<RatingPattern>& rows, const std::vector<int64_t>& taken, int grades,
                                   Metric metric, std::span<const double> values) {
  CoincidenceMatrix coincidences(grades);
  for (size_t i = 0; i < rows.size(); ++i) {
    if (taken[i] == 0) continue;
    rows[i].plans = taken[i];
    coincidences.Add(rows[i]);
  }
  return Alpha(coincidences, metric, values);
}

}  // namespace

OrUndefined<double> JackknifeStandardError(std::span<const OrUndefined<double>> leave_one_out) {
  if (leave_one_out.size() < 2) return Undefined::kNeedsTwoPairableUnits;
  const auto count = static_cast<long double>(leave_one_out.size());
  long double mean = 0, squares = 0;
  for (const OrUndefined<double>& value : leave_one_out) {
    if (!value) return value.why();
    mean += *value / count;
  }
  for (const OrUndefined<double>& value : leave_one_out) squares += (*value - mean) * (*value - mean);
  return static_cast<double>(std::sqrt((count - 1) / count * squares));
}

void BootstrapDistribution::Add(const OrUndefined<double>& value, int64_t times) {
  if (!value) {
    undefined_ += times;
    return;
  }
  defined_ += times;
  values_[*value] += times;
}

OrUndefined<double> BootstrapDistribution::Mean() const {
  if (defined_ == 0) return Undefined::kTooFewUnits;
  long double sum = 0;
  for (const auto& [value, times] : values_) sum += static_cast<long double>(times) * value;
  return static_cast<double>(sum / static_cast<long double>(defined_));
}

OrUndefined<double> BootstrapDistribution::StandardDeviation() const {
  if (defined_ < 2) return Undefined::kTooFewUnits;
  const long double mean = *Mean();
  long double squares = 0;
  for (const auto& [value, times] : values_) {
    squares += static_cast<long double>(times) * (value - mean) * (value - mean);
  }
  return static_cast<double>(std::sqrt(squares / static_cast<long double>(defined_ - 1)));
}

OrUndefined<double> BootstrapDistribution::Quantile(double p) const {
  if (defined_ == 0) return Undefined::kTooFewUnits;
  const double place = p * static_cast<double>(defined_ - 1), floor = std::floor(place);
  const auto at = [&](int64_t index) {
    for (const auto& [value, times] : values_) {
      if (index < times) return value;
      index -= times;
    }
    return values_.rbegin()->first;
  };
  const double low = at(static_cast<int64_t>(floor)), high = at(static_cast<int64_t>(std::ceil(place)));
  return low + (place - floor) * (high - low);
}

BootstrapDistribution BootstrapAlpha(const Ratings& ratings, Metric metric, std::span<const double> values,
                                     int64_t resamples, uint64_t seed) {
  BootstrapDistribution distribution;
  std::vector<RatingPattern> rows = RowPatterns(ratings);
  SplitMix64 random(seed);
  std::vector<int64_t> taken(rows.size());
  for (int64_t resample = 0; resample < resamples; ++resample) {
    std::fill(taken.begin(), taken.end(), 0);
    for (size_t draw = 0; draw < rows.size(); ++draw) ++taken[((random.Next() >> 32) * rows.size()) >> 32];
    distribution.Add(ResampledAlpha(rows, taken, ratings.grades(), metric, values), 1);
  }
  return distribution;
}

BootstrapDistribution ExactBootstrapAlpha(const Ratings& ratings, Metric metric, std::span<const double> values) {
  BootstrapDistribution distribution;
  std::vector<RatingPattern> rows = RowPatterns(ratings);
  std::vector<int64_t> taken(rows.size());
  // Fills `taken` from row i on; `ways` counts the orders of draws that give the multiset: a product of binomial
  // coefficients.
  const std::function<void(size_t, int64_t, int64_t)> fill = [&](size_t i, int64_t left, int64_t ways) {
    if (i + 1 == rows.size()) {
      taken[i] = left;
      distribution.Add(ResampledAlpha(rows, taken, ratings.grades(), metric, values), ways);
      return;
    }
    int64_t choose = 1;
    for (int64_t times = 0; times <= left; ++times) {
      taken[i] = times;
      fill(i + 1, left - times, ways * choose);
      choose = choose * (left - times) / (times + 1);
    }
  };
  if (!rows.empty()) fill(0, ratings.plans(), 1);
  return distribution;
}

double Quantile7(std::span<const double> sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1), floor = std::floor(place);
  const double low = sorted[static_cast<size_t>(floor)], high = sorted[static_cast<size_t>(std::ceil(place))];
  return low + (place - floor) * (high - low);
}

}  // namespace ehcpqa::statistics
