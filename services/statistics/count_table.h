// A two-way table of counts with its totals, as it would be published.
#ifndef EHCPQA_SERVICES_STATISTICS_COUNT_TABLE_H_
#define EHCPQA_SERVICES_STATISTICS_COUNT_TABLE_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"

namespace ehcpqa::statistics {

// A place in the table. row = rows() is the row of column totals, column = columns() the column of row totals.
struct Cell {
  int row = 0;
  int column = 0;
  friend bool operator==(const Cell&, const Cell&) = default;
  friend auto operator<=>(const Cell&, const Cell&) = default;  // NOLINT(modernize-use-nullptr)
};

class CountTable {
 public:
  // Row by row, without totals. Error, FIELD_INVALID: no row or column, rows of different length, more than 64 rows or
  // columns, a count that is negative or above 10^12.
  static absl::StatusOr<CountTable> Make(const std::vector<std::vector<int64_t>>& cells);

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  // A cell or a total.
  int64_t at(const Cell& cell) const {
    return counts_[static_cast<size_t>(cell.row) * (static_cast<size_t>(columns_) + 1) +
                   static_cast<size_t>(cell.column)];
  }
  bool IsTotal(const Cell& cell) const { return cell.row == rows_ || cell.column == columns_; }

  // What is left for a reader who knows its own part of every cell, such as an agency that sees its own plans: the
  // table to decide on and to audit for that reader. Error, FIELD_INVALID: another shape, or a part above the cell.
  absl::StatusOr<CountTable> Without(const CountTable& own) const;

 private:
  int rows_ = 0;
  int columns_ = 0;
  std::vector<int64_t> counts_;  // With totals, row by row.
};

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_COUNT_TABLE_H_
