#include "services/insight/cycle_summary.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using rubrics::Answer;

constexpr auto kMet = [] { return Answer::AtLevel(0); };
constexpr auto kPartly = [] { return Answer::AtLevel(1); };
constexpr auto kNotMet = [] { return Answer::AtLevel(2); };

// F: a requirement and a quality criterion of education; C: a quality criterion of health. Rule F-1 caps F at Requires
// improvement.
rubrics::Rubric SmallRubric() {
  rubrics::Rubric rubric;
  rubric.scale.levels = {{"met", "Met", 2}, {"partly", "Partly met", 1}, {"not_met", "Not met", 0}};
  rubric.sections = {{"F", "Provision", 0}, {"C", "Health needs", 0}};
  const auto criterion = [](const char* code, const char* section, rubrics::Owner owner, rubrics::CriterionKind kind,
                            int weight) {
    rubrics::Criterion one;
    one.code = code;
    one.section = section;
    one.owner = owner;
    one.kind = kind;
    one.weight = weight;
    return one;
  };
  rubric.criteria = {criterion("F1", "F", rubrics::Owner::kEducation, rubrics::CriterionKind::kRequired, 0),
                     criterion("F2", "F", rubrics::Owner::kEducation, rubrics::CriterionKind::kQuality, 1),
                     criterion("C1", "C", rubrics::Owner::kHealth, rubrics::CriterionKind::kQuality, 1)};
  rubric.grades = {{"outstanding", "Outstanding", 85},
                   {"good", "Good", 65},
                   {"requires_improvement", "Requires improvement", 40},
                   {"inadequate", "Inadequate", 0}};
  rubric.limiting_rules = {{"F-1", "A duty missed is not averaged away.", "F", "requires_improvement",
                            rubrics::RequiredFailedInSection{"F"}, false}};
  return rubric;
}

CountedPlan Plan(Answer f1, Answer f2, Answer c1) {
  CountedPlan plan;
  plan.answers = {f1, f2, c1};
  plan.unsettled = {0, 0, 0};
  plan.causes = {0, 0, 0};
  return plan;
}

Strata OneStratum(int64_t population, size_t plans) { return {{population}, std::vector<int32_t>(plans, 0)}; }

const Distribution& Of(const CycleSummary& summary, const std::string& name) {
  return *std::find_if(summary.distributions.begin(), summary.distributions.end(),
                       [&](const auto& d) { return d.of == name; });
}

TEST(ShareTest, WeighsStrataByTheirPopulation) {
  // 2 of 2 in a stratum of 10, 0 of 2 in a stratum of 30: a quarter of the plans, not half of the sample.
  ASSERT_OK_AND_ASSIGN(const Share share,
                       EstimateShare({{10, 30}, {0, 0, 1, 1}}, {Part::kHas, Part::kHas, Part::kLacks, Part::kLacks}));
  EXPECT_DOUBLE_EQ(share.share, 0.25);
  EXPECT_EQ(share.n, 4);
  EXPECT_EQ(share.count, 2);
  EXPECT_EQ(share.population, 40);
  EXPECT_LT(share.low, 0.25);
  EXPECT_GT(share.high, 0.25);
  EXPECT_TRUE(share.unreliable);
}

TEST(ShareTest, PlansOutsideTheDomainLeaveTheDenominator) {
  ASSERT_OK_AND_ASSIGN(const Share share,
                       EstimateShare(OneStratum(100, 4), {Part::kHas, Part::kLacks, Part::kOutside, Part::kOutside}));
  EXPECT_DOUBLE_EQ(share.share, 0.5);
  EXPECT_EQ(share.n, 2);
}

TEST(ShareTest, SaysWhyThereIsNoFigure) {
  ASSERT_OK_AND_ASSIGN(const Share nothing, EstimateShare(OneStratum(100, 1), {Part::kOutside}));
  EXPECT_EQ(nothing.status, ShareStatus::kNoData);
  ASSERT_OK_AND_ASSIGN(const Share lonely,
                       EstimateShare({{50, 50}, {0, 0, 1}}, {Part::kHas, Part::kLacks, Part::kHas}));
  EXPECT_EQ(lonely.status, ShareStatus::kLonelyPlan);
  EXPECT_DOUBLE_EQ(lonely.share, 0.75);
}

TEST(ShareTest, ACensusHasNoUncertainty) {
  ASSERT_OK_AND_ASSIGN(const Share share, EstimateShare(OneStratum(3, 3), {Part::kHas, Part::kHas, Part::kLacks}));
  EXPECT_EQ(share.status, ShareStatus::kOk);
  EXPECT_DOUBLE_EQ(share.low, share.share);
  EXPECT_DOUBLE_EQ(share.high, share.share);
}

TEST(CycleSummaryTest, CountsGradesLimitsAndLegalFailures) {
  const std::vector<CountedPlan> plans = {
      Plan(kMet(), kMet(), kMet()),                         // Outstanding, compliant.
      Plan(kNotMet(), kMet(), kMet()),                      // F limited to Requires improvement, not compliant.
      Plan(kPartly(), kPartly(), Answer::NotApplicable()),  // C not graded.
      Plan(Answer::CannotTell(), kNotMet(), kNotMet()),     // Law not determined.
  };
  ASSERT_OK_AND_ASSIGN(const CycleSummary summary, Summarise(SmallRubric(), OneStratum(400, plans.size()), plans, {}));
  const Distribution& f = Of(summary, "section:F");
  EXPECT_EQ(f.limited, 1);
  EXPECT_EQ(f.by_grade[0].count, 1);
  EXPECT_EQ(f.by_grade[2].count, 2);
  EXPECT_EQ(f.by_grade[3].count, 1);
  EXPECT_EQ(f.good_or_better.count, 1);
  const Distribution& c = Of(summary, "section:C");
  EXPECT_EQ(c.not_graded.count, 1);
  EXPECT_EQ(c.good_or_better.n, 3);
  EXPECT_EQ(Of(summary, "lens:health").good_or_better.count, 2);
  EXPECT_EQ(Of(summary, "plan").good_or_better.n, 4);
  EXPECT_EQ(summary.legally_compliant.count, 1);
  EXPECT_EQ(summary.legally_compliant.n, 3);
  EXPECT_EQ(summary.legally_not_determined, 1);
  ASSERT_EQ(summary.legal.size(), 1u);
  EXPECT_EQ(summary.legal[0].plans, 2);
  EXPECT_EQ(summary.legal[0].not_met, 1);
  EXPECT_EQ(summary.legal[0].partly_met, 1);
  EXPECT_EQ(summary.criteria[2].not_applicable, 1);
  EXPECT_THAT(summary.criteria[1].levels, testing::ElementsAre(2, 1, 1));
}

TEST(CycleSummaryTest, TheOrderOfPlansIsIrrelevant) {
  std::vector<CountedPlan> plans;
  for (int i = 0; i < 24; ++i)
    plans.push_back(Plan(Answer::AtLevel(i % 3), Answer::AtLevel((i / 2) % 3), Answer::AtLevel((i / 5) % 3)));
  Strata strata{{100, 60}, {}};
  for (int i = 0; i < 24; ++i) strata.of_plan.push_back(i % 2);
  ASSERT_OK_AND_ASSIGN(const CycleSummary forward, Summarise(SmallRubric(), strata, plans, {}));
  std::reverse(plans.begin(), plans.end());
  std::reverse(strata.of_plan.begin(), strata.of_plan.end());
  ASSERT_OK_AND_ASSIGN(const CycleSummary backward, Summarise(SmallRubric(), strata, plans, {}));
  for (size_t i = 0; i < forward.distributions.size(); ++i) {
    EXPECT_NEAR(forward.distributions[i].good_or_better.low, backward.distributions[i].good_or_better.low, 1e-12);
  }
}

TEST(CycleSummaryTest, AgreementLooksAtPairsOnly) {
  const std::vector<CountedPlan> plans(6, Plan(kMet(), kMet(), kMet()));
  ASSERT_OK_AND_ASSIGN(const CycleSummary summary,
                       Summarise(SmallRubric(), OneStratum(60, 6), plans, {{0, 0}, {0, 1}, {0, 2}, {2, 2}}));
  EXPECT_EQ(summary.agreement.pairs, 4);
  EXPECT_EQ(summary.agreement.same, 2);
  EXPECT_EQ(summary.agreement.within_one, 3);
}

TEST(CycleSummaryTest, NamesTheMostFrequentCauseFirstAndTheWeakestCriterion) {
  std::vector<CountedPlan> plans;
  for (int i = 0; i < 6; ++i) {
    CountedPlan plan = Plan(kMet(), kNotMet(), i < 4 ? kPartly() : Answer::NotApplicable());
    plan.causes = {0, 4, i < 4 ? 1 : 0};
    plans.push_back(plan);
  }
  ASSERT_OK_AND_ASSIGN(const CycleSummary summary, Summarise(SmallRubric(), OneStratum(60, 6), plans, {}));
  ASSERT_EQ(summary.causes.size(), 2u);
  EXPECT_EQ(summary.causes[0].cause, 4);
  EXPECT_EQ(summary.causes[0].count, 6);
  EXPECT_EQ(summary.causes[1].owner, rubrics::Owner::kHealth);
  // C1 has four answers: too few to be called weak.
  EXPECT_THAT(summary.weakest, testing::ElementsAre(1, 0));
}

}  // namespace
}  // namespace ehcpqa::insight
