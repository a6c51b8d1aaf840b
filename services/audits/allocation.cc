#include "services/audits/allocation.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "services/audits/lead_rotation.h"
#include "services/audits/load_balance.h"
#include "services/statistics/ranking.h"

namespace ehcpqa::audits {
namespace {

using Key = std::tuple<int64_t, Kind, int>;  // Audit, kind, set.
Key KeyOf(const Assignment& assignment) { return {assignment.audit, assignment.kind, assignment.set}; }

// A person within one kind, with all agencies of that kind that they act for: a conflict is theirs, not an agency's.
struct Person {
  std::string user;
  std::vector<size_t> memberships;  // Indices of auditors, by agency.
};

std::string_view Verb(BarReason reason) {
  switch (reason) {
    case BarReason::kConflict:
      return "has a conflict";
    case BarReason::kService:
      return "works for a service with a conflict";
    case BarReason::kDeclined:
      return "declined it";
  }
  return "is barred";
}

class Allocator {
 public:
  Allocator(const std::vector<AllocationAudit>& audits, const std::vector<AllocationAuditor>& auditors,
            const std::vector<BarredAuditor>& bars, const std::vector<KeptAssignment>& kept)
      : audits_(audits), auditors_(auditors), loads_(auditors.size()) {
    for (const BarredAuditor& bar : bars) bars_.emplace(std::make_pair(bar.audit, bar.user), bar.reason);
    for (const KeptAssignment& one : kept) {
      kept_.emplace(KeyOf(one.assignment), one);
      on_audit_[one.assignment.audit].insert(one.assignment.user);
      assigned_.emplace(KeyOf(one.assignment), one.assignment);
      for (size_t auditor = 0; auditor < auditors_.size(); ++auditor) {
        if (Is(auditor, one.assignment)) ++loads_[auditor];
      }
    }
  }

  Allocation Run(const std::vector<Kind>& kinds) {
    for (const Kind kind : kinds) AssignKind(kind);
    AssignLeads();
    Allocation allocation;
    for (auto& [key, assignment] : assigned_) allocation.assignments.push_back(assignment);
    allocation.loads = Loads();
    allocation.shortages = std::move(shortages_);
    return allocation;
  }

 private:
  bool Is(size_t auditor, const Assignment& assignment) const {
    return auditors_[auditor].user == assignment.user && auditors_[auditor].agency == assignment.agency &&
           auditors_[auditor].kind == assignment.kind;
  }

  static int Sets(const AllocationAudit& audit) { return audit.double_marked ? 2 : 1; }

  std::vector<Person> PersonsOf(Kind kind) const {
    std::map<std::string, Person> persons;
    for (size_t auditor = 0; auditor < auditors_.size(); ++auditor) {
      if (auditors_[auditor].kind != kind) continue;
      Person& person = persons[auditors_[auditor].user];
      person.user = auditors_[auditor].user;
      person.memberships.push_back(auditor);
    }
    std::vector<Person> all;
    for (auto& [user, person] : persons) {
      std::sort(person.memberships.begin(), person.memberships.end(),
                [&](size_t a, size_t b) { return auditors_[a].agency < auditors_[b].agency; });
      all.push_back(std::move(person));
    }
    return all;
  }

  Worker ToWorker(const Person& person) const {
    Worker worker;
    bool limited = true;
    for (const size_t auditor : person.memberships) {
      worker.load += loads_[auditor];
      // A membership may hold more than its capacity by now; that must not eat into another's.
      worker.capacity += std::max(auditors_[auditor].capacity, loads_[auditor]);
      limited = limited && auditors_[auditor].capacity != 0;
    }
    if (!limited) worker.capacity = 0;
    return worker;
  }

  bool MayAudit(const Person& person, int64_t audit) const {
    const auto on = on_audit_.find(audit);
    return !bars_.contains({audit, person.user}) && (on == on_audit_.end() || !on->second.contains(person.user));
  }

  std::vector<int> FreeSets(const AllocationAudit& audit, Kind kind) const {
    std::vector<int> sets;
    for (int set = 1; set <= Sets(audit); ++set) {
      if (!assigned_.contains({audit.number, kind, set})) sets.push_back(set);
    }
    return sets;
  }

  void AssignKind(Kind kind) {
    const std::vector<Person> persons = PersonsOf(kind);
    std::vector<Worker> workers;
    for (const Person& person : persons) workers.push_back(ToWorker(person));
    std::vector<Task> tasks;
    for (const AllocationAudit& audit : audits_) {
      Task& task = tasks.emplace_back();
      task.units = static_cast<int>(FreeSets(audit, kind).size());
      for (size_t person = 0; person < persons.size(); ++person) {
        if (MayAudit(persons[person], audit.number)) task.allowed.push_back(person);
      }
    }
    const std::vector<std::vector<size_t>> doers = BalanceLoads(workers, tasks);
    for (size_t i = 0; i < audits_.size(); ++i) {
      const std::vector<int> sets = FreeSets(audits_[i], kind);
      for (size_t n = 0; n < doers[i].size(); ++n) {
        // First and second sets alternate, so that no auditor is always of the second.
        const size_t turn = (n + i) % doers[i].size();
        Give(audits_[i].number, kind, sets[n], persons[doers[i][turn]]);
      }
    }
    for (size_t i = 0; i < audits_.size(); ++i) {
      const int missing = static_cast<int>(FreeSets(audits_[i], kind).size());
      if (missing > 0) shortages_.push_back(Explain(audits_[i].number, kind, missing, persons));
    }
  }

  // To the person, for the agency of theirs that has most room.
  void Give(int64_t audit, Kind kind, int set, const Person& person) {
    std::optional<size_t> best;
    for (const size_t auditor : person.memberships) {
      const int capacity = auditors_[auditor].capacity;
      if (capacity != 0 && loads_[auditor] >= capacity) continue;
      if (!best || loads_[auditor] < loads_[*best]) best = auditor;
    }
    ++loads_[*best];
    on_audit_[audit].insert(person.user);
    assigned_[{audit, kind, set}] = {audit, kind, set, person.user, auditors_[*best].agency, false};
  }

  Shortage Explain(int64_t audit, Kind kind, int missing, const std::vector<Person>& persons) const {
    std::string why;
    for (const Person& person : persons) {
      why += (why.empty() ? ": " : ", ") + person.user + " ";
      const auto bar = bars_.find({audit, person.user});
      const auto on = on_audit_.find(audit);
      const Worker worker = ToWorker(person);
      if (bar != bars_.end()) {
        why += Verb(bar->second);
      } else if (on != on_audit_.end() && on->second.contains(person.user)) {
        why += "audits it already";
      } else {
        why += "is full (" + std::to_string(worker.load) + " of " + std::to_string(worker.capacity) + ")";
      }
    }
    return {audit, kind, missing,
            "no auditor of " + std::string(KindName(kind)) + " left for audit " + std::to_string(audit) +
                (persons.empty() ? ": none takes part" : why)};
  }

  void AssignLeads() {
    // Everybody who has an assessment, those who only keep one among them.
    std::vector<size_t> kinds;
    std::map<std::tuple<std::string, std::string, Kind>, size_t> index;
    const auto who = [&](const Assignment& one) {
      const auto [at, fresh] = index.emplace(std::make_tuple(one.user, one.agency, one.kind), kinds.size());
      if (fresh) kinds.push_back(static_cast<size_t>(one.kind) - 1);
      return at->second;
    };
    std::vector<LeadChoice> choices;
    std::vector<std::vector<Key>> members;
    for (const AllocationAudit& audit : audits_) {
      for (int set = 1; set <= Sets(audit); ++set) {
        LeadChoice choice;
        std::vector<size_t> begun;
        std::vector<Key>& keys = members.emplace_back();
        for (const Kind kind : kKinds) {
          const auto found = assigned_.find({audit.number, kind, set});
          if (found == assigned_.end()) continue;
          keys.push_back(found->first);
          const size_t auditor = who(found->second);
          const auto kept = kept_.find(found->first);
          if (kept == kept_.end()) {
            choice.candidates.push_back(auditor);
          } else if (kept->second.assignment.lead) {
            choice.fixed = auditor;
          } else if (!kept->second.submitted) {
            begun.push_back(auditor);
          }
        }
        if (choice.candidates.empty()) choice.candidates = begun;
        choices.push_back(std::move(choice));
      }
    }
    const std::vector<std::optional<size_t>> leaders = RotateLeads(kinds, choices);
    for (size_t set = 0; set < choices.size(); ++set) {
      for (const Key& key : members[set]) {
        Assignment& one = assigned_.at(key);
        one.lead = leaders[set].has_value() && who(one) == *leaders[set];
      }
    }
  }

  std::vector<Load> Loads() const {
    std::vector<Load> all;
    for (size_t auditor = 0; auditor < auditors_.size(); ++auditor) {
      Load load{auditors_[auditor], loads_[auditor], 0, 0};
      for (const auto& [key, one] : assigned_) load.leads += one.lead && Is(auditor, one) ? 1 : 0;
      for (const AllocationAudit& audit : audits_) {
        load.conflicts += bars_.contains({audit.number, load.auditor.user}) ? 1 : 0;
      }
      all.push_back(std::move(load));
    }
    std::sort(all.begin(), all.end(), [](const Load& a, const Load& b) {
      return std::tie(a.auditor.agency, a.auditor.user) < std::tie(b.auditor.agency, b.auditor.user);
    });
    return all;
  }

  const std::vector<AllocationAudit>& audits_;  // In the order in which they are given out.
  const std::vector<AllocationAuditor>& auditors_;
  std::vector<int> loads_;  // By auditor.
  std::map<std::pair<int64_t, std::string>, BarReason> bars_;
  std::map<int64_t, std::set<std::string>> on_audit_;
  std::map<Key, KeptAssignment> kept_;
  std::map<Key, Assignment> assigned_;
  std::vector<Shortage> shortages_;
};

// By stratum, then by rank for assignment.
std::vector<AllocationAudit> InOrder(std::string_view seed, std::string_view cycle_id,
                                     const std::vector<AllocationAudit>& audits) {
  std::vector<std::string> refs;
  for (const AllocationAudit& audit : audits) refs.push_back(audit.plan_ref);
  std::map<std::string, size_t> ranks;
  for (const statistics::RankedPlan& plan :
       statistics::Rank(statistics::RankPurpose::kAssignment, seed, cycle_id, refs)) {
    ranks.emplace(plan.ref, ranks.size());
  }
  std::vector<AllocationAudit> ordered = audits;
  std::sort(ordered.begin(), ordered.end(), [&](const AllocationAudit& a, const AllocationAudit& b) {
    return std::make_tuple(a.stratum, ranks.at(a.plan_ref)) < std::make_tuple(b.stratum, ranks.at(b.plan_ref));
  });
  return ordered;
}

}  // namespace

Allocation Allocate(std::string_view seed, std::string_view cycle_id, const std::vector<Kind>& kinds,
                    const std::vector<AllocationAudit>& audits, const std::vector<AllocationAuditor>& auditors,
                    const std::vector<BarredAuditor>& bars, const std::vector<KeptAssignment>& kept) {
  const std::vector<AllocationAudit> ordered = InOrder(seed, cycle_id, audits);
  return Allocator(ordered, auditors, bars, kept).Run(kinds);
}

}  // namespace ehcpqa::audits
