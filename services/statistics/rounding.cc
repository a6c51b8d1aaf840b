#include "services/statistics/rounding.h"

#include <cmath>

namespace ehcpqa::statistics {
namespace {

int64_t PowerOfTen(int exponent) {
  int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

std::string Format(int64_t units, int decimals) {
  const int64_t power = PowerOfTen(decimals);
  std::string text = std::to_string(units / power);
  if (decimals == 0) return text;
  std::string fraction = std::to_string(units % power);
  fraction.insert(0, static_cast<size_t>(decimals) - fraction.size(), '0');
  return text + "." + fraction;
}

}  // namespace

int64_t PercentUnits(int64_t x, int64_t n, int decimals) { return (200 * PowerOfTen(decimals) * x + n) / (2 * n); }

std::string FormatPercent(int64_t x, int64_t n, int decimals) { return Format(PercentUnits(x, n, decimals), decimals); }

int64_t SharePercentUnits(double share, int decimals) {
  return static_cast<int64_t>(std::floor(share * 100 * static_cast<double>(PowerOfTen(decimals)) + 0.5 + 1e-9));
}

std::string FormatSharePercent(double share, int decimals) {
  return Format(SharePercentUnits(share, decimals), decimals);
}

int64_t RoundToBase(int64_t count, int64_t base) { return (2 * count + base) / (2 * base) * base; }

}  // namespace ehcpqa::statistics
