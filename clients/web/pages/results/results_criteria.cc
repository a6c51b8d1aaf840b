// Every criterion of a cycle with its figures: all, or those that one kind of agency marks.
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/criteria_table.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<Response> Show(Visit& visit) {
  const Request& request = visit.request();
  ASSIGN_OR_RETURN(const CycleResults results, LoadResults(visit, request.parameters["cycle"]));
  const v1::Owner owner = ValueOf(Owners(), request.arguments["owner"]);
  Select select{{"owner", "owner", "Marked by"}, {{"", "Anybody"}}};
  std::string word;
  for (const Word<v1::Owner>& one : Owners()) {
    select.choices.push_back({one.word, one.text, "", one.value == owner});
    if (one.value == owner) word = one.word;
  }
  std::vector<const v1::CriterionResult*> criteria;
  for (const v1::CriterionResult& result : results.summary.criteria()) {
    if (owner == v1::OWNER_UNSPECIFIED || result.owner() == owner) criteria.push_back(&result);
  }
  Page page(visit, "Criteria");
  page.Back(results.Path(), "Results");
  Frame(results, &page);
  Blocks blocks = page.blocks();
  if (!results.any()) blocks.Add(InsetText{"No results yet: a plan counts when every assessment of it is in."});
  Blocks filter = blocks.Filter(request.path);
  filter.Add(select);
  filter.Add(Button{.text = "Show", .kind = "secondary"});
  if (criteria.empty()) {
    blocks.Text("No criterion of this rubric is marked by them.");
  } else {
    const std::string caption = word.empty()                ? "Every criterion"
                                : owner == v1::OWNER_SHARED ? "Criteria of all agencies together"
                                                            : "Criteria of " + OwnerWords(owner);
    blocks.Add(CriteriaTable(results, criteria, caption, {request.path, {{"owner", word}}, request.arguments["sort"]}));
  }
  return page.Show();
}

}  // namespace

void AddResultsCriteriaPage(Client& client) { client.Get("/cycles/{cycle}/results/criteria", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
