#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/cycles/cycle_service.h"
#include "tests/services/cycles/cycle_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::cycles {
namespace {

using storage::Snapshot;
using storage::Transaction;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsSupersetOf;

class DraftsTest : public testing::Test {
 protected:
  DraftsTest() : snapshot_(area_.AddSnapshot("891", "2025-12-31", InventedPlans(1, 100))) {}

  absl::StatusOr<v1::Cycle> Update(const v1::Cycle& cycle) {
    v1::UpdateCycleRequest request;
    *request.mutable_cycle() = cycle;
    return area_.Write([&](Transaction& tx) { return UpdateCycle(tx, area_.coordinator, request); });
  }
  std::vector<std::string> List(int page_size) {
    std::vector<std::string> names;
    v1::ListCyclesRequest request;
    request.set_page_size(page_size);
    do {
      const auto page =
          area_.Read([&](Snapshot& snapshot) { return ListCycles(snapshot, area_.coordinator, request); });
      EXPECT_OK(page);
      if (!page.ok()) break;
      EXPECT_LE(page->cycles_size(), page_size);
      for (const v1::Cycle& cycle : page->cycles()) names.push_back(cycle.name());
      request.set_page_token(page->next_page_token());
    } while (!request.page_token().empty());
    return names;
  }
  std::vector<std::string> WrongFields(const v1::Cycle& cycle) {
    std::vector<std::string> fields;
    for (const FieldViolation& violation : InfoOf(area_.Create("x1", cycle).status()).violations) {
      fields.push_back(violation.field);
    }
    return fields;
  }

  CycleArea area_;
  std::string snapshot_;
};

TEST_F(DraftsTest, CreatesADraftWithDefaults) {
  ASSERT_OK_AND_ASSIGN(const v1::Cycle cycle, area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  EXPECT_EQ(cycle.name(), "cycles/2025q4");
  EXPECT_EQ(cycle.state(), v1::CYCLE_STATE_DRAFT);
  EXPECT_EQ(cycle.level(), v1::CYCLE_LEVEL_MULTI_AGENCY_AUDIT);
  EXPECT_EQ(cycle.kind(), v1::PLAN_KIND_BOTH);
  EXPECT_EQ(cycle.minimum_per_stratum(), 2);
  EXPECT_EQ(cycle.exclude_last_cycles(), 4);
  EXPECT_THAT(cycle.snapshots(), ElementsAre(snapshot_));
  EXPECT_EQ(cycle.state_since(), "2026-01-12T09:00:00.000Z");
  ASSERT_OK_AND_ASSIGN(const v1::Cycle read, area_.Get("2025q4"));
  EXPECT_EQ(read.SerializeAsString(), cycle.SerializeAsString());
  EXPECT_EQ(area_.TrailActions().back(), "cycle.create");
}

TEST_F(DraftsTest, KeepsWhatIsAskedFor) {
  v1::Cycle asked = CycleArea::Draft(snapshot_);
  asked.set_level(v1::CYCLE_LEVEL_THEMATIC_REVIEW);
  asked.set_kind(v1::PLAN_KIND_AMENDED);
  asked.set_focus("Preparing for adulthood");
  asked.add_stratify_by(v1::STRATIFY_BY_LA);
  asked.set_minimum_per_stratum(3);
  asked.set_pool_below(9);
  asked.set_exclude_last_cycles(0);
  asked.set_reserves_per_stratum(5);
  asked.set_due_on("2026-02-20");
  ASSERT_OK_AND_ASSIGN(v1::Cycle cycle, area_.Create("2025q4", asked));
  cycle.clear_name();
  cycle.clear_state();
  cycle.clear_state_since();
  cycle.clear_etag();
  EXPECT_EQ(cycle.DebugString(), asked.DebugString());
}

TEST_F(DraftsTest, RefusesAnIdThatIsTakenOrThatTheSamplerCannotUse) {
  ASSERT_OK(area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  EXPECT_THAT(area_.Create("2025q4", CycleArea::Draft(snapshot_)), Fails(absl::StatusCode::kAlreadyExists));
  for (const char* id : {"", "x", "2025|q4", "-2025", "2025 q4", "2025/q4", "2025_q4"}) {
    EXPECT_THAT(area_.Create(id, CycleArea::Draft(snapshot_)), FailsFor("FIELD_INVALID")) << id;
  }
}

TEST_F(DraftsTest, NamesEveryFieldThatIsWrong) {
  v1::Cycle cycle = CycleArea::Draft(snapshot_);
  cycle.clear_title();
  cycle.set_window_start("2025-13-01");
  cycle.set_rubric("rubrics/standard");
  cycle.add_snapshots("891");
  cycle.add_stratify_by(v1::STRATIFY_BY_NEED_GROUP);
  cycle.add_stratify_by(v1::STRATIFY_BY_UNSPECIFIED);
  cycle.set_sample_size(0);
  cycle.set_double_marked(1);
  cycle.set_due_on("soon");
  cycle.set_kind(static_cast<v1::PlanKind>(9));
  EXPECT_THAT(
      WrongFields(cycle),
      IsSupersetOf({"cycle.title", "cycle.window_start", "cycle.rubric", "cycle.snapshots[1]", "cycle.stratify_by[1]",
                    "cycle.stratify_by[2]", "cycle.sample_size", "cycle.double_marked", "cycle.due_on", "cycle.kind"}));
  v1::Cycle backwards = CycleArea::Draft(snapshot_);
  backwards.set_window_end("2025-09-30");
  EXPECT_THAT(WrongFields(backwards), ElementsAre("cycle.window_end"));
  v1::Cycle none = CycleArea::Draft(snapshot_);
  none.clear_snapshots();
  EXPECT_THAT(WrongFields(none), ElementsAre("cycle.snapshots"));
}

TEST_F(DraftsTest, RefusesTwoSnapshotsOfOneAuthority) {
  area_.Advance(1);
  v1::Cycle cycle = CycleArea::Draft(snapshot_);
  cycle.add_snapshots(area_.AddSnapshot("891", "2025-12-31", InventedPlans(101, 110)));
  const auto status = area_.Create("2025q4", cycle).status();
  EXPECT_THAT(status, FailsFor("SNAPSHOT_TWICE"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("are both of 891"));
}

TEST_F(DraftsTest, RefusesSnapshotsAndRubricsThatAreNotThere) {
  EXPECT_THAT(WrongFields(CycleArea::Draft("snapshots/891-2020-01-01-1")), ElementsAre("cycle.snapshots[0]"));
  v1::Cycle cycle = CycleArea::Draft(snapshot_);
  cycle.set_rubric("rubrics/standard/versions/7");
  EXPECT_THAT(WrongFields(cycle), ElementsAre("cycle.rubric"));
}

TEST_F(DraftsTest, RefusesARubricThatIsNotPublished) {
  ASSERT_OK(area_.Write([](Transaction& tx) {
    return tx
        .Prepare(
            "INSERT INTO rubrics (id, version, title, criteria, text, sha256, imported_at)"
            " VALUES ('own', 1, 'Own', 1, '', '', '2026-01-01T00:00:00.000Z')")
        .Run();
  }));
  v1::Cycle cycle = CycleArea::Draft(snapshot_);
  cycle.set_rubric("rubrics/own/versions/1");
  EXPECT_THAT(area_.Create("2025q4", cycle), FailsFor("RUBRIC_NOT_PUBLISHED"));
}

TEST_F(DraftsTest, ReplacesTheSettingsOfADraftAndTellsWhatChanged) {
  ASSERT_OK_AND_ASSIGN(v1::Cycle cycle, area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  const std::string etag = cycle.etag();
  cycle.set_sample_size(30);
  cycle.clear_stratify_by();
  ASSERT_OK_AND_ASSIGN(const v1::Cycle changed, Update(cycle));
  EXPECT_EQ(changed.sample_size(), 30);
  EXPECT_EQ(changed.stratify_by_size(), 0);
  EXPECT_NE(changed.etag(), etag);
  EXPECT_EQ(area_.LastPayload("cycle.update"),
            R"({"after":{"sample_size":30,"stratify_by":[]},"before":{"sample_size":24,"stratify_by":[2]}})");
}

TEST_F(DraftsTest, RefusesAnUpdateWithAStaleOrMissingEtag) {
  ASSERT_OK_AND_ASSIGN(v1::Cycle cycle, area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  ASSERT_OK_AND_ASSIGN(const v1::Cycle changed, Update(cycle));
  const auto status = Update(cycle).status();
  EXPECT_THAT(status, FailsFor("STALE_ETAG"));
  EXPECT_EQ(InfoOf(status).current_etag, changed.etag());
  cycle.clear_etag();
  EXPECT_THAT(Update(cycle), FailsFor("FIELD_INVALID"));
}

TEST_F(DraftsTest, ChangesNothingOnceItIsFramed) {
  ASSERT_OK(area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  ASSERT_OK_AND_ASSIGN(const auto frozen, area_.Freeze("2025q4"));
  EXPECT_THAT(Update(frozen.cycle()), FailsFor("CYCLE_STATE"));
}

TEST_F(DraftsTest, DoesNotFindWhatIsNotThere) {
  EXPECT_THAT(area_.Get("2020q1"), FailsFor("NOT_FOUND"));
  v1::Cycle cycle = CycleArea::Draft(snapshot_);
  cycle.set_name("cycles/2020q1");
  cycle.set_etag("1");
  EXPECT_THAT(Update(cycle), FailsFor("NOT_FOUND"));
}

TEST_F(DraftsTest, ListsLatestWindowsFirstPageByPage) {
  for (const char* id : {"2025q2", "2025q4", "2025q3", "2025q4-theme"}) {
    v1::Cycle cycle = CycleArea::Draft(snapshot_);
    const char quarter = id[5];
    cycle.set_window_start("2025-01-01");
    cycle.set_window_end(quarter == '2' ? "2025-06-30" : quarter == '3' ? "2025-09-30" : "2025-12-31");
    ASSERT_OK(area_.Create(id, cycle));
  }
  const auto expected = ElementsAre("cycles/2025q4-theme", "cycles/2025q4", "cycles/2025q3", "cycles/2025q2");
  for (int page_size = 1; page_size <= 5; ++page_size) EXPECT_THAT(List(page_size), expected) << page_size;
}

}  // namespace
}  // namespace ehcpqa::cycles
