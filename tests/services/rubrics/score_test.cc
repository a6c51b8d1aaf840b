#include "services/rubrics/score.h"

#include <numeric>

#include "absl/numeric/int128.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ehcpqa::rubrics {
namespace {

TEST(ScoreTest, IsHeldInLowestTerms) {
  EXPECT_EQ(ScoreOf(8, 10), (Score{80, 1}));
  EXPECT_EQ(ScoreOf(5, 7), (Score{500, 7}));
  EXPECT_EQ(ScoreOf(0, 9), (Score{0, 1}));
  EXPECT_EQ(ScoreOf(9, 9), (Score{100, 1}));
}

TEST(ScoreTest, RoundsHalfUpToOneDecimal) {
  EXPECT_EQ(FormatScore(ScoreOf(5, 7)), "71.4");
  EXPECT_EQ(FormatScore(Score{1425, 20}), "71.3");      // 71.25
  EXPECT_EQ(FormatScore(Score{142499, 2000}), "71.2");  // 71.2495
  EXPECT_EQ(FormatScore(Score{0, 1}), "0.0");
  EXPECT_EQ(FormatScore(Score{1, 20}), "0.1");
  EXPECT_EQ(FormatScore(Score{19999, 200}), "100.0");
}

TEST(ScoreTest, ComparesWithAThresholdExactly) {
  EXPECT_TRUE(AtLeast(Score{65, 1}, 65));
  EXPECT_FALSE(AtLeast(Score{64'999'999'999'999'999, 1'000'000'000'000'000}, 65));
  EXPECT_TRUE(AtLeast(Score{65'000'000'000'000'001, 1'000'000'000'000'000}, 65));
  EXPECT_TRUE(AtLeast(Score{0, 1}, 0));
}

TEST(ScoreTest, MeanOfNothingIsNothing) { EXPECT_EQ(MeanOf({}), std::nullopt); }

TEST(ScoreTest, MeanWeighsEachPart) {
  EXPECT_EQ(MeanOf({{Score{80, 1}, 6}, {Score{50, 1}, 3}}), (Score{70, 1}));
  EXPECT_EQ(MeanOf({{Score{500, 7}, 1}, {Score{100, 3}, 2}}), (Score{2900, 63}));
}

TEST(ScoreTest, MeanThatAddsUpToAThresholdReachesIt) {
  // Fractions that floating point cannot hold, each a little above or below 65, and as much above as below.
  std::vector<WeightedScore> parts;
  for (int64_t denominator : {3, 7, 11, 13, 17, 19, 23, 29}) {
    parts.push_back({Score{65 * denominator + 1, denominator}, 5});
    parts.push_back({Score{65 * denominator - 1, denominator}, 5});
  }
  EXPECT_EQ(MeanOf(parts), (Score{65, 1}));
}

// Two primes p < q of ten digits; a / p - b / q = 1 / (p x q) for the a and b below, far less than a double can tell
// from 0.
struct HairsBreadth {
  int64_t p = 3'000'000'019;
  int64_t q = 4'000'000'007;
  int64_t a = 0;
  int64_t b = 0;
};

HairsBreadth FindHairsBreadth() {
  HairsBreadth found;
  // a x q = 1 (mod p): the extended Euclidean algorithm.
  int64_t r0 = found.p, r1 = found.q % found.p, t0 = 0, t1 = 1;
  while (r1 != 0) {
    const int64_t quotient = r0 / r1;
    const int64_t r2 = r0 - quotient * r1;
    const int64_t t2 = t0 - quotient * t1;
    r0 = r1;
    r1 = r2;
    t0 = t1;
    t1 = t2;
  }
  found.a = t0 < 0 ? t0 + found.p : t0;
  found.b = static_cast<int64_t>((absl::int128(found.a) * found.q - 1) / found.p);
  return found;
}

TEST(ScoreTest, MeanTooFineForSixtyThreeBitsStillFallsOnTheRightSideOfAThreshold) {
  const HairsBreadth hair = FindHairsBreadth();
  ASSERT_EQ(std::gcd(hair.p, hair.q), 1);
  const Score up{65 * hair.p + hair.a, hair.p};
  const Score down{65 * hair.q - hair.b, hair.q};
  const auto above = MeanOf({{up, 1}, {down, 1}});
  ASSERT_TRUE(above.has_value());
  EXPECT_TRUE(AtLeast(*above, 65));
  EXPECT_EQ(Tenths(*above), 650);

  const Score down_more{65 * hair.p - hair.a, hair.p};
  const Score up_less{65 * hair.q + hair.b, hair.q};
  const auto below = MeanOf({{down_more, 1}, {up_less, 1}});
  ASSERT_TRUE(below.has_value());
  EXPECT_FALSE(AtLeast(*below, 65));
  EXPECT_EQ(*below, (Score{64'999'999'999'999, 1'000'000'000'000}));
  EXPECT_EQ(Tenths(*below), 650);
}

TEST(ScoreTest, MeanOfTheMostUnlikeSectionsDoesNotOverflow) {
  std::vector<WeightedScore> parts;
  for (int64_t denominator = 49'999'983; parts.size() < 17; denominator -= 2) {
    parts.push_back({Score{99 * denominator + 1, denominator}, 1000});
  }
  const auto mean = MeanOf(parts);
  ASSERT_TRUE(mean.has_value());
  EXPECT_TRUE(AtLeast(*mean, 99));
  EXPECT_FALSE(AtLeast(*mean, 100));
  EXPECT_EQ(FormatScore(*mean), "99.0");
}

}  // namespace
}  // namespace ehcpqa::rubrics
