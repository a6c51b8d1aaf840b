#include "services/charts/scale.h"

#include <algorithm>
#include <cmath>

namespace ehcpqa::charts {

std::optional<double> Placeable(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

double Scale::At(double value) const {
  const double part = std::clamp((value - low_) / (high_ - low_), 0.0, 1.0);
  return from_ + part * (to_ - from_);
}

std::vector<double> CountTicks(double high, int most) {
  const double least_step = std::max(high, 1.0) / (most - 1);
  double step = 1;
  // 1, 2, 5, 10, 20, 50, ...
  for (int turn = 0; step < least_step; ++turn) step *= turn % 3 == 1 ? 2.5 : 2;
  std::vector<double> ticks = {0};
  while (ticks.back() < std::max(high, 1.0)) ticks.push_back(ticks.back() + step);
  return ticks;
}

}  // namespace ehcpqa::charts
