#include "services/statistics/estimates.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

// Plans of three strata; every third plan has no applicable row, others up to three.
std::vector<PlanTotals> SomePlans() {
  std::vector<PlanTotals> plans;
  for (int i = 0; i < 42; ++i) {
    const int rows = i % 3;
    plans.push_back(
        {i % 3 == 2 ? i % 2 : 2, static_cast<double>(rows == 0 ? 0 : i % (rows + 1)), static_cast<double>(rows)});
  }
  return plans;
}

TEST(EstimatesTest, WeightsStrataByTheirPopulation) {
  ASSERT_OK_AND_ASSIGN(const auto share, EstimateShare({{900, 10, 5}, {100, 10, 10}}));
  ASSERT_TRUE(share);
  EXPECT_DOUBLE_EQ(share->value, 0.9 * 0.5 + 0.1);
  EXPECT_NEAR(*share->variance, 0.81 * (1 - 10.0 / 900) * 0.25 / 9, 1e-15);
  EXPECT_EQ(share->df, 18);
  EXPECT_NEAR(share->population, 1000, 1e-9);
}

TEST(EstimatesTest, PermutingPlansChangesNothing) {
  const std::vector<int64_t> populations = {300, 200, 500};
  std::vector<PlanTotals> plans = SomePlans();
  ASSERT_OK_AND_ASSIGN(const auto before, EstimateRatio(populations, plans));
  std::mt19937 random(5);
  for (int round = 0; round < 20; ++round) {
    std::shuffle(plans.begin(), plans.end(), random);
    ASSERT_OK_AND_ASSIGN(const auto after, EstimateRatio(populations, plans));
    EXPECT_NEAR(after->value, before->value, 1e-15);
    EXPECT_NEAR(*after->variance, *before->variance, 1e-16);
    EXPECT_EQ(after->df, before->df);
  }
}

TEST(EstimatesTest, KeepsPlansOutsideTheDomainInTheVariance) {
  const std::vector<int64_t> populations = {1000};
  const std::vector<PlanTotals> whole = {{0, 1, 1}, {0, 0, 1}, {0, 1, 1}, {0, 0, 1},
                                         {0, 0, 0}, {0, 0, 0}, {0, 0, 0}, {0, 0, 0}};
  const std::vector<PlanTotals> cut(whole.begin(), whole.begin() + 4);
  ASSERT_OK_AND_ASSIGN(const auto domain, EstimateRatio(populations, whole));
  ASSERT_OK_AND_ASSIGN(const auto naive, EstimateRatio(populations, cut));
  EXPECT_DOUBLE_EQ(domain->value, 0.5);
  // (1 - 8/1000) 8/7 sum e^2, e = +/- 0.5/4: not the variance of a sample of 4.
  EXPECT_NEAR(*domain->variance, (1 - 8.0 / 1000) * 8.0 / 7 * 4 * 0.125 * 0.125, 1e-15);
  EXPECT_NE(*domain->variance, *naive->variance);
  EXPECT_EQ(domain->df, 3);
  EXPECT_EQ(domain->plans, 4);
  EXPECT_EQ(domain->audited, 8);
}

TEST(EstimatesTest, TreatsThePlanAsTheUnitNotItsCriteria) {
  // Ten criteria that always agree within a plan carry no more information than one.
  std::vector<PlanTotals> one, ten;
  for (int i = 0; i < 20; ++i) {
    one.push_back({0, static_cast<double>(i % 2), 1});
    ten.push_back({0, 10.0 * (i % 2), 10});
  }
  ASSERT_OK_AND_ASSIGN(const auto single, EstimateRatio({500}, one));
  ASSERT_OK_AND_ASSIGN(const auto tenfold, EstimateRatio({500}, ten));
  EXPECT_NEAR(*single->variance, *tenfold->variance, 1e-16);
  EXPECT_EQ(tenfold->rows, 200);
}

TEST(EstimatesTest, RefusesAVarianceForALonelyPlan) {
  ASSERT_OK_AND_ASSIGN(const auto share, EstimateShare({{900, 10, 5}, {100, 1, 1}}));
  ASSERT_TRUE(share);
  EXPECT_DOUBLE_EQ(share->value, 0.9 * 0.5 + 0.1);
  EXPECT_EQ(share->variance.why(), Undefined::kLonelyPlan);
}

TEST(EstimatesTest, ACensusStratumAddsNoVariance) {
  ASSERT_OK_AND_ASSIGN(const auto with, EstimateShare({{90, 10, 5}, {10, 10, 3}, {1, 1, 1}}));
  EXPECT_NEAR(*with->variance, std::pow(90.0 / 101, 2) * (1 - 10.0 / 90) * 0.25 / 9, 1e-15);
  EXPECT_FALSE(with->census);
  ASSERT_OK_AND_ASSIGN(const auto all, EstimateShare({{10, 10, 3}, {1, 1, 1}}));
  EXPECT_EQ(*all->variance, 0);
  EXPECT_TRUE(all->census);
}

TEST(EstimatesTest, SaysWhyThereIsNoEstimate) {
  ASSERT_OK_AND_ASSIGN(const auto unaudited, EstimateShare({{900, 10, 5}, {100, 0, 0}}));
  EXPECT_EQ(unaudited.why(), Undefined::kStratumNotAudited);
  ASSERT_OK_AND_ASSIGN(const auto nobody, EstimateRatio({50}, {{0, 0, 0}, {0, 0, 0}}));
  EXPECT_EQ(nobody.why(), Undefined::kNoApplicablePlans);
  EXPECT_EQ(UndefinedName(Undefined::kLonelyPlan), "lonely_plan");
}

TEST(EstimatesTest, RefusesADesignThatDoesNotFitThePlans) {
  EXPECT_THAT(EstimateRatio({50}, {{1, 0, 1}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(EstimateRatio({50}, {{-1, 0, 1}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(EstimateRatio({1}, {{0, 0, 1}, {0, 1, 1}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(EstimateRatio({50}, {{0, 0, -1}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(EstimateShare({{50, 5, 6}}), FailsFor("FIELD_INVALID"));
}

TEST(EstimatesTest, RollsQuartersUpAsStrata) {
  ASSERT_OK_AND_ASSIGN(const auto one, EstimateShare({{600, 20, 10}}));
  ASSERT_OK_AND_ASSIGN(const auto two, EstimateShare({{400, 20, 16}}));
  const auto rolling = EstimateRolling({{600, *one}, {400, *two}});
  ASSERT_OK_AND_ASSIGN(const auto together, EstimateShare({{600, 20, 10}, {400, 20, 16}}));
  EXPECT_NEAR(rolling->value, together->value, 1e-15);
  EXPECT_NEAR(*rolling->variance, *together->variance, 1e-15);
  EXPECT_EQ(rolling->df, together->df);
  EXPECT_EQ(EstimateRolling({}).why(), Undefined::kNoApplicablePlans);
}

}  // namespace
}  // namespace ehcpqa::statistics
