// Systematic sampling with probability proportional to size, for drawing teams or schools rather than plans. Plans
// themselves are drawn by ranking.h. Source: Madow 1949; Särndal, Swensson & Wretman 1992, 3.6; the same numbers as R's
// `sampling` 2.9.
#ifndef EHCPQA_SERVICES_STATISTICS_PPS_H_
#define EHCPQA_SERVICES_STATISTICS_PPS_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::statistics {

// pi_i = n x_i / sum x; units that reach 1 are certain, and the rest share the remaining draws, until none reaches 1.
// Errors, FIELD_INVALID: a size that is negative or not a number; n negative or above the number of units with a size
// above 0.
absl::StatusOr<std::vector<double>> InclusionProbabilities(const std::vector<double>& sizes, int64_t n);

// Indices (from 0, in list order) of the units drawn for a start u in [0, 1): every certain unit, and every other unit
// k for which a whole number j satisfies C_(k-1) <= j + u < C_k, C the running sum of the other units' probabilities.
// Neighbours in the list spread over the sample, and equal sizes give ordinary systematic sampling; there is no
// unbiased variance.
std::vector<int64_t> SystematicSample(const std::vector<double>& probabilities, double start);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_PPS_H_
