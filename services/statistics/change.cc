#include "services/statistics/change.h"

#include <cmath>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/statistics/distributions.h"

namespace ehcpqa::statistics {

Change MeasureChange(const Estimate& before, const Estimate& after, double confidence) {
  Change change;
  change.difference = after.value - before.value;
  const OrUndefined<Interval> first = DesignWilson(before, confidence), second = DesignWilson(after, confidence);
  change.interval = !first    ? OrUndefined<Interval>(first.why())
                    : !second ? OrUndefined<Interval>(second.why())
                              : Mover(before.value, *first, after.value, *second);
  const Undefined why = !before.variance ? before.variance.why() : after.variance.why();
  if (why != Undefined::kNone) {
    change.standard_error = change.df = change.t = change.p = OrUndefined<double>(why);
    return change;
  }
  const double v1 = *before.variance, v2 = *after.variance;
  change.standard_error = std::sqrt(v1 + v2);
  if (v1 + v2 <= 0) {
    change.df = change.t = change.p = OrUndefined<double>(Undefined::kZeroDenominator);
    return change;
  }
  if ((v1 > 0 && before.df < 1) || (v2 > 0 && after.df < 1)) {
    change.df = change.t = change.p = OrUndefined<double>(Undefined::kNoDegreesOfFreedom);
    return change;
  }
  const double spread =
      (v1 > 0 ? v1 * v1 / static_cast<double>(before.df) : 0) + (v2 > 0 ? v2 * v2 / static_cast<double>(after.df) : 0);
  change.df = (v1 + v2) * (v1 + v2) / spread;
  change.t = change.difference / *change.standard_error;
  change.p = StudentTwoSidedP(*change.t, *change.df);
  return change;
}

Interval Mover(double before, const Interval& before_interval, double after, const Interval& after_interval) {
  const double difference = after - before;
  return {difference - std::hypot(after - after_interval.low, before_interval.high - before),
          difference + std::hypot(after_interval.high - after, before - before_interval.low)};
}

bool EvidenceOfChange(const Interval& difference) { return difference.low > 0 || difference.high < 0; }

OrUndefined<Decomposition> DecomposeChange(const std::vector<StratumShift>& strata) {
  double before = 0, after = 0;
  for (const StratumShift& stratum : strata) {
    before += stratum.before_population;
    after += stratum.after_population;
  }
  if (before <= 0 || after <= 0) return Undefined::kZeroDenominator;
  Decomposition parts;
  for (const StratumShift& stratum : strata) {
    const double old_weight = stratum.before_population / before, new_weight = stratum.after_population / after;
    parts.within += (old_weight + new_weight) / 2 * (stratum.after_share - stratum.before_share);
    parts.composition += (stratum.before_share + stratum.after_share) / 2 * (new_weight - old_weight);
  }
  return parts;
}

absl::StatusOr<OrUndefined<Estimate>> StandardisedShare(const std::vector<StratumCounts>& strata,
                                                        const std::vector<double>& weights) {
  if (weights.size() != strata.size()) return FieldInvalid("weights", "Give one weight for each stratum.");
  double total = 0;
  for (double weight : weights) {
    if (!(weight >= 0) || !std::isfinite(weight)) return FieldInvalid("weights", "A weight must not be negative.");
    total += weight;
  }
  if (total <= 0) return FieldInvalid("weights", "At least one weight must be above 0.");
  Estimate estimate;
  estimate.census = true;
  long double value = 0, variance = 0;
  bool lonely = false;
  for (size_t h = 0; h < strata.size(); ++h) {
    const StratumCounts& stratum = strata[h];
    if (stratum.good < 0 || stratum.good > stratum.audited || stratum.audited > stratum.population) {
      return FieldInvalid(absl::StrCat("strata[", h, "]"),
                          "Good plans, audited plans and population must be in rising order.");
    }
    if (weights[h] == 0) continue;
    if (stratum.audited == 0) return OrUndefined<Estimate>(Undefined::kStratumNotAudited);
    const long double weight = weights[h] / total, audited = stratum.audited, share = stratum.good / audited;
    value += weight * share;
    estimate.plans += stratum.audited;
    estimate.df += stratum.audited - 1;
    estimate.population += static_cast<double>(stratum.population);
    if (stratum.audited == stratum.population) continue;
    estimate.census = false;
    if (stratum.audited == 1) {
      lonely = true;
      continue;
    }
    variance += weight * weight * (1 - audited / static_cast<long double>(stratum.population)) * share * (1 - share) /
                (audited - 1);
  }
  estimate.value = static_cast<double>(value);
  estimate.rows = estimate.audited = estimate.plans;
  estimate.variance =
      lonely ? OrUndefined<double>(Undefined::kLonelyPlan) : OrUndefined<double>(static_cast<double>(variance));
  return OrUndefined<Estimate>(estimate);
}

}  // namespace ehcpqa::statistics
