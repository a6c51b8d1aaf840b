#include "services/statistics/simple_intervals.h"

#include <algorithm>
#include <cmath>

#include "services/base/error.h"
#include "services/statistics/distributions.h"

namespace ehcpqa::statistics {
namespace {

double UpperZ(double confidence) { return NormalQuantile(1 - (1 - confidence) / 2); }

// P(X <= x), X hypergeometric; P(X >= x) for `upper`. Summed over the shorter of the two ends.
double Tail(int64_t x, int64_t n, int64_t marked, int64_t population, bool upper) {
  double sum = 0;
  const int64_t first = upper ? x : 0, last = upper ? std::min(n, marked) : x;
  for (int64_t k = first; k <= last; ++k) sum += HypergeometricPmf(k, n, marked, population);
  return sum;
}

}  // namespace

Interval Wilson(int64_t x, int64_t n, double confidence) {
  const double z = UpperZ(confidence), size = static_cast<double>(n), p = static_cast<double>(x) / size;
  const double centre = p + z * z / (2 * size), scale = 1 + z * z / size;
  const double half = z * std::sqrt(p * (1 - p) / size + z * z / (4 * size * size));
  return {x == 0 ? 0 : (centre - half) / scale, x == n ? 1 : (centre + half) / scale};
}

Interval WilsonCorrected(int64_t x, int64_t n, double confidence) {
  const double z = UpperZ(confidence), size = static_cast<double>(n), p = static_cast<double>(x) / size;
  const double scale = 2 * (size + z * z), centre = 2 * size * p + z * z;
  const double low = (centre - 1 - z * std::sqrt(z * z - 2 - 1 / size + 4 * p * (size * (1 - p) + 1))) / scale;
  const double high = (centre + 1 + z * std::sqrt(z * z + 2 - 1 / size + 4 * p * (size * (1 - p) - 1))) / scale;
  return {x == 0 ? 0 : std::max(0.0, low), x == n ? 1 : std::min(1.0, high)};
}

Interval ClopperPearson(int64_t x, int64_t n, double confidence) {
  const double tail = (1 - confidence) / 2, good = static_cast<double>(x), bad = static_cast<double>(n - x);
  return {BetaQuantile(tail, good, bad + 1), BetaQuantile(1 - tail, good + 1, bad)};
}

Interval Jeffreys(int64_t x, int64_t n, double confidence) {
  const double tail = (1 - confidence) / 2, a = static_cast<double>(x) + 0.5, b = static_cast<double>(n - x) + 0.5;
  return {x == 0 ? 0 : BetaQuantile(tail, a, b), x == n ? 1 : BetaQuantile(1 - tail, a, b)};
}

absl::StatusOr<CountInterval> HypergeometricInterval(int64_t x, int64_t n, int64_t population, double confidence) {
  if (x < 0 || n < 1 || x > n || n > population) {
    return FieldInvalid("audited", "Good plans must not exceed plans audited, and plans audited not the population.");
  }
  const double tail = (1 - confidence) / 2;
  // Both tails are monotone in the number of good plans, so each limit is found by halving.
  int64_t low = x, high = population - n + x;
  while (low < high) {
    const int64_t middle = low + (high - low) / 2;
    if (Tail(x, n, middle, population, true) > tail) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  CountInterval interval{low, 0};
  low = x;
  high = population - n + x;
  while (low < high) {
    const int64_t middle = low + (high - low + 1) / 2;
    if (Tail(x, n, middle, population, false) > tail) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  interval.high = low;
  return interval;
}

}  // namespace ehcpqa::statistics
