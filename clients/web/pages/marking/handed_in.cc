// Says that an assessment is handed in, and where to go on.
#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  if (!assessing.submitted()) return SeeOther(assessing.address.Path());
  v1::ListMyAssessmentsRequest list;
  list.set_cycle(assessing.address.CycleName());
  ASSIGN_OR_RETURN(const v1::ListMyAssessmentsResponse mine, visit.api().ListAll(api::kListMyAssessments, list));
  const v1::Assessment* next = nullptr;
  int left = 0;
  for (const v1::Assessment& one : mine.assessments()) {
    if (one.state() == v1::ASSESSMENT_STATE_SUBMITTED) continue;
    if (next == nullptr) next = &one;
    ++left;
  }
  Page page(visit, "Handed in");
  page.Heading("");
  if (assessing.cycle.synthetic()) page.Synthetic();
  page.blocks().Add(Panel{"Handed in", absl::StrCat(assessing.PlanWords(), ", ", assessing.assessment().plan_ref())});
  page.blocks().Text("Your marks are kept as they are. A moderator may return them to you, with a reason.");
  if (next == nullptr) {
    page.blocks().Text("You have handed in all your plans of this cycle.");
  } else {
    page.blocks().Text(absl::StrCat("You have ", left, " more to mark in this cycle."));
    const AssessmentAddress address = AssessmentAddress::OfName(next->name());
    page.blocks().Add(
        Button{.text = absl::StrCat("Go on with plan ", address.audit), .href = address.Path("continue")});
  }
  page.blocks().Add(Paragraph{"", "/work", "Go to my work"});
  page.blocks().Add(Paragraph{"", assessing.address.Path("check"), "Read what you handed in"});
  return page.Show();
}

}  // namespace

void AddHandedInPage(Client& client) {
  client.Get("/assess/{cycle}/{audit}/{assessment}/handed-in", For::kSignedIn, Show);
}

}  // namespace ehcpqa::web
