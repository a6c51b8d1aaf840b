#include "services/statistics/coefficient_parts.h"

#include <cmath>

namespace ehcpqa::statistics {

double PatternAgreement(const RatingPattern& pattern, const AgreementWeights& weights) {
  double sum = 0;
  for (int k = 0; k < weights.grades(); ++k) {
    const int in_k = pattern.counts[static_cast<size_t>(k)];
    if (in_k == 0) continue;
    double weighted = 0;
    for (int l = 0; l < weights.grades(); ++l) weighted += weights.at(k, l) * pattern.counts[static_cast<size_t>(l)];
    sum += in_k * (weighted - 1);
  }
  return sum / (static_cast<double>(pattern.ratings) * (pattern.ratings - 1));
}

void VarianceOfCoefficient::Add(bool pairable, double agreement, double chance, int64_t plans) {
  const double n = static_cast<double>(coefficient_.plans), pairs = static_cast<double>(coefficient_.pairable);
  const double own = pairable ? n / pairs * (agreement - coefficient_.chance) / (1 - coefficient_.chance) : 0;
  const double linear = own -
                        2 * (1 - coefficient_.value) * (chance - coefficient_.chance) / (1 - coefficient_.chance) -
                        coefficient_.value;
  squares_ += static_cast<long double>(plans) * linear * linear;
}

OrUndefined<double> VarianceOfCoefficient::StandardError() const {
  if (coefficient_.pairable < 2) return Undefined::kNeedsTwoPairableUnits;
  const double n = static_cast<double>(coefficient_.plans);
  const double outside = population_ > 0 ? 1 - n / static_cast<double>(population_) : 1;
  // The linearised values of a perfect agreement differ from it by rounding alone.
  const double variance = outside / (n * (n - 1)) * static_cast<double>(squares_);
  return variance < 1e-30 ? 0 : std::sqrt(variance);
}

}  // namespace ehcpqa::statistics
