#include "services/audits/plan_result_store.h"

#include <string>
#include <utility>
#include <vector>

#include "services/audits/progress.h"
#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kUpsert[] =
    "INSERT INTO plan_results (cycle_id, audit, answers, outcomes) VALUES ($1, $2, $3, $4)"
    " ON CONFLICT (cycle_id, audit) DO UPDATE SET answers = excluded.answers, outcomes = excluded.outcomes";
constexpr char kDelete[] = "DELETE FROM plan_results WHERE cycle_id = $1 AND audit = $2";
constexpr char kSelect[] = "SELECT audit, answers, outcomes FROM plan_results WHERE cycle_id = $1 ORDER BY audit";
// Looks at one row.
constexpr char kSelectAny[] = "SELECT 1 FROM plan_results LIMIT 1";
// Scans: it runs once, when a database of an earlier version is first served.
constexpr char kSelectHandedIn[] =
    "SELECT DISTINCT cycle_id, audit FROM assessments WHERE state = 3 ORDER BY cycle_id, audit";

}  // namespace

absl::Status StorePlanResult(Transaction& transaction, std::string_view cycle, int64_t audit,
                             const PlanResult& result) {
  const PackedResult packed = Pack(result);
  return transaction.Prepare(kUpsert)
      .Bind(1, cycle)
      .Bind(2, audit)
      .BindBlob(3, packed.answers)
      .BindBlob(4, packed.outcomes)
      .Run();
}

absl::Status DropPlanResult(Transaction& transaction, std::string_view cycle, int64_t audit) {
  return transaction.Prepare(kDelete).Bind(1, cycle).Bind(2, audit).Run();
}

absl::StatusOr<std::map<int64_t, PlanResult>> ListPlanResults(Snapshot& snapshot, std::string_view cycle,
                                                              const rubrics::Rubric& rubric) {
  std::map<int64_t, PlanResult> results;
  Statement select = snapshot.Prepare(kSelect);
  select.Bind(1, cycle);
  while (select.Step()) {
    ASSIGN_OR_RETURN(PlanResult result, Unpack(rubric, select.Text(1), select.Text(2)));
    results.emplace_hint(results.end(), select.Int(0), std::move(result));
  }
  RETURN_IF_ERROR(select.status());
  return results;
}

absl::StatusOr<int64_t> FillPlanResults(Transaction& transaction) {
  {
    Statement any = transaction.Prepare(kSelectAny);
    const bool filled = any.Step();
    RETURN_IF_ERROR(any.status());
    if (filled) return 0;
  }
  std::vector<std::pair<std::string, int64_t>> audits;
  {
    Statement select = transaction.Prepare(kSelectHandedIn);
    while (select.Step()) audits.emplace_back(select.Text(0), select.Int(1));
    RETURN_IF_ERROR(select.status());
  }
  for (const auto& [cycle, audit] : audits) RETURN_IF_ERROR(RefreshRollups(transaction, cycle, audit));
  return static_cast<int64_t>(audits.size());
}

}  // namespace ehcpqa::audits
