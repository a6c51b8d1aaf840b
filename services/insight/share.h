// A share of plans with everything that must be said beside it.
#ifndef EHCPQA_SERVICES_INSIGHT_SHARE_H_
#define EHCPQA_SERVICES_INSIGHT_SHARE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::insight {

// Why there is no share, or no interval. Numbered as EstimateStatus of the contract.
enum class ShareStatus { kOk = 0, kNoData = 1, kLonelyPlan = 2, kTooFewPlans = 3, kWithheld = 4 };

// The audited plans of a cycle by stratum, without strata in which none has been audited: the sample does not speak for
// those.
struct Strata {
  std::vector<int64_t> populations;  // Eligible plans, N_h.
  std::vector<int32_t> of_plan;      // Stratum of each audited plan, an index into populations.
  int64_t population() const;
};

// One plan's part in a share.
enum class Part : char {
  kOutside,  // Not applicable, cannot tell, not graded: leaves the denominator.
  kLacks,    // In the denominator.
  kHas,      // In the denominator and the numerator.
};

// Stratified share of the eligible plans: weighted by population, finite population correction, 95 % design-based
// Wilson interval.
struct Share {
  int n = 0;        // Plans in the denominator.
  int answers = 0;  // Answers in the denominator: as many as plans where each has one.
  int count = 0;    // Answers in the numerator, unweighted.
  int64_t population = 0;
  double share = 0, low = 0, high = 0;  // 0 to 1; all 0 without data, low and high 0 without an interval.
  double n_effective = 0;
  ShareStatus status = ShareStatus::kNoData;
  bool unreliable = false;  // By the NCHS rule.
};

// `parts` has one element for each audited plan, as Strata::of_plan.
absl::StatusOr<Share> EstimateShare(const Strata& strata, const std::vector<Part>& parts);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_SHARE_H_
