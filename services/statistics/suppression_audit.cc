#include "services/statistics/suppression_audit.h"

#include <algorithm>
#include <cstdlib>

// Totals are made cells like any other by turning the sign of row and column totals: with y = x for inner cells and the
// grand total, y = -x for the other totals, every row and every column, that of totals included, sums to zero. Raising
// y at (r, c) by d then means lowering other y of row r by d in all, raising others in those columns, and so on until
// column c: a flow from row r to column c in which an arc from row i to column j lowers y(i, j), and an arc back raises
// it.

namespace ehcpqa::statistics {
namespace {

constexpr int64_t kEndless = int64_t{1} << 60;

// Maximum flow by shortest augmenting paths (Edmonds & Karp 1972) on a small dense graph.
class Flow {
 public:
  explicit Flow(size_t nodes) : nodes_(nodes), capacity_(nodes * nodes) {}
  int64_t& capacity(size_t from, size_t to) { return capacity_[from * nodes_ + to]; }

  // The largest flow, or the first found that is at least `enough`.
  int64_t Run(size_t source, size_t sink, int64_t enough) {
    int64_t total = 0;
    while (total < enough && Search(source, sink)) {
      int64_t step = kEndless;
      for (size_t node = sink; node != source; node = parent_[node])
        step = std::min(step, capacity(parent_[node], node));
      for (size_t node = sink; node != source; node = parent_[node]) {
        Change(parent_[node], node, -step);
        Change(node, parent_[node], step);
      }
      total += step;
    }
    return total;
  }
  // After a largest flow: whether the node is on the source's side of a minimum cut.
  bool reached(size_t node) const { return parent_[node] != nodes_; }

 private:
  bool Search(size_t source, size_t sink) {
    parent_.assign(nodes_, nodes_);
    parent_[source] = source;
    queue_.assign(1, source);
    for (size_t next = 0; next < queue_.size(); ++next) {
      for (size_t to = 0; to < nodes_; ++to) {
        if (parent_[to] != nodes_ || capacity(queue_[next], to) <= 0) continue;
        parent_[to] = queue_[next];
        if (to == sink) return true;
        queue_.push_back(to);
      }
    }
    return false;
  }
  void Change(size_t from, size_t to, int64_t by) {
    if (capacity(from, to) < kEndless) capacity(from, to) += by;
  }

  size_t nodes_;
  std::vector<int64_t> capacity_;
  std::vector<size_t> parent_, queue_;
};

}  // namespace

SuppressionGraph::SuppressionGraph(const CountTable& table, const std::vector<Cell>& suppressed)
    : table_(table), suppressed_(static_cast<size_t>((table.rows() + 1) * (table.columns() + 1))) {
  for (const Cell& cell : suppressed) Suppress(cell);
}

void SuppressionGraph::Suppress(const Cell& cell) { suppressed_[Index(cell)] = true; }

void SuppressionGraph::Publish(const Cell& cell) { suppressed_[Index(cell)] = false; }

SuppressionGraph::Slack SuppressionGraph::SlackOf(const Cell& cell) const {
  const bool turned = (cell.row == table_.rows()) != (cell.column == table_.columns());
  const int64_t count = table_.at(cell);
  return turned ? Slack{count, kEndless} : Slack{kEndless, count};
}

int64_t SuppressionGraph::Movable(const Cell& cell, bool rise, int64_t enough, std::vector<Cell>* across_cut) const {
  const bool turned = (cell.row == table_.rows()) != (cell.column == table_.columns());
  const bool raise = rise != turned;  // Whether y rises.
  const auto rows = static_cast<size_t>(table_.rows()) + 1, columns = static_cast<size_t>(table_.columns()) + 1;
  Flow flow(rows + columns);
  for (size_t i = 0; i < rows; ++i) {
    for (size_t j = 0; j < columns; ++j) {
      const Cell other{static_cast<int>(i), static_cast<int>(j)};
      if (!suppressed(other) || other == cell) continue;
      const Slack slack = SlackOf(other);
      flow.capacity(i, rows + j) = raise ? slack.down : slack.up;
      flow.capacity(rows + j, i) = raise ? slack.up : slack.down;
    }
  }
  const auto row = static_cast<size_t>(cell.row), column = rows + static_cast<size_t>(cell.column);
  const int64_t moved = flow.Run(row, column, enough);
  if (across_cut != nullptr && moved < enough) {
    for (size_t i = 0; i < rows; ++i) {
      for (size_t j = 0; j < columns; ++j) {
        const Cell other{static_cast<int>(i), static_cast<int>(j)};
        if (!suppressed(other) && flow.reached(i) != flow.reached(rows + j)) across_cut->push_back(other);
      }
    }
  }
  return std::min(moved, enough);
}

int64_t SuppressionGraph::Low(const Cell& cell) const {
  const int64_t count = table_.at(cell);
  return count - Movable(cell, false, count, nullptr);
}

int64_t SuppressionGraph::High(const Cell& cell) const {
  const int64_t moved = Movable(cell, true, kEndless, nullptr);
  return moved >= kEndless ? kUnboundedCount : table_.at(cell) + moved;
}

bool SuppressionGraph::CanReach(const Cell& cell, int64_t value, std::vector<Cell>& across_cut) const {
  const int64_t count = table_.at(cell), distance = std::abs(value - count);
  return Movable(cell, value > count, distance, &across_cut) >= distance;
}

bool SuppressionGraph::LineLeavesRoom(const Cell& cell, int64_t value, bool row) const {
  const int64_t distance = std::abs(value - table_.at(cell));
  const bool turned = (cell.row == table_.rows()) != (cell.column == table_.columns());
  const bool raise = (value > table_.at(cell)) != turned;
  int64_t room = 0;
  for (int i = 0; i <= (row ? table_.columns() : table_.rows()) && room < distance; ++i) {
    const Cell other = row ? Cell{cell.row, i} : Cell{i, cell.column};
    if (!suppressed(other) || other == cell) continue;
    const Slack slack = SlackOf(other);
    room += raise ? slack.down : slack.up;
  }
  return room >= distance;
}

std::vector<CellBounds> AuditSuppression(const CountTable& table, const std::vector<Cell>& suppressed) {
  const SuppressionGraph graph(table, suppressed);
  std::vector<CellBounds> bounds;
  for (const Cell& cell : suppressed) {
    bounds.push_back({cell, graph.Low(cell), graph.High(cell)});
  }
  return bounds;
}

bool IsProtected(const CellBounds& bounds, int64_t threshold) { return bounds.low <= 1 && bounds.high >= threshold; }

}  // namespace ehcpqa::statistics
