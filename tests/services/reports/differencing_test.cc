#include "services/reports/differencing.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"

namespace ehcpqa::reports {
namespace {

using statistics::kNhsHesSubnational;
using statistics::kUnderFive;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Not;

constexpr char kGood[] = "good_or_better", kBelow[] = "below_good";

// A release of two outcomes, all shown but for cells named as "A good", "A" (its total), "good" or "" (the grand
// total).
EarlierRelease Release(const std::vector<std::string>& cycles,
                       const std::vector<std::pair<std::string, std::pair<int64_t, int64_t>>>& groups,
                       const std::vector<std::string>& hidden = {}) {
  EarlierRelease release;
  release.cycles = cycles;
  const auto add = [&](const std::string& row, const std::string& column, const std::string& name, int64_t count) {
    const bool shown = std::find(hidden.begin(), hidden.end(), name) == hidden.end();
    release.cells.push_back({row, column, shown, count, count});
  };
  int64_t good = 0, below = 0;
  for (const auto& [row, counts] : groups) {
    add(row, kGood, row + " good", counts.first);
    add(row, kBelow, row + " below", counts.second);
    add(row, "", row, counts.first + counts.second);
    good += counts.first;
    below += counts.second;
  }
  add("", kGood, "good", good);
  add("", kBelow, "below", below);
  add("", "", "", good + below);
  return release;
}

TEST(DifferencingTest, FindsNothingWhereNothingIsSmall) {
  const EarlierRelease quarter = Release({"q4"}, {{"A", {10, 9}}, {"B", {12, 11}}});
  const EarlierRelease year = Release({"q1", "q4"}, {{"A", {30, 20}}, {"B", {40, 30}}});
  EXPECT_FALSE(FindExposed({}, kUnderFive, {}).has_value());
  EXPECT_FALSE(FindExposed({quarter}, kUnderFive, {}).has_value());
  EXPECT_FALSE(FindExposed({quarter, year}, kUnderFive, {}).has_value());
}

TEST(DifferencingTest, FindsAHiddenCountThatItsTotalsTell) {
  const EarlierRelease quarter = Release({"q4"}, {{"A", {10, 3}}, {"B", {12, 11}}}, {"A below"});
  const auto exposed = FindExposed({quarter}, kUnderFive, {});
  ASSERT_TRUE(exposed.has_value());
  EXPECT_EQ(exposed->count, (KeptCount{{"q4"}, "A", kBelow}));
  EXPECT_THAT(exposed->told_by, Not(IsEmpty()));
}

TEST(DifferencingTest, FindsTheRestOfAYear) {
  const EarlierRelease quarter = Release({"q4"}, {{"A", {10, 9}}, {"B", {12, 11}}});
  const EarlierRelease year = Release({"q1", "q4"}, {{"A", {30, 10}}, {"B", {40, 30}}});
  for (const auto& releases :
       {std::vector<EarlierRelease>{quarter, year}, std::vector<EarlierRelease>{year, quarter}}) {
    const auto exposed = FindExposed(releases, kUnderFive, {});
    ASSERT_TRUE(exposed.has_value());
    EXPECT_EQ(exposed->count, (KeptCount{{"q1"}, "A", kBelow}));
    EXPECT_THAT(exposed->told_by, Contains(1u)) << "the cell itself";
  }
}

TEST(DifferencingTest, SeesThatTwoPatternsTogetherTellWhatEachHides) {
  // By itself either pattern is sound, and the counts are the same: each shows what the other hides.
  const std::vector<std::pair<std::string, std::pair<int64_t, int64_t>>> counts = {
      {"A", {10, 3}}, {"B", {12, 9}}, {"C", {9, 12}}};
  const EarlierRelease one = Release({"q4"}, counts, {"A good", "A below", "B good", "B below"});
  const EarlierRelease two = Release({"q4"}, counts, {"A good", "A below", "C good", "C below"});
  EXPECT_FALSE(FindExposed({one}, kUnderFive, {}).has_value());
  EXPECT_FALSE(FindExposed({two}, kUnderFive, {}).has_value());
  const auto exposed = FindExposed({one, two}, kUnderFive, {});
  ASSERT_TRUE(exposed.has_value());
  EXPECT_EQ(exposed->count.row, "A");
}

TEST(DifferencingTest, FollowsAChainOfYears) {
  // Years {a b}, {b c} and then c alone: b = {b c} - c, a = {a b} - b = 2.
  const EarlierRelease first = Release({"a", "b"}, {{"A", {12, 30}}, {"B", {60, 60}}});
  const EarlierRelease second = Release({"b", "c"}, {{"A", {25, 30}}, {"B", {61, 61}}});
  const EarlierRelease quarter = Release({"c"}, {{"A", {15, 15}}, {"B", {30, 30}}});
  EXPECT_FALSE(FindExposed({first, second}, kUnderFive, {}).has_value());
  const auto exposed = FindExposed({first, second, quarter}, kUnderFive, {});
  ASSERT_TRUE(exposed.has_value());
  EXPECT_EQ(exposed->count, (KeptCount{{"a"}, "A", kGood}));
}

TEST(DifferencingTest, KnowsThatAGroupWhichATableDoesNotListHasNoPlan) {
  // C has no plan in q4, so all its plans of the year are of q1: they are shown, and large. B's 3 good ones are all of
  // q1 too, if the total of q4 leaves no room.
  const EarlierRelease quarter = Release({"q4"}, {{"A", {10, 9}}});
  const EarlierRelease year =
      Release({"q1", "q4"}, {{"A", {30, 20}}, {"C", {3, 10}}}, {"A good", "A below", "C good", "C below"});
  const auto exposed = FindExposed({quarter, year}, kUnderFive, {});
  EXPECT_FALSE(exposed.has_value()) << "it may be 13 of C";
  const EarlierRelease narrower = Release({"q1", "q4"}, {{"A", {30, 20}}, {"C", {3, 10}}}, {"C good", "C below"});
  EXPECT_TRUE(FindExposed({quarter, narrower}, kUnderFive, {}).has_value());
}

TEST(DifferencingTest, PassesOverWhatIsKnownAlready) {
  const EarlierRelease quarter = Release({"q4"}, {{"A", {10, 3}}, {"B", {12, 11}}}, {"A below"});
  std::set<KeptCount> known;
  while (const auto exposed = FindExposed({quarter}, kUnderFive, known)) {
    ASSERT_TRUE(known.insert(exposed->count).second);
  }
  EXPECT_THAT(known, ElementsAre(KeptCount{{"q4"}, "A", kBelow}));
}

TEST(DifferencingTest, DoesNotLinkWhatSharesNoCycle) {
  // Old exposures of other cycles are not this release's.
  const EarlierRelease old = Release({"q1"}, {{"A", {10, 3}}, {"B", {12, 11}}}, {"A below"});
  const EarlierRelease fresh = Release({"q4"}, {{"A", {10, 9}}, {"B", {12, 11}}});
  EXPECT_TRUE(FindExposed({old}, kUnderFive, {}).has_value());
  EXPECT_FALSE(FindExposed({old, fresh}, kUnderFive, {}).has_value());
}

TEST(DifferencingTest, PassesOverAnEarlierReleaseThatLaterOnesContradict) {
  // Marks were changed after the first: its counts do not fit those that came later.
  const EarlierRelease changed = Release({"q4"}, {{"A", {50, 9}}, {"B", {12, 11}}});
  const EarlierRelease quarter = Release({"q4"}, {{"A", {10, 9}}, {"B", {12, 11}}});
  const EarlierRelease year = Release({"q1", "q4"}, {{"A", {30, 10}}, {"B", {40, 30}}});
  const auto exposed = FindExposed({changed, quarter, year}, kUnderFive, {});
  ASSERT_TRUE(exposed.has_value());
  EXPECT_EQ(exposed->count, (KeptCount{{"q1"}, "A", kBelow}));
}

TEST(DifferencingTest, KeepsTheValueAloneByARuleThatRounds) {
  EarlierRelease quarter = Release({"q4"}, {{"A", {22, 2}}, {"B", {12, 11}}}, {"A below"});
  for (ReleasedCell& cell : quarter.cells) cell.published = (cell.count + 2) / 5 * 5;
  EXPECT_FALSE(FindExposed({quarter}, kNhsHesSubnational, {}).has_value()) << "0 to 4: small, as the rule says itself";
}

}  // namespace
}  // namespace ehcpqa::reports
