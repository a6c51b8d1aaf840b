// The plans of one cycle that count, each with what it came to: read from the rollup in one indexed pass.
#ifndef EHCPQA_SERVICES_INSIGHT_CYCLE_PLANS_H_
#define EHCPQA_SERVICES_INSIGHT_CYCLE_PLANS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/audits/plan_result.h"
#include "services/audits/rubric_cache.h"
#include "services/cycles/cycle.h"
#include "services/cycles/sample.h"
#include "services/storage/transaction.h"

namespace ehcpqa::insight {

// One audited plan, every assessment in.
struct InsightPlan {
  cycles::SamplePlan sample;
  int32_t stratum = 0;  // Index into CyclePlans::populations.
  audits::PlanResult result;
  std::vector<std::string> services;  // On record as having had a part in it: "icb/slt". By name.
};

struct CyclePlans {
  cycles::Cycle cycle;
  audits::RubricPtr rubric;
  std::vector<InsightPlan> plans;             // By audit number.
  std::vector<std::string> strata;            // Codes of those in which a plan counts.
  std::vector<int64_t> populations;           // N_h of the same.
  std::vector<std::string> uncovered_strata;  // No plan of them counts: the figures do not speak for these.
  int audits = 0;                             // Audited plans, counted or not.

  int64_t population() const;  // Of the covered strata.
};

absl::StatusOr<CyclePlans> LoadCyclePlans(storage::Snapshot& snapshot, const cycles::Cycle& cycle);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_CYCLE_PLANS_H_
