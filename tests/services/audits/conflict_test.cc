#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audits/audit_service.h"
#include "services/audits/conflict_store.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Transaction;
using testing::Contains;
using testing::IsEmpty;
using testing::SizeIs;

class Conflicts : public testing::Test {
 protected:
  absl::StatusOr<v1::Conflict> Declare(const Caller& caller, const std::string& user, const std::string& service,
                                       int64_t audit = 0) {
    v1::DeclareConflictRequest request;
    v1::Conflict& conflict = *request.mutable_conflict();
    conflict.set_audit(area.Name(audit == 0 ? area.single : audit));
    conflict.set_reason("Wrote the advice.");
    if (!user.empty()) conflict.set_user(user);
    if (!service.empty()) conflict.set_service(service);
    return area.Write([&](Transaction& transaction) { return DeclareConflict(transaction, caller, request); });
  }
  v1::ListConflictsResponse List(const Caller& caller, int page_size = 0, const std::string& token = "") {
    v1::ListConflictsRequest request;
    request.set_cycle("cycles/2025q4");
    request.set_page_size(page_size);
    request.set_page_token(token);
    return *area.Read([&](Snapshot& snapshot) { return ListConflicts(snapshot, caller, request); });
  }
  absl::StatusOr<v1::Audit> Record(const std::string& on) {
    v1::RecordPlanVersionRequest request;
    request.set_audit(area.Name(area.single));
    request.set_plan_version_on(on);
    return area.Write(
        [&](Transaction& transaction) { return RecordPlanVersion(transaction, area.coordinator, request); });
  }

  MarkingArea area;
};

TEST_F(Conflicts, AreDeclaredByAnAuditorForThemselvesAlone) {
  ASSERT_OK_AND_ASSIGN(const v1::Conflict own, Declare(area.care2, "users/c.two", ""));
  EXPECT_EQ(own.name(), "cycles/2025q4/conflicts/1");
  EXPECT_THAT(Declare(area.care2, "users/c.one", ""), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Declare(area.care2, "", ""), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Declare(area.coordinator, "users/nobody", ""), Fails(absl::StatusCode::kNotFound));
  EXPECT_THAT(Declare(area.coordinator, "users/c.one", "", 9999), Fails(absl::StatusCode::kNotFound));
}

TEST_F(Conflicts, AreNamedOnce) {
  ASSERT_OK_AND_ASSIGN(const v1::Conflict first, Declare(area.care2, "users/c.two", ""));
  ASSERT_OK_AND_ASSIGN(const v1::Conflict second, Declare(area.coordinator, "users/c.two", ""));
  EXPECT_EQ(first.name(), second.name());
}

TEST_F(Conflicts, TakeBackAssignmentsThatWereNotHandedIn) {
  ASSERT_OK(Declare(area.coordinator, "users/h.one", ""));
  EXPECT_THAT(area.Get(area.health, area.Name(area.single, "health-1")), Fails(absl::StatusCode::kNotFound));
  EXPECT_OK(area.Get(area.health, area.Name(area.doubled, "health-1")));
  EXPECT_THAT(area.TrailActions(), Contains("assessment.remove"));
  area.MarkAll(area.care, area.Name(area.single, "care-1"));
  ASSERT_OK(area.Submit(area.care, area.Name(area.single, "care-1")));
  ASSERT_OK(Declare(area.coordinator, "users/c.one", ""));
  EXPECT_OK(area.Get(area.care, area.Name(area.single, "care-1")));
}

TEST_F(Conflicts, OfAServiceMeanEveryoneWhoWorksForIt) {
  area.AddService("icb-health", "speech");
  ASSERT_OK(area.Write([](Transaction& transaction) {
    return transaction
        .Prepare(
            "INSERT INTO membership_services (user_id, agency_id, service_id) VALUES ('h.one', 'icb-health', 'speech')")
        .Run();
  }));
  EXPECT_THAT(Declare(area.care2, "", "agencies/icb-health/services/speech"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Declare(area.coordinator, "", "agencies/icb-health/services/none"), Fails(absl::StatusCode::kNotFound));
  ASSERT_OK(Declare(area.coordinator, "", "agencies/icb-health/services/speech"));
  EXPECT_THAT(area.Get(area.health, area.Name(area.single, "health-1")), Fails(absl::StatusCode::kNotFound));
  ASSERT_OK_AND_ASSIGN(const auto bars, area.Read([](Snapshot& snapshot) { return ListBars(snapshot, kCycle); }));
  ASSERT_THAT(bars, SizeIs(1));
  EXPECT_EQ(bars[0].service, "speech");
}

TEST_F(Conflicts, AreListedToAnAuditorWhereTheyNameThem) {
  ASSERT_OK(Declare(area.care2, "users/c.two", ""));
  ASSERT_OK(Declare(area.coordinator, "users/e.two", ""));
  EXPECT_THAT(List(area.coordinator).conflicts(), SizeIs(2));
  EXPECT_THAT(List(area.care2).conflicts(), SizeIs(1));
  EXPECT_THAT(List(area.health).conflicts(), IsEmpty());
  const v1::ListConflictsResponse first = List(area.coordinator, 1);
  EXPECT_EQ(List(area.coordinator, 1, first.next_page_token()).conflicts(0).user(), "users/e.two");
}

TEST_F(Conflicts, DoNotKeepThePlanVersionFromBeingRecorded) {
  EXPECT_THAT(Record("2026-01-13"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Record("13.1.2026"), FailsFor("FIELD_INVALID"));
  const std::string before = area.GetAudit(area.coordinator, area.single).etag();
  ASSERT_OK_AND_ASSIGN(const v1::Audit audit, Record("2025-11-30"));
  EXPECT_EQ(audit.plan_version_on(), "2025-11-30");
  EXPECT_NE(audit.etag(), before);
  area.SetState(cycles::CycleState::kReview);
  EXPECT_THAT(Record("2025-11-30"), FailsFor("CYCLE_STATE"));
}

}  // namespace
}  // namespace ehcpqa::audits
