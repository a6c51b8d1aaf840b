#include "services/insight/figure.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/statistics/estimates.h"
#include "services/statistics/intervals.h"
#include "tests/services/insight/invented_cycle.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using statistics::Estimate;
using statistics::PlanTotals;

Subject SubjectNamed(const std::string& name) {
  for (const Subject& subject : SubjectsOf(InventedRubric(), {})) {
    if (subject.name == name) return subject;
  }
  ADD_FAILURE() << name;
  return {};
}

// Two strata, of 40 and 160 plans; section F is E1, E2 and H1.
CyclePlans TwoStrata() {
  CyclePlans cycle = InventedCycle("q1", {40, 160});
  AddPlan(cycle, 0, InventedResult({0, 0, -1, 0}, 0));
  AddPlan(cycle, 0, InventedResult({0, 1, 2, 2}, 2));
  AddPlan(cycle, 0, InventedResult({2, 0, 0, -1}, 1));
  AddPlan(cycle, 1, InventedResult({0, 0, 0, 0}, 1));
  AddPlan(cycle, 1, InventedResult({1, 2, -1, 1}, 3));
  AddPlan(cycle, 1, InventedResult({2, 0, -1, 0}, 2));
  AddPlan(cycle, 1, InventedResult({0, 1, 1, -1}, 1));
  return cycle;
}

Estimate Ratio(const std::vector<int64_t>& populations, const std::vector<PlanTotals>& plans) {
  const auto estimate = statistics::EstimateRatio(populations, plans);
  EXPECT_OK(estimate);
  return **estimate;
}

void ExpectShare(const Figure& figure, const Estimate& by_hand) {
  ASSERT_TRUE(figure.estimate.defined());
  EXPECT_DOUBLE_EQ(figure.share.share, by_hand.value);
  EXPECT_DOUBLE_EQ(*figure.estimate->variance, *by_hand.variance);
  EXPECT_EQ(figure.estimate->df, by_hand.df);
  const auto interval = statistics::DesignWilson(by_hand);
  ASSERT_TRUE(interval.defined());
  EXPECT_EQ(figure.share.status, ShareStatus::kOk);
  EXPECT_DOUBLE_EQ(figure.share.low, interval->low);
  EXPECT_DOUBLE_EQ(figure.share.high, interval->high);
}

TEST(FigureTest, WeighsGradesByStratum) {
  ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(TwoStrata(), SubjectNamed("plan"), Measure::kGoodOrBetter, {}));
  // 2 of 3 in the stratum of 40, 2 of 4 in that of 160.
  EXPECT_NEAR(figure.share.share, (40 * 2 / 3.0 + 160 * 2 / 4.0) / 200, 1e-15);
  ExpectShare(figure, Ratio({40, 160}, {{0, 1, 1}, {0, 0, 1}, {0, 1, 1}, {1, 1, 1}, {1, 0, 1}, {1, 0, 1}, {1, 1, 1}}));
  EXPECT_EQ(figure.share.n, 7);
  EXPECT_EQ(figure.share.count, 4);
  EXPECT_EQ(figure.answers, 7);
  EXPECT_EQ(figure.share.population, 200);
}

TEST(FigureTest, PoolsTheCriteriaOfASectionWithThePlanAsTheCluster) {
  ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(TwoStrata(), SubjectNamed("section:F"), Measure::kMet, {}));
  ExpectShare(figure, Ratio({40, 160}, {{0, 2, 2}, {0, 1, 3}, {0, 2, 3}, {1, 3, 3}, {1, 0, 2}, {1, 1, 2}, {1, 1, 3}}));
  EXPECT_EQ(figure.share.n, 7) << "plans";
  EXPECT_EQ(figure.answers, 18);
  EXPECT_EQ(figure.share.count, 10) << "answers";
}

TEST(FigureTest, LeavesPlansWithoutAnAnswerInTheSampleAndOutOfTheDenominator) {
  ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(TwoStrata(), SubjectNamed("criterion:H1"), Measure::kMet, {}));
  ExpectShare(figure, Ratio({40, 160}, {{0, 0, 0}, {0, 0, 1}, {0, 1, 1}, {1, 1, 1}, {1, 0, 0}, {1, 0, 0}, {1, 0, 1}}));
  EXPECT_EQ(figure.share.n, 4);
  EXPECT_EQ(figure.share.population, 200);
}

TEST(FigureTest, TakesGroupsAsDomains) {
  CyclePlans cycle = TwoStrata();
  for (const size_t i : {0u, 1u, 3u, 4u}) cycle.plans[i].sample.plan.need_primary = "ASD";
  const InGroup asd = [](const cycles::FrameRow& row) { return row.need_primary == "ASD"; };
  ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(cycle, SubjectNamed("plan"), Measure::kGoodOrBetter, asd));
  // The others still count as audited: weights are 40/3 and 160/4, not 40/2 and 160/2.
  ExpectShare(figure, Ratio({40, 160}, {{0, 1, 1}, {0, 0, 1}, {0, 0, 0}, {1, 1, 1}, {1, 0, 1}, {1, 0, 0}, {1, 0, 0}}));
  EXPECT_EQ(figure.share.n, 4);
  EXPECT_EQ(figure.share.population, 107) << "40 x 2/3 + 160 x 2/4, rounded";
}

TEST(FigureTest, OfAnAgencyIsAboutThePlansOfItsAuthority) {
  CyclePlans cycle = TwoStrata();
  for (InsightPlan& plan : cycle.plans) plan.sample.plan.la = plan.sample.audit % 2 == 1 ? "891" : "892";
  Subject city = SubjectNamed("lens:education");
  city.la = "892";
  ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(cycle, city, Measure::kGoodOrBetter, {}));
  ExpectShare(figure, Ratio({40, 160}, {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}, {1, 1, 1}, {1, 0, 0}, {1, 0, 1}, {1, 0, 0}}));
}

TEST(FigureTest, OfAServiceIsAboutThePlansInWhichItHadAPart) {
  CyclePlans cycle = CycleOf("q1", 200, 20, 8);  // The first eight are good.
  for (size_t i = 0; i < 12; ++i) cycle.plans[i].services = {"icb/nurses", "icb/slt"};
  cycle.plans[12].services = {"icb/nurses"};
  Subject therapists = SubjectNamed("lens:health");
  therapists.service = "icb/slt";
  ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(cycle, therapists, Measure::kGoodOrBetter, {}));
  std::vector<PlanTotals> by_hand(20, PlanTotals{0, 0, 0});
  for (size_t i = 0; i < 12; ++i) by_hand[i] = {0, i < 8 ? 1.0 : 0.0, 1};
  ExpectShare(figure, Ratio({200}, by_hand));
  EXPECT_EQ(figure.share.n, 12);
  EXPECT_EQ(figure.share.population, 120);
}

TEST(FigureTest, OfAServiceIsWithheldBelowTenPlans) {
  CyclePlans cycle = CycleOf("q1", 200, 20, 8);
  for (size_t i = 0; i < 9; ++i) cycle.plans[i].services = {"icb/slt"};
  Subject therapists = SubjectNamed("lens:health");
  therapists.service = "icb/slt";
  for (const Measure measure : kMeasures) {
    ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(cycle, therapists, measure, {}));
    if (figure.share.status == ShareStatus::kNoData) continue;  // The law: nothing is required of health here.
    EXPECT_EQ(figure.share.status, ShareStatus::kWithheld);
    EXPECT_EQ(figure.share.n, 9);
    EXPECT_EQ(figure.share.count, 0);
    EXPECT_EQ(figure.share.share, 0);
    EXPECT_EQ(figure.answers, 0);
    EXPECT_FALSE(figure.estimate.defined());
  }
  cycle.plans[9].services = {"icb/slt"};
  EXPECT_EQ(MakeFigure(cycle, therapists, Measure::kGoodOrBetter, {})->share.status, ShareStatus::kOk);
}

TEST(FigureTest, CountsNothingRequiredAndNotDeterminedOutOfTheLaw) {
  CyclePlans cycle = TwoStrata();
  cycle.plans[0].result.plan.legal = rubrics::LegalStatus::kNothingRequired;
  cycle.plans[3].result.plan.legal = rubrics::LegalStatus::kNotDetermined;
  ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(cycle, SubjectNamed("plan"), Measure::kLegallyCompliant, {}));
  ExpectShare(figure, Ratio({40, 160}, {{0, 0, 0}, {0, 1, 1}, {0, 0, 1}, {1, 0, 0}, {1, 0, 1}, {1, 0, 1}, {1, 1, 1}}));
}

TEST(FigureTest, OfAMeanScoreHasStudentsInterval) {
  ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(TwoStrata(), SubjectNamed("plan"), Measure::kMeanScore, {}));
  const Estimate by_hand =
      Ratio({40, 160}, {{0, 1, 1}, {0, .5, 1}, {0, .75, 1}, {1, .75, 1}, {1, .25, 1}, {1, .5, 1}, {1, .75, 1}});
  EXPECT_DOUBLE_EQ(figure.share.share, by_hand.value);
  const auto interval = statistics::StudentInterval(by_hand);
  EXPECT_DOUBLE_EQ(figure.share.low, interval->low);
  EXPECT_DOUBLE_EQ(figure.share.high, interval->high);
  EXPECT_EQ(figure.share.count, 7);
  EXPECT_TRUE(figure.share.unreliable) << "from fewer than 30 plans";
}

TEST(FigureTest, AddsCyclesAsAnOuterLayerOfStrata) {
  const CyclePlans first = TwoStrata(), second = CycleOf("q2", 300, 10, 4);
  const Subject plan = SubjectNamed("plan");
  ASSERT_OK_AND_ASSIGN(const Figure one, MakeFigure(first, plan, Measure::kGoodOrBetter, {}));
  ASSERT_OK_AND_ASSIGN(const Figure two, MakeFigure(second, plan, Measure::kGoodOrBetter, {}));
  ASSERT_OK_AND_ASSIGN(const Figure both,
                       MakeFigure(std::vector<CyclePlans>{first, second}, plan, Measure::kGoodOrBetter, {}));
  const auto rolling = statistics::EstimateRolling({{200, *one.estimate}, {300, *two.estimate}});
  ExpectShare(both, *rolling);
  EXPECT_NEAR(both.share.share, 0.4 * one.share.share + 0.6 * 0.4, 1e-15);
  EXPECT_EQ(both.share.n, 17);
  EXPECT_EQ(both.share.population, 500);
}

TEST(FigureTest, LeavesACycleWithoutAnAnswerOutOfTheYear) {
  CyclePlans silent = InventedCycle("q0", {1000});
  for (int i = 0; i < 3; ++i) AddPlan(silent, 0, InventedResult({0, 0, -1, 0}, 1));
  const CyclePlans heard = TwoStrata();
  const Subject h1 = SubjectNamed("criterion:H1");
  ASSERT_OK_AND_ASSIGN(const Figure alone, MakeFigure(heard, h1, Measure::kMet, {}));
  ASSERT_OK_AND_ASSIGN(const Figure both, MakeFigure(std::vector<CyclePlans>{silent, heard}, h1, Measure::kMet, {}));
  EXPECT_DOUBLE_EQ(both.share.share, alone.share.share);
  EXPECT_DOUBLE_EQ(both.share.low, alone.share.low);
  EXPECT_EQ(both.share.n, alone.share.n);
}

TEST(FigureTest, SaysWhyThereIsNone) {
  CyclePlans cycle = InventedCycle("q1", {50, 60});
  for (int i = 0; i < 4; ++i) AddPlan(cycle, 0, InventedResult({i % 2, 0, -1, 0}, 1));
  ASSERT_OK_AND_ASSIGN(const Figure nothing, MakeFigure(cycle, SubjectNamed("criterion:H1"), Measure::kMet, {}));
  EXPECT_EQ(nothing.share.status, ShareStatus::kNoData);
  EXPECT_EQ(nothing.share.n, 0);
  EXPECT_FALSE(nothing.estimate.defined());
  AddPlan(cycle, 1, InventedResult({0, 0, 0, 0}, 1));
  ASSERT_OK_AND_ASSIGN(const Figure lonely, MakeFigure(cycle, SubjectNamed("criterion:E1"), Measure::kMet, {}));
  EXPECT_EQ(lonely.share.status, ShareStatus::kLonelyPlan);
  EXPECT_NEAR(lonely.share.share, (50 * 0.5 + 60) / 110, 1e-15);
  EXPECT_TRUE(lonely.share.unreliable);
}

TEST(FigureTest, OfAnythingElseCountsWhatItIsTold) {
  const std::vector<CyclePlans> cycles = {TwoStrata()};
  const auto inadequate = [](const audits::PlanResult& result) { return *result.plan.grade == 3 ? 1 : 0; };
  ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigureOf(cycles, "", inadequate));
  EXPECT_NEAR(figure.share.share, 160 * 0.25 / 200, 1e-15);
  const auto graded_lower = [](const audits::PlanResult& result) {
    return *result.plan.grade == 0 ? -1 : *result.plan.grade == 3 ? 1 : 0;
  };
  ASSERT_OK_AND_ASSIGN(const Figure fewer, MakeFigureOf(cycles, "", graded_lower));
  EXPECT_EQ(fewer.share.n, 6);
  EXPECT_NEAR(fewer.share.share, 40 / (40 * 2 / 3.0 + 160), 1e-15);
}

}  // namespace
}  // namespace ehcpqa::insight
