#include <string>
#include <vector>

#include "clients/api/report_methods.h"
#include "clients/api/summary_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/estimate_columns.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"
#include "clients/cli/output.h"
#include "clients/cli/report_text.h"
#include "clients/cli/summary_text.h"

namespace ehcpqa::cli {
namespace {

// The parts that CSV can show, by the word that asks for them; the view has them in this order.
const char* const kParts[] = {"criteria", "grades", "legal", "causes", "urgent"};

View SummaryView() {
  return {{.title = "criteria",
           .rows = "criteria",
           .columns = WithEstimate({"criterion", "section", "owner", "kind", "levels", "not_applicable", "cannot_tell",
                                    "unsettled", "text"},
                                   "met")},
          {.title = "grades",
           .rows = "distributions.grades",
           .columns = WithEstimate({"../of", "../title", "grade", "label"}, "estimate")},
          {.title = "legal",
           .rows = "legal_failures",
           .columns = {"section", "plans", "not_met", "partly_met", "not_determined"}},
          {.title = "causes", .rows = "causes", .columns = {"cause", "owner", "count"}},
          {.title = "urgent", .rows = "urgent", .columns = {"name", "audit", "kind", "state", "raised_at"}}};
}

absl::Status Summary(Context& context, const Values& values) {
  v1::GetCycleSummaryRequest request;
  request.set_name(values.Text("CYCLE"));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::CycleSummary summary, api.Call(api::kGetCycleSummary, request));
  View view;
  for (const Table& table : SummaryView()) {
    if (!values.Has("--part") || table.title == values.Text("--part")) view.push_back(table);
  }
  context.Show(summary, view, SummaryText(summary, context.bold()));
  return absl::OkStatus();
}

View ListView() {
  return {{.rows = "reports",
           .columns = {"name",
                       "kind",
                       "title",
                       "about",
                       "cycles",
                       "audience",
                       "as_at",
                       "made_at",
                       "keep_until",
                       {"files.format", "formats"},
                       "synthetic"}}};
}

absl::Status ShowReport(Context& context, const Values& values) {
  v1::GetReportRequest request;
  request.set_name(values.Text("REPORT"));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  ASSIGN_OR_RETURN(const v1::GetReportResponse response, api.Call(api::kGetReport, request));
  if (context.format() == Format::kCsv) {
    std::vector<std::string> header;
    for (const v1::ReportColumn& column : response.document().data().columns()) header.push_back(column.name());
    context.environment().out << ToCsv(header, RowsOfTable(response.document().data()));
    return absl::OkStatus();
  }
  context.Show(response, {}, DocumentText(response, context.bold()));
  return absl::OkStatus();
}

std::vector<Command> ReadingCommands() {
  return {{.name = "list",
           .summary = "List the reports that you may read, newest first.",
           .options = {WordsOf<v1::ReportKind>("--kind", "Only of this kind.")},
           .examples = {{"ehcpqa report list --kind cycle", "The reports for the board."}},
           .action = AskAll(
               api::kListReports,
               [](const Values& values, v1::ListReportsRequest& request) {
                 request.set_kind(values.Word<v1::ReportKind>("--kind"));
               },
               ListView())},
          {.name = "show",
           .summary = "Read a report on the terminal.",
           .options = {Argument("REPORT", NameKind::kReport, "Number of the report.")},
           .examples = {{"ehcpqa report show 12", "Words and tables in reading order."}},
           .action = {ShowReport, {api::kGetReport.name}}}};
}

}  // namespace

Group ReportCommands() {
  Group group = {
      "report",
      "Results of a cycle, and reports: figures that are protected, released and kept.",
      {
          {.name = "summary",
           .summary = "Show what a cycle found, each figure with n, population and interval.",
           .options = {Argument("CYCLE", NameKind::kCycle, "The cycle."),
                       Words("--part", {std::begin(kParts), std::end(kParts)},
                             "The part that CSV writes; not given means criteria.")},
           .examples = {{"ehcpqa report summary 2025q4", "The results, to read."},
                        {"ehcpqa report summary 2025q4 --output csv --part grades", "The grades, for a spreadsheet."}},
           .action = {Summary, {api::kGetCycleSummary.name}, SummaryView(), v1::CycleSummary::descriptor()},
           .details = "Working figures for those who hold the roles; they are not disclosure-controlled. Below 10 "
                      "plans counts "
                      "are shown instead of a percentage."},
          ReportMakeCommand(),
      }};
  for (auto& commands : {ReadingCommands(), ReportFileCommands(), PolicyCommands()}) {
    group.commands.insert(group.commands.end(), commands.begin(), commands.end());
  }
  return group;
}

}  // namespace ehcpqa::cli
