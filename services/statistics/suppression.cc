#include "services/statistics/suppression.h"

#include <algorithm>
#include <optional>
#include <set>

#include "services/statistics/suppression_audit.h"

namespace ehcpqa::statistics {
namespace {

class Search {
 public:
  Search(const CountTable& table, const SuppressionOptions& options, const std::vector<Cell>& primary)
      : table_(table), options_(options), primary_(primary), graph_(table, primary) {
    totals_may_go_ = std::any_of(primary.begin(), primary.end(), [&](const Cell& cell) { return table.IsTotal(cell); });
  }

  SuppressionPattern Run() {
    SuppressionPattern pattern;
    pattern.primary = primary_;
    for (int count = 0; !best_ && !exhausted_ && !hopeless_; ++count) {
      seen_.clear();
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
    for (const Cell& cell : primary_) {
      // It must be possible that it is 1 or less, and that it is no small count at all.
      for (const int64_t value : {options_.threshold, std::min<int64_t>(1, table_.at(cell))}) {
        std::vector<Cell> across;
        ++bounds_;
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

  // Tries every way to protect the primary cells with `left` more cells. Keeps the one of smallest total, then first in
  // order.
  void Extend(int left, int64_t total) {
    if (bounds_ > options_.search_limit) exhausted_ = true;
    if (exhausted_ || (best_ && total >= best_total_)) return;
    std::vector<Cell> key = chosen_;
    std::sort(key.begin(), key.end());
    if (!seen_.insert(key).second) return;
    const std::optional<std::vector<Cell>> needed = NeededCells();
    if (!needed) {
      best_ = key;
      best_total_ = total;
      return;
    }
    if (left == 0) {
      if (!needed->empty()) hopeless_ = false;  // A longer search may still succeed.
      return;
    }
    for (const Cell& cell : *needed) {
      graph_.Suppress(cell);
      chosen_.push_back(cell);
      Extend(left - 1, total + table_.at(cell));
      chosen_.pop_back();
      graph_.Publish(cell);
    }
  }

  // Adds the smallest needed cell that is not itself small until all is protected, then takes back what proves
  // superfluous.
  std::optional<std::vector<Cell>> Greedy() {
    std::vector<Cell> secondary;
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
  const std::vector<Cell>& primary_;
  SuppressionGraph graph_;
  bool totals_may_go_ = false;
  std::vector<Cell> chosen_;
  std::set<std::vector<Cell>> seen_;
  std::optional<std::vector<Cell>> best_;
  int64_t best_total_ = 0;
  int64_t bounds_ = 0;
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
  const std::vector<Cell> primary = PrimaryCells(table, options.threshold, options.protect_totals);
  return Search(table, options, primary).Run();
}

}  // namespace ehcpqa::statistics
