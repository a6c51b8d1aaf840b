#include "services/statistics/intervals.h"

#include <cmath>

#include "gmock/gmock.h"
#include "services/statistics/simple_intervals.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

Estimate Share(const std::vector<StratumCounts>& strata) { return **EstimateShare(strata); }

TEST(IntervalsTest, StayInsideZeroAndOneAndHoldTheShare) {
  for (int64_t n = 2; n <= 30; ++n) {
    for (int64_t x = 0; x <= n; ++x) {
      const Estimate share = Share({{1000, n, x}});
      for (const auto& interval : {DesignWilson(share), KornGraubard(share)}) {
        ASSERT_TRUE(interval) << x << "/" << n;
        EXPECT_GE(interval->low, 0);
        EXPECT_LE(interval->high, 1);
        EXPECT_LE(interval->low, share.value);
        EXPECT_GE(interval->high, share.value);
        EXPECT_GT(interval->high, interval->low);
      }
    }
  }
}

TEST(IntervalsTest, KornGraubardIsTheWiderOne) {
  const Estimate share = Share({{620, 6, 3}, {850, 9, 4}, {1730, 17, 9}});
  EXPECT_LT(KornGraubard(share)->low, DesignWilson(share)->low);
  EXPECT_GT(KornGraubard(share)->high, DesignWilson(share)->high);
}

TEST(IntervalsTest, ZeroVarianceFallsBackToTheNumberOfPlans) {
  const Estimate share = Share({{620, 6, 6}, {850, 9, 9}, {1730, 17, 17}});
  EXPECT_EQ(*EffectiveSampleSize(share), 32);
  EXPECT_EQ(DesignWilson(share)->high, 1);
  EXPECT_NEAR(DesignWilson(share)->low, 0.884394096192854, 1e-9);
  // Strata at 0 and at 1: no variance either, though the share lies between.
  const Estimate split = Share({{500, 10, 10}, {500, 10, 0}});
  EXPECT_EQ(*EffectiveSampleSize(split), 20);
  EXPECT_LT(DesignWilson(split)->low, 0.5);
}

TEST(IntervalsTest, ACensusIsCertain) {
  const Estimate share = Share({{8, 8, 6}});
  EXPECT_EQ(*DesignWilson(share), (Interval{0.75, 0.75}));
  EXPECT_EQ(*KornGraubard(share), (Interval{0.75, 0.75}));
  EXPECT_THAT(AssessReliability(share), IsEmpty());
}

TEST(IntervalsTest, RefusesWithoutVarianceOrDegreesOfFreedom) {
  EXPECT_EQ(DesignWilson(Share({{900, 10, 5}, {100, 1, 1}})).why(), Undefined::kLonelyPlan);
  Estimate bare = Share({{900, 10, 5}});
  bare.df = 0;
  EXPECT_EQ(DesignWilson(bare).why(), Undefined::kNoDegreesOfFreedom);
  EXPECT_EQ(KornGraubard(bare).why(), Undefined::kNoDegreesOfFreedom);
  EXPECT_THAT(AssessReliability(bare), Contains(Unreliable::kNoInterval));
}

TEST(IntervalsTest, MarksUnreliableEstimates) {
  EXPECT_THAT(AssessReliability(Share({{4800, 400, 200}})), IsEmpty());
  EXPECT_THAT(AssessReliability(Share({{4800, 29, 15}})),
              ElementsAre(Unreliable::kFewPlans, Unreliable::kWideInterval));
  EXPECT_THAT(AssessReliability(Share({{4800, 60, 2}})), ElementsAre(Unreliable::kRelativelyWide));
}

TEST(IntervalsTest, AWiderConfidenceGivesAWiderInterval) {
  const Estimate share = Share({{4800, 48, 30}});
  EXPECT_LT(DesignWilson(share, 0.99)->low, DesignWilson(share, 0.95)->low);
  EXPECT_GT(Wilson(30, 48, 0.998).high, Wilson(30, 48).high);
}

TEST(SimpleIntervalsTest, HypergeometricHoldsItsCoverage) {
  // For every true number of good plans, the share of samples whose interval holds it is at least 95 %.
  const int64_t population = 30, n = 10;
  for (int64_t good = 0; good <= population; ++good) {
    double covered = 0;
    for (int64_t x = std::max<int64_t>(0, n + good - population); x <= std::min(n, good); ++x) {
      ASSERT_OK_AND_ASSIGN(const CountInterval interval, HypergeometricInterval(x, n, population));
      const double ways = std::exp(std::lgamma(good + 1) - std::lgamma(x + 1) - std::lgamma(good - x + 1) +
                                   std::lgamma(population - good + 1) - std::lgamma(n - x + 1) -
                                   std::lgamma(population - good - n + x + 1) - std::lgamma(population + 1) +
                                   std::lgamma(n + 1) + std::lgamma(population - n + 1));
      if (interval.low <= good && good <= interval.high) covered += ways;
    }
    EXPECT_GE(covered, 0.95 - 1e-12) << good;
  }
}

TEST(SimpleIntervalsTest, RefusesCountsThatCannotBe) {
  EXPECT_THAT(HypergeometricInterval(5, 4, 10), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(HypergeometricInterval(1, 12, 10), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(HypergeometricInterval(0, 0, 10), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa::statistics
