#include "services/statistics/allocation.h"

#include <cmath>
#include <functional>
#include <random>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

using testing::HasSubstr;
using testing::Pair;
using testing::UnorderedElementsAre;

std::vector<AllocationStratum> Area() { return {{"EY", 620}, {"P16", 850}, {"PRI", 1730}, {"SEC", 1600}}; }

// The smallest variance over all allocations that keep minimum and cap.
double BestByExhaustion(const std::vector<AllocationStratum>& strata, int64_t total, int64_t minimum) {
  double best = INFINITY;
  Allocation allocation;
  const std::function<void(size_t, int64_t)> fill = [&](size_t h, int64_t left) {
    if (h == strata.size()) {
      if (left == 0) best = std::min(best, VarianceOfTotal(strata, allocation));
      return;
    }
    for (int64_t n = std::min(strata[h].population, minimum); n <= std::min(left, strata[h].population); ++n) {
      allocation[strata[h].code] = n;
      fill(h + 1, left - n);
    }
  };
  fill(0, total);
  return best;
}

TEST(AllocationTest, IsProportionalWhenNoDeviationIsKnown) {
  ASSERT_OK_AND_ASSIGN(const Allocation allocation, AllocateSample(Area(), 48, 2));
  EXPECT_THAT(allocation, UnorderedElementsAre(Pair("EY", 6), Pair("P16", 9), Pair("PRI", 17), Pair("SEC", 16)));
}

TEST(AllocationTest, EqualsExhaustiveSearchOnSmallFrames) {
  std::mt19937 random(20260331);
  for (int round = 0; round < 200; ++round) {
    std::vector<AllocationStratum> strata;
    const size_t count = 2 + random() % 3;
    const int64_t minimum = 1 + static_cast<int64_t>(random() % 3);
    int64_t lowest = 0, frame = 0;
    for (size_t h = 0; h < count; ++h) {
      AllocationStratum stratum{std::string(1, static_cast<char>('A' + h)), 1 + static_cast<int64_t>(random() % 30), 1};
      if (round % 2 == 1) stratum.deviation = 0.05 * (1 + static_cast<double>(random() % 10));
      lowest += std::min(stratum.population, minimum);
      frame += stratum.population;
      strata.push_back(stratum);
    }
    const int64_t total =
        lowest + static_cast<int64_t>(random()) % (std::min<int64_t>(frame, lowest + 12) - lowest + 1);
    ASSERT_OK_AND_ASSIGN(const Allocation allocation, AllocateSample(strata, total, minimum));
    int64_t given = 0;
    for (const AllocationStratum& stratum : strata) {
      given += allocation.at(stratum.code);
      EXPECT_GE(allocation.at(stratum.code), std::min(stratum.population, minimum));
      EXPECT_LE(allocation.at(stratum.code), stratum.population);
    }
    EXPECT_EQ(given, total);
    const double best = BestByExhaustion(strata, total, minimum);
    EXPECT_NEAR(VarianceOfTotal(strata, allocation), best, 1e-9 * (1 + best)) << "round " << round;
  }
}

TEST(AllocationTest, GivesTiesToTheBytewiseSmallerCode) {
  ASSERT_OK_AND_ASSIGN(const Allocation allocation, AllocateSample({{"b", 10}, {"B", 10}, {"a", 10}}, 7, 2));
  EXPECT_THAT(allocation, UnorderedElementsAre(Pair("B", 3), Pair("a", 2), Pair("b", 2)));
}

TEST(AllocationTest, DoesNotDependOnTheOrderOfStrata) {
  std::vector<AllocationStratum> reversed = Area();
  std::reverse(reversed.begin(), reversed.end());
  for (int64_t n = 8; n < 100; ++n) {
    ASSERT_OK_AND_ASSIGN(const Allocation one, AllocateSample(Area(), n, 2));
    ASSERT_OK_AND_ASSIGN(const Allocation other, AllocateSample(reversed, n, 2));
    EXPECT_EQ(one, other);
  }
}

TEST(AllocationTest, NeverTakesFromAStratumWhenTheSampleGrows) {
  ASSERT_OK_AND_ASSIGN(Allocation before, AllocateSample(Area(), 8, 2));
  for (int64_t n = 9; n < 200; ++n) {
    ASSERT_OK_AND_ASSIGN(const Allocation after, AllocateSample(Area(), n, 2));
    for (const auto& [code, count] : before) EXPECT_GE(after.at(code), count) << code << " at " << n;
    before = after;
  }
}

TEST(AllocationTest, TakesWholeStrataAtTheCap) {
  ASSERT_OK_AND_ASSIGN(const Allocation allocation, AllocateSample({{"A", 3}, {"B", 1}, {"C", 0}}, 4, 2));
  EXPECT_THAT(allocation, UnorderedElementsAre(Pair("A", 3), Pair("B", 1), Pair("C", 0)));
}

TEST(AllocationTest, RefusesASampleThatCannotGiveEveryMinimum) {
  const auto allocation = AllocateSample(Area(), 7, 2);
  EXPECT_THAT(allocation, FailsFor("FIELD_INVALID"));
  EXPECT_THAT(std::string(allocation.status().message()), HasSubstr("at least 8 plans"));
}

TEST(AllocationTest, RefusesWhatIsImpossible) {
  EXPECT_THAT(AllocateSample({{"A", 5}}, 6, 2), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(AllocateSample({{"A", 5}, {"A", 6}}, 6, 2), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(AllocateSample({{"A", -5}}, 0, 2), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(AllocateSample({{"A", 5, NAN}}, 3, 2), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(AllocateSample({{"A", 5}}, 3, 0), FailsFor("FIELD_INVALID"));
}

TEST(AllocationTest, SmoothsADeviationSoThatNoStratumIsStarved) {
  EXPECT_DOUBLE_EQ(SmoothedDeviation(0, 0), 0.5);
  EXPECT_GT(SmoothedDeviation(12, 12), 0.2);
}

}  // namespace
}  // namespace ehcpqa::statistics
