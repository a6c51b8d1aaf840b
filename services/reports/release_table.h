// Disclosure control of counts crossed by a characteristic of children: decided once, on the table that is released,
// and stored with it.
#ifndef EHCPQA_SERVICES_REPORTS_RELEASE_TABLE_H_
#define EHCPQA_SERVICES_REPORTS_RELEASE_TABLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/statistics/count_table.h"
#include "services/statistics/disclosure_rules.h"

namespace ehcpqa::reports {

// A table as it is counted, without totals.
struct CountedTable {
  std::vector<std::string> cycles;   // Ids of the cycles whose plans are counted, by window.
  std::vector<std::string> rows;     // Codes of the groups.
  std::vector<std::string> columns;  // Codes of the outcomes.
  std::vector<std::vector<int64_t>> counts;
};

// One cell or total of a table that was or is to be released.
struct ReleasedCell {
  std::string row;     // Code; empty for the totals of columns.
  std::string column;  // Code; empty for the totals of rows.
  bool shown = false;
  int64_t count = 0;      // The true count, whether shown or not.
  int64_t published = 0;  // What is shown: the count, rounded where the rule rounds.
  friend bool operator==(const ReleasedCell&, const ReleasedCell&) = default;
};

// A table of the same dimension and columns that an earlier report gave.
struct EarlierRelease {
  std::vector<std::string> cycles;
  std::vector<ReleasedCell> cells;
};

struct ReleasedTable {
  // Whether it can be published at all; if not, no cell is shown.
  bool published = false;
  std::vector<ReleasedCell> cells;  // Row by row, each row's total behind it, totals of columns last.
  int suppressed = 0;               // Cells and totals that are not shown.
  std::string note;                 // The rule that was applied, for the foot of the table.
};

// Suppresses counts from 1 to below the rule's threshold, then as few others as protect them (an audit by flows of what
// a reader can work out from the table), then whatever would give a small count away beside all that was released
// earlier (differencing.h). The same counts of the same cycles are released as they were before. A table that cannot be
// protected, or of which nothing can be shown, is withheld. A rule that rounds needs no complementary suppression:
// rounded totals do not add up. Fails for a table that is not rectangular.
absl::StatusOr<ReleasedTable> ReleaseCounts(const CountedTable& table, const statistics::CountRule& rule,
                                            const std::vector<EarlierRelease>& earlier);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_RELEASE_TABLE_H_
