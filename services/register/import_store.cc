#include "services/register/import_store.h"

#include <sodium.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/register/register_sql.h"

namespace ehcpqa::registers {
namespace {

constexpr int64_t kRowsInPart = 20'000;
constexpr int kRandomBits = 20;

using storage::Statement;

absl::StatusOr<CountedPlan> Count(storage::Snapshot& snapshot, int64_t import_number, const GroupedPlan& plan) {
  Statement select = snapshot.Prepare(sql::kSelectCounted);
  select.Bind(1, import_number).Bind(2, plan.row_no);
  if (select.Step()) {
    return CountedPlan{plan.plan_ref, plan.row_no, select.Text(0),
                       FlagSet::FromBits(static_cast<uint32_t>(select.Int(1)))};
  }
  RETURN_IF_ERROR(select.status());
  return absl::InternalError(absl::StrCat("staged row ", plan.row_no, " is gone"));
}

}  // namespace

int64_t NewImportNumber(Millis now) { return now << kRandomBits | randombytes_uniform(1u << kRandomBits); }

absl::Status OpenImport(storage::Transaction& transaction, int64_t import_number) {
  return transaction.Prepare(sql::kInsertImport).Bind(1, import_number).Bind(2, transaction.now_text()).Run();
}

absl::Status StagePlans(storage::Transaction& transaction, int64_t import_number,
                        const std::vector<StagedPlan>& plans) {
  Statement insert_plan = transaction.Prepare(sql::kInsertPlan);
  Statement insert_alias = transaction.Prepare(sql::kInsertAlias);
  for (const StagedPlan& staged : plans) {
    const Plan& plan = staged.plan;
    insert_plan.Bind(1, import_number)
        .Bind(2, plan.row_no)
        .Bind(3, plan.plan_ref)
        .Bind(4, static_cast<int>(plan.id_basis))
        .Bind(5, plan.key_stage)
        .Bind(6, plan.district)
        .Bind(7, plan.need_primary)
        .BindOrNull(8, plan.need_secondary)
        .Bind(9, plan.setting_type)
        .Bind(10, plan.unit_or_rp)
        .Bind(11, plan.plan_start)
        .BindOrNull(12, plan.assessment_outcome)
        .BindOrNull(13, plan.phase_transfer_final)
        .BindOrNull(14, plan.review_meeting)
        .BindOrNull(15, plan.review_decision)
        .BindOrNull(16, plan.review_outcome)
        .BindOrNull(17, plan.direct_payment)
        .Bind(18, int64_t{plan.flags.bits()});
    RETURN_IF_ERROR(insert_plan.Run());
    insert_plan.Reset();
    for (const std::string& alias : staged.aliases) {
      insert_alias.Bind(1, import_number)
          .Bind(2, plan.row_no)
          .Bind(3, alias)
          .Bind(4, plan.plan_ref)
          .Bind(5, plan.plan_start);
      RETURN_IF_ERROR(insert_alias.Run());
      insert_alias.Reset();
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<ImportReview> ReviewImport(storage::Snapshot& snapshot, int64_t import_number) {
  ImportReview review;
  SamePersons same_persons;
  Claim claim;
  {
    storage::Statement select = snapshot.Prepare(sql::kSelectClaims);
    select.Bind(1, import_number);
    while (select.Step()) {
      claim = {select.Text(0), select.Bool(1), select.Text(2), select.Int(3), select.Text(4)};
      if (claim.own) ++review.plans;
      same_persons.Add(claim);
    }
    RETURN_IF_ERROR(select.status());
  }
  for (const SamePerson& person : same_persons.Finish()) {
    CountedPerson& counted = review.persons.emplace_back();
    ASSIGN_OR_RETURN(counted.staying, Count(snapshot, import_number, person.staying));
    for (const GroupedPlan& plan : person.left_out) {
      ASSIGN_OR_RETURN(CountedPlan left_out, Count(snapshot, import_number, plan));
      counted.left_out.push_back(std::move(left_out));
    }
  }
  review.doubtful = same_persons.doubtful();
  return review;
}

absl::Status RemoveStagedPlan(storage::Transaction& transaction, int64_t import_number, const CountedPlan& plan) {
  return transaction.Prepare(sql::kDeletePlan).Bind(1, import_number).Bind(2, plan.row_no).Run();
}

absl::Status SetStagedFlags(storage::Transaction& transaction, int64_t import_number, const CountedPlan& plan,
                            FlagSet flags) {
  return transaction.Prepare(sql::kUpdateFlags)
      .Bind(1, import_number)
      .Bind(2, plan.row_no)
      .Bind(3, int64_t{flags.bits()})
      .Run();
}

absl::Status AssignSnapshotId(storage::Snapshot& snapshot, RegisterSnapshot& landed) {
  Statement next = snapshot.Prepare(sql::kSelectNextVersion);
  next.Bind(1, landed.la).Bind(2, landed.as_at);
  if (next.Step()) landed.version = next.Int(0);
  RETURN_IF_ERROR(next.status());
  landed.id = absl::StrCat(landed.la, "-", landed.as_at, "-", landed.version);
  return absl::OkStatus();
}

absl::Status InsertSnapshot(storage::Transaction& transaction, const RegisterSnapshot& landed) {
  {
    Statement select = transaction.Prepare(sql::kSelectImport);
    select.Bind(1, landed.import_number);
    if (!select.Step()) {
      RETURN_IF_ERROR(select.status());
      return NotNow("IMPORT_GONE", "The import was given up meanwhile. Import the return again.");
    }
  }
  return transaction.Prepare(sql::kInsertSnapshot)
      .Bind(1, landed.id)
      .Bind(2, landed.import_number)
      .Bind(3, landed.la)
      .Bind(4, landed.as_at)
      .Bind(5, landed.version)
      .Bind(6, landed.imported_at)
      .Bind(7, landed.imported_by)
      .Bind(8, landed.source_kind)
      .Bind(9, landed.layout_year)
      .Bind(10, landed.source_sha256)
      .Bind(11, landed.key_id)
      .Bind(12, landed.synthetic)
      .Bind(13, landed.in_frame)
      .Bind(14, landed.report)
      .Run();
}

absl::StatusOr<bool> RemoveImportPart(storage::Transaction& transaction, int64_t import_number) {
  {
    Statement landed = transaction.Prepare(sql::kSelectLanded);
    landed.Bind(1, import_number);
    if (landed.Step()) return true;
    RETURN_IF_ERROR(landed.status());
  }
  int64_t last_row = 0;
  {
    Statement last = transaction.Prepare(sql::kSelectLastRow);
    last.Bind(1, import_number);
    if (last.Step()) last_row = last.Int(0);
    RETURN_IF_ERROR(last.status());
  }
  if (last_row > 0) {
    for (const char* remove : {sql::kDeleteAliases, sql::kDeletePlans}) {
      RETURN_IF_ERROR(transaction.Prepare(remove).Bind(1, import_number).Bind(2, last_row - kRowsInPart).Run());
    }
    return false;
  }
  RETURN_IF_ERROR(transaction.Prepare(sql::kDeleteImport).Bind(1, import_number).Run());
  return true;
}

absl::StatusOr<std::optional<int64_t>> FindAbandonedImport(storage::Snapshot& snapshot) {
  Statement select = snapshot.Prepare(sql::kSelectAbandoned);
  if (select.Step()) return select.Int(0);
  RETURN_IF_ERROR(select.status());
  return std::nullopt;
}

}  // namespace ehcpqa::registers
