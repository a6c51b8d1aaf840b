#include "services/statistics/estimates.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::statistics {
namespace {

// One stratum while it is summed, in long double: sums of many weights must not lose the small differences between
// plans.
struct StratumSums {
  int64_t audited = 0;
  int64_t in_domain = 0;
  long double mean = 0;
  long double squares = 0;  // Sum of squared deviations from the mean.
  long double low = 0, high = 0;
};

absl::StatusOr<std::vector<StratumSums>> CountStrata(const std::vector<int64_t>& populations,
                                                     const std::vector<PlanTotals>& plans) {
  std::vector<StratumSums> strata(populations.size());
  for (size_t i = 0; i < plans.size(); ++i) {
    const PlanTotals& plan = plans[i];
    if (plan.stratum < 0 || static_cast<size_t>(plan.stratum) >= strata.size()) {
      return FieldInvalid(absl::StrCat("plans[", i, "].stratum"), "The stratum is not one of the design's.");
    }
    if (!(plan.applicable >= 0) || !std::isfinite(plan.value)) {
      return FieldInvalid(absl::StrCat("plans[", i, "]"), "The number of applicable rows must not be negative.");
    }
    StratumSums& stratum = strata[static_cast<size_t>(plan.stratum)];
    ++stratum.audited;
    if (plan.applicable > 0) ++stratum.in_domain;
  }
  for (size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].audited > populations[h]) {
      return FieldInvalid(
          absl::StrCat("populations[", h, "]"),
          absl::StrCat("The stratum has ", populations[h], " plans, but ", strata[h].audited, " were audited."));
    }
  }
  return strata;
}

// Adds the counts, and the variance of the sum of `contribution(plan)`, to `estimate`.
template <typename Contribution>
void AddVariance(const std::vector<int64_t>& populations, const std::vector<PlanTotals>& plans,
                 std::vector<StratumSums>& strata, const Contribution& contribution, Estimate& estimate) {
  for (StratumSums& stratum : strata) {
    stratum.low = std::numeric_limits<long double>::infinity();
    stratum.high = -stratum.low;
  }
  for (const PlanTotals& plan : plans) {
    StratumSums& stratum = strata[static_cast<size_t>(plan.stratum)];
    const long double value = contribution(plan);
    stratum.mean += value;
    stratum.low = std::min(stratum.low, value);
    stratum.high = std::max(stratum.high, value);
  }
  for (StratumSums& stratum : strata) {
    if (stratum.audited > 0) stratum.mean /= static_cast<long double>(stratum.audited);
  }
  for (const PlanTotals& plan : plans) {
    StratumSums& stratum = strata[static_cast<size_t>(plan.stratum)];
    const long double deviation = contribution(plan) - stratum.mean;
    stratum.squares += deviation * deviation;
  }

  long double variance = 0;
  bool lonely = false;
  estimate.census = true;
  for (size_t h = 0; h < strata.size(); ++h) {
    const StratumSums& stratum = strata[h];
    estimate.audited += stratum.audited;
    estimate.plans += stratum.in_domain;
    if (stratum.in_domain > 0) estimate.df += stratum.in_domain - 1;
    if (stratum.audited == populations[h]) continue;
    estimate.census = false;
    if (stratum.audited == 1) {
      lonely = true;
      continue;
    }
    if (stratum.low == stratum.high) continue;  // Exactly no variation; the rounding of the mean must not become one.
    const long double audited = stratum.audited, size = populations[h];
    variance += (1 - audited / size) * audited / (audited - 1) * stratum.squares;
  }
  estimate.variance =
      lonely ? OrUndefined<double>(Undefined::kLonelyPlan) : OrUndefined<double>(static_cast<double>(variance));
}

bool AnyStratumNotAudited(const std::vector<int64_t>& populations, const std::vector<StratumSums>& strata) {
  for (size_t h = 0; h < strata.size(); ++h) {
    if (populations[h] > 0 && strata[h].audited == 0) return true;
  }
  return false;
}

// N_h / m_h: one division for a stratum, not one for a plan. 0 for a stratum without plans.
std::vector<long double> WeightsOf(const std::vector<int64_t>& populations, const std::vector<StratumSums>& strata) {
  std::vector<long double> weights(strata.size(), 0);
  for (size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].audited == 0) continue;
    weights[h] = static_cast<long double>(populations[h]) / static_cast<long double>(strata[h].audited);
  }
  return weights;
}

}  // namespace

absl::StatusOr<OrUndefined<Estimate>> EstimateRatio(const std::vector<int64_t>& populations,
                                                    const std::vector<PlanTotals>& plans) {
  ASSIGN_OR_RETURN(std::vector<StratumSums> strata, CountStrata(populations, plans));
  if (AnyStratumNotAudited(populations, strata)) return OrUndefined<Estimate>(Undefined::kStratumNotAudited);
  const std::vector<long double> weights = WeightsOf(populations, strata);
  const auto weight = [&](const PlanTotals& plan) { return weights[static_cast<size_t>(plan.stratum)]; };
  long double values = 0, applicable = 0, rows = 0;
  for (const PlanTotals& plan : plans) {
    values += weight(plan) * plan.value;
    applicable += weight(plan) * plan.applicable;
    rows += plan.applicable;
  }
  if (applicable == 0) return OrUndefined<Estimate>(Undefined::kNoApplicablePlans);

  Estimate estimate;
  const long double ratio = values / applicable;
  estimate.value = static_cast<double>(ratio);
  estimate.population = static_cast<double>(applicable);
  estimate.rows = std::llround(rows);
  AddVariance(
      populations, plans, strata,
      [&](const PlanTotals& plan) { return weight(plan) * (plan.value - ratio * plan.applicable) / applicable; },
      estimate);
  return OrUndefined<Estimate>(std::move(estimate));
}

absl::StatusOr<OrUndefined<Estimate>> EstimateTotal(const std::vector<int64_t>& populations,
                                                    const std::vector<PlanTotals>& plans) {
  ASSIGN_OR_RETURN(std::vector<StratumSums> strata, CountStrata(populations, plans));
  if (AnyStratumNotAudited(populations, strata)) return OrUndefined<Estimate>(Undefined::kStratumNotAudited);
  const std::vector<long double> weights = WeightsOf(populations, strata);
  const auto weight = [&](const PlanTotals& plan) { return weights[static_cast<size_t>(plan.stratum)]; };
  const auto contribution = [&](const PlanTotals& plan) { return plan.applicable > 0 ? weight(plan) * plan.value : 0; };
  long double total = 0, applicable = 0, rows = 0;
  for (const PlanTotals& plan : plans) {
    total += contribution(plan);
    applicable += weight(plan) * plan.applicable;
    rows += plan.applicable;
  }
  Estimate estimate;
  estimate.value = static_cast<double>(total);
  estimate.population = static_cast<double>(applicable);
  estimate.rows = std::llround(rows);
  AddVariance(populations, plans, strata, contribution, estimate);
  return OrUndefined<Estimate>(std::move(estimate));
}

absl::StatusOr<OrUndefined<Estimate>> EstimateShare(const std::vector<StratumCounts>& strata) {
  std::vector<int64_t> populations;
  std::vector<PlanTotals> plans;
  for (size_t h = 0; h < strata.size(); ++h) {
    if (strata[h].good < 0 || strata[h].good > strata[h].audited) {
      return FieldInvalid(absl::StrCat("strata[", h, "].good"), "Good plans must lie between 0 and the plans audited.");
    }
    populations.push_back(strata[h].population);
    for (int64_t i = 0; i < strata[h].audited; ++i) {
      plans.push_back({static_cast<int32_t>(h), i < strata[h].good ? 1.0 : 0.0, 1});
    }
  }
  return EstimateRatio(populations, plans);
}

OrUndefined<Estimate> EstimateRolling(const std::vector<Period>& periods) {
  long double population = 0;
  for (const Period& period : periods) population += period.population;
  if (population <= 0) return Undefined::kNoApplicablePlans;
  Estimate rolling;
  rolling.census = true;
  long double value = 0, variance = 0;
  Undefined why = Undefined::kNone;
  for (const Period& period : periods) {
    const long double share = period.population / population;
    value += share * period.estimate.value;
    if (period.estimate.variance) {
      variance += share * share * *period.estimate.variance;
    } else if (why == Undefined::kNone) {
      why = period.estimate.variance.why();
    }
    rolling.df += period.estimate.df;
    rolling.plans += period.estimate.plans;
    rolling.rows += period.estimate.rows;
    rolling.audited += period.estimate.audited;
    rolling.population += period.estimate.population;
    rolling.census = rolling.census && period.estimate.census;
  }
  rolling.value = static_cast<double>(value);
  rolling.variance =
      why == Undefined::kNone ? OrUndefined<double>(static_cast<double>(variance)) : OrUndefined<double>(why);
  return rolling;
}

}  // namespace ehcpqa::statistics
