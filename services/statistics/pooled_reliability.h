// Agreement pooled over the criteria of a rubric: one quarter's double scoring is too small for a coefficient by
// criterion.
//
// alpha = 1 - sum_j A_j / sum_j B_j with A_j = sum o_ck d2_ck and B_j = sum n_c n_k d2_ck / (n_j - 1), where
// d_ck = (sum_{g=c..k} n_g - (n_c + n_k)/2) / n_j is the difference of mean ranks within criterion j, so that criteria
// of different difficulty are never compared with each other. AC2 = 1 - sum m_j (1 - p_a,j) / sum m_j (1 - p_e,j),
// quadratic weights, m_j = pairable plans of criterion j. Percent agreement is the mean over pairs of plan and
// criterion. These forms are this project's. Standard errors: jackknife that leaves out one plan with all its criteria.
#ifndef EHCPQA_SERVICES_STATISTICS_POOLED_RELIABILITY_H_
#define EHCPQA_SERVICES_STATISTICS_POOLED_RELIABILITY_H_

#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "services/statistics/intervals.h"
#include "services/statistics/ratings.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

struct PooledStatistic {
  OrUndefined<double> value = Undefined::kNoPairableUnits;
  OrUndefined<double> standard_error = Undefined::kNeedsTwoPairableUnits;
  // LogDisagreementInterval() with plans - 1 degrees of freedom; kept at or above 0 for plain agreement.
  OrUndefined<Interval> interval = Undefined::kNeedsTwoPairableUnits;
};

struct PooledReliability {
  int64_t plans = 0;  // Plans with a pair in at least one criterion.
  int64_t pairs = 0;  // Pairs of plan and criterion with two or more ratings.
  PooledStatistic percent_agreement;
  PooledStatistic within_one;
  PooledStatistic alpha;  // Ordinal, within criterion.
  PooledStatistic ac2;    // Quadratic weights, within criterion.
};

// `criteria` holds one table for each criterion, all with the same plans in the same rows (a row of empty ratings where
// a criterion does not apply). Criteria may have different scales. Error, FIELD_INVALID: tables with different numbers
// of rows.
absl::StatusOr<PooledReliability> PoolReliability(std::span<const Ratings> criteria);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_POOLED_RELIABILITY_H_
