#include "services/insight/wording.h"

#include "gtest/gtest.h"
#include "tests/services/insight/invented_cycle.h"

namespace ehcpqa::insight {
namespace {

TEST(WordingTest, RoundsToWholePerCents) {
  EXPECT_EQ(Percent(0.585), "59 %");
  EXPECT_EQ(Percent(28 / 48.0), "58 %");
  EXPECT_EQ(Percent(0), "0 %");
  EXPECT_EQ(Percent(1), "100 %");
}

TEST(WordingTest, SignsPointsOfADifferenceButNotNothing) {
  EXPECT_EQ(Points(-0.104), "-10");
  EXPECT_EQ(Points(0.276), "+28");
  EXPECT_EQ(Points(0.004), "0");
  EXPECT_EQ(Points(-0.004), "0");
  EXPECT_EQ(Points(-0.005), "-1");
}

TEST(WordingTest, GroupsThousandsAndCountsOne) {
  EXPECT_EQ(Grouped(0), "0");
  EXPECT_EQ(Grouped(999), "999");
  EXPECT_EQ(Grouped(1000), "1,000");
  EXPECT_EQ(Grouped(1234567), "1,234,567");
  EXPECT_EQ(Counted(1, "plan", "plans"), "1 plan");
  EXPECT_EQ(Counted(4800, "plan", "plans"), "4,800 plans");
}

TEST(WordingTest, SaysASharesPlansAndRangeWhereItHasOne) {
  Share share = ShareOf(0.58, 48);
  EXPECT_EQ(ShareWords(share, Measure::kMet), "58 % (48 to 68), 48 plans of 4,800");
  EXPECT_EQ(ShareWords(share, Measure::kMeanScore), "58.0 of 100 (48.0 to 68.0), 48 plans of 4,800");
  share.status = ShareStatus::kLonelyPlan;
  EXPECT_EQ(ShareWords(share, Measure::kMet), "58 %, 48 plans of 4,800");
  EXPECT_EQ(ShareWords(Share(), Measure::kMet), "no plan with an answer");
}

TEST(WordingTest, GivesNoPerCentOfFewerThanTenPlans) {
  Share share = ShareOf(3 / 7.0, 7);
  EXPECT_EQ(ValueWords(share, Measure::kGoodOrBetter), "3 of 7");
  EXPECT_EQ(ShareWords(share, Measure::kGoodOrBetter), "3 of 7 plans");
  share.answers = 18;
  share.count = 10;
  EXPECT_EQ(ValueWords(share, Measure::kMet), "10 of 18");
  EXPECT_EQ(ShareWords(share, Measure::kMet), "10 of 18 answers on 7 plans") << "plans have several answers each";
}

}  // namespace
}  // namespace ehcpqa::insight
