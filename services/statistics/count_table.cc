#include "services/statistics/count_table.h"

#include "absl/strings/str_cat.h"
#include "services/base/error.h"

namespace ehcpqa::statistics {
namespace {

constexpr size_t kLargest = 64;
constexpr int64_t kLargestCount = 1'000'000'000'000;

}  // namespace

absl::StatusOr<CountTable> CountTable::Make(const std::vector<std::vector<int64_t>>& cells) {
  if (cells.empty() || cells.front().empty() || cells.size() > kLargest || cells.front().size() > kLargest) {
    return FieldInvalid("cells", absl::StrCat("A table has between 1 and ", kLargest, " rows and columns."));
  }
  CountTable table;
  table.rows_ = static_cast<int>(cells.size());
  table.columns_ = static_cast<int>(cells.front().size());
  const size_t width = cells.front().size() + 1;
  table.counts_.resize((cells.size() + 1) * width);
  for (size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].size() + 1 != width)
      return FieldInvalid(absl::StrCat("cells[", i, "]"), "Every row needs the same number of cells.");
    for (size_t j = 0; j + 1 < width; ++j) {
      const int64_t count = cells[i][j];
      if (count < 0 || count > kLargestCount) {
        return FieldInvalid(absl::StrCat("cells[", i, "][", j, "]"),
                            "A count must not be negative or above a million million.");
      }
      table.counts_[i * width + j] = count;
      table.counts_[i * width + width - 1] += count;
      table.counts_[cells.size() * width + j] += count;
      table.counts_.back() += count;
    }
  }
  return table;
}

absl::StatusOr<CountTable> CountTable::Without(const CountTable& own) const {
  if (own.rows_ != rows_ || own.columns_ != columns_)
    return FieldInvalid("own", "The reader's part must have the table's shape.");
  CountTable rest = *this;
  for (size_t i = 0; i < counts_.size(); ++i) {
    rest.counts_[i] -= own.counts_[i];
    if (rest.counts_[i] < 0) return FieldInvalid("own", "The reader's part of a cell must not exceed the cell.");
  }
  return rest;
}

}  // namespace ehcpqa::statistics
