// Counts over the plans of a span: legal requirements failed, and causes named.
#ifndef EHCPQA_SERVICES_INSIGHT_LAW_AND_CAUSES_H_
#define EHCPQA_SERVICES_INSIGHT_LAW_AND_CAUSES_H_

#include <vector>

#include "services/insight/cycle_plans.h"
#include "services/insight/cycle_summary.h"

namespace ehcpqa::insight {

// Sections in which a requirement failed or is not determined, in rubric order. The cycles are of one rubric version.
std::vector<LegalSummary> CountLegalFailures(const std::vector<CyclePlans>& cycles);

// Most frequent first.
std::vector<CauseSummary> CountCauses(const std::vector<CyclePlans>& cycles);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_LAW_AND_CAUSES_H_
