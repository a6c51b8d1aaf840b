#include "tests/services/reports/sample_document.h"

#include <optional>

#include "absl/strings/str_cat.h"
#include "services/reports/tables.h"

namespace ehcpqa::reports {
namespace {

constexpr auto kText = v1::REPORT_COLUMN_KIND_TEXT;
constexpr auto kCount = v1::REPORT_COLUMN_KIND_COUNT;
constexpr auto kPercent = v1::REPORT_COLUMN_KIND_PERCENT;
constexpr auto kNumber = v1::REPORT_COLUMN_KIND_NUMBER;

void Heading(const std::string& text, v1::ReportDocument& document) { document.add_blocks()->set_heading(text); }
void Paragraph(const std::string& text, v1::ReportDocument& document) { document.add_blocks()->set_paragraph(text); }
void Table(v1::ReportTable table, v1::ReportDocument& document) {
  *document.add_blocks()->mutable_table() = std::move(table);
}
v1::ReportChart& Chart(const std::string& name, v1::ReportChartKind kind, const std::string& title,
                       v1::ReportDocument& document) {
  v1::ReportChart& chart = *document.add_blocks()->mutable_chart();
  chart.set_name(absl::StrCat(name, "_chart"));
  chart.set_kind(kind);
  chart.set_title(title);
  chart.set_description(absl::StrCat("What ", title, " shows, \"in words\" & signs."));
  chart.set_table(name);
  return chart;
}

v1::ReportChartPoint& Point(v1::ReportChart& chart, const std::string& label, std::optional<double> value, double low,
                            double high, const std::string& text) {
  v1::ReportChartPoint& point = *chart.add_points();
  point.set_label(label);
  point.set_text(text);
  if (!value) return point;
  point.set_value(*value);
  point.set_low(low);
  point.set_high(high);
  return point;
}

void AddGrades(v1::ReportDocument& document) {
  Heading("Grades", document);
  Paragraph("Words before the figures.\nOn two lines.", document);
  v1::ReportChart& chart = Chart("grades", v1::REPORT_CHART_KIND_GRADES, "Grades of the whole plan", document);
  Point(chart, "Outstanding", 12, 6, 23, "12 % (6 to 23)");
  Point(chart, "Good", 46, 33, 60, "46 % (33 to 60)");
  Point(chart, "Requires improvement", 33, 21, 47, "33 % (21 to 47)");
  Point(chart, "Inadequate", std::nullopt, 0, 0, "c");
  TableMaker table("grades", "Grades of the whole plan");
  table.Column("grade", "Grade", kText).Column("value", "Share", kPercent).Column("lower", "Range from", kPercent);
  table.Column("upper", "to", kPercent).Column("plans", "Plans", kCount).Column("population", "Speaks for", kCount);
  table.Row().Text("Outstanding").Percent(12).Percent(6).Percent(23).Count(6).Count(1204);
  table.Row().Text("Good").Percent(46).Percent(33).Percent(60).Count(22).Count(1204);
  table.Row().Text("Requires improvement").Percent(33).Percent(21).Percent(47).Count(16).Count(1204);
  table.Row().Text("Inadequate").Text("c").Text("c").Text("c").Count(4).Count(1204);
  table.Note("c: too few plans.");
  Table(table.Done(), document);
}

void AddTrend(v1::ReportDocument& document) {
  Heading("Trend", document);
  v1::ReportChart& chart = Chart("trend", v1::REPORT_CHART_KIND_TREND, "Whole plan, good or better", document);
  TableMaker table("trend", "Whole plan, good or better");
  table.Column("cycle", "Cycle", kText).Column("value", "Share", kPercent);
  for (int i = 0; i < 12; ++i) {
    const std::string label = absl::StrCat(2023 + i / 4, " Q", i % 4 + 1);
    const int share = 40 + (i * 7) % 17 + (i >= 8 ? 15 : 0);
    v1::ReportChartPoint& point =
        Point(chart, label, i == 5 ? std::nullopt : std::optional<double>(share), share - 13, share + 12, "");
    point.set_text(i == 5 ? "c" : absl::StrCat(share, " %"));
    if (i == 10) {
      point.set_signal(1);
      point.set_meaning(1);
    }
    if (i == 2) {
      point.set_signal(-1);
      point.set_meaning(-1);
    }
    table.Row().Text(label);
    i == 5 ? table.Text("c") : table.Percent(share);
  }
  const auto add = [&](int first, int end, double mean, const std::string& reason) {
    v1::ReportChartSegment& segment = *chart.add_segments();
    segment.set_first(first);
    segment.set_end(end);
    segment.set_mean(mean);
    segment.set_lower(mean - 22);
    segment.set_upper(mean + 22);
    segment.set_reason(reason);
  };
  add(0, 8, 48, "");
  add(8, 12, 62, "Rubric version 2");
  chart.set_target(70);
  Table(table.Done(), document);
}

void AddFunnel(v1::ReportDocument& document) {
  Heading("Agencies", document);
  v1::ReportChart& chart = Chart("agencies", v1::REPORT_CHART_KIND_FUNNEL, "Input of the agencies", document);
  TableMaker table("agencies", "Input of the agencies");
  table.Column("agency", "Agency", kText).Column("value", "Share", kPercent).Column("plans", "Plans", kCount);
  const struct {
    const char* name;
    int n, share, signal;
  } units[] = {{"Education", 118, 52, 0}, {"Health", 64, 38, -1}, {"Social care", 31, 90, 2}};
  for (const auto& unit : units) {
    v1::ReportChartPoint& point = *chart.add_points();
    point.set_label(unit.name);
    point.set_value(unit.share);
    point.set_n(unit.n);
    point.set_signal(unit.signal);
    point.set_text(absl::StrCat(unit.share, " %"));
    table.Row().Text(unit.name).Percent(unit.share).Count(unit.n);
  }
  for (int n = 10; n <= 130; n += 10) {
    v1::ReportChartLimit& limit = *chart.add_limits();
    limit.set_n(n);
    limit.set_low95(std::max(0.0, 52.123456 - 300.0 / n));
    limit.set_high95(std::min(100.0, 52.123456 + 300.0 / n));
    limit.set_low998(std::max(0.0, 52.123456 - 450.0 / n));
    limit.set_high998(std::min(100.0, 52.123456 + 450.0 / n));
  }
  chart.set_target(52);
  Table(table.Done(), document);
}

void AddAgreement(v1::ReportDocument& document) {
  Heading("Agreement of auditors", document);
  v1::ReportChart& chart = Chart("agreement", v1::REPORT_CHART_KIND_AGREEMENT, "Agreement by criterion", document);
  TableMaker table("agreement", "Agreement by criterion");
  table.Column("criterion", "Criterion", kText)
      .Column("plans", "Plans marked twice", kCount)
      .Column("same", "Same level", kPercent)
      .Column("within_one", "At most one apart", kPercent)
      .Column("alpha", "Alpha", kNumber)
      .Column("alpha_lower", "Range from", kNumber)
      .Column("alpha_upper", "to", kNumber)
      .Column("ac2", "AC2", kNumber)
      .Column("ac2_lower", "Range from", kNumber)
      .Column("ac2_upper", "to", kNumber);
  Point(chart, "B1", 0.71, 0.55, 0.84, "").set_percent_agreement(85);
  Point(chart, "F3", -0.04, -0.31, 0.22, "").set_percent_agreement(52);
  Point(chart, "H2", std::nullopt, 0, 0, "too few: 7 plans");
  table.Row().Text("B1").Count(24).Percent(85).Percent(100);
  table.Number(0.71, 2).Number(0.55, 2).Number(0.84, 2).Number(0.8, 2).Number(0.7, 2).Number(0.9, 2);
  table.Row().Text("F3").Count(19).Percent(52).Percent(90);
  table.Number(-0.04, 2).Number(-0.31, 2).Number(0.22, 2).Number(0.1, 2).Number(-0.2, 2).Number(0.4, 2);
  table.Row().Text("H2").Count(7).Text("c").Text("c").Text("c").Text("c").Text("c").Text("c").Text("c").Text("c");
  Table(table.Done(), document);
}

void AddHostile(v1::ReportDocument& document) {
  Heading("Causes: <b>why?</b> [all/some] & a heading that is far too long for a sheet", document);
  TableMaker table("hostile", "Titles & \"quotes\" <i>");
  table.Column("text", "<script>alert(1)</script>", kText).Column("value", "=1+1", kNumber);
  for (const std::string& text : HostileTexts()) {
    Paragraph(text, document);
    table.Row().Text(text).Text(text);
    table.Note(text);
  }
  Table(table.Done(), document);
  Heading("Causes: <b>why?</b> [all/some] & a heading that is far too long for a sheet, again", document);
  Table(
      TableMaker("empty", "Nothing was found").Column("cause", "Cause", kText).Column("plans", "Plans", kCount).Done(),
      document);
  Heading("Data", document);
  Paragraph("A heading that is called as a sheet of the workbook.", document);
}

v1::ReportTable Data() {
  TableMaker table("data", "Figures as data");
  table.Column("time_period", "Year", kText).Column("subject", "Subject", kText).Column("plans", "Plans", kCount);
  table.Column("value", "Share", kPercent).Column("alpha", "Alpha", kNumber);
  const std::vector<std::string> hostile = HostileTexts();
  for (int i = 0; i < kSampleRows; ++i) {
    const auto at = static_cast<size_t>(i);
    table.Row().Text("2024").Text(at < hostile.size() ? hostile[at] : absl::StrCat("Section F", i)).Count(i * 37);
    i % 5 == 3 ? table.Text(i % 2 ? "low" : "c") : table.Percent(i % 101);
    table.Number(i / 100.0 - 1, 2);
  }
  return table.Done();
}

}  // namespace

std::vector<std::string> HostileTexts() {
  return {"<script>alert('x')</script>",
          "=HYPERLINK(\"https://example.org\",\"a, b\")",
          "+1",
          "-1+cmd|' /C calc'!A0",
          "@SUM(A1)",
          "\tTab before",
          "two\nlines, \"quoted\"",
          "</td></table><style>",
          "{{TITLE}} &amp; {=1} _x0041_",
          "Zoë’s plan 😀 – ＝full width",
          "'",
          "a  b   c"};
}

v1::ReportDocument SampleDocument() {
  v1::ReportDocument document;
  document.set_title("Cycle report: Autumn 2024 <draft> & \"more\"");
  document.set_area("Nowhere & District");
  document.set_synthetic(true);
  for (const auto& [label, value] : std::vector<std::pair<std::string, std::string>>{
           {"As at", "2024-12-31"},
           {"Rubric", "standard version 3"},
           {"Seed", "=1+1"},
           {"Manifest", "sha256:5b0c2f5c4a5f6b0e7d1d2c3b4a59687786f5e4d3c2b1a0918273645546372819"}}) {
    v1::ReportParameter& parameter = *document.add_parameters();
    parameter.set_label(label);
    parameter.set_value(value);
  }
  AddGrades(document);
  AddTrend(document);
  AddFunnel(document);
  AddAgreement(document);
  AddHostile(document);
  *document.mutable_data() = Data();
  TableMaker dictionary("data_dictionary", "Data dictionary");
  dictionary.Column("name", "Column", kText).Column("meaning", "Meaning", kText);
  for (const v1::ReportColumn& column : document.data().columns()) {
    dictionary.Row().Text(column.name()).Text(column.label());
  }
  *document.mutable_dictionary() = dictionary.Done();
  return document;
}

std::vector<std::string> CellTexts(const v1::ReportDocument& document) {
  std::vector<std::string> texts;
  for (const v1::ReportBlock& block : document.blocks()) {
    for (const v1::ReportRow& row : block.table().rows()) {
      for (const v1::ReportCell& cell : row.cells()) texts.push_back(cell.text());
    }
  }
  return texts;
}

}  // namespace ehcpqa::reports
