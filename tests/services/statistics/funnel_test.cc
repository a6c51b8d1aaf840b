#include "services/statistics/funnel.h"

#include <cmath>

#include "gmock/gmock.h"
#include "services/statistics/distributions.h"

namespace ehcpqa::statistics {
namespace {

TEST(FunnelTest, ExactLimitsLieBesideTheBinomialQuantileTheyInterpolate) {
  for (int64_t n = 5; n <= 80; n += 5) {
    for (double p : {0.001, 0.025, 0.975, 0.999}) {
      const double limit = ExactFunnelLimit(n, 0.6, p) * static_cast<double>(n);
      const auto quantile = static_cast<double>(BinomialQuantile(p, n, 0.6));
      EXPECT_LE(limit, quantile);
      EXPECT_GE(limit, std::max(0.0, quantile - 1));
    }
  }
}

TEST(FunnelTest, LimitsCloseAroundTheTargetAsUnitsGrow) {
  for (int64_t n = 10; n <= 640; n *= 2) {
    EXPECT_LT(ExactFunnelLimit(n, 0.6, 0.025), ExactFunnelLimit(2 * n, 0.6, 0.025));
    EXPECT_GT(ExactFunnelLimit(n, 0.6, 0.975), ExactFunnelLimit(2 * n, 0.6, 0.975));
    for (const FunnelScale scale : {FunnelScale::kProportion, FunnelScale::kArcsine}) {
      const Interval narrow = OverdispersedFunnelLimits(2 * n, 0.6, scale, 0, kFunnelTail95);
      const Interval wide = OverdispersedFunnelLimits(n, 0.6, scale, 0, kFunnelTail95);
      EXPECT_LT(wide.low, narrow.low);
      EXPECT_GT(wide.high, narrow.high);
    }
  }
}

TEST(FunnelTest, LimitsNeverLeaveTheScale) {
  for (const FunnelScale scale : {FunnelScale::kProportion, FunnelScale::kArcsine}) {
    const Interval limits = OverdispersedFunnelLimits(3, 0.95, scale, 0.2, kFunnelTail998);
    EXPECT_GE(limits.low, 0);
    EXPECT_EQ(limits.high, 1);
  }
}

TEST(FunnelTest, ReportsOverdispersionOnlyBeyondChance) {
  // Two quite different kinds of team, and teams that are all the same.
  std::vector<CountPoint> apart, same;
  for (int i = 0; i < 12; ++i) {
    apart.push_back({i % 2 ? 36 : 12, 48});
    same.push_back({24, 48});
  }
  const auto spread = MeasureOverdispersion(apart, 0.5, FunnelScale::kProportion);
  EXPECT_GT(spread->phi, 5);
  EXPECT_GT(spread->tau2, 0);
  EXPECT_LT(std::fabs(spread->z_additive[0]), std::fabs(spread->z[0]));
  const auto none = MeasureOverdispersion(same, 0.5, FunnelScale::kArcsine);
  EXPECT_EQ(none->tau2, 0);
  EXPECT_EQ(none->z_multiplicative, none->z);
}

TEST(FunnelTest, SaysWhyThereIsNone) {
  EXPECT_EQ(MeasureOverdispersion(std::vector<CountPoint>{{1, 2}}, 0.5, FunnelScale::kArcsine).why(),
            Undefined::kTooFewUnits);
  EXPECT_EQ(MeasureOverdispersion(std::vector<CountPoint>{{2, 2}, {3, 3}}, 1, FunnelScale::kArcsine).why(),
            Undefined::kNoVariation);
  EXPECT_EQ(FunnelTarget({}).why(), Undefined::kTooFewUnits);
}

TEST(FunnelTest, ExcessIsMeasuredAgainstTheAuditorsOwnPlans) {
  const std::vector<double> easy(10, 0.9), hard(10, 0.5);
  EXPECT_NEAR(*StandardisedExcess(9, easy), 0, 1e-12);
  EXPECT_NEAR(*StandardisedExcess(9, hard), 4 / std::sqrt(2.5), 1e-12);
  EXPECT_EQ(StandardisedExcess(0, {}).why(), Undefined::kTooFewUnits);
  EXPECT_EQ(StandardisedExcess(1, std::vector<double>{1.0}).why(), Undefined::kNoVariation);
}

}  // namespace
}  // namespace ehcpqa::statistics
