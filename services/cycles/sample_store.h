// Samples in the database: which plans are audited under which number.
//
//   sample_plans:  cycle_id | stratum | rank | plan_ref | status | audit | double_marked | swap_reason | replaces
//
// An audit is known by its number; what its auditors have done is kept by services/audits.
#ifndef EHCPQA_SERVICES_CYCLES_SAMPLE_STORE_H_
#define EHCPQA_SERVICES_CYCLES_SAMPLE_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/cycles/sample.h"
#include "services/storage/transaction.h"

namespace ehcpqa::cycles {

// Keeps a sample of a frozen frame. There is none yet.
absl::Status InsertSample(storage::Transaction& transaction, std::string_view cycle,
                          const std::vector<SamplePlan>& plans);
// Drops it; no assessment may hang on its audits.
absl::Status DropSample(storage::Transaction& transaction, std::string_view cycle);
// Stores status, audit, double_marked, swap_reason and replaces of a plan that is there.
absl::Status StoreSamplePlan(storage::Transaction& transaction, std::string_view cycle, const SamplePlan& plan);

// By stratum, then rank, behind the plan given by its key; "" and 0 for the first page. Reserves only when asked for.
absl::StatusOr<std::vector<SamplePlan>> ListSample(storage::Snapshot& snapshot, std::string_view cycle,
                                                   bool with_reserves, std::string_view after_stratum,
                                                   int64_t after_rank, int limit);

// The plan of audit `number`, swapped out or not; nothing when there is no such audit.
absl::StatusOr<std::optional<SamplePlan>> FindAudit(storage::Snapshot& snapshot, std::string_view cycle,
                                                    int64_t number);
// Audits with a number above `after`, by number, those swapped out among them.
absl::StatusOr<std::vector<SamplePlan>> ListAudits(storage::Snapshot& snapshot, std::string_view cycle, int64_t after,
                                                   int limit);

// The reserve of the stratum that stands in next; nothing when none is left.
absl::StatusOr<std::optional<SamplePlan>> NextReserve(storage::Snapshot& snapshot, std::string_view cycle,
                                                      std::string_view stratum);
// The highest number of an audit so far; 0 when there is none.
absl::StatusOr<int64_t> LastAuditNumber(storage::Snapshot& snapshot, std::string_view cycle);

// References of the plans of a cycle that are or were audited: drawn or substituted, and not swapped out. By audit.
absl::StatusOr<std::vector<std::string>> ListAuditedRefs(storage::Snapshot& snapshot, std::string_view cycle);

// Reserves and double-marked audits by stratum, which follow from the draw.
struct StratumCounts {
  std::string code;
  int64_t double_marked = 0;
  int64_t reserves = 0;
};
absl::StatusOr<std::vector<StratumCounts>> CountByStratum(storage::Snapshot& snapshot, std::string_view cycle);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_SAMPLE_STORE_H_
