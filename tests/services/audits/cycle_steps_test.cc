// The life of a cycle from its sample to its archive, by the calls that a coordinator makes.
#include <map>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/audits/running_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Transaction;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(CycleStepsTest, GoesFromSampleToArchive) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  area.Advance(1000);
  ASSERT_OK_AND_ASSIGN(const v1::Cycle scoring, area.Take(OpenCycle));
  EXPECT_EQ(scoring.state(), v1::CYCLE_STATE_SCORING);
  EXPECT_EQ(scoring.state_since(), "2026-01-12T09:00:01.000Z");
  area.FinishAll();
  ASSERT_OK(area.Take(CloseCycle));
  ASSERT_OK(area.Take(ReviewCycle));
  ASSERT_OK(area.Take(PublishCycle));
  ASSERT_OK_AND_ASSIGN(const v1::Cycle archived, area.Take(ArchiveCycle));
  EXPECT_EQ(archived.state(), v1::CYCLE_STATE_ARCHIVED);
  const auto actions = area.TrailActions();
  for (const char* action : {"cycle.open", "cycle.close", "cycle.review", "cycle.publish", "cycle.archive"}) {
    EXPECT_THAT(actions, Contains(action));
  }
  EXPECT_EQ(area.LastPayload("cycle.open"), R"({"from":"sampled","reason":"","to":"scoring"})");
}

TEST(CycleStepsTest, OpensOnlyWhenEveryAuditHasItsAuditors) {
  RunningArea area;
  const auto status = area.Take(OpenCycle).status();
  EXPECT_THAT(status, FailsFor("CYCLE_STATE"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("6 of 6 audits lack an auditor"));
  ASSERT_OK(area.Allocate());
  area.Bar(1, area.Assessments(1)[0].user);  // Takes that assignment back.
  EXPECT_THAT(std::string(area.Take(OpenCycle).status().message()), HasSubstr("1 of 6 audits lack"));
  ASSERT_OK(area.Allocate());
  EXPECT_OK(area.Take(OpenCycle));
}

TEST(CycleStepsTest, ClosesWithAssessmentsMissingOnlyWithAReason) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  area.Finish(area.Assessments()[0]);
  EXPECT_THAT(area.Take(CloseCycle), FailsFor("CYCLE_STATE"));
  EXPECT_THAT(area.Take(CloseCycle, "no"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(area.Take(CloseCycle, "Ring 07700 900123 about it."), FailsFor("IDENTIFIER_IN_TEXT"));
  ASSERT_OK(area.Take(CloseCycle, "The window is over."));
  EXPECT_EQ(area.LastPayload("cycle.close"),
            R"({"assessments_missing":23,"from":"scoring","reason":"The window is over.","to":"moderation"})");
  // Nothing is complete, so there is nothing to review.
  EXPECT_THAT(std::string(area.Take(ReviewCycle).status().message()), HasSubstr("something_in"));
}

TEST(CycleStepsTest, ReviewsOnlyWhenEveryDifferenceIsSettled) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  // One of the second set finds nothing met.
  for (const Assessment& one : area.Assessments()) {
    if (one.key.set == 2 && one.key.kind == Kind::kHealth) {
      area.Finish(one, false);
      break;
    }
  }
  area.FinishAll();
  ASSERT_OK(area.Take(CloseCycle));
  const v1::CycleStatus status = area.Status();
  EXPECT_GT(status.differences_open(), 0);
  EXPECT_EQ(status.audits_in(), 6);
  EXPECT_EQ(status.audits_agreed(), 5);
  const auto refused = area.Take(ReviewCycle).status();
  EXPECT_THAT(std::string(refused.message()), HasSubstr("every_difference_settled"));
  EXPECT_THAT(status.blockers(), ElementsAre(HasSubstr("between auditors not settled")));
}

TEST(CycleStepsTest, GoesBackOneStateWithAReasonAndKeepsWhatWasSubmitted) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  area.FinishAll();
  ASSERT_OK(area.Take(CloseCycle));
  ASSERT_OK(area.Take(ReviewCycle));
  EXPECT_THAT(area.Take(RevertCycle), FailsFor("CYCLE_STATE"));
  const v1::CycleState down[] = {v1::CYCLE_STATE_MODERATION, v1::CYCLE_STATE_SCORING, v1::CYCLE_STATE_SAMPLED};
  for (const v1::CycleState state : down) {
    ASSERT_OK_AND_ASSIGN(const v1::Cycle cycle, area.Take(RevertCycle, kReason));
    EXPECT_EQ(cycle.state(), state);
  }
  EXPECT_EQ(area.Status().assessments_submitted(), 24);
  const auto refused = area.Take(RevertCycle, kReason).status();
  EXPECT_THAT(std::string(refused.message()), HasSubstr("24 assessments begun, and the sample cannot be dropped"));
  EXPECT_OK(area.Take(OpenCycle));
}

TEST(CycleStepsTest, DropsAnUnmarkedSampleAndItsFrameAndNeverTakesTheSeedAgain) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  ASSERT_OK(area.Swap(1, "The amended final is not issued."));
  area.Bar(2, "e1");
  ASSERT_OK(area.Take(RevertCycle, kReason));
  ASSERT_OK_AND_ASSIGN(const v1::Cycle framed, area.Take(RevertCycle, kReason));
  EXPECT_EQ(framed.state(), v1::CYCLE_STATE_FRAMED);
  EXPECT_EQ(framed.seed(), "");
  EXPECT_THAT(area.Sample(kId, true), IsEmpty());
  EXPECT_THAT(area.Assessments(), IsEmpty());
  EXPECT_THAT(area.LastPayload("cycle.revert"), HasSubstr("\"seed\":\"4 1 6 6 2 5 3\""));
  EXPECT_THAT(area.Draw(kId, "4 1 6 6 2 5 3"), FailsFor("FIELD_INVALID"));
  EXPECT_OK(area.Draw(kId, "another seed"));

  ASSERT_OK(area.Take(RevertCycle, kReason));
  ASSERT_OK_AND_ASSIGN(const v1::Cycle draft, area.Take(RevertCycle, kReason));
  EXPECT_EQ(draft.state(), v1::CYCLE_STATE_DRAFT);
  EXPECT_EQ(draft.manifest_sha256(), "");
  EXPECT_EQ(draft.eligible_total(), 0);
  EXPECT_THAT(area.Frame(kId), IsEmpty());
  EXPECT_THAT(area.Take(RevertCycle, kReason), FailsFor("CYCLE_STATE"));
  EXPECT_OK(area.Freeze(kId));
}

TEST(CycleStepsTest, ASampleThatWasDroppedUnmarkedBarsNoPlanFromLaterCycles) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  ASSERT_OK_AND_ASSIGN(const v1::Cycle cycle, area.Get(kId));
  v1::Cycle next = area.Draft(cycle.snapshots(0));
  ASSERT_OK(area.Create("next", next));
  ASSERT_OK_AND_ASSIGN(const auto barred, area.Freeze("next", true));
  EXPECT_EQ(barred.audited_lately(), 6);
  ASSERT_OK(area.Take(RevertCycle, kReason));
  ASSERT_OK(area.Take(RevertCycle, kReason));
  ASSERT_OK(area.Draw(kId, "another seed"));
  ASSERT_OK_AND_ASSIGN(const auto free, area.Freeze("next", true));
  EXPECT_EQ(free.audited_lately(), 0);
}

TEST(CycleStepsTest, KeepsNothingOfADryRun) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK_AND_ASSIGN(const v1::Cycle cycle, area.Take(OpenCycle, "", "", true));
  EXPECT_EQ(cycle.state(), v1::CYCLE_STATE_SCORING);
  EXPECT_EQ(area.Status().cycle().state(), v1::CYCLE_STATE_SAMPLED);
}

TEST(CycleStepsTest, RefusesAStaleEtag) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK_AND_ASSIGN(const v1::Cycle cycle, area.Get(kId));
  EXPECT_THAT(area.Take(OpenCycle, "", "1"), FailsFor("STALE_ETAG"));
  EXPECT_OK(area.Take(OpenCycle, "", cycle.etag()));
}

TEST(CycleStepsTest, DoesNotTakeAStepForwardForAStepBack) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  ASSERT_OK(area.Take(CloseCycle, kReason));
  // With a reason, moderation to scoring would be a legal step back; opening is not how it is taken.
  EXPECT_THAT(area.Take(OpenCycle, kReason), FailsFor("CYCLE_STATE"));
  EXPECT_EQ(area.Status().cycle().state(), v1::CYCLE_STATE_MODERATION);
  EXPECT_THAT(area.Take(PublishCycle), FailsFor("CYCLE_STATE"));
}

TEST(CycleStatusTest, CountsWhatStandsWhere) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  area.Advance(24 * 3600 * 1000);
  const auto assessments = area.Assessments();
  area.Begin(assessments[0]);
  area.Finish(assessments[1]);
  const v1::CycleStatus status = area.Status();
  EXPECT_EQ(status.assessments(), 24);
  EXPECT_EQ(status.assessments_assigned(), 22);
  EXPECT_EQ(status.assessments_in_progress(), 1);
  EXPECT_EQ(status.assessments_submitted(), 1);
  EXPECT_EQ(status.audits_in(), 0);
  EXPECT_EQ(status.differences_settled(), 0);
  EXPECT_THAT(status.blockers(), ElementsAre(HasSubstr("23 assessments not submitted yet")));
  ASSERT_EQ(status.auditors_size(), 9);
  int assigned = 0, submitted = 0;
  std::map<std::string, std::string> last_change;
  for (const v1::AuditorProgress& auditor : status.auditors()) {
    assigned += auditor.assigned();
    submitted += auditor.submitted();
    EXPECT_THAT(auditor.display_name(), HasSubstr("Name of "));
    last_change[auditor.user()] = auditor.last_change_on();
  }
  EXPECT_EQ(assigned, 22);
  EXPECT_EQ(submitted, 1);
  EXPECT_EQ(last_change["users/" + assessments[0].user], "2026-01-13");
  int untouched = 0;
  for (const auto& [user, day] : last_change) untouched += day.empty() ? 1 : 0;
  EXPECT_GE(untouched, 7);
}

TEST(CycleStatusTest, ShowsTheProgressOfPeopleOnlyToCoordinatorAndModerator) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  const Caller moderator = area.AddUser("m.oderator", "notts-send", RoleBit(v1::ROLE_MODERATOR));
  const Caller member = area.AddUser("m.ember", "notts-send", RoleBit(v1::ROLE_SUB_GROUP_MEMBER));
  const Caller lead = area.AddUser("l.ead", "icb-health", RoleBit(v1::ROLE_AGENCY_LEAD));
  EXPECT_THAT(area.Status(moderator).auditors(), SizeIs(9));
  for (const Caller& caller : {member, lead}) {
    EXPECT_THAT(area.Status(caller).auditors(), IsEmpty());
    EXPECT_EQ(area.Status(caller).assessments(), 24);
  }
}

TEST(CycleStatusTest, SaysWhatBarsTheNextStateFromTheBeginning) {
  RunningArea area;
  EXPECT_THAT(area.Status().blockers(), ElementsAre(HasSubstr("Allocate auditors")));
  ASSERT_OK(area.Take(RevertCycle, kReason));
  EXPECT_THAT(area.Status().blockers(), ElementsAre(HasSubstr("Draw it with a seed")));
  ASSERT_OK(area.Take(RevertCycle, kReason));
  EXPECT_THAT(area.Status().blockers(), ElementsAre(HasSubstr("Freeze the cycle")));
  EXPECT_EQ(area.Status().audits(), 0);
}

}  // namespace
}  // namespace ehcpqa::audits
