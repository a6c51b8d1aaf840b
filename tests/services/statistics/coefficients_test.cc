#include "services/statistics/coefficients.h"

#include <cmath>

#include "services/statistics/cohen.h"
#include "tests/services/statistics/rating_tables.h"

namespace ehcpqa::statistics {
namespace {

constexpr Chance kChances[] = {Chance::kNone, Chance::kGwet, Chance::kFleiss, Chance::kBrennanPrediger,
                               Chance::kConger};

OrUndefined<Coefficient> Measure(const Rows& rows, Chance chance, WeightKind kind, CoefficientOptions options = {}) {
  return MeasureAgreement(Table(4, rows), chance, AgreementWeights(kind, 4), options);
}

TEST(CoefficientsTest, PermutingPlansOrRatersChangesNothing) {
  for (uint32_t seed = 0; seed < 10; ++seed) {
    const Rows rows = RandomRows(40, 4, 4, seed);
    for (const Chance chance : kChances) {
      const auto before = Measure(rows, chance, WeightKind::kQuadratic);
      for (const Rows& other : {ShuffledPlans(rows, seed), ShuffledRaters(rows, seed)}) {
        const auto after = Measure(other, chance, WeightKind::kQuadratic);
        EXPECT_NEAR(after->value, before->value, 1e-13);
        EXPECT_NEAR(*after->standard_error, *before->standard_error, 1e-13);
      }
    }
  }
}

TEST(CoefficientsTest, PerfectAgreementIsOneWithoutError) {
  for (const Chance chance : kChances) {
    const auto perfect = Measure({{0, 0}, {1, 1}, {3, 3}, {2, 2}}, chance, WeightKind::kQuadratic);
    EXPECT_DOUBLE_EQ(perfect->value, 1);
    EXPECT_EQ(*perfect->standard_error, 0);
  }
}

TEST(CoefficientsTest, SingleScoredPlansBlowUpTheErrorUnlessLeftOut) {
  // Perfect agreement on 12 of 60 plans, the usual 20 % double scoring.
  Rows rows;
  for (int i = 0; i < 60; ++i) rows.push_back({i % 4, i < 12 ? i % 4 : -1});
  const auto pairable = Measure(rows, Chance::kGwet, WeightKind::kQuadratic);
  EXPECT_EQ(*pairable->standard_error, 0);
  EXPECT_EQ(pairable->plans, 12);
  const auto all = Measure(rows, Chance::kGwet, WeightKind::kQuadratic, {true, 0});
  EXPECT_GT(*all->standard_error, 0.2);
  EXPECT_EQ(all->plans, 60);
}

TEST(CoefficientsTest, GwetAndBrennanPredigerCountUnusedGrades) {
  const Rows rows = {{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}};
  for (const Chance chance : {Chance::kGwet, Chance::kBrennanPrediger}) {
    const auto two = MeasureAgreement(Table(2, rows), chance, AgreementWeights(WeightKind::kIdentity, 2));
    const auto four = MeasureAgreement(Table(4, rows), chance, AgreementWeights(WeightKind::kIdentity, 4));
    EXPECT_LT(two->value, four->value);
  }
}

TEST(CoefficientsTest, ConstantRaterGivesKappaZeroAtHighAgreement) {
  Rows rows;
  for (int i = 0; i < 10; ++i) rows.push_back({2, i < 7 ? 2 : 1});
  EXPECT_NEAR(Measure(rows, Chance::kConger, WeightKind::kIdentity)->value, 0, 1e-12);
  EXPECT_DOUBLE_EQ(Measure(rows, Chance::kNone, WeightKind::kIdentity)->value, 0.7);
  EXPECT_GT(Measure(rows, Chance::kGwet, WeightKind::kIdentity)->value, 0.5);
}

TEST(CoefficientsTest, CongerOfTwoCompleteRatersIsCohensKappa) {
  Rows rows = RandomRows(50, 2, 4, 9);
  std::erase_if(rows, [](const auto& row) { return row[0] < 0 || row[1] < 0; });
  for (const WeightKind kind : {WeightKind::kIdentity, WeightKind::kLinear, WeightKind::kQuadratic}) {
    const auto kappa = CohenKappa(CrossTabulate(Table(4, rows), 0, 1), AgreementWeights(kind, 4));
    EXPECT_NEAR(Measure(rows, Chance::kConger, kind)->value, kappa->value, 1e-13);
  }
}

TEST(CoefficientsTest, ATableOfTheWholePopulationHasNoError) {
  const Rows rows = RandomRows(20, 3, 4, 5);
  const auto sample = Measure(rows, Chance::kGwet, WeightKind::kQuadratic);
  const auto census = Measure(rows, Chance::kGwet, WeightKind::kQuadratic, {false, sample->plans});
  EXPECT_EQ(*census->standard_error, 0);
  const auto half = Measure(rows, Chance::kGwet, WeightKind::kQuadratic, {false, 2 * sample->plans});
  EXPECT_NEAR(*half->standard_error, *sample->standard_error * std::sqrt(0.5), 1e-12);
}

TEST(CoefficientsTest, SaysWhyThereIsNone) {
  EXPECT_EQ(Measure({{0, -1}}, Chance::kGwet, WeightKind::kIdentity).why(), Undefined::kNoPairableUnits);
  EXPECT_EQ(Measure({{1, 1}, {1, 1}}, Chance::kFleiss, WeightKind::kIdentity).why(), Undefined::kNoVariation);
  EXPECT_EQ(Measure({{1, 2}}, Chance::kGwet, WeightKind::kIdentity)->standard_error.why(),
            Undefined::kNeedsTwoPairableUnits);
  EXPECT_EQ(SymmetricInterval(*Measure({{1, 2}}, Chance::kGwet, WeightKind::kIdentity)).why(),
            Undefined::kNeedsTwoPairableUnits);
}

TEST(CoefficientsTest, LogIntervalHoldsTheCoefficientAndStaysInRange) {
  for (double coefficient : {-0.5, 0.0, 0.4, 0.8, 0.99}) {
    for (double error : {0.01, 0.1, 0.4}) {
      const auto interval = LogDisagreementInterval(coefficient, error, 12);
      EXPECT_GE(interval->low, -1);
      EXPECT_LT(interval->low, coefficient);
      EXPECT_GT(interval->high, coefficient);
      EXPECT_LE(interval->high, 1);
    }
  }
  EXPECT_EQ(LogDisagreementInterval(1, 0, 12).why(), Undefined::kNoDisagreement);
  EXPECT_EQ(LogDisagreementInterval(0.5, 0.1, 1).why(), Undefined::kNeedsTwoPairableUnits);
}

TEST(CohenTest, ReproducesTheKappaParadox) {
  const AgreementWeights identity(WeightKind::kIdentity, 2);
  EXPECT_NEAR(CohenKappa({2, {40, 9, 6, 45}}, identity)->value, 0.70, 0.005);
  EXPECT_NEAR(CohenKappa({2, {80, 10, 5, 5}}, identity)->value, 0.32, 0.005);
  EXPECT_EQ(CohenKappa({2, {0, 0, 0, 0}}, identity).why(), Undefined::kNoPairableUnits);
  EXPECT_EQ(CohenKappa({2, {9, 0, 0, 0}}, identity).why(), Undefined::kNoVariation);
}

TEST(CohenTest, ExpandingATableAndCountingItAgainGivesIt) {
  const CrossTable table{3, {4, 0, 1, 2, 5, 0, 0, 3, 7}};
  EXPECT_EQ(CrossTabulate(Expand(table), 0, 1).counts, table.counts);
}

}  // namespace
}  // namespace ehcpqa::statistics
