#include "services/insight/subject.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "tests/services/insight/invented_cycle.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using testing::ElementsAre;

std::vector<Subject> All() {
  return SubjectsOf(InventedRubric(), {{"county", "County SEND service", rubrics::Owner::kEducation, "891", {}},
                                       {"icb", "ICB", rubrics::Owner::kHealth, "", {{"slt", "Therapists"}}}});
}

std::vector<std::string> Names(const std::vector<Subject>& subjects) {
  std::vector<std::string> names;
  for (const Subject& subject : subjects) names.push_back(subject.name);
  return names;
}

TEST(SubjectTest, AreThePlanLensesAgenciesWithTheirServicesSectionsCriteriaAndTagsInThisOrder) {
  EXPECT_THAT(Names(All()), ElementsAre("plan", "lens:education", "lens:health", "lens:care", "agency:county",
                                        "agency:icb", "service:icb/slt", "section:C", "section:F", "criterion:E1",
                                        "criterion:E2", "criterion:H1", "criterion:C1", "tag:golden_thread"));
}

TEST(SubjectTest, KnowTheirCriteriaAndTheirPlans) {
  const std::vector<Subject> all = All();
  EXPECT_THAT(all[1].criteria, ElementsAre(0, 1));
  EXPECT_THAT(all[4].criteria, ElementsAre(0, 1));
  EXPECT_EQ(all[4].la, "891");
  EXPECT_EQ(all[4].index, 0u);
  EXPECT_EQ(all[5].index, 1u);
  EXPECT_EQ(all[5].la, "");
  EXPECT_THAT(all[8].criteria, ElementsAre(0, 1, 2));
  EXPECT_THAT(all[13].criteria, ElementsAre(1, 2));
  EXPECT_EQ(all[13].title, "Golden thread");
}

TEST(SubjectTest, OfAServiceAreTheCriteriaOfItsAgencyOnThePlansInWhichItHadAPart) {
  const std::vector<Subject> all = All();
  EXPECT_EQ(all[6].title, "Therapists (ICB)");
  EXPECT_EQ(all[6].criteria, all[5].criteria);
  EXPECT_EQ(all[6].index, all[5].index);
  EXPECT_EQ(all[6].service, "icb/slt");
  EXPECT_TRUE(IsServiceOf(all[6], all[5]));
  EXPECT_FALSE(IsServiceOf(all[6], all[4]));
  EXPECT_FALSE(IsServiceOf(all[5], all[5]));
}

TEST(SubjectTest, HaveTheMeasuresThatMeanSomething) {
  for (const Subject& subject : All()) {
    const bool graded = subject.kind != Subject::Kind::kCriterion && subject.kind != Subject::Kind::kTag;
    EXPECT_EQ(subject.Has(Measure::kGoodOrBetter), graded) << subject.name;
    EXPECT_EQ(subject.Has(Measure::kMeanScore), graded) << subject.name;
    EXPECT_EQ(subject.Has(Measure::kLegallyCompliant), graded) << subject.name;
    EXPECT_EQ(subject.Has(Measure::kMet), subject.kind != Subject::Kind::kPlan) << subject.name;
  }
}

TEST(SubjectTest, OfAKindMayBeNone) {
  ASSERT_OK_AND_ASSIGN(const auto chosen, ChooseSubjects(SubjectsOf(InventedRubric(), {}), {"service"}, "subjects"));
  EXPECT_THAT(chosen, testing::IsEmpty());
  EXPECT_FALSE(ChooseSubjects(All(), {"plans"}, "subjects").ok());
}

TEST(SubjectTest, AreChosenByNameOrKindInTheirOwnOrder) {
  ASSERT_OK_AND_ASSIGN(const auto chosen,
                       ChooseSubjects(All(), {"tag", "section", "plan", "criterion:H1"}, "subjects"));
  EXPECT_THAT(Names(chosen), ElementsAre("plan", "section:C", "section:F", "criterion:H1", "tag:golden_thread"));
  ASSERT_OK_AND_ASSIGN(const auto all, ChooseSubjects(All(), {}, "subjects"));
  EXPECT_EQ(all.size(), All().size());
}

TEST(SubjectTest, AreRefusedByTheNameThatIsNotKnown) {
  for (const std::string name : {"criterion:X9", "sections", "section:", "lens:police", "", "Plan"}) {
    const auto chosen = ChooseSubjects(All(), {"plan", name}, "subjects");
    EXPECT_THAT(chosen, FailsFor("FIELD_INVALID")) << name;
    EXPECT_THAT(InfoOf(chosen.status()).violations, testing::SizeIs(1)) << name;
  }
}

TEST(SubjectTest, ReadTheirPartOfAResult) {
  audits::PlanResult result = InventedResult({0, 2, -1, 1}, 1);
  result.lenses[1] = {std::nullopt, std::nullopt, rubrics::LegalStatus::kNotDetermined, 0};
  const std::vector<Subject> all = All();
  const auto totals = [&](size_t subject, Measure measure) { return TotalsOf(all[subject], measure, result); };
  EXPECT_EQ(totals(0, Measure::kGoodOrBetter).value, 1);
  EXPECT_EQ(totals(0, Measure::kMeanScore).value, 0.75);
  EXPECT_EQ(totals(2, Measure::kGoodOrBetter).applicable, 0) << "not graded";
  EXPECT_EQ(totals(2, Measure::kLegallyCompliant).applicable, 0) << "not determined";
  EXPECT_EQ(totals(8, Measure::kMet).applicable, 2);
  EXPECT_EQ(totals(8, Measure::kMet).value, 1);
  EXPECT_EQ(totals(11, Measure::kMet).applicable, 0) << "not applicable";
}

}  // namespace
}  // namespace ehcpqa::insight
