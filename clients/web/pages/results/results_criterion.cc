// One criterion: what good looks like, its figures in this cycle, and in cycles before it beside them.
#include <map>

#include "absl/strings/str_cat.h"
#include "clients/api/rubric_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/insight/insight_view.h"
#include "clients/web/pages/marking/mark_parts.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/criteria_table.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

using text::EstimateText;

constexpr size_t kCyclesBefore = 4;

const v1::Criterion* FindCriterion(const v1::Rubric& rubric, const std::string& code) {
  for (const v1::Criterion& criterion : rubric.criteria()) {
    if (criterion.code() == code) return &criterion;
  }
  return nullptr;
}

// The latest cycles before this one whose version of the same rubric has the criterion.
absl::StatusOr<std::vector<CycleFigures>> LoadBefore(const Visit& visit, const CycleResults& results,
                                                     const std::string& code) {
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  std::map<std::string, bool> has_it = {{results.cycle.rubric(), true}};
  std::vector<CycleFigures> before;
  for (const v1::Cycle& cycle : cycles) {
    if (before.size() == kCyclesBefore) break;
    if (cycle.name() == results.cycle.name() || cycle.window_end() > results.cycle.window_end()) continue;
    if (RubricId(cycle.rubric()) != RubricId(results.cycle.rubric())) continue;
    if (has_it.count(cycle.rubric()) == 0) {
      v1::GetRubricRequest request;
      request.set_name(cycle.rubric());
      ASSIGN_OR_RETURN(const v1::RubricVersion version, visit.api().Call(api::kGetRubric, request));
      has_it[cycle.rubric()] = FindCriterion(version.rubric(), code) != nullptr;
    }
    if (!has_it[cycle.rubric()]) continue;
    ASSIGN_OR_RETURN(CycleFigures figures, LoadFigures(visit, cycle));
    before.push_back(std::move(figures));
  }
  return before;
}

std::vector<Table::Cell> RowOf(const CycleFigures& figures, const std::string& code, const std::string& text) {
  const v1::CriterionResult* result = figures.Find(code);
  std::string met = figures.any() && result != nullptr ? EstimateText(result->met()) : "no results yet";
  std::string rubric = RubricWords(figures.cycle.rubric());
  if (result != nullptr && result->text() != text) absl::StrAppend(&rubric, " (the statement was worded differently)");
  return {{figures.cycle.title(), ResultsPath(figures.cycle.name(), "criteria/" + Encode(code))},
          {WindowWords(figures.cycle)},
          {TextOf(PlanKinds(), figures.cycle.kind())},
          {rubric},
          {met}};
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const CycleResults results, LoadResults(visit, visit.request().parameters["cycle"]));
  const std::string& code = visit.request().parameters["code"];
  const v1::CriterionResult* result = results.Find(code);
  const v1::Criterion* criterion = FindCriterion(results.rubric, code);
  if (result == nullptr || criterion == nullptr) return NoSuch("criterion of this cycle");
  ASSIGN_OR_RETURN(const std::vector<CycleFigures> before, LoadBefore(visit, results, code));

  Page page(visit, absl::StrCat(code, " ", result->text()));
  page.Back(results.Path("criteria"), "Criteria");
  Frame(results, &page);
  Blocks blocks = page.blocks();
  SummaryList list;
  list.rows.push_back({"Section",
                       {results.SectionHeading(result->section())},
                       "See the section",
                       results.Path("sections/" + Encode(result->section()))});
  list.rows.push_back({"Marked by", {OwnerWords(result->owner())}});
  list.rows.push_back({"Kind", {KindWords(*criterion)}});
  if (results.any()) {
    list.rows.push_back({"Plans at the best level (95 % interval), n of population", {EstimateText(result->met())}});
    list.rows.push_back({"Plans by level", {LevelCounts(results.rubric, *result)}});
    list.rows.push_back({"Not applicable", {Counted(result->not_applicable(), "plan", "plans")}});
    list.rows.push_back({"Cannot tell", {Counted(result->cannot_tell(), "plan", "plans")}});
    list.rows.push_back(
        {"Not settled: marks differ and nothing is agreed yet", {Counted(result->unsettled(), "plan", "plans")}});
  } else {
    list.rows.push_back({"Figures", {"No results yet"}});
  }
  blocks.Add(list);

  Table table{
      "This cycle and up to four before it",
      "m",
      {{"Cycle"}, {"Plans of"}, {"Which plans"}, {"Rubric"}, {"At the best level (95 % interval), n of population"}},
      {}};
  table.rows.push_back(RowOf(results, code, result->text()));
  for (const CycleFigures& figures : before) table.rows.push_back(RowOf(figures, code, result->text()));
  blocks.Add(WideTable{table});
  blocks.Text(kNoTestOfChange);
  blocks.Add(Paragraph{"", TrendLink("criterion:" + code, v1::MEASURE_MET), "This criterion cycle by cycle"});

  blocks.Add(Heading{"What good looks like"});
  PutLevels(results.rubric, *criterion, blocks.Next(), "PART");
  return page.Show();
}

}  // namespace

void AddResultsCriterionPage(Client& client) {
  client.Get("/cycles/{cycle}/results/criteria/{code}", For::kSignedIn, Show);
}

}  // namespace ehcpqa::web
