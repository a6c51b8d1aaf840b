// What a reader can work out from all released tables together: a quarter and the year that holds it, a year and the
// year after it.
#ifndef EHCPQA_SERVICES_REPORTS_DIFFERENCING_H_
#define EHCPQA_SERVICES_REPORTS_DIFFERENCING_H_

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "services/reports/release_table.h"
#include "services/statistics/disclosure_rules.h"

namespace ehcpqa::reports {

// A small count that is to be kept: of some cycles, a group (empty: all) and an outcome (empty: all).
struct KeptCount {
  std::vector<std::string> cycles;
  std::string row, column;
  friend auto operator<=>(const KeptCount& a, const KeptCount& b) {
    return std::tie(a.cycles, a.row, a.column) <=> std::tie(b.cycles, b.row, b.column);
  }
  friend bool operator==(const KeptCount&, const KeptCount&) = default;
};

// One that is not kept.
struct ExposedCount {
  KeptCount count;
  // Shown cells of the last release that give it away with what is published beside them: unless one of these is
  // hidden, it stays exposed. Indexes into its cells.
  std::vector<size_t> told_by;
};

// The first count that the releases together give away, but for those in `known`; nothing when all are kept. The
// reader knows every shown cell and total, that counts are not negative, and which groups a table does not list; all
// linear consequences of that are seen (statistics/known_sums.h).
//
// Kept are the counts from 1 to below the threshold of what a release hides, of a release without one within it, and of
// any other cycles that the releases tell apart. By a rule that does not round the reader must not be able to tell that
// such a count is small; one that rounds says so itself, and only its value is kept.
//
// Only releases linked by cycles with the last one matter. An earlier one that contradicts later ones (its marks were
// changed since) is passed over. With more counts than can be looked at, the last release is held to expose all.
std::optional<ExposedCount> FindExposed(const std::vector<EarlierRelease>& releases, const statistics::CountRule& rule,
                                        const std::set<KeptCount>& known);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_DIFFERENCING_H_
