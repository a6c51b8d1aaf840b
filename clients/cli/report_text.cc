#include "clients/cli/report_text.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/cli/enum_words.h"
#include "clients/cli/names.h"
#include "clients/cli/output.h"
#include "clients/cli/text_page.h"

namespace ehcpqa::cli {
namespace {

std::string PolicyWords(const v1::DisclosurePolicy& policy) {
  if (policy.preset().empty()) return "";
  return absl::StrCat(policy.preset(), ", at least ", policy.least_denominator(), " plans behind a share");
}

std::string AudienceWords(v1::ReportAudience audience) {
  switch (audience) {
    case v1::REPORT_AUDIENCE_PUBLISHED:
      return "published: everyone who may list reports";
    case v1::REPORT_AUDIENCE_WORKING_GROUP:
      return "coordinators, moderators, the QA sub-group, and the leads of the agency that it is about";
    case v1::REPORT_AUDIENCE_COORDINATORS:
      return "coordinators";
    default:
      return "";
  }
}

void AddTable(const v1::ReportTable& table, TextPage* page) {
  std::vector<Column> columns;
  for (const v1::ReportColumn& column : table.columns())
    columns.emplace_back(column.name().c_str(), column.label().c_str());
  std::vector<Row> rows = RowsOfTable(table);
  page->Heading(table.title());
  page->text() += rows.empty() ? "Nothing to show.\n"
                               : ToTable({.rows = "rows", .columns = columns}, std::move(rows), page->bold());
  for (const std::string& note : table.notes()) page->Paragraph(note);
}

}  // namespace

std::string ReportText(const v1::Report& report, bool bold) {
  std::vector<std::string> cycles;
  for (const std::string& cycle : report.cycles()) cycles.push_back(ShortName(cycle));
  TextPage page(bold);
  page.Section("", ToTable({.columns = {{"name"},
                                        {"title"},
                                        {"kind"},
                                        {"about"},
                                        {"cycles"},
                                        {"as at"},
                                        {"made at"},
                                        {"made by"},
                                        {"readers"},
                                        {"kept until"},
                                        {"disclosure control"},
                                        {"software"},
                                        {"hash of the document (SHA-256)"},
                                        {"data"}}},
                           {{{report.name()},
                             {report.title()},
                             {WordOfValue(report.kind())},
                             {report.about()},
                             {absl::StrJoin(cycles, ", ")},
                             {report.as_at()},
                             {report.made_at()},
                             {report.made_by()},
                             {AudienceWords(report.audience())},
                             {report.keep_until()},
                             {PolicyWords(report.policy())},
                             {report.software()},
                             {report.sha256()},
                             {report.synthetic() ? "synthetic: made from invented returns" : ""}}},
                           bold));
  std::vector<Row> files;
  for (const v1::ReportFile& file : report.files()) {
    files.push_back({{WordOfValue(file.format())}, CountCell(file.size()), {file.sha256()}});
  }
  page.Section("Files", {"format", "bytes", {"sha256", "SHA-256"}}, std::move(files));
  if (report.files().empty()) page.Paragraph("Its files are no longer kept: its retention has ended.");
  return std::move(page.text());
}

std::vector<Row> RowsOfTable(const v1::ReportTable& table) {
  std::vector<Row> rows;
  for (const v1::ReportRow& source : table.rows()) {
    Row row(static_cast<size_t>(table.columns_size()));
    for (int i = 0; i < table.columns_size() && i < source.cells_size(); ++i) {
      const bool number = table.columns(i).kind() > v1::REPORT_COLUMN_KIND_TEXT;
      row[static_cast<size_t>(i)] = {source.cells(i).text(), number};
    }
    rows.push_back(std::move(row));
  }
  return rows;
}

std::string DocumentText(const v1::GetReportResponse& response, bool bold) {
  const v1::ReportDocument& document = response.document();
  TextPage page(bold);
  page.Heading(document.title());
  page.text() += absl::StrCat(OneLine(document.area()),
                              document.synthetic() ? " (synthetic: made from invented returns)" : "", "\n");
  for (const v1::ReportBlock& block : document.blocks()) {
    switch (block.block_case()) {
      case v1::ReportBlock::kHeading:
        page.Heading(block.heading());
        break;
      case v1::ReportBlock::kParagraph:
        page.Paragraph(block.paragraph());
        break;
      case v1::ReportBlock::kTable:
        AddTable(block.table(), &page);
        break;
      default:
        break;
    }
  }
  std::vector<Row> parameters;
  for (const v1::ReportParameter& parameter : document.parameters()) {
    parameters.push_back({{parameter.label()}, {parameter.value()}});
  }
  page.Section("What it was made with", {"what", "value"}, std::move(parameters));
  return std::move(page.text());
}

std::string VerdictText(const v1::VerifyReportResponse& verdict, bool bold) {
  const v1::Report& report = verdict.report();
  TextPage page(bold);
  const char* all = verdict.verified() ? "every check held." : "not every check held.";
  page.Paragraph(report.name().empty() ? "The file is of no report that you may read."
                                       : absl::StrCat(report.title(), " (", report.name(), "): ", all));
  std::vector<Row> rows;
  for (const v1::ReportCheck& check : verdict.checks()) {
    rows.push_back({{check.passed() ? "held" : "failed"}, {check.what()}, {check.detail()}});
  }
  page.Section("Checks", {"result", "check", "found"}, std::move(rows));
  return std::move(page.text());
}

}  // namespace ehcpqa::cli
