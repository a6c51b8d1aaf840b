// How precise a planned sample will be.
#ifndef EHCPQA_SERVICES_STATISTICS_PRECISION_H_
#define EHCPQA_SERVICES_STATISTICS_PRECISION_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "services/statistics/intervals.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// One stratum of the plan.
struct PlannedStratum {
  int64_t population = 0;  // N_h
  int64_t sample = 0;      // n_h
};

// The design-Wilson interval that the planned sample would give if the share were `share` in every stratum and every
// drawn plan were audited: v = sum W_h^2 (1 - n_h/N_h) p(1-p)/(n_h - 1), df = sum n_h - H. Half its width, in shares
// (0.14 = 14 points), is PlannedHalfWidth(). Show it at 50 % (the worst case) and 80 %. 0 <= share <= 1. Undefined:
// kNoApplicablePlans (no plan at all), kStratumNotAudited (n_h = 0 < N_h), kLonelyPlan (n_h = 1 < N_h),
// kNoDegreesOfFreedom. Error, FIELD_INVALID: n_h above N_h or negative, share outside its range.
absl::StatusOr<OrUndefined<Interval>> PlannedInterval(const std::vector<PlannedStratum>& strata, double share,
                                                      double confidence = 0.95);

absl::StatusOr<OrUndefined<double>> PlannedHalfWidth(const std::vector<PlannedStratum>& strata, double share,
                                                     double confidence = 0.95);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_PRECISION_H_
