#include "services/statistics/pooling.h"

#include <random>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

using testing::Pair;
using testing::UnorderedElementsAre;

TEST(PoolingTest, LeavesLargeStrataAlone) {
  ASSERT_OK_AND_ASSIGN(const auto pooled, PoolStrata({{"A", 4}, {"B", 400}}, 4));
  EXPECT_THAT(pooled, UnorderedElementsAre(Pair("A", "A"), Pair("B", "B")));
}

TEST(PoolingTest, JoinsSmallStrataInOne) {
  ASSERT_OK_AND_ASSIGN(const auto pooled, PoolStrata({{"A", 3}, {"B", 400}, {"C", 2}}, 4));
  EXPECT_THAT(pooled, UnorderedElementsAre(Pair("A", "(pooled)"), Pair("B", "B"), Pair("C", "(pooled)")));
}

TEST(PoolingTest, JoinsAPoolThatIsStillSmallToTheSmallestOther) {
  ASSERT_OK_AND_ASSIGN(const auto pooled, PoolStrata({{"A", 1}, {"B", 400}, {"C", 2}, {"D", 30}, {"E", 30}}, 4));
  EXPECT_THAT(pooled,
              UnorderedElementsAre(Pair("A", "D"), Pair("B", "B"), Pair("C", "D"), Pair("D", "D"), Pair("E", "E")));
}

TEST(PoolingTest, PoolsEverythingWhenNothingIsLarge) {
  ASSERT_OK_AND_ASSIGN(const auto pooled, PoolStrata({{"A", 1}, {"B", 1}}, 4));
  EXPECT_THAT(pooled, UnorderedElementsAre(Pair("A", "(pooled)"), Pair("B", "(pooled)")));
}

TEST(PoolingTest, LeavesNoStratumSmallUnlessTheFrameIs) {
  std::mt19937 random(3);
  for (int round = 0; round < 500; ++round) {
    std::map<std::string, int64_t> sizes, after;
    int64_t frame = 0;
    for (size_t h = 0; h < 1 + random() % 8; ++h) {
      frame += sizes["S" + std::to_string(h)] = static_cast<int64_t>(random() % 12);
    }
    ASSERT_OK_AND_ASSIGN(const auto pooled, PoolStrata(sizes, 5));
    for (const auto& [code, size] : sizes) after[pooled.at(code)] += size;
    for (const auto& [code, size] : after) EXPECT_GE(size, std::min<int64_t>(frame, 5)) << code;
  }
}

TEST(PoolingTest, TakesTwiceTheMinimumByDefault) { EXPECT_EQ(DefaultPoolBelow(2), 4); }

TEST(PoolingTest, RefusesAStratumThatTakesThePoolsName) {
  EXPECT_THAT(PoolStrata({{"(pooled)", 9}}, 4), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(PoolStrata({{"A", -1}}, 4), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa::statistics
