#include "services/statistics/suppression.h"

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>

#include "gmock/gmock.h"
#include "services/statistics/suppression_audit.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::statistics {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

CountTable RandomTable(std::mt19937& random, int largest) {
  std::vector<std::vector<int64_t>> cells(2 + random() % 2, std::vector<int64_t>(2 + random() % 3));
  for (auto& row : cells) {
    for (int64_t& cell : row) cell = static_cast<int64_t>(random() % static_cast<uint32_t>(largest + 1));
  }
  return *CountTable::Make(cells);
}

std::vector<Cell> InnerCells(const CountTable& table) {
  std::vector<Cell> cells;
  for (int i = 0; i < table.rows(); ++i) {
    for (int j = 0; j < table.columns(); ++j) cells.push_back({i, j});
  }
  return cells;
}

// Bounds of the suppressed inner cells over every table with the same published cells and totals.
std::map<Cell, CellBounds> BoundsByEnumeration(const CountTable& table, const std::vector<Cell>& suppressed) {
  std::map<Cell, CellBounds> bounds;
  std::map<Cell, int64_t> values;
  std::vector<int64_t> row_left(static_cast<size_t>(table.rows())), column_left(static_cast<size_t>(table.columns()));
  for (const Cell& cell : suppressed) {
    row_left[static_cast<size_t>(cell.row)] += table.at(cell);
    column_left[static_cast<size_t>(cell.column)] += table.at(cell);
  }
  const std::function<void(size_t)> fill = [&](size_t i) {
    if (i == suppressed.size()) {
      const auto spent = [](int64_t left) { return left == 0; };
      if (!std::all_of(row_left.begin(), row_left.end(), spent) ||
          !std::all_of(column_left.begin(), column_left.end(), spent))
        return;
      for (const auto& [cell, value] : values) {
        const auto [found, is_new] = bounds.emplace(cell, CellBounds{cell, value, value});
        found->second.low = std::min(found->second.low, value);
        found->second.high = std::max(found->second.high, value);
      }
      return;
    }
    int64_t& row = row_left[static_cast<size_t>(suppressed[i].row)];
    int64_t& column = column_left[static_cast<size_t>(suppressed[i].column)];
    const int64_t most = std::min(row, column);
    for (int64_t value = 0; value <= most; ++value) {
      row -= value;
      column -= value;
      values[suppressed[i]] = value;
      fill(i + 1);
      row += value;
      column += value;
    }
  };
  fill(0);
  return bounds;
}

bool ProtectsAll(const CountTable& table, std::vector<Cell> primary, const std::vector<Cell>& secondary,
                 int64_t threshold) {
  const std::set<Cell> small(primary.begin(), primary.end());
  primary.insert(primary.end(), secondary.begin(), secondary.end());
  for (const CellBounds& bounds : AuditSuppression(table, primary)) {
    if (small.contains(bounds.cell) && !IsProtected(bounds, threshold)) return false;
  }
  return true;
}

// Whether removing the cell parts the graph of rows and columns that suppressed cells draw.
bool IsBridge(const std::vector<Cell>& suppressed, const Cell& cell, const CountTable& table) {
  std::vector<bool> reached(static_cast<size_t>(table.rows() + table.columns()));
  reached[static_cast<size_t>(cell.row)] = true;
  for (bool grown = true; grown;) {
    grown = false;
    for (const Cell& other : suppressed) {
      if (other == cell) continue;
      const auto row = static_cast<size_t>(other.row),
                 column = static_cast<size_t>(table.rows()) + static_cast<size_t>(other.column);
      if (reached[row] != reached[column]) reached[row] = reached[column] = grown = true;
    }
  }
  return !reached[static_cast<size_t>(table.rows()) + static_cast<size_t>(cell.column)];
}

TEST(SuppressionAuditTest, BoundsAreThoseOfEveryPossibleTable) {
  std::mt19937 random(17);
  for (int round = 0; round < 300; ++round) {
    const CountTable table = RandomTable(random, 6);
    std::vector<Cell> suppressed;
    for (const Cell& cell : InnerCells(table)) {
      if (random() % 2 && suppressed.size() < 8) suppressed.push_back(cell);
    }
    const auto expected = BoundsByEnumeration(table, suppressed);
    for (const CellBounds& bounds : AuditSuppression(table, suppressed)) {
      EXPECT_EQ(bounds.low, expected.at(bounds.cell).low) << round;
      EXPECT_EQ(bounds.high, expected.at(bounds.cell).high) << round;
    }
  }
}

TEST(SuppressionAuditTest, KnowsACellExactlyIfAndOnlyIfItIsABridge) {
  std::mt19937 random(18);
  for (int round = 0; round < 300; ++round) {
    std::vector<std::vector<int64_t>> cells(4, std::vector<int64_t>(4));
    for (auto& row : cells) {
      for (int64_t& cell : row) cell = 1 + static_cast<int64_t>(random() % 30);
    }
    const CountTable table = *CountTable::Make(cells);
    std::vector<Cell> suppressed;
    for (const Cell& cell : InnerCells(table)) {
      if (random() % 2) suppressed.push_back(cell);
    }
    for (const CellBounds& bounds : AuditSuppression(table, suppressed)) {
      EXPECT_EQ(bounds.low == bounds.high, IsBridge(suppressed, bounds.cell, table));
    }
  }
}

TEST(SuppressionAuditTest, ACellWhoseLineLeavesNoRoomCannotReachTheValue) {
  std::mt19937 random(23);
  int without_room = 0;
  for (int round = 0; round < 300; ++round) {
    const CountTable table = RandomTable(random, 12);
    std::vector<Cell> suppressed;
    for (int row = 0; row <= table.rows(); ++row) {
      for (int column = 0; column <= table.columns(); ++column) {
        if (random() % 2) suppressed.push_back({row, column});
      }
    }
    const SuppressionGraph graph(table, suppressed);
    for (const Cell& cell : suppressed) {
      for (const int64_t value : {int64_t{0}, int64_t{1}, int64_t{5}, table.at(cell) + 3}) {
        std::vector<Cell> across;
        if (graph.LineLeavesRoom(cell, value, true) && graph.LineLeavesRoom(cell, value, false)) continue;
        EXPECT_FALSE(graph.CanReach(cell, value, across)) << round;
        ++without_room;
      }
    }
  }
  EXPECT_GT(without_room, 100);
}

TEST(SuppressionAuditTest, SuppressedTotalsFreeTheirCells) {
  const CountTable table = *CountTable::Make({{2, 30}, {20, 40}});
  const auto alone = AuditSuppression(table, {{0, 0}});
  EXPECT_EQ(alone[0].low, 2);
  EXPECT_EQ(alone[0].high, 2);
  // The cell, its row total, its column total and the grand total: nothing bounds them from above.
  const auto open = AuditSuppression(table, {{0, 0}, {0, 2}, {2, 0}, {2, 2}});
  EXPECT_EQ(open[0].low, 0);
  EXPECT_EQ(open[0].high, kUnboundedCount);
  EXPECT_EQ(open[1].low, 30);
  EXPECT_EQ(open[1].high, kUnboundedCount);
  // A row total and the inner cell, but not the column total: still known.
  const auto half = AuditSuppression(table, {{0, 0}, {0, 2}});
  EXPECT_EQ(half[0].low, half[0].high);
}

TEST(SuppressionTest, NeverLetsTheAuditNarrowAPrimaryCell) {
  std::mt19937 random(19);
  for (int round = 0; round < 200; ++round) {
    const CountTable table = RandomTable(random, 25);
    for (const bool totals : {false, true}) {
      const auto pattern = ChooseSuppression(table, {5, totals});
      EXPECT_EQ(pattern.primary, PrimaryCells(table, 5, totals));
      if (pattern.is_protected) {
        EXPECT_TRUE(ProtectsAll(table, pattern.primary, pattern.secondary, 5)) << round;
      }
      for (const Cell& cell : pattern.secondary) EXPECT_GT(table.at(cell), 0);
    }
  }
}

TEST(SuppressionTest, FindsTheSmallestPatternThatExhaustiveSearchFinds) {
  std::mt19937 random(20);
  for (int round = 0; round < 60; ++round) {
    const CountTable table = RandomTable(random, 14);
    const auto pattern = ChooseSuppression(table, {5, false});
    std::vector<Cell> candidates;
    for (const Cell& cell : InnerCells(table)) {
      if (table.at(cell) >= 5) candidates.push_back(cell);
    }
    std::pair<size_t, int64_t> best = {99, 0};
    for (uint32_t set = 0; set < (1u << candidates.size()); ++set) {
      std::vector<Cell> chosen;
      int64_t sum = 0;
      for (size_t i = 0; i < candidates.size(); ++i) {
        if (!(set >> i & 1)) continue;
        chosen.push_back(candidates[i]);
        sum += table.at(candidates[i]);
      }
      if (std::pair(chosen.size(), sum) >= best || !ProtectsAll(table, pattern.primary, chosen, 5)) continue;
      best = {chosen.size(), sum};
    }
    EXPECT_EQ(pattern.is_protected, best.first != 99) << round;
    if (!pattern.is_protected) continue;
    int64_t sum = 0;
    for (const Cell& cell : pattern.secondary) sum += table.at(cell);
    EXPECT_EQ(std::pair(pattern.secondary.size(), sum), best) << round;
    EXPECT_TRUE(pattern.is_minimal);
  }
}

TEST(SuppressionTest, FindsTheSmallestPatternOfALargeTable) {
  // The optimum is that of a mixed integer program (HiGHS, through scipy).
  const CountTable table = *CountTable::Make({{25, 12, 20, 5, 5, 31, 1, 5, 7},
                                              {40, 6, 6, 7, 6, 7, 12, 0, 20},
                                              {15, 31, 20, 40, 40, 31, 40, 2, 25},
                                              {7, 25, 25, 20, 3, 6, 5, 0, 2},
                                              {20, 12, 12, 6, 1, 12, 7, 7, 7},
                                              {5, 15, 2, 15, 5, 15, 20, 20, 15},
                                              {20, 9, 12, 12, 7, 7, 12, 20, 6},
                                              {6, 25, 0, 31, 20, 0, 12, 0, 0}});
  const auto pattern = ChooseSuppression(table, {.threshold = 5, .protect_totals = false});
  EXPECT_EQ(pattern.primary.size(), 6u);
  EXPECT_TRUE(pattern.is_minimal);
  EXPECT_TRUE(ProtectsAll(table, pattern.primary, pattern.secondary, 5));
  int64_t sum = 0;
  for (const Cell& cell : pattern.secondary) sum += table.at(cell);
  EXPECT_EQ(pattern.secondary.size(), 5u);
  EXPECT_EQ(sum, 42);
}

TEST(SuppressionTest, TheGreedySearchProtectsLargeTablesToo) {
  std::mt19937 random(21);
  for (int round = 0; round < 5; ++round) {
    std::vector<std::vector<int64_t>> cells(12, std::vector<int64_t>(12));
    for (auto& row : cells) {
      for (int64_t& cell : row) cell = static_cast<int64_t>(random() % 12 == 0 ? 1 + random() % 4 : 5 + random() % 60);
    }
    const CountTable table = *CountTable::Make(cells);
    const auto quick = ChooseSuppression(table, {.threshold = 5, .protect_totals = true, .search_limit = 0});
    ASSERT_TRUE(quick.is_protected);
    EXPECT_FALSE(quick.is_minimal);
    EXPECT_TRUE(ProtectsAll(table, quick.primary, quick.secondary, 5));
    const auto thorough = ChooseSuppression(table);
    ASSERT_TRUE(thorough.is_protected);
    EXPECT_TRUE(ProtectsAll(table, thorough.primary, thorough.secondary, 5));
    EXPECT_LE(thorough.secondary.size(), quick.secondary.size());
  }
}

TEST(SuppressionTest, LeavesATableWithoutSmallCountsAlone) {
  const auto pattern = ChooseSuppression(*CountTable::Make({{0, 12}, {8, 5}}));
  EXPECT_THAT(pattern.primary, IsEmpty());
  EXPECT_THAT(pattern.secondary, IsEmpty());
  EXPECT_TRUE(pattern.is_protected);
  EXPECT_TRUE(pattern.is_minimal);
}

TEST(SuppressionTest, SaysWhenNoPatternHelps) {
  EXPECT_FALSE(ChooseSuppression(*CountTable::Make({{3}}), {5, false}).is_protected);
  EXPECT_FALSE(ChooseSuppression(*CountTable::Make({{3, 0}, {0, 9}}), {5, false}).is_protected);
}

TEST(SuppressionTest, ProtectsASmallTotalWithOtherTotals) {
  const CountTable table = *CountTable::Make({{2, 1}, {14, 22}, {31, 17}});
  const auto pattern = ChooseSuppression(table);
  EXPECT_THAT(pattern.primary, ElementsAre(Cell{0, 0}, Cell{0, 1}, Cell{0, 2}));
  ASSERT_TRUE(pattern.is_protected);
  EXPECT_TRUE(ProtectsAll(table, pattern.primary, pattern.secondary, 5));
}

TEST(SuppressionTest, AViewersOwnPlansAreTakenOutFirst) {
  const CountTable table = *CountTable::Make({{7, 9}, {8, 12}});
  EXPECT_THAT(ChooseSuppression(table).primary, IsEmpty());
  // A viewer whose own plans are 5 of the 7 sees 2 of the others.
  ASSERT_OK_AND_ASSIGN(const CountTable rest, table.Without(*CountTable::Make({{5, 0}, {0, 0}})));
  EXPECT_THAT(ChooseSuppression(rest).primary, ElementsAre(Cell{0, 0}));
  EXPECT_THAT(table.Without(*CountTable::Make({{8, 0}, {0, 0}})), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(table.Without(*CountTable::Make({{1, 0}})), FailsFor("FIELD_INVALID"));
}

TEST(SuppressionTest, RefusesWhatIsNoTable) {
  EXPECT_THAT(CountTable::Make({}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(CountTable::Make({{1, 2}, {3}}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(CountTable::Make({{1, -2}}), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa::statistics
