#include <vector>

#include "services/statistics/coefficient_parts.h"

namespace ehcpqa::statistics {
namespace {

// One rater's use of the scale.
struct Rater {
  int column = 0;
  double rated = 0;            // n_g
  std::vector<double> shares;  // p_gk
  std::vector<double> others;  // M_gl = sum_k w_kl (sum over other raters of p_hk)
  double expected = 0;         // sum_l M_gl p_gl
};

// Raters who rated a plan that counts, with their shares.
std::vector<Rater> CountRaters(const Ratings& ratings, int least_ratings) {
  std::vector<Rater> raters(static_cast<size_t>(ratings.raters()));
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    if (PatternOf(ratings, i).ratings < least_ratings) continue;
    for (int g = 0; g < ratings.raters(); ++g) {
      const int grade = ratings.Row(i)[g];
      if (grade == kNoRating) continue;
      Rater& rater = raters[static_cast<size_t>(g)];
      rater.column = g;
      rater.shares.resize(static_cast<size_t>(ratings.grades()));
      ++rater.shares[static_cast<size_t>(grade)];
      ++rater.rated;
    }
  }
  std::erase_if(raters, [](const Rater& rater) { return rater.rated == 0; });
  for (Rater& rater : raters) {
    for (double& share : rater.shares) share /= rater.rated;
  }
  return raters;
}

}  // namespace

OrUndefined<Coefficient> FinishConger(const Ratings& ratings, const AgreementWeights& weights,
                                      const CoefficientOptions& options, Coefficient coefficient) {
  const int least_ratings = options.include_singletons ? 1 : 2;
  std::vector<Rater> raters = CountRaters(ratings, least_ratings);
  if (raters.size() < 2) return Undefined::kTooFewUnits;
  const auto q = static_cast<size_t>(ratings.grades());
  const double pairs = static_cast<double>(raters.size() * (raters.size() - 1)),
               n = static_cast<double>(coefficient.plans);

  std::vector<double> sums(q);
  for (const Rater& rater : raters) {
    for (size_t k = 0; k < q; ++k) sums[k] += rater.shares[k];
  }
  for (Rater& rater : raters) {
    rater.others.resize(q);
    for (size_t l = 0; l < q; ++l) {
      for (size_t k = 0; k < q; ++k) {
        rater.others[l] += weights.at(static_cast<int>(k), static_cast<int>(l)) * (sums[k] - rater.shares[k]);
      }
      rater.expected += rater.others[l] * rater.shares[l];
    }
    coefficient.chance += rater.expected / pairs;
  }
  if (coefficient.chance >= 1 - 1e-12) return Undefined::kNoVariation;
  coefficient.value = (coefficient.agreement - coefficient.chance) / (1 - coefficient.chance);

  VarianceOfCoefficient variance(coefficient, options);
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    const RatingPattern pattern = PatternOf(ratings, i);
    if (pattern.ratings < least_ratings) continue;
    double chance = 0;
    for (const Rater& rater : raters) {
      const int grade = ratings.Row(i)[rater.column];
      const double given = grade == kNoRating ? 0 : 1;
      const double own = grade == kNoRating ? 0 : rater.others[static_cast<size_t>(grade)];
      chance += n / rater.rated * (own - (given - rater.rated / n) * rater.expected);
    }
    variance.Add(pattern.pairable(), pattern.pairable() ? PatternAgreement(pattern, weights) : 0, chance / pairs, 1);
  }
  coefficient.standard_error = variance.StandardError();
  return coefficient;
}

}  // namespace ehcpqa::statistics
