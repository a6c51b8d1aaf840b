#include <map>

#include "clients/api/summary_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/options.h"
#include "clients/cli/summary_text.h"

namespace ehcpqa::cli {
namespace {

// The figures of one v1::Estimate, which stands at `path`.
void AppendEstimate(const std::string& path, std::vector<Column>* columns) {
  for (const char* field : {"status", "n", "count", "population", "share", "low", "high", "n_effective", "symbol"}) {
    columns->emplace_back((path + "." + field).c_str());
  }
}

std::vector<Column> With(std::vector<Column> columns, const std::string& estimate) {
  AppendEstimate(estimate, &columns);
  return columns;
}

// The parts that CSV can show, by the word that asks for them; the view has them in this order.
const char* const kParts[] = {"criteria", "grades", "legal", "causes", "urgent"};

View SummaryView() {
  return {{.title = "criteria",
           .rows = "criteria",
           .columns = With({"criterion", "section", "owner", "kind", "levels", "not_applicable", "cannot_tell",
                            "unsettled", "text"},
                           "met")},
          {.title = "grades",
           .rows = "distributions.grades",
           .columns = With({"../of", "../title", "grade", "label"}, "estimate")},
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

}  // namespace

Group ReportCommands() {
  return {
      "report",
      "Results of cycles.",
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
      }};
}

}  // namespace ehcpqa::cli
