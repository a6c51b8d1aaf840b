#include "services/statistics/distributions.h"

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/fisher_f.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>

namespace ehcpqa::statistics {
namespace {

namespace math = boost::math;
namespace policies = boost::math::policies;

// NaN or infinity instead of an exception.
using Quiet = policies::policy<
    policies::domain_error<policies::ignore_error>, policies::pole_error<policies::ignore_error>,
    policies::overflow_error<policies::ignore_error>, policies::underflow_error<policies::ignore_error>,
    policies::denorm_error<policies::ignore_error>, policies::evaluation_error<policies::ignore_error>,
    policies::rounding_error<policies::ignore_error>, policies::indeterminate_result_error<policies::ignore_error>>;

double LogFactorial(int64_t n) { return math::lgamma(static_cast<double>(n) + 1, Quiet()); }

double LogChoose(int64_t n, int64_t k) { return LogFactorial(n) - LogFactorial(k) - LogFactorial(n - k); }

}  // namespace

double NormalQuantile(double p) { return math::quantile(math::normal_distribution<double, Quiet>(), p); }

double NormalCdf(double z) { return math::cdf(math::normal_distribution<double, Quiet>(), z); }

double StudentQuantile(double p, double df) {
  return math::quantile(math::students_t_distribution<double, Quiet>(df), p);
}

double StudentTwoSidedP(double t, double df) {
  return 2 * math::cdf(math::complement(math::students_t_distribution<double, Quiet>(df), std::fabs(t)));
}

double BetaQuantile(double p, double a, double b) {
  if (a == 0) return 0;
  if (b == 0) return 1;
  return math::quantile(math::beta_distribution<double, Quiet>(a, b), p);
}

double ChiSquareUpperTail(double x, double df) {
  return math::cdf(math::complement(math::chi_squared_distribution<double, Quiet>(df), x));
}

double FisherUpperTail(double x, double df1, double df2) {
  return math::cdf(math::complement(math::fisher_f_distribution<double, Quiet>(df1, df2), x));
}

double BinomialCdf(int64_t k, int64_t n, double p) {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return math::cdf(math::binomial_distribution<double, Quiet>(static_cast<double>(n), p), static_cast<double>(k));
}

double BinomialPmf(int64_t k, int64_t n, double p) {
  if (k < 0 || k > n) return 0;
  return math::pdf(math::binomial_distribution<double, Quiet>(static_cast<double>(n), p), static_cast<double>(k));
}

int64_t BinomialQuantile(double probability, int64_t n, double p) {
  int64_t low = 0, high = n;
  while (low < high) {
    const int64_t middle = low + (high - low) / 2;
    // R's fuzz: a probability that a sum of doubles just misses counts as reached.
    if (BinomialCdf(middle, n, p) >= probability * (1 - 64 * 2.220446049250313e-16)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}

double HypergeometricPmf(int64_t x, int64_t drawn, int64_t marked, int64_t population) {
  if (x < std::max<int64_t>(0, drawn + marked - population) || x > std::min(drawn, marked)) return 0;
  return std::exp(LogChoose(marked, x) + LogChoose(population - marked, drawn - x) - LogChoose(population, drawn));
}

}  // namespace ehcpqa::statistics
