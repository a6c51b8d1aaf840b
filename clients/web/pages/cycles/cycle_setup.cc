// Changing the draft of a cycle, a part a page. The page of strata shows what a draw would take as the draft stands.
#include <optional>

#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/pages/cycles/cycle_form.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/cycles/frame_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

struct PartPage {
  CyclePart part;
  const char* word;  // In the address.
  const char* title;
};
constexpr PartPage kPages[] = {{CyclePart::kWindow, "window", "Name, window and kind"},
                               {CyclePart::kRegister, "register", "Register"},
                               {CyclePart::kRubric, "rubric", "Rubric"},
                               {CyclePart::kSample, "strata", "Strata and size of the sample"}};

// Strata, sizes and precision of the draft as it is kept.
void PutPreview(const Visit& visit, const v1::Cycle& cycle, Blocks page) {
  Blocks preview = page.Part("preview");
  preview.Add(Heading{"What a draw would take"});
  v1::FreezeCycleRequest request;
  request.set_name(cycle.name());
  request.set_dry_run(true);
  const auto frame = visit.api().Call(api::kFreezeCycle, request);
  if (frame.ok()) return PutFrame(*frame, preview);
  preview.Add(
      WarningText{absl::StrCat("As the draft is, nothing can be drawn. ", std::string(frame.status().message()))});
}

Response ShowForm(const Visit& visit, const PartPage& at, const v1::Cycle& cycle, const CycleForm& form,
                  const std::string& etag, const ErrorSummary& wrong, int status) {
  Page page(visit, at.title);
  Dress(cycle, &page);
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  const bool sample = at.part == CyclePart::kSample;
  if (sample) page.Done(std::vector<Page::DoneWord>{{"saved", "The draft is saved. Below is what it would draw."}});
  Blocks fields = page.Form(CyclePath(cycle.name(), at.word), sample ? "preview" : "");
  fields.Add(Hidden{"etag", etag});
  form.Show(at.part, fields);
  if (sample) fields.Add(Button{.text = "Save and preview", .kind = "secondary", .name = "then", .value = "preview"});
  fields.Add(Button{.text = "Save and go back"});
  if (sample) PutPreview(visit, cycle, page.blocks());
  return page.Show(status);
}

// The cycle to change. What is no draft is not changed any more.
absl::StatusOr<v1::Cycle> LoadDraft(const Visit& visit) {
  ASSIGN_OR_RETURN(v1::Cycle cycle, LoadCycle(visit));
  if (cycle.state() == v1::CYCLE_STATE_DRAFT) return cycle;
  return NotNow("CYCLE_STATE", "The frame is frozen, so this cannot be changed any more. Go back to a draft first.");
}

absl::StatusOr<Response> Show(Visit& visit, const PartPage& at) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadDraft(visit));
  ASSIGN_OR_RETURN(const CycleForm form, CycleForm::Load(visit, cycle));
  return ShowForm(visit, at, cycle, form, cycle.etag(), {}, 200);
}

absl::StatusOr<Response> Save(Visit& visit, const PartPage& at) {
  const Fields& posted = visit.request().form;
  ASSIGN_OR_RETURN(const v1::Cycle kept, LoadDraft(visit));
  ASSIGN_OR_RETURN(CycleForm form, CycleForm::Load(visit, kept));
  form.Read(at.part, posted);
  v1::UpdateCycleRequest request;
  *request.mutable_cycle() = kept;
  request.mutable_cycle()->set_etag(posted["etag"]);
  if (!form.Write(at.part, request.mutable_cycle()))
    return ShowForm(visit, at, kept, form, posted["etag"], form.Mistakes(), 422);
  const auto saved = visit.api().Call(api::kUpdateCycle, request);
  if (saved.ok()) {
    return SeeOther(posted["then"] == "preview" ? CyclePath(kept.name(), std::string(at.word) + "?done=saved")
                                                : CyclePath(kept.name()) + "?done=saved");
  }
  if (absl::IsAborted(saved.status())) {
    const ErrorSummary wrong = {
        "",
        {{"Someone or another tab changed this draft. What you typed is below: save again to replace the newer one"}}};
    return ShowForm(visit, at, kept, form, kept.etag(), wrong, 409);
  }
  if (!absl::IsInvalidArgument(saved.status()) && !absl::IsFailedPrecondition(saved.status())) return saved.status();
  const ErrorSummary wrong = ShowErrors(saved.status(), form.AllFields());
  return ShowForm(visit, at, kept, form, posted["etag"], wrong, absl::IsInvalidArgument(saved.status()) ? 422 : 409);
}

}  // namespace

void AddCycleSetupPages(Client& client) {
  for (const PartPage& at : kPages) {
    const std::string pattern = absl::StrCat("/cycles/{cycle}/", at.word);
    client.Get(pattern, For::kSignedIn, [&at](Visit& visit) { return Show(visit, at); });
    client.Post(pattern, For::kSignedIn, [&at](Visit& visit) { return Save(visit, at); });
  }
}

}  // namespace ehcpqa::web
