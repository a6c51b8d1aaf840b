#include "services/audits/lead_rotation.h"

#include <random>
#include <utility>

#include "gtest/gtest.h"

namespace ehcpqa::audits {
namespace {

using Costs = std::pair<int64_t, int64_t>;  // Sums of squares over kinds, over auditors.

Costs CostsOf(const std::vector<size_t>& kinds, const std::vector<std::optional<size_t>>& leaders) {
  std::vector<int64_t> auditors(kinds.size()), by_kind(3);
  for (const auto& leader : leaders) {
    if (!leader) continue;
    ++auditors[*leader];
    ++by_kind[kinds[*leader]];
  }
  Costs costs;
  for (const int64_t count : by_kind) costs.first += count * count;
  for (const int64_t count : auditors) costs.second += count * count;
  return costs;
}

Costs Best(const std::vector<size_t>& kinds, const std::vector<LeadChoice>& sets,
           std::vector<std::optional<size_t>>& leaders, size_t next) {
  if (next == sets.size()) return CostsOf(kinds, leaders);
  Costs best = {1'000'000, 1'000'000};
  std::vector<size_t> choices = sets[next].candidates;
  if (sets[next].fixed) choices = {*sets[next].fixed};
  for (const size_t choice : choices) {
    leaders[next] = choice;
    best = std::min(best, Best(kinds, sets, leaders, next + 1));
  }
  return best;
}

TEST(LeadRotationTest, FindsTheMostEqualLeadsOfSmallCases) {
  std::mt19937 random(77);
  for (int round = 0; round < 800; ++round) {
    // One to three auditors of each kind.
    std::vector<size_t> kinds;
    std::vector<std::vector<size_t>> of_kind(3);
    for (size_t kind = 0; kind < 3; ++kind) {
      for (unsigned n = 1 + random() % 3; n > 0; --n) {
        of_kind[kind].push_back(kinds.size());
        kinds.push_back(kind);
      }
    }
    std::vector<LeadChoice> sets(1 + random() % 7);
    for (LeadChoice& set : sets) {
      for (const std::vector<size_t>& all : of_kind) {
        if (random() % 6 != 0 || set.candidates.empty()) set.candidates.push_back(all[random() % all.size()]);
      }
      if (random() % 5 == 0) set.fixed = set.candidates[random() % set.candidates.size()];
    }
    const auto leaders = RotateLeads(kinds, sets);
    for (size_t i = 0; i < sets.size(); ++i) {
      ASSERT_TRUE(leaders[i].has_value());
      EXPECT_EQ(leaders[i], sets[i].fixed ? sets[i].fixed : leaders[i]);
    }
    std::vector<std::optional<size_t>> tried(sets.size());
    ASSERT_EQ(CostsOf(kinds, leaders), Best(kinds, sets, tried, 0)) << "round " << round;
  }
}

TEST(LeadRotationTest, LeavesASetWithoutCandidatesWithoutLead) {
  EXPECT_EQ(RotateLeads({0, 1}, {LeadChoice{}, LeadChoice{{0, 1}, {}}})[0], std::nullopt);
}

}  // namespace
}  // namespace ehcpqa::audits
