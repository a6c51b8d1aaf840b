#include "services/register/import_session.h"

#include <string>
#include <utility>

#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/register/import_header.h"
#include "services/register/import_report.h"
#include "services/register/import_rows.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::registers {
namespace {

absl::Status HeaderMissing() {
  return Refuse(absl::StatusCode::kInvalidArgument, "IMPORT_HEADER_MISSING",
                "The first message of an import must be its header.");
}

}  // namespace

absl::Status ImportSession::Receive(const v1::ImportRegisterRequest& message, Millis now) {
  switch (message.part_case()) {
    case v1::ImportRegisterRequest::kHeader:
      if (header_.has_value())
        return Refuse(absl::StatusCode::kInvalidArgument, "IMPORT_ORDER", "The header of an import comes once, first.");
      RETURN_IF_ERROR(CheckHeader(message.header(), caller_, now));
      header_ = message.header();
      facts_ = {header_->as_at(), header_->header_contradictions_size() > 0};
      return absl::OkStatus();
    case v1::ImportRegisterRequest::kPersons:
      return header_.has_value() ? ReceivePersons(message.persons()) : HeaderMissing();
    case v1::ImportRegisterRequest::PART_NOT_SET:
      break;
  }
  return header_.has_value() ? Refuse(absl::StatusCode::kInvalidArgument, "IMPORT_ORDER",
                                      "A message of an import must be its header or a batch of persons.")
                             : HeaderMissing();
}

absl::Status ImportSession::ReceivePersons(const v1::PersonBatch& batch) {
  ASSIGN_OR_RETURN(std::vector<Person> persons, ReadBatch(batch, last_row_no_));
  for (Person& person : persons) {
    const std::vector<Judgement> judgements = Judge(person, facts_);
    counts_.Add(person, judgements);
    for (size_t i = 0; i < judgements.size(); ++i) {
      if (judgements[i].outcome != Outcome::kInFrame) continue;
      waiting_.push_back({PlanOf(person, person.rows[i], judgements[i].flags), std::move(person.aliases)});
      break;  // One plan a person.
    }
  }
  return absl::OkStatus();
}

absl::Status ImportSession::Stage(storage::Transaction& transaction) {
  if (number_ == 0) {
    number_ = NewImportNumber(transaction.now());
    RETURN_IF_ERROR(OpenImport(transaction, number_));
  }
  RETURN_IF_ERROR(StagePlans(transaction, number_, waiting_));
  waiting_.clear();
  return absl::OkStatus();
}

absl::Status ImportSession::Review(storage::Snapshot& snapshot) {
  if (!header_.has_value()) return HeaderMissing();
  if (counts_.rows_read == 0) {
    return Refuse(absl::StatusCode::kInvalidArgument, "RETURN_EMPTY",
                  "The return has no Requests record. Check that it is the whole file.");
  }
  ASSIGN_OR_RETURN(review_, ReviewImport(snapshot, number_));
  if (review_.plans != counts_.in_frame || !counts_.Balances())
    return absl::InternalError("an import lost rows between its stream and the database");
  for (const CountedPerson& person : review_.persons) {
    counts_.Stay(person.staying.flags);
    for (const CountedPlan& plan : person.left_out) counts_.LeaveOut(plan.need_primary, plan.flags);
  }
  return absl::OkStatus();
}

absl::Status ImportSession::Leave(storage::Transaction& transaction) {
  for (const CountedPerson& person : review_.persons) {
    RETURN_IF_ERROR(SetStagedFlags(transaction, number_, person.staying, FlagsStaying(person.staying.flags)));
    for (const CountedPlan& plan : person.left_out) RETURN_IF_ERROR(RemoveStagedPlan(transaction, number_, plan));
  }
  return absl::OkStatus();
}

absl::Status ImportSession::Record(storage::Transaction& transaction, const RegisterSnapshot& landed) {
  const nlohmann::json payload = {{"la", landed.la},
                                  {"as_at", landed.as_at},
                                  {"source_sha256", landed.source_sha256},
                                  {"key_id", landed.key_id},
                                  {"synthetic", landed.synthetic},
                                  {"rows_read", counts_.rows_read},
                                  {"in_frame", counts_.in_frame},
                                  {"not_open", counts_.not_open},
                                  {"no_plan", counts_.no_plan},
                                  {"rejected", counts_.rejected()}};
  return trail::Append(transaction, caller_.actor(), "register.import", "snapshots/" + landed.id, payload.dump())
      .status();
}

absl::StatusOr<v1::ImportReport> ImportSession::Land(storage::Transaction& transaction) {
  v1::ImportReport report = MakeReport(*header_, counts_, review_.doubtful);
  if (header_->dry_run()) return report;

  RegisterSnapshot landed;
  landed.import_number = number_;
  landed.la = header_->la();
  landed.as_at = header_->as_at();
  landed.imported_at = transaction.now_text();
  landed.imported_by = caller_.user;
  landed.source_kind = header_->source_kind();
  landed.layout_year = header_->layout_year();
  landed.source_sha256 = header_->source_sha256();
  landed.key_id = header_->key_id();
  landed.synthetic = header_->synthetic();
  landed.in_frame = counts_.in_frame;
  RETURN_IF_ERROR(AssignSnapshotId(transaction, landed));
  report.set_snapshot("snapshots/" + landed.id);
  ASSIGN_OR_RETURN(landed.report, ReportToJson(report));
  RETURN_IF_ERROR(Leave(transaction));
  RETURN_IF_ERROR(InsertSnapshot(transaction, landed));
  RETURN_IF_ERROR(Record(transaction, landed));
  return report;
}

absl::StatusOr<bool> ImportSession::Abandon(storage::Transaction& transaction) {
  if (!staged()) return true;
  return RemoveImportPart(transaction, number_);
}

}  // namespace ehcpqa::registers
