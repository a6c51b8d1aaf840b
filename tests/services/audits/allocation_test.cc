#include "services/audits/allocation.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <random>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ehcpqa::audits {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using enum Kind;

constexpr char kSeed[] = "4 1 6 6 2 5 3";
const std::vector<Kind> kAll(kKinds.begin(), kKinds.end());

std::vector<AllocationAudit> Audits(int count, int doubled = 0) {
  std::vector<AllocationAudit> audits;
  for (int n = 1; n <= count; ++n) {
    audits.push_back({n, "REF-" + std::to_string(n), n % 3 == 0 ? "CL" : "CI", n <= doubled});
  }
  return audits;
}

// `count` auditors of each kind in one agency each: "e1", "e2", ..., "h1", ..., "c1", ...
std::vector<AllocationAuditor> Auditors(int count, int capacity = 0) {
  std::vector<AllocationAuditor> auditors;
  for (const Kind kind : kKinds) {
    const std::string name(KindName(kind));
    for (int n = 1; n <= count; ++n) {
      auditors.push_back({name.substr(0, 1) + std::to_string(n), name + "-agency", kind, capacity});
    }
  }
  return auditors;
}

// Breaks any rule that every allocation must keep.
void ExpectValid(const Allocation& allocation, const std::vector<AllocationAudit>& audits,
                 const std::vector<AllocationAuditor>& auditors, const std::vector<BarredAuditor>& bars,
                 const std::vector<KeptAssignment>& kept) {
  std::map<int64_t, std::set<std::string>> on;
  std::map<std::tuple<std::string, std::string, Kind>, int> loads;
  std::map<std::pair<int64_t, int>, int> leads, members;
  std::set<std::tuple<int64_t, Kind, int>> filled;
  const auto is_kept = [&](const Assignment& one) {
    return std::any_of(kept.begin(), kept.end(), [&](const KeptAssignment& other) {
      return other.assignment.audit == one.audit && other.assignment.kind == one.kind &&
             other.assignment.set == one.set && other.assignment.user == one.user &&
             other.assignment.agency == one.agency;
    });
  };
  for (const Assignment& one : allocation.assignments) {
    EXPECT_TRUE(filled.insert({one.audit, one.kind, one.set}).second);
    EXPECT_TRUE(on[one.audit].insert(one.user).second) << one.user << " marks audit " << one.audit << " twice";
    ++loads[{one.user, one.agency, one.kind}];
    leads[{one.audit, one.set}] += one.lead ? 1 : 0;
    ++members[{one.audit, one.set}];
    if (is_kept(one)) continue;
    for (const BarredAuditor& bar : bars) EXPECT_FALSE(bar.audit == one.audit && bar.user == one.user) << one.user;
    EXPECT_TRUE(std::any_of(auditors.begin(), auditors.end(), [&](const AllocationAuditor& auditor) {
      return auditor.user == one.user && auditor.agency == one.agency && auditor.kind == one.kind;
    }));
  }
  for (const auto& [set, count] : members) EXPECT_EQ(leads[set], 1) << "audit " << set.first << " set " << set.second;
  for (const KeptAssignment& one : kept) {
    EXPECT_TRUE(filled.contains({one.assignment.audit, one.assignment.kind, one.assignment.set}));
  }
  size_t wanted = 0, missing = 0;
  for (const AllocationAudit& audit : audits) wanted += audit.double_marked ? 6 : 3;
  for (const Shortage& shortage : allocation.shortages) missing += static_cast<size_t>(shortage.missing);
  EXPECT_EQ(allocation.assignments.size() + missing, wanted);
  for (const Load& load : allocation.loads) {
    const AllocationAuditor& auditor = load.auditor;
    EXPECT_EQ(load.audits, (loads[{auditor.user, auditor.agency, auditor.kind}]));
    int kept_load = 0;
    for (const KeptAssignment& one : kept) kept_load += one.assignment.user == auditor.user ? 1 : 0;
    if (auditor.capacity == 0) continue;
    EXPECT_LE(load.audits, std::max(auditor.capacity, kept_load)) << auditor.user;
  }
}

TEST(AllocationTest, GivesEachAuditOneAuditorOfEachKindAndASecondSetToDoubleMarkedOnes) {
  const auto audits = Audits(48, 10);
  const auto auditors = Auditors(5);
  const Allocation allocation = Allocate(kSeed, "2025q4", kAll, audits, auditors, {}, {});
  EXPECT_THAT(allocation.shortages, IsEmpty());
  EXPECT_THAT(allocation.assignments, SizeIs(48 * 3 + 10 * 3));
  ExpectValid(allocation, audits, auditors, {}, {});
}

TEST(AllocationTest, AsksOnlyForTheKindsThatMark) {
  const Allocation allocation = Allocate(kSeed, "2025q4", {kEducation, kCare}, Audits(4), Auditors(2), {}, {});
  EXPECT_THAT(allocation.assignments, SizeIs(8));
  for (const Assignment& one : allocation.assignments) EXPECT_NE(one.kind, kHealth);
}

TEST(AllocationTest, SharesAuditsAndLeadsEquallyWhenNothingForbidsIt) {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    const int count = 6 + static_cast<int>(random() % 60);
    const auto audits = Audits(count, static_cast<int>(random() % static_cast<unsigned>(count)));
    const auto auditors = Auditors(2 + static_cast<int>(random() % 5));
    const Allocation allocation = Allocate(kSeed, std::to_string(round), kAll, audits, auditors, {}, {});
    ExpectValid(allocation, audits, auditors, {}, {});
    std::map<Kind, std::pair<int, int>> loads, leads;  // Least and most by kind.
    std::map<Kind, int> kind_leads;
    for (const Load& load : allocation.loads) {
      const auto widen = [&](std::map<Kind, std::pair<int, int>>& ranges, int value) {
        auto& range = ranges.try_emplace(load.auditor.kind, value, value).first->second;
        range = {std::min(range.first, value), std::max(range.second, value)};
      };
      widen(loads, load.audits);
      widen(leads, load.leads);
      kind_leads[load.auditor.kind] += load.leads;
    }
    for (const auto& [kind, range] : loads) EXPECT_LE(range.second - range.first, 1);
    for (const auto& [kind, range] : leads) EXPECT_LE(range.second - range.first, 1);
    EXPECT_LE(std::max({kind_leads[kEducation], kind_leads[kHealth], kind_leads[kCare]}) -
                  std::min({kind_leads[kEducation], kind_leads[kHealth], kind_leads[kCare]}),
              1);
  }
}

TEST(AllocationTest, IsRepeatableAndDoesNotDependOnTheOrderOfItsInput) {
  auto audits = Audits(30, 6);
  auto auditors = Auditors(4, 12);
  std::vector<BarredAuditor> bars = {{3, "e1", BarReason::kConflict}, {3, "h2", BarReason::kService}};
  const Allocation first = Allocate(kSeed, "2025q4", kAll, audits, auditors, bars, {});
  std::mt19937 random(1);
  std::shuffle(audits.begin(), audits.end(), random);
  std::shuffle(auditors.begin(), auditors.end(), random);
  std::shuffle(bars.begin(), bars.end(), random);
  EXPECT_EQ(Allocate(kSeed, "2025q4", kAll, audits, auditors, bars, {}).assignments, first.assignments);
  EXPECT_NE(Allocate("another seed", "2025q4", kAll, audits, auditors, bars, {}).assignments, first.assignments);
  EXPECT_NE(Allocate(kSeed, "2026q1", kAll, audits, auditors, bars, {}).assignments, first.assignments);
}

TEST(AllocationTest, SpreadsTheAuditsOfAStratumOverTheAuditors) {
  const auto audits = Audits(60);
  const Allocation allocation = Allocate(kSeed, "2025q4", kAll, audits, Auditors(4), {}, {});
  std::map<std::string, int> of_cl;  // Audits 3, 6, ..., 60: 20 in all.
  for (const Assignment& one : allocation.assignments) of_cl[one.user] += one.audit % 3 == 0 ? 1 : 0;
  for (const auto& [user, count] : of_cl) EXPECT_EQ(count, 5) << user;
}

TEST(AllocationTest, KeepsWhatWasBegunAndItsLead) {
  const auto audits = Audits(6, 2);
  const auto auditors = Auditors(3);
  // e1 has begun audit 1 as lead; somebody who has left submitted set 2 of it.
  const std::vector<KeptAssignment> kept = {{{1, kEducation, 1, "e1", "education-agency", true}, false},
                                            {{1, kHealth, 2, "gone", "health-agency", false}, true}};
  const Allocation allocation = Allocate(kSeed, "2025q4", kAll, audits, auditors, {}, kept);
  EXPECT_THAT(allocation.shortages, IsEmpty());
  ExpectValid(allocation, audits, auditors, {}, kept);
  for (const KeptAssignment& one : kept) EXPECT_THAT(allocation.assignments, testing::Contains(one.assignment));
}

TEST(AllocationTest, MovesOthersAlongToFindRoom) {
  // e2 may audit only 1, and e1 can take only one: the other must go to e3, who may not audit 2.
  const auto audits = Audits(3);
  auto auditors = Auditors(3);
  auditors[0].capacity = 1;
  const std::vector<BarredAuditor> bars = {{2, "e2", BarReason::kConflict},
                                           {3, "e2", BarReason::kConflict},
                                           {2, "e3", BarReason::kConflict},
                                           {1, "e3", BarReason::kConflict}};
  const Allocation allocation = Allocate(kSeed, "2025q4", kAll, audits, auditors, bars, {});
  EXPECT_THAT(allocation.shortages, IsEmpty());
  ExpectValid(allocation, audits, auditors, bars, {});
}

TEST(AllocationTest, SaysWhyNobodyIsLeft) {
  auto auditors = Auditors(3);
  auditors[5].capacity = 1;  // h3.
  const std::vector<BarredAuditor> bars = {{1, "h1", BarReason::kConflict},
                                           {1, "h2", BarReason::kService},
                                           {2, "h1", BarReason::kDeclined},
                                           {2, "h2", BarReason::kConflict}};
  const Allocation allocation = Allocate(kSeed, "2025q4", kAll, Audits(2), auditors, bars, {});
  ASSERT_THAT(allocation.shortages, SizeIs(1));
  const Shortage& shortage = allocation.shortages[0];
  EXPECT_EQ(shortage.kind, kHealth);
  if (shortage.audit == 1) {
    EXPECT_EQ(shortage.text,
              "no auditor of health left for audit 1: h1 has a conflict, h2 works for a service with a conflict, h3 is "
              "full (1 of 1)");
  } else {
    EXPECT_EQ(shortage.text,
              "no auditor of health left for audit 2: h1 declined it, h2 has a conflict, h3 is full (1 of 1)");
  }
}

TEST(AllocationTest, SaysThatNobodyOfAKindTakesPart) {
  auto auditors = Auditors(1);
  auditors.pop_back();
  const Allocation allocation = Allocate(kSeed, "2025q4", kAll, Audits(1), auditors, {}, {});
  EXPECT_THAT(allocation.shortages,
              ElementsAre(AllOf(Field(&Shortage::kind, kCare),
                                Field(&Shortage::text, "no auditor of care left for audit 1: none takes part"))));
}

TEST(AllocationTest, NeedsASecondPersonForASecondSet) {
  const Allocation allocation = Allocate(kSeed, "2025q4", kAll, Audits(1, 1), Auditors(1), {}, {});
  ASSERT_THAT(allocation.shortages, SizeIs(3));
  EXPECT_THAT(allocation.shortages[0].text, HasSubstr("e1 audits it already"));
}

TEST(AllocationTest, LetsNobodyMarkAnAuditTwiceWhateverTheyActFor) {
  std::mt19937 random(31);
  for (int round = 0; round < 200; ++round) {
    const auto audits = Audits(1 + static_cast<int>(random() % 8), static_cast<int>(random() % 4));
    auto auditors = Auditors(3, static_cast<int>(random() % 6));
    // People who act for two agencies of a kind, or for agencies of two kinds.
    auditors.push_back({"e1", "another-agency", kEducation, static_cast<int>(random() % 3)});
    auditors.push_back({"e1", "care-agency", kCare, 0});
    auditors.push_back({"h2", "school", kEducation, 2});
    const Allocation allocation = Allocate(kSeed, std::to_string(round), kAll, audits, auditors, {}, {});
    ExpectValid(allocation, audits, auditors, {}, {});
  }
}

TEST(AllocationTest, SharesThePersonsAuditsAmongTheirAgencies) {
  std::vector<AllocationAuditor> auditors = Auditors(1);
  auditors.push_back({"e1", "another-agency", kEducation, 2});
  const Allocation allocation = Allocate(kSeed, "2025q4", kAll, Audits(9), auditors, {}, {});
  EXPECT_THAT(allocation.shortages, IsEmpty());
  ASSERT_EQ(allocation.loads[0].auditor.agency, "another-agency");
  EXPECT_EQ(allocation.loads[0].audits, 2);
}

// What every way of giving out the education assessments of a small case can reach: fewest missing, and then the least
// sum of squared loads.
struct Best {
  int missing = 1000;
  int squares = 0;
};

void Search(const std::vector<std::pair<int64_t, int>>& units, size_t next,
            const std::vector<AllocationAuditor>& auditors, const std::vector<BarredAuditor>& bars,
            std::map<std::pair<int64_t, size_t>, bool>& used, std::vector<int>& loads, int missing, Best& best) {
  if (missing > best.missing) return;
  if (next == units.size()) {
    int squares = 0;
    for (const int load : loads) squares += load * load;
    if (missing < best.missing || squares < best.squares) best = {missing, squares};
    return;
  }
  for (size_t i = 0; i < auditors.size(); ++i) {
    const int64_t audit = units[next].first;
    const bool barred = std::any_of(bars.begin(), bars.end(), [&](const BarredAuditor& bar) {
      return bar.audit == audit && bar.user == auditors[i].user;
    });
    if (barred || used[{audit, i}] || (auditors[i].capacity != 0 && loads[i] >= auditors[i].capacity)) continue;
    used[{audit, i}] = true;
    ++loads[i];
    Search(units, next + 1, auditors, bars, used, loads, missing, best);
    --loads[i];
    used[{audit, i}] = false;
  }
  Search(units, next + 1, auditors, bars, used, loads, missing + 1, best);
}

TEST(AllocationTest, FindsTheBestOfAllAllocationsOfSmallCases) {
  std::mt19937 random(2025);
  int impossible = 0, kept_cases = 0;
  for (int round = 0; round < 1500; ++round) {
    const int count = 1 + static_cast<int>(random() % 4);
    const auto audits = Audits(count, static_cast<int>(random() % static_cast<unsigned>(count + 1)));
    std::vector<AllocationAuditor> auditors;
    for (int n = 1 + static_cast<int>(random() % 4); n > 0; --n) {
      auditors.push_back({"e" + std::to_string(n), "education-agency", kEducation, static_cast<int>(random() % 4)});
    }
    std::vector<BarredAuditor> bars;
    for (const AllocationAudit& audit : audits) {
      for (const AllocationAuditor& auditor : auditors) {
        if (random() % 4 == 0) bars.push_back({audit.number, auditor.user, BarReason::kConflict});
      }
    }
    std::vector<KeptAssignment> kept;
    if (random() % 3 == 0) {
      kept.push_back({{1, kEducation, 1, auditors[0].user, auditors[0].agency, false}, false});
      ++kept_cases;
    }

    std::vector<std::pair<int64_t, int>> units;
    std::map<std::pair<int64_t, size_t>, bool> used;
    std::vector<int> loads(auditors.size());
    for (const AllocationAudit& audit : audits) {
      for (int set = 1; set <= (audit.double_marked ? 2 : 1); ++set) {
        if (!kept.empty() && audit.number == 1 && set == 1) {
          used[{1, 0}] = true;
          ++loads[0];
        } else {
          units.emplace_back(audit.number, set);
        }
      }
    }
    Best best;
    Search(units, 0, auditors, bars, used, loads, 0, best);

    const Allocation allocation = Allocate(kSeed, std::to_string(round), kAll, audits, auditors, bars, kept);
    int missing = 0, squares = 0;
    for (const Shortage& shortage : allocation.shortages) {
      if (shortage.kind == kEducation) missing += shortage.missing;
    }
    for (const Load& load : allocation.loads) squares += load.audits * load.audits;
    ASSERT_EQ(missing, best.missing) << "round " << round;
    if (missing == 0) {
      ASSERT_EQ(squares, best.squares) << "round " << round;
    } else {
      ++impossible;
    }
    ExpectValid(allocation, audits, auditors, bars, kept);
  }
  EXPECT_GT(impossible, 100);
  EXPECT_GT(kept_cases, 100);
}

TEST(AllocationTest, AllocatesTheLargestCycleInSeconds) {
  auto audits = Audits(5000, 1000);
  auto auditors = Auditors(20);
  std::vector<BarredAuditor> bars;
  // One auditor of each kind may audit nothing, and another only a tenth.
  for (const AllocationAudit& audit : audits) {
    for (const char* user : {"e1", "h1", "c1"}) bars.push_back({audit.number, user, BarReason::kConflict});
    if (audit.number % 10 == 0) continue;
    for (const char* user : {"e2", "h2", "c2"}) bars.push_back({audit.number, user, BarReason::kService});
  }
  const auto start = std::chrono::steady_clock::now();
  const Allocation allocation = Allocate(kSeed, "2025q4", kAll, audits, auditors, bars, {});
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  EXPECT_THAT(allocation.shortages, IsEmpty());
}

}  // namespace
}  // namespace ehcpqa::audits
