#include "services/rubrics/grading.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::rubrics {
namespace {

using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

constexpr size_t kOutstanding = 0;
constexpr size_t kGood = 1;
constexpr size_t kRequiresImprovement = 2;
constexpr size_t kInadequate = 3;

const Answer kMet = Answer::AtLevel(0);
const Answer kPartly = Answer::AtLevel(1);
const Answer kNotMet = Answer::AtLevel(2);
const Answer kNotApplicable = Answer::NotApplicable();
const Answer kCannotTell = Answer::CannotTell();
const Answer kAbsent = Answer();

Criterion Quality(std::string code, std::string section, int weight, Owner owner = Owner::kEducation) {
  Criterion criterion;
  criterion.code = std::move(code);
  criterion.section = std::move(section);
  criterion.kind = CriterionKind::kQuality;
  criterion.weight = weight;
  criterion.owner = owner;
  return criterion;
}

Criterion Required(std::string code, std::string section, Owner owner = Owner::kEducation) {
  Criterion criterion = Quality(std::move(code), std::move(section), 0, owner);
  criterion.kind = CriterionKind::kRequired;
  return criterion;
}

// The default scale and grades; sections F and G.
Rubric Default() {
  Rubric rubric;
  rubric.scale.levels = {{"met", "Met", 2}, {"partly", "Partly met", 1}, {"not_met", "Not met", 0}};
  rubric.sections = {{"F", "Provision", 0}, {"G", "Health provision", 0}};
  rubric.grades = {{"outstanding", "Outstanding", 85},
                   {"good", "Good", 65},
                   {"requires_improvement", "Requires improvement", 40},
                   {"inadequate", "Inadequate", 0}};
  return rubric;
}

LimitingRule RuleF1() {
  return {"F-1",
          "Provision that cannot be enforced is not made up for by good writing.",
          "F",
          "requires_improvement",
          RequiredFailedInSection{"F"},
          false};
}

// The worked example of the product's rules: F with weights 3, 2, 1 and one required criterion.
Rubric WorkedExample() {
  Rubric rubric = Default();
  rubric.criteria = {Quality("F1", "F", 3), Quality("F2", "F", 2), Quality("F3", "F", 1), Required("F4", "F")};
  rubric.limiting_rules = {RuleF1()};
  return rubric;
}

PlanOutcome MustGrade(const Rubric& rubric, const std::vector<Answer>& answers) {
  const auto outcome = GradePlan(rubric, answers);
  EXPECT_OK(outcome.status());
  return outcome.ok() ? *outcome : PlanOutcome();
}

TEST(GradingTest, GradesTheWorkedExample) {
  const PlanOutcome result = MustGrade(WorkedExample(), {kMet, kPartly, kNotApplicable, kNotMet});
  const Outcome& f = result.sections[0].outcome;
  EXPECT_EQ(f.earned, 8);
  EXPECT_EQ(f.possible, 10);
  EXPECT_EQ(f.score, (Score{80, 1}));
  EXPECT_EQ(f.grade_before_limits, kGood);
  EXPECT_EQ(f.grade, kRequiresImprovement);
  EXPECT_EQ(f.quality, (QualityCounts{.counted = 2, .not_applicable = 1}));
  EXPECT_EQ(f.legal.status, LegalStatus::kNotCompliant);
  EXPECT_EQ(f.legal.not_met, 1);
  EXPECT_EQ(f.explanation, "80.0 of 100 -> Good; limited to Requires improvement by rule F-1");
  ASSERT_THAT(f.limits, ElementsAre(Field(&Limit::rule, "F-1")));
  EXPECT_EQ(f.limits[0].from, kGood);
  EXPECT_EQ(f.limits[0].to, kRequiresImprovement);
  EXPECT_EQ(f.limits[0].rationale, RuleF1().rationale);
}

TEST(GradingTest, PlanScoreUsesSectionScoresNotLimitedGrades) {
  const PlanOutcome result = MustGrade(WorkedExample(), {kMet, kPartly, kNotApplicable, kNotMet});
  EXPECT_EQ(result.plan.score, (Score{80, 1}));
  EXPECT_EQ(result.plan.grade, kGood);
  EXPECT_EQ(result.plan.legal.status, LegalStatus::kNotCompliant);
  EXPECT_EQ(result.plan.explanation, "80.0 of 100 -> Good");
}

TEST(GradingTest, SectionWithoutALevelIsNotGradedAndLeavesThePlan) {
  Rubric rubric = Default();
  rubric.criteria = {Quality("F1", "F", 3), Quality("G1", "G", 2), Quality("G2", "G", 1)};
  const PlanOutcome result = MustGrade(rubric, {kPartly, kNotApplicable, kCannotTell});
  EXPECT_EQ(result.sections[1].outcome.score, std::nullopt);
  EXPECT_EQ(result.sections[1].outcome.grade, std::nullopt);
  EXPECT_EQ(result.sections[1].outcome.explanation, "not graded: no quality criterion has a level");
  EXPECT_EQ(result.plan.score, (Score{50, 1}));
}

TEST(GradingTest, PlanWithoutAGradedSectionIsNotGraded) {
  Rubric rubric = Default();
  rubric.criteria = {Quality("F1", "F", 3), Required("G1", "G")};
  rubric.limiting_rules = {{"P-1", "Law.", "plan", "inadequate", RequiredFailedAtLeast{1}, false}};
  const PlanOutcome result = MustGrade(rubric, {kAbsent, kNotMet});
  EXPECT_EQ(result.plan.grade, std::nullopt);
  EXPECT_THAT(result.plan.limits, IsEmpty());
  EXPECT_EQ(result.plan.explanation, "not graded: no section is graded");
  EXPECT_EQ(result.plan.legal.status, LegalStatus::kNotCompliant);
}

TEST(GradingTest, PlanIsTheMeanOfItsSectionsByFixedWeights) {
  Rubric rubric = Default();
  rubric.criteria = {Quality("F1", "F", 3), Quality("F2", "F", 3), Quality("G1", "G", 2)};
  // F keeps its weight of 6 although one of its criteria does not apply.
  EXPECT_EQ(MustGrade(rubric, {kMet, kNotApplicable, kNotMet}).plan.score, (Score{75, 1}));
  rubric.sections[1].weight = 6;
  EXPECT_EQ(MustGrade(rubric, {kMet, kNotApplicable, kNotMet}).plan.score, (Score{50, 1}));
}

TEST(GradingTest, ThresholdIsReachedExactlyAndMissedByAHair) {
  Rubric rubric = Default();
  rubric.criteria = {Quality("F1", "F", 17), Quality("F2", "F", 3)};
  EXPECT_EQ(MustGrade(rubric, {kMet, kNotMet}).plan.grade, kOutstanding);  // 85 exactly
  rubric.criteria = {Quality("F1", "F", 96), Quality("F2", "F", 17)};
  const PlanOutcome below = MustGrade(rubric, {kMet, kNotMet});  // 84.956
  EXPECT_EQ(below.plan.grade, kGood);
  EXPECT_EQ(below.plan.explanation, "85.0 of 100 (just under 85) -> Good");
}

TEST(GradingTest, LensTakesInWhatItsAgencyOwnsInEverySectionAndNothingShared) {
  Rubric rubric = Default();
  rubric.criteria = {Quality("F1", "F", 1, Owner::kEducation), Quality("F2", "F", 2, Owner::kHealth),
                     Quality("G1", "G", 1, Owner::kHealth), Quality("G2", "G", 5, Owner::kShared),
                     Required("G3", "G", Owner::kHealth)};
  rubric.limiting_rules = {{"G-1", "Law.", "G", "inadequate", RequiredFailedInSection{"G"}, false}};
  const PlanOutcome result = MustGrade(rubric, {kMet, kMet, kNotMet, kNotMet, kPartly});
  EXPECT_EQ(result.lenses[0].outcome.score, (Score{100, 1}));
  EXPECT_EQ(result.lenses[1].outcome.score, (Score{200, 3}));
  EXPECT_EQ(result.lenses[1].outcome.grade, kGood);  // limits are for sections and the plan
  EXPECT_EQ(result.lenses[1].outcome.legal.partly, 1);
  EXPECT_EQ(result.lenses[2].owner, Owner::kCare);
  EXPECT_EQ(result.lenses[2].outcome.grade, std::nullopt);
}

TEST(GradingTest, LegalStatusTellsPartlyFromNotMetAndUnknownFromFailed) {
  Rubric rubric = Default();
  rubric.criteria = {Required("F1", "F"), Required("F2", "F"), Required("F3", "F")};
  const auto legal = [&](const Answer& a, const Answer& b, const Answer& c) {
    return MustGrade(rubric, {a, b, c}).sections[0].outcome.legal;
  };
  EXPECT_EQ(legal(kMet, kMet, kNotApplicable).status, LegalStatus::kCompliant);
  EXPECT_EQ(legal(kMet, kMet, kCannotTell).status, LegalStatus::kNotDetermined);
  EXPECT_EQ(legal(kMet, kMet, kAbsent).status, LegalStatus::kNotDetermined);
  EXPECT_EQ(legal(kNotApplicable, kNotApplicable, kNotApplicable).status, LegalStatus::kNothingRequired);
  const LegalOutcome failed = legal(kPartly, kNotMet, kCannotTell);
  EXPECT_EQ(failed.status, LegalStatus::kNotCompliant);
  EXPECT_EQ(failed.partly, 1);
  EXPECT_EQ(failed.not_met, 1);
  EXPECT_EQ(ExplainLegal(failed),
            "not compliant: 2 of 3 legal requirements failed (1 not met, 1 partly met), 1 not determined");
  EXPECT_EQ(ExplainLegal(legal(kMet, kMet, kNotApplicable)), "compliant: 2 of 2 legal requirements met");
  EXPECT_EQ(ExplainLegal(legal(kMet, kNotApplicable, kAbsent)),
            "not determined: 1 of 2 legal requirements marked Cannot tell or not answered");
}

TEST(GradingTest, RefusesAnswersThatDoNotFitTheRubric) {
  EXPECT_THAT(GradePlan(WorkedExample(), {kMet}), Fails(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(GradePlan(WorkedExample(), {kMet, kMet, kMet, Answer::AtLevel(3)}), FailsFor("FIELD_INVALID"));
}

class LimitsTest : public testing::Test {
 protected:
  // F and G with one quality and one required criterion each; all quality criteria met.
  LimitsTest() {
    rubric_ = Default();
    rubric_.criteria = {Quality("F1", "F", 1), Required("F2", "F"), Quality("G1", "G", 1), Required("G2", "G")};
  }
  PlanOutcome Grade(std::vector<LimitingRule> rules, std::vector<Answer> answers = {kMet, kMet, kMet, kMet}) {
    rubric_.limiting_rules = std::move(rules);
    return MustGrade(rubric_, answers);
  }
  Rubric rubric_;
};

TEST_F(LimitsTest, RequiredFailedInSectionBitesForPartlyAndNotMetOnly) {
  const LimitingRule rule = RuleF1();
  EXPECT_EQ(Grade({rule}, {kMet, kPartly, kMet, kMet}).sections[0].outcome.grade, kRequiresImprovement);
  EXPECT_EQ(Grade({rule}, {kMet, kNotMet, kMet, kMet}).sections[0].outcome.grade, kRequiresImprovement);
  for (const Answer& answer : {kMet, kCannotTell, kNotApplicable, kAbsent}) {
    EXPECT_EQ(Grade({rule}, {kMet, answer, kMet, kNotMet}).sections[0].outcome.grade, kOutstanding);
  }
}

TEST_F(LimitsTest, CriterionAtLowestBitesAtTheLowestLevelOnly) {
  const LimitingRule rule{"P-2", "x", "plan", "good", CriterionAtLowest{"G2"}, false};
  EXPECT_EQ(Grade({rule}, {kMet, kMet, kMet, kNotMet}).plan.grade, kGood);
  EXPECT_EQ(Grade({rule}, {kMet, kMet, kMet, kPartly}).plan.grade, kOutstanding);
}

TEST_F(LimitsTest, RequiredFailedAtLeastCountsTheWholePlan) {
  const LimitingRule rule{"P-3", "x", "plan", "inadequate", RequiredFailedAtLeast{2}, false};
  EXPECT_EQ(Grade({rule}, {kMet, kPartly, kMet, kMet}).plan.grade, kOutstanding);
  EXPECT_EQ(Grade({rule}, {kMet, kPartly, kMet, kNotMet}).plan.grade, kInadequate);
}

TEST_F(LimitsTest, SectionAtMostSeesTheGradeAfterTheSectionsOwnLimits) {
  const LimitingRule plan{"P-4", "x", "plan", "good", SectionAtMost{"F", "requires_improvement"}, false};
  EXPECT_EQ(Grade({plan}).plan.grade, kOutstanding);
  EXPECT_EQ(Grade({plan, RuleF1()}, {kMet, kNotMet, kMet, kMet}).plan.grade, kGood);
}

TEST_F(LimitsTest, RulesThatSetOffEachOtherDoNotDependOnTheirOrder) {
  const LimitingRule first = RuleF1();
  const LimitingRule second{"G-2", "x", "G", "inadequate", SectionAtMost{"F", "requires_improvement"}, false};
  const LimitingRule third{"P-5", "x", "plan", "requires_improvement", SectionAtMost{"G", "inadequate"}, false};
  for (const auto& rules : std::vector<std::vector<LimitingRule>>{{first, second, third}, {third, second, first}}) {
    const PlanOutcome result = Grade(rules, {kMet, kNotMet, kMet, kMet});
    EXPECT_EQ(result.sections[1].outcome.grade, kInadequate);
    EXPECT_EQ(result.plan.grade, kRequiresImprovement);
    EXPECT_EQ(result.plan.explanation, "100.0 of 100 -> Outstanding; limited to Requires improvement by rule P-5");
  }
}

TEST_F(LimitsTest, RuleWhoseCapIsNotWorseThanTheGradeDidNotBite) {
  const PlanOutcome result = Grade({RuleF1()}, {kNotMet, kNotMet, kMet, kMet});
  EXPECT_EQ(result.sections[0].outcome.grade, kInadequate);
  EXPECT_THAT(result.sections[0].outcome.limits, IsEmpty());
}

TEST_F(LimitsTest, RuleSwitchedOffNeverBites) {
  LimitingRule rule = RuleF1();
  rule.off = true;
  EXPECT_EQ(Grade({rule}, {kMet, kNotMet, kMet, kMet}).sections[0].outcome.grade, kOutstanding);
}

TEST_F(LimitsTest, ExplanationNamesEveryRuleThatDecidedAndNoOther) {
  const LimitingRule mild{"F-0", "x", "F", "good", RequiredFailedInSection{"F"}, false};
  const LimitingRule same{"F-2", "x", "F", "requires_improvement", CriterionAtLowest{"F2"}, false};
  const LimitingRule too{"F-3", "x", "F", "requires_improvement", RequiredFailedAtLeast{1}, false};
  const PlanOutcome result = Grade({mild, RuleF1(), same, too}, {kMet, kNotMet, kMet, kMet});
  EXPECT_EQ(result.sections[0].outcome.explanation,
            "100.0 of 100 -> Outstanding; limited to Requires improvement by rules F-1, F-2 and F-3");
  ASSERT_EQ(result.sections[0].outcome.limits.size(), 4u);
  EXPECT_EQ(result.sections[0].outcome.limits[0].to, kGood);
  EXPECT_FALSE(result.sections[0].outcome.limits[0].tight);
  EXPECT_TRUE(result.sections[0].outcome.limits[1].tight);
}

}  // namespace
}  // namespace ehcpqa::rubrics
