// Which cells of a table of counts are suppressed before it is published.
//
// Primary: 0 < count < threshold. Secondary: further cells, as few as possible and then of as small a total as
// possible, until a reader who knows all that is published cannot tell of any primary cell that it is small
// (suppression_audit.h). Decide once, on the table that is released, and store the pattern with it: the same cell must
// not be published elsewhere, and a page, a chart's tooltip and an export must show the same pattern.
#ifndef EHCPQA_SERVICES_STATISTICS_SUPPRESSION_H_
#define EHCPQA_SERVICES_STATISTICS_SUPPRESSION_H_

#include <cstdint>
#include <vector>

#include "services/statistics/count_table.h"

namespace ehcpqa::statistics {

struct SuppressionOptions {
  int64_t threshold = 5;  // Counts from 1 to threshold - 1 are primary.
  // Whether small totals are primary too, and other totals may then be suppressed with them. Without, totals are always
  // published.
  bool protect_totals = true;
  // Steps (patterns tried, and flows) before the search for the fewest cells gives way to a greedy one: less than a
  // tenth of a second for a table of 12 x 12.
  int64_t search_limit = 40'000;
};

struct SuppressionPattern {
  std::vector<Cell> primary;    // In row-major order.
  std::vector<Cell> secondary;  // In row-major order.
  // Whether every primary cell passes the audit. If not, no choice of secondary cells helps (the grand total itself is
  // small, or a row stands alone): do not publish the table; publish a coarser one.
  bool is_protected = true;
  // Whether no smaller number of secondary cells would do; false when the search limit was reached.
  bool is_minimal = true;
};

// The cells with 0 < count < threshold, in row-major order; with totals if asked.
std::vector<Cell> PrimaryCells(const CountTable& table, int64_t threshold, bool with_totals);

// Empty cells are never secondary: a reader often knows that they are empty. The same table and options always give the
// same pattern.
SuppressionPattern ChooseSuppression(const CountTable& table, const SuppressionOptions& options = {});

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_SUPPRESSION_H_
