// Holds the standard rubric to what it is for: a complete, distinguishable and honest set of questions.
#include "tests/services/rubrics/standard_rubric.h"

#include <algorithm>
#include <map>
#include <set>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/rubrics/grading.h"
#include "services/rubrics/rubric_file.h"

namespace ehcpqa::rubrics {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

bool HasTag(const Criterion& criterion, const std::string& tag) {
  return std::find(criterion.tags.begin(), criterion.tags.end(), tag) != criterion.tags.end();
}

class StandardRubricTest : public testing::Test {
 protected:
  void SetUp() override {
    const RubricFile file = ParseRubricFile(StandardRubricText());
    for (const RubricMistake& mistake : file.mistakes) {
      ADD_FAILURE() << "line " << mistake.line << " " << mistake.field << ": " << mistake.message;
    }
    ASSERT_TRUE(file.rubric.has_value());
    rubric_ = *file.rubric;
  }
  std::vector<Answer> AllAt(const Answer& answer) const { return std::vector<Answer>(rubric_.criteria.size(), answer); }
  size_t Index(const std::string& code) const { return FindCriterion(rubric_, code).value(); }
  Rubric rubric_;
};

TEST_F(StandardRubricTest, IsTheFirstVersionWithTheUsualScaleAndGrades) {
  EXPECT_EQ(rubric_.id, "standard");
  EXPECT_EQ(rubric_.version, 1);
  EXPECT_THAT(rubric_.scale.levels, ElementsAre(Level{"met", "Met", 2}, Level{"partly_met", "Partly met", 1},
                                                Level{"not_met", "Not met", 0}));
  EXPECT_THAT(rubric_.grades, ElementsAre(Grade{"outstanding", "Outstanding", 85}, Grade{"good", "Good", 65},
                                          Grade{"requires_improvement", "Requires improvement", 40},
                                          Grade{"inadequate", "Inadequate", 0}));
}

TEST_F(StandardRubricTest, AsksOfEverySectionAndGradesEverySection) {
  EXPECT_GE(rubric_.criteria.size(), 66u);
  std::map<std::string, int> quality;
  for (const Criterion& criterion : rubric_.criteria)
    quality[criterion.section] += criterion.kind == CriterionKind::kQuality;
  for (const std::string_view code : kSectionCodes) {
    EXPECT_TRUE(FindSection(rubric_, code).has_value()) << code;
    EXPECT_GE(quality[std::string(code)], 1) << code;
  }
}

TEST_F(StandardRubricTest, QualityWeighsOneToThree) {
  for (const Criterion& criterion : rubric_.criteria) EXPECT_LE(criterion.weight, 3) << criterion.code;
}

TEST_F(StandardRubricTest, EveryLevelOfEveryCriterionReadsDifferently) {
  std::set<std::string> seen;
  for (const Criterion& criterion : rubric_.criteria) {
    EXPECT_THAT(criterion.text, testing::EndsWith(".")) << criterion.code;
    EXPECT_TRUE(seen.insert(criterion.text).second) << criterion.code;
    for (const LevelDescription& level : criterion.levels) {
      EXPECT_THAT(level.description, testing::EndsWith(".")) << criterion.code;
      EXPECT_GE(level.description.size(), 20u) << criterion.code;
      seen.insert(level.description);
    }
  }
  // A few short worst levels recur ("It proposes no outcomes."); nothing else may.
  EXPECT_GE(seen.size(), rubric_.criteria.size() * 4 - 6);
}

TEST_F(StandardRubricTest, EachAgencyHasItsOwnAdviceTimelinessAndReviewCriteria) {
  std::map<Owner, std::set<std::string>> sections;
  std::map<Owner, int> timely;
  for (const Criterion& criterion : rubric_.criteria) {
    sections[criterion.owner].insert(criterion.section);
    timely[criterion.owner] += criterion.section == "K" && HasTag(criterion, "timeliness");
  }
  for (const Owner owner : {Owner::kEducation, Owner::kHealth, Owner::kCare}) {
    EXPECT_THAT(sections[owner], Contains("advice"));
    EXPECT_THAT(sections[owner], Contains("review"));
    EXPECT_THAT(sections[owner], Contains("E"));
    EXPECT_EQ(timely[owner], 1);
  }
  EXPECT_FALSE(sections[Owner::kShared].empty());
}

TEST_F(StandardRubricTest, AgencyInputIsTaggedWhereItsAgencyOwnsTheCriterion) {
  for (const Criterion& criterion : rubric_.criteria) {
    EXPECT_TRUE(criterion.owner != Owner::kHealth || HasTag(criterion, "health_input")) << criterion.code;
    EXPECT_TRUE(criterion.owner != Owner::kCare || HasTag(criterion, "care_input")) << criterion.code;
  }
  for (const char* tag : {"golden_thread", "pfa", "voice", "smart", "specificity", "currency"}) {
    const auto tagged = std::count_if(rubric_.criteria.begin(), rubric_.criteria.end(),
                                      [&](const Criterion& criterion) { return HasTag(criterion, tag); });
    EXPECT_GE(tagged, 4) << tag;
  }
}

TEST_F(StandardRubricTest, RequiredCriteriaCiteALaw) {
  for (const Criterion& criterion : rubric_.criteria) {
    if (criterion.kind != CriterionKind::kRequired) continue;
    EXPECT_THAT(criterion.source, AnyOf(HasSubstr("Act 2014"), HasSubstr("Regulations 2014"), HasSubstr("UK GDPR")))
        << criterion.code;
  }
}

// Paragraphs of the Code between 9.62 and 9.77 are cited only where the paragraph was confirmed: 9.69, for section F.
TEST_F(StandardRubricTest, CitesNoParagraphOfTheCodeThatIsNotConfirmed) {
  const std::set<std::string> confirmed = {"9.49", "9.51", "9.61", "9.62", "9.69"};
  int cited = 0;
  for (const Criterion& criterion : rubric_.criteria) {
    const std::vector<std::string> words = absl::StrSplit(criterion.source, absl::ByAnyChar(" ;,"), absl::SkipEmpty());
    for (const std::string& word : words) {
      if (!absl::StartsWith(word, "9.")) continue;
      ++cited;
      EXPECT_THAT(confirmed, Contains(word)) << criterion.code;
      EXPECT_TRUE(word != "9.69" || criterion.section == "F") << criterion.code;
    }
  }
  EXPECT_GT(cited, 20);
}

TEST_F(StandardRubricTest, HasNoEndOfLineOrDoubleSpaceInsideATextThatWasWrapped) {
  for (const Criterion& criterion : rubric_.criteria) {
    for (const LevelDescription& level : criterion.levels) EXPECT_THAT(level.description, Not(HasSubstr("  ")));
    EXPECT_THAT(criterion.guidance, Not(HasSubstr("  "))) << criterion.code;
    EXPECT_THAT(criterion.guidance, Not(HasSubstr("\n"))) << criterion.code;
  }
}

TEST_F(StandardRubricTest, PerfectPlanIsOutstandingAndCompliantInEveryAgency) {
  const PlanOutcome outcome = GradePlan(rubric_, AllAt(Answer::AtLevel(0))).value();
  EXPECT_EQ(outcome.plan.explanation, "100.0 of 100 -> Outstanding");
  EXPECT_EQ(outcome.plan.legal.status, LegalStatus::kCompliant);
  for (const LensOutcome& lens : outcome.lenses) EXPECT_EQ(lens.outcome.grade, 0u);
}

TEST_F(StandardRubricTest, OneLegalFailureKeepsAPerfectPlanFromOutstanding) {
  std::vector<Answer> answers = AllAt(Answer::AtLevel(0));
  answers[Index("G2")] = Answer::AtLevel(1);
  const PlanOutcome outcome = GradePlan(rubric_, answers).value();
  EXPECT_EQ(outcome.plan.explanation, "100.0 of 100 -> Outstanding; limited to Good by rule L-1");
  EXPECT_EQ(outcome.sections[*FindSection(rubric_, "G")].outcome.explanation,
            "100.0 of 100 -> Outstanding; limited to Requires improvement by rule G-1");
}

TEST_F(StandardRubricTest, SectionFWithoutProvisionKeepsThePlanFromGood) {
  std::vector<Answer> answers = AllAt(Answer::AtLevel(0));
  answers[Index("F1")] = Answer::AtLevel(2);
  const PlanOutcome outcome = GradePlan(rubric_, answers).value();
  EXPECT_EQ(outcome.sections[*FindSection(rubric_, "F")].outcome.explanation,
            "100.0 of 100 -> Outstanding; limited to Inadequate by rule F-3");
  EXPECT_EQ(outcome.plan.explanation, "100.0 of 100 -> Outstanding; limited to Requires improvement by rule F-2");
}

TEST_F(StandardRubricTest, AnotherChildsNameKeepsThePlanFromGood) {
  std::vector<Answer> answers = AllAt(Answer::AtLevel(0));
  answers[Index("T6")] = Answer::AtLevel(2);
  EXPECT_EQ(GradePlan(rubric_, answers).value().plan.explanation,
            "100.0 of 100 -> Outstanding; limited to Requires improvement by rule T-1");
}

TEST_F(StandardRubricTest, EducationAloneCannotCarryAPlanWhoseHealthNeedsAreInadequate) {
  std::vector<Answer> answers = AllAt(Answer::AtLevel(0));
  for (const char* code : {"C2", "C3", "C4"}) answers[Index(code)] = Answer::AtLevel(2);
  const PlanOutcome outcome = GradePlan(rubric_, answers).value();
  EXPECT_EQ(*outcome.plan.grade_before_limits, 0u);
  EXPECT_THAT(outcome.plan.explanation, HasSubstr("limited to Requires improvement by rule C-2"));
  EXPECT_EQ(outcome.lenses[0].outcome.grade, 0u);
  EXPECT_GT(*outcome.lenses[1].outcome.grade, 0u);
}

TEST_F(StandardRubricTest, OnlyTheRuleThatWaitsForTheAreasOwnNumberIsOff) {
  std::vector<std::string> off;
  for (const LimitingRule& rule : rubric_.limiting_rules) {
    if (rule.off) off.push_back(rule.code);
  }
  EXPECT_THAT(off, ElementsAre("L-3"));
}

}  // namespace
}  // namespace ehcpqa::rubrics
