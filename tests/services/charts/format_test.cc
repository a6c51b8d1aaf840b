#include "services/charts/format.h"

#include <limits>

#include "gtest/gtest.h"

namespace ehcpqa::charts {
namespace {

TEST(Format, CoordinatesHaveTwoDecimalsAtMostAndNoNeedlessZeros) {
  EXPECT_EQ(Coordinate(12), "12");
  EXPECT_EQ(Coordinate(12.5), "12.5");
  EXPECT_EQ(Coordinate(12.046), "12.05");
  EXPECT_EQ(Coordinate(-0.5), "-0.5");
  EXPECT_EQ(Coordinate(-0.001), "0");
  EXPECT_EQ(Coordinate(100), "100");
}

TEST(Format, WhatIsNoFiniteNumberIsZero) {
  EXPECT_EQ(Coordinate(std::numeric_limits<double>::quiet_NaN()), "0");
  EXPECT_EQ(Coordinate(std::numeric_limits<double>::infinity()), "0");
  EXPECT_EQ(Coordinate(1e300), "1000000000");
}

TEST(Format, PerCentsAreWholeAndRoundHalfUp) {
  EXPECT_EQ(Percent(0.425), "43 %");
  EXPECT_EQ(Percent(0), "0 %");
  EXPECT_EQ(PercentWithInterval(0.42, 0.3, 0.55), "42 % (30 to 55)");
  EXPECT_EQ(PercentWithInterval(0.42, 0.3, {}), "42 %");
}

TEST(Format, CoefficientsHaveTwoDecimals) {
  EXPECT_EQ(Coefficient(0.7), "0.70");
  EXPECT_EQ(Coefficient(-0.054), "-0.05");
  EXPECT_EQ(Coefficient(-0.001), "0.00");
  EXPECT_EQ(Coefficient(1), "1.00");
}

}  // namespace
}  // namespace ehcpqa::charts
