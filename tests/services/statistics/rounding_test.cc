#include "services/statistics/rounding.h"

#include "gtest/gtest.h"

namespace ehcpqa::statistics {
namespace {

TEST(RoundingTest, RoundsPerCentsHalfUpFromWholeNumbers) {
  EXPECT_EQ(FormatPercent(57, 200, 1), "28.5");
  EXPECT_EQ(FormatPercent(57, 200, 0), "29");
  EXPECT_EQ(FormatPercent(1, 8, 0), "13");
  EXPECT_EQ(FormatPercent(0, 7, 1), "0.0");
  EXPECT_EQ(FormatPercent(7, 7, 1), "100.0");
  EXPECT_EQ(FormatPercent(1, 2000, 2), "0.05");
}

TEST(RoundingTest, AgreesWithExactHalvesForEveryFraction) {
  for (int64_t n = 1; n <= 400; ++n) {
    for (int64_t x = 0; x <= n; ++x) {
      const int64_t units = PercentUnits(x, n, 0);
      EXPECT_GE(200 * x, (2 * units - 1) * n);
      EXPECT_LT(200 * x, (2 * units + 1) * n);
    }
  }
}

TEST(RoundingTest, RoundsAnEstimatedShareAsItsFraction) {
  for (int64_t n = 1; n <= 400; ++n) {
    for (int64_t x = 0; x <= n; ++x) {
      const double share = static_cast<double>(x) / static_cast<double>(n);
      EXPECT_EQ(SharePercentUnits(share, 0), PercentUnits(x, n, 0)) << x << "/" << n;
      EXPECT_EQ(FormatSharePercent(share, 1), FormatPercent(x, n, 1)) << x << "/" << n;
    }
  }
}

TEST(RoundingTest, RoundsCountsToABase) {
  EXPECT_EQ(RoundToBase(7, 5), 5);
  EXPECT_EQ(RoundToBase(8, 5), 10);
  EXPECT_EQ(RoundToBase(5, 10), 10);
  EXPECT_EQ(RoundToBase(0, 5), 0);
}

}  // namespace
}  // namespace ehcpqa::statistics
