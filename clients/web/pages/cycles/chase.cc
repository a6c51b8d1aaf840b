// How the work of a cycle stands, and whom to chase.
#include <algorithm>

#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/people/people_view.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

int Open(const v1::AuditorProgress& auditor) { return auditor.assigned() + auditor.in_progress(); }

void PutAuditors(const v1::CycleStatus& status, const Directory& directory, Blocks blocks) {
  if (status.auditors().empty()) return;
  std::vector<const v1::AuditorProgress*> all;
  for (const v1::AuditorProgress& one : status.auditors()) all.push_back(&one);
  std::stable_sort(all.begin(), all.end(), [](const auto* a, const auto* b) { return Open(*a) > Open(*b); });
  WideTable wide;
  wide.table.caption = "Auditors, most left to do first";
  wide.table.columns = {{"Auditor"},     {"Agency"},          {"Not started", true},
                        {"Begun", true}, {"Handed in", true}, {"Last change"}};
  for (const v1::AuditorProgress* one : all) {
    wide.table.rows.push_back({{one->display_name()},
                               {directory.TitleOf(one->agency())},
                               {absl::StrCat(one->assigned())},
                               {absl::StrCat(one->in_progress())},
                               {absl::StrCat(one->submitted())},
                               {one->last_change_on().empty() ? "Nothing yet" : DateWords(one->last_change_on())}});
  }
  blocks.Add(wide);
}

absl::StatusOr<Response> Show(Visit& visit) {
  v1::GetCycleStatusRequest request;
  request.set_name(CycleNameOf(visit));
  ASSIGN_OR_RETURN(const v1::CycleStatus status, visit.api().Call(api::kGetCycleStatus, request));
  ASSIGN_OR_RETURN(const Directory directory, LoadDirectory(visit.api()));
  Page page(visit, "Progress and whom to chase");
  Dress(status.cycle(), &page);
  const auto of = [](int part, int whole) { return absl::StrCat(part, " of ", whole); };
  SummaryList list;
  if (!status.cycle().due_on().empty()) list.rows.push_back({"Due", {DateWords(status.cycle().due_on())}});
  list.rows.push_back({"Assessments handed in", {of(status.assessments_submitted(), status.assessments())}});
  list.rows.push_back({"Assessments begun", {absl::StrCat(status.assessments_in_progress())}});
  list.rows.push_back({"Assessments not started", {absl::StrCat(status.assessments_assigned())}});
  list.rows.push_back({"Plans with every assessment in", {of(status.audits_in(), status.audits())}});
  list.rows.push_back({"Plans with every difference settled", {of(status.audits_agreed(), status.audits())}});
  list.rows.push_back({"Differences settled",
                       {of(status.differences_settled(), status.differences_settled() + status.differences_open())}});
  list.rows.push_back({"Plans swapped out", {absl::StrCat(status.swaps())}});
  list.rows.push_back({"Urgent concerns not closed", {absl::StrCat(status.concerns_open())}});
  page.blocks().Add(list);
  if (!status.blockers().empty()) {
    page.blocks().Add(Heading{"What the next state waits for"});
    List blockers;
    for (const std::string& one : status.blockers()) blockers.items.push_back({one});
    page.blocks().Add(blockers);
  }
  PutAuditors(status, directory, page.blocks());
  return page.Show();
}

}  // namespace

void AddChasePage(Client& client) { client.Get("/cycles/{cycle}/progress", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
