#include "services/reports/release_table.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"
#include "services/reports/differencing.h"
#include "services/statistics/rounding.h"
#include "services/statistics/suppression.h"
#include "services/statistics/suppression_audit.h"

namespace ehcpqa::reports {
namespace {

using statistics::Cell;
using statistics::CountRule;
using statistics::CountTable;

size_t IndexOf(const CountTable& table, const Cell& cell) {
  return static_cast<size_t>(cell.row) * (static_cast<size_t>(table.columns()) + 1) + static_cast<size_t>(cell.column);
}

Cell CellAt(const CountTable& table, size_t index) {
  const int width = table.columns() + 1;
  return {static_cast<int>(index) / width, static_cast<int>(index) % width};
}

// Every cell shown, with its count as the rule publishes it.
std::vector<ReleasedCell> AllShown(const CountedTable& counted, const CountTable& table, const CountRule& rule) {
  std::vector<ReleasedCell> cells;
  for (int row = 0; row <= table.rows(); ++row) {
    for (int column = 0; column <= table.columns(); ++column) {
      ReleasedCell cell;
      if (row < table.rows()) cell.row = counted.rows[static_cast<size_t>(row)];
      if (column < table.columns()) cell.column = counted.columns[static_cast<size_t>(column)];
      cell.shown = true;
      cell.count = table.at({row, column});
      cell.published = statistics::RoundToBase(cell.count, rule.base);
      cells.push_back(std::move(cell));
    }
  }
  return cells;
}

void Hide(const CountTable& table, const std::vector<Cell>& hidden, std::vector<ReleasedCell>& cells) {
  for (const Cell& cell : hidden) cells[IndexOf(table, cell)].shown = false;
}

// The pattern for a rule that does not round: chosen anew as long as differences with earlier releases ask for more.
// Nothing when the table cannot be protected.
bool Suppress(const CountedTable& counted, const CountTable& table, const CountRule& rule,
              const std::vector<EarlierRelease>& earlier, std::vector<ReleasedCell>& cells) {
  statistics::SuppressionOptions options;
  options.threshold = rule.threshold;
  while (true) {
    const statistics::SuppressionPattern pattern = statistics::ChooseSuppression(table, options);
    if (!pattern.is_protected) return false;
    cells = AllShown(counted, table, rule);
    Hide(table, pattern.primary, cells);
    Hide(table, pattern.secondary, cells);
    const auto differing = FindSmallDifferences(counted.cycles, cells, earlier, rule.threshold);
    if (differing.empty()) break;
    for (const DifferingCell& one : differing) {
      const int64_t count = cells[one.cell].count;
      // It must stay possible that the difference is 1, and that it is no small count.
      const int64_t low = one.earlier_is_part ? std::min(count, one.other + 1)
                                              : std::max<int64_t>(0, std::min(count, one.other - rule.threshold));
      const int64_t high = one.earlier_is_part ? one.other + rule.threshold : std::max(count, one.other - 1);
      options.also.push_back({CellAt(table, one.cell), low, high});
    }
  }
  // What was chosen is audited as a reader would attack it.
  std::vector<Cell> hidden;
  for (size_t i = 0; i < cells.size(); ++i) {
    if (!cells[i].shown) hidden.push_back(CellAt(table, i));
  }
  for (const statistics::CellBounds& bounds : statistics::AuditSuppression(table, hidden)) {
    const int64_t count = table.at(bounds.cell);
    if (count > 0 && count < rule.threshold && !statistics::IsProtected(bounds, rule.threshold)) return false;
  }
  return true;
}

std::string NoteOf(const CountRule& rule, bool published, int suppressed) {
  const std::string symbol(rule.symbol);
  std::string note = absl::StrCat("Disclosure control: rule ", std::string(rule.name), ". Counts from 1 to ",
                                  rule.threshold - 1, " are not shown");
  if (rule.base > 1) {
    absl::StrAppend(&note, ", others are rounded to the nearest ", rule.base, " (totals before rounding)");
  } else {
    absl::StrAppend(&note, ", nor are others from which they could be worked out");
  }
  absl::StrAppend(&note, ": ", symbol, ".");
  if (!published) {
    return absl::StrCat(note, " This table is not published: no choice of cells would protect the small counts in it.");
  }
  if (suppressed == 0) absl::StrAppend(&note, " Nothing had to be suppressed here.");
  return note;
}

// The same counts of the same cycles were released before: the same cells are shown again, or two patterns together
// would show what each hides.
const EarlierRelease* FindSame(const CountedTable& counted, const std::vector<ReleasedCell>& cells,
                               const std::vector<EarlierRelease>& earlier) {
  for (const EarlierRelease& release : earlier) {
    if (release.cycles != counted.cycles) continue;
    const bool same =
        std::equal(cells.begin(), cells.end(), release.cells.begin(), release.cells.end(),
                   [](const ReleasedCell& a, const ReleasedCell& b) {
                     return a.row == b.row && a.column == b.column && a.count == b.count && a.published == b.published;
                   });
    if (same) return &release;
  }
  return nullptr;
}

}  // namespace

absl::StatusOr<ReleasedTable> ReleaseCounts(const CountedTable& counted, const CountRule& rule,
                                            const std::vector<EarlierRelease>& earlier) {
  ASSIGN_OR_RETURN(const CountTable table, CountTable::Make(counted.counts));
  ReleasedTable released;
  released.cells = AllShown(counted, table, rule);
  if (const EarlierRelease* same = FindSame(counted, released.cells, earlier)) {
    released.cells = same->cells;
    released.published =
        std::any_of(same->cells.begin(), same->cells.end(), [](const ReleasedCell& cell) { return cell.shown; });
  } else if (rule.base > 1) {
    Hide(table, statistics::PrimaryCells(table, rule.threshold, true), released.cells);
    released.published = true;
  } else {
    released.published = Suppress(counted, table, rule, earlier, released.cells);
  }
  if (released.published) {
    std::vector<EarlierRelease> all = earlier;
    all.push_back({counted.cycles, released.cells});
    // What earlier releases already gave away cannot be taken back; what this one adds can be withheld.
    released.published =
        FindExposed(all, rule.threshold, rule.base).size() <= FindExposed(earlier, rule.threshold, rule.base).size();
  }
  if (!released.published) {
    for (ReleasedCell& cell : released.cells) cell.shown = false;
  }
  released.suppressed = static_cast<int>(std::count_if(released.cells.begin(), released.cells.end(),
                                                       [](const ReleasedCell& cell) { return !cell.shown; }));
  released.note = NoteOf(rule, released.published, released.suppressed);
  return released;
}

}  // namespace ehcpqa::reports
