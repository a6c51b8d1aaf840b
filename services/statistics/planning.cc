#include "services/statistics/planning.h"

#include <cmath>

#include "services/statistics/distributions.h"

namespace ehcpqa::statistics {

double SampleSizeForMargin(double p, double margin, int64_t population, double confidence) {
  const double z = NormalQuantile(1 - (1 - confidence) / 2), endless = z * z * p * (1 - p) / (margin * margin);
  return endless / (1 + (endless - 1) / static_cast<double>(population));
}

double PowerToDetect(double p1, double p2, double n, double level) {
  const double critical = NormalQuantile(1 - level / 2) * std::sqrt((p1 + p2) * (1 - (p1 + p2) / 2));
  const double distance = std::sqrt(n) * std::fabs(p2 - p1), spread = std::sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return NormalCdf((distance - critical) / spread) + NormalCdf(-(distance + critical) / spread);
}

OrUndefined<double> SampleSizeToDetect(double p1, double p2, double power, double level) {
  if (p1 == p2) return Undefined::kZeroDenominator;
  const double under_none = NormalQuantile(1 - level / 2) * std::sqrt((p1 + p2) * (1 - (p1 + p2) / 2));
  const double under_change = NormalQuantile(power) * std::sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  const double root = (under_none + under_change) / (p2 - p1);
  return root * root;
}

OrUndefined<double> DetectableRise(double p1, double n, double power, double level) {
  double low = p1, high = 1;
  if (PowerToDetect(p1, high, n, level) < power) return Undefined::kTooFewUnits;
  for (int step = 0; step < 100; ++step) {
    const double middle = (low + high) / 2;
    (PowerToDetect(p1, middle, n, level) < power ? low : high) = middle;
  }
  return high - p1;
}

double ChanceOfMeeting(int64_t marked, int64_t n, int64_t population) {
  return 1 - HypergeometricPmf(0, n, marked, population);
}

double UpperLimitWhenNoneFound(int64_t n, double confidence) {
  return 1 - std::pow(1 - confidence, 1 / static_cast<double>(n));
}

}  // namespace ehcpqa::statistics
