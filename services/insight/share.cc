#include "services/insight/share.h"

#include <numeric>

#include "services/base/status_macros.h"
#include "services/statistics/estimates.h"
#include "services/statistics/intervals.h"

namespace ehcpqa::insight {

int64_t Strata::population() const { return std::accumulate(populations.begin(), populations.end(), int64_t{0}); }

absl::StatusOr<Share> EstimateShare(const Strata& strata, const std::vector<Part>& parts) {
  Share result;
  result.population = strata.population();
  std::vector<statistics::PlanTotals> plans;
  plans.reserve(parts.size());
  for (size_t i = 0; i < parts.size(); ++i) {
    const bool inside = parts[i] != Part::kOutside, has = parts[i] == Part::kHas;
    result.n += inside;
    result.count += has;
    plans.push_back({strata.of_plan[i], has ? 1.0 : 0.0, inside ? 1.0 : 0.0});
  }
  result.answers = result.n;
  if (result.n == 0) return result;
  ASSIGN_OR_RETURN(const auto estimate, statistics::EstimateRatio(strata.populations, plans));
  if (!estimate.defined()) return result;
  result.share = estimate->value;
  result.unreliable = !statistics::AssessReliability(*estimate).empty();
  const auto interval = statistics::DesignWilson(*estimate);
  if (!interval.defined()) {
    result.status =
        interval.why() == statistics::Undefined::kLonelyPlan ? ShareStatus::kLonelyPlan : ShareStatus::kTooFewPlans;
    return result;
  }
  result.low = interval->low;
  result.high = interval->high;
  const auto effective = statistics::EffectiveSampleSize(*estimate);
  result.n_effective = effective.defined() ? *effective : result.n;
  result.status = ShareStatus::kOk;
  return result;
}

}  // namespace ehcpqa::insight
