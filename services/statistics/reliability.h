// What is said about the agreement on one criterion.
#ifndef EHCPQA_SERVICES_STATISTICS_RELIABILITY_H_
#define EHCPQA_SERVICES_STATISTICS_RELIABILITY_H_

#include <cstdint>

#include "services/statistics/pooled_reliability.h"
#include "services/statistics/ratings.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// Whether enough plans were scored twice to show a coefficient for one criterion. Below 10 pairable plans one
// coefficient is noise (its 95 % range spans most of the scale in this project's simulation), below 20 it needs a
// warning.
enum class Support { kRefused, kFlagged, kEnough };
Support SupportFor(int64_t pairable_plans);

// Raw agreement, always shown; alpha and AC2 with the interval to show. Cut-offs .800 and .667 apply to alpha only.
struct CriterionReliability {
  int64_t pairable = 0;
  Support support = Support::kRefused;
  OrUndefined<double> percent_agreement = Undefined::kNoPairableUnits;
  OrUndefined<double> within_one = Undefined::kNoPairableUnits;
  PooledStatistic alpha;  // Ordinal; standard error by jackknife over pairable plans.
  PooledStatistic ac2;    // Quadratic weights; Gwet's standard error.
};

// On pairable plans only. The values are computed whatever the support says; the caller decides what to show.
CriterionReliability MeasureReliability(const Ratings& ratings);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_RELIABILITY_H_
