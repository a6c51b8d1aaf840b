#include "services/statistics/reliability.h"

#include "services/statistics/agreement.h"
#include "services/statistics/alpha.h"
#include "services/statistics/coefficients.h"
#include "services/statistics/resampling.h"

namespace ehcpqa::statistics {
namespace {

PooledStatistic WithInterval(const OrUndefined<double>& value, const OrUndefined<double>& standard_error,
                             int64_t plans) {
  PooledStatistic statistic;
  statistic.value = value;
  statistic.standard_error = value ? standard_error : OrUndefined<double>(value.why());
  statistic.interval = statistic.standard_error
                           ? LogDisagreementInterval(*value > 1 - 1e-12 ? 1 : *value, *statistic.standard_error, plans)
                           : OrUndefined<Interval>(statistic.standard_error.why());
  return statistic;
}

}  // namespace

Support SupportFor(int64_t pairable_plans) {
  if (pairable_plans < 10) return Support::kRefused;
  return pairable_plans < 20 ? Support::kFlagged : Support::kEnough;
}

CriterionReliability MeasureReliability(const Ratings& ratings) {
  const Ratings pairable = PairableOnly(ratings);
  CriterionReliability result;
  result.pairable = pairable.plans();
  result.support = SupportFor(result.pairable);
  result.percent_agreement = PercentAgreement(pairable);
  result.within_one = WithinOneAgreement(pairable);
  result.alpha = WithInterval(KrippendorffAlpha(pairable, Metric::kOrdinal),
                              JackknifeStandardError(LeaveOneOutAlpha(pairable, Metric::kOrdinal)), result.pairable);
  const OrUndefined<Coefficient> ac2 =
      MeasureAgreement(pairable, Chance::kGwet, AgreementWeights(WeightKind::kQuadratic, ratings.grades()));
  result.ac2 = ac2 ? WithInterval(ac2->value, ac2->standard_error, result.pairable)
                   : WithInterval(ac2.why(), ac2.why(), result.pairable);
  return result;
}

}  // namespace ehcpqa::statistics
