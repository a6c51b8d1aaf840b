// Tables of ratings for tests.
#ifndef EHCPQA_TESTS_SERVICES_STATISTICS_RATING_TABLES_H_
#define EHCPQA_TESTS_SERVICES_STATISTICS_RATING_TABLES_H_

#include <algorithm>
#include <random>
#include <vector>

#include "gmock/gmock.h"
#include "services/statistics/ratings.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {

using Rows = std::vector<std::vector<int>>;

// Rows are plans; -1 is no rating.
inline Ratings Table(int grades, const Rows& rows) {
  Ratings ratings(grades, rows.empty() ? 2 : static_cast<int>(rows.front().size()));
  for (const auto& row : rows) EXPECT_OK(ratings.Add(row));
  return ratings;
}

// Plans whose raters mostly agree; about one rating in eight is missing.
inline Rows RandomRows(int plans, int raters, int grades, uint32_t seed) {
  std::mt19937 random(seed);
  Rows rows;
  for (int i = 0; i < plans; ++i) {
    const int truth = static_cast<int>(random() % static_cast<uint32_t>(grades));
    rows.emplace_back();
    for (int g = 0; g < raters; ++g) {
      const uint32_t luck = random() % 8;
      rows.back().push_back(luck == 0   ? kNoRating
                            : luck < 5  ? truth
                            : luck == 5 ? std::max(0, truth - 1)
                                        : std::min(grades - 1, truth + 1));
    }
  }
  return rows;
}

// The same ratings with plans in another order, and with raters in another order within every plan alike.
inline Rows ShuffledPlans(Rows rows, uint32_t seed) {
  std::mt19937 random(seed);
  std::shuffle(rows.begin(), rows.end(), random);
  return rows;
}
inline Rows ShuffledRaters(const Rows& rows, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<size_t> order(rows.front().size());
  for (size_t g = 0; g < order.size(); ++g) order[g] = g;
  std::shuffle(order.begin(), order.end(), random);
  Rows shuffled;
  for (const auto& row : rows) {
    shuffled.emplace_back();
    for (size_t g : order) shuffled.back().push_back(row[g]);
  }
  return shuffled;
}

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_TESTS_SERVICES_STATISTICS_RATING_TABLES_H_
