#include "services/audits/audit_rules.h"

#include <algorithm>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/audits/small_rubric.h"

namespace ehcpqa::audits {
namespace {

using cycles::CycleState;
using rubrics::Owner;
using testing::ElementsAre;

Assessment Of(Kind kind, int set, bool lead, AssessmentState state) {
  Assessment assessment;
  assessment.key = {"2025q4", 1, kind, set};
  assessment.lead = lead;
  assessment.state = state;
  return assessment;
}

// One of each kind, the first leading, all in.
std::vector<Assessment> SetIn(int set) {
  return {Of(Kind::kEducation, set, true, AssessmentState::kSubmitted),
          Of(Kind::kHealth, set, false, AssessmentState::kSubmitted),
          Of(Kind::kCare, set, false, AssessmentState::kSubmitted)};
}

TEST(RequiredKinds, AreThoseThatOwnACriterion) {
  rubrics::Rubric rubric = SmallRubric();
  EXPECT_THAT(RequiredKinds(rubric), ElementsAre(Kind::kEducation, Kind::kHealth, Kind::kCare));
  rubric.criteria = {SmallCriterion("C1", Owner::kCare), SmallCriterion("S1", Owner::kShared)};
  EXPECT_THAT(RequiredKinds(rubric), ElementsAre(Kind::kCare));
  rubric.criteria = {SmallCriterion("S1", Owner::kShared)};
  EXPECT_THAT(RequiredKinds(rubric), ElementsAre(Kind::kEducation));
}

TEST(AllIn, NeedsEveryRequiredAssessmentOfEverySet) {
  const rubrics::Rubric rubric = SmallRubric();
  std::vector<Assessment> assessments = SetIn(1);
  EXPECT_TRUE(AllIn(rubric, false, assessments));
  EXPECT_FALSE(AllIn(rubric, true, assessments));
  EXPECT_EQ(CountMissing(rubric, true, assessments), 3);
  for (const Assessment& assessment : SetIn(2)) assessments.push_back(assessment);
  EXPECT_TRUE(AllIn(rubric, true, assessments));
  for (size_t i = 0; i < assessments.size(); ++i) {
    std::vector<Assessment> one_open = assessments;
    one_open[i].state = AssessmentState::kInProgress;
    EXPECT_EQ(CountMissing(rubric, true, one_open), 1) << i;
    one_open.erase(one_open.begin() + static_cast<std::ptrdiff_t>(i));
    EXPECT_EQ(CountMissing(rubric, true, one_open), 1) << i;
  }
  EXPECT_FALSE(AllIn(rubric, false, {}));
}

TEST(AllIn, NeedsALeadWhereCriteriaAreShared) {
  rubrics::Rubric rubric = SmallRubric();
  std::vector<Assessment> assessments = SetIn(1);
  assessments[0].lead = false;
  EXPECT_EQ(CountMissing(rubric, false, assessments), 1);
  rubric.criteria = {SmallCriterion("E1", Owner::kEducation)};
  EXPECT_TRUE(AllIn(rubric, false, assessments));
}

TEST(AllIn, WaitsForALeadWhoseOwnKindOwnsNothing) {
  rubrics::Rubric rubric = SmallRubric();
  rubric.criteria = {SmallCriterion("E1", Owner::kEducation), SmallCriterion("S1", Owner::kShared)};
  std::vector<Assessment> assessments = {Of(Kind::kEducation, 1, false, AssessmentState::kSubmitted),
                                         Of(Kind::kHealth, 1, true, AssessmentState::kAssigned)};
  EXPECT_EQ(CountMissing(rubric, false, assessments), 1);
  assessments[1].state = AssessmentState::kSubmitted;
  EXPECT_TRUE(AllIn(rubric, false, assessments));
}

TEST(AuditState, FollowsFromCycleMarksAndDifferences) {
  EXPECT_EQ(StateOf(false, CycleState::kScoring, false, 0), AuditState::kOpen);
  EXPECT_EQ(StateOf(false, CycleState::kScoring, true, 2), AuditState::kAllIn);
  EXPECT_EQ(StateOf(false, CycleState::kModeration, true, 0), AuditState::kAgreed);
  EXPECT_EQ(StateOf(false, CycleState::kReview, true, 0), AuditState::kFinal);
  EXPECT_EQ(StateOf(true, CycleState::kPublished, true, 0), AuditState::kSwappedOut);
}

}  // namespace
}  // namespace ehcpqa::audits
