// Raise an urgent concern about a plan that one is to mark.
#include "absl/strings/str_cat.h"
#include "clients/api/concern_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

struct ConcernForm {
  explicit ConcernForm(const Fields& typed) {
    for (const auto& one : ConcernKinds()) kind.choices.push_back({one.word, one.text, "", typed["kind"] == one.word});
    text.value = typed["text"];
  }
  Radios kind{{"kind", "kind", "What is it about?", "m"}};
  Textarea text{{"text", "text", "What did you see?", "m", false,
                 "10 to 2000 characters. Name nobody, and no number that identifies a child: the plan’s reference "
                 "leads the coordinator to the child."},
                "",
                8};
};

Response ShowForm(const Visit& visit, const Assessing& assessing, const ConcernForm& concern,
                  const ErrorSummary* wrong) {
  Page page(visit, "Raise an urgent concern");
  page.Back(assessing.address.Path(), assessing.PlanWords());
  page.Caption(absl::StrCat(assessing.PlanWords(), ", reference ", assessing.assessment().plan_ref()));
  if (assessing.cycle.synthetic()) page.Synthetic();
  if (wrong != nullptr) page.Wrong(*wrong);
  page.blocks().Add(InsetText{
      "It reaches the coordinator at once, whatever the state of your marks. If a child is in danger now, call your "
      "safeguarding team or 999 first: this page is no substitute."});
  Blocks form = page.Form(assessing.address.Path("concern"));
  form.Add(concern.kind);
  form.Add(concern.text);
  form.Add(Button{.text = "Raise the concern", .once = true});
  return page.Show(wrong == nullptr ? 200 : 422);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  return ShowForm(visit, assessing, ConcernForm(Fields()), nullptr);
}

absl::StatusOr<Response> Raise(Visit& visit) {
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  const Fields& typed = visit.request().form;
  v1::RaiseConcernRequest request;
  request.set_request_id(visit.RequestId());
  request.mutable_concern()->set_audit(
      absl::StrCat(assessing.address.CycleName(), "/audits/", assessing.address.audit));
  request.mutable_concern()->set_kind(ValueOf(ConcernKinds(), typed["kind"]));
  request.mutable_concern()->set_text(typed["text"]);
  const auto raised = visit.api().Call(api::kRaiseConcern, request);
  if (raised.ok()) return SeeOther(absl::StrCat("/cycles/", Encode(assessing.address.cycle), "/concerns?done=raised"));
  if (!absl::IsInvalidArgument(raised.status())) return raised.status();
  ConcernForm form(typed);
  const ErrorSummary wrong = ShowErrors(raised.status(), {{"concern.kind", &form.kind.field, "What it is about"},
                                                          {"concern.text", &form.text.field, "What you saw"}});
  return ShowForm(visit, assessing, form, &wrong);
}

}  // namespace

void AddConcernPage(Client& client) {
  client.Get("/assess/{cycle}/{audit}/{assessment}/concern", For::kSignedIn, Show);
  client.Post("/assess/{cycle}/{audit}/{assessment}/concern", For::kSignedIn, Raise);
}

}  // namespace ehcpqa::web
