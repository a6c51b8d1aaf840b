// One report, as it was released; its files, and whether it still is what it was.
#include "absl/strings/str_cat.h"
#include "clients/api/report_methods.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/reports/report_view.h"
#include "clients/web/pages/words.h"
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

void AddReportTable(const v1::ReportTable& source, Blocks blocks) {
  Table table{source.title(), "m", {}, {}};
  for (const v1::ReportColumn& column : source.columns()) {
    table.columns.push_back({column.label(), column.kind() > v1::REPORT_COLUMN_KIND_TEXT});
  }
  for (const v1::ReportRow& row : source.rows()) {
    std::vector<Table::Cell> cells;
    for (const v1::ReportCell& cell : row.cells()) cells.push_back({cell.text()});
    table.rows.push_back(std::move(cells));
  }
  if (table.rows.empty()) {
    blocks.Text(absl::StrCat(source.title(), ": nothing to show."));
  } else {
    blocks.Add(LongTable(std::move(table)));
  }
  for (const std::string& note : source.notes()) blocks.Text(note);
}

void AddFiles(const v1::Report& report, Blocks blocks) {
  List files;
  for (const Word<v1::ReportFormat>& format : ReportFormats()) {
    for (const v1::ReportFile& file : report.files()) {
      if (file.format() != format.value) continue;
      files.items.push_back({format.text, ReportPath(report.name(), absl::StrCat("download/", format.word)),
                             absl::StrCat(" (", SizeWords(file.size()), ")")});
    }
  }
  if (files.items.empty()) return;
  blocks.Add(Heading{"Download"});
  blocks.Add(files);
}

absl::StatusOr<Response> Show(Visit& visit) {
  v1::GetReportRequest request;
  request.set_name(ReportNameOf(visit));
  ASSIGN_OR_RETURN(const v1::GetReportResponse found, visit.api().Call(api::kGetReport, request));
  const v1::Report& report = found.report();
  const v1::ReportDocument& document = found.document();
  Page page(visit, document.title());
  page.Back("/reports", "Reports");
  page.Caption(document.area());
  page.Done({{"made", "The report is made and released"}});
  if (document.synthetic()) page.Synthetic();
  Blocks blocks = page.blocks();
  SummaryList made;
  made.rows.push_back({"Who may read it", {TextOf(ReportAudiences(), report.audience())}});
  for (const v1::ReportParameter& parameter : document.parameters()) {
    made.rows.push_back({parameter.label(), {parameter.value()}});
  }
  blocks.Add(made);
  AddFiles(report, blocks);
  blocks.Add(Paragraph{"", ReportPath(report.name(), "verify"), "Check that it is what was released"});
  int number = 0;
  for (const v1::ReportBlock& block : document.blocks()) {
    ++number;
    switch (block.block_case()) {
      case v1::ReportBlock::kHeading:
        blocks.Add(Heading{block.heading()});
        break;
      case v1::ReportBlock::kParagraph:
        blocks.Text(block.paragraph());
        break;
      case v1::ReportBlock::kTable:
        AddReportTable(block.table(), blocks);
        break;
      case v1::ReportBlock::kChart:
        AddReportChart(block.chart(), absl::StrCat("chart-", number), blocks);
        break;
      default:
        break;
    }
  }
  return page.Show();
}

const char* TypeOf(v1::ReportFormat format) {
  switch (format) {
    case v1::REPORT_FORMAT_HTML:
      return "text/html; charset=utf-8";
    case v1::REPORT_FORMAT_XLSX:
      return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    case v1::REPORT_FORMAT_CSV:
      return "text/csv; charset=utf-8";
    default:
      return "application/json";
  }
}

// The stored bytes, whole and the ones that the server states, or none.
absl::StatusOr<Response> Download(Visit& visit) {
  const std::string& word = visit.request().parameters["format"];
  v1::DownloadReportRequest request;
  request.set_name(ReportNameOf(visit));
  request.set_format(ValueOf(ReportFormats(), word));
  if (request.format() == v1::REPORT_FORMAT_UNSPECIFIED) return NoSuch("format of a report");
  Response response;
  v1::ReportFile file;
  RETURN_IF_ERROR(visit.api().Read(api::kDownloadReport, request, [&](const v1::ReportChunk& chunk) {
    if (chunk.has_file()) file = chunk.file();
    response.body += chunk.data();
    return absl::OkStatus();
  }));
  if (static_cast<int64_t>(response.body.size()) != file.size() ||
      Hex(AsBytes(Sha256(response.body))) != file.sha256()) {
    return absl::DataLossError("a report arrived otherwise than it is stored");
  }
  response.With("Content-Type", TypeOf(request.format()));
  response.With("Content-Disposition",
                absl::StrCat("attachment; filename=\"report-", LastPart(request.name()), ".", word, "\""));
  return response;
}

absl::StatusOr<Response> Verify(Visit& visit) {
  v1::VerifyReportRequest request;
  request.set_name(ReportNameOf(visit));
  ASSIGN_OR_RETURN(const v1::VerifyReportResponse verdict, visit.api().Call(api::kVerifyReport, request));
  Page page(visit, "Is the report what was released?");
  page.Back(ReportPath(request.name()), "The report");
  page.Caption(verdict.report().title());
  if (verdict.report().synthetic()) page.Synthetic();
  Blocks blocks = page.blocks();
  blocks.Text(verdict.verified() ? "Yes: every check held."
                                 : "Not every check held. What was found stands beside each.");
  Table table{"Checks", "m", {{"Check"}, {"Result"}, {"What was found"}}, {}};
  for (const v1::ReportCheck& check : verdict.checks()) {
    table.rows.push_back({{check.what()},
                          {.tag = check.passed() ? Tag{"Held", "green"} : Tag{"Did not hold", "red"}},
                          {check.detail()}});
  }
  blocks.Add(WideTable{table});
  SummaryList hashes;
  hashes.rows.push_back({"Document (SHA-256)", {verdict.report().sha256()}});
  for (const v1::ReportFile& file : verdict.report().files()) {
    hashes.rows.push_back({TextOf(ReportFormats(), file.format()), {file.sha256()}});
  }
  blocks.Add(Heading{"Hashes of its files"});
  blocks.Text(
      "Compare one of these with the SHA-256 of a file that you hold: they are the same, or it is another file.");
  blocks.Add(hashes);
  return page.Show();
}

}  // namespace

void AddReportPages(Client& client) {
  client.Get("/reports/{report}", For::kSignedIn, Show);
  client.Get("/reports/{report}/download/{format}", For::kSignedIn, Download);
  client.Get("/reports/{report}/verify", For::kSignedIn, Verify);
}

}  // namespace ehcpqa::web
