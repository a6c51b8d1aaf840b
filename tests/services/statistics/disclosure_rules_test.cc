#include "services/statistics/disclosure_rules.h"

#include "gmock/gmock.h"
#include "services/statistics/rounding.h"

namespace ehcpqa::statistics {
namespace {

using testing::ElementsAre;

TEST(DisclosureRulesTest, PresetsSuppressSmallCountsAndShowZero) {
  EXPECT_EQ(ShownCount(0, kNhsHesSubnational), 0);
  EXPECT_EQ(ShownCount(7, kNhsHesSubnational), std::nullopt);
  EXPECT_EQ(ShownCount(8, kNhsHesSubnational), 10);
  EXPECT_EQ(ShownCount(4, kUnderFive), std::nullopt);
  EXPECT_EQ(ShownCount(5, kUnderFive), 5);
  EXPECT_EQ(ShownCount(5, kUnderSix), std::nullopt);
  EXPECT_EQ(CountRuleNamed("under5_c")->symbol, "c");
  EXPECT_EQ(CountRuleNamed("no such rule"), std::nullopt);
}

TEST(DisclosureRulesTest, AShareProtectsItsComplementToo) {
  EXPECT_TRUE(MayShowShare(6, 20, 5));
  EXPECT_TRUE(MayShowShare(0, 20, 5));
  EXPECT_FALSE(MayShowShare(4, 20, 5));
  EXPECT_FALSE(MayShowShare(17, 20, 5));
  EXPECT_FALSE(MayShowShare(20, 20, 5));
  EXPECT_FALSE(MayShowShare(0, 4, 5));
}

TEST(DisclosureRulesTest, QualitySharesNeedADenominatorAndAuditorsCompany) {
  EXPECT_FALSE(MayShowQualityShare(9));
  EXPECT_TRUE(MayShowQualityShare(10));
  EXPECT_FALSE(MayShowFromAuditors(2));
  EXPECT_TRUE(MayShowFromAuditors(3));
  EXPECT_FALSE(MayShowMean(4, 5));
}

TEST(DisclosureRulesTest, SeesASmallDifferenceOfTwoPublishedCounts) {
  EXPECT_TRUE(DifferenceDiscloses(52, 49, 5));
  EXPECT_FALSE(DifferenceDiscloses(52, 47, 5));
  EXPECT_FALSE(DifferenceDiscloses(52, 52, 5));
}

TEST(DisclosureRulesTest, APerCentBesideARoundedDenominatorMayGiveBothAway) {
  EXPECT_THAT(PossibleFractions(348, 1, 45, 5), ElementsAre(Fraction{16, 46}));
  EXPECT_GT(PossibleFractions(35, 0, 45, 5).size(), 1u);
}

TEST(DisclosureRulesTest, TheTruthIsAlwaysAmongThePossibleFractions) {
  for (int64_t n = 8; n <= 60; ++n) {
    for (int64_t x = 0; x <= n; ++x) {
      const auto possible = PossibleFractions(PercentUnits(x, n, 1), 1, RoundToBase(n, 5), 5);
      EXPECT_THAT(possible, testing::Contains(Fraction{x, n}));
    }
  }
}

}  // namespace
}  // namespace ehcpqa::statistics
