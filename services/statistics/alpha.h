// Krippendorff's alpha, the first headline coefficient of agreement.
//
// Coincidences o_ck = sum_i r_ic (r_ik - [c = k]) / (r_i - 1) over pairable plans; n_c = sum_k o_ck; n = sum n_c;
// alpha = 1 - (n - 1) sum o_ck d2_ck / sum n_c n_k d2_ck. 1 = perfect, 0 = chance, negative = systematic disagreement.
// Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; Hayes & Krippendorff 2007. The cut-offs .800
// (reliable) and .667 (tentative) belong to alpha alone. Some packages print other values: irr 0.84.1 on complete data
// with more than two raters, irrCAC under "ordinal weights" (another metric).
#ifndef EHCPQA_SERVICES_STATISTICS_ALPHA_H_
#define EHCPQA_SERVICES_STATISTICS_ALPHA_H_

#include <cstdint>
#include <span>
#include <vector>

#include "services/statistics/rating_patterns.h"
#include "services/statistics/ratings.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// d2_ck, the squared difference of two grades.
enum class Metric {
  kNominal,   // [c != k]
  kOrdinal,   // (sum_{g=c..k} n_g - (n_c + n_k)/2)^2
  kInterval,  // (c - k)^2
  kRatio,     // ((c - k)/(c + k))^2
};

// o_ck, to which plans can be added and from which they can be taken away.
class CoincidenceMatrix {
 public:
  explicit CoincidenceMatrix(int grades);

  // Adds `pattern.plans` plans, or takes them away; plans without a pair are ignored.
  void Add(const RatingPattern& pattern) { Add(pattern, 1); }
  void Remove(const RatingPattern& pattern) { Add(pattern, -1); }

  int grades() const { return grades_; }
  double at(int c, int k) const {
    return cells_[static_cast<size_t>(c) * static_cast<size_t>(grades_) + static_cast<size_t>(k)];
  }
  // n_c: ratings of the grade on pairable plans.
  int64_t margin(int c) const { return margins_[static_cast<size_t>(c)]; }
  // n: pairable ratings.
  int64_t total() const { return total_; }
  // Whether two or more grades occur.
  bool varies() const;

 private:
  void Add(const RatingPattern& pattern, int sign);

  int grades_;
  std::vector<double> cells_;
  std::vector<int64_t> margins_;  // Whole numbers, so that "one grade only" is seen exactly after any taking away.
  int64_t total_ = 0;
};

CoincidenceMatrix Coincidences(const Ratings& ratings);

// The two sides of alpha = 1 - observed/expected: sum o_ck d2_ck and sum n_c n_k d2_ck / (n - 1). total() >= 2.
struct Disagreement {
  double observed = 0;
  double expected = 0;
};
// `values` are the grades' numbers for the interval and ratio metrics; empty = 0, 1, 2, ...
Disagreement MeasureDisagreement(const CoincidenceMatrix& coincidences, Metric metric,
                                 std::span<const double> values = {});

// Undefined: kNoPairableUnits; kNoVariation when all pairable ratings are the same grade (report 100 % agreement, no
// alpha).
OrUndefined<double> Alpha(const CoincidenceMatrix& coincidences, Metric metric, std::span<const double> values = {});
OrUndefined<double> KrippendorffAlpha(const Ratings& ratings, Metric metric, std::span<const double> values = {});

// Alpha without each row of the table in turn, in row order: input of the jackknife. A row without a pair changes
// nothing.
std::vector<OrUndefined<double>> LeaveOneOutAlpha(const Ratings& ratings, Metric metric,
                                                  std::span<const double> values = {});

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_ALPHA_H_
