#include "clients/cli/output.h"

#include "clients/cli/rows.h"
#include "ehcpqa/v1/audit_service.pb.h"
#include "ehcpqa/v1/cycle_service.pb.h"
#include "ehcpqa/v1/summary.pb.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "nlohmann/json.hpp"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message));
  return message;
}

v1::ListAuditsResponse Audits() {
  return Parse<v1::ListAuditsResponse>(R"(
    audits {
      name: "cycles/2025q4/audits/7" plan_ref: "AAAA-BBBB-CCCC-DDDD" state: AUDIT_STATE_ALL_IN double_marked: true
      assessments { name: "cycles/2025q4/audits/7/assessments/health-1" marked: 12 }
      assessments { name: "cycles/2025q4/audits/7/assessments/care-1" marked: 3 }
    }
    audits { name: "cycles/2025q4/audits/12" plan_ref: "EEEE-FFFF-GGGG-HHHH" state: AUDIT_STATE_OPEN })");
}

const View kAudits = {{.rows = "audits",
                       .columns = {{"name", "audit"},
                                   {"state"},
                                   {"double_marked"},
                                   {"assessments.marked", "marked"},
                                   {"assessments.name", "by"}}}};

TEST(Tables, AlignColumnsAndShortenNames) {
  EXPECT_EQ(ToTables(Audits(), kAudits, false),
            "audit      state   double marked  marked  by\n"
            "2025q4/7   all-in  yes            12, 3   2025q4/7/health-1, 2025q4/7/care-1\n"
            "2025q4/12  open    no\n");
}

TEST(Tables, SetNumbersFlushRight) {
  const View view = {{.rows = "audits.assessments", .columns = {{"../name", "audit"}, {"marked"}}}};
  EXPECT_EQ(ToTables(Audits(), view, false),
            "audit     marked\n"
            "2025q4/7      12\n"
            "2025q4/7       3\n");
}

TEST(Tables, ShowARecordWithoutItsEmptyFields) {
  const auto cycle = Parse<v1::Cycle>(
      R"(name: "cycles/c" state: CYCLE_STATE_DRAFT stratify_by: STRATIFY_BY_NEED stratify_by: STRATIFY_BY_KEY_STAGE)");
  const View view = {{.columns = {"name", "title", "state", "stratify_by", "exclude_last_cycles", "sample_size"}}};
  EXPECT_EQ(ToTables(cycle, view, false),
            "name:        c\n"
            "state:       draft\n"
            "stratify by: need, key-stage\n"
            "sample size: 0\n");
}

TEST(Tables, TellAnAbsentNumberFromZero) {
  auto cycle = Parse<v1::Cycle>("exclude_last_cycles: 0");
  EXPECT_EQ(ToTables(cycle, {{.columns = {"exclude_last_cycles"}}}, false), "exclude last cycles: 0\n");
}

TEST(Tables, SayNoneWhenThereIsNothing) { EXPECT_EQ(ToTables(v1::ListAuditsResponse(), kAudits, false), "None.\n"); }

TEST(Tables, ShowListsOfTextAndLeaveEmptyOnesOut) {
  const View view = {{.columns = {"audits"}},
                     {.title = "Blockers", .rows = "blockers", .columns = {{".", "blocker"}}},
                     {.title = "Auditors", .rows = "auditors", .columns = {"user"}}};
  EXPECT_EQ(ToTables(Parse<v1::CycleStatus>(R"(audits: 2 blockers: "one" blockers: "two")"), view, false),
            "audits: 2\n\nBlockers\nblocker\none\ntwo\n");
}

TEST(Tables, LetNoTextMoveTheCursorOfATerminal) {
  auto audits = Audits();
  audits.mutable_audits(0)->set_name(
      "\x1b[2J\nwiped\x7f\xc2\x9b"
      "31m");
  const std::string text = ToTables(audits, {{.rows = "audits", .columns = {"name"}}}, false);
  EXPECT_EQ(text.find('\x1b'), std::string::npos);
  EXPECT_EQ(text.find("\xc2\x9b"), std::string::npos);
  EXPECT_THAT(text, HasSubstr(" [2J wiped  31m\n"));
}

TEST(Tables, CountCharactersNotBytes) {
  const Table table = {.rows = "rows", .columns = {"name", "n"}};
  EXPECT_EQ(ToTable(table, {{{"Chloë"}, {"1"}}, {{"Jules"}, {"2"}}}, false), "name   n\nChloë  1\nJules  2\n");
}

TEST(Tables, AreBoldOnlyWhenAsked) {
  EXPECT_THAT(ToTables(Audits(), kAudits, true), HasSubstr("\x1b[1maudit"));
  EXPECT_EQ(ToTables(Audits(), kAudits, false).find('\x1b'), std::string::npos);
}

TEST(Csv, HasAHeaderOfPathsAndFullNames) {
  EXPECT_EQ(ToCsv(Audits(), kAudits),
            "name,state,double_marked,assessments.marked,assessments.name\n"
            "cycles/2025q4/audits/7,all-in,yes,\"12, 3\",\"cycles/2025q4/audits/7/assessments/health-1, "
            "cycles/2025q4/audits/7/assessments/care-1\"\n"
            "cycles/2025q4/audits/12,open,no,,\n");
}

TEST(Csv, ShowsTheTableThatIsMarked) {
  const View view = {{.columns = {"name"}}, {.rows = "audits", .columns = {"plan_ref"}, .csv = true}};
  EXPECT_EQ(ToCsv(Audits(), view), "plan_ref\nAAAA-BBBB-CCCC-DDDD\nEEEE-FFFF-GGGG-HHHH\n");
}

TEST(Csv, QuotesAsRfc4180Says) {
  EXPECT_EQ(ToCsv({"a", "b"}, {{{"say \"yes\""}, {"two\nlines"}}, {{"x,y"}, {""}}}),
            "a,b\n\"say \"\"yes\"\"\",\"two\nlines\"\n\"x,y\",\n");
}

TEST(Csv, TakesTheEdgeOffFormulas) {
  for (const char* text : {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "－1"}) {
    const std::string csv = ToCsv({"t"}, {{{text}}});
    EXPECT_TRUE(csv == std::string("t\n'") + text + "\n" || csv == std::string("t\n\"'") + text + "\"\n") << csv;
  }
  EXPECT_EQ(ToCsv({"n"}, {{{"-1", true}}}), "n\n-1\n");
  EXPECT_EQ(ToCsv({"t"}, {{{"a-b=c"}}}), "t\na-b=c\n");
}

TEST(Json, IsTheWholeReplyWithTheContractsNames) {
  const auto json = nlohmann::json::parse(ToJson(Audits()));
  EXPECT_EQ(json["audits"][0]["plan_ref"], "AAAA-BBBB-CCCC-DDDD");
  EXPECT_EQ(json["audits"][0]["state"], "AUDIT_STATE_ALL_IN");
  EXPECT_EQ(json["audits"][1]["double_marked"], false);
  EXPECT_EQ(json["next_page_token"], "");
}

TEST(Rows, AreObjectsInJson) {
  const auto json = nlohmann::json::parse(RowsText({"plan_ref", "basis"}, {{{"A"}, {"upn"}}}, Format::kJson, false));
  EXPECT_EQ(json, nlohmann::json::parse(R"([{"plan_ref": "A", "basis": "upn"}])"));
  EXPECT_EQ(RowsText({"plan_ref"}, {}, Format::kJson, false), "[]\n");
}

TEST(Views, FitOnlyWhatTheTypeHas) {
  const auto& type = *v1::CycleSummary::descriptor();
  EXPECT_TRUE(Fits(type, {.rows = "distributions.grades", .columns = {"../of", "estimate.share"}}));
  EXPECT_TRUE(Fits(type, {.rows = "notes", .columns = {"."}}));
  EXPECT_FALSE(Fits(type, {.rows = "distribution", .columns = {}}));
  EXPECT_FALSE(Fits(type, {.rows = "distributions", .columns = {"of.of"}}));
  EXPECT_FALSE(Fits(type, {.rows = "distributions", .columns = {"grades"}}));
  EXPECT_FALSE(Fits(type, {.rows = "distributions", .columns = {"../../cycle"}}));
  EXPECT_FALSE(Fits(type, {.rows = "distributions", .columns = {"."}}));
}

}  // namespace
}  // namespace ehcpqa::cli
