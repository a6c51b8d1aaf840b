#include "services/statistics/precision.h"

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::statistics {

absl::StatusOr<OrUndefined<Interval>> PlannedInterval(const std::vector<PlannedStratum>& strata, double share,
                                                      double confidence) {
  if (!(share >= 0 && share <= 1)) return FieldInvalid("share", "The share must lie between 0 and 1.");
  int64_t population = 0;
  for (size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].sample < 0 || strata[h].sample > strata[h].population) {
      return FieldInvalid(absl::StrCat("strata[", h, "].sample"),
                          "The sample must lie between 0 and the stratum's plans.");
    }
    population += strata[h].population;
  }
  if (population == 0) return OrUndefined<Interval>(Undefined::kNoApplicablePlans);

  Estimate planned;
  planned.value = share;
  planned.census = true;
  long double variance = 0;
  for (const PlannedStratum& stratum : strata) {
    if (stratum.population == 0) continue;
    if (stratum.sample == 0) return OrUndefined<Interval>(Undefined::kStratumNotAudited);
    planned.plans += stratum.sample;
    planned.df += stratum.sample - 1;
    if (stratum.sample == stratum.population) continue;
    planned.census = false;
    if (stratum.sample == 1) return OrUndefined<Interval>(Undefined::kLonelyPlan);
    const long double size = stratum.population, taken = stratum.sample, weight = size / population;
    variance += weight * weight * (1 - taken / size) * share * (1 - share) / (taken - 1);
  }
  planned.rows = planned.audited = planned.plans;
  planned.variance = static_cast<double>(variance);
  return DesignWilson(planned, confidence);
}

absl::StatusOr<OrUndefined<double>> PlannedHalfWidth(const std::vector<PlannedStratum>& strata, double share,
                                                     double confidence) {
  ASSIGN_OR_RETURN(const OrUndefined<Interval> interval, PlannedInterval(strata, share, confidence));
  if (!interval) return OrUndefined<double>(interval.why());
  return OrUndefined<double>((interval->high - interval->low) / 2);
}

}  // namespace ehcpqa::statistics
