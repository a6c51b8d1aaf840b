// Check your answers, and hand in.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "clients/api/audit_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

// `refused` is what the server said to handing in; OK when it was not asked.
Response ShowAnswers(const Visit& visit, const Assessing& assessing, const absl::Status& refused) {
  const std::string title = assessing.submitted() ? "Your answers" : "Check your answers";
  Page page(visit, "pages/check.html", absl::StrCat(title, ": ", assessing.PlanWords()));
  page.Back(assessing.address.Path(), assessing.PlanWords());
  if (assessing.cycle.synthetic()) page.Synthetic();
  Dictionary* content = page.content();
  content->SetValue("TITLE", title);
  content->SetValue("PLAN", assessing.PlanWords());
  int missing = 0;
  for (const SectionToMark& section : assessing.Sections()) {
    const std::string change = assessing.submitted() ? "" : assessing.address.Path("sections/" + Encode(section.code));
    SummaryList list;
    for (const v1::CriterionToMark* item : section.criteria) {
      list.rows.push_back(RowOf(assessing.rubric, *item, change));
      missing += IsMarked(item->rating()) ? 0 : 1;
    }
    Dictionary* shown = content->AddSectionDictionary("SECTION");
    shown->SetValue("HEADING", section.Heading());
    Put(shown, "LIST", list);
  }
  if (!refused.ok()) {
    page.Wrong({"", {{std::string(refused.message()), assessing.WhereLeftOff()}}});
  }
  if (assessing.submitted()) {
    Put(content, "BANNER",
        NotificationBanner{"You have handed this in. You can read your marks, but not change them."});
  } else if (missing > 0) {
    Put(content, "MISSING",
        InsetText{absl::StrCat(Counted(missing, "criterion is", "criteria are"), " still to be marked.")});
    Put(content, "GO_ON", Button{.text = "Continue where you left off", .href = assessing.WhereLeftOff()});
  } else {
    Dictionary* form = content->AddSectionDictionary("FORM");
    form->SetValue("ACTION", assessing.address.Path("check"));
    page.Prove(form);
    Put(form, "WARNING",
        WarningText{"After handing in you cannot change your marks, unless a moderator returns them to you."});
    Put(form, "SUBMIT", Button{.text = "Hand in", .once = true});
  }
  return page.Show(refused.ok() ? 200 : 409);
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  return ShowAnswers(visit, assessing, absl::OkStatus());
}

absl::StatusOr<Response> HandIn(Visit& visit) {
  const AssessmentAddress address = AssessmentAddress::Of(visit.request().parameters);
  v1::SubmitAssessmentRequest request;
  request.set_name(address.Name());
  const auto submitted = visit.api().Call(api::kSubmitAssessment, request);
  if (submitted.ok()) return SeeOther(address.Path("handed-in"));
  if (!absl::IsFailedPrecondition(submitted.status())) return submitted.status();
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  // Handed in already, as by a second press of the button: that is what was wanted.
  if (assessing.submitted()) return SeeOther(address.Path("handed-in"));
  return ShowAnswers(visit, assessing, submitted.status());
}

}  // namespace

void AddCheckPage(Client& client) {
  client.Get("/assess/{cycle}/{audit}/{assessment}/check", For::kSignedIn, Show);
  client.Post("/assess/{cycle}/{audit}/{assessment}/check", For::kSignedIn, HandIn);
}

}  // namespace ehcpqa::web
