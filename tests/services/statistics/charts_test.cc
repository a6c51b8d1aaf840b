#include <algorithm>
#include <cmath>

#include "gmock/gmock.h"
#include "services/statistics/p_chart.h"
#include "services/statistics/run_chart.h"
#include "services/statistics/xmr.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::Not;

XmrChart Chart(const std::vector<double>& values, const XmrOptions& options = {}) {
  auto chart = MakeXmrChart(values, options);
  EXPECT_OK(chart);
  EXPECT_TRUE(*chart);
  return **chart;
}

TEST(XmrTest, LimitsAreTheMeanAndTwoPointSixSixMeanMovingRanges) {
  const XmrSegment segment = Chart({10, 12, 11, 13, 10}).segments[0];
  EXPECT_DOUBLE_EQ(segment.mean, 11.2);
  EXPECT_DOUBLE_EQ(segment.upper, 11.2 + 2.66 * 2);
  EXPECT_DOUBLE_EQ(segment.lower, 11.2 - 2.66 * 2);
  EXPECT_DOUBLE_EQ(segment.near_upper, 11.2 + 2.66 * 2 * 2 / 3);
}

TEST(XmrTest, ScreeningLeavesOutOneWildMovingRangeOnce) {
  const std::vector<double> values = {10, 11, 10, 11, 10, 11, 10, 11, 40, 41, 40, 41};
  XmrOptions unscreened;
  unscreened.screen_outliers = false;
  EXPECT_DOUBLE_EQ(Chart(values).segments[0].upper - Chart(values).segments[0].mean, 2.66);
  EXPECT_GT(Chart(values, unscreened).segments[0].upper, Chart(values).segments[0].upper);
}

TEST(XmrTest, MarksAShiftOfSevenAndNotOfSix) {
  std::vector<double> values = {9, 11, 9, 11, 9, 11};
  values.insert(values.end(),
                {10.2, 10.4, 10.2, 10.4, 10.2, 10.4});  // Six above the mean after one that is above: seven.
  XmrOptions options;
  options.fix_after = 6;  // Mean 10.
  EXPECT_THAT(Chart(values, options).rules, Contains(XmrRule::kShiftAbove).Times(7));
  values[5] = 9;  // Now six.
  values[4] = 11;
  EXPECT_THAT(Chart(values, options).rules, Not(Contains(XmrRule::kShiftAbove)));
}

TEST(XmrTest, APointOnTheMeanBreaksAShift) {
  std::vector<double> values = {9, 11, 9, 11};
  values.insert(values.end(), {9.5, 9.4, 9.5, 10, 9.5, 9.4, 9.5, 9.4});
  XmrOptions options;
  options.fix_after = 4;
  EXPECT_THAT(Chart(values, options).rules, Not(Contains(XmrRule::kShiftBelow)));
}

TEST(XmrTest, APointOnAMeanThatRoundsIsOnIt) {
  // The mean is 49.8, but adding up doubles gives 49.800000000000004; two points are on it.
  const std::vector<double> values = {52.7, 48.8, 51.6, 48.1, 49.3, 49, 49.8, 48.1, 49.8, 48.4, 49.1, 51.1, 54.4, 47};
  const XmrChart chart = Chart(values);
  EXPECT_EQ(chart.segments[0].mean, 49.8);
  for (const XmrRule rule : chart.rules) EXPECT_EQ(rule, XmrRule::kNone);
}

TEST(XmrTest, MarksATrendOfSevenPointsAndNotOfSix) {
  const std::vector<double> noise = {5, -5, 5, -5, 5, -5, 5, -5};
  std::vector<double> values = noise;
  for (int i = 0; i < 6; ++i) values.push_back(-4.9 + i);  // The last of the noise and six more rise: seven.
  const auto rules = Chart(values).rules;
  EXPECT_EQ(std::count(rules.begin(), rules.end(), XmrRule::kRising), 7);
  values.pop_back();
  EXPECT_THAT(Chart(values).rules, Not(Contains(XmrRule::kRising)));
}

TEST(XmrTest, APeakBelongsToTheTrendThatLeavesIt) {
  std::vector<double> values = {0, 9, 0, 9, 0, 9};
  for (int i = 1; i <= 7; ++i) values.push_back(i);
  for (int i = 6; i >= 1; --i) values.push_back(i);
  const auto rules = Chart(values).rules;
  EXPECT_EQ(rules[12], XmrRule::kFalling);
  EXPECT_EQ(rules[11], XmrRule::kRising);
}

TEST(XmrTest, MarksTwoOfThreeNearTheLimitOnOneSideOnly) {
  XmrOptions options;
  options.fix_after = 6;  // Mean 10, moving range 2: limits 4.68 and 15.32, near limits 6.45 and 13.55.
  const std::vector<double> base = {9, 11, 9, 11, 9, 11};
  auto with = [&](std::vector<double> tail) {
    tail.insert(tail.begin(), base.begin(), base.end());
    const auto rules = Chart(tail, options).rules;
    return std::vector<XmrRule>(rules.begin() + 6, rules.end());
  };
  EXPECT_THAT(with({14, 10.5, 14}), ElementsAre(XmrRule::kTwoInThreeAbove, XmrRule::kNone, XmrRule::kTwoInThreeAbove));
  EXPECT_THAT(with({14, 9.5, 14}), Each(XmrRule::kNone));
  EXPECT_THAT(with({14, 16, 14}),
              ElementsAre(XmrRule::kTwoInThreeAbove, XmrRule::kAboveLimit, XmrRule::kTwoInThreeAbove));
  EXPECT_THAT(with({14, 16, 11}), ElementsAre(XmrRule::kNone, XmrRule::kAboveLimit, XmrRule::kNone));
}

TEST(XmrTest, RulesAndLimitsDoNotReachAcrossARebase) {
  std::vector<double> values;
  for (int i = 0; i < 8; ++i) values.push_back(i % 2 ? 11 : 9);
  for (int i = 0; i < 8; ++i) values.push_back(i % 2 ? 31 : 29);
  XmrOptions options;
  options.rebase = {8};
  const XmrChart chart = Chart(values, options);
  ASSERT_EQ(chart.segments.size(), 2u);
  EXPECT_DOUBLE_EQ(chart.segments[1].mean, 30);
  EXPECT_THAT(chart.rules, Each(XmrRule::kNone));
  EXPECT_THAT(Chart(values).rules, Not(Contains(XmrRule::kNone)));  // As one process, all of it is out of control.
}

TEST(XmrTest, ASeriesThatNeverMovesHasNoSignal) {
  EXPECT_THAT(Chart(std::vector<double>(14, 5.0)).rules, Each(XmrRule::kNone));
}

TEST(XmrTest, NamesPointsByTheDirectionOfImprovement) {
  EXPECT_EQ(PointType(XmrRule::kRising, Direction::kIncrease), "special_cause_improvement");
  EXPECT_EQ(PointType(XmrRule::kRising, Direction::kDecrease), "special_cause_concern");
  EXPECT_EQ(PointType(XmrRule::kBelowLimit, Direction::kDecrease), "special_cause_improvement");
  EXPECT_EQ(PointType(XmrRule::kShiftBelow, Direction::kNeutral), "special_cause_neutral_low");
  EXPECT_EQ(PointType(XmrRule::kNone, Direction::kIncrease), "common_cause");
  EXPECT_EQ(XmrRuleName(XmrRule::kShiftAbove), "7 Points Above CL");
}

TEST(XmrTest, JudgesATargetByTheLastLimits) {
  const XmrChart chart = Chart({10, 12, 11, 13, 10});
  EXPECT_EQ(AssessTarget(chart, 20, Direction::kIncrease), Assurance::kConsistentFail);
  EXPECT_EQ(AssessTarget(chart, 20, Direction::kDecrease), Assurance::kConsistentPass);
  EXPECT_EQ(AssessTarget(chart, 11, Direction::kIncrease), Assurance::kInconsistent);
  EXPECT_EQ(AssessTarget(chart, 11, Direction::kNeutral), std::nullopt);
}

TEST(XmrTest, RefusesWhatIsNoSeries) {
  EXPECT_THAT(MakeXmrChart(std::vector<double>{1, NAN, 2}), FailsFor("FIELD_INVALID"));
  XmrOptions options;
  options.rebase = {5};
  EXPECT_THAT(MakeXmrChart(std::vector<double>{1, 2, 3}, options), FailsFor("FIELD_INVALID"));
  options.rebase = {2};
  EXPECT_EQ((*MakeXmrChart(std::vector<double>{1, 2, 3}, options)).why(), Undefined::kTooFewPoints);
  EXPECT_EQ((*MakeXmrChart(std::vector<double>{})).why(), Undefined::kTooFewPoints);
}

TEST(XmrTest, ShowsShortSeriesWithoutLimits) {
  EXPECT_EQ(ViewFor(7), SeriesView::kPointsOnly);
  EXPECT_EQ(ViewFor(8), SeriesView::kTrialLimits);
  EXPECT_EQ(ViewFor(13), SeriesView::kLimits);
}

TEST(PChartTest, LimitsNarrowAsDenominatorsGrow) {
  const std::vector<CountPoint> points = {{10, 20}, {50, 100}, {200, 400}};
  const auto chart = **MakePChart(points, PChartKind::kBinomial);
  EXPECT_DOUBLE_EQ(chart.centre, 0.5);
  EXPECT_DOUBLE_EQ(chart.limits[0].high, 0.5 + 3 * std::sqrt(0.25 / 20));
  EXPECT_GT(chart.limits[0].high, chart.limits[1].high);
  EXPECT_GT(chart.limits[1].high, chart.limits[2].high);
}

TEST(PChartTest, ExcludedPointsKeepLimitsButDoNotMakeThem) {
  const std::vector<CountPoint> points = {{10, 50}, {12, 50}, {45, 50}, {11, 50}};
  const auto chart = **MakePChart(points, PChartKind::kBinomial, {2});
  EXPECT_DOUBLE_EQ(chart.centre, 0.22);
  EXPECT_EQ(chart.limits.size(), 4u);
  EXPECT_THAT(chart.outside, ElementsAre(2));
}

TEST(PChartTest, RefusesImpossibleCounts) {
  EXPECT_THAT(MakePChart(std::vector<CountPoint>{{5, 4}}, PChartKind::kBinomial), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(MakePChart(std::vector<CountPoint>{{0, 0}}, PChartKind::kBinomial), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(MakePChart(std::vector<CountPoint>{{1, 4}}, PChartKind::kBinomial, {1}), FailsFor("FIELD_INVALID"));
  EXPECT_EQ((*MakePChart(std::vector<CountPoint>{{0, 4}, {0, 5}}, PChartKind::kLaney)).why(), Undefined::kNoVariation);
  EXPECT_EQ((*MakePChart(std::vector<CountPoint>{{1, 4}}, PChartKind::kBinomial, {0})).why(), Undefined::kTooFewPoints);
}

TEST(RunChartTest, SignalsALongRunAndTooFewCrossings) {
  std::vector<double> shifted(10, 1.0);
  shifted.insert(shifted.end(), 10, 2.0);
  const auto chart = MakeRunChart(shifted);
  EXPECT_EQ(chart->longest_run, 10);
  EXPECT_EQ(chart->crossings, 1);
  EXPECT_TRUE(chart->signal);
  std::vector<double> alternating;
  for (int i = 0; i < 20; ++i) alternating.push_back(i % 2);
  EXPECT_FALSE(MakeRunChart(alternating)->signal);
}

TEST(RunChartTest, PointsOnTheMedianAreNotUseful) {
  const auto chart = MakeRunChart(std::vector<double>{1, 2, 2, 3, 2});
  EXPECT_EQ(chart->useful, 2);
  EXPECT_EQ(chart->crossings, 1);
  EXPECT_EQ(MakeRunChart(std::vector<double>{2, 2, 2}).why(), Undefined::kTooFewPoints);
  EXPECT_EQ(MakeRunChart({}).why(), Undefined::kTooFewPoints);
}

}  // namespace
}  // namespace ehcpqa::statistics
