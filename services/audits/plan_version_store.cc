#include "services/audits/plan_version_store.h"

#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

constexpr char kSelect[] =
    "SELECT audit, plan_version_on, version FROM plan_versions WHERE cycle_id = $1 AND audit BETWEEN $2 AND $3"
    " ORDER BY audit";
constexpr char kUpsert[] =
    "INSERT INTO plan_versions (cycle_id, audit, plan_version_on, version) VALUES ($1, $2, $3, 1)"
    " ON CONFLICT (cycle_id, audit) DO UPDATE SET plan_version_on = excluded.plan_version_on,"
    " version = plan_versions.version + 1";

}  // namespace

absl::StatusOr<std::map<int64_t, PlanVersion>> ListPlanVersions(storage::Snapshot& snapshot, std::string_view cycle,
                                                                int64_t first, int64_t last) {
  storage::Statement select = snapshot.Prepare(kSelect);
  select.Bind(1, cycle).Bind(2, first).Bind(3, last);
  std::map<int64_t, PlanVersion> versions;
  while (select.Step()) versions[select.Int(0)] = {select.Text(1), select.Int(2)};
  RETURN_IF_ERROR(select.status());
  return versions;
}

absl::Status StorePlanVersion(storage::Transaction& transaction, std::string_view cycle, int64_t audit,
                              std::string_view on) {
  return transaction.Prepare(kUpsert).Bind(1, cycle).Bind(2, audit).Bind(3, on).Run();
}

}  // namespace ehcpqa::audits
