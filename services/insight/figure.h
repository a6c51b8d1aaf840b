// One figure over the cycles of a span: the same arithmetic for every subject, measure and group.
#ifndef EHCPQA_SERVICES_INSIGHT_FIGURE_H_
#define EHCPQA_SERVICES_INSIGHT_FIGURE_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/insight/cycle_plans.h"
#include "services/insight/share.h"
#include "services/insight/subject.h"
#include "services/statistics/estimates.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::insight {

// Which plans a figure is about; others stay in the sample, outside the domain.
using InGroup = std::function<bool(const cycles::FrameRow&)>;

struct Figure {
  Share share;      // n counts plans, count counts answers (plans where each has one).
  int answers = 0;  // In the denominator.
  // What the share was made of, for tests of change; undefined without an answer.
  statistics::OrUndefined<statistics::Estimate> estimate = statistics::Undefined::kNoApplicablePlans;
};

// Cycles are an outer layer of strata (statistics.h, EstimateRolling); one without an answer is left out. `in_group`
// may be empty: all plans. For kMeanScore the interval is Student's, cut to 0 to 1; a mean from fewer than 30 plans is
// marked unreliable. The figure of a service is withheld below ten plans
// (kLeastQualityDenominator), from everyone: n alone is told.
absl::StatusOr<Figure> MakeFigure(const std::vector<CyclePlans>& cycles, const Subject& subject, Measure measure,
                                  const InGroup& in_group);

// One cycle alone, or any of them.
absl::StatusOr<Figure> MakeFigure(const CyclePlans& cycle, const Subject& subject, Measure measure,
                                  const InGroup& in_group);

// Share of plans of one authority (empty: all) that have something: 1 has it, 0 has not, -1 is outside the denominator.
absl::StatusOr<Figure> MakeFigureOf(const std::vector<CyclePlans>& cycles, const std::string& la,
                                    const std::function<int(const audits::PlanResult&)>& has);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_FIGURE_H_
