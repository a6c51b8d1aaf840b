#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"
#include "services/audits/audit_service.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class Saving : public testing::Test {
 protected:
  Saving() : name(area.Name(area.single, "health-1")), first(FirstCriterion(area, area.health, name)) {}

  v1::Assessment Assigned() { return area.Get(area.health, name)->assessment(); }
  v1::Rating Stored(const std::string& criterion) {
    const auto response = area.Get(area.health, name);
    for (const v1::CriterionToMark& to_mark : response->criteria()) {
      if (to_mark.criterion().code() == criterion) return to_mark.rating();
    }
    return {};
  }

  MarkingArea area;
  const std::string name;
  const std::string first;
};

TEST_F(Saving, StartsTheAssessmentWithItsFirstMark) {
  EXPECT_EQ(Assigned().state(), v1::ASSESSMENT_STATE_ASSIGNED);
  area.Advance(1000);
  ASSERT_OK_AND_ASSIGN(
      const auto saved,
      area.Save(area.health, name, {Rate(first, "not_met", v1::CAUSE_ADVICE_LATE, "Dated after the draft.")}));
  EXPECT_EQ(saved.marked(), 1);
  EXPECT_EQ(saved.criteria(), Assigned().criteria());
  EXPECT_EQ(saved.ratings(0).etag(), "1");
  EXPECT_EQ(Assigned().state(), v1::ASSESSMENT_STATE_IN_PROGRESS);
  EXPECT_EQ(Assigned().marked(), 1);
  EXPECT_EQ(Assigned().updated_at(), FormatTime(area.now()));
  EXPECT_EQ(Stored(first).evidence(), "Dated after the draft.");
  EXPECT_EQ(Stored(first).cause(), v1::CAUSE_ADVICE_LATE);
}

TEST_F(Saving, RefusesAStaleEtagAndTellsTheOneInForce) {
  ASSERT_OK(area.Save(area.health, name, {Rate(first, "met")}));
  ASSERT_OK(area.Save(area.health, name, {Rate(first, "met", v1::CAUSE_UNSPECIFIED, "Seen.", "1")}));
  for (const char* stale : {"1", "", "7"}) {
    const auto refused = area.Save(area.health, name, {Rate(first, "met", v1::CAUSE_UNSPECIFIED, "Other.", stale)});
    EXPECT_THAT(refused, Fails(absl::StatusCode::kAborted));
    EXPECT_THAT(refused, FailsFor("STALE_ETAG"));
    EXPECT_EQ(InfoOf(refused.status()).current_etag, "2");
  }
  EXPECT_EQ(Stored(first).evidence(), "Seen.");
}

TEST_F(Saving, SavesAllMarksOrNone) {
  const auto criteria = area.Get(area.health, name)->criteria();
  const std::string second = criteria[1].criterion().code();
  ASSERT_OK(area.Save(area.health, name, {Rate(second, "met")}));
  EXPECT_THAT(
      area.Save(area.health, name, {Rate(first, "met"), Rate(second, "met", v1::CAUSE_UNSPECIFIED, "Seen.", "9")}),
      FailsFor("STALE_ETAG"));
  EXPECT_THAT(Stored(first).level(), IsEmpty());
  EXPECT_EQ(Assigned().marked(), 1);
}

TEST_F(Saving, ChangesNothingWhenTheMarkIsAsItWas) {
  ASSERT_OK(area.Save(area.health, name, {Rate(first, "met")}));
  const auto actions = area.TrailActions();
  ASSERT_OK_AND_ASSIGN(const auto saved,
                       area.Save(area.health, name, {Rate(first, "met", v1::CAUSE_UNSPECIFIED, "", "1")}));
  EXPECT_EQ(saved.ratings(0).etag(), "1");
  EXPECT_EQ(area.TrailActions(), actions);
}

TEST_F(Saving, ClearsAMarkAndTakesAFirstOneAgain) {
  ASSERT_OK(area.Save(area.health, name, {Rate(first, "met", v1::CAUSE_UNSPECIFIED, "Seen.")}));
  ASSERT_OK_AND_ASSIGN(auto saved, area.Save(area.health, name, {Rate(first, "", v1::CAUSE_UNSPECIFIED, "", "1")}));
  EXPECT_EQ(saved.marked(), 0);
  EXPECT_EQ(saved.ratings(0).etag(), "2");
  EXPECT_THAT(Stored(first).evidence(), IsEmpty());
  ASSERT_OK_AND_ASSIGN(saved, area.Save(area.health, name, {Rate(first, "met")}));
  EXPECT_EQ(saved.ratings(0).etag(), "3");
  EXPECT_EQ(Assigned().marked(), 1);
}

TEST_F(Saving, NamesEveryWrongField) {
  const std::string shared = FirstCriterion(area, area.education, area.Name(area.single, "education-1"));
  const auto refused = area.Save(
      area.health, name, {Rate(first, "not_met"), Rate(first, "met"), Rate(shared, "met"), Rate("nonsense", "met")});
  EXPECT_THAT(refused, FailsFor("FIELD_INVALID"));
  std::vector<std::string> fields;
  for (const FieldViolation& violation : InfoOf(refused.status()).violations) fields.push_back(violation.field);
  EXPECT_THAT(fields, testing::ElementsAre("ratings[0].cause", "ratings[1].criterion", "ratings[2].criterion",
                                           "ratings[3].criterion"));
  EXPECT_THAT(area.Save(area.health, name, {}), FailsFor("FIELD_INVALID"));
  v1::Rating unknown = Rate(first, "met");
  unknown.set_cause(static_cast<v1::Cause>(99));
  EXPECT_THAT(area.Save(area.health, name, {unknown}), FailsFor("FIELD_INVALID"));
}

TEST_F(Saving, KeepsIdentifiersOutOfTheDatabaseAndTheTrail) {
  const auto refused =
      area.Save(area.health, name, {Rate(first, "met", v1::CAUSE_UNSPECIFIED, "Mother on 07700 900123.")});
  EXPECT_THAT(refused, FailsFor("IDENTIFIER_IN_TEXT"));
  EXPECT_THAT(std::string(refused.status().message()), Not(HasSubstr("07700")));
  EXPECT_THAT(InfoOf(refused.status()).violations[0].message, HasSubstr("07700 900123"));
  EXPECT_THAT(Stored(first).level(), IsEmpty());
  EXPECT_THAT(area.TrailActions(), Not(Contains("rating.save")));
}

TEST_F(Saving, RecordsEachMarkWithWhatItReplaced) {
  ASSERT_OK(area.Save(area.health, name, {Rate(first, "met")}));
  ASSERT_OK(area.Save(area.health, name, {Rate(first, "not_met", v1::CAUSE_SERVICE_GAP, "No therapist.", "1")}));
  const auto payload = nlohmann::json::parse(area.LastPayload("rating.save"));
  EXPECT_EQ(payload["before"]["answer"], "met");
  EXPECT_EQ(payload["after"],
            nlohmann::json::parse(R"({"level":"not_met","cause":"service_gap","evidence":"No therapist."})"));
}

TEST_F(Saving, IsPossibleOnlyWhileTheCycleIsScoring) {
  for (const auto state :
       {cycles::CycleState::kSampled, cycles::CycleState::kModeration, cycles::CycleState::kReview}) {
    area.SetState(state);
    EXPECT_THAT(area.Save(area.health, name, {Rate(first, "met")}), FailsFor("CYCLE_STATE"));
  }
}

TEST_F(Saving, EndsWhenTheAssessmentIsHandedIn) {
  area.MarkAll(area.health, name);
  ASSERT_OK(area.Submit(area.health, name));
  EXPECT_THAT(area.Save(area.health, name, {Rate(first, "met", v1::CAUSE_UNSPECIFIED, "More.", "1")}),
              FailsFor("ASSESSMENT_SUBMITTED"));
}

TEST_F(Saving, FindsNoAssessmentThatCannotExist) {
  for (const std::string& wrong :
       {area.Name(area.single, "health-2"), area.Name(area.single, "health-3"), area.Name(area.single, "forum-1"),
        area.Name(9999, "health-1"), std::string("cycles/none/audits/1/assessments/health-1"),
        std::string("cycles/2025q4/audits/0x1/assessments/health-1")}) {
    EXPECT_THAT(area.Save(area.health, wrong, {Rate(first, "met")}), Fails(absl::StatusCode::kNotFound)) << wrong;
  }
  EXPECT_THAT(area.Save(area.health, "cycles/2025q4", {Rate(first, "met")}), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa::audits
