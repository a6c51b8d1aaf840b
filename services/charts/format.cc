#include "services/charts/format.h"

#include <cmath>
#include <cstdint>

#include "absl/strings/str_cat.h"

namespace ehcpqa::charts {
namespace {

// Beyond this a number is no place in a chart, and would not fit its integer.
constexpr double kMost = 1e9;

// The value in hundredths.
int64_t Hundredths(double value) {
  if (!std::isfinite(value)) return 0;
  return std::llround(std::fmin(std::fmax(value, -kMost), kMost) * 100);
}

std::string WholePercent(double share) { return absl::StrCat(static_cast<int64_t>(std::floor(share * 100 + 0.5))); }

bool Finite(const std::optional<double>& value) { return value && std::isfinite(*value); }

}  // namespace

std::string Coordinate(double value) {
  const int64_t all = Hundredths(value), size = all < 0 ? -all : all;
  std::string text = absl::StrCat(all < 0 ? "-" : "", size / 100);
  const int64_t rest = size % 100;
  if (rest == 0) return text;
  absl::StrAppend(&text, ".", rest / 10);
  if (rest % 10 != 0) absl::StrAppend(&text, rest % 10);
  return text;
}

std::string Percent(double share) { return absl::StrCat(WholePercent(share), " %"); }

std::string PercentWithInterval(double share, std::optional<double> low, std::optional<double> high) {
  if (!Finite(low) || !Finite(high)) return Percent(share);
  return absl::StrCat(Percent(share), " (", WholePercent(*low), " to ", WholePercent(*high), ")");
}

std::string Coefficient(double value) {
  const int64_t all = Hundredths(value), size = all < 0 ? -all : all;
  return absl::StrCat(all < 0 ? "-" : "", size / 100, ".", size % 100 / 10, size % 10);
}

}  // namespace ehcpqa::charts
