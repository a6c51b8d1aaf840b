#include "services/cycles/frame_store.h"

#include <limits>

#include "services/base/status_macros.h"
#include "services/cycles/cycle_sql.h"

namespace ehcpqa::cycles {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

}  // namespace

absl::Status InsertFrame(Transaction& transaction, std::string_view cycle, const std::vector<FrameStratum>& strata,
                         const std::vector<FrameRow>& rows) {
  for (const FrameStratum& stratum : strata) {
    RETURN_IF_ERROR(transaction.Prepare(sql::kInsertStratum)
                        .Bind(1, cycle)
                        .Bind(2, stratum.code)
                        .Bind(3, stratum.eligible)
                        .Bind(4, stratum.sample)
                        .Run());
    for (const std::string& code : stratum.pooled_from) {
      RETURN_IF_ERROR(transaction.Prepare(sql::kInsertPooled).Bind(1, cycle).Bind(2, code).Bind(3, stratum.code).Run());
    }
  }
  Statement insert = transaction.Prepare(sql::kInsertFrameRow);
  for (const FrameRow& row : rows) {
    insert.Reset();
    RETURN_IF_ERROR(insert.Bind(1, cycle)
                        .Bind(2, row.stratum)
                        .Bind(3, row.plan_ref)
                        .Bind(4, row.snapshot)
                        .Bind(5, row.la)
                        .Bind(6, row.event)
                        .Bind(7, row.key_stage)
                        .Bind(8, row.need_primary)
                        .Bind(9, row.setting_type)
                        .Bind(10, row.district)
                        .Run());
  }
  return absl::OkStatus();
}

absl::Status DropFrame(Transaction& transaction, std::string_view cycle) {
  for (const char* statement : {sql::kDeleteFrameRows, sql::kDeletePooled, sql::kDeleteStrata}) {
    RETURN_IF_ERROR(transaction.Prepare(statement).Bind(1, cycle).Run());
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<FrameStratum>> ListStrata(Snapshot& snapshot, std::string_view cycle) {
  std::vector<FrameStratum> strata;
  Statement select = snapshot.Prepare(sql::kSelectStrata);
  select.Bind(1, cycle);
  while (select.Step()) {
    FrameStratum stratum{select.Text(0), select.Int(1), select.Int(2), {}};
    Statement pooled = snapshot.Prepare(sql::kSelectPooled);
    pooled.Bind(1, cycle).Bind(2, stratum.code);
    while (pooled.Step()) stratum.pooled_from.push_back(pooled.Text(0));
    RETURN_IF_ERROR(pooled.status());
    strata.push_back(std::move(stratum));
  }
  RETURN_IF_ERROR(select.status());
  return strata;
}

absl::StatusOr<std::vector<FrameRow>> ListFrame(Snapshot& snapshot, std::string_view cycle,
                                                std::string_view after_stratum, std::string_view after_ref, int limit) {
  std::vector<FrameRow> rows;
  Statement select = snapshot.Prepare(sql::kSelectFrameRows);
  select.Bind(1, cycle).Bind(2, after_stratum).Bind(3, after_ref).Bind(4, limit);
  while (select.Step()) {
    rows.push_back({select.Text(0), select.Text(1), select.Text(2), select.Text(3), select.Text(4), select.Text(5),
                    select.Text(6), select.Text(7), select.Text(8)});
  }
  RETURN_IF_ERROR(select.status());
  return rows;
}

absl::StatusOr<std::vector<FrameRow>> ListWholeFrame(Snapshot& snapshot, std::string_view cycle) {
  return ListFrame(snapshot, cycle, "", "", std::numeric_limits<int>::max());
}

}  // namespace ehcpqa::cycles
