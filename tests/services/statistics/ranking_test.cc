#include "services/statistics/ranking.h"

#include <algorithm>
#include <random>

#include "gmock/gmock.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

using testing::ElementsAre;

constexpr char kSeed[] = "6-31-12-44-2-19";

std::vector<FrameEntry> Frame(int size) {
  std::vector<FrameEntry> frame;
  for (int i = 0; i < size; ++i) frame.push_back({i % 3 == 0 ? "PRI" : "SEC", "EHCP-" + std::to_string(1000 + i)});
  return frame;
}

std::vector<std::string> Refs(const std::vector<RankedPlan>& plans) {
  std::vector<std::string> refs;
  for (const RankedPlan& plan : plans) refs.push_back(plan.ref);
  return refs;
}

TEST(RankingTest, HashesWhatOpensslHashes) {
  // printf '%s' '2026Q1|EHCP-1001' | openssl dgst -sha256 -hmac '6-31-12-44-2-19'
  const auto ranked = Rank(RankPurpose::kSelection, kSeed, "2026Q1", {"EHCP-1001"});
  EXPECT_EQ(Hex(AsBytes(ranked[0].digest)), "240a0a85dda34247173344178db6f0fb622b82f15cc6fb43a1ff43de09628286");
}

TEST(RankingTest, LabelsEveryPurposeApart) {
  EXPECT_EQ(RankMessage(RankPurpose::kSelection, "2026Q1", "X"), "2026Q1|X");
  EXPECT_EQ(RankMessage(RankPurpose::kDoubleScoring, "2026Q1", "X"), "2026Q1|double|X");
  EXPECT_EQ(RankMessage(RankPurpose::kAssignment, "2026Q1", "X"), "2026Q1|assign|X");
}

TEST(RankingTest, AddingOrRemovingPlansMovesNoOtherPlan) {
  std::mt19937 random(7);
  std::vector<std::string> all;
  for (int i = 0; i < 300; ++i) all.push_back("P" + std::to_string(i));
  const std::vector<std::string> order = Refs(Rank(RankPurpose::kSelection, kSeed, "2026Q1", all));
  for (int round = 0; round < 20; ++round) {
    std::vector<std::string> some, expected;
    for (const std::string& ref : all) {
      if (random() % 2) some.push_back(ref);
    }
    std::shuffle(some.begin(), some.end(), random);
    for (const std::string& ref : order) {
      if (std::find(some.begin(), some.end(), ref) != some.end()) expected.push_back(ref);
    }
    EXPECT_EQ(Refs(Rank(RankPurpose::kSelection, kSeed, "2026Q1", some)), expected);
  }
}

TEST(RankingTest, DrawsEveryPlanOnceAsSelectedOrReserve) {
  const auto frame = Frame(60);
  ASSERT_OK_AND_ASSIGN(const auto draws, DrawSample(kSeed, "2026Q1", frame, {{"PRI", 4}, {"SEC", 7}}));
  EXPECT_EQ(draws.at("PRI").selected.size(), 4u);
  EXPECT_EQ(draws.at("PRI").reserves.size(), 16u);
  EXPECT_EQ(draws.at("SEC").selected.size(), 7u);
  EXPECT_EQ(draws.at("SEC").reserves.size(), 33u);
  for (const auto& [stratum, draw] : draws) {
    std::vector<RankedPlan> all = draw.selected;
    all.insert(all.end(), draw.reserves.begin(), draw.reserves.end());
    EXPECT_TRUE(
        std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.digest < b.digest; }));
  }
}

TEST(RankingTest, AnotherSeedOrRoundGivesAnotherOrder) {
  std::vector<std::string> refs;
  for (const FrameEntry& entry : Frame(50)) refs.push_back(entry.ref);
  const auto first = Refs(Rank(RankPurpose::kSelection, kSeed, "2026Q1", refs));
  EXPECT_NE(Refs(Rank(RankPurpose::kSelection, kSeed, "2026Q2", refs)), first);
  EXPECT_NE(Refs(Rank(RankPurpose::kSelection, "other", "2026Q1", refs)), first);
  EXPECT_NE(Refs(Rank(RankPurpose::kDoubleScoring, kSeed, "2026Q1", refs)), first);
}

TEST(RankingTest, ManifestDoesNotDependOnTheOrderOfTheFrame) {
  auto frame = Frame(40);
  ASSERT_OK_AND_ASSIGN(const Digest before, ManifestHash(frame));
  std::reverse(frame.begin(), frame.end());
  ASSERT_OK_AND_ASSIGN(const Digest after, ManifestHash(frame));
  EXPECT_EQ(before, after);
  frame[3].stratum = "P16";
  ASSERT_OK_AND_ASSIGN(const Digest changed, ManifestHash(frame));
  EXPECT_NE(before, changed);
}

TEST(RankingTest, ManifestIsTheHashOfTheStatedLines) {
  ASSERT_OK_AND_ASSIGN(const Digest digest, ManifestHash({{"SEC", "b"}, {"PRI", "z"}, {"SEC", "a"}}));
  EXPECT_EQ(digest, Sha256("PRI\tz\nSEC\ta\nSEC\tb\n"));
}

TEST(RankingTest, RefusesAFrameThatIsNotOne) {
  EXPECT_THAT(ManifestHash({{"A", "x"}, {"B", "x"}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(ManifestHash({{"A", ""}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(ManifestHash({{"A\tB", "x"}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(ManifestHash({{"A", "x\n"}}), FailsFor("FIELD_INVALID"));
}

TEST(RankingTest, RefusesADrawThatCannotBeMade) {
  const auto frame = Frame(9);
  EXPECT_THAT(DrawSample("", "2026Q1", frame, {{"PRI", 1}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(DrawSample(kSeed, "", frame, {{"PRI", 1}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(DrawSample(kSeed, "2026Q1|double", frame, {{"PRI", 1}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(DrawSample(kSeed, "2026Q1", frame, {{"PRI", 4}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(DrawSample(kSeed, "2026Q1", frame, {{"EY", 1}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(ChooseDoubleScored(kSeed, "2026Q1", {"a", "b"}, 3), FailsFor("FIELD_INVALID"));
}

TEST(RankingTest, ChoosesDoubleScoredPlansWhateverTheirOrder) {
  ASSERT_OK_AND_ASSIGN(const auto one, ChooseDoubleScored(kSeed, "2026Q1", {"a", "b", "c", "d"}, 2));
  ASSERT_OK_AND_ASSIGN(const auto other, ChooseDoubleScored(kSeed, "2026Q1", {"d", "b", "a", "c"}, 2));
  EXPECT_EQ(one, other);
  EXPECT_EQ(one.size(), 2u);
}

}  // namespace
}  // namespace ehcpqa::statistics
