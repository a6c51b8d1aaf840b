#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "clients/api/report_methods.h"
#include "clients/cli/call.h"
#include "clients/cli/groups.h"
#include "clients/cli/interrupt.h"
#include "clients/cli/options.h"
#include "clients/cli/progress.h"
#include "clients/cli/report_text.h"
#include "clients/cli/report_views.h"
#include "clients/cli/span_options.h"
#include "services/base/error.h"

namespace ehcpqa::cli {
namespace {

// An option that one kind of report needs and no other takes.
absl::Status CheckAbout(const Values& values, v1::ReportKind kind, v1::ReportKind owner, const std::string& option) {
  if ((kind == owner) == values.Has(option)) return absl::OkStatus();
  return UsageError(kind == owner ? absl::StrCat("Say with ", option, " what the report is about.")
                                  : absl::StrCat(option, " does not belong to a report of this kind."));
}

absl::Status Fill(const Values& values, v1::MakeReportRequest* request) {
  const auto kind = values.Word<v1::ReportKind>("KIND");
  RETURN_IF_ERROR(CheckAbout(values, kind, v1::REPORT_KIND_AGENCY, "--agency"));
  RETURN_IF_ERROR(CheckAbout(values, kind, v1::REPORT_KIND_CRITERION, "--criterion"));
  if (values.Has("--as-at") && kind != v1::REPORT_KIND_INSPECTION) {
    return UsageError("--as-at belongs to an inspection pack alone.");
  }
  request->set_kind(kind);
  RETURN_IF_ERROR(FillSpan(values, request->mutable_span()));
  request->set_about(values.Has("--criterion") ? absl::StrCat("criteria/", values.Text("--criterion"))
                                               : values.Text("--agency"));
  request->set_as_at(values.Text("--as-at"));
  return absl::OkStatus();
}

absl::Status Make(Context& context, const Values& values) {
  v1::MakeReportRequest request;
  RETURN_IF_ERROR(Fill(values, &request));
  ASSIGN_OR_RETURN(const api::Api api, context.Connect());
  Progress progress(context.environment());
  const Interrupt interrupt;
  std::optional<v1::Report> report;
  const absl::Status status = api.Read(
      api::kMakeReport, request,
      [&](const v1::MakeReportProgress& step) {
        progress.ShowStep(step.step(), step.done(), step.total());
        if (step.has_report()) report = step.report();
        return absl::OkStatus();
      },
      Interrupt::requested);
  progress.Clear();
  if (InfoOf(status).reason == "STOPPED") {
    return Refuse(
        absl::StatusCode::kCancelled, "STOPPED",
        "Stopped. A report that was not finished is not kept; ehcpqa report list shows whether this one was.");
  }
  RETURN_IF_ERROR(status);
  if (!report.has_value()) return absl::InternalError("The server ended without a report.");
  context.Show(*report, ReportView(), ReportText(*report, context.bold()));
  return absl::OkStatus();
}

}  // namespace

Command ReportMakeCommand() {
  Option kind = Argument("KIND", Kind::kWord, "What to make.");
  kind.words = WordsOf(*v1::ReportKind_descriptor());
  return {
      .name = "make",
      .summary = "Make a report, protect its figures, and release it for good.",
      .options = {kind, Argument("CYCLE", NameKind::kCycle, "The cycle, or the last one of several."), FirstOption(),
                  RollingOption(), Named("--agency", NameKind::kAgency, "The agency that an agency report is about."),
                  Named("--criterion", Kind::kText, "Code of the criterion that a criterion report is about: F3."),
                  Named("--as-at", Kind::kDate,
                        "Date of an inspection pack: nothing that happened later is in it. Not given means today.")},
      .examples = {{"ehcpqa report make cycle 2024q4", "For the board."},
                   {"ehcpqa report make agency 2024q4 --rolling --agency send-service",
                    "One agency's input over four quarters."},
                   {"ehcpqa report make criterion 2024q4 --rolling --criterion F3", "One criterion."},
                   {"ehcpqa report make inspection 2024q4 --rolling --as-at 2025-01-31", "For inspectors."},
                   {"ehcpqa report make extract 2024q4", "Pseudonymous rows, for coordinators alone."}},
      .action = {Make, {api::kMakeReport.name}, ReportView(), v1::Report::descriptor()},
      .details =
          "What is released is stored and served again byte for byte. Ctrl-C stops the making; nothing is "
          "kept of a report that is not finished."};
}

}  // namespace ehcpqa::cli
