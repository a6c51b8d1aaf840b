#include "services/statistics/cooccurrence.h"

#include <cmath>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

// `both` plans with two themes, then `a` and `b` with one each, then `none`.
std::vector<std::vector<bool>> Plans(int both, int a, int b, int none) {
  std::vector<std::vector<bool>> plans;
  for (int i = 0; i < both; ++i) plans.push_back({true, true});
  for (int i = 0; i < a; ++i) plans.push_back({true, false});
  for (int i = 0; i < b; ++i) plans.push_back({false, true});
  for (int i = 0; i < none; ++i) plans.push_back({false, false});
  return plans;
}

ThemePair Pair(int both, int a, int b, int none) { return (*MeasureThemePairs(Plans(both, a, b, none)))[0]; }

TEST(CooccurrenceTest, IndependentThemesHaveLiftOneAndNoCorrelation) {
  const ThemePair pair = Pair(4, 8, 4, 8);
  EXPECT_DOUBLE_EQ(*pair.lift, 1);
  EXPECT_NEAR(*pair.phi, 0, 1e-15);
  EXPECT_NEAR(*pair.pmi_bits, 0, 1e-15);
  EXPECT_NEAR(pair.fisher_p, 1, 1e-12);
}

TEST(CooccurrenceTest, ThemesThatNeverMeetAreAtTheEndOfTheScale) {
  const ThemePair pair = Pair(0, 6, 6, 4);
  EXPECT_EQ(*pair.npmi, -1);
  EXPECT_EQ(pair.pmi_bits.why(), Undefined::kZeroDenominator);
  EXPECT_EQ(*pair.jaccard, 0);
}

TEST(CooccurrenceTest, AlwaysTogetherIsOne) {
  const ThemePair pair = Pair(6, 0, 0, 10);
  EXPECT_DOUBLE_EQ(*pair.phi, 1);
  EXPECT_DOUBLE_EQ(*pair.jaccard, 1);
  EXPECT_NEAR(*pair.npmi, 1, 1e-15);
}

TEST(CooccurrenceTest, SaysWhyAMeasureIsMissing) {
  const ThemePair absent = Pair(0, 5, 0, 5);
  EXPECT_EQ(absent.lift.why(), Undefined::kZeroDenominator);
  EXPECT_EQ(absent.phi.why(), Undefined::kNoVariation);
  EXPECT_DOUBLE_EQ(absent.fisher_p, 1);
  const ThemePair everywhere = Pair(9, 0, 0, 0);
  EXPECT_EQ(everywhere.npmi.why(), Undefined::kZeroDenominator);
  EXPECT_EQ(everywhere.phi.why(), Undefined::kNoVariation);
  EXPECT_THAT(MeasureThemePairs({}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(MeasureThemePairs({{true}, {true, false}}), FailsFor("FIELD_INVALID"));
}

TEST(CooccurrenceTest, RanksByPhiAndLeavesOutRarePairsWhateverTheirLift) {
  // Themes 0 and 1 are common and meet often; 2 and 3 are rare and always meet: the highest lift of all, on 4 plans.
  std::vector<std::vector<bool>> plans;
  for (int i = 0; i < 48; ++i) plans.push_back({i<20, i<16 || i> 44, i> 43, i > 43});
  ASSERT_OK_AND_ASSIGN(const auto pairs, MeasureThemePairs(plans));
  EXPECT_EQ(pairs.size(), 6u);
  const auto ranked = RankThemePairs(pairs);
  ASSERT_EQ(ranked.size(), 1u);
  EXPECT_EQ(ranked[0].a, 0);
  EXPECT_EQ(ranked[0].b, 1);
}

TEST(CooccurrenceTest, TheOddsRatiosIntervalHoldsIt) {
  const ThemePair pair = Pair(9, 10, 5, 24);
  EXPECT_LT(pair.odds_ratio_interval.low, pair.odds_ratio);
  EXPECT_GT(pair.odds_ratio_interval.high, pair.odds_ratio);
  EXPECT_GE(pair.adjusted_p, pair.fisher_p);
}

}  // namespace
}  // namespace ehcpqa::statistics
