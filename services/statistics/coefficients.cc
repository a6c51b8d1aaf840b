#include "services/statistics/coefficients.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "services/statistics/coefficient_parts.h"
#include "services/statistics/distributions.h"
#include "services/statistics/rating_patterns.h"

namespace ehcpqa::statistics {
namespace {

// Mean over plans of r_ik / r_i.
std::vector<double> GradeShares(const std::vector<RatingPattern>& patterns, int grades, int64_t plans) {
  std::vector<long double> sums(static_cast<size_t>(grades));
  for (const RatingPattern& pattern : patterns) {
    for (size_t k = 0; k < sums.size(); ++k) {
      sums[k] += static_cast<long double>(pattern.plans) * pattern.counts[k] / pattern.ratings;
    }
  }
  std::vector<double> shares;
  for (long double sum : sums) shares.push_back(static_cast<double>(sum / static_cast<long double>(plans)));
  return shares;
}

// p_e, and how much each pattern contributes to it: the mean of `by_pattern` over plans is p_e.
struct ChanceAgreement {
  double overall = 0;
  std::vector<double> by_pattern;
};

ChanceAgreement ChanceFromShares(const std::vector<RatingPattern>& patterns, const std::vector<double>& shares,
                                 Chance chance, const AgreementWeights& weights) {
  const int q = weights.grades();
  ChanceAgreement result;
  // p_e is sum_k shares_k value_k; a plan's own part puts its grades in place of the shares.
  std::vector<double> value(static_cast<size_t>(q));
  for (int k = 0; k < q; ++k) {
    const auto i = static_cast<size_t>(k);
    if (chance == Chance::kGwet) value[i] = weights.total() / (q * (q - 1)) * (1 - shares[i]);
    if (chance == Chance::kBrennanPrediger) value[i] = weights.total() / (q * q);
    if (chance == Chance::kFleiss) {
      for (int l = 0; l < q; ++l) value[i] += weights.at(k, l) * shares[static_cast<size_t>(l)];
    }
    result.overall += shares[i] * value[i];
  }
  for (const RatingPattern& pattern : patterns) {
    double own = 0;
    for (size_t k = 0; k < value.size(); ++k) own += pattern.counts[k] * value[k] / pattern.ratings;
    result.by_pattern.push_back(own);
  }
  return result;
}

}  // namespace

OrUndefined<Coefficient> MeasureAgreement(const Ratings& ratings, Chance chance, const AgreementWeights& weights,
                                          const CoefficientOptions& options) {
  std::vector<RatingPattern> patterns = CountPatterns(ratings);
  if (!options.include_singletons) {
    std::erase_if(patterns, [](const RatingPattern& pattern) { return !pattern.pairable(); });
  }
  Coefficient result;
  long double agreement = 0;
  std::vector<double> pattern_agreement;
  for (const RatingPattern& pattern : patterns) {
    result.plans += pattern.plans;
    pattern_agreement.push_back(pattern.pairable() ? PatternAgreement(pattern, weights) : 0);
    if (!pattern.pairable()) continue;
    result.pairable += pattern.plans;
    agreement += static_cast<long double>(pattern.plans) * pattern_agreement.back();
  }
  if (result.pairable == 0) return Undefined::kNoPairableUnits;
  result.agreement = static_cast<double>(agreement / static_cast<long double>(result.pairable));
  if (chance == Chance::kConger) return FinishConger(ratings, weights, options, result);

  const std::vector<double> shares = GradeShares(patterns, weights.grades(), result.plans);
  const ChanceAgreement by_chance = ChanceFromShares(patterns, shares, chance, weights);
  result.chance = by_chance.overall;
  if (result.chance >= 1 - 1e-12) return Undefined::kNoVariation;
  result.value = (result.agreement - result.chance) / (1 - result.chance);

  VarianceOfCoefficient variance(result, options);
  for (size_t i = 0; i < patterns.size(); ++i) {
    variance.Add(patterns[i].pairable(), pattern_agreement[i], by_chance.by_pattern[i], patterns[i].plans);
  }
  result.standard_error = variance.StandardError();
  return result;
}

OrUndefined<Interval> SymmetricInterval(const Coefficient& coefficient, double confidence) {
  if (!coefficient.standard_error) return coefficient.standard_error.why();
  const double half = StudentQuantile(1 - (1 - confidence) / 2, static_cast<double>(coefficient.plans - 1)) *
                      *coefficient.standard_error;
  return Interval{coefficient.value - half, std::min(1.0, coefficient.value + half)};
}

OrUndefined<Interval> LogDisagreementInterval(double coefficient, double standard_error, int64_t plans,
                                              double confidence) {
  if (plans < 2) return Undefined::kNeedsTwoPairableUnits;
  const double disagreement = 1 - coefficient;
  if (disagreement <= 0) return Undefined::kNoDisagreement;
  const double t = StudentQuantile(1 - (1 - confidence) / 2, static_cast<double>(plans - 1));
  const double factor = std::exp(t * standard_error / disagreement);
  return Interval{std::max(-1.0, 1 - disagreement * factor), 1 - disagreement / factor};
}

}  // namespace ehcpqa::statistics
