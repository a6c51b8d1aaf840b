#include "services/statistics/change.h"

#include <cmath>
#include <random>

#include "gmock/gmock.h"
#include "services/statistics/multiple_comparisons.h"
#include "services/statistics/two_proportions.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;

Estimate Share(int64_t population, int64_t audited, int64_t good) {
  return **EstimateShare({{population, audited, good}});
}

TEST(ChangeTest, SwappingTheQuartersTurnsTheSign) {
  const Estimate one = Share(4800, 48, 20), two = Share(4700, 50, 35);
  const Change forth = MeasureChange(one, two), back = MeasureChange(two, one);
  EXPECT_DOUBLE_EQ(forth.difference, -back.difference);
  EXPECT_NEAR(forth.interval->low, -back.interval->high, 1e-15);
  EXPECT_DOUBLE_EQ(*forth.p, *back.p);
  EXPECT_DOUBLE_EQ(*forth.df, *back.df);
}

TEST(ChangeTest, CallsItAChangeOnlyIfTheIntervalExcludesZero) {
  EXPECT_TRUE(EvidenceOfChange(*MeasureChange(Share(4800, 48, 15), Share(4800, 48, 38)).interval));
  EXPECT_FALSE(EvidenceOfChange(*MeasureChange(Share(4800, 48, 29), Share(4800, 48, 34)).interval));
  EXPECT_FALSE(EvidenceOfChange({0, 0.2}));
  EXPECT_TRUE(EvidenceOfChange({-0.3, -0.1}));
}

TEST(ChangeTest, StillHasAnIntervalWhenBothQuartersAreAllGood) {
  const Change change = MeasureChange(Share(4800, 20, 20), Share(4800, 30, 30));
  EXPECT_EQ(change.p.why(), Undefined::kZeroDenominator);
  EXPECT_LT(change.interval->low, 0);
  EXPECT_GT(change.interval->high, 0);
}

TEST(ChangeTest, PassesOnWhyAQuarterHasNoVariance) {
  const Estimate lonely = **EstimateShare({{900, 10, 5}, {100, 1, 1}});
  const Change change = MeasureChange(Share(4800, 20, 10), lonely);
  EXPECT_EQ(change.standard_error.why(), Undefined::kLonelyPlan);
  EXPECT_EQ(change.interval.why(), Undefined::kLonelyPlan);
}

TEST(ChangeTest, SplitsIntoRatesAndMixThatAddUp) {
  const std::vector<StratumShift> strata = {{600, 0.5, 300, 0.6}, {400, 0.9, 700, 0.8}};
  const auto parts = DecomposeChange(strata);
  const double before = 0.6 * 0.5 + 0.4 * 0.9, after = 0.3 * 0.6 + 0.7 * 0.8;
  EXPECT_NEAR(parts->within + parts->composition, after - before, 1e-15);
  EXPECT_NEAR(parts->composition, (0.5 + 0.6) / 2 * -0.3 + (0.9 + 0.8) / 2 * 0.3, 1e-15);
  EXPECT_EQ(DecomposeChange({{0, 0, 10, 1}}).why(), Undefined::kZeroDenominator);
}

TEST(ChangeTest, FixedWeightsOfTheQuarterItselfChangeNothing) {
  const std::vector<StratumCounts> strata = {{620, 6, 2}, {850, 9, 5}, {1730, 17, 12}};
  ASSERT_OK_AND_ASSIGN(const auto plain, EstimateShare(strata));
  ASSERT_OK_AND_ASSIGN(const auto fixed, StandardisedShare(strata, {620, 850, 1730}));
  EXPECT_NEAR(fixed->value, plain->value, 1e-15);
  EXPECT_NEAR(*fixed->variance, *plain->variance, 1e-15);
  EXPECT_EQ(fixed->df, plain->df);
  EXPECT_THAT(StandardisedShare(strata, {1, 2}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(StandardisedShare(strata, {0, 0, 0}), FailsFor("FIELD_INVALID"));
}

TEST(TwoProportionsTest, FisherAgreesWithItselfTransposed) {
  EXPECT_NEAR(FisherExactTest(3, 10, 8, 12), FisherExactTest(8, 12, 3, 10), 1e-14);
  EXPECT_NEAR(FisherExactTest(3, 10, 8, 12), FisherExactTest(3, 11, 7, 11), 1e-14);
  EXPECT_DOUBLE_EQ(FisherExactTest(0, 10, 0, 12), 1);
}

TEST(TwoProportionsTest, PooledTestIsUndefinedWithoutVariation) {
  EXPECT_EQ(PooledZTest(0, 10, 0, 20).why(), Undefined::kZeroDenominator);
  EXPECT_EQ(PooledZTest(10, 10, 20, 20).why(), Undefined::kZeroDenominator);
}

TEST(TwoProportionsTest, CmhOfNoDifferenceIsZero) {
  const auto test = CochranMantelHaenszel({{10, 20, 5, 10}, {3, 6, 4, 8}});
  EXPECT_NEAR(test->chi_squared, 0, 1e-20);
  EXPECT_NEAR(*test->odds_ratio, 1, 1e-12);
  EXPECT_EQ(CochranMantelHaenszel({}).why(), Undefined::kTooFewUnits);
  EXPECT_EQ(CochranMantelHaenszel({{5, 5, 0, 0}}).why(), Undefined::kNoVariation);
  EXPECT_EQ(CochranMantelHaenszel({{5, 0, 2, 3}})->odds_ratio.why(), Undefined::kZeroDenominator);
}

TEST(MultipleComparisonsTest, AdjustsAFamilyByHand) {
  const std::vector<double> p = {0.04, 0.01, 0.03};
  EXPECT_THAT(AdjustP(p, Adjustment::kBenjaminiHochberg),
              ElementsAre(DoubleEq(0.04), DoubleNear(0.03, 1e-15), DoubleEq(0.04)));
  EXPECT_THAT(AdjustP(p, Adjustment::kHolm), ElementsAre(DoubleEq(0.06), DoubleEq(0.03), DoubleEq(0.06)));
  EXPECT_THAT(AdjustP(p, Adjustment::kBonferroni), ElementsAre(DoubleEq(0.12), DoubleEq(0.03), DoubleEq(0.09)));
  EXPECT_EQ(CountAtMost(p, 0.03), 2);
  EXPECT_TRUE(AdjustP({}, Adjustment::kHolm).empty());
}

TEST(MultipleComparisonsTest, KeepsTheOrderOfPAndNeverLowersOne) {
  std::mt19937 random(11);
  std::vector<double> p;
  for (int i = 0; i < 60; ++i) p.push_back(std::pow(static_cast<double>(random() % 1000) / 1000, 2));
  for (const Adjustment adjustment :
       {Adjustment::kBenjaminiHochberg, Adjustment::kBenjaminiYekutieli, Adjustment::kHolm}) {
    const auto adjusted = AdjustP(p, adjustment);
    for (size_t i = 0; i < p.size(); ++i) {
      EXPECT_GE(adjusted[i], p[i]);
      EXPECT_LE(adjusted[i], 1);
      for (size_t j = 0; j < p.size(); ++j) {
        if (p[i] <= p[j]) {
          EXPECT_LE(adjusted[i], adjusted[j]);
        }
      }
    }
  }
}

}  // namespace
}  // namespace ehcpqa::statistics
