#include "services/cycles/lifecycle.h"

#include <map>
#include <set>
#include <utility>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::cycles {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using enum CycleState;

using Pair = std::pair<CycleState, CycleState>;

// Facts under which every guard holds.
CycleFacts AllWell() {
  CycleFacts facts;
  facts.frame_exists = true;
  facts.sample_exists = true;
  facts.audits = 48;
  facts.audits_in = 48;
  facts.reason_given = true;
  return facts;
}

TEST(LifecycleTest, AllowsTheStatedStepsAndNoOtherPair) {
  const std::set<Pair> stated = {
      {kDraft, kFramed},      {kFramed, kSampled},   {kSampled, kScoring},    {kScoring, kModeration},
      {kModeration, kReview}, {kReview, kPublished}, {kPublished, kArchived}, {kFramed, kDraft},
      {kSampled, kFramed},    {kScoring, kSampled},  {kModeration, kScoring}, {kReview, kModeration},
  };
  for (const CycleState from : kCycleStates) {
    for (const CycleState to : kCycleStates) {
      const absl::Status status = CheckTransition(from, to, AllWell());
      EXPECT_EQ(status.ok(), stated.contains({from, to})) << StateName(from) << " to " << StateName(to);
      if (!status.ok()) {
        EXPECT_THAT(status, FailsFor("CYCLE_STATE"));
        EXPECT_THAT(status, Fails(absl::StatusCode::kFailedPrecondition));
      }
    }
  }
}

TEST(LifecycleTest, RefusesEachStepForEachOfItsGuards) {
  // What breaks a guard, by its name.
  const std::map<std::string_view, void (*)(CycleFacts&)> breaks = {
      {"frame_exists", [](CycleFacts& facts) { facts.frame_exists = false; }},
      {"sample_exists", [](CycleFacts& facts) { facts.sample_exists = false; }},
      {"every_audit_allocated", [](CycleFacts& facts) { facts.audits_unallocated = 3; }},
      {"nothing_missing_or_reason",
       [](CycleFacts& facts) {
         facts.assessments_missing = 2;
         facts.reason_given = false;
       }},
      {"something_in", [](CycleFacts& facts) { facts.audits_in = 0; }},
      {"nothing_returned", [](CycleFacts& facts) { facts.assessments_returned = 1; }},
      {"every_difference_settled", [](CycleFacts& facts) { facts.differences_open = 4; }},
      {"reason_given", [](CycleFacts& facts) { facts.reason_given = false; }},
      {"nothing_started", [](CycleFacts& facts) { facts.assessments_started = 1; }},
  };
  const std::map<Pair, std::set<std::string_view>> guards = {
      {{kDraft, kFramed}, {"frame_exists"}},
      {{kFramed, kSampled}, {"frame_exists", "sample_exists"}},
      {{kFramed, kDraft}, {"reason_given"}},
      {{kSampled, kScoring}, {"sample_exists", "every_audit_allocated"}},
      {{kSampled, kFramed}, {"reason_given", "nothing_started"}},
      {{kScoring, kModeration}, {"nothing_missing_or_reason"}},
      {{kScoring, kSampled}, {"reason_given"}},
      {{kModeration, kReview}, {"something_in", "nothing_returned", "every_difference_settled"}},
      {{kModeration, kScoring}, {"reason_given"}},
      {{kReview, kPublished}, {}},
      {{kReview, kModeration}, {"reason_given"}},
      {{kPublished, kArchived}, {}},
  };
  ASSERT_EQ(guards.size(), Transitions().size());
  for (const auto& [pair, names] : guards) {
    for (const auto& [name, break_it] : breaks) {
      CycleFacts facts = AllWell();
      break_it(facts);
      const absl::Status status = CheckTransition(pair.first, pair.second, facts);
      // Missing assessments alone are no bar to any other step; "reason_given" falls with them.
      const bool guarded =
          names.contains(name) || (name == "nothing_missing_or_reason" && names.contains("reason_given"));
      EXPECT_EQ(!status.ok(), guarded) << StateName(pair.first) << " to " << StateName(pair.second) << ": " << name;
      if (!names.contains(name)) continue;
      EXPECT_THAT(std::string(status.message()), HasSubstr(std::string(name)));
    }
  }
}

TEST(LifecycleTest, SaysWhatWouldSatisfyAGuard) {
  CycleFacts facts = AllWell();
  facts.audits_unallocated = 3;
  EXPECT_THAT(std::string(CheckTransition(kSampled, kScoring, facts).message()),
              HasSubstr("3 of 48 audits lack an auditor of some kind. Allocate auditors."));
}

TEST(LifecycleTest, NamesTheStepsThatThereAre) {
  EXPECT_THAT(std::string(CheckTransition(kDraft, kScoring, AllWell()).message()),
              HasSubstr("From here it can go to framed."));
  EXPECT_THAT(std::string(CheckTransition(kReview, kScoring, AllWell()).message()),
              HasSubstr("published or back to moderation"));
  EXPECT_THAT(std::string(CheckTransition(kArchived, kPublished, AllWell()).message()), HasSubstr("goes nowhere"));
}

TEST(LifecycleTest, ClosesWithAssessmentsMissingOnlyForAReason) {
  CycleFacts facts = AllWell();
  facts.assessments_missing = 5;
  EXPECT_OK(CheckTransition(kScoring, kModeration, facts));
  facts.reason_given = false;
  EXPECT_THAT(CheckTransition(kScoring, kModeration, facts), FailsFor("CYCLE_STATE"));
}

TEST(LifecycleTest, ListsWhatBarsTheStepForward) {
  CycleFacts facts = AllWell();
  EXPECT_THAT(Blockers(kModeration, facts), IsEmpty());
  EXPECT_THAT(Blockers(kArchived, facts), IsEmpty());
  facts.differences_open = 1;
  facts.assessments_returned = 2;
  EXPECT_THAT(Blockers(kModeration, facts),
              ElementsAre(HasSubstr("2 returned assessments"), HasSubstr("1 difference between auditors")));
}

TEST(LifecycleTest, RequiresAState) {
  EXPECT_OK(RequireState(kScoring, {kSampled, kScoring}, "Swapping a plan"));
  const absl::Status status = RequireState(kDraft, {kSampled, kScoring}, "Swapping a plan");
  EXPECT_THAT(status, FailsFor("CYCLE_STATE"));
  EXPECT_THAT(std::string(status.message()),
              HasSubstr("Swapping a plan is possible while the cycle is sampled or scoring; it is draft."));
}

}  // namespace
}  // namespace ehcpqa::cycles
