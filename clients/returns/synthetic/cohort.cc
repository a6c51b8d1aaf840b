#include "clients/returns/synthetic/cohort.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace ehcpqa::synthetic {
namespace {

// Indexes of categories, each as often as its share of `total` for this need.
std::vector<uint8_t> Draws(const std::vector<Category>& categories, size_t need, uint64_t total) {
  std::vector<uint64_t> weights;
  for (const Category& category : categories) weights.push_back(category.by_need[need]);
  const std::vector<uint64_t> shares = Apportion(weights, total);
  std::vector<uint8_t> draws;
  for (size_t i = 0; i < shares.size(); ++i) draws.insert(draws.end(), shares[i], static_cast<uint8_t>(i));
  return draws;
}

uint8_t NumberOf(const Category& category) { return static_cast<uint8_t>(std::atoi(category.name.c_str())); }

// How well an age suits a placement: lower is better.
int Misfit(std::string_view placement, int age) {
  const bool adult =
      placement.starts_with("FE") || placement.ends_with("NEET") || placement.ends_with("(notice to cease issued)");
  if (adult) return age >= 19 ? 0 : age >= 16 ? 1 : 40 - age;
  if (placement == "Non-maintained early years") return age <= 4 ? 0 : age;
  return 0;
}

// Gives the placements out, those that only some ages fit first.
void GivePlacements(const std::vector<Category>& placements, std::vector<uint8_t> draws, std::vector<PlanFacts>& plans,
                    Random& random) {
  const auto is_choosy = [&](uint8_t placement) { return Misfit(placements[placement].name, 10) > 0; };
  std::stable_partition(draws.begin(), draws.end(), is_choosy);
  random.Shuffle(plans);
  size_t given = 0;
  while (given < draws.size()) {
    // One kind after another; the kind of a draw is told by whom it suits.
    const std::string_view kind = placements[draws[given]].name;
    size_t end = given;
    while (end < draws.size() && Misfit(placements[draws[end]].name, 20) == Misfit(kind, 20) &&
           Misfit(placements[draws[end]].name, 3) == Misfit(kind, 3))
      ++end;
    const auto rest = plans.begin() + static_cast<std::ptrdiff_t>(given);
    std::stable_sort(rest, plans.end(),
                     [&](const PlanFacts& a, const PlanFacts& b) { return Misfit(kind, a.age) < Misfit(kind, b.age); });
    for (; given < end; ++given) plans[given].placement = draws[given];
  }
}

// Gives the years in place out, the longest first, each to a random plan of somebody old enough.
void GiveYears(std::vector<uint8_t> years, std::vector<PlanFacts>& plans, Random& random) {
  std::sort(years.rbegin(), years.rend());
  std::sort(plans.begin(), plans.end(), [](const PlanFacts& a, const PlanFacts& b) { return a.age > b.age; });
  size_t old_enough = 0;  // plans[i..old_enough) are candidates for the i-th.
  for (size_t i = 0; i < plans.size(); ++i) {
    while (old_enough < plans.size() && plans[old_enough].age > years[i]) ++old_enough;
    if (old_enough > i) std::swap(plans[i], plans[i + random.Below(old_enough - i)]);
    old_enough = std::max(old_enough, i + 1);
    plans[i].years = std::min<uint8_t>(years[i], static_cast<uint8_t>(plans[i].age - 1));
  }
}

}  // namespace

std::vector<PlanFacts> InventPlans(const PublishedCounts& counts, uint64_t plans, Random& random) {
  const std::vector<uint64_t> by_need = Apportion({counts.all.by_need.begin(), counts.all.by_need.end()}, plans);
  std::vector<PlanFacts> all;
  all.reserve(plans);
  for (size_t need = 0; need < kNeeds.size(); ++need) {
    std::vector<PlanFacts> group(by_need[need]);
    std::vector<uint8_t> sexes = Draws(counts.sexes, need, group.size());
    std::vector<uint8_t> years = Draws(counts.years, need, group.size());
    const std::vector<uint8_t> ages = Draws(counts.ages, need, group.size());
    random.Shuffle(sexes);
    for (uint8_t& year : years) year = NumberOf(counts.years[year]);
    for (size_t i = 0; i < group.size(); ++i) {
      group[i].need = static_cast<uint8_t>(need);
      group[i].sex = sexes[i];
      group[i].age = NumberOf(counts.ages[ages[i]]);
    }
    GivePlacements(counts.placements, Draws(counts.placements, need, group.size()), group, random);
    GiveYears(std::move(years), group, random);
    all.insert(all.end(), group.begin(), group.end());
  }
  random.Shuffle(all);
  return all;
}

}  // namespace ehcpqa::synthetic
