#include "services/statistics/cohen.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ehcpqa::statistics {

CrossTable CrossTabulate(const Ratings& ratings, int rater, int other_rater) {
  CrossTable table{ratings.grades(), std::vector<int64_t>(static_cast<size_t>(ratings.grades() * ratings.grades()))};
  for (int64_t i = 0; i < ratings.plans(); ++i) {
    const int a = ratings.Row(i)[rater], b = ratings.Row(i)[other_rater];
    if (a != kNoRating && b != kNoRating) ++table.counts[static_cast<size_t>(a * table.grades + b)];
  }
  return table;
}

Ratings Expand(const CrossTable& table) {
  Ratings ratings(table.grades, 2);
  for (int i = 0; i < table.grades; ++i) {
    for (int j = 0; j < table.grades; ++j) {
      for (int64_t times = table.counts[static_cast<size_t>(i * table.grades + j)]; times > 0; --times) {
        ratings.Add(std::array<int, 2>{i, j}).IgnoreError();  // Both lie on the scale.
      }
    }
  }
  return ratings;
}

OrUndefined<Kappa> CohenKappa(const CrossTable& table, const AgreementWeights& weights) {
  const double n = static_cast<double>(std::accumulate(table.counts.begin(), table.counts.end(), int64_t{0}));
  if (n == 0) return Undefined::kNoPairableUnits;
  const int q = table.grades;
  const auto share = [&](int i, int j) {
    return static_cast<double>(table.counts[static_cast<size_t>(i * q + j)]) / n;
  };
  std::vector<double> row(static_cast<size_t>(q)), column(static_cast<size_t>(q));
  for (int i = 0; i < q; ++i) {
    for (int j = 0; j < q; ++j) {
      row[static_cast<size_t>(i)] += share(i, j);
      column[static_cast<size_t>(j)] += share(i, j);
    }
  }
  // Mean weight of a row's grade against the other rater's use of the scale, and of a column's.
  std::vector<double> row_weight(static_cast<size_t>(q)), column_weight(static_cast<size_t>(q));
  double observed = 0, chance = 0;
  for (int i = 0; i < q; ++i) {
    for (int j = 0; j < q; ++j) {
      const double weight = weights.at(i, j);
      observed += weight * share(i, j);
      chance += weight * row[static_cast<size_t>(i)] * column[static_cast<size_t>(j)];
      row_weight[static_cast<size_t>(i)] += weight * column[static_cast<size_t>(j)];
      column_weight[static_cast<size_t>(j)] += weight * row[static_cast<size_t>(i)];
    }
  }
  if (chance >= 1 - 1e-12) return Undefined::kNoVariation;
  double sum = 0;
  for (int i = 0; i < q; ++i) {
    for (int j = 0; j < q; ++j) {
      const double term = weights.at(i, j) * (1 - chance) -
                          (row_weight[static_cast<size_t>(i)] + column_weight[static_cast<size_t>(j)]) * (1 - observed);
      sum += share(i, j) * term * term;
    }
  }
  const double centre = observed * chance - 2 * chance + observed;
  const double variance = std::max(0.0, sum - centre * centre) / (n * std::pow(1 - chance, 4));
  return Kappa{(observed - chance) / (1 - chance), std::sqrt(variance)};
}

}  // namespace ehcpqa::statistics
