#include "services/statistics/multiple_comparisons.h"

#include <algorithm>
#include <numeric>

namespace ehcpqa::statistics {

std::vector<double> AdjustP(std::span<const double> p, Adjustment adjustment) {
  const size_t count = p.size();
  std::vector<size_t> order(count);
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return p[a] < p[b]; });
  const double n = static_cast<double>(count);
  double dependence = 1;
  if (adjustment == Adjustment::kBenjaminiYekutieli) {
    dependence = 0;
    for (size_t i = 1; i <= count; ++i) dependence += 1 / static_cast<double>(i);
  }

  std::vector<double> adjusted(count);
  if (adjustment == Adjustment::kHolm || adjustment == Adjustment::kBonferroni) {
    double largest = 0;
    for (size_t rank = 0; rank < count; ++rank) {
      const double factor = adjustment == Adjustment::kHolm ? n - static_cast<double>(rank) : n;
      largest = std::max(largest, factor * p[order[rank]]);
      adjusted[order[rank]] = std::min(1.0, largest);
    }
  } else {
    double smallest = 1;
    for (size_t rank = count; rank-- > 0;) {
      smallest = std::min(smallest, dependence * n / static_cast<double>(rank + 1) * p[order[rank]]);
      adjusted[order[rank]] = smallest;
    }
  }
  return adjusted;
}

int64_t CountAtMost(std::span<const double> adjusted, double level) {
  return std::count_if(adjusted.begin(), adjusted.end(), [&](double p) { return p <= level; });
}

}  // namespace ehcpqa::statistics
