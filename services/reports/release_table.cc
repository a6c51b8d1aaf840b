#include "services/reports/release_table.h"

#include <algorithm>
#include <optional>
#include <set>
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

bool IsShown(const ReleasedCell& cell) { return cell.shown; }

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

// The fewest cells that protect the table by itself; false when nothing does.
bool Suppress(const CountTable& table, const CountRule& rule, std::vector<ReleasedCell>& cells) {
  statistics::SuppressionOptions options;
  options.threshold = rule.threshold;
  const statistics::SuppressionPattern pattern = statistics::ChooseSuppression(table, options);
  if (!pattern.is_protected) return false;
  Hide(table, pattern.primary, cells);
  Hide(table, pattern.secondary, cells);
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

// What is exposed although this table is not released: earlier ones told it, and it cannot be taken back. Nothing when
// there is too much to look at.
std::optional<std::set<KeptCount>> ExposedWithout(EarlierRelease table, std::vector<EarlierRelease> releases,
                                                  const CountRule& rule) {
  for (ReleasedCell& cell : table.cells) cell.shown = false;
  releases.push_back(std::move(table));
  std::set<KeptCount> known;
  while (const std::optional<ExposedCount> exposed = FindExposed(releases, rule, known)) {
    if (!known.insert(exposed->count).second) return std::nullopt;
  }
  return known;
}

// The smallest of the cells that may be hidden. The whole number of plans is public; 0 gives nothing to hide behind.
std::optional<size_t> Smallest(const std::vector<size_t>& choices, const std::vector<ReleasedCell>& cells) {
  std::optional<size_t> smallest;
  for (const size_t i : choices) {
    if (cells[i].count == 0 || (cells[i].row.empty() && cells[i].column.empty())) continue;
    if (!smallest || cells[i].count < cells[*smallest].count) smallest = i;
  }
  return smallest;
}

// Hides cells until the table, beside earlier ones, gives nothing away that these did not, and then shows again those
// that are not needed. False when that cannot be reached; a rule that rounds hides small counts alone.
bool HideFromDifferences(const CountRule& rule, const std::vector<EarlierRelease>& earlier, EarlierRelease& table) {
  const std::optional<std::set<KeptCount>> known = ExposedWithout(table, earlier, rule);
  if (!known) return false;
  std::vector<EarlierRelease> all = earlier;
  all.push_back(table);
  std::vector<ReleasedCell>& cells = all.back().cells;
  std::vector<size_t> added;
  while (const std::optional<ExposedCount> exposed = FindExposed(all, rule, *known)) {
    const std::optional<size_t> hide = Smallest(exposed->told_by, cells);
    if (!hide || rule.base > 1) return false;
    cells[*hide].shown = false;
    added.push_back(*hide);
  }
  std::stable_sort(added.begin(), added.end(), [&](size_t a, size_t b) { return cells[a].count > cells[b].count; });
  for (const size_t i : added) {
    cells[i].shown = true;
    if (FindExposed(all, rule, *known)) cells[i].shown = false;
  }
  table.cells = cells;
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
    released.published = true;
  } else {
    if (rule.base > 1) {
      Hide(table, statistics::PrimaryCells(table, rule.threshold, true), released.cells);
      released.published = true;
    } else {
      released.published = Suppress(table, rule, released.cells);
    }
    if (released.published) {
      EarlierRelease release{counted.cycles, released.cells};
      released.published = HideFromDifferences(rule, earlier, release);
      released.cells = std::move(release.cells);
    }
  }
  released.published = released.published && std::any_of(released.cells.begin(), released.cells.end(), IsShown);
  if (!released.published) {
    for (ReleasedCell& cell : released.cells) cell.shown = false;
  }
  released.suppressed = static_cast<int>(std::count_if(released.cells.begin(), released.cells.end(),
                                                       [](const ReleasedCell& cell) { return !IsShown(cell); }));
  released.note = NoteOf(rule, released.published, released.suppressed);
  return released;
}

}  // namespace ehcpqa::reports
