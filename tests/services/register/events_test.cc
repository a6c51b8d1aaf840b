#include "services/register/events.h"

#include "gmock/gmock.h"

namespace ehcpqa::registers {
namespace {

using testing::ElementsAre;

std::vector<Event> InQuarter(const Plan& plan) {
  const PlanEvents events = EventsOf(plan, "2024-10-01", "2024-12-31");
  EXPECT_EQ(events.event, events.all.front());
  return events.all;
}

Plan Started(std::string start, std::string outcome = "Y") {
  Plan plan;
  plan.plan_start = std::move(start);
  plan.assessment_outcome = std::move(outcome);
  return plan;
}

Plan Reviewed(std::string decision, std::string outcome) {
  Plan plan = Started("2020-01-01");
  plan.review_decision = std::move(decision);
  plan.review_outcome = std::move(outcome);
  return plan;
}

TEST(Events, CountTheFirstAndTheLastDayOfTheWindow) {
  EXPECT_THAT(InQuarter(Started("2024-09-30")), ElementsAre(Event::kNoEvent));
  EXPECT_THAT(InQuarter(Started("2024-10-01")), ElementsAre(Event::kNew));
  EXPECT_THAT(InQuarter(Started("2024-12-31")), ElementsAre(Event::kNew));
  EXPECT_THAT(InQuarter(Started("2025-01-01")), ElementsAre(Event::kNoEvent));
}

TEST(Events, NeverCallAHistoricalPlanNew) {
  EXPECT_THAT(InQuarter(Started("2024-11-11", "H")), ElementsAre(Event::kNoEvent));
  EXPECT_THAT(InQuarter(Started("2024-11-11", "")), ElementsAre(Event::kNoEvent));
}

TEST(Events, FollowTheOutcomeOfTheReview) {
  EXPECT_THAT(InQuarter(Reviewed("2024-11-11", "A")), ElementsAre(Event::kReviewAmended));
  EXPECT_THAT(InQuarter(Reviewed("2024-11-11", "M")), ElementsAre(Event::kReviewMaintained));
  EXPECT_THAT(InQuarter(Reviewed("2024-11-11", "C")), ElementsAre(Event::kReviewCeased));
  EXPECT_THAT(InQuarter(Reviewed("2024-11-11", "")), ElementsAre(Event::kReviewUnknown));
  EXPECT_THAT(InQuarter(Reviewed("", "A")), ElementsAre(Event::kNoEvent));
}

TEST(Events, GoByTheDecisionAndNotByTheMeeting) {
  Plan plan = Reviewed("2025-01-05", "A");
  plan.review_meeting = "2024-12-01";
  EXPECT_THAT(InQuarter(plan), ElementsAre(Event::kNoEvent));
}

TEST(Events, ComeInOrderOfPrecedenceAndAllAreKept) {
  Plan plan = Reviewed("2024-12-01", "M");
  plan.phase_transfer_final = "2024-10-15";
  EXPECT_THAT(InQuarter(plan), ElementsAre(Event::kPhaseTransfer, Event::kReviewMaintained));
  plan.plan_start = "2024-10-02";
  EXPECT_THAT(InQuarter(plan), ElementsAre(Event::kNew, Event::kPhaseTransfer, Event::kReviewMaintained));
}

TEST(Events, HaveTheNamesOfTheContract) {
  std::vector<std::string_view> names;
  for (const Event event : kEvents) names.push_back(EventName(event));
  EXPECT_THAT(names, ElementsAre("new", "phase_transfer", "review_amended", "review_maintained", "review_ceased",
                                 "review_unknown", "no_event"));
}

}  // namespace
}  // namespace ehcpqa::registers
