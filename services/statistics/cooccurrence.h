// Which themes appear together in plans.
#ifndef EHCPQA_SERVICES_STATISTICS_COOCCURRENCE_H_
#define EHCPQA_SERVICES_STATISTICS_COOCCURRENCE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "services/statistics/intervals.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// Show a pair only from so many plans with both themes on.
inline constexpr int64_t kLeastPlansForPair = 5;

// Two themes a and b over n plans; n_a, n_b plans with each, n_ab with both.
struct ThemePair {
  int64_t a = 0, b = 0;  // Indices of the themes, a < b.
  int64_t plans = 0, with_a = 0, with_b = 0, with_both = 0;
  double support = 0;                  // n_ab / n
  OrUndefined<double> jaccard = 0.0;   // n_ab / (n_a + n_b - n_ab); kZeroDenominator when neither theme occurs.
  OrUndefined<double> lift = 0.0;      // n n_ab / (n_a n_b); kZeroDenominator when a theme never occurs.
  OrUndefined<double> pmi_bits = 0.0;  // log2 lift; kZeroDenominator also when n_ab = 0.
  OrUndefined<double> npmi =
      0.0;  // ln lift / -ln(n_ab/n), -1 when n_ab = 0 (Bouma 2009); kZeroDenominator when n_ab = n.
  OrUndefined<double> phi = 0.0;                // Correlation; kNoVariation when a theme occurs in no plan or in all.
  OrUndefined<double> confidence_a_to_b = 0.0;  // n_ab / n_a; kZeroDenominator
  double odds_ratio = 0;                        // With 1/2 added to each of the four counts (Haldane 1956).
  Interval odds_ratio_interval;                 // exp(ln OR -/+ z sqrt(sum 1/(count + 1/2))) (Woolf), 95 %.
  double fisher_p = 1;                          // Two-sided exact test of independence.
  double adjusted_p = 1;                        // Benjamini-Hochberg over all pairs.
};

// Every pair of themes, (0,1), (0,2), ..., (1,2), ... `plans[i][t]` says whether plan i has theme t.
// Errors, FIELD_INVALID: no plan, or plans with different numbers of themes.
absl::StatusOr<std::vector<ThemePair>> MeasureThemePairs(const std::vector<std::vector<bool>>& plans);

// The pairs worth showing: at least kLeastPlansForPair plans with both, by falling phi, equal phi by themes. Never by
// lift, which rewards rare themes. Pairs without a phi come last.
std::vector<ThemePair> RankThemePairs(std::vector<ThemePair> pairs);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_COOCCURRENCE_H_
