#include "services/statistics/alpha.h"

#include "tests/services/statistics/rating_tables.h"

namespace ehcpqa::statistics {
namespace {

constexpr Metric kMetrics[] = {Metric::kNominal, Metric::kOrdinal, Metric::kInterval, Metric::kRatio};

// Krippendorff's own example (2011), grades from 0.
Rows Canonical() {
  return {{0, 0, -1, 0}, {1, 1, 2, 1}, {2, 2, 2, 2}, {2, 2, 2, 2},  {1, 1, 1, 1},   {0, 1, 2, 3},
          {3, 3, 3, 3},  {0, 0, 1, 0}, {1, 1, 1, 1}, {-1, 4, 4, 4}, {-1, -1, 0, 0}, {-1, 2, -1, -1}};
}

TEST(AlphaTest, ReproducesKrippendorffsExample) {
  const Ratings ratings = Table(5, Canonical());
  EXPECT_NEAR(*KrippendorffAlpha(ratings, Metric::kNominal), 0.743, 0.0005);
  EXPECT_NEAR(*KrippendorffAlpha(ratings, Metric::kOrdinal), 0.815, 0.0005);
  EXPECT_NEAR(*KrippendorffAlpha(ratings, Metric::kInterval), 0.849, 0.0005);
  const std::vector<double> values = {1, 2, 3, 4, 5};
  EXPECT_NEAR(*KrippendorffAlpha(ratings, Metric::kRatio, values), 0.797, 0.0005);
}

TEST(AlphaTest, PerfectAgreementIsOneByEveryMetric) {
  const Ratings ratings = Table(4, {{0, 0, 0}, {3, 3, -1}, {2, 2, 2}});
  for (const Metric metric : kMetrics) EXPECT_DOUBLE_EQ(*KrippendorffAlpha(ratings, metric), 1);
}

TEST(AlphaTest, PermutingPlansOrRatersChangesNothing) {
  for (uint32_t seed = 0; seed < 20; ++seed) {
    const Rows rows = RandomRows(40, 4, 4, seed);
    for (const Metric metric : kMetrics) {
      const double alpha = *KrippendorffAlpha(Table(4, rows), metric);
      EXPECT_DOUBLE_EQ(*KrippendorffAlpha(Table(4, ShuffledPlans(rows, seed)), metric), alpha);
      EXPECT_DOUBLE_EQ(*KrippendorffAlpha(Table(4, ShuffledRaters(rows, seed)), metric), alpha);
    }
  }
}

TEST(AlphaTest, PlansWithOneRatingChangeNothing) {
  Rows rows = RandomRows(30, 3, 4, 1);
  const double before = *KrippendorffAlpha(Table(4, rows), Metric::kOrdinal);
  for (int grade = 0; grade < 4; ++grade) rows.push_back({-1, grade, -1});
  rows.push_back({-1, -1, -1});
  EXPECT_DOUBLE_EQ(*KrippendorffAlpha(Table(4, rows), Metric::kOrdinal), before);
}

TEST(AlphaTest, UnusedGradesChangeNothing) {
  const Rows rows = RandomRows(30, 3, 4, 2);
  for (const Metric metric : kMetrics) {
    EXPECT_DOUBLE_EQ(*KrippendorffAlpha(Table(4, rows), metric), *KrippendorffAlpha(Table(9, rows), metric));
  }
}

TEST(AlphaTest, IsUndefinedWithoutPairsOrVariation) {
  EXPECT_EQ(KrippendorffAlpha(Table(4, {{0, -1}, {-1, 2}}), Metric::kOrdinal).why(), Undefined::kNoPairableUnits);
  EXPECT_EQ(KrippendorffAlpha(Table(4, {{2, 2}, {2, 2}, {0, -1}}), Metric::kOrdinal).why(), Undefined::kNoVariation);
}

TEST(AlphaTest, LeaveOneOutIsAlphaOfTheOtherPlans) {
  const Rows rows = RandomRows(25, 3, 4, 3);
  const auto without = LeaveOneOutAlpha(Table(4, rows), Metric::kOrdinal);
  ASSERT_EQ(without.size(), rows.size());
  for (size_t i = 0; i < rows.size(); ++i) {
    Rows rest = rows;
    rest.erase(rest.begin() + static_cast<int64_t>(i));
    EXPECT_NEAR(*without[i], *KrippendorffAlpha(Table(4, rest), Metric::kOrdinal), 1e-12);
  }
}

TEST(AlphaTest, LeavingOutTheOnlyVariationIsSeenExactly) {
  const auto without = LeaveOneOutAlpha(Table(4, {{1, 1}, {1, 1}, {1, 1}, {2, 1}}), Metric::kOrdinal);
  EXPECT_TRUE(without[0]);
  EXPECT_EQ(without[3].why(), Undefined::kNoVariation);
}

TEST(AlphaTest, ManyRatersAndGradesGiveTheSameAsFew) {
  // 12 raters on 11 grades do not fit the small table of patterns.
  const Rows rows = RandomRows(60, 12, 11, 4);
  const Ratings wide = Table(11, rows);
  CoincidenceMatrix one_by_one(11);
  for (int64_t i = 0; i < wide.plans(); ++i) one_by_one.Add(PatternOf(wide, i));
  EXPECT_NEAR(*KrippendorffAlpha(wide, Metric::kOrdinal), *Alpha(one_by_one, Metric::kOrdinal), 1e-12);
}

}  // namespace
}  // namespace ehcpqa::statistics
