// Raw agreement between raters, without correction for chance: always shown beside a coefficient.
#ifndef EHCPQA_SERVICES_STATISTICS_AGREEMENT_H_
#define EHCPQA_SERVICES_STATISTICS_AGREEMENT_H_

#include <cstdint>

#include "services/statistics/ratings.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// Plans with two or more ratings. The n of every agreement statistic.
int64_t PairablePlans(const Ratings& ratings);

// Mean over pairable plans of the share of ordered pairs of its ratings that are equal: sum_k r_ik (r_ik - 1) / (r_i
// (r_i - 1)). 0 to 1. Undefined: kNoPairableUnits. Source: Gwet 2014, Handbook of Inter-Rater Reliability, chapter 2.
OrUndefined<double> PercentAgreement(const Ratings& ratings);

// The same with pairs at most one grade apart.
OrUndefined<double> WithinOneAgreement(const Ratings& ratings);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_AGREEMENT_H_
