#include "services/statistics/precision.h"

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

std::vector<PlannedStratum> Plan48() { return {{620, 6}, {850, 9}, {1730, 17}, {1600, 16}}; }

TEST(PrecisionTest, FortyEightPlansGiveThirtySixToSixtyFour) {
  ASSERT_OK_AND_ASSIGN(const auto interval, PlannedInterval(Plan48(), 0.5));
  EXPECT_NEAR(interval->low, 0.36, 0.005);
  EXPECT_NEAR(interval->high, 0.64, 0.005);
  ASSERT_OK_AND_ASSIGN(const auto half, PlannedHalfWidth(Plan48(), 0.5));
  EXPECT_DOUBLE_EQ(*half, (interval->high - interval->low) / 2);
}

TEST(PrecisionTest, EqualsTheIntervalOfASampleThatTurnsOutSo) {
  // Every stratum at one half.
  ASSERT_OK_AND_ASSIGN(const auto share, EstimateShare({{620, 6, 3}, {850, 10, 5}, {1730, 18, 9}}));
  ASSERT_OK_AND_ASSIGN(const auto planned, PlannedInterval({{620, 6}, {850, 10}, {1730, 18}}, 0.5));
  EXPECT_NEAR(planned->low, DesignWilson(*share)->low, 1e-12);
  EXPECT_NEAR(planned->high, DesignWilson(*share)->high, 1e-12);
}

TEST(PrecisionTest, MorePlansAreMorePrecise) {
  double before = 1;
  for (int64_t n = 2; n < 400; n += 7) {
    ASSERT_OK_AND_ASSIGN(const auto half, PlannedHalfWidth({{2400, n}, {2400, n}}, 0.8));
    EXPECT_LT(*half, before);
    before = *half;
  }
}

TEST(PrecisionTest, SaysWhyThereIsNone) {
  ASSERT_OK_AND_ASSIGN(const auto lonely, PlannedHalfWidth({{620, 6}, {850, 1}}, 0.5));
  EXPECT_EQ(lonely.why(), Undefined::kLonelyPlan);
  ASSERT_OK_AND_ASSIGN(const auto none, PlannedHalfWidth({{620, 6}, {850, 0}}, 0.5));
  EXPECT_EQ(none.why(), Undefined::kStratumNotAudited);
  ASSERT_OK_AND_ASSIGN(const auto empty, PlannedHalfWidth({}, 0.5));
  EXPECT_EQ(empty.why(), Undefined::kNoApplicablePlans);
  ASSERT_OK_AND_ASSIGN(const auto census, PlannedHalfWidth({{6, 6}}, 0.5));
  EXPECT_EQ(*census, 0);
  EXPECT_THAT(PlannedHalfWidth({{6, 7}}, 0.5), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(PlannedHalfWidth({{6, 3}}, 1.5), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa::statistics
