// Every cycle of the area.
#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::ListCyclesResponse all, visit.api().ListAll(api::kListCycles, v1::ListCyclesRequest()));
  Page page(visit, "Cycles");
  page.blocks().Text("A cycle is one quarter’s audit: a sample of plans, marked by auditors of every agency.");
  if (visit.Holds(v1::ROLE_COORDINATOR)) {
    page.blocks().Add(Button{.text = "Set up a new cycle", .href = "/new-cycle"});
  }
  if (all.cycles().empty()) {
    page.blocks().Text("There is no cycle yet.");
    return page.Show();
  }
  WideTable wide;
  wide.table.caption = "Cycles, latest window first";
  wide.table.columns = {{"Cycle"}, {"Plans of"}, {"State"}, {"Plans to audit", true}, {"Rubric"}};
  for (const v1::Cycle& cycle : all.cycles()) {
    wide.table.rows.push_back({{cycle.title(), CyclePath(cycle.name())},
                               {WindowWords(cycle)},
                               {.tag = StateTag(cycle.state())},
                               {absl::StrCat(cycle.sample_size())},
                               {RubricWords(cycle.rubric()), RubricPath(cycle.rubric())}});
  }
  page.blocks().Add(wide);
  return page.Show();
}

}  // namespace

void AddCyclesPage(Client& client) { client.Get("/cycles", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
