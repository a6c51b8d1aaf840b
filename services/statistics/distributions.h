// Quantiles and tail probabilities, accurate to about 1e-12. No function throws; each states its range and answers NaN
// outside it (callers check first and answer a reason instead).
#ifndef EHCPQA_SERVICES_STATISTICS_DISTRIBUTIONS_H_
#define EHCPQA_SERVICES_STATISTICS_DISTRIBUTIONS_H_

#include <cstdint>

namespace ehcpqa::statistics {

// 0 < p < 1.
double NormalQuantile(double p);
// P(Z <= z).
double NormalCdf(double z);
// 0 < p < 1, df > 0 (need not be whole).
double StudentQuantile(double p, double df);
// P(|T| >= |t|), df > 0.
double StudentTwoSidedP(double t, double df);
// 0 <= p <= 1; a = 0 gives 0 and b = 0 gives 1, the limits.
double BetaQuantile(double p, double a, double b);
// P(X >= x), df > 0, x >= 0.
double ChiSquareUpperTail(double x, double df);
// P(X >= x), df1 > 0, df2 > 0, x >= 0.
double FisherUpperTail(double x, double df1, double df2);
// P(X <= k) and P(X = k) for k of n, 0 <= p <= 1.
double BinomialCdf(int64_t k, int64_t n, double p);
double BinomialPmf(int64_t k, int64_t n, double p);
// The smallest k with P(X <= k) >= probability, as R's qbinom.
int64_t BinomialQuantile(double probability, int64_t n, double p);
// P(X = x) when `drawn` are taken without replacement from `population` of which `marked` are marked. 0 outside the
// support.
double HypergeometricPmf(int64_t x, int64_t drawn, int64_t marked, int64_t population);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_DISTRIBUTIONS_H_
