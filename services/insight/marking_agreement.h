// How far two independent auditors of one plan agreed, by criterion and over all of them.
#ifndef EHCPQA_SERVICES_INSIGHT_MARKING_AGREEMENT_H_
#define EHCPQA_SERVICES_INSIGHT_MARKING_AGREEMENT_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/insight/cycle_plans.h"
#include "services/statistics/pooled_reliability.h"
#include "services/statistics/reliability.h"

namespace ehcpqa::insight {

struct AgreementFigures {
  statistics::PooledReliability pooled;
  std::vector<statistics::CriterionReliability> criteria;  // In rubric order.
  std::string text;
};

// First independent marks alone, never agreed ones. Every grade of the rubric's scale counts, used or not. The cycles
// are of one rubric version.
absl::StatusOr<AgreementFigures> MeasureAgreement(const std::vector<CyclePlans>& cycles);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_MARKING_AGREEMENT_H_
