// What a reader can work out about suppressed cells.
//
// The reader knows every published cell and total, and that counts are not negative. The bounds of a suppressed cell
// are then a minimum and a maximum flow in the graph of rows and columns joined by suppressed cells; in a two-way table
// they are whole numbers and sharp. "At least two suppressed in each row and column" is not enough: a cell that is a
// bridge of that graph is known exactly (Gusfield 1988, SIAM Journal on Computing 17:552-571), and small or empty
// partners leave narrow bounds.
#ifndef EHCPQA_SERVICES_STATISTICS_SUPPRESSION_AUDIT_H_
#define EHCPQA_SERVICES_STATISTICS_SUPPRESSION_AUDIT_H_

#include <cstdint>
#include <limits>
#include <vector>

#include "services/statistics/count_table.h"

namespace ehcpqa::statistics {

// The upper bound of a cell that nothing published limits.
inline constexpr int64_t kUnboundedCount = std::numeric_limits<int64_t>::max();

struct CellBounds {
  Cell cell;
  int64_t low = 0;
  int64_t high = 0;
};

// The bounds of every suppressed cell, in the order given. Cells lie in the table and are distinct; totals may be among
// them.
std::vector<CellBounds> AuditSuppression(const CountTable& table, const std::vector<Cell>& suppressed);

// Whether a reader cannot tell that the cell is small: low <= 1 and high >= threshold.
bool IsProtected(const CellBounds& bounds, int64_t threshold);

// One-sided audits that also say where the protection fails, for the search for secondary cells.
class SuppressionGraph {
 public:
  SuppressionGraph(const CountTable& table, const std::vector<Cell>& suppressed);

  void Suppress(const Cell& cell);
  void Publish(const Cell& cell);
  bool suppressed(const Cell& cell) const { return suppressed_[Index(cell)]; }

  // The smallest and the largest value that the suppressed cell can have; kUnboundedCount when nothing limits it.
  int64_t Low(const Cell& cell) const;
  int64_t High(const Cell& cell) const;
  // Whether the suppressed cell can be as far from its count as `value`. If not, `across_cut` receives the published
  // cells of which at least one must be suppressed before it can: those across a minimum cut.
  bool CanReach(const Cell& cell, int64_t value, std::vector<Cell>& across_cut) const;
  // Whether the other suppressed cells of the cell's row (or column) together leave it room to be `value`. Without that
  // room it cannot be, whatever is suppressed elsewhere: one look along a line in place of a flow.
  bool LineLeavesRoom(const Cell& cell, int64_t value, bool row) const;

 private:
  size_t Index(const Cell& cell) const {
    return static_cast<size_t>(cell.row) * (static_cast<size_t>(table_.columns()) + 1) +
           static_cast<size_t>(cell.column);
  }
  // How far the cell's entry in a table that sums to zero in every row and column can rise and fall (see the .cc file).
  struct Slack {
    int64_t up = 0;
    int64_t down = 0;
  };
  Slack SlackOf(const Cell& cell) const;
  // How far the other suppressed cells let the cell rise or fall, as far as that is below `enough`.
  int64_t Movable(const Cell& cell, bool rise, int64_t enough, std::vector<Cell>* across_cut) const;

  const CountTable& table_;
  std::vector<bool> suppressed_;
};

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_SUPPRESSION_AUDIT_H_
