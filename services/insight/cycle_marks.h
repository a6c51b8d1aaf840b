// What a summary is made of, read from one snapshot in one indexed pass.
#ifndef EHCPQA_SERVICES_INSIGHT_CYCLE_MARKS_H_
#define EHCPQA_SERVICES_INSIGHT_CYCLE_MARKS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/audits/rubric_cache.h"
#include "services/cycles/cycle.h"
#include "services/insight/cycle_summary.h"
#include "services/storage/transaction.h"

namespace ehcpqa::insight {

struct CycleMarks {
  audits::RubricPtr rubric;
  Strata strata;                              // Of the plans that count.
  std::vector<CountedPlan> plans;             // Every assessment in, not swapped out.
  std::vector<MarkPair> pairs;                // First independent marks of double-marked plans.
  int double_marked = 0;                      // Plans with both sets in.
  int audits = 0;                             // Without those swapped out.
  int agreed = 0;                             // Of the counted ones, with nothing unsettled.
  std::vector<std::string> uncovered_strata;  // No plan of them counts yet: the figures do not speak for these.
};

absl::StatusOr<CycleMarks> LoadCycleMarks(storage::Snapshot& snapshot, const cycles::Cycle& cycle);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_CYCLE_MARKS_H_
