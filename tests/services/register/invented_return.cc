#include "tests/services/register/invented_return.h"

#include <map>

#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "services/base/status_macros.h"

namespace ehcpqa::registers {

std::string InventedReference(uint64_t n, std::string_view kind) {
  const std::string letters = Base32(AsBytes(Sha256(std::string(kind) + std::to_string(n))).substr(0, 10));
  return absl::StrCat(letters.substr(0, 4), "-", letters.substr(4, 4), "-", letters.substr(8, 4), "-",
                      letters.substr(12, 4));
}

v1::PersonRows InventedPerson(uint32_t n, std::string_view plan_start) {
  v1::PersonRows person;
  person.set_plan_ref(InventedReference(n));
  person.set_id_basis(v1::ID_BASIS_UPN);
  person.set_key_stage("KS2");
  person.set_district("E07000170");
  v1::RegisterRow& row = *person.add_rows();
  row.set_row_no(n);
  row.set_has_named_plan(true);
  row.set_has_active_plan(true);
  row.set_plan_start(std::string(plan_start));
  row.set_assessment_outcome("Y");
  row.set_need_primary("ASD");
  row.set_setting_type("special");
  row.set_unit_or_rp("none");
  row.set_placements(1);
  return person;
}

v1::ImportHeader InventedHeader() {
  v1::ImportHeader header;
  header.set_la("891");
  header.set_as_at("2025-01-16");
  header.set_key_id("630dcd29");
  header.set_source_kind(v1::SOURCE_KIND_SEN2_XML);
  header.set_layout_year(2025);
  header.set_source_sha256(Hex(AsBytes(Sha256("an invented return"))));
  header.set_synthetic(true);
  return header;
}

absl::Status TestImport::Stage() {
  return area_.Write([&](storage::Transaction& transaction) { return session_.Stage(transaction); });
}

absl::Status TestImport::Send(const v1::ImportRegisterRequest& message) {
  RETURN_IF_ERROR(session_.Receive(message, area_.now()));
  return session_.full() ? Stage() : absl::OkStatus();
}

absl::Status TestImport::Send(const v1::ImportHeader& header) {
  v1::ImportRegisterRequest message;
  *message.mutable_header() = header;
  return Send(message);
}

absl::Status TestImport::Send(const std::vector<v1::PersonRows>& persons) {
  v1::ImportRegisterRequest message;
  int rows = 0;
  for (const v1::PersonRows& person : persons) {
    if (rows + person.rows_size() > 1000) {
      RETURN_IF_ERROR(Send(message));
      message.Clear();
      rows = 0;
    }
    *message.mutable_persons()->add_persons() = person;
    rows += person.rows_size();
  }
  return rows == 0 ? absl::OkStatus() : Send(message);
}

absl::StatusOr<v1::ImportReport> TestImport::Finish() {
  RETURN_IF_ERROR(Stage());
  RETURN_IF_ERROR(area_.Read([&](storage::Snapshot& snapshot) { return session_.Review(snapshot); }));
  ASSIGN_OR_RETURN(v1::ImportReport report,
                   area_.Write([&](storage::Transaction& transaction) { return session_.Land(transaction); }));
  if (report.dry_run()) RETURN_IF_ERROR(Abandon());
  return report;
}

absl::Status TestImport::Abandon() {
  for (bool is_gone = !session_.staged(); !is_gone;) {
    ASSIGN_OR_RETURN(is_gone,
                     area_.Write([&](storage::Transaction& transaction) { return session_.Abandon(transaction); }));
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::ImportReport> Import(TestArea& area, const Caller& caller, const v1::ImportHeader& header,
                                        const std::vector<v1::PersonRows>& persons) {
  TestImport import(area, caller);
  absl::Status sent = import.Send(header);
  if (sent.ok()) sent = import.Send(persons);
  absl::StatusOr<v1::ImportReport> report = sent.ok() ? import.Finish() : sent;
  if (!report.ok()) RETURN_IF_ERROR(import.Abandon());
  return report;
}

int64_t CountRows(TestArea& area, std::string_view table) {
  static const std::map<std::string, const char*, std::less<>> kCounts = {
      {"imports", "SELECT count(*) FROM imports"},
      {"snapshots", "SELECT count(*) FROM snapshots"},
      {"plans", "SELECT count(*) FROM plans"},
      {"plan_aliases", "SELECT count(*) FROM plan_aliases"},
      {"events", "SELECT count(*) FROM events"}};
  return area.Read([&](storage::Snapshot& snapshot) {
    storage::Statement count = snapshot.Prepare(kCounts.find(table)->second);
    return count.Step() ? count.Int(0) : -1;
  });
}

}  // namespace ehcpqa::registers
