// Cycles in the database. Everybody who is signed in may see a cycle, so there is no scope.
//
//   cycles:            id | title | window_start | window_end | focus | level | plan_kind | rubric_id | rubric_version
//   |
//                      sample_size | minimum_per_stratum | pool_below | double_marked | exclude_last_cycles |
//                      reserves_per_stratum | due_on | state | state_since | opened_at | manifest_sha256 | seed |
//                      register_total | eligible_total | synthetic | version
//   cycle_snapshots:   cycle_id | la | snapshot_id
//   cycle_dimensions:  cycle_id | position | dimension
//   seeds:             seed | cycle_id | taken_at
#ifndef EHCPQA_SERVICES_CYCLES_CYCLE_STORE_H_
#define EHCPQA_SERVICES_CYCLES_CYCLE_STORE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/cycles/cycle.h"
#include "services/storage/transaction.h"

namespace ehcpqa::cycles {

// A snapshot that a cycle draws from.
struct CycleSnapshot {
  std::string la;
  std::string id;
};

// Inserts a draft. `snapshots` are those of its settings, with their local authorities. AlreadyExists when the id is
// taken.
absl::Status InsertCycle(storage::Transaction& transaction, const Cycle& cycle,
                         const std::vector<CycleSnapshot>& snapshots);
// Replaces the settings and raises the version, here and in `cycle`.
absl::Status StoreSettings(storage::Transaction& transaction, Cycle& cycle,
                           const std::vector<CycleSnapshot>& snapshots);
// Stores state, state_since, opened_at, manifest, seed, totals and synthetic, and raises the version, here and in
// `cycle`.
absl::Status StoreState(storage::Transaction& transaction, Cycle& cycle);

absl::StatusOr<std::optional<Cycle>> FindCycle(storage::Snapshot& snapshot, std::string_view id);
// NotFound when there is none.
absl::StatusOr<Cycle> LoadCycle(storage::Snapshot& snapshot, std::string_view id);
// As LoadCycle, for a change: Aborted (STALE_ETAG) when `etag` is not empty and not the cycle's own.
absl::StatusOr<Cycle> LoadCycleToChange(storage::Snapshot& snapshot, std::string_view id, std::string_view etag);

// Cycles, latest window first (by its last day, then by id, falling). `before_end` and `before_id` are those of the
// last cycle of the page before; empty for the first page.
absl::StatusOr<std::vector<Cycle>> ListCycles(storage::Snapshot& snapshot, std::string_view before_end,
                                              std::string_view before_id, int limit);

// Ids of the last `count` cycles that were ever opened and whose window ended no later than this one's, latest first.
absl::StatusOr<std::vector<std::string>> OpenedBefore(storage::Snapshot& snapshot, const Cycle& cycle, int count);

// Notes a seed for ever. AlreadyExists when it was taken before, in whatever cycle.
absl::Status TakeSeed(storage::Transaction& transaction, std::string_view cycle, std::string_view seed);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_CYCLE_STORE_H_
