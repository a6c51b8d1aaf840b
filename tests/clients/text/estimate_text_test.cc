#include "clients/text/estimate_text.h"

#include "gtest/gtest.h"

namespace ehcpqa::text {
namespace {

v1::Estimate Make(int n, int count, double share, double low, double high) {
  v1::Estimate estimate;
  estimate.set_n(n);
  estimate.set_count(count);
  estimate.set_population(4800);
  estimate.set_share(share);
  estimate.set_low(low);
  estimate.set_high(high);
  return estimate;
}

TEST(EstimateText, SaysShareRangeAndPopulation) {
  EXPECT_EQ(EstimateText(Make(48, 28, 0.583, 0.442, 0.711)), "58 % (44 to 71), n 48 of 4,800");
}

TEST(EstimateText, RoundsHalvesUp) {
  EXPECT_EQ(EstimateText(Make(200, 57, 57.0 / 200, 0.005, 0.995)), "29 % (1 to 100), n 200 of 4,800");
  EXPECT_EQ(EstimateText(Make(200, 1, 0.0049, 0, 0.0251)), "0 % (0 to 3), n 200 of 4,800");
}

TEST(EstimateText, ShowsCountsBelowTenPlans) {
  EXPECT_EQ(EstimateText(Make(9, 3, 0.33, 0.1, 0.6)), "3 of 9 plans");
  EXPECT_EQ(EstimateText(Make(10, 3, 0.3, 0.1, 0.6)), "30 % (10 to 60), n 10 of 4,800");
}

TEST(EstimateText, GivesNoPercentageWithoutAnInterval) {
  v1::Estimate lonely = Make(48, 28, 0.583, 0, 0);
  lonely.set_status(v1::ESTIMATE_STATUS_LONELY_PLAN);
  EXPECT_EQ(EstimateText(lonely), "28 of 48 plans; no interval: a stratum has one audited plan only");
  v1::Estimate none = Make(0, 0, 0, 0, 0);
  none.set_status(v1::ESTIMATE_STATUS_NO_DATA);
  EXPECT_EQ(EstimateText(none), "no plan has an answer");
}

TEST(EstimateText, MarksWhatIsUnreliable) {
  v1::Estimate estimate = Make(12, 6, 0.5, 0.2, 0.8);
  estimate.set_symbol("u");
  EXPECT_EQ(EstimateText(estimate), "50 % (20 to 80), n 12 of 4,800, unreliable");
}

TEST(Grouped, SetsCommasByThousands) {
  EXPECT_EQ(Grouped(0), "0");
  EXPECT_EQ(Grouped(999), "999");
  EXPECT_EQ(Grouped(1000), "1,000");
  EXPECT_EQ(Grouped(1234567), "1,234,567");
  EXPECT_EQ(Grouped(-123), "-123");
  EXPECT_EQ(Grouped(-1234), "-1,234");
}

}  // namespace
}  // namespace ehcpqa::text
