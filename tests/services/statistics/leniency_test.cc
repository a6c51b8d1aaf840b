#include "services/statistics/leniency.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "gmock/gmock.h"
#include "services/statistics/moderation_shift.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

constexpr auto kNone = std::nullopt;

// Plans scored by two of four auditors each, in all pairings.
ScoreTable Rotating() {
  std::mt19937 random(3);
  ScoreTable scores;
  for (int i = 0; i < 24; ++i) {
    scores.emplace_back(4);
    const size_t first = static_cast<size_t>(i % 4), second = (first + 1 + static_cast<size_t>(i / 4) % 3) % 4;
    scores.back()[first] = static_cast<double>(random() % 4);
    scores.back()[second] = static_cast<double>(random() % 4);
  }
  return scores;
}

TEST(LeniencyTest, AddingAGradeToOneAuditorMovesThatAuditorByIt) {
  ScoreTable scores = Rotating();
  ASSERT_OK_AND_ASSIGN(const auto before, FitLeniency(scores));
  for (auto& row : scores) {
    if (row[1]) *row[1] += 1;
  }
  ASSERT_OK_AND_ASSIGN(const auto after, FitLeniency(scores));
  EXPECT_NEAR(*after.auditors[1].effect - *before.auditors[1].effect, 0.75, 1e-12);
  EXPECT_NEAR(*after.auditors[0].effect - *before.auditors[0].effect, -0.25, 1e-12);
  EXPECT_NEAR(*after.residual_sd, *before.residual_sd, 1e-12);
}

TEST(LeniencyTest, RecoversEffectsOfAnExactModel) {
  ScoreTable scores;
  const double kind[] = {0.5, -0.25, -0.25};
  for (int i = 0; i < 9; ++i) {
    scores.emplace_back(3);
    for (size_t g = 0; g < 3; ++g) {
      if (g != static_cast<size_t>(i % 3)) scores.back()[g] = i + kind[g];
    }
  }
  ASSERT_OK_AND_ASSIGN(const auto model, FitLeniency(scores));
  for (size_t g = 0; g < 3; ++g) EXPECT_NEAR(*model.auditors[g].effect, kind[g], 1e-12);
  EXPECT_NEAR(*model.residual_sd, 0, 1e-12);
}

TEST(LeniencyTest, PermutingPlansChangesNothing) {
  ScoreTable scores = Rotating();
  ASSERT_OK_AND_ASSIGN(const auto before, FitLeniency(scores));
  std::mt19937 random(1);
  std::shuffle(scores.begin(), scores.end(), random);
  ASSERT_OK_AND_ASSIGN(const auto after, FitLeniency(scores));
  for (size_t g = 0; g < 4; ++g) {
    EXPECT_NEAR(*after.auditors[g].effect, *before.auditors[g].effect, 1e-12);
    EXPECT_NEAR(*after.auditors[g].standard_error, *before.auditors[g].standard_error, 1e-12);
  }
  EXPECT_NEAR(*after.f, *before.f, 1e-10);
}

TEST(LeniencyTest, RefusesToCompareGroupsThatShareNoPlan) {
  ASSERT_OK_AND_ASSIGN(const auto model,
                       FitLeniency({{2, 1, kNone, kNone}, {3, 3, kNone, kNone}, {kNone, kNone, 1, 2}}));
  EXPECT_FALSE(model.connected);
  EXPECT_EQ(model.f.why(), Undefined::kNotConnected);
  EXPECT_EQ(model.auditors[1].component, 1);
  EXPECT_EQ(model.auditors[2].component, 2);
  EXPECT_NEAR(*model.auditors[0].effect, 0.25, 1e-12);
  EXPECT_NEAR(*model.auditors[2].effect, -0.5, 1e-12);
}

TEST(LeniencyTest, SinglyScoredPlansChangeNothing) {
  ScoreTable scores = Rotating();
  ASSERT_OK_AND_ASSIGN(const auto before, FitLeniency(scores));
  scores.push_back({3, kNone, kNone, kNone});
  ASSERT_OK_AND_ASSIGN(const auto after, FitLeniency(scores));
  EXPECT_EQ(after.plans_used, before.plans_used);
  EXPECT_DOUBLE_EQ(*after.auditors[0].effect, *before.auditors[0].effect);
}

TEST(LeniencyTest, SaysWhyThereIsNone) {
  ASSERT_OK_AND_ASSIGN(const auto empty, FitLeniency({{3, kNone}, {kNone, 2}}));
  EXPECT_EQ(empty.auditors[0].effect.why(), Undefined::kTooFewUnits);
  EXPECT_FALSE(empty.connected);
  ASSERT_OK_AND_ASSIGN(const auto bare, FitLeniency({{3, 2}}));
  EXPECT_NEAR(*bare.auditors[0].effect, 0.5, 1e-12);
  EXPECT_EQ(bare.auditors[0].standard_error.why(), Undefined::kNoDegreesOfFreedom);
  EXPECT_EQ(bare.f.why(), Undefined::kNoDegreesOfFreedom);
  EXPECT_THAT(FitLeniency({{3, 2}, {1}}), FailsFor("FIELD_INVALID"));
}

TEST(ModerationShiftTest, DrawsFewPlansFurtherTowardsTheMean) {
  const auto shifts = MeasureModerationShifts({{1, 1, 0, 1, 1, 0, 1, 1}, {1, 1, 0}, {0, 0, -1, 0, 0, 0}});
  ASSERT_TRUE(shifts);
  for (const AuditorShift& auditor : shifts->auditors) {
    EXPECT_LE(std::fabs(auditor.shrunk - shifts->mean), std::fabs(auditor.mean - shifts->mean) + 1e-15);
  }
  const auto kept = [&](size_t j) {
    return (shifts->auditors[j].shrunk - shifts->mean) / (shifts->auditors[j].mean - shifts->mean);
  };
  EXPECT_GT(kept(0), kept(1));
}

TEST(ModerationShiftTest, SignTestIsExact) {
  EXPECT_DOUBLE_EQ(SignTest(0, 0), 1);
  EXPECT_DOUBLE_EQ(SignTest(4, 0), 0.125);
  EXPECT_DOUBLE_EQ(SignTest(0, 4), 0.125);
  EXPECT_DOUBLE_EQ(SignTest(1, 1), 1);
}

TEST(ModerationShiftTest, SaysWhyThereIsNone) {
  EXPECT_EQ(MeasureModerationShifts({{1, 0}}).why(), Undefined::kTooFewUnits);
  EXPECT_EQ(MeasureModerationShifts({{1}, {0}}).why(), Undefined::kTooFewUnits);
  EXPECT_EQ(MeasureModerationShifts({{1, 0}, {}}).why(), Undefined::kTooFewUnits);
  EXPECT_EQ(MeasureModerationShifts({{1, 1}, {0, 0}}).why(), Undefined::kNoVariation);
}

}  // namespace
}  // namespace ehcpqa::statistics
