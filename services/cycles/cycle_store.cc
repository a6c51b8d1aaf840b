#include "services/cycles/cycle_store.h"

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_sql.h"

namespace ehcpqa::cycles {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

Cycle Read(const Statement& row) {
  Cycle cycle;
  CycleSettings& settings = cycle.settings;
  cycle.id = row.Text(0);
  settings.title = row.Text(1);
  settings.window_start = row.Text(2);
  settings.window_end = row.Text(3);
  settings.focus = row.Text(4);
  settings.level = static_cast<CycleLevel>(row.Int(5));
  settings.kind = static_cast<PlanKind>(row.Int(6));
  settings.rubric_id = row.Text(7);
  settings.rubric_version = static_cast<int32_t>(row.Int(8));
  settings.sample_size = static_cast<int32_t>(row.Int(9));
  settings.minimum_per_stratum = static_cast<int32_t>(row.Int(10));
  settings.pool_below = static_cast<int32_t>(row.Int(11));
  settings.double_marked = static_cast<int32_t>(row.Int(12));
  settings.exclude_last_cycles = static_cast<int32_t>(row.Int(13));
  settings.reserves_per_stratum = static_cast<int32_t>(row.Int(14));
  settings.due_on = row.Text(15);
  cycle.state = static_cast<CycleState>(row.Int(16));
  cycle.state_since = row.Text(17);
  cycle.opened_at = row.Text(18);
  cycle.manifest_sha256 = row.Text(19);
  cycle.seed = row.Text(20);
  cycle.register_total = row.Int(21);
  cycle.eligible_total = row.Int(22);
  cycle.synthetic = row.Bool(23);
  cycle.version = row.Int(24);
  return cycle;
}

void BindSettings(Statement& statement, const std::string& id, const CycleSettings& settings) {
  statement.Bind(1, id)
      .Bind(2, settings.title)
      .Bind(3, settings.window_start)
      .Bind(4, settings.window_end)
      .Bind(5, settings.focus)
      .Bind(6, static_cast<int>(settings.level))
      .Bind(7, static_cast<int>(settings.kind))
      .Bind(8, settings.rubric_id)
      .Bind(9, settings.rubric_version)
      .Bind(10, settings.sample_size)
      .Bind(11, settings.minimum_per_stratum)
      .Bind(12, settings.pool_below)
      .Bind(13, settings.double_marked)
      .Bind(14, settings.exclude_last_cycles)
      .Bind(15, settings.reserves_per_stratum)
      .Bind(16, settings.due_on);
}

absl::Status InsertLists(Transaction& transaction, const Cycle& cycle, const std::vector<CycleSnapshot>& snapshots) {
  for (const CycleSnapshot& snapshot : snapshots) {
    RETURN_IF_ERROR(
        transaction.Prepare(sql::kInsertSnapshot).Bind(1, cycle.id).Bind(2, snapshot.la).Bind(3, snapshot.id).Run());
  }
  int position = 0;
  for (const StratifyBy dimension : cycle.settings.stratify_by) {
    RETURN_IF_ERROR(transaction.Prepare(sql::kInsertDimension)
                        .Bind(1, cycle.id)
                        .Bind(2, position++)
                        .Bind(3, static_cast<int>(dimension))
                        .Run());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<std::string>> Ids(Statement select) {
  std::vector<std::string> ids;
  while (select.Step()) ids.push_back(select.Text(0));
  RETURN_IF_ERROR(select.status());
  return ids;
}

}  // namespace

absl::Status InsertCycle(Transaction& transaction, const Cycle& cycle, const std::vector<CycleSnapshot>& snapshots) {
  Statement insert = transaction.Prepare(sql::kInsertCycle);
  BindSettings(insert, cycle.id, cycle.settings);
  RETURN_IF_ERROR(insert.Bind(17, cycle.state_since).Run());
  return InsertLists(transaction, cycle, snapshots);
}

absl::Status StoreSettings(Transaction& transaction, Cycle& cycle, const std::vector<CycleSnapshot>& snapshots) {
  Statement update = transaction.Prepare(sql::kUpdateSettings);
  BindSettings(update, cycle.id, cycle.settings);
  RETURN_IF_ERROR(update.Run());
  ++cycle.version;
  RETURN_IF_ERROR(transaction.Prepare(sql::kDeleteSnapshots).Bind(1, cycle.id).Run());
  RETURN_IF_ERROR(transaction.Prepare(sql::kDeleteDimensions).Bind(1, cycle.id).Run());
  return InsertLists(transaction, cycle, snapshots);
}

absl::Status StoreState(Transaction& transaction, Cycle& cycle) {
  RETURN_IF_ERROR(transaction.Prepare(sql::kUpdateState)
                      .Bind(1, cycle.id)
                      .Bind(2, static_cast<int>(cycle.state))
                      .Bind(3, cycle.state_since)
                      .BindOrNull(4, cycle.opened_at)
                      .BindOrNull(5, cycle.manifest_sha256)
                      .BindOrNull(6, cycle.seed)
                      .Bind(7, cycle.register_total)
                      .Bind(8, cycle.eligible_total)
                      .Bind(9, cycle.synthetic)
                      .Run());
  ++cycle.version;
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Cycle>> FindCycle(Snapshot& snapshot, std::string_view id) {
  Statement select = snapshot.Prepare(sql::kSelectCycle);
  if (!select.Bind(1, id).Step()) {
    RETURN_IF_ERROR(select.status());
    return std::optional<Cycle>();
  }
  Cycle cycle = Read(select);
  ASSIGN_OR_RETURN(cycle.settings.snapshots, Ids(std::move(snapshot.Prepare(sql::kSelectSnapshots).Bind(1, id))));
  Statement dimensions = snapshot.Prepare(sql::kSelectDimensions);
  dimensions.Bind(1, id);
  while (dimensions.Step()) cycle.settings.stratify_by.push_back(static_cast<StratifyBy>(dimensions.Int(0)));
  RETURN_IF_ERROR(dimensions.status());
  return cycle;
}

absl::StatusOr<Cycle> LoadCycle(Snapshot& snapshot, std::string_view id) {
  ASSIGN_OR_RETURN(std::optional<Cycle> cycle, FindCycle(snapshot, id));
  if (!cycle) return NoSuch(CycleName(id));
  return *std::move(cycle);
}

absl::StatusOr<Cycle> LoadCycleToChange(Snapshot& snapshot, std::string_view id, std::string_view etag) {
  ASSIGN_OR_RETURN(Cycle cycle, LoadCycle(snapshot, id));
  const std::string current = std::to_string(cycle.version);
  if (!etag.empty() && etag != current) return StaleEtag(CycleName(id), current);
  return cycle;
}

absl::StatusOr<std::vector<Cycle>> ListCycles(Snapshot& snapshot, std::string_view before_end,
                                              std::string_view before_id, int limit) {
  absl::StatusOr<std::vector<std::string>> ids =
      before_id.empty()
          ? Ids(std::move(snapshot.Prepare(sql::kSelectLatestCycles).Bind(1, limit)))
          : Ids(std::move(
                snapshot.Prepare(sql::kSelectCyclesBefore).Bind(1, before_end).Bind(2, before_id).Bind(3, limit)));
  RETURN_IF_ERROR(ids.status());
  std::vector<Cycle> cycles;
  for (const std::string& id : *ids) {
    ASSIGN_OR_RETURN(Cycle cycle, LoadCycle(snapshot, id));
    cycles.push_back(std::move(cycle));
  }
  return cycles;
}

absl::StatusOr<std::vector<std::string>> OpenedBefore(Snapshot& snapshot, const Cycle& cycle, int count) {
  return Ids(std::move(
      snapshot.Prepare(sql::kSelectOpenedBefore).Bind(1, cycle.settings.window_end).Bind(2, cycle.id).Bind(3, count)));
}

absl::Status TakeSeed(Transaction& transaction, std::string_view cycle, std::string_view seed) {
  return transaction.Prepare(sql::kInsertSeed).Bind(1, seed).Bind(2, cycle).Bind(3, transaction.now_text()).Run();
}

}  // namespace ehcpqa::cycles
