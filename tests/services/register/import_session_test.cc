#include "services/register/import_session.h"

#include <map>

#include "nlohmann/json.hpp"
#include "services/register/abandoned_imports.h"
#include "services/register/plan_store.h"
#include "tests/services/register/invented_return.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::registers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ImportTest : public testing::Test {
 protected:
  ImportTest() {
    area_.AddNottinghamshire();
    county_ = area_.AddUser("c.county", "notts-send", RoleBit(v1::ROLE_COORDINATOR));
    city_ = area_.AddUser("c.city", "city-send", RoleBit(v1::ROLE_COORDINATOR));
    health_ = area_.AddUser("h.health", "icb-health", RoleBit(v1::ROLE_COORDINATOR));
  }

  static std::vector<v1::PersonRows> Persons(uint32_t count) {
    std::vector<v1::PersonRows> persons;
    for (uint32_t n = 1; n <= count; ++n) persons.push_back(InventedPerson(n));
    return persons;
  }

  absl::StatusOr<std::vector<Plan>> PlansOf(std::string_view id) {
    std::vector<Plan> plans;
    const absl::Status status = area_.Read([&](storage::Snapshot& snapshot) {
      return ForEachPlan(snapshot, id, [&](const Plan& plan) {
        plans.push_back(plan);
        return absl::OkStatus();
      });
    });
    if (!status.ok()) return status;
    return plans;
  }

  void ExpectNothingLeft() {
    for (const char* table : {"imports", "snapshots", "plans", "plan_aliases", "events"})
      EXPECT_EQ(CountRows(area_, table), 0) << table;
  }

  TestArea area_;
  Caller county_, city_, health_;
};

std::map<std::string, int64_t> ToMap(const google::protobuf::RepeatedPtrField<v1::NamedCount>& counts) {
  std::map<std::string, int64_t> map;
  for (const v1::NamedCount& count : counts) map[count.name()] = count.count();
  return map;
}

TEST_F(ImportTest, LandsAsSnapshotsThatAreNumbered) {
  for (const char* name : {"snapshots/891-2025-01-16-1", "snapshots/891-2025-01-16-2"}) {
    ASSERT_OK_AND_ASSIGN(const v1::ImportReport report, Import(area_, county_, InventedHeader(), Persons(3)));
    EXPECT_EQ(report.snapshot(), name);
    EXPECT_EQ(report.rows_read(), 3);
    EXPECT_EQ(report.in_frame(), 3);
    EXPECT_TRUE(report.synthetic());
  }
  EXPECT_EQ(CountRows(area_, "plans"), 6);
  EXPECT_THAT(area_.TrailActions(), ElementsAre("register.import", "register.import"));
  const auto payload = nlohmann::json::parse(area_.LastPayload("register.import"));
  EXPECT_EQ(payload["in_frame"], 3);
  EXPECT_EQ(payload["key_id"], "630dcd29");
}

TEST_F(ImportTest, GivesItsPlansBackInOrderOfReference) {
  v1::PersonRows person = InventedPerson(1, "2024-10-02");
  person.set_id_basis(v1::ID_BASIS_ULN);
  v1::RegisterRow& row = *person.mutable_rows(0);
  row.set_phase_transfer_final("2024-11-01");
  row.set_review_meeting("2024-11-02");
  row.set_review_decision("2024-11-03");
  row.set_review_outcome("A");
  row.set_need_secondary("SLCN");
  row.set_unit_or_rp("RP");
  row.set_direct_payment("I");
  row.set_transferred_in(true);
  std::vector<v1::PersonRows> persons = Persons(300);
  persons[0] = person;
  ASSERT_OK(Import(area_, county_, InventedHeader(), persons));

  ASSERT_OK_AND_ASSIGN(const std::vector<Plan> plans, PlansOf("891-2025-01-16-1"));
  ASSERT_EQ(plans.size(), 300u);
  for (size_t i = 1; i < plans.size(); ++i) EXPECT_LT(plans[i - 1].plan_ref, plans[i].plan_ref);
  Plan expected;
  expected.plan_ref = InventedReference(1);
  expected.la = "891";
  expected.id_basis = IdBasis::kUln;
  expected.key_stage = "KS2";
  expected.district = "E07000170";
  expected.need_primary = "ASD";
  expected.need_secondary = "SLCN";
  expected.setting_type = "special";
  expected.unit_or_rp = "RP";
  expected.plan_start = "2024-10-02";
  expected.assessment_outcome = "Y";
  expected.phase_transfer_final = "2024-11-01";
  expected.review_meeting = "2024-11-02";
  expected.review_decision = "2024-11-03";
  expected.review_outcome = "A";
  expected.direct_payment = "I";
  expected.flags.Add(Flag::kTransferredIn);
  expected.row_no = 1;
  EXPECT_THAT(plans, testing::Contains(expected));
}

TEST_F(ImportTest, StopsReadingPlansWhenAsked) {
  ASSERT_OK(Import(area_, county_, InventedHeader(), Persons(50)));
  int seen = 0;
  const absl::Status status = area_.Read([&](storage::Snapshot& snapshot) {
    return ForEachPlan(snapshot, "891-2025-01-16-1",
                       [&](const Plan&) { return ++seen == 7 ? absl::CancelledError("enough") : absl::OkStatus(); });
  });
  EXPECT_THAT(status, Fails(absl::StatusCode::kCancelled));
  EXPECT_EQ(seen, 7);
}

TEST_F(ImportTest, IsRefusedForAnotherAuthority) {
  EXPECT_THAT(Import(area_, city_, InventedHeader(), Persons(1)), FailsFor("NOT_OWN_LA"));
  EXPECT_THAT(Import(area_, health_, InventedHeader(), Persons(1)), Fails(absl::StatusCode::kPermissionDenied));
  ExpectNothingLeft();
}

TEST_F(ImportTest, RefusesAHeaderThatIsNotOne) {
  const auto field = [&](auto change) {
    v1::ImportHeader header = InventedHeader();
    change(header);
    const auto report = Import(area_, county_, header, Persons(1));
    const ErrorInfo info = InfoOf(report.status());
    return info.violations.empty() ? info.reason : info.violations[0].field;
  };
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.set_la("89"); }), "header.la");
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.set_as_at("16/01/2025"); }), "header.as_at");
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.set_as_at("2013-01-17"); }), "header.as_at");
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.set_as_at("2026-01-13"); }), "header.as_at");  // It is the 12th.
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.set_key_id("630DCD29"); }), "header.key_id");
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.set_key_id("630dcd2"); }), "header.key_id");
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.clear_source_kind(); }), "header.source_kind");
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.set_layout_year(2022); }), "header.layout_year");
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.set_source_sha256("abc"); }), "header.source_sha256");
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.add_header_contradictions(""); }), "header.header_contradictions[0]");
  EXPECT_EQ(field([](v1::ImportHeader& h) { h.add_header_contradictions("UPN A891400024001"); }),
            "header.header_contradictions[0]");
  ExpectNothingLeft();
}

TEST_F(ImportTest, WantsItsHeaderFirstAndOnce) {
  TestImport headless(area_, county_);
  EXPECT_THAT(headless.Send(Persons(1)), FailsFor("IMPORT_HEADER_MISSING"));
  EXPECT_THAT(TestImport(area_, county_).Send(v1::ImportRegisterRequest()), FailsFor("IMPORT_HEADER_MISSING"));
  EXPECT_THAT(TestImport(area_, county_).Finish(), FailsFor("IMPORT_HEADER_MISSING"));
  TestImport twice(area_, county_);
  ASSERT_OK(twice.Send(InventedHeader()));
  EXPECT_THAT(twice.Send(InventedHeader()), FailsFor("IMPORT_ORDER"));
  TestImport empty(area_, county_);
  ASSERT_OK(empty.Send(InventedHeader()));
  EXPECT_THAT(empty.Send(v1::ImportRegisterRequest()), FailsFor("IMPORT_ORDER"));
}

TEST_F(ImportTest, RefusesAReturnWithoutRows) {
  EXPECT_THAT(Import(area_, county_, InventedHeader(), {}), FailsFor("RETURN_EMPTY"));
  ExpectNothingLeft();
}

TEST_F(ImportTest, LandsWithoutAnyOpenPlan) {
  v1::PersonRows ceased = InventedPerson(1);
  ceased.mutable_rows(0)->set_cease_date("2024-07-31");
  ASSERT_OK_AND_ASSIGN(const v1::ImportReport report, Import(area_, county_, InventedHeader(), {ceased}));
  EXPECT_EQ(report.in_frame(), 0);
  EXPECT_EQ(report.not_open(), 1);
  ASSERT_OK_AND_ASSIGN(const std::vector<Plan> plans, PlansOf("891-2025-01-16-1"));
  EXPECT_THAT(plans, IsEmpty());
}

TEST_F(ImportTest, IsInvisibleUntilItLands) {
  TestImport import(area_, county_);
  ASSERT_OK(import.Send(InventedHeader()));
  ASSERT_OK(import.Send(Persons(5000)));
  EXPECT_GT(CountRows(area_, "plans"), 0);
  EXPECT_EQ(CountRows(area_, "snapshots"), 0);
  EXPECT_THAT(PlansOf("891-2025-01-16-1"), Fails(absl::StatusCode::kNotFound));
  ASSERT_OK(import.Finish());
  ASSERT_OK_AND_ASSIGN(const std::vector<Plan> plans, PlansOf("891-2025-01-16-1"));
  EXPECT_EQ(plans.size(), 5000u);
}

TEST_F(ImportTest, LeavesNothingWhenItFailsHalfWay) {
  std::vector<v1::PersonRows> persons = Persons(9000);
  for (v1::PersonRows& person : persons) person.add_aliases(InventedReference(person.rows(0).row_no(), "uln"));
  persons[8500].mutable_rows(0)->set_need_primary("9276308686");
  EXPECT_THAT(Import(area_, county_, InventedHeader(), persons), FailsFor("FIELD_INVALID"));
  ExpectNothingLeft();
}

TEST_F(ImportTest, LeavesNothingAfterADryRunWithTheSameReport) {
  std::vector<v1::PersonRows> persons = Persons(5000);
  persons[7].set_plan_ref(persons[3].plan_ref());
  v1::ImportHeader header = InventedHeader();
  header.set_dry_run(true);
  ASSERT_OK_AND_ASSIGN(v1::ImportReport dry, Import(area_, county_, header, persons));
  EXPECT_EQ(dry.snapshot(), "");
  EXPECT_TRUE(dry.dry_run());
  ExpectNothingLeft();
  header.set_dry_run(false);
  ASSERT_OK_AND_ASSIGN(const v1::ImportReport real, Import(area_, county_, header, persons));
  dry.set_snapshot(real.snapshot());
  dry.set_dry_run(false);
  EXPECT_EQ(dry.SerializeAsString(), real.SerializeAsString());
}

TEST_F(ImportTest, IsNotUndoneByAbandoningItAfterItLanded) {
  TestImport import(area_, county_);
  ASSERT_OK(import.Send(InventedHeader()));
  ASSERT_OK(import.Send(Persons(10)));
  ASSERT_OK(import.Finish());
  ASSERT_OK(import.Abandon());
  EXPECT_EQ(CountRows(area_, "plans"), 10);
}

TEST_F(ImportTest, DoesNotMixWithAnotherThatIsUnderWay) {
  TestImport first(area_, county_);
  TestImport second(area_, county_);
  TestImport given_up(area_, county_);
  for (TestImport* import : {&first, &second, &given_up}) ASSERT_OK(import->Send(InventedHeader()));
  ASSERT_OK(first.Send(Persons(4500)));
  ASSERT_OK(given_up.Send(Persons(4500)));
  ASSERT_OK(second.Send(Persons(4200)));
  ASSERT_OK(given_up.Abandon());
  ASSERT_OK_AND_ASSIGN(const v1::ImportReport second_report, second.Finish());
  ASSERT_OK_AND_ASSIGN(const v1::ImportReport first_report, first.Finish());
  EXPECT_EQ(second_report.snapshot(), "snapshots/891-2025-01-16-1");
  EXPECT_EQ(first_report.snapshot(), "snapshots/891-2025-01-16-2");
  ASSERT_OK_AND_ASSIGN(const std::vector<Plan> second_plans, PlansOf("891-2025-01-16-1"));
  ASSERT_OK_AND_ASSIGN(const std::vector<Plan> first_plans, PlansOf("891-2025-01-16-2"));
  EXPECT_EQ(second_plans.size(), 4200u);
  EXPECT_EQ(first_plans.size(), 4500u);
  EXPECT_EQ(CountRows(area_, "imports"), 2);
}

TEST_F(ImportTest, CannotLandAfterItWasGivenUp) {
  TestImport import(area_, county_);
  ASSERT_OK(import.Send(InventedHeader()));
  ASSERT_OK(import.Send(Persons(10)));
  ASSERT_OK(area_.Write([&](storage::Transaction& tx) { return import.session().Stage(tx); }));
  ASSERT_OK(area_.Read([&](storage::Snapshot& snapshot) { return import.session().Review(snapshot); }));
  ASSERT_OK(import.Abandon());
  EXPECT_THAT(area_.Write([&](storage::Transaction& tx) { return import.session().Land(tx); }),
              FailsFor("IMPORT_GONE"));
  ExpectNothingLeft();
}

TEST_F(ImportTest, IsClearedAwayAfterTheServerStopped) {
  ASSERT_OK(Import(area_, county_, InventedHeader(), Persons(20)));
  for (int i = 0; i < 2; ++i) {
    TestImport stopped(area_, county_);
    ASSERT_OK(stopped.Send(InventedHeader()));
    std::vector<v1::PersonRows> persons = Persons(5000);
    for (v1::PersonRows& person : persons) person.add_aliases(InventedReference(person.rows(0).row_no(), "uln"));
    ASSERT_OK(stopped.Send(persons));
  }
  EXPECT_GT(CountRows(area_, "plan_aliases"), 0);
  ASSERT_OK_AND_ASSIGN(auto connection, storage::Connection::Open(area_.path(), storage::Mode::kReadWrite));
  storage::Writer writer(std::move(connection), SystemClock(), {});
  ASSERT_OK_AND_ASSIGN(const int removed, RemoveAbandonedImports(writer));
  EXPECT_EQ(removed, 2);
  EXPECT_EQ(CountRows(area_, "imports"), 1);
  EXPECT_EQ(CountRows(area_, "plans"), 20);
  EXPECT_EQ(CountRows(area_, "plan_aliases"), 0);
}

TEST_F(ImportTest, KeepsOnePlanOfAPersonWhoIsInTheReturnTwice) {
  std::vector<v1::PersonRows> persons = Persons(4);
  persons[1] = InventedPerson(2, "2024-01-01");
  persons[1].set_plan_ref(persons[0].plan_ref());
  persons[2].add_aliases(InventedReference(3, "uln"));
  persons[3].set_plan_ref(InventedReference(3, "uln"));
  persons[3].set_id_basis(v1::ID_BASIS_ULN);
  persons[3].mutable_rows(0)->set_need_primary("");
  ASSERT_OK_AND_ASSIGN(const v1::ImportReport report, Import(area_, county_, InventedHeader(), persons));
  EXPECT_EQ(report.rows_read(), 4);
  EXPECT_EQ(report.in_frame(), 2);
  EXPECT_EQ(report.rejected(), 2);
  EXPECT_EQ(ToMap(report.rejections()), (std::map<std::string, int64_t>{{"second_open_plan", 2}}));
  EXPECT_EQ(ToMap(report.flags()),
            (std::map<std::string, int64_t>{{"second_open_plan", 2}, {"has_second_open_plan", 2}}));
  EXPECT_EQ(ToMap(report.needs()), (std::map<std::string, int64_t>{{"ASD", 2}}));

  ASSERT_OK_AND_ASSIGN(const std::vector<Plan> plans, PlansOf("891-2025-01-16-1"));
  std::map<std::string, int64_t> rows;
  for (const Plan& plan : plans) {
    rows[plan.plan_ref] = plan.row_no;
    EXPECT_THAT(plan.flags.names(), ElementsAre("has_second_open_plan"));
  }
  EXPECT_EQ(rows, (std::map<std::string, int64_t>{{InventedReference(1), 2}, {InventedReference(3), 3}}));
}

TEST_F(ImportTest, KeepsAndReportsPlansThatShareALesserIdentifier) {
  std::vector<v1::PersonRows> persons = Persons(2);
  for (v1::PersonRows& person : persons) person.add_aliases(InventedReference(1, "uln"));
  ASSERT_OK_AND_ASSIGN(const v1::ImportReport report, Import(area_, county_, InventedHeader(), persons));
  EXPECT_EQ(report.in_frame(), 2);
  EXPECT_THAT(report.warnings(), ElementsAre(HasSubstr("2 open plans share a ULN")));
}

TEST_F(ImportTest, WarnsOfWhatTheOperatorShouldLookAt) {
  v1::ImportHeader header = InventedHeader();
  header.add_header_contradictions("Year says 2024, ReferenceDate says 2025-01-16.");
  std::vector<v1::PersonRows> persons = Persons(12);
  for (v1::PersonRows& person : persons) {
    person.set_district("unknown");
    person.mutable_rows(0)->set_review_meeting("2024-06-02");
    person.mutable_rows(0)->set_review_decision("2024-06-01");
  }
  persons[0].mutable_rows(0)->set_setting_type("school (type unknown)");
  ASSERT_OK_AND_ASSIGN(const v1::ImportReport report, Import(area_, county_, header, persons));
  EXPECT_THAT(report.warnings(), ElementsAre(HasSubstr("Year says 2024"), HasSubstr("look swapped: 12 of 12"),
                                             HasSubstr("not known for 1 of 12"), HasSubstr("district")));
  EXPECT_EQ(ToMap(report.flags()),
            (std::map<std::string, int64_t>{{"decision_before_meeting", 12}, {"header_contradiction", 12}}));
}

TEST_F(ImportTest, JoinsReferencesOfOnePlanOverTime) {
  // First known by a ULN, then by a UPN beside it, then by a corrected UPN.
  const std::string uln = InventedReference(1, "uln");
  const std::string upn = InventedReference(1);
  const std::string corrected = InventedReference(1, "corrected upn");
  const auto import = [&](const std::string& plan_ref, const std::vector<std::string>& aliases) {
    std::vector<v1::PersonRows> persons = {InventedPerson(1), InventedPerson(2)};
    persons[0].set_plan_ref(plan_ref);
    for (const std::string& alias : aliases) persons[0].add_aliases(alias);
    return Import(area_, county_, InventedHeader(), persons).status();
  };
  ASSERT_OK(import(uln, {}));
  ASSERT_OK(import(upn, {uln}));
  ASSERT_OK(import(corrected, {uln}));
  // Under way: says nothing yet.
  TestImport under_way(area_, county_);
  ASSERT_OK(under_way.Send(InventedHeader()));
  v1::PersonRows other = InventedPerson(3);
  other.add_aliases(uln);
  ASSERT_OK(under_way.Send(std::vector<v1::PersonRows>{other}));
  ASSERT_OK(area_.Write([&](storage::Transaction& tx) { return under_way.session().Stage(tx); }));

  const auto resolve = [&](std::vector<std::string> references) {
    return area_.Read([&](storage::Snapshot& snapshot) { return ResolveAliases(snapshot, references); });
  };
  for (const std::string& known : {uln, upn, corrected}) {
    ASSERT_OK_AND_ASSIGN(const auto same, resolve({known}));
    EXPECT_THAT(same, UnorderedElementsAre(uln, upn, corrected));
  }
  ASSERT_OK_AND_ASSIGN(const auto alone, resolve({InventedReference(2)}));
  EXPECT_THAT(alone, UnorderedElementsAre(InventedReference(2)));
  ASSERT_OK_AND_ASSIGN(const auto none, resolve({}));
  EXPECT_THAT(none, IsEmpty());
}

}  // namespace
}  // namespace ehcpqa::registers
