// Give an assignment back.
#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

struct DeclineForm {
  Textarea reason{{"reason", "reason", "Why can you not mark this plan?", "m", false,
                   "5 to 500 characters, for the coordinator. For example that you know the family. Name nobody."},
                  "",
                  4};
};

Response ShowForm(const Visit& visit, const Assessing& assessing, const DeclineForm& decline, const ErrorSummary* wrong,
                  int status) {
  Page page(visit, absl::StrCat("Give ", assessing.PlanWords(), " back"));
  page.Back(assessing.address.Path(), assessing.PlanWords());
  page.Caption(absl::StrCat("Reference ", assessing.assessment().plan_ref()));
  if (assessing.cycle.synthetic()) page.Synthetic();
  if (wrong != nullptr) page.Wrong(*wrong);
  Blocks form = page.Form(assessing.address.Path("decline"));
  List what{{{"The plan leaves your work at once, and you are not given it again."},
             {"The coordinator reads your reason and allocates another auditor."}}};
  const int marked = assessing.assessment().marked();
  if (marked > 0) {
    what.items.push_back(
        {absl::StrCat("Your marks of ", Counted(marked, "criterion", "criteria"), " are removed for good.")});
  }
  form.Add(what);
  form.Add(decline.reason);
  form.Add(Button{.text = "Give the plan back", .kind = "warning", .once = true});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  if (assessing.submitted()) return SeeOther(assessing.address.Path());
  return ShowForm(visit, assessing, {}, nullptr, 200);
}

absl::StatusOr<Response> Decline(Visit& visit) {
  const AssessmentAddress address = AssessmentAddress::Of(visit.request().parameters);
  DeclineForm form;
  form.reason.value = visit.request().form["reason"];
  v1::DeclineAssessmentRequest request;
  request.set_request_id(visit.RequestId());
  request.set_name(address.Name());
  request.set_reason(form.reason.value);
  const auto declined = visit.api().Call(api::kDeclineAssessment, request);
  if (declined.ok()) return SeeOther("/work?done=declined");
  const bool not_now = absl::IsFailedPrecondition(declined.status());
  if (!not_now && !absl::IsInvalidArgument(declined.status())) return declined.status();
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  const ErrorSummary wrong = ShowErrors(declined.status(), {{"reason", &form.reason.field, "The reason"}});
  return ShowForm(visit, assessing, form, &wrong, not_now ? 409 : 422);
}

}  // namespace

void AddDeclinePage(Client& client) {
  client.Get("/assess/{cycle}/{audit}/{assessment}/decline", For::kSignedIn, Show);
  client.Post("/assess/{cycle}/{audit}/{assessment}/decline", For::kSignedIn, Decline);
}

}  // namespace ehcpqa::web
