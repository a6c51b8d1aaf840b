// Cycles for tests of figures, made plan by plan without a database.
#ifndef EHCPQA_TESTS_SERVICES_INSIGHT_INVENTED_CYCLE_H_
#define EHCPQA_TESTS_SERVICES_INSIGHT_INVENTED_CYCLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/insight/cycle_plans.h"
#include "services/insight/share.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::insight {

// Criteria E1 E2 (education) and H1 (health) in section F, C1 (care) in section C; E1 is required, E2 and H1 carry the
// tag golden_thread. Three levels, four grades.
rubrics::Rubric InventedRubric();

// A plan of that rubric: each criterion at a level (0 the best), or -1 not applicable; the plan, every lens and section
// have the grade.
audits::PlanResult InventedResult(const std::vector<int>& levels, size_t grade);

// A cycle without plans. `populations` are those of strata a, b, c, ... Its title is its id.
CyclePlans InventedCycle(const std::string& id, std::vector<int64_t> populations,
                         const rubrics::Rubric& rubric = InventedRubric());
// One more audited plan of a stratum.
InsightPlan& AddPlan(CyclePlans& cycle, int32_t stratum, audits::PlanResult result);
// As many plans of stratum a as `plans`, the first `good` of them Good and met in all, the others Inadequate and met in
// none.
CyclePlans CycleOf(const std::string& id, int64_t population, int plans, int good);

// A share with an interval of ten points to either side.
Share ShareOf(double share, int n);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_TESTS_SERVICES_INSIGHT_INVENTED_CYCLE_H_
