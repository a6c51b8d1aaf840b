#include "services/reports/policy_store.h"

#include "services/base/status_macros.h"

namespace ehcpqa::reports {
namespace {

constexpr char kSelect[] =
    "SELECT preset, least_denominator, retention_years, version FROM disclosure_policy WHERE only_row = 1";
constexpr char kUpsert[] =
    "INSERT INTO disclosure_policy (only_row, preset, least_denominator, retention_years, version)"
    " VALUES (1, $1, $2, $3, $4) ON CONFLICT (only_row) DO UPDATE SET preset = excluded.preset,"
    " least_denominator = excluded.least_denominator, retention_years = excluded.retention_years,"
    " version = excluded.version";

}  // namespace

absl::StatusOr<DisclosurePolicy> LoadPolicy(storage::Snapshot& snapshot) {
  DisclosurePolicy policy;
  storage::Statement select = snapshot.Prepare(kSelect);
  if (select.Step()) {
    policy = {select.Text(0), select.Int(1), static_cast<int>(select.Int(2)), select.Int(3)};
  }
  RETURN_IF_ERROR(select.status());
  return policy;
}

absl::Status StorePolicy(storage::Transaction& transaction, const DisclosurePolicy& policy) {
  return transaction.Prepare(kUpsert)
      .Bind(1, policy.preset)
      .Bind(2, policy.least_denominator)
      .Bind(3, policy.retention_years)
      .Bind(4, policy.version)
      .Run();
}

}  // namespace ehcpqa::reports
