// Where audits stand, from what the stores hold, and the rollups that follow from it.
#ifndef EHCPQA_SERVICES_AUDITS_PROGRESS_H_
#define EHCPQA_SERVICES_AUDITS_PROGRESS_H_

#include <cstdint>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// Whether every required assessment of the audit is submitted: blindness ends here. NotFound when there is no such
// audit.
absl::StatusOr<bool> IsAllIn(storage::Snapshot& snapshot, std::string_view cycle, int64_t audit);

// Derives the differences of one audit and what it came to (plan_results) anew. Call it in the transaction of whatever
// changes which marks are submitted or agreed: handing in, returning, settling, swapping the plan out, changing who
// must mark. An audit that is not all in or was swapped out has neither.
absl::Status RefreshRollups(storage::Transaction& transaction, std::string_view cycle, int64_t audit);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_PROGRESS_H_
