#include "services/statistics/pooled_reliability.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/statistics/agreement_weights.h"
#include "services/statistics/alpha.h"
#include "services/statistics/coefficient_parts.h"
#include "services/statistics/coefficients.h"
#include "services/statistics/resampling.h"

namespace ehcpqa::statistics {
namespace {

// Everything that the pooled statistics need of one criterion; plans can be added and taken away.
class CriterionSums {
 public:
  explicit CriterionSums(int grades)
      : coincidences_(grades),
        identity_(WeightKind::kIdentity, grades),
        within_one_(WeightKind::kWithinOne, grades),
        quadratic_(WeightKind::kQuadratic, grades),
        shares_(static_cast<size_t>(grades)) {}

  void Add(const RatingPattern& pattern, int sign) {
    if (!pattern.pairable()) return;
    if (sign > 0) {
      coincidences_.Add(pattern);
    } else {
      coincidences_.Remove(pattern);
    }
    pairs_ += sign;
    exact_ += sign * PatternAgreement(pattern, identity_);
    near_ += sign * PatternAgreement(pattern, within_one_);
    weighted_ += sign * PatternAgreement(pattern, quadratic_);
    for (size_t k = 0; k < shares_.size(); ++k) {
      shares_[k] += sign * static_cast<double>(pattern.counts[k]) / pattern.ratings;
    }
  }

  int64_t pairs() const { return pairs_; }
  double exact() const { return exact_; }
  double near() const { return near_; }
  // A_j and B_j; both 0 without a pair.
  Disagreement ScaledDisagreement() const {
    if (coincidences_.total() == 0 || !coincidences_.varies()) return {};
    const double n = static_cast<double>(coincidences_.total());
    const Disagreement raw = MeasureDisagreement(coincidences_, Metric::kOrdinal);
    return {raw.observed / (n * n), raw.expected / (n * n)};
  }
  // m_j (1 - p_a,j) and m_j (1 - p_e,j).
  std::pair<double, double> WeightedDisagreement() const {
    if (pairs_ == 0) return {0, 0};
    const double count = static_cast<double>(pairs_), q = quadratic_.grades();
    double chance = 0;
    for (double share : shares_) chance += share / count * (1 - share / count);
    chance *= quadratic_.total() / (q * (q - 1));
    return {count - weighted_, count * (1 - chance)};
  }

 private:
  CoincidenceMatrix coincidences_;
  AgreementWeights identity_, within_one_, quadratic_;
  std::vector<double> shares_;  // Sum over plans of r_ik / r_i.
  int64_t pairs_ = 0;
  double exact_ = 0, near_ = 0, weighted_ = 0;
};

// The four statistics, in the order of PooledReliability.
std::vector<OrUndefined<double>> Statistics(const std::vector<CriterionSums>& criteria) {
  int64_t pairs = 0;
  double exact = 0, near = 0, observed = 0, expected = 0, weighted = 0, chance = 0;
  for (const CriterionSums& criterion : criteria) {
    pairs += criterion.pairs();
    exact += criterion.exact();
    near += criterion.near();
    const Disagreement disagreement = criterion.ScaledDisagreement();
    observed += disagreement.observed;
    expected += disagreement.expected;
    const auto [own, by_chance] = criterion.WeightedDisagreement();
    weighted += own;
    chance += by_chance;
  }
  if (pairs == 0) return std::vector<OrUndefined<double>>(4, Undefined::kNoPairableUnits);
  const double count = static_cast<double>(pairs);
  const OrUndefined<double> alpha =
      expected > 0 ? OrUndefined<double>(1 - observed / expected) : OrUndefined<double>(Undefined::kNoVariation);
  return {exact / count, near / count, alpha, 1 - weighted / chance};
}

PooledStatistic Finish(const OrUndefined<double>& value, const std::vector<OrUndefined<double>>& without,
                       bool coefficient) {
  PooledStatistic statistic;
  statistic.value = value;
  statistic.standard_error = JackknifeStandardError(without);
  if (!value) {
    statistic.standard_error = value.why();
    statistic.interval = value.why();
  } else if (!statistic.standard_error) {
    statistic.interval = statistic.standard_error.why();
  } else {
    // What leaving out whole plans rounds to 1 is 1.
    const double shown = *value > 1 - 1e-12 ? 1 : *value;
    statistic.interval =
        LogDisagreementInterval(shown, *statistic.standard_error, static_cast<int64_t>(without.size()));
    if (statistic.interval && !coefficient) {
      statistic.interval = Interval{std::max(0.0, statistic.interval->low), statistic.interval->high};
    }
  }
  return statistic;
}

}  // namespace

absl::StatusOr<PooledReliability> PoolReliability(std::span<const Ratings> criteria) {
  PooledReliability result;
  if (criteria.empty()) return result;
  const int64_t rows = criteria.front().plans();
  std::vector<CriterionSums> sums;
  for (size_t j = 0; j < criteria.size(); ++j) {
    if (criteria[j].plans() != rows) {
      return FieldInvalid(absl::StrCat("criteria[", j, "]"),
                          "Every criterion needs a row for every plan, in the same order.");
    }
    sums.emplace_back(criteria[j].grades());
  }
  std::vector<std::vector<RatingPattern>> plans;
  for (int64_t i = 0; i < rows; ++i) {
    std::vector<RatingPattern> patterns;
    bool pairable = false;
    for (const Ratings& criterion : criteria) {
      patterns.push_back(PatternOf(criterion, i));
      pairable = pairable || patterns.back().pairable();
    }
    if (!pairable) continue;
    for (size_t j = 0; j < sums.size(); ++j) sums[j].Add(patterns[j], 1);
    plans.push_back(std::move(patterns));
  }

  std::vector<std::vector<OrUndefined<double>>> without(4);
  for (const std::vector<RatingPattern>& patterns : plans) {
    std::vector<CriterionSums> rest = sums;
    for (size_t j = 0; j < rest.size(); ++j) rest[j].Add(patterns[j], -1);
    const std::vector<OrUndefined<double>> values = Statistics(rest);
    for (size_t s = 0; s < values.size(); ++s) without[s].push_back(values[s]);
  }
  const std::vector<OrUndefined<double>> values = Statistics(sums);
  result.plans = static_cast<int64_t>(plans.size());
  for (const CriterionSums& criterion : sums) result.pairs += criterion.pairs();
  result.percent_agreement = Finish(values[0], without[0], false);
  result.within_one = Finish(values[1], without[1], false);
  result.alpha = Finish(values[2], without[2], true);
  result.ac2 = Finish(values[3], without[3], true);
  return result;
}

}  // namespace ehcpqa::statistics
