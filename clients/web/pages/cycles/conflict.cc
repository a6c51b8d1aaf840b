// Declaring that somebody had a part in a plan, and so must not audit it.
#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/api/directory_methods.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

struct ConflictForm {
  Input plan{.width = "4", .numeric = true};
  Input user{.width = "20", .plain = true};
  Select service;
  Textarea reason;
};

absl::StatusOr<ConflictForm> MakeForm(const Visit& visit, const Fields& posted) {
  ASSIGN_OR_RETURN(const auto services, visit.api().ListAll(api::kListServices, v1::ListServicesRequest()));
  ConflictForm form;
  form.plan.field = {"plan", "plan", "Plan", "", false, "Its number in this cycle, for example 7."};
  form.plan.value = posted["plan"];
  form.user.field = {"user", "user", "Person",
                     "",     false,  "User name of the auditor. Leave empty to bar a whole service."};
  form.user.value = posted["user"];
  form.service.field = {
      "service", "service", "Or service",
      "",        false,     "Everybody who works for it is barred, and the plan counts in the figures of its input."};
  form.service.choices.push_back({"", "Choose a service"});
  for (const v1::Service& one : services.services()) {
    form.service.choices.push_back({one.name(), one.title(), "", one.name() == posted["service"]});
  }
  form.reason.field = {"reason", "reason", "What part?", "", false, "For example, wrote the advice. Name no child."};
  form.reason.value = posted["reason"];
  form.reason.rows = 2;
  return form;
}

absl::StatusOr<Response> ShowForm(const Visit& visit, const ConflictForm& fields, const ErrorSummary& wrong,
                                  int status) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  Page page(visit, "Declare a conflict");
  Dress(cycle, &page);
  page.Back(CyclePath(cycle.name(), "auditors"), "Auditors");
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  Blocks form = page.Form(CyclePath(cycle.name(), "conflicts/new"));
  form.Add(fields.plan);
  form.Add(fields.user);
  form.Add(fields.service);
  form.Add(fields.reason);
  form.Add(Button{.text = "Declare the conflict", .once = true});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const ConflictForm form, MakeForm(visit, visit.request().arguments));
  return ShowForm(visit, form, {}, 200);
}

absl::StatusOr<Response> Declare(Visit& visit) {
  const Fields& posted = visit.request().form;
  ASSIGN_OR_RETURN(ConflictForm form, MakeForm(visit, posted));
  v1::DeclareConflictRequest request;
  request.set_request_id(visit.RequestId());
  v1::Conflict& conflict = *request.mutable_conflict();
  conflict.set_audit(absl::StrCat(CycleNameOf(visit), "/audits/", posted["plan"]));
  if (posted["user"].empty()) {
    conflict.set_service(posted["service"]);
  } else {
    conflict.set_user("users/" + posted["user"]);
  }
  conflict.set_reason(posted["reason"]);
  const auto declared = visit.api().Call(api::kDeclareConflict, request);
  if (declared.ok()) return SeeOther(CyclePath(CycleNameOf(visit), "auditors") + "?done=conflict");
  const absl::Status& status = declared.status();
  const bool missing = absl::IsNotFound(status);
  if (!missing && !absl::IsInvalidArgument(status) && !absl::IsFailedPrecondition(status)) return status;
  ErrorSummary wrong = ShowErrors(status, {{"conflict.audit", &form.plan.field, "Plan"},
                                           {"conflict.user", &form.user.field, "Person"},
                                           {"conflict.service", &form.service.field, "Service"},
                                           {"conflict.reason", &form.reason.field, "The part"}});
  if (missing) wrong = {"", {{"There is no such plan in this cycle, or no such person", "#plan"}}};
  return ShowForm(visit, form, wrong, 422);
}

}  // namespace

void AddConflictPage(Client& client) {
  client.Get("/cycles/{cycle}/conflicts/new", For::kSignedIn, Show);
  client.Post("/cycles/{cycle}/conflicts/new", For::kSignedIn, Declare);
}

}  // namespace ehcpqa::web
