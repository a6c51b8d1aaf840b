#include "services/statistics/agreement.h"

#include "tests/services/statistics/rating_tables.h"

namespace ehcpqa::statistics {
namespace {

TEST(AgreementTest, CountsPairablePlansOnly) {
  const Ratings ratings = Table(4, {{0, 0}, {1, 2}, {3, kNoRating}, {kNoRating, kNoRating}, {0, 3}});
  EXPECT_EQ(PairablePlans(ratings), 3);
  EXPECT_DOUBLE_EQ(*PercentAgreement(ratings), 1.0 / 3);
  EXPECT_DOUBLE_EQ(*WithinOneAgreement(ratings), 2.0 / 3);
}

TEST(AgreementTest, GivesEveryPlanTheSameWeightWhateverItsRaters) {
  const Ratings ratings = Table(4, {{1, 1, 2}, {0, 0, kNoRating}});
  EXPECT_DOUBLE_EQ(*PercentAgreement(ratings), (1.0 / 3 + 1) / 2);
}

TEST(AgreementTest, IsUndefinedWithoutAPair) {
  const Ratings ratings = Table(4, {{1, kNoRating}, {kNoRating, 2}});
  EXPECT_EQ(PercentAgreement(ratings).why(), Undefined::kNoPairableUnits);
  EXPECT_EQ(WithinOneAgreement(ratings).why(), Undefined::kNoPairableUnits);
}

TEST(AgreementTest, RefusesARatingOffTheScale) {
  Ratings ratings(4, 2);
  EXPECT_THAT(ratings.Add(std::vector<int>{0, 4}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(ratings.Add(std::vector<int>{0, -2}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(ratings.Add(std::vector<int>{0}), FailsFor("FIELD_INVALID"));
  EXPECT_EQ(ratings.plans(), 0);
}

}  // namespace
}  // namespace ehcpqa::statistics
