#include "services/charts/scale.h"

#include <limits>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/charts/frame.h"

namespace ehcpqa::charts {
namespace {

using testing::ElementsAre;

TEST(Scale, PlacesValuesInProportion) {
  const Scale across(0, 1, 100, 300), up(0, 1, 300, 100);
  EXPECT_DOUBLE_EQ(across.At(0.5), 200);
  EXPECT_DOUBLE_EQ(across.At(0.25), 150);
  EXPECT_DOUBLE_EQ(up.At(0.25), 250);
}

TEST(Scale, PlacesWhatLiesBeyondAnEndAtThatEnd) {
  const Scale scale(0, 1, 100, 300);
  EXPECT_DOUBLE_EQ(scale.At(-0.2), 100);
  EXPECT_DOUBLE_EQ(scale.At(7), 300);
}

TEST(Scale, TreatsWhatIsNoNumberAsAbsent) {
  EXPECT_FALSE(Placeable(std::nullopt));
  EXPECT_FALSE(Placeable(std::numeric_limits<double>::quiet_NaN()));
  EXPECT_FALSE(Placeable(std::numeric_limits<double>::infinity()));
  EXPECT_EQ(Placeable(0.5), 0.5);
}

TEST(Scale, TicksOfCountsAreRoundNumbers) {
  EXPECT_THAT(CountTicks(4, 6), ElementsAre(0, 1, 2, 3, 4));
  EXPECT_THAT(CountTicks(62, 8), ElementsAre(0, 10, 20, 30, 40, 50, 60, 70));
  EXPECT_THAT(CountTicks(62, 5), ElementsAre(0, 20, 40, 60, 80));
  EXPECT_THAT(CountTicks(480, 6), ElementsAre(0, 100, 200, 300, 400, 500));
  EXPECT_THAT(CountTicks(0, 5), ElementsAre(0, 1));
}

TEST(Scale, LabelsThatWouldMeetAreSpreadInTheirOrder) {
  EXPECT_THAT(Spread({10, 11, 60}, 15, 0, 100), ElementsAre(10, 25, 60));
  EXPECT_THAT(Spread({95, 99, 100}, 15, 0, 100), ElementsAre(70, 85, 100));
  EXPECT_THAT(Spread({50, 20}, 15, 0, 100), ElementsAre(50, 20));
}

}  // namespace
}  // namespace ehcpqa::charts
