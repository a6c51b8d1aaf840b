#include "services/reports/differencing.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "services/statistics/suppression_audit.h"

namespace ehcpqa::reports {
namespace {

using statistics::kUnboundedCount;

// The unknowns are the counts of one cycle, group and outcome.
using Atom = std::tuple<std::string, std::string, std::string>;

struct Bounds {
  int64_t low = 0, high = kUnboundedCount;
};

// A sum of unknowns that lies in a range.
struct Sum {
  std::vector<size_t> atoms;
  int64_t low = 0, high = 0;
};

int64_t Plus(int64_t a, int64_t b) { return a == kUnboundedCount || b == kUnboundedCount ? kUnboundedCount : a + b; }

// Narrows the bounds of each unknown of the sum by those of the others. True when something moved.
bool Narrow(const Sum& sum, std::vector<Bounds>& bounds) {
  bool moved = false;
  for (const size_t atom : sum.atoms) {
    int64_t others_low = 0, others_high = 0;
    for (const size_t other : sum.atoms) {
      if (other == atom) continue;
      others_low += bounds[other].low;
      others_high = Plus(others_high, bounds[other].high);
    }
    Bounds& own = bounds[atom];
    const int64_t high = std::max<int64_t>(0, sum.high - others_low);
    const int64_t low = others_high == kUnboundedCount ? 0 : std::max<int64_t>(0, sum.low - others_high);
    if (high < own.high) {
      own.high = high;
      moved = true;
    }
    if (low > own.low) {
      own.low = low;
      moved = true;
    }
  }
  return moved;
}

bool Contains(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return std::all_of(part.begin(), part.end(), [&](const std::string& cycle) {
    return std::find(whole.begin(), whole.end(), cycle) != whole.end();
  });
}

}  // namespace

std::vector<ExposedCount> FindExposed(const std::vector<EarlierRelease>& releases, int64_t threshold, int64_t base) {
  std::set<std::string> rows, columns;
  for (const EarlierRelease& release : releases) {
    for (const ReleasedCell& cell : release.cells) {
      if (!cell.row.empty()) rows.insert(cell.row);
      if (!cell.column.empty()) columns.insert(cell.column);
    }
  }
  std::map<Atom, size_t> index;
  const auto atom = [&](const std::string& cycle, const std::string& row, const std::string& column) {
    return index.emplace(Atom{cycle, row, column}, index.size()).first->second;
  };
  std::vector<Sum> sums;
  std::set<size_t> told;  // Shown by themselves.
  for (const EarlierRelease& release : releases) {
    for (const ReleasedCell& cell : release.cells) {
      if (!cell.shown) continue;
      Sum sum;
      for (const std::string& cycle : release.cycles) {
        for (const std::string& row : cell.row.empty() ? rows : std::set<std::string>{cell.row}) {
          for (const std::string& column : cell.column.empty() ? columns : std::set<std::string>{cell.column}) {
            sum.atoms.push_back(atom(cycle, row, column));
          }
        }
      }
      // A published multiple of the base stands for every count that rounds to it, half up.
      sum.low = std::max<int64_t>(0, base == 1 ? cell.published : cell.published - base / 2);
      sum.high = base == 1 ? cell.published : cell.published + (base - 1) / 2;
      if (sum.atoms.size() == 1) told.insert(sum.atoms[0]);
      sums.push_back(std::move(sum));
    }
  }
  std::vector<Bounds> bounds(index.size());
  for (bool moved = true; moved;) {
    moved = false;
    for (const Sum& sum : sums) moved = Narrow(sum, bounds) || moved;
  }
  std::vector<ExposedCount> exposed;
  for (const auto& [key, i] : index) {
    const Bounds& own = bounds[i];
    if (told.count(i) > 0 || own.high == 0 || own.high >= threshold) continue;
    exposed.push_back({std::get<0>(key), std::get<1>(key), std::get<2>(key), own.low, own.high});
  }
  return exposed;
}

std::vector<DifferingCell> FindSmallDifferences(const std::vector<std::string>& cycles,
                                                const std::vector<ReleasedCell>& cells,
                                                const std::vector<EarlierRelease>& earlier, int64_t threshold) {
  std::vector<DifferingCell> found;
  for (const EarlierRelease& release : earlier) {
    const bool part = Contains(cycles, release.cycles), whole = Contains(release.cycles, cycles);
    if (part == whole) continue;  // The same cycles, or neither within the other.
    for (size_t i = 0; i < cells.size(); ++i) {
      if (!cells[i].shown) continue;
      const auto other = std::find_if(release.cells.begin(), release.cells.end(), [&](const ReleasedCell& cell) {
        return cell.shown && cell.row == cells[i].row && cell.column == cells[i].column;
      });
      if (other == release.cells.end()) continue;
      const int64_t difference = part ? cells[i].count - other->count : other->count - cells[i].count;
      if (difference > 0 && difference < threshold) found.push_back({i, other->count, part});
    }
  }
  return found;
}

}  // namespace ehcpqa::reports
