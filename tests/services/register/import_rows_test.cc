#include "services/register/import_rows.h"

#include "gmock/gmock.h"
#include "tests/services/register/invented_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::registers {
namespace {

using testing::HasSubstr;
using testing::Not;

// The field that ReadBatch names when one person has been changed.
template <typename Change>
std::string FieldRefused(Change change) {
  v1::PersonBatch batch;
  *batch.add_persons() = InventedPerson(1);
  *batch.add_persons() = InventedPerson(2);
  change(*batch.mutable_persons(1));
  int64_t last = 0;
  const auto read = ReadBatch(batch, last);
  if (read.ok()) return "";
  const ErrorInfo info = InfoOf(read.status());
  EXPECT_EQ(info.reason, "FIELD_INVALID");
  return info.violations.at(0).field;
}

TEST(ReadBatch, TakesASoundBatch) {
  EXPECT_EQ(FieldRefused([](v1::PersonRows&) {}), "");
}

TEST(ReadBatch, RefusesWhatCouldBeAnIdentifierOfAPerson) {
  const auto person = [](auto change) { return FieldRefused(change); };
  const std::string root = "persons.persons[1].";
  for (const char* value : {"", "A891400024001", "RBIL-KXHF-HYUD-ZBL", "rbil-kxhf-hyud-zblq", "RBIL-KXHF-HYUD-ZBL1",
                            "RBILKXHFHYUDZBLQAAA", "RBIL-KXHF-HYUD-ZBLQ "}) {
    EXPECT_EQ(person([&](v1::PersonRows& p) { p.set_plan_ref(value); }), root + "plan_ref") << value;
    EXPECT_EQ(person([&](v1::PersonRows& p) { p.add_aliases(value); }), root + "aliases") << value;
  }
  EXPECT_EQ(person([](v1::PersonRows& p) { p.add_aliases(p.plan_ref()); }), root + "aliases");
  EXPECT_EQ(person([](v1::PersonRows& p) { p.set_id_basis(v1::ID_BASIS_UNSPECIFIED); }), root + "id_basis");
  EXPECT_EQ(person([](v1::PersonRows& p) { p.set_key_stage("2014-03-01"); }), root + "key_stage");
  EXPECT_EQ(person([](v1::PersonRows& p) { p.set_district("NG5 2HH"); }), root + "district");
  EXPECT_EQ(person([](v1::PersonRows& p) { p.set_district("E0700017"); }), root + "district");
  EXPECT_EQ(person([](v1::PersonRows& p) { p.add_flags("second_open_plan"); }), root + "flags");
  EXPECT_EQ(person([](v1::PersonRows& p) { p.clear_rows(); }), root + "rows");
}

TEST(ReadBatch, RefusesWhatIsNotOfTheFormOfItsField) {
  const auto row = [](auto change) { return FieldRefused([&](v1::PersonRows& p) { change(*p.mutable_rows(0)); }); };
  const std::string root = "persons.persons[1].rows[0].";
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_row_no(1); }), root + "row_no");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_row_no(3'000'000); }), root + "row_no");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_plan_start("2024-02-30"); }), root + "plan_start");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_cease_date("31/12/2024"); }), root + "cease_date");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_phase_transfer_final("x"); }), root + "phase_transfer_final");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_review_meeting("2024-1-1"); }), root + "review_meeting");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_review_decision("9276308686"); }), root + "review_decision");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_has_named_plan(false); }), root + "has_named_plan");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.clear_plan_start(); }), root + "start_unreadable");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_start_unreadable(true); }), root + "start_unreadable");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_cease_reason(10); }), root + "cease_reason");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_assessment_outcome("YY"); }), root + "assessment_outcome");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_review_outcome("X"); }), root + "review_outcome");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_need_primary("AUTISM"); }), root + "need_primary");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_need_secondary("asd"); }), root + "need_secondary");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_setting_type("Invented School"); }), root + "setting_type");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_unit_or_rp(""); }), root + "unit_or_rp");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_residential("C"); }), root + "residential");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_work_based("B"); }), root + "work_based");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_placements(1001); }), root + "placements");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_request_source(-1); }), root + "request_source");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_direct_payment("EE"); }), root + "direct_payment");
  EXPECT_EQ(row([](v1::RegisterRow& r) { r.set_need_primary("INVALID"); }), "");
}

TEST(ReadBatch, NeverRepeatsAValueThatItRefuses) {
  v1::PersonBatch batch;
  *batch.add_persons() = InventedPerson(1);
  batch.mutable_persons(0)->mutable_rows(0)->set_need_primary("A891400024001");
  int64_t last = 0;
  const auto read = ReadBatch(batch, last);
  EXPECT_THAT(read, Fails(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(read.status().ToString(), Not(HasSubstr("A891400024001")));
}

TEST(ReadBatch, TakesAThousandRowsAndNoMore) {
  v1::PersonBatch batch;
  for (uint32_t i = 1; i <= 1000; ++i) *batch.add_persons() = InventedPerson(i);
  int64_t last = 0;
  EXPECT_OK(ReadBatch(batch, last));
  EXPECT_EQ(last, 1000);
  *batch.add_persons() = InventedPerson(1001);
  last = 0;
  EXPECT_THAT(ReadBatch(batch, last), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa::registers
