#include "clients/cli/report_text.h"

#include "gmock/gmock.h"
#include "tests/clients/cli/text_protos.h"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(ReportText, SaysNameHashAndFiles) {
  const auto report = Parse<v1::Report>(R"(
    name: "reports/12" title: "Cycle report: Autumn" kind: REPORT_KIND_CYCLE cycles: "cycles/2024q4" sha256: "aa11"
    audience: REPORT_AUDIENCE_PUBLISHED keep_until: "2031-01-31" policy { preset: "under5_c" least_denominator: 10 }
    files { format: REPORT_FORMAT_HTML size: 123456 sha256: "bb22" })");
  const std::string text = ReportText(report, false);
  for (const char* expected : {"12\n", "Cycle report: Autumn", "2024q4", "aa11", "under5_c, at least 10 plans",
                               "published: everyone", "2031-01-31", "html    123,456  bb22"}) {
    EXPECT_THAT(text, HasSubstr(expected)) << text;
  }
  EXPECT_THAT(text, Not(HasSubstr("synthetic")));
}

TEST(ReportText, SaysThatFilesAreNoLongerKept) {
  EXPECT_THAT(ReportText(Parse<v1::Report>("name: 'reports/12'"), false), HasSubstr("no longer kept"));
}

TEST(DocumentText, IsInReadingOrderWithTablesInPlaceOfCharts) {
  const auto response = Parse<v1::GetReportResponse>(R"(
    document { title: "Cycle report" area: "Training area" synthetic: true parameters { label: "Rubric" value: "v1" }
      blocks { heading: "Grades" } blocks { paragraph: "Words before figures." }
      blocks { chart { name: "picture" title: "A picture" table: "grades" } }
      blocks { table { name: "grades" title: "Grades of plans"
        columns { name: "grade" label: "Grade" } columns { name: "plans" label: "Plans" kind: REPORT_COLUMN_KIND_COUNT }
        rows { cells { text: "Good" } cells { text: "28" number: 28 } }
        rows { cells { text: "Poor" } cells { text: "c" } } notes: "c: 1 to 4." } } })");
  const std::string text = DocumentText(response, false);
  EXPECT_THAT(text, StartsWith("Cycle report\nTraining area (synthetic: made from invented returns)\n"));
  EXPECT_THAT(text, HasSubstr("\nGrades\n\nWords before figures.\n\nGrades of plans\nGrade  Plans\nGood      28\n"
                              "Poor       c\n\nc: 1 to 4.\n"));
  EXPECT_THAT(text, HasSubstr("Rubric  v1"));
  EXPECT_THAT(text, Not(HasSubstr("A picture")));
}

TEST(DocumentText, ObeysNoControlCharacterOfItsTexts) {
  const auto response = Parse<v1::GetReportResponse>(
      R"(document { title: "a\033[2Jb" blocks { heading: "c\033d" } blocks { paragraph: "e\033f" } })");
  EXPECT_THAT(DocumentText(response, false), Not(HasSubstr("\x1b")));
}

TEST(VerdictText, PrintsEachCheck) {
  const auto verdict = Parse<v1::VerifyReportResponse>(R"(
    report { name: "reports/12" title: "Cycle report" } verified: false
    checks { what: "stored bytes" passed: true detail: "4 files" }
    checks { what: "made again" detail: "2 marks were agreed later" })");
  const std::string text = VerdictText(verdict, false);
  EXPECT_THAT(text, StartsWith("Cycle report (reports/12): not every check held.\n"));
  EXPECT_THAT(text, HasSubstr("held    stored bytes  4 files"));
  EXPECT_THAT(text, HasSubstr("failed  made again    2 marks were agreed later"));
}

}  // namespace
}  // namespace ehcpqa::cli
