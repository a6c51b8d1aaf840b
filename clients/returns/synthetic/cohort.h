// Invents the open plans of an authority so that every published count is met.
#ifndef EHCPQA_CLIENTS_RETURNS_SYNTHETIC_COHORT_H_
#define EHCPQA_CLIENTS_RETURNS_SYNTHETIC_COHORT_H_

#include <cstdint>
#include <vector>

#include "clients/returns/synthetic/counts.h"
#include "clients/returns/synthetic/random.h"

namespace ehcpqa::synthetic {

// One invented plan, as indexes into the published counts.
struct PlanFacts {
  uint8_t need = 0;       // In kNeeds.
  uint8_t age = 0;        // Years on the reference date.
  uint8_t sex = 0;        // In counts.sexes.
  uint8_t placement = 0;  // In counts.placements.
  uint8_t years = 0;      // Whole years in place.
};

// `plans` plans in random order. Needs are shared out as published; within each need so are ages, sexes, placements and
// years in place, so that with as many plans as were published each of these counts is met exactly. Placements go to
// ages that fit (colleges and NEET to 16 and over first, early years to the youngest), and nobody has had a plan for
// longer than since birth.
std::vector<PlanFacts> InventPlans(const PublishedCounts& counts, uint64_t plans, Random& random);

}  // namespace ehcpqa::synthetic

#endif  // EHCPQA_CLIENTS_RETURNS_SYNTHETIC_COHORT_H_
