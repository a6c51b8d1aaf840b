// The figures of a cycle with what its pages need beside them, and those of cycles before it.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_RESULTS_CYCLE_RESULTS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_RESULTS_CYCLE_RESULTS_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/visit.h"
#include "ehcpqa/v1/cycle.pb.h"
#include "ehcpqa/v1/rubric.pb.h"
#include "ehcpqa/v1/summary.pb.h"

namespace ehcpqa::web {

// Heading of a column of estimates.
inline constexpr char kShareOfPlans[] = "Share of plans (95 % interval), n of population";
// Stands wherever figures of several cycles stand side by side.
inline constexpr char kNoTestOfChange[] =
    "No test of change is made here: figures of several cycles may differ by chance alone.";

struct CycleFigures {
  v1::Cycle cycle;
  v1::CycleSummary summary;

  // Whether any plan counts.
  bool any() const { return summary.audits_counted() > 0; }
  // Null when the rubric of the cycle does not have it.
  const v1::CriterionResult* Find(const std::string& criterion) const;
};

// One cycle with its rubric.
struct CycleResults : CycleFigures {
  v1::Rubric rubric;

  // "/cycles/q4/results"; of the pages below it with `page`, "sections/F".
  std::string Path(const std::string& page = "") const;
  // "Section F: Special educational provision".
  std::string SectionHeading(const std::string& code) const;
};

// Address of the results of "cycles/q4", as above.
std::string ResultsPath(const std::string& cycle, const std::string& page = "");

absl::StatusOr<CycleFigures> LoadFigures(const Visit& visit, const v1::Cycle& cycle);
// `cycle` is the id. Fails as the server does.
absl::StatusOr<CycleResults> LoadResults(const Visit& visit, const std::string& cycle);

// Cycles in which plans are or were scored, latest window first.
absl::StatusOr<std::vector<v1::Cycle>> ScoredCycles(const Visit& visit);

// "standard" of "rubrics/standard/versions/1".
std::string RubricId(const std::string& name);

// What every page of results says: of which cycle, invented or not, and that the figures are for internal use.
void Frame(const CycleResults& results, Page* page);

// Grades of one distribution, "good or better" last.
Table GradeTable(const v1::GradeDistribution& distribution, const std::string& caption);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_RESULTS_CYCLE_RESULTS_H_
