#include "services/insight/figure.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "services/base/status_macros.h"
#include "services/statistics/disclosure_rules.h"
#include "services/statistics/intervals.h"

namespace ehcpqa::insight {
namespace {

using statistics::Estimate;
using statistics::OrUndefined;

constexpr int64_t kFewPlans = 30;  // As AssessReliability() has it for shares.

void PutInterval(const Estimate& estimate, Measure measure, Share& share) {
  share.share = estimate.value;
  const bool mean = measure == Measure::kMeanScore;
  share.unreliable =
      mean ? estimate.plans < kFewPlans && !estimate.census : !statistics::AssessReliability(estimate).empty();
  const OrUndefined<statistics::Interval> interval =
      mean ? statistics::StudentInterval(estimate) : statistics::DesignWilson(estimate);
  if (!interval.defined()) {
    share.unreliable = true;
    share.status =
        interval.why() == statistics::Undefined::kLonelyPlan ? ShareStatus::kLonelyPlan : ShareStatus::kTooFewPlans;
    return;
  }
  share.low = std::clamp(interval->low, 0.0, 1.0);
  share.high = std::clamp(interval->high, 0.0, 1.0);
  const auto effective = statistics::EffectiveSampleSize(estimate);
  share.n_effective = mean || !effective.defined() ? share.n : *effective;
  share.status = ShareStatus::kOk;
}

// Whether the plan is one of those that the subject is about.
bool IsOf(const InsightPlan& plan, const std::string& la, const std::string& service) {
  if (!la.empty() && plan.sample.plan.la != la) return false;
  return service.empty() || std::binary_search(plan.services.begin(), plan.services.end(), service);
}

// `totals_of` is called for every plan of every figure, so it is part of the loop and no std::function.
template <typename Totals>
absl::StatusOr<Figure> Make(std::span<const CyclePlans> cycles, const std::string& la, const std::string& service,
                            Measure measure, const Totals& totals_of, const InGroup& in_group) {
  const bool all = la.empty() && service.empty() && !in_group;
  Figure figure;
  std::vector<statistics::Period> periods;
  double in_domain = 0;  // Eligible plans of the group, estimated where it is not all of them.
  std::vector<int64_t> audited, inside;
  std::vector<statistics::PlanTotals> totals;
  for (const CyclePlans& cycle : cycles) {
    audited.assign(cycle.populations.size(), 0);
    inside.assign(cycle.populations.size(), 0);
    totals.clear();
    int64_t answers = 0;
    for (const InsightPlan& plan : cycle.plans) {
      statistics::PlanTotals one{0, 0, 0};
      ++audited[static_cast<size_t>(plan.stratum)];
      if (all || (IsOf(plan, la, service) && (!in_group || in_group(plan.sample.plan)))) {
        ++inside[static_cast<size_t>(plan.stratum)];
        one = totals_of(plan.result);
      }
      one.stratum = plan.stratum;
      figure.share.n += one.applicable > 0;
      answers += static_cast<int64_t>(one.applicable);
      if (measure != Measure::kMeanScore) figure.share.count += static_cast<int>(one.value);
      totals.push_back(one);
    }
    figure.answers += static_cast<int>(answers);
    double population = 0;
    for (size_t h = 0; h < audited.size(); ++h) {
      population += static_cast<double>(cycle.populations[h] * inside[h]) / static_cast<double>(audited[h]);
    }
    in_domain += population;
    if (answers == 0) continue;
    ASSIGN_OR_RETURN(const OrUndefined<Estimate> estimate, statistics::EstimateRatio(cycle.populations, totals));
    if (estimate.defined()) periods.push_back({population, *estimate});
  }
  figure.share.answers = figure.answers;
  figure.share.population = std::llround(in_domain);
  if (measure == Measure::kMeanScore) figure.share.count = figure.share.n;
  if (periods.empty()) return figure;
  figure.estimate = periods.size() == 1 ? periods[0].estimate : statistics::EstimateRolling(periods);
  if (figure.estimate.defined()) PutInterval(*figure.estimate, measure, figure.share);
  return figure;
}

absl::StatusOr<Figure> MakeOf(std::span<const CyclePlans> cycles, const Subject& subject, Measure measure,
                              const InGroup& in_group) {
  const auto totals = [&](const audits::PlanResult& result) { return TotalsOf(subject, measure, result); };
  ASSIGN_OR_RETURN(Figure figure, Make(cycles, subject.la, subject.service, measure, totals, in_group));
  const int n = figure.share.n;
  if (subject.service.empty() || n == 0 || statistics::MayShowQualityShare(n)) return figure;
  // Staff are people too: a few plans of a service are the work of one or two of them.
  Figure withheld;
  withheld.share.n = n;
  withheld.share.population = figure.share.population;
  withheld.share.status = ShareStatus::kWithheld;
  return withheld;
}

}  // namespace

absl::StatusOr<Figure> MakeFigureOf(const std::vector<CyclePlans>& cycles, const std::string& la,
                                    const std::function<int(const audits::PlanResult&)>& has) {
  const auto totals = [&](const audits::PlanResult& result) {
    const int answer = has(result);
    return statistics::PlanTotals{0, answer == 1 ? 1.0 : 0.0, answer >= 0 ? 1.0 : 0.0};
  };
  return Make(cycles, la, "", Measure::kMet, totals, {});
}

absl::StatusOr<Figure> MakeFigure(const std::vector<CyclePlans>& cycles, const Subject& subject, Measure measure,
                                  const InGroup& in_group) {
  return MakeOf(cycles, subject, measure, in_group);
}

absl::StatusOr<Figure> MakeFigure(const CyclePlans& cycle, const Subject& subject, Measure measure,
                                  const InGroup& in_group) {
  return MakeOf({&cycle, 1}, subject, measure, in_group);
}

}  // namespace ehcpqa::insight
