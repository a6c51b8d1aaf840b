#include "services/insight/funnel_plot.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/statistics/funnel.h"
#include "tests/services/insight/invented_cycle.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

FunnelUnit Unit(const std::string& title, int count, int n) {
  Share share = n == 0 ? Share() : ShareOf(static_cast<double>(count) / n, n);
  return {"agency:" + title, title, share, FunnelPlace::kInside, false};
}

TEST(FunnelTest, PutsUnitsInTheOrderOfTheirNamesWhateverTheirShares) {
  const Funnel funnel = MakeFunnel({Unit("Care", 30, 30), Unit("Board", 0, 30), Unit("Academy", 15, 30)});
  std::vector<std::string> titles;
  for (const FunnelUnit& unit : funnel.units) titles.push_back(unit.title);
  EXPECT_THAT(titles, ElementsAre("Academy", "Board", "Care"));
}

TEST(FunnelTest, HasExactLimitsBelowTenUnits) {
  const Funnel funnel = MakeFunnel({Unit("A", 20, 40), Unit("B", 12, 20), Unit("C", 28, 60)});
  EXPECT_DOUBLE_EQ(funnel.common_share, 0.5);
  EXPECT_EQ(funnel.tau2, 0);
  ASSERT_FALSE(funnel.limits.empty());
  EXPECT_EQ(funnel.limits.front().n, 1);
  EXPECT_GE(funnel.limits.back().n, 60);
  int32_t before = 0;
  for (const FunnelLimit& limit : funnel.limits) {
    EXPECT_GT(limit.n, before);
    before = limit.n;
    EXPECT_DOUBLE_EQ(limit.low95, statistics::ExactFunnelLimit(limit.n, 0.5, 0.025));
    EXPECT_DOUBLE_EQ(limit.high95, statistics::ExactFunnelLimit(limit.n, 0.5, 0.975));
    EXPECT_DOUBLE_EQ(limit.low998, statistics::ExactFunnelLimit(limit.n, 0.5, 0.001));
    EXPECT_DOUBLE_EQ(limit.high998, statistics::ExactFunnelLimit(limit.n, 0.5, 0.999));
  }
  EXPECT_THAT(funnel.text, HasSubstr("All lie within what chance explains for units of their size."));
}

TEST(FunnelTest, PlacesUnitsByTheirLimits) {
  std::vector<FunnelUnit> units;
  for (const int count : {20, 21, 19, 20, 20, 5, 12})
    units.push_back(Unit({1, static_cast<char>('A' + units.size())}, count, 40));
  const Funnel funnel = MakeFunnel(units);
  const double target = funnel.common_share;
  EXPECT_DOUBLE_EQ(target, 117 / 280.0);
  for (const FunnelUnit& unit : funnel.units) {
    const double share = unit.share.share;
    const bool outside998 = share < statistics::ExactFunnelLimit(40, target, 0.001) ||
                            share > statistics::ExactFunnelLimit(40, target, 0.999);
    const bool outside95 = share < statistics::ExactFunnelLimit(40, target, 0.025) ||
                           share > statistics::ExactFunnelLimit(40, target, 0.975);
    EXPECT_EQ(unit.place, outside998  ? FunnelPlace::kOutside998
                          : outside95 ? FunnelPlace::kOutside95
                                      : FunnelPlace::kInside)
        << unit.title;
    EXPECT_EQ(unit.above, share > target) << unit.title;
  }
  EXPECT_EQ(funnel.units[5].place, FunnelPlace::kOutside998);
  EXPECT_THAT(funnel.text, HasSubstr("F lies below the 99.8 % limits (13 % (3 to 23), 40 plans of 4,000)"));
}

TEST(FunnelTest, AllowsForOverdispersionFromTenUnitsOn) {
  std::vector<FunnelUnit> units;
  std::vector<statistics::CountPoint> points;
  for (int i = 0; i < 10; ++i) {
    const int count = i % 2 == 0 ? 60 : 30;
    units.push_back(Unit({1, static_cast<char>('A' + i)}, count, 100));
    points.push_back({count, 100});
  }
  const Funnel nine = MakeFunnel({units.begin(), units.end() - 1});
  EXPECT_EQ(nine.tau2, 0);
  EXPECT_NE(nine.units[0].place, FunnelPlace::kInside);
  const Funnel ten = MakeFunnel(units);
  const auto spread = statistics::MeasureOverdispersion(points, 0.45, statistics::FunnelScale::kArcsine);
  EXPECT_GT(ten.tau2, 0);
  EXPECT_DOUBLE_EQ(ten.tau2, spread->tau2);
  for (const FunnelUnit& unit : ten.units) EXPECT_EQ(unit.place, FunnelPlace::kInside) << "they all spread alike";
}

TEST(FunnelTest, NamesUnitsWithoutAPlan) {
  const Funnel funnel = MakeFunnel({Unit("A", 20, 40), Unit("B", 0, 0), Unit("C", 1, 1)});
  EXPECT_THAT(funnel.left_out, ElementsAre("B: no plan with an answer", "C: 1 plan, too few to compare"));
  EXPECT_EQ(funnel.units.size(), 1u);
}

TEST(FunnelTest, HasNoLimitsWhereAllAreAlike) {
  const Funnel funnel = MakeFunnel({Unit("A", 40, 40), Unit("B", 20, 20)});
  EXPECT_THAT(funnel.limits, IsEmpty());
  EXPECT_THAT(funnel.text, HasSubstr("All are alike"));
  EXPECT_EQ(MakeFunnel({}).text, "No unit has enough plans with an answer to be compared.");
}

}  // namespace
}  // namespace ehcpqa::insight
