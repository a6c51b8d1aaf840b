// How far a cycle is: what its lifecycle asks, and what its coordinator watches.
#ifndef EHCPQA_SERVICES_AUDITS_CYCLE_TALLY_H_
#define EHCPQA_SERVICES_AUDITS_CYCLE_TALLY_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/cycles/cycle.h"
#include "services/cycles/lifecycle.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// The work of one person for one agency.
struct AuditorTally {
  std::string user, agency;  // Ids.
  int assigned = 0, in_progress = 0, submitted = 0;
  std::string last_change_on;  // YYYY-MM-DD, UTC; empty when nothing was begun.
};

// Audits that were swapped out count in `swaps` and facts.assessments_started only.
struct CycleTally {
  cycles::CycleFacts facts;  // Without reason_given.
  int64_t audits_agreed = 0;
  int64_t assessments = 0, assigned = 0, in_progress = 0, submitted = 0;
  int64_t differences_settled = 0;
  int64_t swaps = 0;
  int64_t concerns_open = 0;
  std::vector<AuditorTally> auditors;  // By agency, then user.
};

// Reads every audit and assessment of the cycle.
absl::StatusOr<CycleTally> TallyCycle(storage::Snapshot& snapshot, const cycles::Cycle& cycle);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_CYCLE_TALLY_H_
