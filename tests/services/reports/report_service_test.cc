#include "services/reports/report_service.h"

#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/digest.h"
#include "services/reports/making.h"
#include "services/trail/trail_store.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::reports {
namespace {

using audits::MarkingArea;
using storage::Snapshot;
using storage::Transaction;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr char kSoftware[] = "1.2.3";

// A cycle with two plans, marked by all their auditors.
class Reports : public testing::Test {
 protected:
  Reports() {
    area.MarkAudit(area.single, false);
    area.MarkAudit(area.doubled, true);
    lay = area.AddUser("l.ay", "forum", RoleBit(v1::ROLE_LAY_MEMBER));
    board = area.AddUser("b.oard", "forum", RoleBit(v1::ROLE_BOARD_VIEWER));
    lead = area.AddUser("h.lead", "icb-health", RoleBit(v1::ROLE_AGENCY_LEAD));
    other_lead = area.AddUser("c.lead", "notts-care", RoleBit(v1::ROLE_AGENCY_LEAD));
  }

  void Publish() {
    area.SetState(cycles::CycleState::kPublished);
    ASSERT_THAT(area.Write([&](Transaction& transaction) -> absl::Status {
      return trail::Append(transaction, area.coordinator.actor(), "cycle.publish", "cycles/2025q4", "{}").status();
    }),
                IsOk());
  }

  static v1::MakeReportRequest Ask(v1::ReportKind kind, const std::string& about = "") {
    v1::MakeReportRequest request;
    request.set_kind(kind);
    request.mutable_span()->set_last("cycles/2025q4");
    request.set_about(about);
    return request;
  }
  absl::StatusOr<MadeReport> MakeOnly(const v1::MakeReportRequest& request, const Progress& progress) {
    return area.Read([&](Snapshot& snapshot) -> absl::StatusOr<MadeReport> {
      const auto order = TakeOrder(snapshot, request, kSoftware);
      if (!order.ok()) return order.status();
      return Make(snapshot, area.coordinator, *order, progress);
    });
  }
  absl::StatusOr<v1::Report> MakeReport(const v1::MakeReportRequest& request) {
    absl::StatusOr<MadeReport> made = MakeOnly(request, [](const std::string&, int, int) { return true; });
    if (!made.ok()) return made.status();
    return area.Write([&](Transaction& transaction) { return Land(transaction, area.coordinator, *std::move(made)); });
  }
  std::vector<std::string> Listed(const Caller& caller) {
    const auto listed =
        area.Read([&](Snapshot& snapshot) { return ListReports(snapshot, caller, v1::ListReportsRequest()); });
    std::vector<std::string> names;
    for (const v1::Report& report : listed->reports()) names.push_back(report.name());
    return names;
  }
  absl::StatusOr<StoredFile> Download(const Caller& caller, const std::string& name, v1::ReportFormat format) {
    v1::DownloadReportRequest request;
    request.set_name(name);
    request.set_format(format);
    return area.Read([&](Snapshot& snapshot) { return FindDownload(snapshot, caller, request); });
  }
  absl::StatusOr<v1::GetReportResponse> Get(const Caller& caller, const std::string& name) {
    v1::GetReportRequest request;
    request.set_name(name);
    return area.Read([&](Snapshot& snapshot) { return GetReport(snapshot, caller, request); });
  }
  absl::StatusOr<v1::VerifyReportResponse> Verify(const Caller& caller, const std::string& name,
                                                  const std::string& sha256 = "") {
    v1::VerifyReportRequest request;
    request.set_name(name);
    request.set_sha256(sha256);
    return area.Read([&](Snapshot& snapshot) { return VerifyReport(snapshot, caller, request); });
  }
  absl::StatusOr<v1::DisclosurePolicy> SetPolicy(const v1::DisclosurePolicy& policy) {
    v1::SetDisclosurePolicyRequest request;
    *request.mutable_policy() = policy;
    return area.Write(
        [&](Transaction& transaction) { return SetDisclosurePolicy(transaction, area.coordinator, request); });
  }
  static v1::DisclosurePolicy Policy(const std::string& preset, int least, int years, const std::string& etag) {
    v1::DisclosurePolicy policy;
    policy.set_preset(preset);
    policy.set_least_denominator(least);
    policy.set_retention_years(years);
    policy.set_etag(etag);
    return policy;
  }
  static std::vector<std::string> Failed(const v1::VerifyReportResponse& response) {
    std::vector<std::string> failed;
    for (const v1::ReportCheck& check : response.checks()) {
      if (!check.passed()) failed.push_back(check.what());
    }
    return failed;
  }

  MarkingArea area;
  Caller lay, board, lead, other_lead;
};

TEST_F(Reports, OfCyclesAreMadeOnceTheCycleIsPublished) {
  area.SetState(cycles::CycleState::kReview);
  EXPECT_THAT(MakeReport(Ask(v1::REPORT_KIND_CYCLE)), FailsFor("REPORT_NOT_PUBLISHED"));
  Publish();
  ASSERT_OK_AND_ASSIGN(const v1::Report report, MakeReport(Ask(v1::REPORT_KIND_CYCLE)));
  EXPECT_EQ(report.name(), "reports/1");
  EXPECT_EQ(report.audience(), v1::REPORT_AUDIENCE_PUBLISHED);
  EXPECT_EQ(report.software(), kSoftware);
  EXPECT_THAT(report.files(), SizeIs(4));
  EXPECT_THAT(area.TrailActions(), Contains("report.release"));
  EXPECT_THAT(area.LastPayload("report.release"), HasSubstr(report.sha256()));
}

TEST_F(Reports, GiveNoShareOfTwoPlans) {
  Publish();
  ASSERT_OK_AND_ASSIGN(const v1::Report report, MakeReport(Ask(v1::REPORT_KIND_CYCLE)));
  ASSERT_OK_AND_ASSIGN(const v1::GetReportResponse got, Get(board, report.name()));
  int values = 0;
  for (const v1::ReportBlock& block : got.document().blocks()) {
    for (const v1::ReportRow& row : block.table().rows()) {
      for (int i = 0; i < row.cells_size(); ++i) {
        if (block.table().columns(i).name() != "value") continue;
        ++values;
        EXPECT_FALSE(row.cells(i).has_number()) << block.table().title() << ": " << row.cells(i).text();
      }
    }
  }
  EXPECT_GT(values, 60);
}

TEST_F(Reports, AreReadByThoseTheyAreFor) {
  Publish();
  ASSERT_OK_AND_ASSIGN(const v1::Report cycle, MakeReport(Ask(v1::REPORT_KIND_CYCLE)));
  ASSERT_OK_AND_ASSIGN(const v1::Report agency, MakeReport(Ask(v1::REPORT_KIND_AGENCY, "agencies/icb-health")));
  ASSERT_OK_AND_ASSIGN(const v1::Report extract, MakeReport(Ask(v1::REPORT_KIND_EXTRACT)));
  using Names = std::vector<std::string>;
  EXPECT_EQ(Listed(area.coordinator), (Names{extract.name(), agency.name(), cycle.name()}));
  EXPECT_EQ(Listed(area.moderator), (Names{agency.name(), cycle.name()}));
  EXPECT_EQ(Listed(lead), (Names{agency.name(), cycle.name()}));
  EXPECT_EQ(Listed(other_lead), (Names{cycle.name()}));
  EXPECT_EQ(Listed(lay), (Names{cycle.name()}));
  EXPECT_EQ(Listed(board), (Names{cycle.name()}));
  // Not there and not for you are the same answer, whichever way one asks.
  for (const Caller& caller : {lay, board, other_lead}) {
    EXPECT_THAT(Get(caller, agency.name()), Fails(absl::StatusCode::kNotFound));
    EXPECT_THAT(Download(caller, agency.name(), v1::REPORT_FORMAT_CSV), Fails(absl::StatusCode::kNotFound));
    EXPECT_THAT(Verify(caller, agency.name()), Fails(absl::StatusCode::kNotFound));
    ASSERT_OK_AND_ASSIGN(const auto by_hash, Verify(caller, "", agency.files(0).sha256()));
    EXPECT_FALSE(by_hash.verified());
    EXPECT_FALSE(by_hash.has_report());
  }
}

TEST_F(Reports, AreServedByteForByteAndVerify) {
  Publish();
  ASSERT_OK_AND_ASSIGN(const v1::Report report, MakeReport(Ask(v1::REPORT_KIND_CYCLE)));
  for (const v1::ReportFile& file : report.files()) {
    ASSERT_OK_AND_ASSIGN(const StoredFile stored, Download(lay, report.name(), file.format()));
    EXPECT_EQ(Hex(AsBytes(Sha256(stored.bytes))), file.sha256());
    EXPECT_EQ(static_cast<int64_t>(stored.bytes.size()), file.size());
  }
  ASSERT_OK_AND_ASSIGN(const auto verified, Verify(lay, report.name()));
  EXPECT_TRUE(verified.verified());
  EXPECT_THAT(verified.checks(), SizeIs(3));
  ASSERT_OK_AND_ASSIGN(const auto by_file, Verify(lay, "", report.files(1).sha256()));
  EXPECT_TRUE(by_file.verified());
  EXPECT_EQ(by_file.report().name(), report.name());
  ASSERT_OK_AND_ASSIGN(const auto unknown, Verify(lay, "", std::string(64, 'a')));
  EXPECT_FALSE(unknown.verified());
}

TEST_F(Reports, TellWhenStoredBytesOrMarksChanged) {
  area.SetState(cycles::CycleState::kModeration);
  ASSERT_OK_AND_ASSIGN(const v1::Report report, MakeReport(Ask(v1::REPORT_KIND_AGENCY, "agencies/icb-health")));
  // A plan that is no longer all in leaves the figures.
  ASSERT_THAT(area.Return(area.Name(area.single, "health-1"), "Please look again."), IsOk());
  ASSERT_OK_AND_ASSIGN(const auto changed, Verify(area.coordinator, report.name()));
  EXPECT_FALSE(changed.verified());
  EXPECT_EQ(Failed(changed), std::vector<std::string>{"Made again"});
  ASSERT_THAT(area.Write([](Transaction& transaction) {
    return transaction.Prepare("UPDATE report_files SET bytes = x'00' WHERE format = 3").Run();
  }),
              IsOk());
  ASSERT_OK_AND_ASSIGN(const auto tampered, Verify(area.coordinator, report.name()));
  EXPECT_THAT(Failed(tampered), Contains("Stored bytes"));
}

TEST_F(Reports, AreNotStoredWhenCancelled) {
  Publish();
  int steps = 0;
  EXPECT_THAT(MakeOnly(Ask(v1::REPORT_KIND_CYCLE), [&](const std::string&, int, int) { return ++steps < 3; }),
              Fails(absl::StatusCode::kCancelled));
  EXPECT_EQ(steps, 3);
  EXPECT_THAT(Listed(area.coordinator), IsEmpty());
}

TEST_F(Reports, AreMadeAgainWhenAnotherWasReleasedMeanwhile) {
  Publish();
  const auto go_on = [](const std::string&, int, int) { return true; };
  absl::StatusOr<MadeReport> slow = MakeOnly(Ask(v1::REPORT_KIND_CYCLE), go_on);
  ASSERT_THAT(slow, IsOk());
  ASSERT_THAT(MakeReport(Ask(v1::REPORT_KIND_INSPECTION)), IsOk());
  EXPECT_THAT(
      area.Write([&](Transaction& transaction) { return Land(transaction, area.coordinator, *std::move(slow)); }),
      FailsFor("REPORTS_CHANGED"));
}

TEST_F(Reports, AreForgottenWhenRetentionEnds) {
  Publish();
  ASSERT_THAT(SetPolicy(Policy("under5_c", 10, 1, "1")), IsOk());
  ASSERT_OK_AND_ASSIGN(const v1::Report report, MakeReport(Ask(v1::REPORT_KIND_CYCLE)));
  EXPECT_EQ(report.keep_until(), "2027-01-12");
  area.Advance(Millis{366} * 86'400'000);
  ASSERT_THAT(MakeReport(Ask(v1::REPORT_KIND_CYCLE)), IsOk());
  EXPECT_THAT(Download(lay, report.name(), v1::REPORT_FORMAT_HTML), FailsFor("REPORT_FORGOTTEN"));
  ASSERT_OK_AND_ASSIGN(const auto got, Get(lay, report.name()));
  EXPECT_FALSE(got.has_document());
  EXPECT_THAT(got.report().files(), IsEmpty());
  ASSERT_OK_AND_ASSIGN(const auto verified, Verify(lay, report.name()));
  EXPECT_TRUE(verified.verified());
}

TEST_F(Reports, FollowThePolicyOfTheArea) {
  EXPECT_THAT(SetPolicy(Policy("under5_c", 9, 6, "1")), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(SetPolicy(Policy("none", 10, 6, "1")), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(SetPolicy(Policy("under5_c", 10, 6, "7")), FailsFor("STALE_ETAG"));
  ASSERT_OK_AND_ASSIGN(const v1::DisclosurePolicy set, SetPolicy(Policy("nhs_hes_subnational", 20, 6, "1")));
  EXPECT_EQ(set.etag(), "2");
  EXPECT_THAT(area.LastPayload("disclosure_policy.set"), HasSubstr("nhs_hes_subnational"));
  Publish();
  ASSERT_OK_AND_ASSIGN(const v1::Report report, MakeReport(Ask(v1::REPORT_KIND_CYCLE)));
  EXPECT_EQ(report.policy().preset(), "nhs_hes_subnational");
  ASSERT_OK_AND_ASSIGN(const StoredFile json, Download(lay, report.name(), v1::REPORT_FORMAT_JSON));
  EXPECT_THAT(json.bytes, HasSubstr("nhs_hes_subnational"));
}

TEST_F(Reports, ExtractNamesNoPlanAuditorOrText) {
  Publish();
  ASSERT_OK_AND_ASSIGN(const v1::Report first, MakeReport(Ask(v1::REPORT_KIND_EXTRACT)));
  ASSERT_OK_AND_ASSIGN(const v1::Report second, MakeReport(Ask(v1::REPORT_KIND_EXTRACT)));
  ASSERT_OK_AND_ASSIGN(const StoredFile csv, Download(area.coordinator, first.name(), v1::REPORT_FORMAT_CSV));
  const auto plans = area.Read([](Snapshot& snapshot) -> absl::StatusOr<std::vector<std::string>> {
    std::vector<std::string> refs;
    storage::Statement select = snapshot.Prepare("SELECT plan_ref FROM sample_plans");
    while (select.Step()) refs.push_back(select.Text(0));
    return refs;
  });
  ASSERT_FALSE(plans->empty());
  for (const std::string& ref : *plans) EXPECT_THAT(csv.bytes, Not(HasSubstr(ref)));
  for (const char* user : {"e.one", "h.one", "c.two"}) EXPECT_THAT(csv.bytes, Not(HasSubstr(user)));
  EXPECT_THAT(csv.bytes, HasSubstr("effective"));
  ASSERT_OK_AND_ASSIGN(const StoredFile again, Download(area.coordinator, second.name(), v1::REPORT_FORMAT_CSV));
  EXPECT_NE(csv.bytes, again.bytes);
  ASSERT_OK_AND_ASSIGN(const auto verified, Verify(area.coordinator, first.name()));
  EXPECT_TRUE(verified.verified());
}

TEST_F(Reports, RefuseWhatTheyCannotBeAbout) {
  Publish();
  EXPECT_THAT(MakeReport(Ask(v1::REPORT_KIND_UNSPECIFIED)), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(MakeReport(Ask(v1::REPORT_KIND_CYCLE, "agencies/icb-health")), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(MakeReport(Ask(v1::REPORT_KIND_AGENCY)), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(MakeReport(Ask(v1::REPORT_KIND_AGENCY, "agencies/forum")), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(MakeReport(Ask(v1::REPORT_KIND_CRITERION, "criteria/ZZ9")), FailsFor("FIELD_INVALID"));
  v1::MakeReportRequest later = Ask(v1::REPORT_KIND_INSPECTION);
  later.set_as_at("2030-01-01");
  EXPECT_THAT(MakeReport(later), FailsFor("FIELD_INVALID"));
  later.set_as_at("2025-12-31");
  EXPECT_THAT(MakeReport(later), FailsFor("REPORT_NOT_PUBLISHED"));
}

}  // namespace
}  // namespace ehcpqa::reports
