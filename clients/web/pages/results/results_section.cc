// What a cycle found about one section of the plans.
#include "absl/strings/str_cat.h"
#include "clients/web/html/content.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/criteria_table.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<Response> Show(Visit& visit) {
  const Request& request = visit.request();
  ASSIGN_OR_RETURN(const CycleResults results, LoadResults(visit, request.parameters["cycle"]));
  const std::string& section = request.parameters["section"];
  std::vector<const v1::CriterionResult*> criteria;
  for (const v1::CriterionResult& result : results.summary.criteria()) {
    if (result.section() == section) criteria.push_back(&result);
  }
  if (criteria.empty()) return NoSuch("section of this cycle");
  Page page(visit, results.SectionHeading(section));
  page.Back(results.Path(), "Results");
  Frame(results, &page);
  Blocks blocks = page.blocks();
  if (!results.any()) blocks.Add(InsetText{"No results yet: a plan counts when every assessment of it is in."});
  for (const v1::GradeDistribution& distribution : results.summary.distributions()) {
    if (!results.any() || distribution.of() != "section:" + section) continue;
    blocks.Add(GradeTable(distribution, "Grades of the section"));
    if (distribution.limited() > 0) {
      blocks.Text(absl::StrCat("A limiting rule lowered the grade of this section in ",
                               Counted(distribution.limited(), "plan", "plans"), "."));
    }
  }
  blocks.Add(
      CriteriaTable(results, criteria, "Criteria of the section", {request.path, {}, request.arguments["sort"]}));
  return page.Show();
}

}  // namespace

void AddResultsSectionPage(Client& client) {
  client.Get("/cycles/{cycle}/results/sections/{section}", For::kSignedIn, Show);
}

}  // namespace ehcpqa::web
