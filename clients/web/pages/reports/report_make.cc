// Makes a report: a form, what is being done while it is made, and then the report.
#include <optional>

#include "absl/strings/str_cat.h"
#include "clients/api/directory_methods.h"
#include "clients/api/report_methods.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/form_values.h"
#include "clients/web/pages/insight/span_choice.h"
#include "clients/web/pages/only_for.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/registers/import_watch.h"
#include "clients/web/pages/reports/report_view.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "nlohmann/json.hpp"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

const char* HintOf(v1::ReportKind kind) {
  switch (kind) {
    case v1::REPORT_KIND_CYCLE:
      return "For the board, of published cycles: grades, the law, change, trend and agreement. Lay members and board "
             "viewers read it too.";
    case v1::REPORT_KIND_AGENCY:
      return "The input of one agency, for its leads, coordinators, moderators and the QA sub-group.";
    case v1::REPORT_KIND_CRITERION:
      return "One criterion: levels, causes and trend. For coordinators, moderators and the QA sub-group.";
    case v1::REPORT_KIND_INSPECTION:
      return "For inspectors, as at a day: framework, samples, rubrics, results and moderation.";
    case v1::REPORT_KIND_EXTRACT:
      return "One row a rating, for coordinators alone.";
    default:
      return "";
  }
}

absl::StatusOr<Select> AgencyField(const Visit& visit, const std::string& chosen) {
  ASSIGN_OR_RETURN(const v1::ListAgenciesResponse agencies,
                   visit.api().ListAll(api::kListAgencies, v1::ListAgenciesRequest()));
  Select select{{"agency", "agency", "Agency, for an agency report", "s"}, {{"", "Choose an agency"}}};
  for (const v1::Agency& agency : agencies.agencies()) {
    select.choices.push_back({agency.name(), agency.title(), "", agency.name() == chosen});
  }
  return select;
}

// The form with what was typed and what the server said of it.
absl::StatusOr<Response> Fill(const Visit& visit, const absl::Status& status) {
  const Fields& typed = visit.request().form;
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  ASSIGN_OR_RETURN(Select agency, AgencyField(visit, typed["agency"]));
  Page page(visit, "Make a report");
  page.Back("/reports", "Reports");
  if (cycles.empty()) {
    page.blocks().Add(InsetText{"No cycle has come to scoring yet, so there is nothing to report."});
    return page.Show();
  }
  Radios kind{{"kind", "kind", "Report", "m"}, {}};
  for (const Word<v1::ReportKind>& one : ReportKinds()) {
    kind.choices.push_back({one.word, one.text, HintOf(one.value), typed["kind"] == one.word});
  }
  SpanChoice span(cycles, typed);
  Input criterion{
      {"criterion", "criterion", "Code of the criterion, for a criterion report", "s", false, "F3, for example."},
      typed["criterion"],
      "5",
      "off",
      true};
  DateInput as_at{{"as_at", "as_at", "Day, for an inspection pack", "s", false,
                   "Nothing that happened later is in it. Leave it empty for today."}};
  ReadDay(typed, &as_at);
  if (!status.ok()) {
    const bool of_criterion = typed["kind"] == "criterion";
    std::vector<FormField> places = {{"kind", &kind.field, "Report:"}};
    for (const FormField& place : span.Places("span")) places.push_back(place);
    places.push_back({"about", of_criterion ? &criterion.field : &agency.field, of_criterion ? "Criterion" : "Agency"});
    places.push_back({"as_at", &as_at.field, "The day", "as_at-day"});
    page.Wrong(ShowErrors(status, places));
  }
  Blocks form = page.Form("/reports/make", "waiting");
  form.Add(kind);
  span.Add(form);
  form.Add(agency);
  form.Add(criterion);
  form.Add(as_at);
  form.Text("A report is released when it is made, and kept. Making it may take a minute.");
  form.Add(Button{.text = "Make and release the report", .once = true});
  return page.Show(status.ok() ? 200 : absl::IsInvalidArgument(status) ? 422 : 409);
}

absl::StatusOr<Response> Ask(Visit& visit) {
  RETURN_IF_ERROR(OnlyFor(visit, {v1::ROLE_COORDINATOR}));
  return Fill(visit, absl::OkStatus());
}

absl::StatusOr<Response> Make(Visit& visit) {
  const Fields& typed = visit.request().form;
  v1::MakeReportRequest request;
  request.set_request_id(visit.RequestId());
  request.set_kind(ValueOf(ReportKinds(), typed["kind"]));
  *request.mutable_span() = SpanChoice({}, typed).span();
  if (request.kind() == v1::REPORT_KIND_AGENCY) request.set_about(typed["agency"]);
  if (request.kind() == v1::REPORT_KIND_CRITERION) request.set_about("criteria/" + typed["criterion"]);
  DateInput as_at{{"as_at", "as_at"}};
  ReadDay(typed, &as_at);
  if (request.kind() == v1::REPORT_KIND_INSPECTION) request.set_as_at(DayOf(as_at));
  ImportWatch::Entry watch(typed[kAttemptField]);
  std::optional<v1::Report> report;
  const absl::Status made = visit.api().Read(api::kMakeReport, request, [&](const v1::MakeReportProgress& step) {
    watch.Say(absl::StrCat(step.step(), " (", step.done(), " of ", step.total(), ")"));
    if (step.has_report()) report = step.report();
    return absl::OkStatus();
  });
  if (absl::IsInvalidArgument(made) || absl::IsFailedPrecondition(made)) return Fill(visit, made);
  RETURN_IF_ERROR(made);
  if (!report) return absl::InternalError("the server ended without a report");
  return SeeOther(ReportPath(report->name()) + "?done=made");
}

// For the script that waits.
absl::StatusOr<Response> Watch(Visit& visit) {
  Response response;
  response.body = nlohmann::json{{"text", ImportWatch::Shared().Of(visit.request().parameters["attempt"])}}.dump();
  response.With("Content-Type", "application/json");
  return response;
}

}  // namespace

void AddReportMakePage(Client& client) {
  client.Get("/reports/make", For::kSignedIn, Ask);
  client.PostSlow("/reports/make", Make);
  client.Get("/reports/make/progress/{attempt}", For::kSignedIn, Watch);
}

}  // namespace ehcpqa::web
