// Rubrics: every version that is kept.
#include "absl/strings/str_cat.h"
#include "clients/api/rubric_methods.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/rubrics/rubric_words.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const v1::ListRubricsResponse rubrics,
                   visit.api().ListAll(api::kListRubrics, v1::ListRubricsRequest()));
  Page page(visit, "Rubrics");
  page.blocks().Text(
      "What is asked of a plan, who answers, and how answers become grades. A published version never "
      "changes, and a cycle keeps the version it began with.");
  if (visit.Holds(v1::ROLE_COORDINATOR))
    page.blocks().Add(Button{.text = "Import a rubric", .href = "/rubrics/import"});
  if (rubrics.versions().empty()) {
    page.blocks().Text("There is none yet.");
    return page.Show();
  }
  Table table;
  table.caption = "Versions";
  table.caption_size = "m";
  table.columns = {{"Title"}, {"Version"}, {"State"}, {"Criteria", true}, {"Published"}};
  for (const v1::RubricVersion& version : rubrics.versions()) {
    const std::string& name = version.name();
    const std::string id = name.substr(8, name.find('/', 8) - 8);
    table.rows.push_back({{version.title(), RubricPath(name)},
                          {absl::StrCat(id, " ", LastPart(name))},
                          {.tag = StateTag(version.state())},
                          {absl::StrCat(version.criteria())},
                          {version.published_at().empty() ? "No" : TimeWords(version.published_at())}});
  }
  page.blocks().Add(WideTable{table});
  return page.Show();
}

}  // namespace

void AddRubricsPage(Client& client) { client.Get("/rubrics", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
