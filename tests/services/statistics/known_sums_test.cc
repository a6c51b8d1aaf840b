#include "services/statistics/known_sums.h"

#include <algorithm>
#include <vector>

#include "gmock/gmock.h"

namespace ehcpqa::statistics {
namespace {

using testing::Contains;
using testing::IsEmpty;

// A table of 2 x 2 of which the totals of rows and columns are known: unknowns row by row.
KnownSums Totals(int64_t row1, int64_t row2, int64_t column1, int64_t column2) {
  KnownSums sums(4);
  sums.Add({0, 1}, row1, row1);
  sums.Add({2, 3}, row2, row2);
  sums.Add({0, 2}, column1, column1);
  sums.Add({1, 3}, column2, column2);
  return sums;
}

TEST(KnownSumsTest, BoundsACellOfATableByItsTotals) {
  KnownSums sums = Totals(10, 7, 12, 5);
  ASSERT_TRUE(sums.Solve());
  const KnownSums::Largest largest = sums.LargestOf({0});
  EXPECT_TRUE(largest.bounded);
  EXPECT_TRUE(largest.whole);
  EXPECT_NEAR(largest.value, 10, 1e-9);
  EXPECT_EQ(sums.ValueOf({0}), 10);
  EXPECT_EQ(sums.ValueOf({0, 1}), 10);
  EXPECT_NEAR(sums.SmallestOf({0}), 5, 1e-9);
  EXPECT_NEAR(sums.LargestOf({1}).value, 5, 1e-9);
  EXPECT_NEAR(sums.LargestOf({0, 3}).value, 15, 1e-9) << "10 and 5";
}

TEST(KnownSumsTest, NamesTheSumsThatHoldIt) {
  KnownSums sums = Totals(10, 7, 12, 5);
  ASSERT_TRUE(sums.Solve());
  EXPECT_THAT(sums.LargestOf({0}).held_by, Contains(0u));
  // Without that sum it is held by another, and larger.
  KnownSums fewer(4);
  fewer.Add({2, 3}, 7, 7);
  fewer.Add({0, 2}, 12, 12);
  fewer.Add({1, 3}, 5, 5);
  ASSERT_TRUE(fewer.Solve());
  EXPECT_NEAR(fewer.LargestOf({0}).value, 10, 1e-9) << "the total of all is 17 by the columns";
  EXPECT_NEAR(fewer.LargestOf({1}).value, 5, 1e-9);
}

TEST(KnownSumsTest, HasNoLimitWhereNothingIsKnown) {
  KnownSums sums(3);
  sums.Add({0, 1}, 5, 5);
  ASSERT_TRUE(sums.Solve());
  EXPECT_FALSE(sums.LargestOf({2}).bounded);
  EXPECT_FALSE(sums.LargestOf({0, 2}).bounded);
  EXPECT_TRUE(sums.LargestOf({0, 1}).bounded);
  EXPECT_THAT(sums.LargestOf({2}).held_by, IsEmpty());
}

TEST(KnownSumsTest, KnowsContradictions) {
  EXPECT_FALSE(Totals(10, 7, 12, 6).Solve());
  KnownSums sums(2);
  sums.Add({0, 1}, 3, 5);
  sums.Add({0}, 6, 9);
  EXPECT_FALSE(sums.Solve());
  KnownSums nothing(1);
  nothing.Add({}, 4, 4);
  EXPECT_FALSE(nothing.Solve());
}

TEST(KnownSumsTest, TakesRanges) {
  KnownSums sums(2);
  sums.Add({0, 1}, 8, 12);
  sums.Add({1}, 3, 7);
  ASSERT_TRUE(sums.Solve());
  EXPECT_NEAR(sums.LargestOf({0}).value, 9, 1e-9);
  EXPECT_NEAR(sums.SmallestOf({0}), 1, 1e-9);
  EXPECT_NEAR(sums.SmallestOf({0, 1}), 8, 1e-9);
}

TEST(KnownSumsTest, IsNotStoppedBySumsThatFollowFromOthers) {
  KnownSums sums = Totals(10, 7, 12, 5);
  sums.Add({0, 1, 2, 3}, 17, 17);
  sums.Add({0, 1}, 10, 10);
  ASSERT_TRUE(sums.Solve());
  EXPECT_NEAR(sums.LargestOf({0}).value, 10, 1e-9);
}

TEST(KnownSumsTest, IsAsTheAuditByFlowsForEveryCellOfATable) {
  // 5 x 4, all inner cells unknown: the bounds are those of a transport problem.
  const int64_t rows[] = {9, 4, 0, 21, 3}, columns[] = {6, 11, 2, 18};
  KnownSums sums(20);
  for (size_t r = 0; r < 5; ++r) sums.Add({4 * r, 4 * r + 1, 4 * r + 2, 4 * r + 3}, rows[r], rows[r]);
  for (size_t c = 0; c < 4; ++c) sums.Add({c, 4 + c, 8 + c, 12 + c, 16 + c}, columns[c], columns[c]);
  ASSERT_TRUE(sums.Solve());
  for (size_t r = 0; r < 5; ++r) {
    for (size_t c = 0; c < 4; ++c) {
      EXPECT_NEAR(sums.LargestOf({4 * r + c}).value, static_cast<double>(std::min(rows[r], columns[c])), 1e-9);
      EXPECT_NEAR(sums.SmallestOf({4 * r + c}), static_cast<double>(std::max<int64_t>(0, rows[r] + columns[c] - 37)),
                  1e-9);
    }
  }
}

}  // namespace
}  // namespace ehcpqa::statistics
