#include "services/charts/grade_chart.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/charts/svg_reader.h"

namespace ehcpqa::charts {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

GradeChart OneSubject(std::vector<GradeChart::Grade> grades) {
  return {.caption = {"grades", "Grades", "Most are good."}, .subjects = {{"Whole plan", std::move(grades)}}};
}

// Where the axis has 0 % and 100 %.
std::pair<double, double> EndsOf(const Svg& svg) {
  const auto grid = svg.OfClass("chart__grid"), axis = svg.OfClass("chart__axis");
  return {NumbersOf(axis.at(0).attributes.at("d"))[0], NumbersOf(grid.at(4).attributes.at("d"))[0]};
}

TEST(GradeChart, ABarIsAsLongAsItsShareOfTheAxis) {
  for (const Layout layout : {Layout::kWide, Layout::kNarrow}) {
    const Svg svg(Draw(OneSubject({{"Good", 0.5}, {"Poor", 0.25}, {"None", 0.0}}), layout));
    const auto [zero, whole] = EndsOf(svg);
    const auto bars = svg.OfClass("chart__bar");
    ASSERT_THAT(bars, SizeIs(3));
    EXPECT_NEAR(bars[0].Number("x"), zero, 0.01);
    EXPECT_NEAR(bars[0].Number("width"), (whole - zero) / 2, 0.02);
    EXPECT_NEAR(bars[1].Number("width"), (whole - zero) / 4, 0.02);
    EXPECT_EQ(bars[2].Number("width"), 0);
  }
}

TEST(GradeChart, AWhiskerReachesFromEndToEndOfTheInterval) {
  const Svg svg(Draw(OneSubject({{"Good", 0.5, 0.25, 0.75}, {"Poor", 0.5, 0.25}})));
  const auto [zero, whole] = EndsOf(svg);
  const auto whiskers = svg.OfClass("chart__whisker");
  ASSERT_THAT(whiskers, SizeIs(1));
  const auto line = NumbersOf(whiskers[0].attributes.at("d"));
  EXPECT_NEAR(line[0], zero + (whole - zero) * 0.25, 0.01);
  EXPECT_NEAR(line[2], zero + (whole - zero) * 0.75, 0.01);
}

TEST(GradeChart, ValuesBeyondTheAxisAreClippedToIt) {
  const Svg svg(Draw(OneSubject({{"Good", 1.4, -0.3, 2.0}})));
  const auto [zero, whole] = EndsOf(svg);
  EXPECT_NEAR(svg.OfClass("chart__bar").at(0).Number("width"), whole - zero, 0.01);
  const auto line = NumbersOf(svg.OfClass("chart__whisker").at(0).attributes.at("d"));
  EXPECT_NEAR(line[0], zero, 0.01);
  EXPECT_NEAR(line[2], whole, 0.01);
}

TEST(GradeChart, PrintsTheTextGivenOrElseTheValues) {
  for (const Layout layout : {Layout::kWide, Layout::kNarrow}) {
    const Svg svg(
        Draw(OneSubject({{"Good", 0.42, 0.3, 0.55, "42 % (30 to 55), 20 of 48"}, {"Poor", 0.5, 0.36, 0.63}}), layout));
    EXPECT_THAT(svg.Texts(), Contains("42 % (30 to 55), 20 of 48"));
    EXPECT_THAT(svg.Texts(), Contains("50 % (36 to 63)"));
    EXPECT_THAT(svg.Texts(), Contains("Whole plan"));
  }
}

TEST(GradeChart, AnAbsentShareHasItsTextAndNoBar) {
  for (const Layout layout : {Layout::kWide, Layout::kNarrow}) {
    const Svg svg(Draw(OneSubject({{"Good", {}, 0.1, 0.9, "c"}, {"Poor", {}, {}, {}, "too few to show"}}), layout));
    EXPECT_THAT(svg.OfClass("chart__bar"), IsEmpty());
    EXPECT_THAT(svg.OfClass("chart__whisker"), IsEmpty());
    EXPECT_THAT(svg.Texts(), Contains("c"));
    EXPECT_THAT(svg.Texts(), Contains("too few to show"));
  }
}

TEST(GradeChart, TicksAreWholePerCentsFrom0To100) {
  const Svg svg(Draw(OneSubject({{"Good", 0.5, {}, {}, "half"}})));
  for (const char* tick : {"0 %", "20 %", "40 %", "60 %", "80 %", "100 %"}) EXPECT_THAT(svg.Texts(), Contains(tick));
  EXPECT_THAT(svg.Texts(), Contains("Share of plans, with 95 % interval"));
  EXPECT_THAT(svg.Texts(), Not(Contains("50 %")));
}

TEST(GradeChart, NothingIsDrawnWithoutAGrade) {
  EXPECT_EQ(Draw(GradeChart()), "");
  EXPECT_EQ(Draw(OneSubject({})), "");
  EXPECT_EQ(DrawForScreens(OneSubject({})), "");
}

}  // namespace
}  // namespace ehcpqa::charts
