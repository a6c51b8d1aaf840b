#include "services/insight/change.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/statistics/change.h"
#include "services/statistics/multiple_comparisons.h"
#include "tests/services/insight/invented_cycle.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

std::vector<Subject> Choose(const std::vector<std::string>& names) {
  return *ChooseSubjects(SubjectsOf(InventedRubric(), {}), names, "subjects");
}

// 28 plans of a stratum of 3,000 and 20 of one of 1,800, so many of them good.
CyclePlans OfTwoStrata(const std::string& id, int good_of_28, int good_of_20) {
  CyclePlans cycle = InventedCycle(id, {3000, 1800});
  for (int i = 0; i < 48; ++i) {
    const bool good = i < 28 ? i < good_of_28 : i - 28 < good_of_20;
    AddPlan(cycle, i < 28 ? 0 : 1, InventedResult({0, 0, 0, 0}, good ? 1 : 3));
  }
  return cycle;
}

TEST(ChangeTest, OfOneFigureIsASentenceWithBothSharesPlansAndRange) {
  ASSERT_OK_AND_ASSIGN(const auto changes, MeasureChanges({OfTwoStrata("q1", 14, 14)}, {OfTwoStrata("q2", 20, 12)},
                                                          Choose({"plan"}), Measure::kGoodOrBetter));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].text,
            "No evidence of change: 58 % to 67 %, 48 plans each, range of the difference -10 to +28 points.");
  EXPECT_EQ(changes[0].verdict, Verdict::kNoEvidence);
  EXPECT_FALSE(changes[0].adjusted_p.has_value()) << "a family of one is judged by its interval";
}

TEST(ChangeTest, OfOneFigureIsJudgedByTheMoverInterval) {
  for (int good = 0; good <= 48; good += 4) {
    const std::vector<CyclePlans> before = {CycleOf("q1", 4800, 48, 24)}, after = {CycleOf("q2", 4800, 48, good)};
    ASSERT_OK_AND_ASSIGN(const auto changes, MeasureChanges(before, after, Choose({"plan"}), Measure::kGoodOrBetter));
    const Comparison& one = changes[0];
    const statistics::Interval mover =
        statistics::Mover(one.before.share.share, {one.before.share.low, one.before.share.high}, one.after.share.share,
                          {one.after.share.low, one.after.share.high});
    EXPECT_NEAR(one.low, mover.low, 1e-12);
    EXPECT_NEAR(one.high, mover.high, 1e-12);
    EXPECT_EQ(one.verdict, mover.low > 0    ? Verdict::kHigher
                           : mover.high < 0 ? Verdict::kLower
                                            : Verdict::kNoEvidence)
        << good;
  }
}

// A cycle of 60 plans in which criterion i is met in `met[i]` of them.
CyclePlans ByCriterion(const std::string& id, const std::vector<int>& met) {
  CyclePlans cycle = InventedCycle(id, {6000});
  for (int plan = 0; plan < 60; ++plan) {
    std::vector<int> levels;
    for (const int count : met) levels.push_back(plan < count ? 0 : 2);
    AddPlan(cycle, 0, InventedResult(levels, 1));
  }
  return cycle;
}

TEST(ChangeTest, OfAFamilyIsJudgedByBenjaminiAndHochberg) {
  const std::vector<CyclePlans> before = {ByCriterion("q1", {20, 30, 30, 30})};
  const std::vector<CyclePlans> after = {ByCriterion("q2", {45, 40, 31, 19})};
  ASSERT_OK_AND_ASSIGN(const auto family, MeasureChanges(before, after, Choose({"criterion"}), Measure::kMet));
  ASSERT_EQ(family.size(), 4u);
  std::vector<double> p;
  for (const Comparison& one : family) p.push_back(*one.p);
  const std::vector<double> adjusted = statistics::AdjustP(p, statistics::Adjustment::kBenjaminiHochberg);
  for (size_t i = 0; i < family.size(); ++i) {
    EXPECT_DOUBLE_EQ(*family[i].adjusted_p, adjusted[i]);
    EXPECT_EQ(family[i].verdict, adjusted[i] > 0.10         ? Verdict::kNoEvidence
                                 : family[i].difference > 0 ? Verdict::kHigher
                                                            : Verdict::kLower);
  }
  // 30 to 40 of 60 is no change by its interval alone, and is one in this family; 30 to 31 is none.
  EXPECT_LT(family[1].low, 0);
  EXPECT_EQ(family[0].verdict, Verdict::kHigher);
  EXPECT_EQ(family[1].verdict, Verdict::kHigher);
  EXPECT_EQ(family[2].verdict, Verdict::kNoEvidence);
  EXPECT_EQ(family[3].verdict, Verdict::kLower);
  EXPECT_THAT(family[0].text, testing::EndsWith(", adjusted p below 0.001."));
  EXPECT_THAT(family[2].text, testing::HasSubstr(", adjusted p 0."));
  EXPECT_EQ(FamilyWords(family.size(), Measure::kMet),
            "4 comparisons of the share of answers met: Benjamini-Hochberg, adjusted p at most 0.10");
}

TEST(ChangeTest, WithoutAnIntervalCannotBeToldAndIsNotOfTheFamily) {
  CyclePlans before = ByCriterion("q1", {20, 30, 30, 30});
  for (InsightPlan& plan : before.plans) plan.result.criteria[2].answer = rubrics::Answer::NotApplicable();
  const std::vector<CyclePlans> after = {ByCriterion("q2", {45, 40, 31, 19})};
  ASSERT_OK_AND_ASSIGN(const auto four, MeasureChanges({before}, after, Choose({"criterion"}), Measure::kMet));
  EXPECT_EQ(four[2].verdict, Verdict::kCannotTell);
  EXPECT_FALSE(four[2].p.has_value());
  EXPECT_EQ(four[2].text,
            "Cannot tell: no plan with an answer, then 52 % (39 to 64), 60 plans of 6,000; one of the two has no "
            "interval or the difference no test.");
  ASSERT_OK_AND_ASSIGN(
      const auto three,
      MeasureChanges({before}, after, Choose({"criterion:E1", "criterion:E2", "criterion:C1"}), Measure::kMet));
  EXPECT_DOUBLE_EQ(*four[0].adjusted_p, *three[0].adjusted_p);
  EXPECT_DOUBLE_EQ(*four[3].adjusted_p, *three[2].adjusted_p);
}

TEST(ChangeTest, SaysBothNumbersOfPlansWhereTheyDiffer) {
  ASSERT_OK_AND_ASSIGN(const auto changes, MeasureChanges({CycleOf("q1", 4800, 40, 10)}, {CycleOf("q2", 4800, 60, 55)},
                                                          Choose({"plan"}), Measure::kGoodOrBetter));
  EXPECT_THAT(changes[0].text, testing::StartsWith("Higher: 25 % to 92 %, 40 and 60 plans, range of the difference +"));
}

TEST(ChangeTest, SplitsIntoWhatChangedWithinStrataAndWhatChangedInTheirMix) {
  CyclePlans before = InventedCycle("q1", {100, 300}), after = InventedCycle("q2", {200, 200});
  for (int i = 0; i < 20; ++i) {
    AddPlan(before, i % 2, InventedResult({0, 0, 0, 0}, i % 2 == 0 ? 1 : 3 - 2 * (i % 4 == 1)));
    AddPlan(after, i % 2, InventedResult({0, 0, 0, 0}, i < 16 ? 1 : 3));
  }
  ASSERT_OK_AND_ASSIGN(const auto changes, MeasureChanges({before}, {after}, Choose({"plan"}), Measure::kGoodOrBetter));
  ASSERT_TRUE(changes[0].parts.has_value());
  // Strata: 1 and 1/2 of the plans before, 4/5 each after.
  const double within = 0.375 * (0.8 - 1) + 0.625 * (0.8 - 0.5), mix = 0.9 * 0.25 + 0.65 * -0.25;
  EXPECT_NEAR(changes[0].parts->within, within, 1e-12);
  EXPECT_NEAR(changes[0].parts->composition, mix, 1e-12);
  EXPECT_NEAR(within + mix, changes[0].difference, 1e-12);
  after.strata = {"a", "z"};
  for (InsightPlan& plan : after.plans) plan.sample.plan.stratum = after.strata[static_cast<size_t>(plan.stratum)];
  ASSERT_OK_AND_ASSIGN(const auto other, MeasureChanges({before}, {after}, Choose({"plan"}), Measure::kGoodOrBetter));
  EXPECT_FALSE(other[0].parts.has_value()) << "other strata cannot be compared";
}

TEST(ChangeTest, OfMeanScoresHasStudentsInterval) {
  const std::vector<CyclePlans> before = {CycleOf("q1", 4800, 48, 28)}, after = {CycleOf("q2", 4800, 48, 32)};
  ASSERT_OK_AND_ASSIGN(const auto changes, MeasureChanges(before, after, Choose({"plan"}), Measure::kMeanScore));
  EXPECT_NEAR(changes[0].difference - changes[0].low, changes[0].high - changes[0].difference, 1e-12);
  EXPECT_NEAR(changes[0].difference, 0.5 * 4 / 48, 1e-12) << "75 points against 25";
}

TEST(ChangeTest, PassesOverSubjectsWithoutTheMeasure) {
  const std::vector<CyclePlans> before = {CycleOf("q1", 4800, 48, 28)}, after = {CycleOf("q2", 4800, 48, 32)};
  ASSERT_OK_AND_ASSIGN(const auto changes, MeasureChanges(before, after, Choose({"plan", "tag"}), Measure::kMet));
  ASSERT_EQ(changes.size(), 1u);
  EXPECT_EQ(changes[0].subject.name, "tag:golden_thread");
}

}  // namespace
}  // namespace ehcpqa::insight
