// Freezing a frame and drawing a sample, as a coordinator does, and repeating both with the tools of any computer.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/cycles/cycle_service.h"
#include "tests/services/cycles/candidates.h"
#include "tests/services/cycles/cycle_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::cycles {
namespace {

using storage::Snapshot;
using storage::Transaction;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr char kSeed[] = "4 1 6 6 2 5 3 $HOME 'x'";

// What a shell prints for a command.
std::string Shell(const std::string& command) {
  std::FILE* pipe = popen(command.c_str(), "r");
  std::string output;
  char buffer[4096];
  while (pipe != nullptr && std::fgets(buffer, sizeof buffer, pipe) != nullptr) output += buffer;
  if (pipe != nullptr) pclose(pipe);
  return output;
}

std::vector<std::string> Lines(const std::string& text) {
  std::vector<std::string> lines;
  size_t begin = 0;
  for (size_t end = text.find('\n'); end != std::string::npos; begin = end + 1, end = text.find('\n', begin)) {
    lines.push_back(text.substr(begin, end - begin));
  }
  return lines;
}

class SamplingTest : public testing::Test {
 protected:
  SamplingTest() : snapshot_(area_.AddSnapshot("891", "2025-12-31", InventedPlans(1, 100))) {}

  // References by event of the trail, "cycle.freeze" before "cycle.draw".
  size_t PositionOf(const std::string& action) {
    const auto actions = area_.TrailActions();
    return static_cast<size_t>(std::find(actions.begin(), actions.end(), action) - actions.begin());
  }
  // Makes a cycle count as opened: its audited plans are left out of the next ones.
  void Open(const std::string& id) {
    ASSERT_OK(area_.Write([&](Transaction& tx) {
      return tx.Prepare("UPDATE cycles SET state = 4, opened_at = '2026-01-01T00:00:00.000Z' WHERE id = $1")
          .Bind(1, id)
          .Run();
    }));
  }

  CycleArea area_;
  std::string snapshot_;
};

TEST_F(SamplingTest, FreezesAFrameAndShowsWhatToExpect) {
  ASSERT_OK(area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  ASSERT_OK_AND_ASSIGN(const auto frozen, area_.Freeze("2025q4"));
  EXPECT_EQ(frozen.cycle().state(), v1::CYCLE_STATE_FRAMED);
  EXPECT_EQ(frozen.cycle().register_total(), 100);
  EXPECT_EQ(frozen.cycle().eligible_total(), 100);
  EXPECT_THAT(frozen.cycle().manifest_sha256(), SizeIs(64));
  // Of every eight plans four are of CI, two of SEMH, one of CL, one of SP.
  int eligible = 0, sample = 0;
  std::vector<std::string> codes;
  for (const v1::Stratum& stratum : frozen.strata()) {
    codes.push_back(stratum.code());
    eligible += stratum.eligible();
    sample += stratum.sample();
    EXPECT_EQ(stratum.reserves(), stratum.eligible() - stratum.sample());
  }
  EXPECT_THAT(codes, ElementsAre("CI", "CL", "SEMH", "SP"));
  EXPECT_EQ(eligible, 100);
  EXPECT_EQ(sample, 24);
  ASSERT_EQ(frozen.precision_size(), 2);
  EXPECT_EQ(frozen.precision(0).share_percent(), 50);
  EXPECT_GT(frozen.precision(0).half_width_points(), 14);
  EXPECT_LT(frozen.precision(0).half_width_points(), 20);
  EXPECT_LT(frozen.precision(1).half_width_points(), frozen.precision(0).half_width_points());
  ASSERT_EQ(frozen.events_size(), 2);
  EXPECT_EQ(frozen.events(1).name(), "review_amended");
  EXPECT_EQ(frozen.events(1).count(), 50);
  EXPECT_THAT(frozen.warnings(), IsEmpty());
  EXPECT_THAT(area_.LastPayload("cycle.freeze"), HasSubstr(frozen.cycle().manifest_sha256()));
}

TEST_F(SamplingTest, AnybodyCanRepeatTheManifestHash) {
  ASSERT_OK(area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  ASSERT_OK_AND_ASSIGN(const auto frozen, area_.Freeze("2025q4"));
  const std::string path = area_.path() + ".frame";
  std::ofstream file(path);
  std::vector<v1::FrameRow> rows = area_.Frame("2025q4");
  ASSERT_THAT(rows, SizeIs(100));
  std::reverse(rows.begin(), rows.end());
  for (const v1::FrameRow& row : rows) file << row.stratum() << '\t' << row.plan_ref() << '\n';
  file.close();
  EXPECT_EQ(Shell("LC_ALL=C sort '" + path + "' | sha256sum"), frozen.cycle().manifest_sha256() + "  -\n");
}

TEST_F(SamplingTest, AnybodyCanRepeatTheDrawFromTheFrameAndTheSeed) {
  const v1::Cycle cycle = area_.MakeSampled("2025q4", CycleArea::Draft(snapshot_), kSeed);
  EXPECT_EQ(cycle.seed(), kSeed);
  const std::string directory = area_.path();
  std::ofstream(directory + ".seed") << kSeed;
  std::ofstream frame(directory + ".frame");
  for (const v1::FrameRow& row : area_.Frame("2025q4")) frame << row.stratum() << '\t' << row.plan_ref() << '\n';
  frame.close();
  const auto ranked = [&](const std::string& label, const std::string& rows) {
    return Lines(Shell("SEED=$(cat '" + directory +
                       ".seed'); while IFS='\t' read -r stratum ref; do "
                       "printf '%s\\t%s\\t%s\\n' \"$stratum\" \"$(printf '%s' '" +
                       label +
                       "'\"$ref\" | "
                       "openssl dgst -sha256 -hmac \"$SEED\" | sed 's/^.* //')\" \"$ref\"; done < '" +
                       rows + "' | LC_ALL=C sort | cut -f 1,3"));
  };

  std::map<std::string, int> next;
  std::map<std::string, std::pair<std::string, int>> by_hand;
  for (const std::string& line : ranked("2025q4|", directory + ".frame")) {
    const size_t tab = line.find('\t');
    const std::string stratum = line.substr(0, tab);
    by_hand[line.substr(tab + 1)] = {stratum, ++next[stratum]};
  }
  ASSERT_THAT(by_hand, SizeIs(100));
  std::map<std::string, std::pair<std::string, int>> drawn;
  std::ofstream sampled(directory + ".sampled");
  std::set<std::string> doubled;
  for (const v1::SamplePlan& plan : area_.Sample("2025q4", true)) {
    drawn[plan.plan_ref()] = {plan.stratum(), plan.rank()};
    if (plan.status() == v1::SAMPLE_STATUS_DRAWN) sampled << "all\t" << plan.plan_ref() << '\n';
    if (plan.double_marked()) doubled.insert(plan.plan_ref());
  }
  sampled.close();
  EXPECT_EQ(drawn, by_hand);

  std::set<std::string> first_four;
  for (const std::string& line : ranked("2025q4|double|", directory + ".sampled")) {
    if (first_four.size() < 4) first_four.insert(line.substr(line.find('\t') + 1));
  }
  EXPECT_EQ(doubled, first_four);
}

TEST_F(SamplingTest, NumbersAuditsInAnOrderThatTellsNothing) {
  area_.MakeSampled("2025q4", CycleArea::Draft(snapshot_), kSeed);
  std::map<int, std::string> refs;
  for (const v1::SamplePlan& plan : area_.Sample("2025q4")) {
    ASSERT_EQ(plan.audit().rfind("cycles/2025q4/audits/", 0), 0u);
    refs[std::stoi(plan.audit().substr(21))] = plan.plan_ref();
  }
  ASSERT_THAT(refs, SizeIs(24));
  EXPECT_EQ(refs.rbegin()->first, 24);
  EXPECT_TRUE(std::is_sorted(refs.begin(), refs.end(), [](auto& a, auto& b) { return a.second < b.second; }));
}

TEST_F(SamplingTest, ListsInPagesWhatItListsAtOnce) {
  area_.MakeSampled("2025q4", CycleArea::Draft(snapshot_), kSeed);
  const auto texts = [](const auto& rows) {
    std::vector<std::string> all;
    for (const auto& row : rows) all.push_back(row.ShortDebugString());
    return all;
  };
  for (const int size : {1, 7, 100}) {
    EXPECT_EQ(texts(area_.Frame("2025q4", size)), texts(area_.Frame("2025q4")));
    EXPECT_EQ(texts(area_.Sample("2025q4", true, size)), texts(area_.Sample("2025q4", true)));
    EXPECT_EQ(texts(area_.Sample("2025q4", false, size)), texts(area_.Sample("2025q4")));
  }
  EXPECT_THAT(area_.Sample("2025q4", true), SizeIs(100));
}

TEST_F(SamplingTest, TakesASeedOnlyOnceTheFrameIsFixed) {
  ASSERT_OK(area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  EXPECT_THAT(area_.Draw("2025q4", kSeed), FailsFor("CYCLE_STATE"));
  ASSERT_OK(area_.Freeze("2025q4"));
  area_.Advance(60'000);
  ASSERT_OK_AND_ASSIGN(const auto drawn, area_.Draw("2025q4", kSeed));
  EXPECT_EQ(drawn.cycle().state(), v1::CYCLE_STATE_SAMPLED);
  EXPECT_EQ(drawn.cycle().state_since(), "2026-01-12T09:01:00.000Z");
  EXPECT_LT(PositionOf("cycle.freeze"), PositionOf("cycle.draw"));
  EXPECT_THAT(area_.LastPayload("cycle.draw"), HasSubstr("\"seed\":\"4 1 6 6 2 5 3"));
  int doubled = 0;
  for (const v1::Stratum& stratum : drawn.strata()) doubled += stratum.double_marked();
  EXPECT_EQ(doubled, 4);
  EXPECT_THAT(area_.Draw("2025q4", "another seed"), FailsFor("CYCLE_STATE"));
}

TEST_F(SamplingTest, TakesNoSeedTwiceWhateverTheCycle) {
  area_.MakeSampled("2025q4", CycleArea::Draft(snapshot_), kSeed);
  ASSERT_OK(area_.Create("2025q4-theme", CycleArea::Draft(snapshot_)));
  ASSERT_OK(area_.Freeze("2025q4-theme"));
  const auto status = area_.Draw("2025q4-theme", kSeed).status();
  EXPECT_THAT(status, FailsFor("FIELD_INVALID"));
  EXPECT_THAT(InfoOf(status).violations[0].message, HasSubstr("used for a draw before"));
  EXPECT_THAT(area_.Draw("2025q4-theme", "short"), FailsFor("FIELD_INVALID"));
  EXPECT_OK(area_.Draw("2025q4-theme", "a fresh one"));
}

TEST_F(SamplingTest, KeepsNothingOfADryRun) {
  ASSERT_OK(area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  ASSERT_OK_AND_ASSIGN(const auto would_be, area_.Freeze("2025q4", true));
  ASSERT_OK_AND_ASSIGN(const v1::Cycle draft, area_.Get("2025q4"));
  EXPECT_EQ(draft.state(), v1::CYCLE_STATE_DRAFT);
  EXPECT_THAT(area_.Frame("2025q4"), IsEmpty());
  ASSERT_OK_AND_ASSIGN(const auto frozen, area_.Freeze("2025q4"));
  EXPECT_EQ(frozen.SerializeAsString(), would_be.SerializeAsString());

  ASSERT_OK_AND_ASSIGN(const auto without_seed, area_.Draw("2025q4", "", true));
  EXPECT_EQ(without_seed.strata_size(), 4);
  EXPECT_EQ(without_seed.precision_size(), 2);
  ASSERT_OK_AND_ASSIGN(const auto with_seed, area_.Draw("2025q4", kSeed, true));
  EXPECT_EQ(with_seed.SerializeAsString(), without_seed.SerializeAsString()) << "a dry run must not try seeds out";
  EXPECT_THAT(area_.Sample("2025q4", true), IsEmpty());
  EXPECT_OK(area_.Draw("2025q4", kSeed));
}

TEST_F(SamplingTest, RefusesToFreezeWhatChangedMeanwhile) {
  ASSERT_OK_AND_ASSIGN(v1::Cycle cycle, area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  EXPECT_THAT(area_.Freeze("2025q4", false, "99"), FailsFor("STALE_ETAG"));
  v1::FreezeCycleRequest request;
  request.set_name("cycles/2025q4");
  ASSERT_OK_AND_ASSIGN(PreparedFrame prepared, area_.Read([&](Snapshot& snapshot) {
    return PrepareFreezeCycle(snapshot, area_.coordinator, request);
  }));
  v1::UpdateCycleRequest update;
  *update.mutable_cycle() = cycle;
  ASSERT_OK(area_.Write([&](Transaction& tx) { return UpdateCycle(tx, area_.coordinator, update); }));
  EXPECT_THAT(area_.Write([&](Transaction& tx) {
    return CommitFreezeCycle(tx, area_.coordinator, request, std::move(prepared));
  }),
              FailsFor("STALE_ETAG"));
}

TEST_F(SamplingTest, RefusesToFreezeWhenAnotherCyclesAuditsChangedMeanwhile) {
  area_.MakeSampled("2025q3", CycleArea::Draft(snapshot_), kSeed);
  ASSERT_OK(area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  v1::FreezeCycleRequest request;
  request.set_name("cycles/2025q4");
  ASSERT_OK_AND_ASSIGN(PreparedFrame prepared, area_.Read([&](Snapshot& snapshot) {
    return PrepareFreezeCycle(snapshot, area_.coordinator, request);
  }));
  Open("2025q3");
  EXPECT_THAT(area_.Write([&](Transaction& tx) {
    return CommitFreezeCycle(tx, area_.coordinator, request, std::move(prepared));
  }),
              FailsFor("STALE_ETAG"));
}

TEST_F(SamplingTest, DrawsOnceWhenTwoDrawTogether) {
  for (const char* id : {"2025q4", "2025q4-theme"}) {
    ASSERT_OK(area_.Create(id, CycleArea::Draft(snapshot_)));
    ASSERT_OK(area_.Freeze(id));
  }
  const auto prepare = [&](const v1::DrawSampleRequest& request) {
    return area_.Read([&](Snapshot& snapshot) { return PrepareDrawSample(snapshot, area_.coordinator, request); });
  };
  const auto commit = [&](const v1::DrawSampleRequest& request, const PreparedSample& prepared) {
    return area_.Write([&](Transaction& tx) { return CommitDrawSample(tx, area_.coordinator, request, prepared); });
  };
  v1::DrawSampleRequest first, second, theme;
  first.set_name("cycles/2025q4");
  first.set_seed("the first seed");
  second.set_name("cycles/2025q4");
  second.set_seed("the second seed");
  theme.set_name("cycles/2025q4-theme");
  theme.set_seed("the first seed");
  ASSERT_OK_AND_ASSIGN(const PreparedSample one, prepare(first));
  ASSERT_OK_AND_ASSIGN(const PreparedSample other, prepare(second));
  ASSERT_OK_AND_ASSIGN(const PreparedSample of_theme, prepare(theme));
  ASSERT_OK(commit(first, one));
  EXPECT_THAT(commit(second, other), FailsFor("CYCLE_STATE"));
  EXPECT_THAT(commit(theme, of_theme), FailsFor("FIELD_INVALID"));
  ASSERT_OK_AND_ASSIGN(const v1::Cycle drawn, area_.Get("2025q4"));
  EXPECT_EQ(drawn.seed(), "the first seed");
  EXPECT_THAT(area_.Sample("2025q4-theme", true), IsEmpty());
}

TEST_F(SamplingTest, LeavesOutPlansAuditedInTheLastCyclesUnderWhateverReference) {
  area_.MakeSampled("2025q3", CycleArea::Draft(snapshot_), kSeed);
  std::set<std::string> audited;
  for (const v1::SamplePlan& plan : area_.Sample("2025q3")) audited.insert(plan.plan_ref());
  // By the next return one of the children audited has got a UPN: a new reference, with the old one as alias.
  std::vector<registers::StagedPlan> plans = InventedPlans(1, 100);
  const std::string renamed = *audited.begin();
  for (registers::StagedPlan& staged : plans) {
    if (staged.plan.plan_ref != renamed) continue;
    staged.plan.plan_ref = InventedRef(1'000'001);
    staged.aliases = {renamed};
  }
  area_.Advance(1);
  const std::string next = area_.AddSnapshot("891", "2026-01-05", plans);

  v1::Cycle draft = CycleArea::Draft(next);
  ASSERT_OK(area_.Create("before", draft));
  ASSERT_OK_AND_ASSIGN(const auto unopened, area_.Freeze("before", true));
  EXPECT_EQ(unopened.audited_lately(), 0) << "a cycle that was never opened audited nothing";

  Open("2025q3");
  ASSERT_OK(area_.Create("2025q4", draft));
  ASSERT_OK_AND_ASSIGN(const auto frozen, area_.Freeze("2025q4"));
  EXPECT_EQ(frozen.audited_lately(), 24);
  EXPECT_EQ(frozen.cycle().eligible_total(), 76);
  EXPECT_EQ(frozen.cycle().register_total(), 100);
  for (const v1::FrameRow& row : area_.Frame("2025q4")) {
    EXPECT_FALSE(audited.contains(row.plan_ref()));
    EXPECT_NE(row.plan_ref(), InventedRef(1'000'001));
  }

  draft.set_exclude_last_cycles(0);
  ASSERT_OK(area_.Create("all", draft));
  ASSERT_OK_AND_ASSIGN(const auto all, area_.Freeze("all"));
  EXPECT_EQ(all.audited_lately(), 0);
}

TEST_F(SamplingTest, CountsTheLastCyclesByTheirWindowsAndOnlyThoseOpened) {
  // Three cycles of two plans each; the two that were opened last before the fourth are left out.
  v1::Cycle draft = CycleArea::Draft(snapshot_);
  draft.clear_stratify_by();
  draft.set_sample_size(2);
  draft.set_double_marked(0);
  draft.set_exclude_last_cycles(0);
  std::map<std::string, std::set<std::string>> audited;
  const std::pair<const char*, const char*> cycles[] = {
      {"q1", "2025-03-31"}, {"q2", "2025-06-30"}, {"q3", "2025-09-30"}, {"later", "2026-03-31"}};
  for (const auto& [id, end] : cycles) {
    draft.set_window_start("2025-01-01");
    draft.set_window_end(end);
    area_.MakeSampled(id, draft, std::string("the seed of ") + id);
    for (const v1::SamplePlan& plan : area_.Sample(id)) audited[id].insert(plan.plan_ref());
    if (std::string(id) != "q3") Open(id);
  }
  draft.set_window_end("2025-12-31");
  draft.set_exclude_last_cycles(1);
  ASSERT_OK(area_.Create("q4", draft));
  ASSERT_OK(area_.Freeze("q4"));
  std::set<std::string> frame;
  for (const v1::FrameRow& row : area_.Frame("q4")) frame.insert(row.plan_ref());
  for (const std::string& ref : audited["q2"]) EXPECT_FALSE(frame.contains(ref));
  EXPECT_THAT(frame, SizeIs(98)) << "q1 is too long ago, q3 was not opened, the last is not before this one";
}

TEST_F(SamplingTest, JoinsTwoAuthoritiesInOneCycle) {
  v1::Cycle draft = CycleArea::Draft(snapshot_);
  draft.add_snapshots(area_.AddSnapshot("892", "2025-09-01", InventedPlans(201, 260, "892"), true));
  draft.clear_stratify_by();
  draft.add_stratify_by(v1::STRATIFY_BY_LA);
  const v1::Cycle cycle = area_.MakeSampled("2025q4", draft, kSeed);
  EXPECT_EQ(cycle.register_total(), 160);
  EXPECT_TRUE(cycle.synthetic());
  std::map<std::string, int> by_la;
  for (const v1::SamplePlan& plan : area_.Sample("2025q4")) {
    EXPECT_EQ(plan.stratum(), plan.la());
    ++by_la[plan.la()];
  }
  EXPECT_THAT(by_la, ElementsAre(testing::Pair("891", 15), testing::Pair("892", 9)));
}

TEST_F(SamplingTest, WarnsOfAnOldRegisterAndOfReferencesOfOneReturn) {
  std::vector<registers::StagedPlan> plans = InventedPlans(201, 260, "892");
  plans[0].plan.id_basis = registers::IdBasis::kOrder;
  ASSERT_OK(area_.Create("2025q4", CycleArea::Draft(area_.AddSnapshot("892", "2025-09-01", plans))));
  ASSERT_OK_AND_ASSIGN(const auto frozen, area_.Freeze("2025q4"));
  EXPECT_THAT(frozen.warnings(), Contains(HasSubstr("The register of 892 is as at 2025-09-01, 121 days before")));
  EXPECT_THAT(frozen.warnings(), Contains(HasSubstr("1 plan has neither UPN nor ULN")));
}

TEST_F(SamplingTest, TakesOnlyPlansOfTheKind) {
  v1::Cycle draft = CycleArea::Draft(snapshot_);
  draft.set_kind(v1::PLAN_KIND_AMENDED);
  ASSERT_OK(area_.Create("2025q4", draft));
  ASSERT_OK_AND_ASSIGN(const auto frozen, area_.Freeze("2025q4"));
  EXPECT_EQ(frozen.other_kind(), 50);
  EXPECT_EQ(frozen.cycle().eligible_total(), 50);
  draft.set_kind(v1::PLAN_KIND_NEW);
  ASSERT_OK(area_.Create("new", draft));
  EXPECT_THAT(area_.Freeze("new"), FailsFor("SAMPLE_IMPOSSIBLE"));
}

TEST_F(SamplingTest, RefusesASampleFromAFrameThatWasTamperedWith) {
  ASSERT_OK(area_.Create("2025q4", CycleArea::Draft(snapshot_)));
  ASSERT_OK(area_.Freeze("2025q4"));
  ASSERT_OK(area_.Write([](Transaction& tx) {
    return tx.Prepare("DELETE FROM frame_rows WHERE plan_ref = $1").Bind(1, InventedRef(7)).Run();
  }));
  EXPECT_THAT(area_.Draw("2025q4", kSeed), Fails(absl::StatusCode::kDataLoss));
}

}  // namespace
}  // namespace ehcpqa::cycles
