// What a reader can work out from several released tables together: quarters and the year that holds them, a year and
// the year after it.
#ifndef EHCPQA_SERVICES_REPORTS_DIFFERENCING_H_
#define EHCPQA_SERVICES_REPORTS_DIFFERENCING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/reports/release_table.h"

namespace ehcpqa::reports {

// A count of one cycle that published figures pin down.
struct ExposedCount {
  std::string cycle, row, column;
  int64_t low = 0, high = 0;  // Bounds that follow from what is published; its true value lies between.
};

// Counts of single cycles that the releases together narrow to below the threshold: each count of a cycle, group and
// outcome is an unknown, 0 or more, and every shown cell and total fixes a sum of them. Bounds are propagated through
// the sums until nothing moves (weaker than a linear program, but exact for differences of nested and chained tables).
// `base` is that of the rounding, 1 for none: a rounded sum fixes a range. Counts that are shown by themselves, and
// those that are known to be 0, are no news.
std::vector<ExposedCount> FindExposed(const std::vector<EarlierRelease>& releases, int64_t threshold, int64_t base);

// A cell of the new table whose difference with an earlier, nested release is small.
struct DifferingCell {
  size_t cell = 0;              // Index into the new table's cells.
  int64_t other = 0;            // What the earlier release shows there.
  bool earlier_is_part = true;  // Else the new table is the part.
};
// Of cells that both show. Releases whose cycles are neither within nor around the new ones' are passed over.
std::vector<DifferingCell> FindSmallDifferences(const std::vector<std::string>& cycles,
                                                const std::vector<ReleasedCell>& cells,
                                                const std::vector<EarlierRelease>& earlier, int64_t threshold);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_DIFFERENCING_H_
