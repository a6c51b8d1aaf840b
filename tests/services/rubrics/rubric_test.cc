#include "services/rubrics/rubric.h"

#include "gtest/gtest.h"

namespace ehcpqa::rubrics {
namespace {

Criterion Quality(const char* code, const char* section, int weight) {
  Criterion criterion;
  criterion.code = code;
  criterion.section = section;
  criterion.kind = CriterionKind::kQuality;
  criterion.weight = weight;
  return criterion;
}

Rubric TwoSections() {
  Rubric rubric;
  rubric.scale.levels = {{"met", "Met", 2}, {"not_met", "Not met", 0}};
  rubric.sections = {{"B", "Needs", 0}, {"F", "Provision", 7}, {"I", "Placement", 0}};
  rubric.criteria = {Quality("B1", "B", 3), Quality("F1", "F", 2), Quality("B2", "B", 2)};
  Criterion required = Quality("B3", "B", 0);
  required.kind = CriterionKind::kRequired;
  rubric.criteria.push_back(required);
  rubric.grades = {{"good", "Good", 50}, {"inadequate", "Inadequate", 0}};
  return rubric;
}

TEST(RubricTest, FindsThingsByTheirCode) {
  const Rubric rubric = TwoSections();
  EXPECT_EQ(FindSection(rubric, "F"), 1u);
  EXPECT_EQ(FindCriterion(rubric, "B2"), 2u);
  EXPECT_EQ(FindGrade(rubric, "inadequate"), 1u);
  EXPECT_EQ(FindLevel(rubric.scale, "not_met"), 1u);
}

TEST(RubricTest, FindsNothingForAnUnknownCode) {
  const Rubric rubric = TwoSections();
  EXPECT_EQ(FindSection(rubric, "f"), std::nullopt);
  EXPECT_EQ(FindCriterion(rubric, ""), std::nullopt);
  EXPECT_EQ(FindGrade(rubric, "outstanding"), std::nullopt);
  EXPECT_EQ(FindLevel(rubric.scale, "not_applicable"), std::nullopt);
}

TEST(RubricTest, SectionWeighsTheSumOfItsQualityCriteriaUnlessItHasItsOwnWeight) {
  const Rubric rubric = TwoSections();
  EXPECT_EQ(SectionWeight(rubric, 0), 5);
  EXPECT_EQ(SectionWeight(rubric, 1), 7);
  EXPECT_EQ(SectionWeight(rubric, 2), 0);
}

}  // namespace
}  // namespace ehcpqa::rubrics
