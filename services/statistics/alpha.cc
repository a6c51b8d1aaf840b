#include "services/statistics/alpha.h"

#include <algorithm>

namespace ehcpqa::statistics {
namespace {

// The differences d_ck, c < k, in row-major order; the diagonal is 0 and d is symmetric up to sign.
double Difference(const CoincidenceMatrix& coincidences, Metric metric, std::span<const double> values, int c, int k) {
  if (metric == Metric::kNominal) return 1;
  if (metric == Metric::kOrdinal) {
    double ranks = 0;
    for (int g = c; g <= k; ++g) ranks += static_cast<double>(coincidences.margin(g));
    return ranks - static_cast<double>(coincidences.margin(c) + coincidences.margin(k)) / 2;
  }
  const double a = values.empty() ? c : values[static_cast<size_t>(c)];
  const double b = values.empty() ? k : values[static_cast<size_t>(k)];
  if (metric == Metric::kInterval) return a - b;
  return a + b == 0 ? 0 : (a - b) / (a + b);
}

}  // namespace

CoincidenceMatrix::CoincidenceMatrix(int grades)
    : grades_(grades), cells_(static_cast<size_t>(grades * grades)), margins_(static_cast<size_t>(grades)) {}

void CoincidenceMatrix::Add(const RatingPattern& pattern, int sign) {
  if (!pattern.pairable()) return;
  const double times = static_cast<double>(sign * pattern.plans) / (pattern.ratings - 1);
  for (int c = 0; c < grades_; ++c) {
    const int in_c = pattern.counts[static_cast<size_t>(c)];
    if (in_c == 0) continue;
    for (int k = 0; k < grades_; ++k) {
      cells_[static_cast<size_t>(c) * static_cast<size_t>(grades_) + static_cast<size_t>(k)] +=
          times * in_c * (pattern.counts[static_cast<size_t>(k)] - (c == k));
    }
    margins_[static_cast<size_t>(c)] += sign * pattern.plans * in_c;
  }
  total_ += sign * pattern.plans * pattern.ratings;
}

bool CoincidenceMatrix::varies() const {
  return std::count_if(margins_.begin(), margins_.end(), [](int64_t margin) { return margin > 0; }) >= 2;
}

CoincidenceMatrix Coincidences(const Ratings& ratings) {
  CoincidenceMatrix coincidences(ratings.grades());
  for (const RatingPattern& pattern : CountPatterns(ratings)) coincidences.Add(pattern);
  return coincidences;
}

Disagreement MeasureDisagreement(const CoincidenceMatrix& coincidences, Metric metric, std::span<const double> values) {
  long double observed = 0, expected = 0;
  for (int c = 0; c < coincidences.grades(); ++c) {
    for (int k = c + 1; k < coincidences.grades(); ++k) {
      const long double difference = Difference(coincidences, metric, values, c, k);
      observed += 2 * coincidences.at(c, k) * difference * difference;
      expected +=
          2 * static_cast<long double>(coincidences.margin(c)) * coincidences.margin(k) * difference * difference;
    }
  }
  return {static_cast<double>(observed),
          static_cast<double>(expected / static_cast<long double>(coincidences.total() - 1))};
}

OrUndefined<double> Alpha(const CoincidenceMatrix& coincidences, Metric metric, std::span<const double> values) {
  if (coincidences.total() == 0) return Undefined::kNoPairableUnits;
  if (!coincidences.varies()) return Undefined::kNoVariation;
  const Disagreement disagreement = MeasureDisagreement(coincidences, metric, values);
  if (disagreement.expected <= 0) return Undefined::kNoVariation;
  return 1 - disagreement.observed / disagreement.expected;
}

OrUndefined<double> KrippendorffAlpha(const Ratings& ratings, Metric metric, std::span<const double> values) {
  return Alpha(Coincidences(ratings), metric, values);
}

std::vector<OrUndefined<double>> LeaveOneOutAlpha(const Ratings& ratings, Metric metric,
                                                  std::span<const double> values) {
  CoincidenceMatrix coincidences = Coincidences(ratings);
  std::vector<OrUndefined<double>> without;
  without.reserve(static_cast<size_t>(ratings.plans()));
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    CoincidenceMatrix rest = coincidences;
    rest.Remove(PatternOf(ratings, i));
    without.push_back(Alpha(rest, metric, values));
  }
  return without;
}

}  // namespace ehcpqa::statistics
