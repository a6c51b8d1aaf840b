// Urgent concerns in the database.
//
//   concerns:  cycle_id | n | audit | plan_ref | kind | text | state | raised_by | raised_for | raised_at |
//   acknowledged_at |
//              closed_at | outcome | redacted
#ifndef EHCPQA_SERVICES_AUDITS_CONCERN_STORE_H_
#define EHCPQA_SERVICES_AUDITS_CONCERN_STORE_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/audits/concern.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// Inserts it as raised now, under the next number, which it returns. state, n and times are not read.
absl::StatusOr<int64_t> InsertConcern(storage::Transaction& transaction, std::string_view cycle,
                                      const Concern& concern);
// Nothing when there is none or it lies outside the scope: a scope of one's own holds what the person raised for the
// agency.
absl::StatusOr<std::optional<Concern>> FindConcern(storage::Snapshot& snapshot, const Scope& scope,
                                                   std::string_view cycle, int64_t n);
// Raised first, then acknowledged, then closed; by number in each, behind the concern with this state and number (0, 0:
// the first).
absl::StatusOr<std::vector<Concern>> ListConcerns(storage::Snapshot& snapshot, const Scope& scope,
                                                  std::string_view cycle, int64_t after_state, int64_t after_n,
                                                  int limit);
// Stores state and outcome, and the time of the step.
absl::Status StoreConcernState(storage::Transaction& transaction, std::string_view cycle, const Concern& concern);
// Concerns of the cycle that are not closed.
absl::StatusOr<int64_t> CountOpenConcerns(storage::Snapshot& snapshot, std::string_view cycle);

// Replaces text and outcome by kRedacted where there is any. False when there is no such concern.
absl::StatusOr<bool> RedactConcern(storage::Transaction& transaction, std::string_view cycle, int64_t n);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_CONCERN_STORE_H_
