// What golden names of several topics ask of one estimate or one table of ratings.
#ifndef EHCPQA_TESTS_SERVICES_STATISTICS_GOLDEN_PARTS_H_
#define EHCPQA_TESTS_SERVICES_STATISTICS_GOLDEN_PARTS_H_

#include <string>
#include <vector>

#include "services/statistics/estimates.h"
#include "services/statistics/ratings.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {

// `what` is empty (the value), se, df, n_eff_raw, ci95_<method>[_lo|_hi], ...
Answer EstimateAnswer(const OrUndefined<Estimate>& estimate, std::string what);

// Ratings with the numbers that their grades stand for.
struct Rated {
  Ratings ratings;
  std::vector<double> values;
  bool include_singletons = false;
};

// Rows are plans, columns raters, null = no rating; cells are members of `categories`.
Rated ReadRatings(const Json& rows, const Json& categories, bool include_singletons);

// `name` is a coefficient, with an optional suffix: kripp_alpha_ordinal.jackknife_se, gwet_ac2_quadratic.ci95_lo, ...
Answer ReliabilityAnswer(const Rated& rated, const std::string& name);

}  // namespace ehcpqa::statistics::golden

#endif  // EHCPQA_TESTS_SERVICES_STATISTICS_GOLDEN_PARTS_H_
