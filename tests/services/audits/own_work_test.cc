#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audits/assessment_store.h"
#include "services/audits/audit_service.h"
#include "services/audits/conflict_store.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Transaction;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class OwnWork : public testing::Test {
 protected:
  absl::StatusOr<v1::DeclineAssessmentResponse> Decline(const Caller& caller, const std::string& name,
                                                        const std::string& reason) {
    v1::DeclineAssessmentRequest request;
    request.set_name(name);
    request.set_reason(reason);
    return area.Write([&](Transaction& transaction) { return DeclineAssessment(transaction, caller, request); });
  }
  v1::ListMyAssessmentsResponse Mine(const Caller& caller, int page_size = 0, const std::string& token = "") {
    v1::ListMyAssessmentsRequest request;
    request.set_page_size(page_size);
    request.set_page_token(token);
    return *area.Read([&](Snapshot& snapshot) { return ListMyAssessments(snapshot, caller, request); });
  }

  MarkingArea area;
};

TEST_F(OwnWork, ShowsWhatToMarkWithWhatGoodLooksLike) {
  ASSERT_OK_AND_ASSIGN(const auto response, area.Get(area.care, area.Name(area.single, "care-1")));
  EXPECT_EQ(response.assessment().criteria(), response.criteria_size());
  EXPECT_EQ(response.assessment().rubric(), cycles::kRubric);
  EXPECT_FALSE(response.assessment().plan_ref().empty());
  for (const v1::CriterionToMark& to_mark : response.criteria()) {
    EXPECT_EQ(to_mark.criterion().owner(), v1::OWNER_CARE);
    EXPECT_THAT(to_mark.criterion().levels(), SizeIs(3));
    EXPECT_EQ(to_mark.rating().criterion(), to_mark.criterion().code());
    EXPECT_THAT(to_mark.rating().level(), IsEmpty());
  }
  ASSERT_OK_AND_ASSIGN(const auto lead, area.Get(area.education, area.Name(area.single, "education-1")));
  bool shared = false;
  for (const v1::CriterionToMark& to_mark : lead.criteria()) shared |= to_mark.criterion().owner() == v1::OWNER_SHARED;
  EXPECT_TRUE(shared);
}

TEST_F(OwnWork, ListsInPages) {
  const v1::ListMyAssessmentsResponse all = Mine(area.health);
  ASSERT_THAT(all.assessments(), SizeIs(2));
  const v1::ListMyAssessmentsResponse one = Mine(area.health, 1);
  ASSERT_THAT(one.assessments(), SizeIs(1));
  const v1::ListMyAssessmentsResponse two = Mine(area.health, 1, one.next_page_token());
  ASSERT_THAT(two.assessments(), SizeIs(1));
  EXPECT_EQ(one.assessments(0).name(), all.assessments(0).name());
  EXPECT_EQ(two.assessments(0).name(), all.assessments(1).name());
  EXPECT_THAT(two.next_page_token(), IsEmpty());
  EXPECT_THAT(Mine(area.moderator).assessments(), IsEmpty());
}

TEST_F(OwnWork, IsHandedInOnlyWhenEveryCriterionIsMarked) {
  const std::string name = area.Name(area.single, "health-1");
  ASSERT_OK_AND_ASSIGN(const auto to_mark, area.Get(area.health, name));
  ASSERT_GT(to_mark.criteria_size(), 2);
  std::vector<v1::Rating> ratings;
  for (int i = 2; i < to_mark.criteria_size(); ++i)
    ratings.push_back(Rate(to_mark.criteria(i).criterion().code(), "met"));
  ASSERT_OK(area.Save(area.health, name, ratings));
  const auto refused = area.Submit(area.health, name);
  EXPECT_THAT(refused, FailsFor("ASSESSMENT_INCOMPLETE"));
  EXPECT_THAT(std::string(refused.status().message()),
              HasSubstr("Still to mark: " + to_mark.criteria(0).criterion().code() + ", " +
                        to_mark.criteria(1).criterion().code() + "."));
  area.MarkAll(area.health, name);
  ASSERT_OK_AND_ASSIGN(const v1::Assessment submitted, area.Submit(area.health, name));
  EXPECT_EQ(submitted.state(), v1::ASSESSMENT_STATE_SUBMITTED);
  EXPECT_EQ(submitted.marked(), submitted.criteria());
  EXPECT_THAT(area.Submit(area.health, name), FailsFor("ASSESSMENT_SUBMITTED"));
}

TEST_F(OwnWork, TakesNotApplicableAndCannotTellForMarks) {
  const std::string name = area.Name(area.single, "health-1");
  ASSERT_OK_AND_ASSIGN(const auto to_mark, area.Get(area.health, name));
  std::vector<v1::Rating> ratings;
  for (const v1::CriterionToMark& one : to_mark.criteria()) {
    v1::Rating rating = Rate(one.criterion().code(), "");
    rating.set_no_level(ratings.empty() ? v1::NO_LEVEL_CANNOT_TELL : v1::NO_LEVEL_NOT_APPLICABLE);
    if (!ratings.empty()) rating.set_na_reason("No health needs in this invented plan.");
    ratings.push_back(rating);
  }
  ASSERT_OK(area.Save(area.health, name, ratings));
  EXPECT_OK(area.Submit(area.health, name));
}

TEST_F(OwnWork, CanBeGivenBackAndBarsThePersonFromTheAudit) {
  const std::string name = area.Name(area.single, "health-1");
  ASSERT_OK(area.Save(area.health, name, {Rate(FirstCriterion(area, area.health, name), "met")}));
  EXPECT_THAT(Decline(area.health, name, "no"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Decline(area.health, name, "Her mother is on 07700 900123"), FailsFor("IDENTIFIER_IN_TEXT"));
  EXPECT_THAT(Decline(area.health2, name, "I wrote the advice."), Fails(absl::StatusCode::kNotFound));
  ASSERT_OK(Decline(area.health, name, "I wrote the advice."));
  EXPECT_THAT(area.Get(area.health, name), Fails(absl::StatusCode::kNotFound));
  ASSERT_OK_AND_ASSIGN(const auto bars, area.Read([](Snapshot& snapshot) { return ListBars(snapshot, kCycle); }));
  ASSERT_THAT(bars, SizeIs(1));
  EXPECT_EQ(bars[0].audit, area.single);
  EXPECT_EQ(bars[0].user, "h.one");
  EXPECT_THAT(area.TrailActions(), Contains("assessment.decline"));
}

TEST_F(OwnWork, StaysOnceItWasHandedInEvenIfReturned) {
  const std::string name = area.Name(area.single, "health-1");
  area.MarkAll(area.health, name);
  ASSERT_OK(area.Submit(area.health, name));
  EXPECT_THAT(Decline(area.health, name, "I wrote the advice."), FailsFor("ASSESSMENT_SUBMITTED"));
  ASSERT_OK(area.Return(name, "Evidence is missing."));
  EXPECT_THAT(Decline(area.health, name, "I wrote the advice."), FailsFor("ASSESSMENT_SUBMITTED"));
}

TEST_F(OwnWork, KeepsItsAuditorOnceItIsStarted) {
  const AssessmentKey key{kCycle, area.single, Kind::kHealth, 1};
  ASSERT_OK(area.Write([&](Transaction& tx) { return ReassignAssessment(tx, key, "h.two", "icb-health", false); }));
  const std::string name = AssessmentName(key);
  ASSERT_OK(area.Save(area.health2, name, {Rate(FirstCriterion(area, area.health2, name), "met")}));
  EXPECT_THAT(area.Write([&](Transaction& tx) { return ReassignAssessment(tx, key, "h.one", "icb-health", false); }),
              FailsFor("ASSESSMENT_STARTED"));
  EXPECT_OK(area.Write([&](Transaction& tx) { return SetLead(tx, key, true); }));
  EXPECT_THAT(area.Write([&](Transaction& tx) { return SetLead(tx, key, false); }), FailsFor("ASSESSMENT_STARTED"));
}

TEST_F(OwnWork, IsCountedByAuditor) {
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  area.Advance(1000);
  area.MarkAll(area.health, area.Name(area.doubled, "health-1"));
  ASSERT_OK(area.Submit(area.health, area.Name(area.doubled, "health-1")));
  ASSERT_OK_AND_ASSIGN(const auto counts,
                       area.Read([](Snapshot& snapshot) { return CountByAuditor(snapshot, kCycle); }));
  ASSERT_THAT(counts, SizeIs(6));
  bool found = false;
  for (const AuditorCounts& one : counts) {
    if (one.user != "h.one") continue;
    found = true;
    EXPECT_EQ(one.in_progress, 1);
    EXPECT_EQ(one.submitted, 1);
    EXPECT_EQ(one.last_change, FormatTime(area.now()));
  }
  EXPECT_TRUE(found);
}

}  // namespace
}  // namespace ehcpqa::audits
