// Assess a plan: the sections that are mine, as a list of tasks.
#include "absl/strings/str_cat.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

SummaryList About(const Assessing& assessing) {
  const v1::Assessment& assessment = assessing.assessment();
  SummaryList about;
  about.rows.push_back({"Reference", {assessment.plan_ref()}});
  about.rows.push_back({"Cycle", {assessing.cycle.title()}});
  about.rows.push_back(
      {"Plans of",
       {absl::StrCat(DateWords(assessing.cycle.window_start()), " to ", DateWords(assessing.cycle.window_end()))}});
  if (!assessment.due_on().empty()) about.rows.push_back({"Due", {DateWords(assessment.due_on())}});
  about.rows.push_back(
      {"Your part", {assessment.lead() ? "Lead auditor: you mark the shared criteria too" : "Auditor"}});
  about.rows.push_back(
      {"Marked", {absl::StrCat(assessment.marked(), " of ", Counted(assessment.criteria(), "criterion", "criteria"))}});
  return about;
}

TaskList Tasks(const Assessing& assessing) {
  TaskList list;
  list.id = "section";
  bool all_done = true;
  for (const SectionToMark& section : assessing.Sections()) {
    const int marked = section.marked();
    all_done = all_done && section.done();
    TaskList::Task task;
    task.title = section.Heading();
    task.href = assessing.address.Path("sections/" + Encode(section.code));
    task.hint = absl::StrCat(marked, " of ", section.criteria.size(), " marked");
    task.status = section.done() ? "Completed" : marked == 0 ? "Not started" : "In progress";
    task.colour = section.done() ? "" : marked == 0 ? "grey" : "blue";
    list.tasks.push_back(task);
  }
  TaskList::Task check{"Check your answers and hand in", "", "", all_done ? "Ready" : "Cannot start yet",
                       all_done ? "blue" : ""};
  if (assessing.submitted()) check = {"Your answers", "", "", "Handed in", ""};
  if (all_done || assessing.submitted()) check.href = assessing.address.Path("check");
  list.tasks.push_back(check);
  return list;
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  Page page(visit, "pages/assessment.html", assessing.PlanWords());
  page.Back("/work", "My work");
  if (assessing.cycle.synthetic()) page.Synthetic();
  Dictionary* content = page.content();
  content->SetValue("PLAN", assessing.PlanWords());
  Put(content, "ABOUT", About(assessing));
  Put(content, "TASKS", Tasks(assessing));
  if (assessing.submitted()) {
    Put(content, "BANNER",
        NotificationBanner{"You have handed this in. You can read your marks, but not change them."});
  } else {
    if (!assessing.assessment().return_reason().empty()) {
      Put(content, "WARNING",
          WarningText{"A moderator returned this to you: " + assessing.assessment().return_reason()});
    }
    Put(content, "GO_ON",
        Button{.text = assessing.assessment().marked() == 0 ? "Start" : "Continue where you left off",
               .href = assessing.WhereLeftOff()});
  }
  List further;
  further.items.push_back({"Raise an urgent concern about this plan", assessing.address.Path("concern")});
  if (!assessing.submitted()) further.items.push_back({"Give this plan back", assessing.address.Path("decline")});
  Put(content, "FURTHER", further);
  return page.Show();
}

absl::StatusOr<Response> GoOn(Visit& visit) {
  ASSIGN_OR_RETURN(const Assessing assessing, LoadAssessing(visit));
  return SeeOther(assessing.submitted() ? assessing.address.Path() : assessing.WhereLeftOff());
}

}  // namespace

void AddAssessmentPages(Client& client) {
  client.Get("/assess/{cycle}/{audit}/{assessment}", For::kSignedIn, Show);
  client.Get("/assess/{cycle}/{audit}/{assessment}/continue", For::kSignedIn, GoOn);
}

}  // namespace ehcpqa::web
