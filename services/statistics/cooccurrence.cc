#include "services/statistics/cooccurrence.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/statistics/distributions.h"
#include "services/statistics/multiple_comparisons.h"
#include "services/statistics/two_proportions.h"

namespace ehcpqa::statistics {
namespace {

OrUndefined<double> Ratio(double numerator, double denominator) {
  if (denominator == 0) return Undefined::kZeroDenominator;
  return numerator / denominator;
}

// Fills what follows from the counts.
void Measure(ThemePair& pair) {
  const double n = static_cast<double>(pair.plans), a = static_cast<double>(pair.with_a),
               b = static_cast<double>(pair.with_b), both = static_cast<double>(pair.with_both);
  pair.support = both / n;
  pair.jaccard = Ratio(both, a + b - both);
  pair.lift = Ratio(n * both, a * b);
  pair.confidence_a_to_b = Ratio(both, a);
  if (!pair.lift) {
    pair.pmi_bits = pair.npmi = pair.lift;
  } else if (pair.with_both == 0) {
    pair.pmi_bits = Undefined::kZeroDenominator;
    pair.npmi = -1.0;
  } else {
    pair.pmi_bits = std::log2(*pair.lift);
    pair.npmi = Ratio(std::log(*pair.lift), -std::log(pair.support));
  }
  const double spread = a * (n - a) * b * (n - b);
  pair.phi = spread == 0 ? OrUndefined<double>(Undefined::kNoVariation)
                         : OrUndefined<double>((n * both - a * b) / std::sqrt(spread));

  const double counts[] = {both + 0.5, a - both + 0.5, b - both + 0.5, n - a - b + both + 0.5};
  pair.odds_ratio = counts[0] * counts[3] / (counts[1] * counts[2]);
  double variance = 0;
  for (double count : counts) variance += 1 / count;
  const double half = NormalQuantile(0.975) * std::sqrt(variance);
  pair.odds_ratio_interval = {pair.odds_ratio * std::exp(-half), pair.odds_ratio * std::exp(half)};
  pair.fisher_p =
      pair.with_a == 0 || pair.with_a == pair.plans
          ? 1
          : FisherExactTest(pair.with_both, pair.with_a, pair.with_b - pair.with_both, pair.plans - pair.with_a);
}

}  // namespace

absl::StatusOr<std::vector<ThemePair>> MeasureThemePairs(const std::vector<std::vector<bool>>& plans) {
  if (plans.empty()) return FieldInvalid("plans", "There is no plan to count themes in.");
  const size_t themes = plans.front().size();
  for (size_t i = 0; i < plans.size(); ++i) {
    if (plans[i].size() != themes)
      return FieldInvalid(absl::StrCat("plans[", i, "]"), "Every plan needs an entry for every theme.");
  }
  std::vector<ThemePair> pairs;
  std::vector<double> p;
  for (size_t a = 0; a < themes; ++a) {
    for (size_t b = a + 1; b < themes; ++b) {
      ThemePair pair;
      pair.a = static_cast<int64_t>(a);
      pair.b = static_cast<int64_t>(b);
      pair.plans = static_cast<int64_t>(plans.size());
      for (const std::vector<bool>& plan : plans) {
        pair.with_a += plan[a];
        pair.with_b += plan[b];
        pair.with_both += plan[a] && plan[b];
      }
      Measure(pair);
      p.push_back(pair.fisher_p);
      pairs.push_back(pair);
    }
  }
  const std::vector<double> adjusted = AdjustP(p, Adjustment::kBenjaminiHochberg);
  for (size_t i = 0; i < pairs.size(); ++i) pairs[i].adjusted_p = adjusted[i];
  return pairs;
}

std::vector<ThemePair> RankThemePairs(std::vector<ThemePair> pairs) {
  std::erase_if(pairs, [](const ThemePair& pair) { return pair.with_both < kLeastPlansForPair; });
  std::stable_sort(pairs.begin(), pairs.end(), [](const ThemePair& x, const ThemePair& y) {
    if (x.phi.defined() != y.phi.defined()) return x.phi.defined();
    return x.phi.defined() && *x.phi > *y.phi;
  });
  return pairs;
}

}  // namespace ehcpqa::statistics
