#include <cmath>
#include <cstdlib>
#include <set>

#include "gmock/gmock.h"
#include "services/reports/render.h"
#include "services/reports/workbook.h"
#include "tests/services/reports/sample_document.h"
#include "tests/services/reports/workbook_reader.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::reports {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

ReadBook Written(const v1::ReportDocument& document) {
  const auto bytes = Render(document, Format::kXlsx);
  EXPECT_THAT(bytes, IsOk());
  return ReadWorkbook(bytes.value_or(""));
}

std::set<std::string> Texts(const ReadBook& book) {
  std::set<std::string> texts;
  for (const ReadSheet& sheet : book.sheets) {
    for (const auto& [place, cell] : sheet.cells) texts.insert(cell.text);
  }
  return texts;
}

void Collect(const v1::ReportTable& table, std::set<double>* numbers) {
  for (const v1::ReportRow& row : table.rows()) {
    for (const v1::ReportCell& cell : row.cells()) {
      if (cell.has_number()) numbers->insert(cell.number());
    }
  }
}

TEST(RenderXlsx, HasASheetForTheReportEachHeadingTheChartsTheDataAndItsDictionary) {
  std::vector<std::string> names;
  for (const ReadSheet& sheet : Written(SampleDocument()).sheets) names.push_back(sheet.name);
  EXPECT_THAT(names, ElementsAre("About", "Grades", "Trend", "Agencies", "Agreement of auditors",
                                 "Causes <b>why < b> all some & a", "Causes <b>why < b> all some (2)", "Data (2)",
                                 "Chart data", "Data", "Data dictionary"));
}

TEST(RenderXlsx, SaysOnEverySheetAndInTheFileThatDataAreSynthetic) {
  const ReadBook book = Written(SampleDocument());
  for (const ReadSheet& sheet : book.sheets) {
    EXPECT_THAT(sheet.cells.at("A2").text, HasSubstr("SYNTHETIC")) << sheet.name;
    EXPECT_THAT(sheet.xml, HasSubstr("<oddHeader>")) << sheet.name;
  }
  EXPECT_THAT(book.parts.at("docProps/core.xml"), HasSubstr("SYNTHETIC"));
  v1::ReportDocument real = SampleDocument();
  real.set_synthetic(false);
  for (const auto& [name, part] : Written(real).parts) EXPECT_THAT(part, Not(HasSubstr("SYNTHETIC"))) << name;
}

TEST(RenderXlsx, WritesNumbersAsNumbersAndSymbolsAsText) {
  const ReadBook book = Written(SampleDocument());
  const ReadSheet& data = *book.Find("Data");
  EXPECT_EQ(data.cells.at("C3").text, "plans");
  EXPECT_EQ(data.cells.at("C5").number, "37");
  EXPECT_EQ(data.cells.at("D5").number, "1");
  EXPECT_EQ(data.cells.at("D7").text, "low");
  EXPECT_EQ(data.cells.at("A5").text, "2024");  // A column of words.
  EXPECT_EQ(data.cells.count("A203"), 1U);
  EXPECT_EQ(data.cells.count("A204"), 0U);
  EXPECT_THAT(book.parts.at("xl/styles.xml"), HasSubstr("formatCode=\"0&quot; %&quot;\""));
}

TEST(RenderXlsx, HoldsNoNumberThatTheDocumentDoesNotShow) {
  const v1::ReportDocument document = SampleDocument();
  std::set<double> shown;
  Collect(document.data(), &shown);
  for (const v1::ReportBlock& block : document.blocks()) Collect(block.table(), &shown);
  for (const ReadSheet& sheet : Written(document).sheets) {
    if (sheet.name == "Chart data") continue;
    for (const auto& [place, cell] : sheet.cells) {
      EXPECT_EQ(cell.formula, "") << sheet.name << " " << place;
      if (!cell.number.empty()) {
        EXPECT_EQ(shown.count(std::stod(cell.number)), 1U) << sheet.name << " " << place << " " << cell.number;
      }
    }
  }
}

TEST(RenderXlsx, RoundsTheValuesOfChartsAsTheyAreShown) {
  v1::ReportDocument document = SampleDocument();
  for (v1::ReportBlock& block : *document.mutable_blocks()) {
    if (!block.has_chart()) continue;
    for (v1::ReportChartPoint& point : *block.mutable_chart()->mutable_points()) {
      if (point.has_value()) point.set_value(point.value() + 0.00123);
    }
  }
  const ReadBook book = Written(document);
  for (const auto& [place, cell] : book.Find("Chart data")->cells) {
    if (cell.number.empty()) continue;
    const double hundreds = std::stod(cell.number) * 100;
    EXPECT_NEAR(hundreds, std::round(hundreds), 1e-9) << place;
  }
}

TEST(RenderXlsx, LeavesValuesOfChartsThatMayNotBeShownEmpty) {
  const ReadSheet sheet = *Written(SampleDocument()).Find("Chart data");
  EXPECT_EQ(sheet.cells.at("A9").text, "Inadequate");
  EXPECT_EQ(sheet.cells.at("B9").text, "c");
  for (const char* place : {"C9", "D9", "E9", "F9", "G9"}) EXPECT_EQ(sheet.cells.count(place), 0U) << place;
}

TEST(RenderXlsx, DrawsEachChartFromCellsWithItsDescription) {
  const ReadBook book = Written(SampleDocument());
  EXPECT_THAT(book.parts.at("xl/charts/chart1.xml"), HasSubstr("<c:barChart>"));
  EXPECT_THAT(book.parts.at("xl/charts/chart1.xml"), HasSubstr("<c:f>'Chart data'!$C$6:$C$9</c:f>"));
  EXPECT_THAT(book.parts.at("xl/charts/chart2.xml"), HasSubstr("<c:lineChart>"));
  EXPECT_THAT(book.parts.at("xl/charts/chart3.xml"), HasSubstr("<c:scatterChart>"));
  EXPECT_THAT(book.parts.at("xl/charts/chart3.xml"), HasSubstr("Social care"));
  EXPECT_THAT(book.parts.at("xl/charts/chart4.xml"), HasSubstr("<c:barChart>"));
  EXPECT_EQ(book.parts.count("xl/charts/chart5.xml"), 0U);
  for (const char* part : {"xl/drawings/drawing1.xml", "xl/drawings/drawing2.xml", "xl/drawings/drawing3.xml",
                           "xl/drawings/drawing4.xml"}) {
    EXPECT_THAT(book.parts.at(part), HasSubstr("&quot;in words&quot; &amp; signs.\"")) << part;
  }
}

TEST(RenderXlsx, GivesEveryMarkItsOwnErrorBar) {
  const ReadBook book = Written(SampleDocument());
  const std::string& chart = book.parts.at("xl/charts/chart1.xml");
  EXPECT_THAT(chart, HasSubstr("<c:errValType val=\"cust\"/>"));
  EXPECT_THAT(chart, HasSubstr("<c:plus><c:numRef><c:f>'Chart data'!$F$6:$F$9</c:f>"));
  EXPECT_THAT(chart, HasSubstr("<c:pt idx=\"0\"><c:v>11</c:v></c:pt><c:pt idx=\"1\"><c:v>14</c:v></c:pt>"));
  const ReadCell& above = book.Find("Chart data")->cells.at("F6");
  EXPECT_EQ(above.formula, "E6-C6");
  EXPECT_EQ(above.number, "11");
  for (const auto& [name, part] : book.parts) EXPECT_THAT(part, Not(HasSubstr("fixedVal"))) << name;
}

TEST(RenderXlsx, KeepsHostileTextsAsWords) {
  const ReadBook book = Written(SampleDocument());
  EXPECT_THAT(Texts(book), IsSupersetOf(HostileTexts()));
  EXPECT_EQ(book.Find("About")->cells.at("B7").text, "=1+1");
  for (const ReadSheet& sheet : book.sheets) EXPECT_THAT(sheet.xml, Not(HasSubstr("<hyperlink"))) << sheet.name;
}

TEST(RenderXlsx, TakesChartsWhoseTextsLookLikeFormulas) {
  v1::ReportDocument document;
  document.set_title("=1+1");
  v1::ReportChart& chart = *document.add_blocks()->mutable_chart();
  chart.set_kind(v1::REPORT_CHART_KIND_FUNNEL);
  chart.set_title("=HYPERLINK(\"https://example.org\")");
  v1::ReportChartPoint& point = *chart.add_points();
  point.set_label("=cmd()");
  point.set_value(50);
  point.set_n(20);
  const std::string drawn = Written(document).parts.at("xl/charts/chart1.xml");
  EXPECT_THAT(drawn, HasSubstr("<c:f>'Chart data'!$A$3</c:f>"));
  EXPECT_THAT(drawn, Not(HasSubstr("<c:f>cmd()")));
  EXPECT_THAT(drawn, Not(HasSubstr("<c:f>HYPERLINK")));
}

TEST(RenderXlsx, WritesAnEmptyDocument) { EXPECT_EQ(Written({}).sheets.size(), 1U); }

TEST(RenderXlsx, RefusesATextThatNoCellHolds) {
  v1::ReportDocument document;
  document.add_blocks()->set_paragraph(std::string(40'000, 'a'));
  EXPECT_THAT(Render(document, Format::kXlsx), Fails(absl::StatusCode::kInternal));
}

TEST(NumberFormat, ShowsExactlyTheDocumentsWordsOrIsNone) {
  EXPECT_EQ(NumberFormat("58 %", 58), "0\" %\"");
  EXPECT_EQ(NumberFormat("1,204", 1204), "#,##0");
  EXPECT_EQ(NumberFormat("1204", 1204), "0");
  EXPECT_EQ(NumberFormat("-1,234,567.50", -1234567.5), "#,##0.00");
  EXPECT_EQ(NumberFormat("-0.04", -0.04), "0.00");
  EXPECT_EQ(NumberFormat("58 %", 58.4), std::nullopt);
  EXPECT_EQ(NumberFormat("58 %", 57), std::nullopt);
  EXPECT_EQ(NumberFormat("58 % (44 to 71)", 58), std::nullopt);
  EXPECT_EQ(NumberFormat("c", 3), std::nullopt);
  EXPECT_EQ(NumberFormat("", 0), std::nullopt);
}

}  // namespace
}  // namespace ehcpqa::reports
