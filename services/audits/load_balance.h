// Shares tasks among people so that nobody has more than they must.
//
// A balanced assignment in a bipartite graph ("optimal semi-matching": Harvey, Ladner, Lovasz and Tamir 2006, Journal
// of Algorithms 59:53-78): each unit of work goes along the alternating path that ends at the least loaded person. The
// result has the least sum of squared loads of all assignments that respect who may do what and the capacities, and
// work stays undone only where no assignment could do more.
#ifndef EHCPQA_SERVICES_AUDITS_LOAD_BALANCE_H_
#define EHCPQA_SERVICES_AUDITS_LOAD_BALANCE_H_

#include <cstddef>
#include <vector>

namespace ehcpqa::audits {

struct Worker {
  int load = 0;      // Work that they have already and that stays with them.
  int capacity = 0;  // Most work in all, that included; 0 is no limit.
};

struct Task {
  std::vector<size_t> allowed;  // Workers who may do it, rising.
  int units = 1;                // How many different workers it needs.
};

// For each task the workers who do it, rising; fewer than its units where nobody is left. Tasks are given out in their
// order, and equal choices go to the smaller index, so equal inputs have equal results.
std::vector<std::vector<size_t>> BalanceLoads(const std::vector<Worker>& workers, const std::vector<Task>& tasks);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_LOAD_BALANCE_H_
