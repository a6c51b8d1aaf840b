// The parts that MeasureAgreement() is put together from; nothing here is for callers outside the area.
#ifndef EHCPQA_SERVICES_STATISTICS_COEFFICIENT_PARTS_H_
#define EHCPQA_SERVICES_STATISTICS_COEFFICIENT_PARTS_H_

#include <cstdint>

#include "services/statistics/agreement_weights.h"
#include "services/statistics/coefficients.h"
#include "services/statistics/rating_patterns.h"

namespace ehcpqa::statistics {

// Weighted agreement within one pairable plan: sum_k r_k (r*_k - 1) / (r (r - 1)).
double PatternAgreement(const RatingPattern& pattern, const AgreementWeights& weights);

// Gwet's linearisation variance: v = (1 - f)/(n (n - 1)) sum (g*_i - c)^2, g*_i = g_i - 2 (1 - c)(p_e,i - p_e)/(1 -
// p_e), g_i = (n/n')(p_a,i - p_e)/(1 - p_e) for pairable plans and 0 for others.
class VarianceOfCoefficient {
 public:
  VarianceOfCoefficient(const Coefficient& coefficient, const CoefficientOptions& options)
      : coefficient_(coefficient), population_(options.population) {}
  // `plans` plans with the same p_a,i and p_e,i.
  void Add(bool pairable, double agreement, double chance, int64_t plans);
  OrUndefined<double> StandardError() const;

 private:
  Coefficient coefficient_;
  int64_t population_;
  long double squares_ = 0;
};

// Completes a coefficient whose agreement, plans and pairable are known with Conger's chance agreement and its standard
// error.
OrUndefined<Coefficient> FinishConger(const Ratings& ratings, const AgreementWeights& weights,
                                      const CoefficientOptions& options, Coefficient coefficient);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_COEFFICIENT_PARTS_H_
