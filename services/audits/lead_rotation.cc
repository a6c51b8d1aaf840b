#include "services/audits/lead_rotation.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <tuple>

namespace ehcpqa::audits {
namespace {

constexpr int64_t kNoArc = std::numeric_limits<int64_t>::max();

// The least of a sum of convex costs over a flow: each set sends one unit to an auditor, each auditor to their kind. A
// greedy start is improved by cancelling negative cycles (Klein 1967) in the graph whose nodes are the auditors, the
// kinds and a root; it ends at the optimum, because a flow without a negative cycle is one.
class Rotation {
 public:
  Rotation(const std::vector<size_t>& kinds, const std::vector<LeadChoice>& sets)
      : kinds_(kinds), sets_(sets), leaders_(sets.size()), leads_(kinds.size()) {
    for (const size_t kind : kinds) kind_count_ = std::max(kind_count_, kind + 1);
    kind_leads_.resize(kind_count_);
    // One lead more or less of a kind outweighs whatever it does to auditors.
    kind_weight_ = 2 * static_cast<int64_t>(sets.size() + 1) * static_cast<int64_t>(kinds.size() + 1);
  }

  std::vector<std::optional<size_t>> Run() {
    for (size_t set = 0; set < sets_.size(); ++set) {
      if (sets_[set].fixed) Give(set, *sets_[set].fixed);
    }
    for (size_t set = 0; set < sets_.size(); ++set) {
      if (sets_[set].fixed || sets_[set].candidates.empty()) continue;
      Give(set, *std::min_element(sets_[set].candidates.begin(), sets_[set].candidates.end(), [&](size_t a, size_t b) {
             return std::make_tuple(kind_leads_[kinds_[a]], leads_[a], a) <
                    std::make_tuple(kind_leads_[kinds_[b]], leads_[b], b);
           }));
    }
    while (CancelCycle()) {
    }
    return leaders_;
  }

 private:
  // Nodes: auditors, then kinds, then the root.
  size_t KindNode(size_t kind) const { return kinds_.size() + kind; }
  size_t Root() const { return kinds_.size() + kind_count_; }

  void Give(size_t set, size_t auditor) {
    if (leaders_[set]) {
      --leads_[*leaders_[set]];
      --kind_leads_[kinds_[*leaders_[set]]];
    }
    leaders_[set] = auditor;
    ++leads_[auditor];
    ++kind_leads_[kinds_[auditor]];
  }

  // Cost of each arc (kNoArc where there is none), and for an arc between auditors the set that would move.
  void MakeArcs() {
    const size_t nodes = Root() + 1;
    cost_.assign(nodes, std::vector<int64_t>(nodes, kNoArc));
    moving_.assign(kinds_.size(), std::vector<size_t>(kinds_.size()));
    for (size_t set = sets_.size(); set-- > 0;) {
      if (sets_[set].fixed || !leaders_[set]) continue;
      for (const size_t other : sets_[set].candidates) {
        if (other == *leaders_[set]) continue;
        cost_[*leaders_[set]][other] = 0;
        moving_[*leaders_[set]][other] = set;
      }
    }
    for (size_t auditor = 0; auditor < kinds_.size(); ++auditor) {
      const size_t kind = KindNode(kinds_[auditor]);
      cost_[auditor][kind] = 2 * leads_[auditor] + 1;
      if (leads_[auditor] > 0) cost_[kind][auditor] = -(2 * leads_[auditor] - 1);
    }
    for (size_t kind = 0; kind < kind_count_; ++kind) {
      cost_[KindNode(kind)][Root()] = kind_weight_ * (2 * kind_leads_[kind] + 1);
      if (kind_leads_[kind] > 0) cost_[Root()][KindNode(kind)] = -kind_weight_ * (2 * kind_leads_[kind] - 1);
    }
  }

  // Finds a negative cycle (Bellman 1958, Ford 1956) and moves leads along it; false when there is none.
  bool CancelCycle() {
    MakeArcs();
    const size_t nodes = Root() + 1;
    std::vector<int64_t> distance(nodes, 0);
    std::vector<size_t> before(nodes, nodes);
    size_t changed = nodes;
    for (size_t pass = 0; pass < nodes; ++pass) {
      changed = nodes;
      for (size_t from = 0; from < nodes; ++from) {
        for (size_t to = 0; to < nodes; ++to) {
          if (cost_[from][to] == kNoArc || distance[from] + cost_[from][to] >= distance[to]) continue;
          distance[to] = distance[from] + cost_[from][to];
          before[to] = from;
          changed = to;
        }
      }
      if (changed == nodes) return false;
    }
    // So many steps back from a node that still changed lead into the cycle.
    size_t node = changed;
    for (size_t step = 0; step < nodes; ++step) node = before[node];
    std::vector<std::pair<size_t, size_t>> moves;  // Set, new leader.
    size_t to = node;
    do {
      const size_t from = before[to];
      if (from < kinds_.size() && to < kinds_.size()) moves.emplace_back(moving_[from][to], to);
      to = from;
    } while (to != node);
    for (const auto& [set, leader] : moves) Give(set, leader);
    return true;
  }

  const std::vector<size_t>& kinds_;
  const std::vector<LeadChoice>& sets_;
  std::vector<std::optional<size_t>> leaders_;
  std::vector<int64_t> leads_;
  std::vector<int64_t> kind_leads_;
  size_t kind_count_ = 0;
  int64_t kind_weight_ = 0;
  std::vector<std::vector<int64_t>> cost_;
  std::vector<std::vector<size_t>> moving_;
};

}  // namespace

std::vector<std::optional<size_t>> RotateLeads(const std::vector<size_t>& kinds, const std::vector<LeadChoice>& sets) {
  return Rotation(kinds, sets).Run();
}

}  // namespace ehcpqa::audits
