#include "tests/services/reports/attacker.h"

#include <algorithm>

namespace ehcpqa::reports {
namespace {

// More than any sum in these tests.
constexpr int64_t kMost = 1000;

void AddOnce(const std::string& name, std::vector<std::string>& names) {
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

size_t PositionOf(const std::string& name, const std::vector<std::string>& names) {
  return static_cast<size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

}  // namespace

Attacker::Attacker(const std::vector<EarlierRelease>& releases, int64_t base) {
  for (const EarlierRelease& release : releases) {
    for (const std::string& cycle : release.cycles) AddOnce(cycle, cycles_);
    for (const ReleasedCell& cell : release.cells) {
      AddOnce(cell.row, rows_);
      AddOnce(cell.column, columns_);
    }
  }
  for (const EarlierRelease& release : releases) {
    const bool published =
        std::any_of(release.cells.begin(), release.cells.end(), [](const ReleasedCell& cell) { return cell.shown; });
    if (!published) continue;
    std::vector<std::string> listed;
    for (const ReleasedCell& cell : release.cells) {
      AddOnce(cell.row, listed);
      if (!cell.shown) continue;
      Sum sum = SumOf(release.cycles, cell.row, cell.column);
      sum.low = std::max<int64_t>(0, base == 1 ? cell.published : cell.published - base / 2);
      sum.high = base == 1 ? cell.published : cell.published + (base - 1) / 2;
      sums_.push_back(std::move(sum));
    }
    for (const std::string& row : rows_) {
      if (std::find(listed.begin(), listed.end(), row) == listed.end()) sums_.push_back(SumOf(release.cycles, row, ""));
    }
  }
}

Attacker::Sum Attacker::SumOf(const std::vector<std::string>& cycles, const std::string& row,
                              const std::string& column) const {
  Sum sum;
  for (const std::string& cycle : cycles) {
    for (size_t r = 0; r < rows_.size(); ++r) {
      if (!row.empty() && rows_[r] != row) continue;
      for (size_t c = 0; c < columns_.size(); ++c) {
        if (!column.empty() && columns_[c] != column) continue;
        sum.atoms.push_back((PositionOf(cycle, cycles_) * rows_.size() + r) * columns_.size() + c);
      }
    }
  }
  return sum;
}

bool Attacker::CanBeAtLeast(const std::vector<std::string>& cycles, const std::string& row, const std::string& column,
                            int64_t least) const {
  return CanBe(cycles, row, column, least, kMost * kMost);
}

bool Attacker::CanBeAtMost(const std::vector<std::string>& cycles, const std::string& row, const std::string& column,
                           int64_t most) const {
  return most >= 0 && CanBe(cycles, row, column, 0, most);
}

bool Attacker::CanBe(const std::vector<std::string>& cycles, const std::string& row, const std::string& column,
                     int64_t low, int64_t high) const {
  std::vector<Sum> sums = sums_;
  Sum asked = SumOf(cycles, row, column);
  asked.low = low;
  asked.high = high;
  sums.push_back(std::move(asked));
  return Search(sums, std::vector<Range>(cycles_.size() * rows_.size() * columns_.size(), Range{0, kMost}));
}

bool Attacker::Propagate(const std::vector<Sum>& sums, std::vector<Range>& ranges) {
  for (bool moved = true; moved;) {
    moved = false;
    for (const Sum& sum : sums) {
      int64_t low = 0, high = 0;
      for (const size_t atom : sum.atoms) {
        low += ranges[atom].low;
        high += ranges[atom].high;
      }
      if (low > sum.high || high < sum.low) return false;
      for (const size_t atom : sum.atoms) {
        Range& own = ranges[atom];
        const Range next{std::max(own.low, sum.low - (high - own.high)),
                         std::min(own.high, sum.high - (low - own.low))};
        if (next.low == own.low && next.high == own.high) continue;
        low += next.low - own.low;
        high += next.high - own.high;
        own = next;
        moved = true;
        if (own.low > own.high) return false;
      }
    }
  }
  return true;
}

bool Attacker::Search(const std::vector<Sum>& sums, std::vector<Range> ranges) {
  if (!Propagate(sums, ranges)) return false;
  size_t widest = ranges.size();
  for (size_t i = 0; i < ranges.size(); ++i) {
    if (ranges[i].low == ranges[i].high) continue;
    if (widest == ranges.size() || ranges[i].high - ranges[i].low < ranges[widest].high - ranges[widest].low)
      widest = i;
  }
  if (widest == ranges.size()) return true;
  // Halves of the range, the lower first: few unknowns are left free, and most answers are found at once.
  const int64_t middle = ranges[widest].low + (ranges[widest].high - ranges[widest].low) / 2;
  std::vector<Range> half = ranges;
  half[widest].high = middle;
  if (Search(sums, half)) return true;
  ranges[widest].low = middle + 1;
  return Search(sums, std::move(ranges));
}

}  // namespace ehcpqa::reports
