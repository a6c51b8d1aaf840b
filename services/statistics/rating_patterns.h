// Ratings condensed to how often each combination of grades occurs. A thousand plans have a few dozen combinations, so
// every coefficient that does not ask who gave which grade costs the same for a thousand plans as for a million.
#ifndef EHCPQA_SERVICES_STATISTICS_RATING_PATTERNS_H_
#define EHCPQA_SERVICES_STATISTICS_RATING_PATTERNS_H_

#include <cstdint>
#include <vector>

#include "services/statistics/ratings.h"

namespace ehcpqa::statistics {

// Plans with the same number of ratings in every grade.
struct RatingPattern {
  std::vector<int> counts;  // r_ik, one for each grade.
  int ratings = 0;          // r_i = sum of counts, at least 1.
  int64_t plans = 0;        // How many plans look so.

  bool pairable() const { return ratings >= 2; }
};

// The pattern of one plan; ratings = 0 when it has no rating.
RatingPattern PatternOf(const Ratings& ratings, int64_t plan);

// All patterns of plans with at least one rating, in a fixed order that does not depend on the order of plans or
// raters.
std::vector<RatingPattern> CountPatterns(const Ratings& ratings);

// The table with its pairable plans only.
Ratings PairableOnly(const Ratings& ratings);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_RATING_PATTERNS_H_
