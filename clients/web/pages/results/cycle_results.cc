#include "clients/web/pages/results/cycle_results.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/api/summary_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
const v1::CriterionResult* CycleFigures::Find(const std::string& criterion) const {
  for (const v1::CriterionResult& result : summary.criteria()) {
    if (result.criterion() == criterion) return &result;
  }
  return nullptr;
}

std::string CycleResults::Path(const std::string& page) const { return ResultsPath(cycle.name(), page); }

std::string CycleResults::SectionHeading(const std::string& code) const {
  for (const v1::Section& section : rubric.sections()) {
    if (section.code() == code) return SectionWords(code, section.title());
  }
  return code;
}

std::string ResultsPath(const std::string& cycle, const std::string& page) {
  return CyclePath(cycle, page.empty() ? "results" : "results/" + page);
}

absl::StatusOr<CycleFigures> LoadFigures(const Visit& visit, const v1::Cycle& cycle) {
  v1::GetCycleSummaryRequest request;
  request.set_name(cycle.name());
  ASSIGN_OR_RETURN(v1::CycleSummary summary, visit.api().Call(api::kGetCycleSummary, request));
  return CycleFigures{cycle, std::move(summary)};
}

absl::StatusOr<CycleResults> LoadResults(const Visit& visit, const std::string& cycle) {
  v1::GetCycleRequest get;
  get.set_name("cycles/" + cycle);
  CycleResults results;
  ASSIGN_OR_RETURN(const v1::Cycle found, visit.api().Call(api::kGetCycle, get));
  ASSIGN_OR_RETURN(static_cast<CycleFigures&>(results), LoadFigures(visit, found));
  v1::GetRubricRequest rubric;
  rubric.set_name(found.rubric());
  ASSIGN_OR_RETURN(v1::RubricVersion version, visit.api().Call(api::kGetRubric, rubric));
  results.rubric = std::move(*version.mutable_rubric());
  return results;
}

absl::StatusOr<std::vector<v1::Cycle>> ScoredCycles(const Visit& visit) {
  ASSIGN_OR_RETURN(const v1::ListCyclesResponse all, visit.api().ListAll(api::kListCycles, v1::ListCyclesRequest()));
  std::vector<v1::Cycle> scored;
  for (const v1::Cycle& cycle : all.cycles()) {
    if (cycle.state() >= v1::CYCLE_STATE_SCORING) scored.push_back(cycle);
  }
  return scored;
}

std::string RubricId(const std::string& name) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  return parts.size() == 4 ? parts[1] : name;
}

void Frame(const CycleResults& results, Page* page) {
  page->Caption(absl::StrCat(results.cycle.title(), ", plans of ", WindowWords(results.cycle)));
  if (results.summary.synthetic()) page->Synthetic();
  page->blocks().Add(InsetText{"Working figures, not disclosure-controlled: for internal use."});
}

Table GradeTable(const v1::GradeDistribution& distribution, const std::string& caption) {
  Table table{caption, "m", {{"Grade"}, {kShareOfPlans}}, {}};
  for (const v1::GradeShare& grade : distribution.grades()) {
    table.rows.push_back({{grade.label()}, {text::EstimateText(grade.estimate())}});
  }
  table.rows.push_back({{"Good or better"}, {text::EstimateText(distribution.good_or_better())}});
  return table;
}

}  // namespace ehcpqa::web
