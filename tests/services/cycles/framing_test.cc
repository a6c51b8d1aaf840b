#include "services/cycles/framing.h"

#include <map>
#include <random>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/cycles/need_group.h"
#include "tests/services/cycles/candidates.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::cycles {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;
using testing::UnorderedElementsAre;

CycleSettings Settings(int sample_size) {
  CycleSettings settings;
  settings.title = "Spring";
  settings.window_start = "2025-10-01";
  settings.window_end = "2025-12-31";
  settings.sample_size = sample_size;
  settings.minimum_per_stratum = sample_size > 1 ? 2 : 1;
  return settings;
}

const std::vector<FrameSource> kSources = {{"891-2025-12-31-1", "891", "2025-12-31", false}};

// `count` plans with one need, numbered from `first`.
void Add(std::vector<Candidate>& candidates, int64_t first, int64_t count, const std::string& need) {
  for (int64_t i = 0; i < count; ++i) candidates.push_back(MakeCandidate(first + i, need));
}

TEST(FramingTest, PutsEveryPlanInOneStratumWithoutDimensions) {
  std::vector<Candidate> candidates;
  Add(candidates, 1, 3, "ASD");
  ASSERT_OK_AND_ASSIGN(const Framing framing, MakeFrame(Settings(2), kSources, candidates, {}));
  EXPECT_THAT(framing.strata, ElementsAre(FrameStratum{"all", 3, 2, {}}));
  EXPECT_THAT(framing.warnings, IsEmpty());
}

TEST(FramingTest, CrossesDimensions) {
  const FrameRow row = MakeCandidate(1, "SLCN", "KS1", "new", "892").row;
  EXPECT_EQ(StratumCode({StratifyBy::kNeedGroup, StratifyBy::kKeyStage, StratifyBy::kLa}, row), "CI/KS1/892");
  EXPECT_EQ(StratumCode({StratifyBy::kEvent, StratifyBy::kNeed, StratifyBy::kSetting}, row), "new/SLCN/mainstream");
  FrameRow blank = row;
  blank.key_stage.clear();
  EXPECT_EQ(StratumCode({StratifyBy::kKeyStage}, blank), "unknown");
}

TEST(FramingTest, GroupsNeedsByTheCodeOfPractice) {
  const std::map<std::string, std::string> groups = {
      {"ASD", "CI"},  {"SLCN", "CI"}, {"MLD", "CL"},    {"SLD", "CL"},       {"PMLD", "CL"},
      {"SPLD", "CL"}, {"DS", "CL"},   {"SEMH", "SEMH"}, {"HI", "SP"},        {"VI", "SP"},
      {"MSI", "SP"},  {"PD", "SP"},   {"OTH", "other"}, {"UNKNOWN", "other"}};
  for (const auto& [need, group] : groups) EXPECT_EQ(NeedGroup(need), group) << need;
}

TEST(FramingTest, TakesPlansOfTheKindAskedFor) {
  std::vector<Candidate> candidates = {MakeCandidate(1, "ASD", "KS2", "new"),
                                       MakeCandidate(2, "ASD", "KS2", "phase_transfer"),
                                       MakeCandidate(3, "ASD", "KS2", "review_amended"),
                                       MakeCandidate(4, "ASD", "KS2", "review_maintained"),
                                       MakeCandidate(5, "ASD", "KS2", "no_event"),
                                       MakeCandidate(6, "ASD", "KS2", "new")};
  // Issued and amended in one window: it is of either kind.
  candidates[5].events = {"new", "review_amended"};
  CycleSettings settings = Settings(1);
  settings.kind = PlanKind::kNew;
  ASSERT_OK_AND_ASSIGN(const Framing fresh, MakeFrame(settings, kSources, candidates, {}));
  EXPECT_EQ(fresh.rows.size(), 2u);
  EXPECT_EQ(fresh.other_kind, 4);
  EXPECT_THAT(fresh.events, ElementsAre(Pair("new", 2)));
  settings.kind = PlanKind::kAmended;
  ASSERT_OK_AND_ASSIGN(const Framing amended, MakeFrame(settings, kSources, candidates, {}));
  EXPECT_THAT(amended.events,
              UnorderedElementsAre(Pair("new", 1), Pair("phase_transfer", 1), Pair("review_amended", 1)));
  settings.kind = PlanKind::kBoth;
  ASSERT_OK_AND_ASSIGN(const Framing both, MakeFrame(settings, kSources, candidates, {}));
  EXPECT_EQ(both.rows.size(), 6u);
  EXPECT_EQ(both.register_total, 6);
}

TEST(FramingTest, LeavesOutWhatWasAuditedLatelyAndBalances) {
  std::vector<Candidate> candidates = {MakeCandidate(1, "ASD", "KS2", "new"), MakeCandidate(2, "ASD", "KS2", "new"),
                                       MakeCandidate(3, "ASD", "KS2", "no_event"), MakeCandidate(4)};
  CycleSettings settings = Settings(1);
  settings.kind = PlanKind::kNew;
  ASSERT_OK_AND_ASSIGN(const Framing framing,
                       MakeFrame(settings, kSources, candidates, {InventedRef(2), InventedRef(3)}));
  ASSERT_EQ(framing.rows.size(), 1u);
  EXPECT_EQ(framing.rows[0].plan_ref, InventedRef(1));
  EXPECT_EQ(framing.audited_lately, 1) << "a plan of another kind counts there alone";
  EXPECT_EQ(framing.register_total,
            static_cast<int64_t>(framing.rows.size()) + framing.other_kind + framing.audited_lately);
}

TEST(FramingTest, PoolsSmallStrataAndSaysSo) {
  std::vector<Candidate> candidates;
  Add(candidates, 1, 50, "ASD");
  Add(candidates, 100, 3, "HI");
  Add(candidates, 200, 2, "VI");
  CycleSettings settings = Settings(10);
  settings.stratify_by = {StratifyBy::kNeed};
  ASSERT_OK_AND_ASSIGN(const Framing framing, MakeFrame(settings, kSources, candidates, {}));
  EXPECT_THAT(framing.strata,
              ElementsAre(FrameStratum{"(pooled)", 5, 2, {"HI", "VI"}}, FrameStratum{"ASD", 50, 8, {}}));
  EXPECT_EQ(framing.rows[0].stratum, "(pooled)");
  EXPECT_THAT(framing.warnings,
              ElementsAre("Strata with fewer than 4 plans are sampled together as (pooled): HI, VI."));
}

TEST(FramingTest, RefusesASampleThatTheFrameCannotGive) {
  std::vector<Candidate> candidates;
  Add(candidates, 1, 10, "ASD");
  Add(candidates, 100, 10, "HI");
  const auto status = MakeFrame(Settings(21), kSources, candidates, {InventedRef(1)}).status();
  EXPECT_THAT(status, FailsFor("SAMPLE_IMPOSSIBLE"));
  EXPECT_THAT(status, Fails(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(std::string(status.message()), HasSubstr("only 19 of 20 plans can be drawn"));
  CycleSettings settings = Settings(5);
  settings.stratify_by = {StratifyBy::kNeed};
  settings.minimum_per_stratum = 3;
  EXPECT_THAT(std::string(MakeFrame(settings, kSources, candidates, {}).status().message()),
              HasSubstr("2 strata with at least 3 plans each make 6. Ask for at least 6"));
  EXPECT_THAT(MakeFrame(Settings(1), kSources, {}, {}), FailsFor("SAMPLE_IMPOSSIBLE"));
}

TEST(FramingTest, RefusesOneReferenceTwice) {
  EXPECT_THAT(MakeFrame(Settings(1), kSources, {MakeCandidate(1), MakeCandidate(1)}, {}), FailsFor("FIELD_INVALID"));
}

TEST(FramingTest, WarnsOfARegisterThatIsTooOld) {
  std::vector<Candidate> candidates = {MakeCandidate(1), MakeCandidate(2)};
  // 92 days before 2025-12-31, and 93.
  const std::vector<FrameSource> sources = {{"s1", "891", "2025-09-30", false}, {"s2", "892", "2025-09-29", true}};
  ASSERT_OK_AND_ASSIGN(const Framing framing, MakeFrame(Settings(1), sources, candidates, {}));
  EXPECT_THAT(framing.warnings, ElementsAre(HasSubstr("The register of 892 is as at 2025-09-29, 93 days before")));
  EXPECT_TRUE(framing.synthetic);
}

TEST(FramingTest, WarnsOfReferencesThatHoldForOneReturnAndOfStrataWithoutReserve) {
  std::vector<Candidate> candidates = {MakeCandidate(1), MakeCandidate(2)};
  candidates[0].stable_reference = false;
  ASSERT_OK_AND_ASSIGN(const Framing framing, MakeFrame(Settings(2), kSources, candidates, {}));
  EXPECT_THAT(framing.warnings, Contains(HasSubstr("1 plan has neither UPN nor ULN")));
  EXPECT_THAT(framing.warnings, Contains(HasSubstr("none is in reserve, in all")));
}

TEST(FramingTest, DoesNotDependOnTheOrderOfTheRegister) {
  std::vector<Candidate> candidates;
  Add(candidates, 1, 40, "ASD");
  Add(candidates, 100, 30, "SEMH");
  Add(candidates, 200, 3, "VI");
  CycleSettings settings = Settings(12);
  settings.stratify_by = {StratifyBy::kNeedGroup, StratifyBy::kKeyStage};
  ASSERT_OK_AND_ASSIGN(const Framing one, MakeFrame(settings, kSources, candidates, {}));
  std::mt19937 random(7);
  for (size_t i = candidates.size(); i > 1; --i) std::swap(candidates[i - 1], candidates[random() % i]);
  ASSERT_OK_AND_ASSIGN(const Framing other, MakeFrame(settings, kSources, candidates, {}));
  EXPECT_EQ(one.rows, other.rows);
  EXPECT_EQ(one.strata, other.strata);
  EXPECT_EQ(one.manifest_sha256, other.manifest_sha256);
}

}  // namespace
}  // namespace ehcpqa::cycles
