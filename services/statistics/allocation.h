// How many plans to sample from each stratum.
//
// Wright's exact optimal integer allocation (Wright 2012, The American Statistician 66:217-224; 2017, Statistics and
// Probability Letters 129:50-57): every stratum starts at min(N_h, minimum); then one plan at a time goes to the
// stratum with the largest N_h S_h / sqrt(a_h (a_h + 1)) that still has plans left. The result minimises
// VarianceOfTotal() among all allocations that keep the minimum and the cap N_h. With all S_h equal it is proportional;
// with S_h from earlier quarters it is Neyman's.
#ifndef EHCPQA_SERVICES_STATISTICS_ALLOCATION_H_
#define EHCPQA_SERVICES_STATISTICS_ALLOCATION_H_

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::statistics {

// One stratum of the frame.
struct AllocationStratum {
  std::string code;
  int64_t population = 0;  // N_h, plans in the frame.
  double deviation =
      1;  // S_h, the standard deviation of the outcome within the stratum; equal in all strata = proportional.
};

// Code of a stratum -> number of plans.
using Allocation = std::map<std::string, int64_t>;

// Shares `sample_size` plans among the strata, each at least min(N_h, minimum) and at most N_h. Equal priorities (to 1
// part in 10^12) go to the bytewise smaller code. `minimum` is at least 1; a variance needs 2. Errors, all
// FIELD_INVALID: sample_size below the sum of the minimums or above the frame; minimum below 1; a code twice; a
// negative population; a deviation that is negative or not a number.
absl::StatusOr<Allocation> AllocateSample(const std::vector<AllocationStratum>& strata, int64_t sample_size,
                                          int64_t minimum);

// Variance of the estimated total under simple random sampling in each stratum: sum of N_h^2 S_h^2 (1/n_h - 1/N_h)
// (Cochran 1977, 5.5). What AllocateSample() minimises. Every stratum with plans must have n_h >= 1 in `allocation`.
double VarianceOfTotal(const std::vector<AllocationStratum>& strata, const Allocation& allocation);

// S_h for Neyman allocation from an earlier quarter's count of good plans: sqrt(p (1 - p)) with p = (good + 1) /
// (audited + 2), so that a stratum that was once all good is not starved. 0 <= good <= audited.
double SmoothedDeviation(int64_t good, int64_t audited);

// Plain proportional rounding by largest remainders (Hamilton), without minimum or cap, ties to the bytewise smaller
// code: shown beside Wright's allocation to explain a difference, never used to draw. Empty when the frame is empty.
Allocation LargestRemainder(const std::vector<AllocationStratum>& strata, int64_t sample_size);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_ALLOCATION_H_
