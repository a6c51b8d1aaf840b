#include "services/charts/funnel_chart.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/charts/svg_reader.h"

namespace ehcpqa::charts {
namespace {

using testing::Contains;
using testing::Not;
using testing::SizeIs;
using Place = FunnelChart::Place;

FunnelChart Funnel(std::vector<FunnelChart::Unit> units) {
  return {.caption = {"funnel", "Teams", "All inside."},
          .units = std::move(units),
          .limits = {{1, 0, 1, 0, 1}, {20, 0.3, 0.8, 0.2, 0.9}, {200, 0.45, 0.65, 0.4, 0.7}},
          .target = 0.55};
}

FunnelChart Many(int units) {
  FunnelChart chart = Funnel({});
  for (int i = 0; i < units; ++i) {
    chart.units.push_back({absl::StrCat("Unit ", i), 5.0 + 3 * i, 0.3 + 0.4 * (i % 7) / 7});
  }
  return chart;
}

TEST(FunnelChart, AUnitStandsAtItsPlansAndItsShare) {
  const Svg svg(Draw(Funnel({{"A", 50, 0.5}, {"B", 100, 0.25}})));
  const auto axis = NumbersOf(svg.OfClass("chart__axis").at(0).attributes.at("d"));
  const double top = NumbersOf(svg.OfClass("chart__grid").at(4).attributes.at("d"))[1];
  const auto marks = svg.OfClass("chart__mark--circle");
  ASSERT_THAT(marks, SizeIs(3));  // With that of the legend.
  EXPECT_NEAR(marks[0].Number("cy"), (axis[1] + top) / 2, 0.01);
  EXPECT_NEAR(marks[1].Number("cy"), axis[1] + (top - axis[1]) / 4, 0.01);
  // The axis begins at no plan at all.
  EXPECT_NEAR(marks[1].Number("cx") - axis[0], 2 * (marks[0].Number("cx") - axis[0]), 0.02);
}

TEST(FunnelChart, ShapesSayWhereAUnitLies) {
  const Svg svg(
      Draw(Funnel({{"A", 50, 0.5}, {"B", 100, 0.3, "", Place::kOutside998}, {"C", 80, 0.4, "", Place::kOutside95}})));
  EXPECT_THAT(svg.OfClass("chart__mark--circle"), SizeIs(2));
  EXPECT_THAT(svg.OfClass("chart__mark--diamond"), SizeIs(2));
  EXPECT_THAT(svg.OfClass("chart__mark--square"), SizeIs(2));
  EXPECT_THAT(svg.Texts(), Contains("Inside the limits"));
  EXPECT_THAT(svg.Texts(), Contains("Outside the 95 % limits"));
  EXPECT_THAT(svg.Texts(), Contains("Outside the 99.8 % limits"));
}

TEST(FunnelChart, LimitsHaveDifferentDashesAndLabelsAtTheirRightEnds) {
  const Svg svg(Draw(Funnel({{"A", 50, 0.5}})));
  const auto of95 = svg.OfClass("chart__limit--95"), of998 = svg.OfClass("chart__limit--998");
  ASSERT_THAT(of95, SizeIs(3));  // Upper, lower, legend.
  ASSERT_THAT(of998, SizeIs(3));
  EXPECT_NE(of95[0].attributes.at("stroke-dasharray"), of998[0].attributes.at("stroke-dasharray"));
  const auto axis = NumbersOf(svg.OfClass("chart__axis").at(0).attributes.at("d"));
  const auto curve = NumbersOf(of95[0].attributes.at("d"));
  EXPECT_NEAR(curve[curve.size() - 2], axis[2], 0.01);
  const auto texts = svg.Texts();
  EXPECT_EQ(std::count(texts.begin(), texts.end(), "95 % limit"), 2);
  EXPECT_EQ(std::count(texts.begin(), texts.end(), "99.8 % limit"), 2);
  EXPECT_THAT(texts, Contains("Share of all units together, 55 %"));
}

TEST(FunnelChart, OneUnitIsNamed) {
  for (const Layout layout : {Layout::kWide, Layout::kNarrow}) {
    const Svg svg(Draw(Funnel({{"North team", 30, 0.5}}), layout));
    EXPECT_THAT(svg.Texts(), Contains("North team"));
  }
}

TEST(FunnelChart, SixtyUnitsHaveMarksAndNoNames) {
  const Svg svg(Draw(Many(60)));
  EXPECT_THAT(svg.OfClass("chart__mark--circle"), SizeIs(61));
  EXPECT_THAT(svg.Texts(), Not(Contains(testing::HasSubstr("Unit "))));
}

TEST(FunnelChart, TwelveUnitsAreNamed) {
  const Svg svg(Draw(Many(12)));
  EXPECT_THAT(svg.Texts(), Contains("Unit 11"));
  EXPECT_THAT(Svg(Draw(Many(13))).Texts(), Not(Contains("Unit 11")));
}

TEST(FunnelChart, UnitsThatMayNotBeShownAreNamedBelow) {
  const Svg svg(Draw(Funnel({{"A", 50, 0.5}, {"B", {}, 0.5, "c"}, {"C", 12, {}, ""}})));
  EXPECT_THAT(svg.OfClass("chart__mark--circle"), SizeIs(2));
  EXPECT_THAT(svg.Texts(), Contains("Without a mark: B (c), C"));
}

TEST(FunnelChart, WithoutLimitsThereAreNeitherCurvesNorLabels) {
  FunnelChart chart = Funnel({{"A", 50, 0.5}});
  chart.limits.clear();
  const Svg svg(Draw(chart));
  EXPECT_THAT(svg.OfClass("chart__limit"), SizeIs(0));
  EXPECT_THAT(svg.Texts(), Not(Contains(testing::HasSubstr("limit"))));
}

TEST(FunnelChart, NothingIsDrawnWithoutAMark) {
  EXPECT_EQ(Draw(Funnel({})), "");
  EXPECT_EQ(Draw(Funnel({{"B", {}, {}, "c"}})), "");
}

}  // namespace
}  // namespace ehcpqa::charts
