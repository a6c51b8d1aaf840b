#include "services/insight/trend.h"

#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "tests/services/insight/invented_cycle.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using statistics::SeriesView;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

std::vector<SeriesPoint> Points(const std::vector<double>& shares, int32_t rubric_version = 1) {
  std::vector<SeriesPoint> points;
  for (const double share : shares) {
    SeriesPoint point;
    point.cycle = InventedCycle("c" + std::to_string(points.size() + 1), {}).cycle;
    point.cycle.settings.rubric_version = rubric_version;
    point.share = ShareOf(share, 48);
    points.push_back(point);
  }
  return points;
}

// A series that varies without a signal.
std::vector<double> Steady(size_t points) {
  std::vector<double> shares;
  for (size_t i = 0; i < points; ++i) shares.push_back(i % 2 == 0 ? 0.60 : 0.64);
  return shares;
}

TEST(TrendTest, OfFewerThanEightCyclesShowsPointsAlone) {
  ASSERT_OK_AND_ASSIGN(const Series series, MakeSeries(Points(Steady(7)), Measure::kGoodOrBetter, 0.5));
  EXPECT_EQ(series.view, SeriesView::kPointsOnly);
  EXPECT_THAT(series.stretches, IsEmpty());
  EXPECT_FALSE(series.run_chart.has_value());
  EXPECT_FALSE(series.assurance.has_value());
  for (const SeriesPoint& point : series.points) EXPECT_EQ(point.type + point.rule, "");
  EXPECT_EQ(series.text,
            "7 cycles; the latest, c7: 60 % (50 to 70), 48 plans of 4,800. Fewer than 8 cycles of one rubric version: "
            "no limits, and no trend can be told. Target 50 %: too few cycles to say whether it will be met.");
}

TEST(TrendTest, OfEightToTwelveCyclesHasTrialLimitsAndARunChart) {
  std::vector<double> shares = Steady(8);
  shares[7] = 0.95;
  ASSERT_OK_AND_ASSIGN(const Series series, MakeSeries(Points(shares), Measure::kGoodOrBetter, std::nullopt));
  EXPECT_EQ(series.view, SeriesView::kTrialLimits);
  ASSERT_THAT(series.stretches, SizeIs(1));
  EXPECT_TRUE(series.run_chart.has_value());
  for (const SeriesPoint& point : series.points) EXPECT_EQ(point.type + point.rule, "") << "no rules on trial limits";
  EXPECT_THAT(series.text, HasSubstr("Limits are on trial until there are 13 cycles."));
  EXPECT_THAT(series.text, Not(HasSubstr("Target")));
}

TEST(TrendTest, OfThirteenCyclesHasLimitsAndRules) {
  std::vector<double> shares;
  for (int i = 0; i < 12; ++i) shares.push_back(i % 2 == 0 ? 0.58 : 0.68);
  shares.push_back(0.99);
  ASSERT_OK_AND_ASSIGN(const Series series, MakeSeries(Points(shares), Measure::kGoodOrBetter, std::nullopt));
  EXPECT_EQ(series.view, SeriesView::kLimits);
  ASSERT_THAT(series.stretches, SizeIs(1));
  const Stretch& stretch = series.stretches[0];
  // Eleven moving ranges of 10 points and one of 31.
  const double mean = std::accumulate(shares.begin(), shares.end(), 0.0) / 13, range = (11 * 0.10 + 0.31) / 12;
  EXPECT_NEAR(stretch.mean, mean, 1e-12);
  EXPECT_NEAR(stretch.lower, mean - 2.66 * range, 1e-12);
  EXPECT_NEAR(stretch.upper, mean + 2.66 * range, 1e-12);
  EXPECT_EQ(stretch.first, 0);
  EXPECT_EQ(stretch.end, 13);
  EXPECT_EQ(series.points[12].rule, "Above UCL");
  EXPECT_EQ(series.points[12].type, "special_cause_improvement");
  for (size_t i = 0; i < 12; ++i) EXPECT_EQ(series.points[i].type, "common_cause") << i;
  EXPECT_THAT(series.text, HasSubstr("Signals: 1 cycle of improvement."));
}

TEST(TrendTest, CallsALowSignalAConcern) {
  std::vector<double> shares = Steady(14);
  shares[3] = 0.20;
  ASSERT_OK_AND_ASSIGN(const Series series, MakeSeries(Points(shares), Measure::kGoodOrBetter, std::nullopt));
  EXPECT_EQ(series.points[3].rule, "Below LCL");
  EXPECT_EQ(series.points[3].type, "special_cause_concern");
  EXPECT_THAT(series.text, HasSubstr("of concern."));
}

TEST(TrendTest, BeginsANewStretchWithANewRubric) {
  // Low under the first rubric, high under the second: one chart over both would signal shifts.
  std::vector<SeriesPoint> points;
  for (const double share : Steady(13)) points.push_back(Points({share - 0.4})[0]);
  for (const double share : Steady(13)) points.push_back(Points({share}, 2)[0]);
  ASSERT_OK_AND_ASSIGN(const Series series, MakeSeries(points, Measure::kGoodOrBetter, 0.5));
  ASSERT_THAT(series.stretches, SizeIs(2));
  EXPECT_EQ(series.stretches[0].end, 13);
  EXPECT_EQ(series.stretches[1].first, 13);
  EXPECT_EQ(series.stretches[1].end, 26);
  EXPECT_NEAR(series.stretches[1].mean - series.stretches[0].mean, 0.4, 1e-12);
  for (size_t i = 0; i < 26; ++i) {
    EXPECT_EQ(series.points[i].new_rubric, i == 13) << i;
    EXPECT_EQ(series.points[i].rule, "") << i;
    EXPECT_EQ(series.points[i].type, "common_cause") << i;
  }
  EXPECT_EQ(series.assurance, statistics::Assurance::kConsistentPass) << "of the last stretch";
  EXPECT_THAT(series.text, HasSubstr("The rubric changed with c1"));
}

TEST(TrendTest, IsShortAgainAfterANewRubric) {
  std::vector<SeriesPoint> points = Points(Steady(13));
  for (const double share : Steady(7)) points.push_back(Points({share}, 2)[0]);
  ASSERT_OK_AND_ASSIGN(const Series series, MakeSeries(points, Measure::kGoodOrBetter, 0.5));
  EXPECT_EQ(series.view, SeriesView::kPointsOnly);
  EXPECT_THAT(series.stretches, SizeIs(1));
  EXPECT_FALSE(series.assurance.has_value());
  EXPECT_THAT(series.text, HasSubstr("Fewer than 8 cycles of one rubric version"));
}

TEST(TrendTest, SaysWhetherATargetWillBeMet) {
  const auto assurance = [](double target) {
    return MakeSeries(Points(Steady(13)), Measure::kGoodOrBetter, target)->assurance;
  };
  EXPECT_EQ(assurance(0.40), statistics::Assurance::kConsistentPass);
  EXPECT_EQ(assurance(0.62), statistics::Assurance::kInconsistent);
  EXPECT_EQ(assurance(0.90), statistics::Assurance::kConsistentFail);
  EXPECT_THAT(MakeSeries(Points(Steady(13)), Measure::kGoodOrBetter, 0.90)->text,
              testing::EndsWith("Target 90 %: it will not be met as things stand."));
}

TEST(TrendTest, WithoutAPointSaysSo) {
  ASSERT_OK_AND_ASSIGN(const Series series, MakeSeries({}, Measure::kGoodOrBetter, 0.5));
  EXPECT_EQ(series.text, "No cycle has a share to show.");
}

}  // namespace
}  // namespace ehcpqa::insight
