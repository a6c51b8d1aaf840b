#include "services/reports/release_table.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/statistics/count_table.h"
#include "services/statistics/suppression_audit.h"
#include "tests/services/reports/attacker.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::reports {
namespace {

using statistics::CountRule;
using statistics::kNhsHesSubnational;
using statistics::kUnderFive;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;

constexpr char kGood[] = "good_or_better", kBelow[] = "below_good";

using Counts = std::vector<std::vector<int64_t>>;

CountedTable Table(const std::vector<std::string>& cycles, const Counts& counts) {
  CountedTable table;
  table.cycles = cycles;
  table.columns = {kGood, kBelow};
  for (size_t i = 0; i < counts.size(); ++i) table.rows.emplace_back(1, static_cast<char>('A' + i));
  table.counts = counts;
  return table;
}

ReleasedTable Released(const CountedTable& table, const CountRule& rule,
                       const std::vector<EarlierRelease>& earlier = {}) {
  const auto released = ReleaseCounts(table, rule, earlier);
  EXPECT_OK(released);
  return *released;
}

// As the table is printed: row by row with totals.
std::vector<std::string> Shown(const ReleasedTable& released) {
  std::vector<std::string> shown;
  for (const ReleasedCell& cell : released.cells) {
    shown.push_back(cell.shown ? std::to_string(cell.published) : "c");
  }
  return shown;
}

TEST(ReleaseTest, ShowsATableWithoutSmallCountsAsItIs) {
  const ReleasedTable released = Released(Table({"q1"}, {{10, 0}, {7, 5}}), kUnderFive);
  EXPECT_TRUE(released.published);
  EXPECT_EQ(released.suppressed, 0);
  EXPECT_THAT(Shown(released), ElementsAre("10", "0", "10", "7", "5", "12", "17", "5", "22"));
  EXPECT_THAT(released.note, HasSubstr("under5_c"));
  EXPECT_THAT(released.note, HasSubstr("Nothing had to be suppressed here."));
}

TEST(ReleaseTest, SuppressesASmallCountAndTheOthersThatWouldTellIt) {
  const ReleasedTable released = Released(Table({"q1"}, {{10, 3}, {12, 9}, {20, 30}}), kUnderFive);
  EXPECT_TRUE(released.published);
  // The smallest rectangle around the 3.
  EXPECT_THAT(Shown(released), ElementsAre("c", "c", "13", "c", "c", "21", "20", "30", "50", "42", "42", "84"));
  EXPECT_EQ(released.suppressed, 4);
  EXPECT_EQ(released.cells[1].count, 3) << "the true count is kept, unshown";
}

void ExpectWithheld(const ReleasedTable& released) {
  EXPECT_FALSE(released.published);
  EXPECT_THAT(Shown(released), Each("c"));
  EXPECT_EQ(released.suppressed, static_cast<int>(released.cells.size()));
  EXPECT_THAT(released.note, HasSubstr("This table is not published"));
}

TEST(ReleaseTest, WithholdsATableOfWhichNothingCanBeShown) {
  ExpectWithheld(Released(Table({"q1"}, {{1, 2}}), kUnderFive));
  ExpectWithheld(Released(Table({"q1"}, {{4}}), kUnderFive));
}

TEST(ReleaseTest, WithholdsATableWhoseTotalsWouldGiveAwaySmallDifferences) {
  const CountedTable quarter = Table({"q4"}, {{10, 9}, {12, 11}});
  // Two plans in the rest of the year: the number of plans is public in both.
  const CountedTable year = Table({"q1", "q4"}, {{11, 9}, {12, 12}});
  const ReleasedTable first = Released(quarter, kUnderFive);
  ASSERT_TRUE(first.published);
  ExpectWithheld(Released(year, kUnderFive, {{quarter.cycles, first.cells}}));
  EXPECT_TRUE(Released(year, kUnderFive).published) << "it is the quarter that forbids it";
}

TEST(ReleaseTest, RoundsByTheRuleOfNhsHospitalData) {
  const ReleasedTable released = Released(Table({"q1"}, {{7, 8}, {12, 13}, {0, 22}}), kNhsHesSubnational);
  EXPECT_TRUE(released.published);
  // 1 to 7 suppressed, 0 shown, the others to the nearest 5; totals from true counts.
  EXPECT_THAT(Shown(released), ElementsAre("c", "10", "15", "10", "15", "25", "0", "20", "20", "20", "45", "60"));
  EXPECT_THAT(released.note, HasSubstr("Counts from 1 to 7 are not shown, others are rounded to the nearest 5"));
}

TEST(ReleaseTest, RefusesATableThatIsNotRectangular) {
  EXPECT_THAT(ReleaseCounts(Table({"q1"}, {{1, 2}, {3}}), kUnderFive, {}), FailsFor("FIELD_INVALID"));
}

TEST(ReleaseTest, GivesTheSameCountsOfTheSameCyclesAsBefore) {
  const CountedTable table = Table({"q1"}, {{10, 3}, {12, 9}, {9, 12}});
  ReleasedTable first = Released(table, kUnderFive);
  // An earlier version of the program may have chosen other cells; two patterns of one table would tell both.
  for (ReleasedCell& cell : first.cells) {
    if (cell.row == "B") cell.shown = true;
    if (cell.row == "C" && !cell.column.empty()) cell.shown = false;
  }
  const ReleasedTable again = Released(table, kUnderFive, {{table.cycles, first.cells}});
  EXPECT_EQ(again.cells, first.cells);
  CountedTable other = table;
  other.counts[2][1] = 13;
  EXPECT_NE(Released(other, kUnderFive, {{table.cycles, first.cells}}).cells, first.cells);
}

TEST(ReleaseTest, HidesAQuarterThatTheYearWouldGiveAway) {
  const ReleasedTable quarter = Released(Table({"q4"}, {{10, 9}, {12, 11}, {20, 20}}), kUnderFive);
  ASSERT_EQ(quarter.suppressed, 0);
  // In the rest of the year one plan of group A was below good: 10 - 9.
  const CountedTable year = Table({"q1", "q4"}, {{30, 10}, {40, 30}, {50, 50}});
  const ReleasedTable alone = Released(year, kUnderFive);
  ASSERT_EQ(alone.suppressed, 0);
  const ReleasedTable after = Released(year, kUnderFive, {{{"q4"}, quarter.cells}});
  ASSERT_TRUE(after.published);
  EXPECT_FALSE(after.cells[1].shown);
  const Attacker attacker({{{"q4"}, quarter.cells}, {{"q1", "q4"}, after.cells}}, 1);
  EXPECT_TRUE(attacker.CanBeAtLeast({"q1"}, "A", kBelow, 5));
}

TEST(ReleaseTest, HidesThePartWhenTheWholeWasFirst) {
  const ReleasedTable year = Released(Table({"q1", "q4"}, {{30, 10}, {40, 30}, {50, 50}}), kUnderFive);
  ASSERT_EQ(year.suppressed, 0);
  const ReleasedTable quarter =
      Released(Table({"q4"}, {{10, 9}, {12, 11}, {20, 20}}), kUnderFive, {{{"q1", "q4"}, year.cells}});
  ASSERT_TRUE(quarter.published);
  EXPECT_FALSE(quarter.cells[1].shown);
  const Attacker attacker({{{"q1", "q4"}, year.cells}, {{"q4"}, quarter.cells}}, 1);
  EXPECT_TRUE(attacker.CanBeAtLeast({"q1"}, "A", kBelow, 5));
}

// A generator of its own, so that the same tables are tried everywhere.
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  // 0 to `most`.
  int64_t UpTo(int64_t most) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<int64_t>((state_ >> 33) % static_cast<uint64_t>(most + 1));
  }

 private:
  uint64_t state_;
};

// Many small counts, some empty cells, some large ones.
Counts RandomCounts(Random& random, size_t rows, size_t columns) {
  Counts counts(rows, std::vector<int64_t>(columns));
  for (std::vector<int64_t>& row : counts) {
    for (int64_t& count : row) {
      const int64_t kind = random.UpTo(9);
      count = kind == 0 ? 0 : kind < 4 ? random.UpTo(4) : kind < 8 ? random.UpTo(12) : random.UpTo(40);
    }
  }
  return counts;
}

Counts Sum(const Counts& a, const Counts& b) {
  Counts sum = a;
  for (size_t r = 0; r < a.size(); ++r) {
    for (size_t c = 0; c < a[r].size(); ++c) sum[r][c] += b[r][c];
  }
  return sum;
}

TEST(ReleaseProperty, NoTableNarrowsASmallCount) {
  Random random(20241231);
  int published = 0;
  for (int round = 0; round < 500; ++round) {
    const auto rows = static_cast<size_t>(2 + random.UpTo(6)), columns = static_cast<size_t>(2 + random.UpTo(2));
    CountedTable counted = Table({"q1"}, RandomCounts(random, rows, columns));
    counted.columns.resize(columns);
    for (size_t c = 2; c < columns; ++c) counted.columns[c] = "other" + std::to_string(c);
    const ReleasedTable released = Released(counted, kUnderFive);
    if (!released.published) {
      EXPECT_THAT(Shown(released), Each("c"));
      continue;
    }
    ++published;
    const auto table = *statistics::CountTable::Make(counted.counts);
    std::vector<statistics::Cell> hidden;
    for (size_t i = 0; i < released.cells.size(); ++i) {
      const ReleasedCell& cell = released.cells[i];
      const statistics::Cell place{static_cast<int>(i / (columns + 1)), static_cast<int>(i % (columns + 1))};
      ASSERT_EQ(cell.count, table.at(place));
      if (cell.shown) {
        EXPECT_FALSE(cell.count > 0 && cell.count < 5) << "a small count is shown";
      } else {
        hidden.push_back(place);
      }
    }
    for (const statistics::CellBounds& bounds : statistics::AuditSuppression(table, hidden)) {
      const int64_t count = table.at(bounds.cell);
      if (count == 0 || count >= 5) continue;
      EXPECT_LE(bounds.low, 1) << "round " << round;
      EXPECT_GE(bounds.high, 5) << "round " << round;
    }
  }
  EXPECT_GT(published, 300);
}

// What is to be kept from a reader of all releases: small counts of what a release hid, of a release without one within
// it, and of single cycles. By a rule that does not round, that they are small; by one that rounds, what they are.
void ExpectNothingTold(const std::vector<EarlierRelease>& releases, const CountRule& rule,
                       const std::vector<std::string>& cycles, const std::vector<Counts>& counts,
                       const std::string& what) {
  const Attacker attacker(releases, rule.base);
  const auto true_count = [&](const std::vector<std::string>& of, const std::string& row, const std::string& column) {
    int64_t sum = 0;
    for (size_t i = 0; i < cycles.size(); ++i) {
      if (std::find(of.begin(), of.end(), cycles[i]) == of.end()) continue;
      for (size_t r = 0; r < counts[i].size(); ++r) {
        if (!row.empty() && row[0] - 'A' != static_cast<int>(r)) continue;
        for (size_t c = 0; c < 2; ++c) {
          if (column.empty() || column == (c == 0 ? kGood : kBelow)) sum += counts[i][r][c];
        }
      }
    }
    return sum;
  };
  const auto check = [&](const std::vector<std::string>& of, const ReleasedCell& cell) {
    const int64_t count = true_count(of, cell.row, cell.column);
    if (count == 0 || count >= rule.threshold) return;
    const bool kept = rule.base == 1 ? attacker.CanBeAtLeast(of, cell.row, cell.column, rule.threshold)
                                     : attacker.CanBeAtLeast(of, cell.row, cell.column, count + 1) ||
                                           attacker.CanBeAtMost(of, cell.row, cell.column, count - 1);
    EXPECT_TRUE(kept) << what << ": " << testing::PrintToString(of) << " group \"" << cell.row << "\" outcome \""
                      << cell.column << "\" is told: it is " << count;
  };
  for (const EarlierRelease& release : releases) {
    for (const ReleasedCell& cell : release.cells) {
      EXPECT_FALSE(cell.shown && cell.count > 0 && cell.count < rule.threshold) << what;
      check(release.cycles, cell);
      for (const std::string& cycle : cycles) check({cycle}, cell);
    }
    for (const EarlierRelease& part : releases) {
      std::vector<std::string> rest;
      for (const std::string& cycle : release.cycles) {
        if (std::find(part.cycles.begin(), part.cycles.end(), cycle) == part.cycles.end()) rest.push_back(cycle);
      }
      if (rest.size() + part.cycles.size() != release.cycles.size() || rest.empty()) continue;
      for (const ReleasedCell& cell : release.cells) check(rest, cell);
    }
  }
}

// Releases tables of these spans one after another, each in view of those before.
struct Series {
  std::vector<EarlierRelease> releases;
  int published = 0;
};
Series ReleaseSeries(const std::vector<std::vector<std::string>>& spans, const CountRule& rule,
                     const std::vector<std::string>& cycles, const std::vector<Counts>& counts) {
  Series series;
  for (const std::vector<std::string>& span : spans) {
    Counts sum(counts[0].size(), std::vector<int64_t>(2, 0));
    for (size_t i = 0; i < cycles.size(); ++i) {
      if (std::find(span.begin(), span.end(), cycles[i]) != span.end()) sum = Sum(sum, counts[i]);
    }
    const ReleasedTable released = Released(Table(span, sum), rule, series.releases);
    series.published += released.published;
    series.releases.push_back({span, released.cells});
  }
  return series;
}

// The spans are released in this order, for many tables of at most so many groups. At least `published` of a hundred
// tables must come out: a rule that withholds everything tells nothing either.
void Attack(const std::vector<std::vector<std::string>>& spans, const CountRule& rule,
            const std::vector<std::string>& cycles, int64_t most_rows, uint64_t seed, int least_published) {
  constexpr int kRounds = 300;
  Random random(seed);
  int published = 0;
  for (int round = 0; round < kRounds; ++round) {
    const auto rows = static_cast<size_t>(2 + random.UpTo(most_rows - 2));
    std::vector<Counts> counts;
    for (size_t i = 0; i < cycles.size(); ++i) counts.push_back(RandomCounts(random, rows, 2));
    const Series series = ReleaseSeries(spans, rule, cycles, counts);
    published += series.published;
    ExpectNothingTold(series.releases, rule, cycles, counts,
                      "round " + std::to_string(round) + " " + testing::PrintToString(counts));
  }
  EXPECT_GE(100 * published, least_published * kRounds * static_cast<int>(spans.size()));
}

TEST(ReleaseAttack, AQuarterAndThenItsYear) { Attack({{"q4"}, {"q1", "q4"}}, kUnderFive, {"q1", "q4"}, 5, 1, 90); }

TEST(ReleaseAttack, AYearAndThenOneOfItsQuarters) {
  Attack({{"q1", "q4"}, {"q4"}}, kUnderFive, {"q1", "q4"}, 5, 2, 90);
}

TEST(ReleaseAttack, SuccessiveRollingYearsAndAQuarter) {
  // "b" stands for the three quarters that two successive years share.
  Attack({{"a", "b"}, {"b", "c"}, {"c"}}, kUnderFive, {"a", "b", "c"}, 3, 3, 80);
}

TEST(ReleaseAttack, EveryQuarterAndThenTheYear) {
  Attack({{"a"}, {"b"}, {"a", "b"}}, kUnderFive, {"a", "b"}, 4, 4, 85);
}

TEST(ReleaseAttack, RoundedQuartersAndTheirYear) {
  Attack({{"a"}, {"b"}, {"a", "b"}}, kNhsHesSubnational, {"a", "b"}, 3, 5, 85);
}

TEST(ReleaseAttack, IsOneThatFindsWhatTablesGiveAway) {
  // Two tables, each of which keeps its small counts by itself, and together do not: 7 - 5 = 2.
  const CountedTable first = Table({"a"}, {{5, 9}, {20, 9}}), both = Table({"a", "b"}, {{7, 20}, {40, 20}});
  const std::vector<EarlierRelease> releases = {{first.cycles, Released(first, kUnderFive).cells},
                                                {both.cycles, Released(both, kUnderFive).cells}};
  const Attacker attacker(releases, 1);
  EXPECT_FALSE(attacker.CanBeAtLeast({"b"}, "A", kGood, 3));
  EXPECT_TRUE(attacker.CanBeAtLeast({"b"}, "A", kGood, 2));
  EXPECT_FALSE(attacker.CanBeAtMost({"b"}, "A", kGood, 1));
}

}  // namespace
}  // namespace ehcpqa::reports
