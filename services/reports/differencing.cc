#include "services/reports/differencing.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "services/statistics/known_sums.h"

namespace ehcpqa::reports {
namespace {

using statistics::CountRule;
using statistics::KnownSums;
using statistics::Unknowns;

// A table of the linear program grows with the square of them.
constexpr size_t kMostUnknowns = 1200;

bool ShowsAnything(const EarlierRelease& release) {
  return std::any_of(release.cells.begin(), release.cells.end(), [](const ReleasedCell& cell) { return cell.shown; });
}

bool Contains(const std::vector<std::string>& whole, const std::string& cycle) {
  return std::find(whole.begin(), whole.end(), cycle) != whole.end();
}

bool Contains(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return std::all_of(part.begin(), part.end(), [&](const std::string& cycle) { return Contains(whole, cycle); });
}

// Releases that show something and are linked with the last one by the cycles that they share; the last one is last.
std::vector<const EarlierRelease*> Linked(const std::vector<EarlierRelease>& releases) {
  std::vector<bool> linked(releases.size(), false);
  std::set<std::string> cycles(releases.back().cycles.begin(), releases.back().cycles.end());
  linked.back() = true;
  for (bool moved = true; moved;) {
    moved = false;
    for (size_t i = 0; i < releases.size(); ++i) {
      if (linked[i] || !ShowsAnything(releases[i])) continue;
      const std::vector<std::string>& own = releases[i].cycles;
      if (std::none_of(own.begin(), own.end(), [&](const std::string& cycle) { return cycles.count(cycle) > 0; })) {
        continue;
      }
      cycles.insert(own.begin(), own.end());
      linked[i] = moved = true;
    }
  }
  std::vector<const EarlierRelease*> found;
  for (size_t i = 0; i < releases.size(); ++i) {
    if (linked[i]) found.push_back(&releases[i]);
  }
  return found;
}

// One count to be kept as the search sees it.
struct Sought {
  KeptCount kept;
  Unknowns sum;
  std::optional<int64_t> count;  // The true count, where it follows from the releases' own.
};

class Search {
 public:
  Search(std::vector<const EarlierRelease*> releases, const CountRule& rule)
      : releases_(std::move(releases)), rule_(rule) {
    // Cycles that are in the same releases cannot be told apart.
    std::map<std::vector<bool>, std::vector<std::string>> blocks;
    std::set<std::string> cycles;
    for (const EarlierRelease* release : releases_) cycles.insert(release->cycles.begin(), release->cycles.end());
    for (const std::string& cycle : cycles) {
      std::vector<bool> in;
      for (const EarlierRelease* release : releases_) in.push_back(Contains(release->cycles, cycle));
      blocks[in].push_back(cycle);
    }
    for (auto& [in, block] : blocks) blocks_.push_back(std::move(block));
    for (const EarlierRelease* release : releases_) {
      for (const ReleasedCell& cell : release->cells) {
        if (!cell.row.empty()) rows_.insert(cell.row);
        if (!cell.column.empty()) columns_.insert(cell.column);
      }
    }
    NumberUnknowns();
  }

  bool too_large() const { return unknowns_.size() > kMostUnknowns; }

  std::optional<ExposedCount> Run(const std::set<KeptCount>& known) {
    KnownSums sums = Publish();
    for (const Sought& sought : ListSought()) {
      if (known.count(sought.kept) > 0) continue;
      if (auto exposed = Look(sought, sums)) return exposed;
    }
    return std::nullopt;
  }

 private:
  // Counts of one block, group and outcome. Those that are known to be 0 need no number: groups that a release of the
  // block does not list, and cells that it shows as 0.
  void NumberUnknowns() {
    std::set<std::tuple<size_t, std::string, std::string>> zero;
    for (const EarlierRelease* release : releases_) {
      if (!ShowsAnything(*release)) continue;
      std::set<std::string> missing = rows_;
      for (const ReleasedCell& cell : release->cells) {
        missing.erase(cell.row);
        if (cell.shown && cell.published == 0) AddZero(*release, cell.row, cell.column, zero);
      }
      for (const std::string& row : missing) AddZero(*release, row, "", zero);
    }
    for (size_t block = 0; block < blocks_.size(); ++block) {
      for (const std::string& row : rows_) {
        for (const std::string& column : columns_) {
          if (zero.count({block, row, column}) == 0)
            unknowns_.emplace(std::tuple(block, row, column), unknowns_.size());
        }
      }
    }
  }
  void AddZero(const EarlierRelease& release, const std::string& row, const std::string& column,
               std::set<std::tuple<size_t, std::string, std::string>>& zero) const {
    for (size_t block = 0; block < blocks_.size(); ++block) {
      if (!Contains(release.cycles, blocks_[block][0])) continue;
      for (const std::string& r : rows_) {
        if (!row.empty() && r != row) continue;
        for (const std::string& c : columns_) {
          if (column.empty() || c == column) zero.insert({block, r, c});
        }
      }
    }
  }

  Unknowns SumOf(const std::vector<std::string>& cycles, const std::string& row, const std::string& column) const {
    Unknowns sum;
    for (const auto& [key, number] : unknowns_) {
      const auto& [block, r, c] = key;
      if ((row.empty() || r == row) && (column.empty() || c == column) && Contains(cycles, blocks_[block][0])) {
        sum.push_back(number);
      }
    }
    return sum;
  }

  // What the reader knows. Later releases first, so that an earlier one which contradicts them is the one passed over.
  KnownSums Publish() {
    std::vector<const EarlierRelease*> agreeing;
    KnownSums all = SumsOf(releases_);
    if (all.Solve()) return all;
    for (size_t i = releases_.size(); i > 0; --i) {
      agreeing.insert(agreeing.begin(), releases_[i - 1]);
      if (!SumsOf(agreeing).Solve()) agreeing.erase(agreeing.begin());
    }
    KnownSums sums = SumsOf(agreeing);
    sums.Solve();
    return sums;
  }
  KnownSums SumsOf(const std::vector<const EarlierRelease*>& releases) {
    KnownSums sums(unknowns_.size());
    cell_of_sum_.clear();
    for (const EarlierRelease* release : releases) {
      for (size_t i = 0; i < release->cells.size(); ++i) {
        const ReleasedCell& cell = release->cells[i];
        if (!cell.shown) continue;
        Unknowns sum = SumOf(release->cycles, cell.row, cell.column);
        const int64_t shown = cell.published;
        if (sum.empty() && shown == 0) continue;
        // A published multiple of the base stands for every count that rounds to it, half up.
        const int64_t low = std::max<int64_t>(0, rule_.base == 1 ? shown : shown - rule_.base / 2);
        sums.Add(std::move(sum), low, rule_.base == 1 ? shown : shown + (rule_.base - 1) / 2);
        cell_of_sum_.push_back(release == releases_.back() ? std::optional<size_t>(i) : std::nullopt);
      }
    }
    return sums;
  }

  bool IsSmall(int64_t count) const { return count > 0 && count < rule_.threshold; }

  std::vector<Sought> ListSought() const {
    std::vector<Sought> list;
    std::set<std::vector<std::string>> counted;  // Sets of cycles whose true counts are known.
    const auto add = [&](const std::vector<std::string>& cycles, const ReleasedCell& cell,
                         std::optional<int64_t> count) {
      if (count && !IsSmall(*count)) return;
      list.push_back({{cycles, cell.row, cell.column}, SumOf(cycles, cell.row, cell.column), count});
    };
    for (const EarlierRelease* release : releases_) {
      counted.insert(Sorted(release->cycles));
      for (const ReleasedCell& cell : release->cells) {
        if (!cell.shown) add(release->cycles, cell, cell.count);
      }
    }
    for (const EarlierRelease* whole : releases_) {
      for (const EarlierRelease* part : releases_) {
        if (part->cycles.size() >= whole->cycles.size() || !Contains(whole->cycles, part->cycles)) continue;
        const std::vector<std::string> rest = Without(whole->cycles, part->cycles);
        if (!counted.insert(Sorted(rest)).second) continue;
        for (const ReleasedCell& cell : whole->cells) add(rest, cell, cell.count - CountIn(*part, cell));
      }
    }
    // Told apart, but by more than one difference: their true counts are not at hand.
    for (const std::vector<std::string>& block : blocks_) {
      if (counted.count(Sorted(block)) > 0) continue;
      for (const std::string& row : rows_) {
        for (const std::string& column : columns_) add(block, {row, column, false, 0, 0}, std::nullopt);
        add(block, {row, "", false, 0, 0}, std::nullopt);
      }
    }
    return list;
  }
  static std::vector<std::string> Sorted(std::vector<std::string> cycles) {
    std::sort(cycles.begin(), cycles.end());
    return cycles;
  }
  static std::vector<std::string> Without(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
    std::vector<std::string> rest;
    for (const std::string& cycle : whole) {
      if (!Contains(part, cycle)) rest.push_back(cycle);
    }
    return rest;
  }
  static int64_t CountIn(const EarlierRelease& release, const ReleasedCell& cell) {
    for (const ReleasedCell& other : release.cells) {
      if (other.row == cell.row && other.column == cell.column) return other.count;
    }
    return 0;
  }

  std::optional<ExposedCount> Look(const Sought& sought, KnownSums& sums) const {
    // Known to be 0 whatever its count is said to be: a release that contradicts, passed over.
    if (sought.sum.empty()) return std::nullopt;
    if (rule_.base == 1 && sums.ValueOf(sought.sum) >= rule_.threshold) return std::nullopt;
    const KnownSums::Largest largest = sums.LargestOf(sought.sum);
    if (!largest.bounded || std::lround(largest.value) < 1) return std::nullopt;
    if (rule_.base == 1) {
      if (largest.whole && std::lround(largest.value) >= rule_.threshold) return std::nullopt;
    } else if (std::lround(largest.value) >= rule_.threshold || largest.value - sums.SmallestOf(sought.sum) > 0.5) {
      return std::nullopt;
    }
    ExposedCount exposed{sought.kept, {}};
    for (const size_t sum : largest.held_by) {
      if (cell_of_sum_[sum]) exposed.told_by.push_back(*cell_of_sum_[sum]);
    }
    return exposed;
  }

  std::vector<const EarlierRelease*> releases_;
  const CountRule& rule_;
  std::vector<std::vector<std::string>> blocks_;
  std::set<std::string> rows_, columns_;
  std::map<std::tuple<size_t, std::string, std::string>, size_t> unknowns_;
  std::vector<std::optional<size_t>> cell_of_sum_;  // Of the last release, whose cell each sum is.
};

}  // namespace

std::optional<ExposedCount> FindExposed(const std::vector<EarlierRelease>& releases, const CountRule& rule,
                                        const std::set<KeptCount>& known) {
  if (releases.empty()) return std::nullopt;
  Search search(Linked(releases), rule);
  if (search.too_large()) return ExposedCount{{releases.back().cycles, "", ""}, {}};
  return search.Run(known);
}

}  // namespace ehcpqa::reports
