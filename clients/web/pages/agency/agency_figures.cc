#include "clients/web/pages/agency/agency_figures.h"

#include "absl/strings/str_cat.h"
#include "clients/text/estimate_text.h"
#include "clients/web/engine/url.h"
#include "clients/web/html/content.h"
#include "clients/web/pages/insight/insight_view.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {
namespace {

using text::EstimateText;

constexpr char kNoResults[] = "no results yet";

std::vector<Table::Column> CycleColumns(const AgencyFigures& figures, std::vector<Table::Column> columns) {
  for (const CycleFigures& cycle : figures.cycles) columns.push_back({cycle.cycle.title()});
  return columns;
}

// A criterion of the chosen cycle in one of the cycles.
std::string Met(const AgencyFigures& figures, const CycleFigures& cycle, const std::string& criterion) {
  if (!cycle.any()) return kNoResults;
  if (RubricId(cycle.cycle.rubric()) != RubricId(figures.chosen.cycle.rubric())) return "another rubric";
  const v1::CriterionResult* result = cycle.Find(criterion);
  return result == nullptr ? "not asked" : EstimateText(result->met());
}

const v1::GradeDistribution* FindLens(const CycleFigures& cycle, const std::string& of) {
  for (const v1::GradeDistribution& distribution : cycle.summary.distributions()) {
    if (distribution.of() == of) return &distribution;
  }
  return nullptr;
}

// Grades are found by code: other cycles may use other ones.
std::string Graded(const CycleFigures& cycle, const std::string& of, const std::string& grade) {
  const v1::GradeDistribution* lens = FindLens(cycle, of);
  if (!cycle.any() || lens == nullptr) return kNoResults;
  if (grade.empty()) return EstimateText(lens->good_or_better());
  for (const v1::GradeShare& share : lens->grades()) {
    if (share.grade() == grade) return EstimateText(share.estimate());
  }
  return "no such grade";
}

}  // namespace

void AddSections(const AgencyFigures& figures, Blocks blocks) {
  blocks.Add(Heading{"Criteria that your agency marks"});
  blocks.Text("Plans at the best level: share (95 % interval), n of population. The latest cycle comes first.");
  for (const v1::Section& section : figures.chosen.rubric.sections()) {
    Table table{
        SectionWords(section.code(), section.title()), "m", CycleColumns(figures, {{"Criterion"}, {"Statement"}}), {}};
    for (const v1::CriterionResult& result : figures.chosen.summary.criteria()) {
      if (result.section() != section.code() || result.owner() != figures.owner) continue;
      std::vector<Table::Cell> row = {
          {result.criterion(), figures.chosen.Path("criteria/" + Encode(result.criterion()))}, {result.text()}};
      for (const CycleFigures& cycle : figures.cycles) row.push_back({Met(figures, cycle, result.criterion())});
      table.rows.push_back(std::move(row));
    }
    if (!table.rows.empty()) blocks.Add(WideTable{table});
  }
  blocks.Text(kNoTestOfChange);
}

void AddLens(const AgencyFigures& figures, Blocks blocks) {
  std::string of = "lens:";
  for (const Word<v1::Owner>& word : Owners()) {
    if (word.value == figures.owner) of += word.word;
  }
  const v1::GradeDistribution* lens = FindLens(figures.chosen, of);
  if (lens == nullptr) return;
  Table table{lens->title().empty() ? "Grades of your agency's input" : lens->title() + ": grades of plans",
              "m",
              CycleColumns(figures, {{"Grade"}}),
              {}};
  const auto add = [&](const std::string& label, const std::string& grade) {
    std::vector<Table::Cell> row = {{label}};
    for (const CycleFigures& cycle : figures.cycles) row.push_back({Graded(cycle, of, grade)});
    table.rows.push_back(std::move(row));
  };
  for (const v1::GradeShare& share : lens->grades()) add(share.label(), share.grade());
  add("Good or better", "");
  blocks.Add(WideTable{table});
  blocks.Add(Paragraph{"", TrendLink(of, v1::MEASURE_GOOD_OR_BETTER), "Good or better cycle by cycle"});
}

void AddOwnCauses(const AgencyFigures& figures, Blocks blocks) {
  Table table{"Why your agency's criteria were not met", "m", {{"Cause"}, {"Times named", true}}, {}};
  for (const v1::CauseCount& cause : figures.chosen.summary.causes()) {
    if (cause.owner() == figures.kind) {
      table.rows.push_back({{CauseWords(cause.cause())}, {text::Grouped(cause.count())}});
    }
  }
  if (!table.rows.empty()) blocks.Add(WideTable{table});
}

}  // namespace ehcpqa::web
