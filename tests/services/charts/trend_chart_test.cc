#include "services/charts/trend_chart.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/charts/svg_reader.h"

namespace ehcpqa::charts {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

TrendChart Series(int points) {
  TrendChart chart = {.caption = {"trend", "Share graded good", "It rose."}};
  for (int i = 0; i < points; ++i) {
    chart.points.push_back({.label = absl::StrCat(2015 + i / 4, " Q", i % 4 + 1), .share = 0.5});
  }
  return chart;
}

// Marks in the plot, without those of the legend.
std::vector<Element> MarksOf(const Svg& svg, const std::string& name) {
  std::vector<Element> marks = svg.OfClass(name);
  const double axis = NumbersOf(svg.OfClass("chart__axis").at(0).attributes.at("d"))[1];
  std::erase_if(marks, [&](const Element& mark) {
    return (mark.name == "circle" ? mark.Number("cy") : NumbersOf(mark.attributes.at("d"))[1]) > axis;
  });
  return marks;
}

TEST(TrendChart, AHalfLiesInTheMiddleOfTheAxisAndOnePointInTheMiddleOfThePlot) {
  for (const Layout layout : {Layout::kWide, Layout::kNarrow}) {
    const Svg svg(Draw(Series(1), layout));
    const auto zero = NumbersOf(svg.OfClass("chart__axis").at(0).attributes.at("d"));
    const auto whole = NumbersOf(svg.OfClass("chart__grid").at(4).attributes.at("d"));
    const auto marks = MarksOf(svg, "chart__mark");
    ASSERT_THAT(marks, SizeIs(1));
    EXPECT_NEAR(marks[0].Number("cy"), (zero[1] + whole[1]) / 2, 0.01);
    EXPECT_NEAR(marks[0].Number("cx"), (zero[0] + zero[2]) / 2, 0.01);
    EXPECT_THAT(svg.OfClass("chart__series"), IsEmpty());
  }
}

TEST(TrendChart, FortyPointsAllHaveMarksAndTheLastItsLabel) {
  for (const Layout layout : {Layout::kWide, Layout::kNarrow}) {
    const Svg svg(Draw(Series(40), layout));
    EXPECT_THAT(MarksOf(svg, "chart__mark--circle"), SizeIs(40));
    EXPECT_THAT(svg.Texts(), Contains("2024 Q4"));
    EXPECT_THAT(svg.Texts(), Not(Contains("2024 Q3")));
  }
}

TEST(TrendChart, EachSignalHasItsShapeAndItsEntryInTheLegend) {
  TrendChart chart = Series(6);
  chart.points[1].signal = Signal::kHigh, chart.points[1].meaning = Meaning::kImprovement;
  chart.points[2].signal = Signal::kHigh, chart.points[2].meaning = Meaning::kConcern;
  chart.points[3].signal = Signal::kLow, chart.points[3].meaning = Meaning::kConcern;
  chart.points[4].signal = Signal::kLow;
  chart.segments = {{.first = 0, .end = 6, .mean = 0.5, .lower = 0.2, .upper = 0.8}};
  const Svg svg(Draw(chart));
  EXPECT_THAT(MarksOf(svg, "chart__mark--circle"), SizeIs(2));
  const auto up = MarksOf(svg, "chart__mark--triangle-up"), down = MarksOf(svg, "chart__mark--triangle-down");
  ASSERT_THAT(up, SizeIs(2));
  ASSERT_THAT(down, SizeIs(2));
  EXPECT_TRUE(up[0].HasClass("chart__mark--filled"));
  EXPECT_TRUE(up[1].HasClass("chart__mark--hollow"));
  EXPECT_TRUE(down[0].HasClass("chart__mark--hollow"));
  EXPECT_THAT(svg.OfClass("chart__dot"), SizeIs(2));  // The point without meaning, and its entry.
  // A triangle that points up has its tip above its base; y grows downwards.
  EXPECT_LT(NumbersOf(up[0].attributes.at("d"))[1], NumbersOf(up[0].attributes.at("d"))[3]);
  EXPECT_GT(NumbersOf(down[0].attributes.at("d"))[1], NumbersOf(down[0].attributes.at("d"))[3]);
  for (const char* entry : {"Common cause", "High signal, improvement", "High signal, concern", "Low signal, concern",
                            "Low signal", "Mean 50 %", "Control limits 20 % to 80 %"}) {
    EXPECT_THAT(svg.Texts(), Contains(entry));
  }
}

TEST(TrendChart, StretchesBreakAtANewRubricWithALabelledLine) {
  TrendChart chart = Series(8);
  chart.segments = {{.first = 0, .end = 5, .mean = 0.5, .lower = 0.2, .upper = 0.8},
                    {.first = 5, .end = 99, .mean = 0.6, .lower = 0.4, .upper = 0.75, .reason = "Rubric version 2"}};
  const Svg svg(Draw(chart));
  ASSERT_THAT(svg.OfClass("chart__break"), SizeIs(1));
  EXPECT_THAT(svg.Texts(), Contains("Rubric version 2"));
  EXPECT_THAT(svg.OfClass("chart__series"), SizeIs(2));
  const auto line = NumbersOf(svg.OfClass("chart__break")[0].attributes.at("d"));
  const auto marks = MarksOf(svg, "chart__mark");
  EXPECT_GT(line[0], marks[4].Number("cx"));
  EXPECT_LT(line[0], marks[5].Number("cx"));
  // Means of both stretches meet at the break, and that of the legend comes after them.
  const auto means = svg.OfClass("chart__mean");
  ASSERT_THAT(means, SizeIs(3));
  EXPECT_EQ(NumbersOf(means[0].attributes.at("d"))[2], line[0]);
  EXPECT_EQ(NumbersOf(means[1].attributes.at("d"))[0], line[0]);
  EXPECT_THAT(svg.Texts(), Contains("Latest mean 60 %"));
}

TEST(TrendChart, AnAbsentShareBreaksTheLineAndShowsItsText) {
  TrendChart chart = Series(5);
  chart.points[2].share.reset();
  chart.points[2].text = "c";
  const Svg svg(Draw(chart));
  EXPECT_THAT(MarksOf(svg, "chart__mark"), SizeIs(4));
  EXPECT_THAT(svg.OfClass("chart__series"), SizeIs(2));
  EXPECT_THAT(svg.Texts(), Contains("c"));
}

TEST(TrendChart, WhatIsOutsideTheAxisIsDrawnAtItsEnd) {
  TrendChart chart = Series(1);
  chart.points[0] = {.label = "a", .share = 1.5, .low = -1, .high = 3};
  chart.segments = {{.first = 0, .end = 1, .mean = 0.9, .lower = -0.2, .upper = 1.3}};
  const Svg svg(Draw(chart));
  const double top = NumbersOf(svg.OfClass("chart__grid").at(4).attributes.at("d"))[1];
  EXPECT_NEAR(MarksOf(svg, "chart__mark").at(0).Number("cy"), top, 0.01);
  EXPECT_NEAR(NumbersOf(svg.OfClass("chart__limit").at(1).attributes.at("d"))[1], top, 0.01);
}

TEST(TrendChart, TheTargetIsDrawnAndSaid) {
  TrendChart chart = Series(3);
  chart.target = 0.75;
  const Svg svg(Draw(chart));
  EXPECT_THAT(svg.OfClass("chart__target"), SizeIs(2));
  EXPECT_THAT(svg.Texts(), Contains("Target 75 %"));
  EXPECT_THAT(svg.Texts(), Contains("Cycle"));
  EXPECT_THAT(svg.Texts(), Contains("Share of plans"));
}

TEST(TrendChart, NothingIsDrawnWithoutAPoint) { EXPECT_EQ(Draw(TrendChart{.target = 0.5}), ""); }

}  // namespace
}  // namespace ehcpqa::charts
