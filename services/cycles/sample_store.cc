#include "services/cycles/sample_store.h"

#include "services/base/status_macros.h"
#include "services/cycles/cycle_sql.h"

namespace ehcpqa::cycles {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

SamplePlan Read(const Statement& row) {
  SamplePlan plan;
  plan.plan = {row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4),
               row.Text(5), row.Text(6), row.Text(7), row.Text(8)};
  plan.rank = row.Int(9);
  plan.status = static_cast<SampleStatus>(row.Int(10));
  plan.audit = row.Int(11);
  plan.double_marked = row.Bool(12);
  plan.swap_reason = row.Text(13);
  plan.replaces = row.Text(14);
  return plan;
}

void BindAudit(Statement& statement, int n, int64_t audit) {
  if (audit == 0) {
    statement.BindNull(n);
  } else {
    statement.Bind(n, audit);
  }
}

absl::StatusOr<std::vector<SamplePlan>> ReadAll(Statement& select) {
  std::vector<SamplePlan> plans;
  while (select.Step()) plans.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return plans;
}

absl::StatusOr<std::optional<SamplePlan>> ReadOne(Statement& select) {
  std::optional<SamplePlan> plan;
  if (select.Step()) plan = Read(select);
  RETURN_IF_ERROR(select.status());
  return plan;
}

}  // namespace

absl::Status InsertSample(Transaction& transaction, std::string_view cycle, const std::vector<SamplePlan>& plans) {
  Statement insert = transaction.Prepare(sql::kInsertSamplePlan);
  for (const SamplePlan& plan : plans) {
    insert.Reset();
    insert.Bind(1, cycle).Bind(2, plan.plan.stratum).Bind(3, plan.rank).Bind(4, plan.plan.plan_ref);
    BindAudit(insert, 6, plan.audit);
    RETURN_IF_ERROR(insert.Bind(5, static_cast<int>(plan.status))
                        .Bind(7, plan.double_marked)
                        .Bind(8, plan.swap_reason)
                        .Bind(9, plan.replaces)
                        .Run());
  }
  return absl::OkStatus();
}

absl::Status DropSample(Transaction& transaction, std::string_view cycle) {
  return transaction.Prepare(sql::kDeleteSample).Bind(1, cycle).Run();
}

absl::Status StoreSamplePlan(Transaction& transaction, std::string_view cycle, const SamplePlan& plan) {
  Statement update = transaction.Prepare(sql::kUpdateSamplePlan);
  update.Bind(1, cycle).Bind(2, plan.plan.stratum).Bind(3, plan.rank).Bind(4, static_cast<int>(plan.status));
  BindAudit(update, 5, plan.audit);
  return update.Bind(6, plan.double_marked).Bind(7, plan.swap_reason).Bind(8, plan.replaces).Run();
}

absl::StatusOr<std::vector<SamplePlan>> ListSample(Snapshot& snapshot, std::string_view cycle, bool with_reserves,
                                                   std::string_view after_stratum, int64_t after_rank, int limit) {
  Statement select = snapshot.Prepare(sql::kSelectSamplePage);
  select.Bind(1, cycle).Bind(2, after_stratum).Bind(3, after_rank).Bind(4, with_reserves).Bind(5, limit);
  return ReadAll(select);
}

absl::StatusOr<std::optional<SamplePlan>> FindAudit(Snapshot& snapshot, std::string_view cycle, int64_t number) {
  Statement select = snapshot.Prepare(sql::kSelectAudit);
  select.Bind(1, cycle).Bind(2, number);
  return ReadOne(select);
}

absl::StatusOr<std::vector<SamplePlan>> ListAudits(Snapshot& snapshot, std::string_view cycle, int64_t after,
                                                   int limit) {
  Statement select = snapshot.Prepare(sql::kSelectAudits);
  select.Bind(1, cycle).Bind(2, after).Bind(3, limit);
  return ReadAll(select);
}

absl::StatusOr<std::optional<SamplePlan>> NextReserve(Snapshot& snapshot, std::string_view cycle,
                                                      std::string_view stratum) {
  Statement select = snapshot.Prepare(sql::kSelectNextReserve);
  select.Bind(1, cycle).Bind(2, stratum);
  return ReadOne(select);
}

absl::StatusOr<int64_t> LastAuditNumber(Snapshot& snapshot, std::string_view cycle) {
  Statement select = snapshot.Prepare(sql::kSelectLastAudit);
  const int64_t number = select.Bind(1, cycle).Step() ? select.Int(0) : 0;
  RETURN_IF_ERROR(select.status());
  return number;
}

absl::StatusOr<std::vector<std::string>> ListAuditedRefs(Snapshot& snapshot, std::string_view cycle) {
  std::vector<std::string> refs;
  Statement select = snapshot.Prepare(sql::kSelectAudited);
  select.Bind(1, cycle);
  while (select.Step()) refs.push_back(select.Text(0));
  RETURN_IF_ERROR(select.status());
  return refs;
}

absl::StatusOr<std::vector<StratumCounts>> CountByStratum(Snapshot& snapshot, std::string_view cycle) {
  std::vector<StratumCounts> counts;
  Statement select = snapshot.Prepare(sql::kCountByStratum);
  select.Bind(1, cycle);
  while (select.Step()) counts.push_back({select.Text(0), select.Int(1), select.Int(2)});
  RETURN_IF_ERROR(select.status());
  return counts;
}

}  // namespace ehcpqa::cycles
