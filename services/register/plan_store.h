// Reads landed snapshots and their plans.
//
//   snapshots:     id | import_number | la | as_at | version | imported_at | imported_by | source_kind | layout_year
//                  | source_sha256 | key_id | synthetic | in_frame | report
//   plans:         import_number, row_no | the fields of Plan
//   plan_aliases:  import_number, row_no, alias | plan_ref | plan_start
#ifndef EHCPQA_SERVICES_REGISTER_PLAN_STORE_H_
#define EHCPQA_SERVICES_REGISTER_PLAN_STORE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/register/plan.h"
#include "services/storage/transaction.h"

namespace ehcpqa::registers {

// One landed return.
struct RegisterSnapshot {
  std::string id;             // {la}-{as_at}-{version}
  int64_t import_number = 0;  // Under which its plans are kept.
  std::string la;
  std::string as_at;  // YYYY-MM-DD.
  int64_t version = 0;
  std::string imported_at;
  std::string imported_by;  // User id.
  int source_kind = 0;      // SourceKind of the contract.
  int layout_year = 0;
  std::string source_sha256;
  std::string key_id;
  bool synthetic = false;
  int64_t in_frame = 0;  // Plans.
  std::string report;    // JSON of v1::ImportReport.
};

// NotFound when there is none, or it has not landed.
absl::StatusOr<RegisterSnapshot> FindSnapshot(storage::Snapshot& snapshot, std::string_view id);

// Snapshots of `la` (all for ""), newest as-at date first, then by authority and version downwards. `after` is the last
// one given before; null for the first page.
struct SnapshotKey {
  std::string as_at;
  std::string la;
  int64_t version = 0;
};
absl::StatusOr<std::vector<RegisterSnapshot>> ListLanded(storage::Snapshot& snapshot, std::string_view la,
                                                         const SnapshotKey* after, int limit);

// Every plan of a landed snapshot, ordered bytewise by plan_ref, in memory that does not grow with the register (it is
// sorted on disk where memory does not hold it). Stops
// at the first status that is not OK and returns it. NotFound as FindSnapshot.
absl::Status ForEachPlan(storage::Snapshot& snapshot, std::string_view snapshot_id,
                         absl::FunctionRef<absl::Status(const Plan&)> visit);

// `references` and every reference that belongs to the same plan, by all landed snapshots: the identifiers of a person
// change over time (a UPN arrives, is corrected), and each return says which references are one person's. A plan was
// audited before when its plan_ref is among ResolveAliases(references audited before). Reads all aliases of all landed
// snapshots, a few times; meant for the freezing of a frame, on a reader.
absl::StatusOr<std::unordered_set<std::string>> ResolveAliases(storage::Snapshot& snapshot,
                                                               const std::vector<std::string>& references);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_PLAN_STORE_H_
