// Criteria of a cycle with their figures, in a table that sorts by its columns.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_RESULTS_CRITERIA_TABLE_H_
#define EHCPQA_CLIENTS_WEB_PAGES_RESULTS_CRITERIA_TABLE_H_

#include <string>
#include <utility>
#include <vector>

#include "clients/web/html/blocks.h"
#include "clients/web/pages/results/cycle_results.h"

namespace ehcpqa::web {

// How the table is asked for: "sort=-met" sorts falling; anything unknown leaves the order of the rubric.
struct CriteriaOrder {
  std::string path;                                            // Of the page.
  std::vector<std::pair<std::string, std::string>> arguments;  // Of the page, without the order.
  std::string sort;
};

// "Met 8, Partly met 3, Not met 1".
std::string LevelCounts(const v1::Rubric& rubric, const v1::CriterionResult& result);

// Each criterion leads to its page. Shares without an answer come last, whichever way shares are sorted.
WideTable CriteriaTable(const CycleResults& results, std::vector<const v1::CriterionResult*> criteria,
                        const std::string& caption, const CriteriaOrder& order);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_RESULTS_CRITERIA_TABLE_H_
