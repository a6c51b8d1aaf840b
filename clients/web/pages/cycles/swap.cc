// Swapping a plan that proved unusable for the next reserve of its stratum.
#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<v1::SwapPlanResponse> Swap(const Visit& visit, const std::string& reason, bool dry_run) {
  v1::SwapPlanRequest request;
  request.set_audit(absl::StrCat(CycleNameOf(visit), "/audits/", visit.request().parameters["audit"]));
  request.set_reason(reason);
  request.set_dry_run(dry_run);
  if (!dry_run) request.set_request_id(visit.RequestId());
  return visit.api().Call(api::kSwapPlan, request);
}

Textarea ReasonInput(const std::string& reason) {
  Textarea input;
  input.field = {"reason", "reason", "Why can this plan not be audited?",
                 "m",      false,    "For example, the amended final plan is not issued. Name no child."};
  input.value = reason;
  input.rows = 3;
  return input;
}

absl::StatusOr<Response> ShowForm(const Visit& visit, const Textarea& reason, const ErrorSummary& wrong, int status) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  const std::string& number = visit.request().parameters["audit"];
  Page page(visit, absl::StrCat("Swap plan ", number));
  Dress(cycle, &page);
  page.Back(CyclePath(cycle.name(), "sample"), "Sample");
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  const auto trial = Swap(visit, "Not typed yet.", true);
  if (absl::IsNotFound(trial.status()) || absl::IsPermissionDenied(trial.status())) return trial.status();
  if (!trial.ok()) {
    page.blocks().Add(
        WarningText{absl::StrCat("This plan cannot be swapped. ", std::string(trial.status().message()))});
    return page.Show(status);
  }
  page.blocks().Text("This is what will happen:");
  page.blocks().Add(List{{{absl::StrCat("plan ", number, " (", trial->swapped_out().plan_ref(), ") leaves the sample")},
                          {absl::StrCat("the next reserve of stratum ", EventWords(trial->substitute().stratum()), ", ",
                                        trial->substitute().plan_ref(), ", takes its place")},
                          {"assignments that nobody has started go over to it"},
                          {"both stay visible in the sample, with your reason"}}});
  page.blocks().Text("A swap cannot be taken back.");
  Blocks form = page.Form(visit.request().path);
  form.Add(reason);
  form.Add(Button{.text = "Swap the plan", .kind = "warning", .once = true});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) { return ShowForm(visit, ReasonInput(""), {}, 200); }

absl::StatusOr<Response> Act(Visit& visit) {
  Textarea reason = ReasonInput(visit.request().form["reason"]);
  const auto swapped = Swap(visit, reason.value, false);
  if (swapped.ok()) return SeeOther(CyclePath(CycleNameOf(visit), "sample") + "?done=swapped");
  const absl::Status& status = swapped.status();
  if (!absl::IsInvalidArgument(status) && !absl::IsFailedPrecondition(status)) return status;
  const ErrorSummary wrong = ShowErrors(status, {{"reason", &reason.field, "The reason"}});
  return ShowForm(visit, reason, wrong, absl::IsInvalidArgument(status) ? 422 : 409);
}

}  // namespace

void AddSwapPage(Client& client) {
  client.Get("/cycles/{cycle}/audits/{audit}/swap", For::kSignedIn, Show);
  client.Post("/cycles/{cycle}/audits/{audit}/swap", For::kSignedIn, Act);
}

}  // namespace ehcpqa::web
