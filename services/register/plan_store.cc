#include "services/register/plan_store.h"

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/register/register_sql.h"

namespace ehcpqa::registers {
namespace {

using storage::Statement;

RegisterSnapshot ReadSnapshot(const Statement& row) {
  RegisterSnapshot landed;
  landed.id = row.Text(0);
  landed.import_number = row.Int(1);
  landed.la = row.Text(2);
  landed.as_at = row.Text(3);
  landed.version = row.Int(4);
  landed.imported_at = row.Text(5);
  landed.imported_by = row.Text(6);
  landed.source_kind = static_cast<int>(row.Int(7));
  landed.layout_year = static_cast<int>(row.Int(8));
  landed.source_sha256 = row.Text(9);
  landed.key_id = row.Text(10);
  landed.synthetic = row.Bool(11);
  landed.in_frame = row.Int(12);
  landed.report = row.Text(13);
  return landed;
}

void ReadPlan(const Statement& row, Plan& plan) {
  plan.plan_ref = row.Text(0);
  plan.id_basis = static_cast<IdBasis>(row.Int(1));
  plan.key_stage = row.Text(2);
  plan.district = row.Text(3);
  plan.need_primary = row.Text(4);
  plan.need_secondary = row.Text(5);
  plan.setting_type = row.Text(6);
  plan.unit_or_rp = row.Text(7);
  plan.plan_start = row.Text(8);
  plan.assessment_outcome = row.Text(9);
  plan.phase_transfer_final = row.Text(10);
  plan.review_meeting = row.Text(11);
  plan.review_decision = row.Text(12);
  plan.review_outcome = row.Text(13);
  plan.direct_payment = row.Text(14);
  plan.flags = FlagSet::FromBits(static_cast<uint32_t>(row.Int(15)));
  plan.row_no = row.Int(16);
}

Statement SelectPage(storage::Snapshot& snapshot, std::string_view la, const SnapshotKey* after, int limit) {
  if (la.empty()) {
    if (after == nullptr) {
      Statement select = snapshot.Prepare(sql::kSelectFirst);
      select.Bind(1, limit);
      return select;
    }
    Statement select = snapshot.Prepare(sql::kSelectAfter);
    select.Bind(1, after->as_at).Bind(2, after->la).Bind(3, after->version).Bind(4, limit);
    return select;
  }
  if (after == nullptr) {
    Statement select = snapshot.Prepare(sql::kSelectFirstOfLa);
    select.Bind(1, la).Bind(2, limit);
    return select;
  }
  Statement select = snapshot.Prepare(sql::kSelectAfterOfLa);
  select.Bind(1, la).Bind(2, after->as_at).Bind(3, after->version).Bind(4, limit);
  return select;
}

}  // namespace

absl::StatusOr<RegisterSnapshot> FindSnapshot(storage::Snapshot& snapshot, std::string_view id) {
  Statement select = snapshot.Prepare(sql::kSelectSnapshot);
  select.Bind(1, id);
  if (select.Step()) return ReadSnapshot(select);
  RETURN_IF_ERROR(select.status());
  return NoSuch("snapshots/" + std::string(id));
}

absl::StatusOr<std::vector<RegisterSnapshot>> ListLanded(storage::Snapshot& snapshot, std::string_view la,
                                                         const SnapshotKey* after, int limit) {
  std::vector<RegisterSnapshot> page;
  Statement select = SelectPage(snapshot, la, after, limit);
  while (select.Step()) page.push_back(ReadSnapshot(select));
  RETURN_IF_ERROR(select.status());
  return page;
}

absl::Status ForEachPlan(storage::Snapshot& snapshot, std::string_view snapshot_id,
                         absl::FunctionRef<absl::Status(const Plan&)> visit) {
  ASSIGN_OR_RETURN(const RegisterSnapshot landed, FindSnapshot(snapshot, snapshot_id));
  Plan plan;
  plan.la = landed.la;
  Statement select = snapshot.Prepare(sql::kSelectPlans);
  select.Bind(1, landed.import_number);
  while (select.Step()) {
    ReadPlan(select, plan);
    RETURN_IF_ERROR(visit(plan));
  }
  return select.status();
}

absl::StatusOr<std::unordered_set<std::string>> ResolveAliases(storage::Snapshot& snapshot,
                                                               const std::vector<std::string>& references) {
  std::unordered_set<std::string> known(references.begin(), references.end());
  // A chain of changes (order to ULN, ULN to UPN, UPN corrected) may need a pass for each link.
  for (size_t before = known.size() + 1; before != known.size() && !known.empty();) {
    before = known.size();
    Statement select = snapshot.Prepare(sql::kSelectAliases);
    while (select.Step()) {
      std::string alias = select.Text(0);
      std::string plan_ref = select.Text(1);
      const bool has_alias = known.count(alias) > 0;
      const bool has_plan = known.count(plan_ref) > 0;
      if (has_alias != has_plan) known.insert(has_alias ? std::move(plan_ref) : std::move(alias));
    }
    RETURN_IF_ERROR(select.status());
  }
  return known;
}

}  // namespace ehcpqa::registers
