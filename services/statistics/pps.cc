#include "services/statistics/pps.h"

#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"

namespace ehcpqa::statistics {

absl::StatusOr<std::vector<double>> InclusionProbabilities(const std::vector<double>& sizes, int64_t n) {
  for (size_t i = 0; i < sizes.size(); ++i) {
    if (!std::isfinite(sizes[i]) || sizes[i] < 0) {
      return FieldInvalid(absl::StrCat("sizes[", i, "]"), "A size must be a number that is not negative.");
    }
  }
  const int64_t usable = std::count_if(sizes.begin(), sizes.end(), [](double size) { return size > 0; });
  if (n < 0 || n > usable) {
    return FieldInvalid("n", absl::StrCat("Draw between 0 and ", usable, " units; ", n, " were asked for."));
  }
  std::vector<double> probabilities(sizes.size(), 0);
  std::vector<bool> certain(sizes.size(), false);
  for (bool changed = true; changed;) {
    changed = false;
    long double total = 0;
    int64_t left = n;
    for (size_t i = 0; i < sizes.size(); ++i) {
      if (certain[i]) {
        --left;
      } else {
        total += sizes[i];
      }
    }
    for (size_t i = 0; i < sizes.size(); ++i) {
      if (certain[i] || sizes[i] == 0) continue;
      probabilities[i] = static_cast<double>(left * sizes[i] / total);
      if (probabilities[i] < 1 - 1e-12) continue;
      probabilities[i] = 1;
      certain[i] = changed = true;
    }
  }
  return probabilities;
}

std::vector<int64_t> SystematicSample(const std::vector<double>& probabilities, double start) {
  std::vector<int64_t> drawn;
  long double sum = 0;
  for (size_t i = 0; i < probabilities.size(); ++i) {
    if (probabilities[i] >= 1) {
      drawn.push_back(static_cast<int64_t>(i));
      continue;
    }
    // The whole numbers j with j + u < C: their count grows by one when the unit is hit.
    const auto below = [&](long double c) { return std::ceil(c - start - 1e-12L); };
    const long double before = below(sum);
    sum += probabilities[i];
    if (below(sum) > before) drawn.push_back(static_cast<int64_t>(i));
  }
  return drawn;
}

}  // namespace ehcpqa::statistics
