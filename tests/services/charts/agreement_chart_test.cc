#include "services/charts/agreement_chart.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/charts/svg_reader.h"

namespace ehcpqa::charts {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::SizeIs;

AgreementChart Chart(std::vector<AgreementChart::Criterion> criteria) {
  return {.caption = {"agreement", "Agreement", "Most agree."}, .criteria = std::move(criteria)};
}

TEST(AgreementChart, SquaresAreAgreementAndCirclesAreAlphaOnTheirAxis) {
  const Svg svg(Draw(Chart({{"F3", 0.5, 0.75, 0.5, 1.0}})));
  const auto axis = NumbersOf(svg.OfClass("chart__axis").at(0).attributes.at("d"));
  const double length = axis[2] - axis[0];
  const auto squares = svg.OfClass("chart__mark--square"), circles = svg.OfClass("chart__mark--circle");
  ASSERT_THAT(squares, SizeIs(2));  // With those of the legend.
  ASSERT_THAT(circles, SizeIs(2));
  const auto outline = NumbersOf(squares[0].attributes.at("d"));
  EXPECT_NEAR((outline[0] + outline[2]) / 2, axis[0] + length / 2, 0.01);
  EXPECT_NEAR(circles[0].Number("cx"), axis[0] + length * 0.75, 0.01);
  const auto whisker = NumbersOf(svg.OfClass("chart__whisker").at(0).attributes.at("d"));
  EXPECT_NEAR(whisker[0], axis[0] + length / 2, 0.01);
  EXPECT_NEAR(whisker[2], axis[2], 0.01);
}

TEST(AgreementChart, CutoffsStandWhereTheyBelongAndAreSaidToBeOfAlphaAlone) {
  for (const Layout layout : {Layout::kWide, Layout::kNarrow}) {
    const Svg svg(Draw(Chart({{"F3", 0.5, 0.75}}), layout));
    const auto axis = NumbersOf(svg.OfClass("chart__axis").at(0).attributes.at("d"));
    const auto cutoffs = svg.OfClass("chart__cutoff");
    ASSERT_THAT(cutoffs, SizeIs(3));
    EXPECT_NEAR(NumbersOf(cutoffs[0].attributes.at("d"))[0], axis[0] + (axis[2] - axis[0]) * 0.667, 0.01);
    EXPECT_NEAR(NumbersOf(cutoffs[1].attributes.at("d"))[0], axis[0] + (axis[2] - axis[0]) * 0.8, 0.01);
    EXPECT_THAT(svg.Texts(), Contains("0.667"));
    EXPECT_THAT(svg.Texts(), Contains("0.800"));
    EXPECT_THAT(svg.Texts(), Contains(HasSubstr("these apply to alpha only")));
  }
}

TEST(AgreementChart, TooFewPairsAreSaidInWords) {
  for (const Layout layout : {Layout::kWide, Layout::kNarrow}) {
    const Svg svg(Draw(Chart({{"F3", 0.6, {}, {}, {}, "7 pairs: too few for alpha"}}), layout));
    EXPECT_THAT(svg.Texts(), Contains(HasSubstr("7 pairs: too few for alpha")));
    EXPECT_THAT(svg.OfClass("chart__mark--circle"), SizeIs(0));
  }
}

TEST(AgreementChart, ANegativeAlphaLengthensTheAxis) {
  const Svg svg(Draw(Chart({{"F3", 0, -0.25, -0.5, 0.4}})));
  const auto axis = NumbersOf(svg.OfClass("chart__axis").at(0).attributes.at("d"));
  // From -0.5 to 1.
  EXPECT_NEAR(svg.OfClass("chart__mark--circle").at(0).Number("cx"), axis[0] + (axis[2] - axis[0]) / 6, 0.01);
  const auto square = NumbersOf(svg.OfClass("chart__mark--square").at(0).attributes.at("d"));
  EXPECT_NEAR((square[0] + square[2]) / 2, axis[0] + (axis[2] - axis[0]) / 3, 0.01);
  EXPECT_THAT(svg.Texts(), Contains(HasSubstr("alpha -0.25 (-0.50 to 0.40)")));
}

TEST(AgreementChart, NothingIsDrawnWithoutACriterion) { EXPECT_EQ(Draw(AgreementChart()), ""); }

}  // namespace
}  // namespace ehcpqa::charts
