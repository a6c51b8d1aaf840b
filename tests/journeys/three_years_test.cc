// What three years of audits say, and every report that can be made of them: made, listed, read by those who may,
// fetched, opened, verified, and the same for ever.
#include "tests/journeys/three_years.h"

#include <algorithm>
#include <csignal>
#include <map>
#include <memory>
#include <set>

#include "gmock/gmock.h"
#include "tests/journeys/spreadsheet.h"

namespace ehcpqa::journeys {
namespace {

using nlohmann::json;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

const std::vector<std::string> kFormats = {"html", "xlsx", "csv", "json"};

// One area for all tests: they add reports to it, and each reads only what is its own.
class ThreeYearsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    area = std::make_unique<LiveArea>();
    ready = MakeThreeYears(*area);
  }
  static void TearDownTestSuite() { area.reset(); }
  void SetUp() override { ASSERT_TRUE(ready); }

  const Person& As(const std::string& name) const { return (*area)[name]; }

  // Makes a report and answers its number.
  std::string Make(std::vector<std::string> what) const {
    what.insert(what.begin(), {"report", "make"});
    const json made = As("cora").Json(what);
    return made.value("name", "reports/none").substr(8);
  }
  // The bytes of one format, as the person fetches them.
  std::string Fetch(const std::string& person, const std::string& report, const std::string& format) const {
    const Result got = As(person)({"report", "get", report, "--format", format, "--to", "-"});
    EXPECT_EQ(got.code, 0) << person << " " << report << " " << format << "\n" << got.err;
    return got.out;
  }
  std::map<std::string, std::string> FetchAll(const std::string& report) const {
    std::map<std::string, std::string> files;
    for (const std::string& format : kFormats) files[format] = Fetch("cora", report, format);
    return files;
  }
  std::vector<std::string> Listed(const std::string& person) const {
    const json list = As(person).Json({"report", "list"});
    std::vector<std::string> names;
    for (const json& report : list["reports"]) names.push_back(report["name"].get<std::string>().substr(8));
    return names;
  }
  std::string Path(const std::string& name) const { return area->directory() + "/" + name; }

  static std::unique_ptr<LiveArea> area;
  static bool ready;
};
std::unique_ptr<LiveArea> ThreeYearsTest::area;
bool ThreeYearsTest::ready = false;

// The entry of a list whose member is that.
json Where(const json& list, const std::string& member, const std::string& value) {
  for (const json& one : list) {
    if (one.value(member, "") == value) return one;
  }
  ADD_FAILURE() << "nothing has " << member << " " << value;
  return json::object();
}

TEST_F(ThreeYearsTest, TwelveQuartersArePublishedAndTheirTrailHolds) {
  const json list = As("cora").Json({"cycle", "list"});
  ASSERT_EQ(list["cycles"].size(), 12u);
  for (const json& cycle : list["cycles"]) {
    EXPECT_EQ(cycle["state"], "CYCLE_STATE_PUBLISHED") << cycle["name"];
    EXPECT_EQ(cycle["sample_size"], 48) << cycle["name"];
    EXPECT_TRUE(cycle["synthetic"].get<bool>()) << cycle["name"];
  }
  EXPECT_TRUE(As("cora").Json({"trail", "verify"})["intact"].get<bool>());
}

TEST_F(ThreeYearsTest, ATrendShowsTheStepInProvisionAndTheBreakOfTheRubric) {
  const json trend = As("ella").Json({"insight", "trend", "section:F", "--measure", "met"});
  ASSERT_EQ(trend["points"].size(), 12u);
  EXPECT_EQ(trend["points"][0]["cycle"], "cycles/2022q1");
  EXPECT_EQ(trend["view"], "SERIES_VIEW_TRIAL_LIMITS");
  // The pilot's two quarters are no part of the stretch that has limits.
  EXPECT_TRUE(trend["points"][2]["new_rubric"].get<bool>());
  ASSERT_EQ(trend["segments"].size(), 1u);
  EXPECT_EQ(trend["segments"][0]["first"], 2);
  EXPECT_EQ(trend["segments"][0]["rubric"], "rubrics/standard/versions/1");
  double before = 0, after = 1;
  for (int i = 2; i < 8; ++i) before = std::max(before, trend["points"][i]["estimate"]["share"].get<double>());
  for (int i = 8; i < 12; ++i) after = std::min(after, trend["points"][i]["estimate"]["share"].get<double>());
  EXPECT_GT(after, before);
  EXPECT_THAT(trend["text"].get<std::string>(), HasSubstr("The rubric changed with Summer 2022"));
  const Result text = As("ella")({"insight", "trend", "section:F", "--measure", "met"});
  EXPECT_EQ(text.code, 0) << text.err;
  EXPECT_THAT(text.out, HasSubstr("Synthetic"));
}

TEST_F(ThreeYearsTest, ChangeIsFoundWhereThereIsOneAndNotElsewhere) {
  const json change =
      As("mo").Json({"insight", "change", "2023q4", "2024q4", "--rolling", "--subject", "section", "--measure", "met"});
  EXPECT_EQ(change["changes"].size(), 17u);
  for (const char* provision : {"section:F", "section:G", "section:H1", "section:H2"}) {
    EXPECT_EQ(Where(change["changes"], "subject", provision)["verdict"], "CHANGE_VERDICT_HIGHER") << provision;
  }
  const json needs = Where(change["changes"], "subject", "section:B");
  EXPECT_EQ(needs["verdict"], "CHANGE_VERDICT_NO_EVIDENCE");
  EXPECT_THAT(needs["text"].get<std::string>(), HasSubstr("No evidence of change"));
  const json improving = As("mo").Json(
      {"insight", "change", "2023q2", "2024q4", "--rolling", "--subject", "criterion:E8", "--measure", "met"});
  EXPECT_EQ(improving["changes"][0]["verdict"], "CHANGE_VERDICT_HIGHER") << improving;
}

TEST_F(ThreeYearsTest, AServiceHasFiguresOfThePlansInWhichItHadAPart) {
  const json figures =
      As("cora").Json({"insight", "summary", "2024q4", "--rolling", "--subject", "service", "--subject", "agency:icb"});
  const auto plans = [&](const std::string& subject) -> int {
    return Where(figures["figures"], "subject", subject)["estimate"]["n"];
  };
  EXPECT_GT(plans("agency:icb"), 150);
  EXPECT_GT(plans("service:icb/therapy"), 80);
  EXPECT_LT(plans("service:icb/therapy"), plans("agency:icb") - 40);
  const json funnel = As("mo").Json({"insight", "funnel", "2024q4", "--rolling", "--subject", "service"});
  ASSERT_EQ(funnel["units"].size(), 2u);
  EXPECT_EQ(funnel["units"][0]["unit"], "service:send/psychology");
  EXPECT_EQ(funnel["units"][1]["title"], "Speech and language therapy (Integrated care board)");
  const json trend = As("harry").Json({"insight", "trend", "service:icb/therapy"});
  EXPECT_EQ(trend["points"].size(), 12u);
  const std::string report = Fetch("harry", Make({"agency", "2024q3", "--agency", "icb"}), "csv");
  EXPECT_THAT(report, HasSubstr("service:icb/therapy"));
  EXPECT_THAT(report, Not(HasSubstr("service:send/psychology")));
}

TEST_F(ThreeYearsTest, AnAuditorWhoIsLenientIsSeenByTheModeratorAndThemselvesAlone) {
  const json all = As("mo").Json({"insight", "leniency", "2024q4", "--rolling"});
  ASSERT_EQ(all["auditors"].size(), 6u);
  for (const char* lenient : {"edwin", "cleo"}) {
    EXPECT_GT(Where(all["auditors"], "user", std::string("users/") + lenient)["effect"]["low"].get<double>(), 0);
  }
  EXPECT_LT(Where(all["auditors"], "user", "users/carl")["effect"]["high"].get<double>(), 0);
  const json own = As("edwin").Json({"insight", "leniency", "2024q4", "--rolling"});
  ASSERT_EQ(own["auditors"].size(), 1u);
  EXPECT_EQ(own["auditors"][0]["user"], "users/edwin");
  EXPECT_EQ(As("cora").Refusal({"insight", "leniency", "2024q4"}), "ROLE_REQUIRED");
}

TEST_F(ThreeYearsTest, FiguresComeWithTheirPlansAndRangeAndComparisonsInTheOrderOfNames) {
  const json insight = As("cora").Json({"insight", "summary", "2024q4", "--rolling", "--subject", "plan"});
  EXPECT_EQ(insight["span"]["plans"], 192);
  EXPECT_EQ(insight["span"]["cycles"].size(), 4u);
  for (const json& figure : insight["figures"]) {
    const json& estimate = figure["estimate"];
    EXPECT_GT(estimate["n"].get<int>(), 150) << figure;
    EXPECT_LT(estimate["low"].get<double>(), estimate["high"].get<double>()) << figure;
  }
  const json whole = As("cora").Json({"insight", "summary", "2024q4", "--first", "2022q1", "--subject", "plan"});
  EXPECT_EQ(whole["span"]["cycles"].size(), 10u);
  ASSERT_EQ(whole["span"]["left_out"].size(), 2u);
  EXPECT_THAT(whole["span"]["left_out"][0].get<std::string>(), HasSubstr("rubric"));
  const json agreement = As("cora").Json({"insight", "agreement", "2024q4", "--rolling"});
  EXPECT_EQ(agreement["pooled"]["plans"], 40);
  EXPECT_GT(agreement["pooled"]["same"]["value"].get<double>(), 0.6);
  const json funnel = As("cora").Json({"insight", "funnel", "2024q4", "--rolling", "--by", "district"});
  std::vector<std::string> districts;
  for (const json& unit : funnel["units"]) districts.push_back(unit["unit"]);
  EXPECT_EQ(districts.size(), 7u);
  EXPECT_TRUE(std::is_sorted(districts.begin(), districts.end()));
}

TEST_F(ThreeYearsTest, ATargetIsSetShownWithTheTrendAndRemoved) {
  As("cora").Json({"insight", "set-target", "section:G", "--measure", "met", "--share", "0.9"});
  EXPECT_EQ(As("ella").Json({"insight", "targets"})["targets"][0]["subject"], "section:G");
  const json trend = As("mo").Json({"insight", "trend", "section:G", "--measure", "met"});
  EXPECT_EQ(trend["target"], 0.9);
  EXPECT_FALSE(trend["assurance"].get<std::string>().empty());
  EXPECT_EQ(As("mo").Refusal({"insight", "set-target", "section:G", "--measure", "met", "--share", "0.5"}),
            "ROLE_REQUIRED");
  As("cora").Json({"insight", "set-target", "section:G", "--measure", "met", "--remove"});
  EXPECT_TRUE(As("ella").Json({"insight", "targets"})["targets"].empty());
}

TEST_F(ThreeYearsTest, EveryKindOfReportIsMadeListedFetchedAndVerified) {
  const std::vector<std::vector<std::string>> orders = {
      {"cycle", "2024q4"},
      {"agency", "2024q4", "--rolling", "--agency", "send"},
      {"agency", "2024q4", "--rolling", "--agency", "icb"},
      {"agency", "2024q4", "--rolling", "--agency", "csc"},
      {"criterion", "2024q4", "--rolling", "--criterion", "F3"},
      {"inspection", "2024q4", "--first", "2022q3"},
      {"extract", "2024q4"},
  };
  const json sample = As("cora").Json({"cycle", "sample", "2024q4"});
  std::set<std::string> plans;
  for (const json& plan : sample["plans"]) plans.insert(plan["plan_ref"]);
  ASSERT_EQ(plans.size(), 48u);
  for (const std::vector<std::string>& order : orders) {
    const std::string number = Make(order);
    const std::string said = testing::PrintToString(order);
    EXPECT_THAT(Listed("cora"), Contains(number)) << said;
    for (const auto& [format, bytes] : FetchAll(number)) {
      EXPECT_GT(bytes.size(), 400u) << said << format;
      if (format == "html") {
        EXPECT_THAT(bytes, testing::StartsWith("<!DOCTYPE html>")) << said;
        EXPECT_THAT(bytes, HasSubstr("ynthetic")) << said;
      }
      if (format == "json") {
        EXPECT_EQ(json::parse(bytes, nullptr, false).value("area", ""), "Journey") << said;
      }
      // No report says which plan was audited, not even to coordinators.
      for (const std::string& plan : plans) EXPECT_EQ(bytes.find(plan), std::string::npos) << said << format << plan;
      const std::string file = WriteFile(Path("held." + format), bytes);
      const json verdict = As("cora").Json({"report", "verify", "--file", file});
      EXPECT_TRUE(verdict["verified"].get<bool>()) << said << format << verdict;
      EXPECT_EQ(verdict["report"]["name"], "reports/" + number);
      EXPECT_EQ(verdict["checks"].size(), 4u);
    }
    EXPECT_TRUE(As("cora").Json({"report", "verify", number})["verified"].get<bool>()) << said;
  }
  EXPECT_TRUE(As("cora").Json({"trail", "verify"})["intact"].get<bool>());
}

TEST_F(ThreeYearsTest, AFileThatWasChangedIsFoundNotToBeTheReport) {
  const std::string number = Make({"cycle", "2024q2"});
  std::string bytes = Fetch("cora", number, "html");
  const size_t digit = bytes.find(" %");
  ASSERT_NE(digit, std::string::npos);
  bytes[digit - 1] = bytes[digit - 1] == '9' ? '0' : '9';
  const Result verdict = As("cora")({"report", "verify", "--file", WriteFile(Path("changed.html"), bytes)});
  EXPECT_EQ(verdict.code, 1);
  EXPECT_THAT(verdict.out, HasSubstr("the file was changed, or is not ours"));
}

TEST_F(ThreeYearsTest, ASecondReportLeavesTheFirstAsItWas) {
  const std::string first = Make({"cycle", "2024q1"});
  const auto before = FetchAll(first);
  const std::string second = Make({"cycle", "2024q1"});
  EXPECT_NE(first, second);
  EXPECT_EQ(FetchAll(first), before);
  // The figures are the same: what was protected once is protected the same way again.
  const json one = json::parse(before.at("json")), other = json::parse(Fetch("cora", second, "json"));
  EXPECT_EQ(one["data"], other["data"]);
  EXPECT_NE(Fetch("cora", second, "html"), before.at("html"));
}

TEST_F(ThreeYearsTest, TheBoardAndLayMembersReadPublishedReportsAndNothingElse) {
  const std::string published = Make({"cycle", "2023q4"});
  const std::string inner = Make({"criterion", "2023q4", "--criterion", "F3"});
  const std::string send = Make({"agency", "2023q4", "--agency", "send"});
  const std::string icb = Make({"agency", "2023q4", "--agency", "icb"});
  const std::string extract = Make({"extract", "2023q4"});
  for (const char* reader : {"bob", "lara"}) {
    const std::vector<std::string> listed = Listed(reader);
    EXPECT_THAT(listed, Contains(published)) << reader;
    for (const std::string& other : {inner, send, icb, extract}) {
      EXPECT_THAT(listed, Not(Contains(other))) << reader;
      EXPECT_EQ(As(reader).Refusal({"report", "get", other, "--format", "csv", "--to", "-"}), "NOT_FOUND") << reader;
      EXPECT_EQ(As(reader).Refusal({"report", "verify", other}), "NOT_FOUND") << reader;
    }
    EXPECT_EQ(Fetch(reader, published, "xlsx"), Fetch("cora", published, "xlsx"));
    EXPECT_TRUE(As(reader).Json({"report", "verify", published})["verified"].get<bool>()) << reader;
    EXPECT_EQ(As(reader).Refusal({"insight", "summary", "2023q4"}), "ROLE_REQUIRED") << reader;
    EXPECT_EQ(As(reader).Refusal({"report", "summary", "2023q4"}), "ROLE_REQUIRED") << reader;
    EXPECT_EQ(As(reader).Refusal({"report", "make", "cycle", "2023q4"}), "ROLE_REQUIRED") << reader;
  }
  // A lead reads what is published and what is about their own agency; the moderator all but extracts.
  EXPECT_THAT(Listed("ella"), testing::AllOf(Contains(published), Contains(send), Not(Contains(icb)),
                                             Not(Contains(inner)), Not(Contains(extract))));
  EXPECT_THAT(Listed("mo"), testing::AllOf(Contains(inner), Contains(icb), Not(Contains(extract))));
  EXPECT_EQ(As("edith").Refusal({"report", "list"}), "ROLE_REQUIRED");
}

TEST_F(ThreeYearsTest, AReportWhoseMakingIsStoppedIsNotKept) {
  const std::vector<std::string> before = Listed("cora");
  const std::string client = std::string(EHCPQA_BINARY_DIR) + "/ehcpqa";
  for (const std::string signal : {"INT", "KILL"}) {
    const Result stopped = RunProgram(
        {"timeout", "--signal=" + signal, "0.7", client, "report", "make", "extract", "2024q4", "--first", "2022q3"},
        As("cora").environment());
    // 124 is how timeout says that it had to; a killed one ends with its signal.
    EXPECT_EQ(stopped.code, signal == "INT" ? 124 : 137) << stopped.out << stopped.err;
    if (signal == "INT") {
      EXPECT_THAT(stopped.err, HasSubstr("Stopped."));
    }
    EXPECT_EQ(stopped.out, "");
  }
  // The server ends what it has begun before it stops.
  EXPECT_EQ(area->Stop(SIGTERM), 0);
  area->Start();
  EXPECT_EQ(Listed("cora"), before);
}

TEST_F(ThreeYearsTest, WhatWasReleasedIsTheSameAfterTheServerWasKilled) {
  const std::string number = Make({"cycle", "2023q3"});
  const auto before = FetchAll(number);
  area->Stop(SIGKILL);
  area->Start();
  EXPECT_EQ(FetchAll(number), before);
  EXPECT_TRUE(As("bob").Json({"report", "verify", number})["verified"].get<bool>());
}

// Holds the rows of a table of the document to those of a sheet, from `at` on.
void ExpectRows(const json& table, const Cells& sheet, size_t at) {
  const size_t columns = table["columns"].size();
  for (const json& row : table["rows"]) {
    ASSERT_LT(at, sheet.size()) << table["name"];
    ASSERT_GE(sheet[at].size(), columns) << table["name"];
    for (size_t column = 0; column < columns; ++column) {
      const json& cell = row["cells"][column];
      const std::string& shown = sheet[at][column];
      if (cell.contains("number")) {
        ASSERT_FALSE(shown.empty()) << table["name"] << " " << row;
        ASSERT_EQ(std::strtod(shown.c_str(), nullptr), cell["number"].get<double>()) << table["name"] << " " << row;
      } else {
        ASSERT_EQ(shown, cell["text"].get<std::string>()) << table["name"] << " " << row;
      }
    }
    ++at;
  }
}

// The place of the first row that begins with these cells, after one that begins with `before` unless that is empty;
// the number of rows when there is none.
size_t Find(const Cells& sheet, const std::vector<std::string>& cells, const std::string& before = "") {
  for (size_t at = 1; at < sheet.size(); ++at) {
    if (!before.empty() && (sheet[at - 1].empty() || sheet[at - 1][0] != before)) continue;
    if (sheet[at].size() >= cells.size() && std::equal(cells.begin(), cells.end(), sheet[at].begin())) return at;
  }
  return sheet.size();
}

std::vector<std::string> Heads(const json& table, const char* what) {
  std::vector<std::string> heads;
  for (const json& column : table["columns"]) heads.push_back(column[what]);
  return heads;
}

// Holds a table of the document to the sheet where its title stands above its head.
void ExpectTable(const json& table, const std::map<std::string, Cells>& sheets) {
  for (const auto& [name, sheet] : sheets) {
    const size_t head = Find(sheet, Heads(table, "label"), table["title"].get<std::string>());
    if (head < sheet.size()) return ExpectRows(table, sheet, head + 1);
  }
  ADD_FAILURE() << "no sheet has the table " << table["title"];
}

// Holds a chart of the document to the charts that the program saw: one has its title and every value.
void ExpectChart(const json& chart, const std::vector<std::string>& charts) {
  const std::string title = chart["title"];
  for (const std::string& one : charts) {
    if (one.find(">" + title + "<") == std::string::npos) continue;
    for (const json& point : chart["points"]) {
      if (!point.contains("value")) continue;
      std::ostringstream value;
      value << point["value"].get<double>();
      EXPECT_THAT(one, HasSubstr("<c:v>" + value.str() + "</c:v>")) << title;
    }
    return;
  }
  ADD_FAILURE() << "no chart is called " << title;
}

TEST_F(ThreeYearsTest, ASpreadsheetProgramReadsTheFiguresAndDrawsTheChartsOfEveryWorkbook) {
  if (!HasSpreadsheetProgram()) GTEST_SKIP() << "LibreOffice (soffice) is not installed: no workbook was opened";
  const std::vector<std::vector<std::string>> orders = {
      {"cycle", "2024q3"},
      {"agency", "2024q3", "--rolling", "--agency", "icb"},
      {"criterion", "2024q3", "--rolling", "--criterion", "F3"},
      {"inspection", "2024q3", "--first", "2022q3"},
      {"extract", "2024q3"},
  };
  for (const std::vector<std::string>& order : orders) {
    const std::string& kind = order[0];
    const std::string number = Make(order);
    const std::string workbook = WriteFile(Path(kind + ".xlsx"), Fetch("cora", number, "xlsx"));
    const json document = json::parse(Fetch("cora", number, "json"));
    const auto sheets = OpenedSheets(workbook, Path(kind + "-opened"));
    const auto charts = OpenedCharts(workbook, Path(kind + "-charts"));
    size_t tables = 0, drawn = 0;
    for (const json& block : document["blocks"]) {
      if (block.contains("table")) {
        ExpectTable(block["table"], sheets);
        ++tables;
      } else if (block.contains("chart")) {
        ExpectChart(block["chart"], charts);
        ++drawn;
      }
    }
    EXPECT_EQ(charts.size(), drawn) << kind;
    EXPECT_EQ(ChartsIn(workbook).size(), drawn) << kind;
    EXPECT_GE(tables, kind == "extract" ? 0u : 3u) << kind;
    EXPECT_GE(drawn, kind == "cycle" || kind == "inspection" ? 4u : 0u) << kind;
    // The tidy data, and the same as CSV.
    const json& data = document["data"];
    ASSERT_GE(data["rows"].size(), 1u) << kind;
    ASSERT_THAT(sheets, Contains(testing::Key("Data"))) << kind;
    const Cells& sheet = sheets.at("Data");
    ExpectRows(data, sheet, Find(sheet, Heads(data, "name")) + 1);
    EXPECT_EQ(ParseCsv(Fetch("cora", number, "csv")).size(), data["rows"].size() + 1) << kind;
  }
}

}  // namespace
}  // namespace ehcpqa::journeys
