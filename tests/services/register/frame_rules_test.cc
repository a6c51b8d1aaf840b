#include "services/register/frame_rules.h"

#include <random>
#include <set>

#include "gmock/gmock.h"
#include "services/register/import_counts.h"

namespace ehcpqa::registers {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kAsAt[] = "2025-01-16";

// A plan without any defect, open on the as-at date.
Row OpenPlan(std::string start = "2023-05-01") {
  Row row;
  row.row_no = 1;
  row.has_named_plan = true;
  row.has_active_plan = true;
  row.plan_start = std::move(start);
  row.assessment_outcome = "Y";
  row.need_primary = "ASD";
  row.setting_type = "special";
  row.unit_or_rp = "none";
  row.placements = 1;
  return row;
}

Row CeasedPlan(std::string cease) {
  Row row = OpenPlan();
  row.has_active_plan = false;
  row.cease_date = std::move(cease);
  return row;
}

Row NoPlan() {
  Row row;
  row.row_no = 1;
  row.setting_type = "unknown";
  row.unit_or_rp = "none";
  return row;
}

Person With(std::vector<Row> rows) {
  Person person;
  person.plan_ref = "AAAA-AAAA-AAAA-AAAA";
  person.key_stage = "KS2";
  person.district = "unknown";
  person.rows = std::move(rows);
  return person;
}

std::vector<Outcome> OutcomesOf(std::vector<Row> rows) {
  std::vector<Outcome> outcomes;
  for (const Judgement& judgement : Judge(With(std::move(rows)), {kAsAt})) outcomes.push_back(judgement.outcome);
  return outcomes;
}

std::vector<std::string_view> FlagsOf(std::vector<Row> rows, size_t row = 0) {
  return Judge(With(std::move(rows)), {kAsAt})[row].flags.names();
}

TEST(Frame, HoldsPlansOpenOnTheAsAtDate) {
  const struct {
    Row row;
    Outcome outcome;
  } kTable[] = {
      {OpenPlan(), Outcome::kInFrame},
      {OpenPlan("2025-01-16"), Outcome::kInFrame},
      {OpenPlan("2025-01-17"), Outcome::kNotOpen},
      {CeasedPlan("2025-01-15"), Outcome::kNotOpen},
      {CeasedPlan("2025-01-16"), Outcome::kInFrame},
      {CeasedPlan("2025-08-31"), Outcome::kInFrame},
      {OpenPlan(""), Outcome::kStartDateUnreadable},
      {NoPlan(), Outcome::kNoPlan},
  };
  for (const auto& line : kTable) {
    EXPECT_THAT(OutcomesOf({line.row}), ElementsAre(line.outcome)) << line.row.plan_start << " " << line.row.cease_date;
  }
}

TEST(Frame, KeepsTheLaterOfTwoOpenPlans) {
  EXPECT_THAT(OutcomesOf({OpenPlan("2020-01-01"), OpenPlan("2022-01-01"), OpenPlan("2021-01-01")}),
              ElementsAre(Outcome::kSecondOpenPlan, Outcome::kInFrame, Outcome::kSecondOpenPlan));
  EXPECT_THAT(OutcomesOf({OpenPlan("2020-01-01"), OpenPlan("2020-01-01")}),
              ElementsAre(Outcome::kInFrame, Outcome::kSecondOpenPlan));
  // A ceased plan, however late, never displaces an open one.
  EXPECT_THAT(OutcomesOf({OpenPlan("2020-01-01"), CeasedPlan("2024-01-01")}),
              ElementsAre(Outcome::kInFrame, Outcome::kNotOpen));
}

TEST(Flags, AreNoneOnAPlanWithoutDefects) { EXPECT_THAT(FlagsOf({OpenPlan()}), IsEmpty()); }

TEST(Flags, NameWhatIsWrongWithAPlanInTheFrame) {
  const auto flags_when = [](auto change) {
    Row row = OpenPlan();
    change(row);
    return FlagsOf({row});
  };
  EXPECT_THAT(flags_when([](Row& row) { row.need_primary = ""; }), ElementsAre("need_missing"));
  EXPECT_THAT(flags_when([](Row& row) { row.need_primary = "H5"; }), ElementsAre("need_unknown_code"));
  EXPECT_THAT(flags_when([](Row& row) { row.need_secondary = "K1"; }), ElementsAre("need_unknown_code"));
  EXPECT_THAT(flags_when([](Row& row) { row.need_primary = "DS"; }), IsEmpty());
  EXPECT_THAT(flags_when([](Row& row) { row.placements = 0; }), ElementsAre("no_placement"));
  EXPECT_THAT(flags_when([](Row& row) { row.setting_type = "unknown"; }), ElementsAre("setting_unknown"));
  EXPECT_THAT(flags_when([](Row& row) { row.setting_type = kSchoolTypeUnknown; }), IsEmpty());
  EXPECT_THAT(flags_when([](Row& row) { row.several_setting_kinds = true; }), ElementsAre("several_setting_kinds"));
  EXPECT_THAT(flags_when([](Row& row) { row.transferred_in = true; }), ElementsAre("transferred_in"));
  EXPECT_THAT(flags_when([](Row& row) { row.date_unreadable = true; }), ElementsAre("date_unreadable"));
  const auto review = [](std::string meeting, std::string decision) {
    return [=](Row& row) {
      row.review_meeting = meeting;
      row.review_decision = decision;
    };
  };
  EXPECT_THAT(flags_when(review("2024-11-02", "2024-11-01")), ElementsAre("decision_before_meeting"));
  EXPECT_THAT(flags_when(review("2024-11-02", "2024-11-02")), IsEmpty());
  EXPECT_THAT(flags_when(review("2024-11-02", "")), IsEmpty());
  EXPECT_THAT(flags_when(review("", "2024-11-01")), IsEmpty());
}

TEST(Flags, OfNeedPlacementAndSettingAreAskedOfTheFrameOnly) {
  Row ceased = CeasedPlan("2024-03-31");
  ceased.need_primary = "";
  ceased.setting_type = "unknown";
  ceased.placements = 0;
  EXPECT_THAT(FlagsOf({ceased}), IsEmpty());
  EXPECT_THAT(FlagsOf({NoPlan()}), IsEmpty());
}

TEST(Flags, StandOnRowsThatAreNotInTheFrame) {
  Row ceased = CeasedPlan("2023-12-31");
  ceased.has_active_plan = true;
  EXPECT_THAT(FlagsOf({ceased}), ElementsAre("ceased_but_active"));
  EXPECT_THAT(FlagsOf({OpenPlan("2025-02-01")}), ElementsAre("start_after_as_at"));
}

TEST(Flags, OfThePersonAndTheHeaderStandOnEveryRow) {
  Person person = With({OpenPlan(), NoPlan()});
  person.flags.Add(Flag::kUpnCheckFailed);
  const std::vector<Judgement> judgements = Judge(person, {kAsAt, true});
  EXPECT_THAT(judgements[0].flags.names(), ElementsAre("upn_check_failed", "several_requests", "header_contradiction"));
  EXPECT_THAT(judgements[1].flags.names(), ElementsAre("upn_check_failed", "header_contradiction"));
}

TEST(Flags, TellFurtherRequestsFromASecondOpenPlan) {
  EXPECT_THAT(FlagsOf({OpenPlan(), NoPlan()}), ElementsAre("several_requests"));
  EXPECT_THAT(FlagsOf({OpenPlan(), CeasedPlan("2024-01-01")}), ElementsAre("several_requests"));
  EXPECT_THAT(FlagsOf({OpenPlan("2024-01-01"), OpenPlan()}), ElementsAre("has_second_open_plan"));
  EXPECT_THAT(FlagsOf({OpenPlan("2024-01-01"), OpenPlan()}, 1), ElementsAre("second_open_plan"));
  EXPECT_THAT(FlagsOf({OpenPlan("2024-01-01"), OpenPlan(), NoPlan()}), ElementsAre("has_second_open_plan"));
  EXPECT_THAT(FlagsOf({NoPlan(), NoPlan()}), IsEmpty());
}

TEST(Flags, HaveNamesThatAreReadBack) {
  std::set<std::string_view> names;
  for (int i = 0; i < kFlags; ++i) {
    const auto flag = static_cast<Flag>(i);
    EXPECT_EQ(ParseFlag(FlagName(flag)), flag);
    names.insert(FlagName(flag));
  }
  EXPECT_EQ(names.size(), static_cast<size_t>(kFlags));
  EXPECT_EQ(ParseFlag("no_such_flag"), std::nullopt);
}

TEST(PlanOf, SaysUnknownForNeedsThatAreNoCodes) {
  Row row = OpenPlan();
  row.need_primary = "";
  row.need_secondary = "K1";
  Plan plan = PlanOf(With({row}), row, {});
  EXPECT_EQ(plan.need_primary, "UNKNOWN");
  EXPECT_EQ(plan.need_secondary, "UNKNOWN");
  row.need_secondary = "";
  EXPECT_EQ(PlanOf(With({row}), row, {}).need_secondary, "");
}

// Whatever the rows, each ends in exactly one place, nobody has two plans in the frame, and what is counted of two
// persons found to be one is what would have been counted of one.
TEST(Balance, HoldsForAnyReturn) {
  std::mt19937 random(20250116);
  const auto one_of = [&](const std::vector<std::string>& values) { return values[random() % values.size()]; };
  ImportCounts counts;
  int64_t rows = 0;
  for (int i = 0; i < 5000; ++i) {
    std::vector<Row> some;
    for (size_t left = 1 + random() % 4; left > 0; --left, ++rows) {
      Row row =
          random() % 4 == 0 ? NoPlan() : OpenPlan(one_of({"", "2019-09-01", "2024-11-30", "2025-01-16", "2025-03-01"}));
      if (row.has_named_plan) row.cease_date = one_of({"", "", "2024-12-31", "2025-01-16", "2026-07-31"});
      row.has_active_plan = random() % 2 == 0;
      row.need_primary = one_of({"", "ASD", "SEMH", "XX"});
      row.date_unreadable = random() % 8 == 0;
      some.push_back(std::move(row));
    }
    const Person person = With(std::move(some));
    const std::vector<Judgement> judgements = Judge(person, {kAsAt, random() % 2 == 0});
    ASSERT_EQ(judgements.size(), person.rows.size());
    int in_frame = 0;
    int second = 0;
    for (const Judgement& judgement : judgements) {
      in_frame += judgement.outcome == Outcome::kInFrame;
      second += judgement.outcome == Outcome::kSecondOpenPlan;
      EXPECT_EQ(judgement.outcome == Outcome::kSecondOpenPlan, judgement.flags.Has(Flag::kSecondOpenPlan));
    }
    ASSERT_LE(in_frame, 1);
    ASSERT_TRUE(second == 0 || in_frame == 1);
    counts.Add(person, judgements);
    ASSERT_TRUE(counts.Balances());
    for (size_t j = 0; j < judgements.size() && random() % 10 == 0; ++j) {
      if (judgements[j].outcome == Outcome::kInFrame)
        counts.LeaveOut(NeedOrUnknown(person.rows[j].need_primary), judgements[j].flags);
      ASSERT_TRUE(counts.Balances());
    }
  }
  EXPECT_EQ(counts.rows_read, rows);
  EXPECT_EQ(counts.persons, 5000);
  int64_t by_need = 0;
  for (const auto& [need, count] : counts.needs) by_need += count;
  EXPECT_EQ(by_need, counts.in_frame);
  EXPECT_EQ(counts.flags[static_cast<size_t>(Flag::kSecondOpenPlan)], counts.second_open_plan);
  EXPECT_EQ(counts.flags[static_cast<size_t>(Flag::kNeedMissing)] <= counts.in_frame, true);
}

TEST(Counts, OfOnePersonEnteredTwiceAreThoseOfTwoOpenPlans) {
  ImportCounts twice;
  Row older = OpenPlan("2020-01-01");
  older.need_primary = "";
  older.transferred_in = true;
  twice.Add(With({older}), Judge(With({older}), {kAsAt}));
  twice.Add(With({OpenPlan()}), Judge(With({OpenPlan()}), {kAsAt}));
  twice.LeaveOut("UNKNOWN", Judge(With({older}), {kAsAt})[0].flags);
  twice.Stay(Judge(With({OpenPlan()}), {kAsAt})[0].flags);
  ImportCounts once;
  once.Add(With({older, OpenPlan()}), Judge(With({older, OpenPlan()}), {kAsAt}));
  EXPECT_EQ(twice.flags, once.flags);
  EXPECT_EQ(twice.needs, once.needs);
  EXPECT_EQ(twice.in_frame, once.in_frame);
  EXPECT_EQ(twice.rejected(), once.rejected());
}

}  // namespace
}  // namespace ehcpqa::registers
