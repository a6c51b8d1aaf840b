#include "services/cycles/drawing.h"

#include <map>
#include <random>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/cycles/framing.h"
#include "tests/services/cycles/candidates.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::cycles {
namespace {

constexpr char kSeed[] = "4 1 6 6 2 5 3";

struct Drawn {
  CycleSettings settings;
  Framing framing;
  std::vector<SamplePlan> plans;
};

Drawn DrawFrom(const std::vector<Candidate>& candidates, CycleSettings settings) {
  settings.window_start = "2025-10-01";
  settings.window_end = "2025-12-31";
  auto framing = MakeFrame(settings, {}, candidates, {});
  EXPECT_OK(framing);
  if (!framing.ok()) return {};
  auto plans = Draw("2025q4", settings, framing->strata, framing->rows, kSeed);
  EXPECT_OK(plans);
  if (!plans.ok()) return {};
  return {settings, *framing, *plans};
}

std::vector<Candidate> RandomCandidates(std::mt19937& random, int count) {
  const std::string needs[] = {"ASD", "SLCN", "MLD", "SEMH", "HI", "OTH"};
  const std::string stages[] = {"EY", "KS1", "KS2", "post-16"};
  std::vector<Candidate> candidates;
  for (int i = 0; i < count; ++i) {
    candidates.push_back(MakeCandidate(static_cast<int64_t>(random()), needs[random() % 6], stages[random() % 4]));
  }
  return candidates;
}

TEST(DrawingTest, DrawsWhatEachStratumGivesWhateverTheFrame) {
  std::mt19937 random(20251);
  for (int round = 0; round < 200; ++round) {
    const int size = 30 + static_cast<int>(random() % 300);
    CycleSettings settings;
    settings.stratify_by = {StratifyBy::kNeedGroup};
    if (random() % 2 == 0) settings.stratify_by.push_back(StratifyBy::kKeyStage);
    settings.sample_size = size / 2 + static_cast<int>(random() % static_cast<unsigned>(size / 2));
    settings.minimum_per_stratum = 1 + static_cast<int>(random() % 2);
    settings.double_marked = static_cast<int>(random() % static_cast<unsigned>(settings.sample_size + 1));
    settings.reserves_per_stratum = static_cast<int>(random() % 4);
    const Drawn drawn = DrawFrom(RandomCandidates(random, size), settings);

    std::map<std::string, int64_t> sampled, reserved;
    std::map<int64_t, std::string> refs;
    int doubled = 0;
    for (const SamplePlan& plan : drawn.plans) {
      if (plan.status == SampleStatus::kReserve) {
        EXPECT_EQ(plan.audit, 0);
        EXPECT_FALSE(plan.double_marked);
        EXPECT_EQ(plan.rank, sampled[plan.plan.stratum] + ++reserved[plan.plan.stratum]);
      } else {
        EXPECT_EQ(plan.rank, ++sampled[plan.plan.stratum]);
        EXPECT_TRUE(refs.emplace(plan.audit, plan.plan.plan_ref).second);
        doubled += plan.double_marked ? 1 : 0;
      }
    }
    int64_t total = 0;
    for (const FrameStratum& stratum : drawn.framing.strata) {
      EXPECT_EQ(sampled[stratum.code], stratum.sample) << stratum.code;
      const int64_t left = stratum.eligible - stratum.sample;
      EXPECT_EQ(reserved[stratum.code],
                settings.reserves_per_stratum == 0 ? left : std::min<int64_t>(left, settings.reserves_per_stratum));
      total += stratum.sample;
    }
    EXPECT_EQ(total, settings.sample_size);
    EXPECT_EQ(doubled, settings.double_marked);
    // Numbered from 1 to n in the order of the references.
    ASSERT_EQ(refs.size(), static_cast<size_t>(total));
    EXPECT_EQ(refs.begin()->first, 1);
    EXPECT_EQ(refs.rbegin()->first, total);
    std::string last;
    for (const auto& [number, ref] : refs) {
      EXPECT_LT(last, ref);
      last = ref;
    }
  }
}

TEST(DrawingTest, AddingAPlanMovesNoOther) {
  std::mt19937 random(11);
  const std::vector<Candidate> candidates = RandomCandidates(random, 120);
  CycleSettings settings;
  settings.stratify_by = {StratifyBy::kNeedGroup};
  settings.sample_size = 30;
  std::map<std::string, std::vector<std::string>> order;
  for (const SamplePlan& plan : DrawFrom(candidates, settings).plans) {
    order[plan.plan.stratum].push_back(plan.plan.plan_ref);
  }
  for (int64_t added = 0; added < 50; ++added) {
    std::vector<Candidate> more = candidates;
    more.push_back(MakeCandidate(1'000'000'000'000 + added, "SEMH"));
    std::map<std::string, std::vector<std::string>> now;
    for (const SamplePlan& plan : DrawFrom(more, settings).plans) {
      if (plan.plan.plan_ref != more.back().row.plan_ref) now[plan.plan.stratum].push_back(plan.plan.plan_ref);
    }
    EXPECT_EQ(now, order);
  }
}

TEST(DrawingTest, AnotherSeedOrCycleDrawsAnotherSample) {
  std::mt19937 random(12);
  CycleSettings settings;
  settings.sample_size = 20;
  const Drawn drawn = DrawFrom(RandomCandidates(random, 200), settings);
  ASSERT_OK_AND_ASSIGN(const auto other_seed,
                       Draw("2025q4", drawn.settings, drawn.framing.strata, drawn.framing.rows, "another seed"));
  ASSERT_OK_AND_ASSIGN(const auto other_cycle,
                       Draw("2026q1", drawn.settings, drawn.framing.strata, drawn.framing.rows, kSeed));
  EXPECT_NE(other_seed, drawn.plans);
  EXPECT_NE(other_cycle, drawn.plans);
}

TEST(DrawingTest, TakesSeedsThatCanBeTyped) {
  EXPECT_OK(CheckSeed("12345678"));
  EXPECT_OK(CheckSeed(std::string(200, 'x')));
  EXPECT_THAT(CheckSeed(""), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(CheckSeed("1234567"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(CheckSeed(std::string(201, 'x')), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(CheckSeed("dice\t41662"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(CheckSeed("caf\xc3\xa9 41662"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(CheckSeed(" 4 1 6 6 2"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(CheckSeed("4 1 6 6 2\n"), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa::cycles
