#include "clients/web/pages/rubrics/rubric_differences.h"

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"

namespace ehcpqa::web {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = ItemChange::Kind;

v1::Rubric Example() {
  v1::Rubric rubric;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(R"(
    id: "r" version: 1 title: "Rubric" description: "One"
    scale { levels { code: "met" label: "Met" points: 2 } levels { code: "not" label: "Not met" points: 0 } }
    sections { code: "F" title: "Provision" } sections { code: "review" title: "Annual review" weight: 5 }
    criteria { code: "F1" section: "F" text: "Specified." owner: OWNER_EDUCATION kind: CRITERION_KIND_QUALITY weight: 2
               source: "Act" levels { level: "met" description: "All of it" } levels { level: "not" description: "None" } }
    criteria { code: "F2" section: "F" text: "Quantified." owner: OWNER_SHARED kind: CRITERION_KIND_REQUIRED source: "Act" }
    criteria { code: "R1" section: "review" text: "On time." owner: OWNER_SHARED kind: CRITERION_KIND_REQUIRED source: "Act" }
    grades { code: "good" label: "Good" minimum_score: 60 } grades { code: "poor" label: "Poor" }
    limiting_rules { code: "F-1" rationale: "It matters." target: "plan" cap: "poor" required_failed_in_section: "F" })",
                                                            &rubric));
  return rubric;
}

TEST(RubricDifferencesTest, AreNoneBetweenARubricAndItself) {
  EXPECT_FALSE(Differences(Example(), Example()).any());
  v1::Rubric reordered = Example();
  reordered.mutable_criteria()->SwapElements(0, 1);
  EXPECT_FALSE(Differences(Example(), reordered).any());
}

TEST(RubricDifferencesTest, NameEveryFieldOfACriterionThatChanged) {
  v1::Rubric after = Example();
  v1::Criterion& changed = *after.mutable_criteria(0);
  changed.set_text("Specified in detail.");
  changed.set_owner(v1::OWNER_HEALTH);
  changed.set_weight(3);
  changed.set_source("Code");
  changed.set_guidance("Look.");
  changed.add_tags("pfa");
  changed.mutable_levels(1)->set_description("Hardly any");
  const RubricDifferences differences = Differences(Example(), after);
  ASSERT_EQ(differences.sections.size(), 1u);
  const SectionDifferences& section = differences.sections[0];
  EXPECT_EQ(section.heading, "Section F: Provision");
  EXPECT_THAT(section.fields, ElementsAre(FieldChange{"Weight", "2", "3"}));
  ASSERT_EQ(section.criteria.size(), 1u);
  EXPECT_EQ(section.criteria[0].kind, Kind::kChanged);
  EXPECT_THAT(
      section.criteria[0].fields,
      ElementsAre(FieldChange{"Text", "Specified.", "Specified in detail."},
                  FieldChange{"Owner", "Education", "Health"},
                  FieldChange{"Kind", "Quality, weight 2", "Quality, weight 3"}, FieldChange{"Source", "Act", "Code"},
                  FieldChange{"What “Not met” looks like", "None", "Hardly any"}, FieldChange{"Guidance", "", "Look."},
                  FieldChange{"Tags", "", "pfa"}));
}

TEST(RubricDifferencesTest, SayWhatWasAddedRemovedAndMoved) {
  v1::Rubric after = Example();
  after.mutable_criteria(1)->set_section("G");
  after.mutable_criteria(2)->set_code("R2");
  v1::Section& added = *after.add_sections();
  added.set_code("G");
  added.set_title("Health");
  const RubricDifferences differences = Differences(Example(), after);
  ASSERT_EQ(differences.sections.size(), 2u);
  EXPECT_EQ(differences.sections[0].code, "review");
  ASSERT_EQ(differences.sections[0].criteria.size(), 2u);
  EXPECT_EQ(differences.sections[0].criteria[0].code, "R2");
  EXPECT_EQ(differences.sections[0].criteria[0].kind, Kind::kAdded);
  EXPECT_EQ(differences.sections[0].criteria[1].code, "R1");
  EXPECT_EQ(differences.sections[0].criteria[1].kind, Kind::kRemoved);
  EXPECT_TRUE(differences.sections[1].added);
  EXPECT_THAT(differences.sections[1].criteria[0].fields,
              ElementsAre(FieldChange{"Section", "Section F: Provision", "Section G: Health"}));
  // The other way round, the section is gone and its criterion is back where it was.
  const RubricDifferences back = Differences(after, Example());
  EXPECT_TRUE(back.sections.back().removed);
}

TEST(RubricDifferencesTest, CoverScaleGradesAndRules) {
  v1::Rubric after = Example();
  after.set_title("Better rubric");
  after.mutable_scale()->mutable_levels(0)->set_points(3);
  after.mutable_grades(0)->set_minimum_score(65);
  after.mutable_limiting_rules(0)->set_required_failed_at_least(2);
  v1::LimitingRule& added = *after.add_limiting_rules();
  added.set_code("R-1");
  added.set_target("review");
  added.set_cap("good");
  added.set_criterion_at_lowest("R1");
  const RubricDifferences differences = Differences(Example(), after);
  EXPECT_THAT(differences.about, ElementsAre(FieldChange{"Title", "Rubric", "Better rubric"}));
  EXPECT_THAT(differences.levels[0].fields, ElementsAre(FieldChange{"Points", "2", "3"}));
  EXPECT_THAT(differences.grades[0].fields, ElementsAre(FieldChange{"From a score of", "60", "65"}));
  ASSERT_EQ(differences.rules.size(), 2u);
  EXPECT_THAT(differences.rules[0].fields,
              ElementsAre(FieldChange{
                  "Rule", "When a required criterion of section F is failed, the whole plan is graded Poor at most.",
                  "When 2 or more required criteria of the plan are failed, the whole plan is graded Poor at most."}));
  EXPECT_EQ(differences.rules[1].kind, Kind::kAdded);
  EXPECT_EQ(differences.rules[1].text,
            "When criterion R1 is marked at the lowest level, the part “Annual review” is graded Good at most.");
  EXPECT_THAT(differences.sections, IsEmpty());
}

}  // namespace
}  // namespace ehcpqa::web
