// Setting up a new cycle: its first definition, on one page.
#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/pages/cycles/cycle_form.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

// What is not asked here begins as CycleForm proposes it, and has a page of its own in the list of tasks.
constexpr CyclePart kParts[] = {CyclePart::kWindow, CyclePart::kRegister, CyclePart::kRubric, CyclePart::kSample};

Input IdInput() {
  Input id;
  id.field = {
      "cycle_id",
      "cycle_id",
      "Short name",
      "",
      false,
      "2 to 40 letters, digits and hyphens, for example 2024q4. It can never be changed, and is part of the draw."};
  id.width = "10";
  id.plain = true;
  return id;
}

Response ShowForm(const Visit& visit, const CycleForm& form, const Input& id, const ErrorSummary& wrong, int status) {
  Page page(visit, "Set up a new cycle");
  page.Back("/cycles", "Cycles");
  if (!form.has_rubric() || !form.has_register()) {
    page.blocks().Text("Before a cycle can be set up there must be:");
    List missing;
    if (!form.has_register()) missing.items.push_back({"a register", "/registers", " of your authority"});
    if (!form.has_rubric()) missing.items.push_back({"a published rubric", "/rubrics"});
    page.blocks().Add(missing);
    return page.Show();
  }
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  page.blocks().Text(
      "This makes a draft with the newest register, the newest rubric and 48 plans. Everything but the short name can "
      "be "
      "changed until the frame is frozen.");
  Blocks fields = page.Form("/new-cycle");
  fields.Add(id);
  form.Show(CyclePart::kWindow, fields);
  fields.Add(Button{.text = "Save the draft", .once = true});
  return page.Show(status);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const CycleForm form, CycleForm::Load(visit, v1::Cycle()));
  return ShowForm(visit, form, IdInput(), {}, 200);
}

absl::StatusOr<Response> Create(Visit& visit) {
  const Fields& posted = visit.request().form;
  ASSIGN_OR_RETURN(CycleForm form, CycleForm::Load(visit, v1::Cycle()));
  Input id = IdInput();
  id.value = posted["cycle_id"];
  v1::CreateCycleRequest request;
  request.set_cycle_id(id.value);
  request.set_request_id(visit.RequestId());
  bool right = true;
  form.Read(CyclePart::kWindow, posted);
  for (const CyclePart part : kParts) {
    right = form.Write(part, request.mutable_cycle()) && right;
  }
  if (!right) return ShowForm(visit, form, id, form.Mistakes(), 422);
  const auto created = visit.api().Call(api::kCreateCycle, request);
  if (created.ok()) return SeeOther(CyclePath(created->name()) + "?done=made");
  const absl::Status& status = created.status();
  if (!absl::IsInvalidArgument(status) && !absl::IsAlreadyExists(status) && !absl::IsFailedPrecondition(status)) {
    return status;
  }
  std::vector<FormField> fields = form.AllFields();
  fields.push_back({"cycle_id", &id.field, "Short name"});
  const ErrorSummary wrong = ShowErrors(status, fields);
  return ShowForm(visit, form, id, wrong, absl::IsInvalidArgument(status) ? 422 : 409);
}

}  // namespace

void AddCycleNewPage(Client& client) {
  client.Get("/new-cycle", For::kSignedIn, Show);
  client.Post("/new-cycle", For::kSignedIn, Create);
}

}  // namespace ehcpqa::web
