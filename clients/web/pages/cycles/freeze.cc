// Freezing the frame: what the plans are drawn from, fixed before any seed is taken.
#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/cycles/frame_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<v1::FreezeCycleResponse> Try(const Visit& visit, bool dry_run, const std::string& etag) {
  v1::FreezeCycleRequest request;
  request.set_name(CycleNameOf(visit));
  request.set_dry_run(dry_run);
  request.set_etag(etag);
  return visit.api().Call(api::kFreezeCycle, request);
}

// `refused` is what the server said to freezing; OK when it was not asked.
absl::StatusOr<Response> ShowForm(const Visit& visit, const absl::Status& refused) {
  ASSIGN_OR_RETURN(const v1::Cycle cycle, LoadCycle(visit));
  // As by a second press of the button, or a link kept from before.
  if (cycle.state() != v1::CYCLE_STATE_DRAFT) return SeeOther(CyclePath(cycle.name()));
  Page page(visit, "Freeze the frame");
  Dress(cycle, &page);
  if (!refused.ok()) page.Wrong({"", {{std::string(refused.message())}}});
  page.blocks().Text("Freezing does the following:");
  page.blocks().Add(List{{{"fixes which plans can be drawn, and from which strata"},
                          {"shows a hash of that list, so that everybody can see later that it was not changed"},
                          {"closes the draft: window, register, rubric and strata stay as they are"}}});
  page.blocks().Text("Only then is a seed taken, so nobody can choose who is audited.");
  const auto frame = Try(visit, true, "");
  if (!frame.ok()) {
    page.blocks().Add(WarningText{absl::StrCat("It cannot be frozen yet. ", std::string(frame.status().message()))});
    return page.Show(refused.ok() ? 200 : 409);
  }
  PutFrame(*frame, page.blocks());
  Blocks form = page.Form(CyclePath(cycle.name(), "freeze"));
  form.Add(Hidden{"etag", cycle.etag()});
  form.Add(Button{.text = "Freeze the frame", .once = true});
  return page.Show(refused.ok() ? 200 : 409);
}

absl::StatusOr<Response> Show(Visit& visit) { return ShowForm(visit, absl::OkStatus()); }

absl::StatusOr<Response> Freeze(Visit& visit) {
  const auto frozen = Try(visit, false, visit.request().form["etag"]);
  if (frozen.ok()) return SeeOther(CyclePath(frozen->cycle().name()) + "?done=framed");
  if (!absl::IsFailedPrecondition(frozen.status()) && !absl::IsAborted(frozen.status())) return frozen.status();
  return ShowForm(visit, frozen.status());
}

}  // namespace

void AddFreezePage(Client& client) {
  client.Get("/cycles/{cycle}/freeze", For::kSignedIn, Show);
  client.Post("/cycles/{cycle}/freeze", For::kSignedIn, Freeze);
}

}  // namespace ehcpqa::web
