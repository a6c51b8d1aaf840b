#include "services/statistics/suppression.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/statistics/suppression_audit.h"

namespace ehcpqa::statistics {
namespace {

// A primary cell with what must stay possible: that it is as small as `low` and as large as `high`.
struct SensitiveCell {
  Cell cell;
  int64_t low = 0;   // At most its count.
  int64_t high = 0;  // At least its count.
};

std::vector<Cell> CellsOf(const std::vector<SensitiveCell>& sensitive) {
  std::vector<Cell> cells;
  for (const SensitiveCell& one : sensitive) cells.push_back(one.cell);
  return cells;
}

class Search {
 public:
  Search(const CountTable& table, const SuppressionOptions& options, const std::vector<SensitiveCell>& primary)
      : table_(table), options_(options), primary_(primary), graph_(table, CellsOf(primary)) {
    totals_may_go_ =
        std::any_of(primary.begin(), primary.end(), [&](const auto& one) { return table.IsTotal(one.cell); });
  }

  SuppressionPattern Run() {
    SuppressionPattern pattern;
    pattern.primary = CellsOf(primary_);
    for (int count = 0; !best_ && !exhausted_ && !hopeless_; ++count) {
      hopeless_ = true;
      Extend(count, 0);
    }
    if (!best_ && exhausted_) {
      pattern.is_minimal = false;
      best_ = Greedy();
    }
    pattern.is_protected = best_.has_value();
    pattern.secondary = best_.value_or(std::vector<Cell>{});
    std::sort(pattern.secondary.begin(), pattern.secondary.end());
    return pattern;
  }

 private:
  // Cells of which at least one must be suppressed for the first primary cell that is not protected; nothing if all are
  // protected.
  std::optional<std::vector<Cell>> NeededCells() {
    for (const auto& [cell, low, high] : primary_) {
      for (const int64_t value : {high, low}) {
        std::vector<Cell> across;
        ++steps_;
        if (graph_.CanReach(cell, value, across)) continue;
        std::erase_if(across, [&](const Cell& other) { return !MaySuppress(other); });
        return across;
      }
    }
    return std::nullopt;
  }

  bool MaySuppress(const Cell& cell) const {
    if (table_.at(cell) == 0) return false;
    if (cell.row == table_.rows() && cell.column == table_.columns()) return false;
    return !table_.IsTotal(cell) || totals_may_go_;
  }

  // What the rows, or the columns, in which a primary cell lacks room say about any way to protect all.
  struct Lack {
    int cells = 0;      // At least so many more cells: one for each such line.
    int64_t total = 0;  // At least so much more total.
    bool hopeless = false;
    std::vector<Cell> choices;  // Of the line with the fewest: one of them must be suppressed.
  };

  Lack LackOf(bool rows) const {
    Lack lack;
    std::vector<bool> seen(static_cast<size_t>(rows ? table_.rows() : table_.columns()) + 1);
    for (const auto& [cell, low, high] : primary_) {
      const auto line = static_cast<size_t>(rows ? cell.row : cell.column);
      if (seen[line] || (graph_.LineLeavesRoom(cell, high, rows) && graph_.LineLeavesRoom(cell, low, rows))) continue;
      seen[line] = true;
      std::vector<Cell> choices;
      for (int i = 0; i <= (rows ? table_.columns() : table_.rows()); ++i) {
        const Cell other = rows ? Cell{cell.row, i} : Cell{i, cell.column};
        if (!graph_.suppressed(other) && MaySuppress(other) && !IsBarred(other)) choices.push_back(other);
      }
      ++lack.cells;
      if (choices.empty()) {
        lack.hopeless = true;
        return lack;
      }
      int64_t least = table_.at(choices.front());
      for (const Cell& choice : choices) least = std::min(least, table_.at(choice));
      lack.total += least;
      if (lack.choices.empty() || choices.size() < lack.choices.size()) lack.choices = std::move(choices);
    }
    return lack;
  }

  // Tries every way to protect the primary cells with `left` more cells that are not barred, each way once. Keeps one
  // of smallest total.
  void Extend(int left, int64_t total) {
    if (++steps_ > options_.search_limit) exhausted_ = true;
    if (exhausted_ || (best_ && total >= best_total_)) return;
    Lack lack = LackOf(true);
    if (const Lack columns = LackOf(false); columns.hopeless || lack.hopeless) {
      return;
    } else {
      if (columns.cells > 0 && (lack.cells == 0 || columns.choices.size() < lack.choices.size())) {
        lack.choices = columns.choices;
      }
      lack.cells = std::max(lack.cells, columns.cells);
      lack.total = std::max(lack.total, columns.total);
    }
    if (best_ && total + lack.total >= best_total_) return;
    if (lack.cells > left) {
      hopeless_ = false;  // A longer search may still succeed.
      return;
    }
    if (lack.cells == 0) {
      std::optional<std::vector<Cell>> needed = NeededCells();
      if (!needed) {
        best_ = chosen_;
        best_total_ = total;
        return;
      }
      std::erase_if(*needed, [&](const Cell& cell) { return IsBarred(cell); });
      if (left == 0 && !needed->empty()) hopeless_ = false;
      if (left == 0) return;
      lack.choices = *std::move(needed);
    }
    // One of the choices is in any solution. Once all solutions with the first are tried, it is barred while the others
    // are.
    std::stable_sort(lack.choices.begin(), lack.choices.end(),
                     [&](const Cell& a, const Cell& b) { return table_.at(a) < table_.at(b); });
    const size_t barred = barred_.size();
    for (const Cell& cell : lack.choices) {
      graph_.Suppress(cell);
      chosen_.push_back(cell);
      Extend(left - 1, total + table_.at(cell));
      chosen_.pop_back();
      graph_.Publish(cell);
      barred_.push_back(cell);
    }
    barred_.resize(barred);
  }

  bool IsBarred(const Cell& cell) const { return std::find(barred_.begin(), barred_.end(), cell) != barred_.end(); }

  // Adds the smallest needed cell that is not itself small until all is protected, then takes back what proves
  // superfluous.
  std::optional<std::vector<Cell>> Greedy() {
    std::vector<Cell> secondary;
    barred_.clear();
    while (const std::optional<std::vector<Cell>> needed = NeededCells()) {
      if (needed->empty()) return std::nullopt;
      const auto cost = [&](const Cell& cell) {
        return std::pair(table_.at(cell) < options_.threshold, table_.at(cell));
      };
      const Cell cell = *std::min_element(needed->begin(), needed->end(),
                                          [&](const Cell& a, const Cell& b) { return cost(a) < cost(b); });
      graph_.Suppress(cell);
      secondary.push_back(cell);
    }
    std::stable_sort(secondary.begin(), secondary.end(),
                     [&](const Cell& a, const Cell& b) { return table_.at(a) > table_.at(b); });
    std::vector<Cell> kept;
    for (const Cell& cell : secondary) {
      graph_.Publish(cell);
      if (!NeededCells()) continue;
      graph_.Suppress(cell);
      kept.push_back(cell);
    }
    return kept;
  }

  const CountTable& table_;
  const SuppressionOptions& options_;
  const std::vector<SensitiveCell>& primary_;
  SuppressionGraph graph_;
  bool totals_may_go_ = false;
  std::vector<Cell> chosen_;
  std::vector<Cell> barred_;
  std::optional<std::vector<Cell>> best_;
  int64_t best_total_ = 0;
  int64_t steps_ = 0;
  bool exhausted_ = false;
  bool hopeless_ = false;
};

}  // namespace

std::vector<Cell> PrimaryCells(const CountTable& table, int64_t threshold, bool with_totals) {
  std::vector<Cell> primary;
  const int extra = with_totals ? 1 : 0;
  for (int row = 0; row < table.rows() + extra; ++row) {
    for (int column = 0; column < table.columns() + extra; ++column) {
      const Cell cell{row, column};
      if (table.at(cell) > 0 && table.at(cell) < threshold) primary.push_back(cell);
    }
  }
  return primary;
}

SuppressionPattern ChooseSuppression(const CountTable& table, const SuppressionOptions& options) {
  std::vector<SensitiveCell> primary;
  for (const Cell& cell : PrimaryCells(table, options.threshold, options.protect_totals)) {
    // It must be possible that it is 1 or less, and that it is no small count at all.
    primary.push_back({cell, std::min<int64_t>(1, table.at(cell)), options.threshold});
  }
  return Search(table, options, primary).Run();
}

}  // namespace ehcpqa::statistics
