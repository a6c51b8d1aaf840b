#include "services/statistics/planning.h"

#include <numeric>

#include "gmock/gmock.h"
#include "services/statistics/pps.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

TEST(PlanningTest, TheSizeFoundHasThePowerAskedFor) {
  for (double after : {0.65, 0.7, 0.8, 0.3}) {
    const double n = *SampleSizeToDetect(0.5, after);
    EXPECT_NEAR(PowerToDetect(0.5, after, n), 0.8, 1e-4);
  }
  EXPECT_EQ(SampleSizeToDetect(0.5, 0.5).why(), Undefined::kZeroDenominator);
}

TEST(PlanningTest, TheRiseFoundIsJustDetected) {
  const double rise = *DetectableRise(0.6, 48);
  EXPECT_NEAR(rise, 0.25, 0.01);
  EXPECT_NEAR(PowerToDetect(0.6, 0.6 + rise, 48), 0.8, 1e-9);
  EXPECT_EQ(DetectableRise(0.95, 10).why(), Undefined::kTooFewUnits);
}

TEST(PlanningTest, SmallPopulationsNeedFewerPlans) {
  EXPECT_NEAR(SampleSizeForMargin(0.5, 0.1, 4800), 94.17, 0.01);
  EXPECT_LT(SampleSizeForMargin(0.5, 0.1, 100), SampleSizeForMargin(0.5, 0.1, 4800));
  EXPECT_LE(SampleSizeForMargin(0.5, 0.01, 100), 100);
}

TEST(PlanningTest, ChanceOfMeetingADefect) {
  EXPECT_NEAR(ChanceOfMeeting(240, 48, 4800), 0.91, 0.01);
  EXPECT_DOUBLE_EQ(ChanceOfMeeting(0, 48, 4800), 0);
  EXPECT_DOUBLE_EQ(ChanceOfMeeting(1, 10, 10), 1);
  EXPECT_NEAR(UpperLimitWhenNoneFound(60), 0.05, 0.002);
}

TEST(PpsTest, ProbabilitiesAddUpAndGrowWithSize) {
  ASSERT_OK_AND_ASSIGN(const auto probabilities, InclusionProbabilities({5, 100, 20, 1, 60, 0, 14}, 3));
  EXPECT_NEAR(std::accumulate(probabilities.begin(), probabilities.end(), 0.0), 3, 1e-12);
  EXPECT_EQ(probabilities[1], 1);
  EXPECT_EQ(probabilities[5], 0);
  EXPECT_NEAR(probabilities[2] / probabilities[0], 4, 1e-12);
}

TEST(PpsTest, EveryUnitIsDrawnAsOftenAsItsProbabilitySays) {
  ASSERT_OK_AND_ASSIGN(const auto probabilities, InclusionProbabilities({5, 100, 20, 1, 60, 14}, 3));
  std::vector<double> drawn(probabilities.size());
  const int starts = 100'000;
  for (int s = 0; s < starts; ++s) {
    const auto sample = SystematicSample(probabilities, (s + 0.5) / starts);
    EXPECT_EQ(sample.size(), 3u);
    for (int64_t unit : sample) drawn[static_cast<size_t>(unit)] += 1.0 / starts;
  }
  for (size_t i = 0; i < drawn.size(); ++i) EXPECT_NEAR(drawn[i], probabilities[i], 2e-5);
}

TEST(PpsTest, RefusesWhatCannotBeDrawn) {
  EXPECT_THAT(InclusionProbabilities({1, -1}, 1), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(InclusionProbabilities({1, 0}, 2), FailsFor("FIELD_INVALID"));
  ASSERT_OK_AND_ASSIGN(const auto all, InclusionProbabilities({1, 0, 3}, 2));
  EXPECT_THAT(all, testing::ElementsAre(1, 0, 1));
}

}  // namespace
}  // namespace ehcpqa::statistics
