#include "services/statistics/pooled_reliability.h"

#include <cmath>

#include "services/statistics/agreement.h"
#include "services/statistics/alpha.h"
#include "services/statistics/coefficients.h"
#include "services/statistics/reliability.h"
#include "services/statistics/resampling.h"
#include "tests/services/statistics/rating_tables.h"

namespace ehcpqa::statistics {
namespace {

std::vector<Ratings> Criteria(const std::vector<Rows>& rows) {
  std::vector<Ratings> criteria;
  for (const Rows& each : rows) criteria.push_back(Table(4, each));
  return criteria;
}

TEST(PooledReliabilityTest, OneCriterionPooledIsThatCriterion) {
  const Ratings ratings = PairableOnly(Table(4, RandomRows(40, 2, 4, 1)));
  ASSERT_OK_AND_ASSIGN(const auto pooled, PoolReliability(std::vector<Ratings>{ratings}));
  EXPECT_EQ(pooled.plans, ratings.plans());
  EXPECT_EQ(pooled.pairs, ratings.plans());
  EXPECT_NEAR(*pooled.percent_agreement.value, *PercentAgreement(ratings), 1e-12);
  EXPECT_NEAR(*pooled.within_one.value, *WithinOneAgreement(ratings), 1e-12);
  EXPECT_NEAR(*pooled.alpha.value, *KrippendorffAlpha(ratings, Metric::kOrdinal), 1e-12);
  EXPECT_NEAR(*pooled.alpha.standard_error, *JackknifeStandardError(LeaveOneOutAlpha(ratings, Metric::kOrdinal)),
              1e-12);
  const auto ac2 = MeasureAgreement(ratings, Chance::kGwet, AgreementWeights(WeightKind::kQuadratic, 4));
  EXPECT_NEAR(*pooled.ac2.value, ac2->value, 1e-12);
}

TEST(PooledReliabilityTest, JackknifeLeavesOutWholePlans) {
  const std::vector<Rows> rows = {RandomRows(12, 2, 4, 2), RandomRows(12, 2, 4, 3), RandomRows(12, 2, 4, 4)};
  ASSERT_OK_AND_ASSIGN(const auto pooled, PoolReliability(Criteria(rows)));
  std::vector<OrUndefined<double>> without;
  for (size_t i = 0; i < 12; ++i) {
    std::vector<Rows> rest = rows;
    bool pairable = false;
    for (Rows& each : rest) {
      pairable = pairable || (each[i][0] >= 0 && each[i][1] >= 0);
      each.erase(each.begin() + static_cast<int64_t>(i));
    }
    if (!pairable) continue;
    ASSERT_OK_AND_ASSIGN(const auto part, PoolReliability(Criteria(rest)));
    without.push_back(part.alpha.value);
  }
  EXPECT_EQ(pooled.plans, static_cast<int64_t>(without.size()));
  EXPECT_NEAR(*pooled.alpha.standard_error, *JackknifeStandardError(without), 1e-12);
}

TEST(PooledReliabilityTest, PermutingRatersPlansOrCriteriaChangesNothing) {
  const std::vector<Rows> rows = {RandomRows(20, 2, 4, 5), RandomRows(20, 2, 4, 6)};
  ASSERT_OK_AND_ASSIGN(const auto before, PoolReliability(Criteria(rows)));
  const std::vector<std::vector<Rows>> others = {{rows[1], rows[0]},
                                                 {ShuffledRaters(rows[0], 1), ShuffledRaters(rows[1], 2)},
                                                 {ShuffledPlans(rows[0], 9), ShuffledPlans(rows[1], 9)}};
  for (const auto& other : others) {
    ASSERT_OK_AND_ASSIGN(const auto after, PoolReliability(Criteria(other)));
    EXPECT_NEAR(*after.alpha.value, *before.alpha.value, 1e-13);
    EXPECT_NEAR(*after.alpha.standard_error, *before.alpha.standard_error, 1e-12);
    EXPECT_NEAR(*after.ac2.value, *before.ac2.value, 1e-13);
  }
}

TEST(PooledReliabilityTest, CriteriaOfDifferentDifficultyAreNotComparedWithEachOther) {
  // Chance within each criterion: no agreement beyond it, though all of one is high and all of the other low.
  const Rows high = {{3, 2}, {2, 3}, {3, 3}, {2, 2}}, low = {{1, 0}, {0, 1}, {1, 1}, {0, 0}};
  ASSERT_OK_AND_ASSIGN(const auto pooled, PoolReliability(Criteria({high, low})));
  Rows together = high;
  together.insert(together.end(), low.begin(), low.end());
  EXPECT_LT(*pooled.alpha.value, 0.2);
  EXPECT_GT(*KrippendorffAlpha(Table(4, together), Metric::kOrdinal), 0.7);
}

TEST(PooledReliabilityTest, PerfectAgreementHasNoInterval) {
  const Rows rows = {{0, 0}, {1, 1}, {2, 2}, {3, 3}};
  ASSERT_OK_AND_ASSIGN(const auto pooled, PoolReliability(Criteria({rows, rows})));
  EXPECT_DOUBLE_EQ(*pooled.alpha.value, 1);
  EXPECT_EQ(pooled.alpha.interval.why(), Undefined::kNoDisagreement);
  EXPECT_EQ(pooled.percent_agreement.interval.why(), Undefined::kNoDisagreement);
}

TEST(PooledReliabilityTest, SaysWhyThereIsNone) {
  ASSERT_OK_AND_ASSIGN(const auto nothing, PoolReliability(Criteria({{{0, -1}, {-1, 2}}})));
  EXPECT_EQ(nothing.plans, 0);
  EXPECT_EQ(nothing.alpha.value.why(), Undefined::kNoPairableUnits);
  ASSERT_OK_AND_ASSIGN(const auto flat, PoolReliability(Criteria({{{2, 2}, {2, 2}}})));
  EXPECT_EQ(flat.alpha.value.why(), Undefined::kNoVariation);
  EXPECT_DOUBLE_EQ(*flat.percent_agreement.value, 1);
  EXPECT_THAT(PoolReliability(Criteria({{{0, 1}}, {{0, 1}, {1, 1}}})), FailsFor("FIELD_INVALID"));
}

TEST(ReliabilityTest, RefusesAndFlagsThinSupport) {
  EXPECT_EQ(SupportFor(9), Support::kRefused);
  EXPECT_EQ(SupportFor(10), Support::kFlagged);
  EXPECT_EQ(SupportFor(20), Support::kEnough);
}

TEST(ReliabilityTest, SinglyScoredPlansChangeNothing) {
  Rows rows = RandomRows(30, 2, 4, 8);
  std::erase_if(rows, [](const auto& row) { return row[0] < 0 || row[1] < 0; });
  const auto before = MeasureReliability(Table(4, rows));
  for (int i = 0; i < 100; ++i) rows.push_back({i % 4, -1});
  const auto after = MeasureReliability(Table(4, rows));
  EXPECT_EQ(after.pairable, before.pairable);
  EXPECT_EQ(*after.alpha.standard_error, *before.alpha.standard_error);
  EXPECT_EQ(after.ac2.interval->low, before.ac2.interval->low);
}

TEST(ReliabilityTest, ReportsFullAgreementOnOneGradeWithoutAlpha) {
  const auto flat = MeasureReliability(Table(4, {{2, 2}, {2, 2}, {2, 2}}));
  EXPECT_DOUBLE_EQ(*flat.percent_agreement, 1);
  EXPECT_EQ(flat.alpha.value.why(), Undefined::kNoVariation);
  EXPECT_EQ(flat.alpha.interval.why(), Undefined::kNoVariation);
  EXPECT_DOUBLE_EQ(*flat.ac2.value, 1);
  EXPECT_EQ(flat.ac2.interval.why(), Undefined::kNoDisagreement);
}

}  // namespace
}  // namespace ehcpqa::statistics
