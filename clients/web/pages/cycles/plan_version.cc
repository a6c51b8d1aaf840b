// Recording which version of a plan was audited.
#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/form_values.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

DateInput DayInput() {
  DateInput input;
  input.field = {"final", "final", "On which day was the plan that is audited made final?",
                 "m",     false,   "For example, 12 11 2024"};
  return input;
}

std::string AuditName(const Visit& visit) {
  return absl::StrCat(CycleNameOf(visit), "/audits/", visit.request().parameters["audit"]);
}

absl::StatusOr<Response> ShowForm(const Visit& visit, const DateInput& day, const ErrorSummary& wrong, int status) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  Page page(visit, absl::StrCat("Version of plan ", visit.request().parameters["audit"]));
  Dress(cycle, &page);
  page.Back(CyclePath(cycle.name(), "sample"), "Sample");
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  Blocks form = page.Form(visit.request().path);
  form.Add(day);
  form.Add(Button{.text = "Record the version"});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) {
  v1::GetAuditRequest request;
  request.set_name(AuditName(visit));
  ASSIGN_OR_RETURN(const v1::Audit audit, visit.api().Call(api::kGetAudit, request));
  DateInput day = DayInput();
  ShowDay(audit.plan_version_on(), &day);
  return ShowForm(visit, day, {}, 200);
}

absl::StatusOr<Response> Save(Visit& visit) {
  DateInput day = DayInput();
  ReadDay(visit.request().form, &day);
  if (!IsDay("The day", &day)) return ShowForm(visit, day, {"", {{day.field.error, "#final-day"}}}, 422);
  v1::RecordPlanVersionRequest request;
  request.set_audit(AuditName(visit));
  request.set_plan_version_on(DayOf(day));
  const auto recorded = visit.api().Call(api::kRecordPlanVersion, request);
  if (recorded.ok()) return SeeOther(CyclePath(CycleNameOf(visit), "sample") + "?done=version");
  const absl::Status& status = recorded.status();
  if (!absl::IsInvalidArgument(status) && !absl::IsFailedPrecondition(status)) return status;
  const ErrorSummary wrong = ShowErrors(status, {{"plan_version_on", &day.field, "The day", "final-day"}});
  return ShowForm(visit, day, wrong, absl::IsInvalidArgument(status) ? 422 : 409);
}

}  // namespace

void AddPlanVersionPage(Client& client) {
  client.Get("/cycles/{cycle}/audits/{audit}/version", For::kSignedIn, Show);
  client.Post("/cycles/{cycle}/audits/{audit}/version", For::kSignedIn, Save);
}

}  // namespace ehcpqa::web
