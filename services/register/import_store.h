// Writes the register: rows under the number of their import, and the snapshot that makes them visible.
//
//   imports:  number | started_at
// and the tables of plan_store.h. Rows are appended; each step is short enough for the single writer.
#ifndef EHCPQA_SERVICES_REGISTER_IMPORT_STORE_H_
#define EHCPQA_SERVICES_REGISTER_IMPORT_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/register/plan_store.h"
#include "services/register/same_persons.h"
#include "services/storage/transaction.h"

namespace ehcpqa::registers {

// A plan on its way into the register.
struct StagedPlan {
  Plan plan;
  std::vector<std::string> aliases;
};

// A number for a new import, that no other has or will have: even one whose transaction was undone must not be taken
// for another. Numbers rise with time, so that rows are appended.
int64_t NewImportNumber(Millis now);

absl::Status OpenImport(storage::Transaction& transaction, int64_t import_number);

// Adds plans to an import that has not landed.
absl::Status StagePlans(storage::Transaction& transaction, int64_t import_number, const std::vector<StagedPlan>& plans);

// Two or more staged plans that are one person's, with what was counted of them.
struct CountedPlan {
  std::string plan_ref;
  int64_t row_no = 0;
  std::string need_primary;
  FlagSet flags;
};
struct CountedPerson {
  CountedPlan staying;
  std::vector<CountedPlan> left_out;
};
struct ImportReview {
  int64_t plans = 0;  // Staged.
  std::vector<CountedPerson> persons;
  int64_t doubtful = 0;  // As SamePersons::doubtful.
};

// Finds the persons that occur twice. Sorts the whole import, on disk where memory does not
// hold it; for a reader.
absl::StatusOr<ImportReview> ReviewImport(storage::Snapshot& snapshot, int64_t import_number);

// Takes a staged plan out, or changes its flags.
absl::Status RemoveStagedPlan(storage::Transaction& transaction, int64_t import_number, const CountedPlan& plan);
absl::Status SetStagedFlags(storage::Transaction& transaction, int64_t import_number, const CountedPlan& plan,
                            FlagSet flags);

// Gives the next version and the id for the authority and date of `landed`.
absl::Status AssignSnapshotId(storage::Snapshot& snapshot, RegisterSnapshot& landed);
// Makes the import visible as `landed`. FailedPrecondition (IMPORT_GONE) when it was removed meanwhile.
absl::Status InsertSnapshot(storage::Transaction& transaction, const RegisterSnapshot& landed);

// Removes a part of an import that has not landed; true when nothing is left of it. A landed one is never touched.
absl::StatusOr<bool> RemoveImportPart(storage::Transaction& transaction, int64_t import_number);
// An import that has not landed, or nothing.
absl::StatusOr<std::optional<int64_t>> FindAbandonedImport(storage::Snapshot& snapshot);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_IMPORT_STORE_H_
