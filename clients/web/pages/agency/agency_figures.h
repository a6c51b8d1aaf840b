// What a cycle and those before it found about the criteria that one kind of agency marks.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_AGENCY_AGENCY_FIGURES_H_
#define EHCPQA_CLIENTS_WEB_PAGES_AGENCY_AGENCY_FIGURES_H_

#include <string>
#include <vector>

#include "clients/web/html/blocks.h"
#include "clients/web/pages/results/cycle_results.h"

namespace ehcpqa::web {

struct AgencyFigures {
  v1::AgencyKind kind = v1::AGENCY_KIND_UNSPECIFIED;
  v1::Owner owner = v1::OWNER_UNSPECIFIED;
  CycleResults chosen;
  std::vector<CycleFigures> cycles;  // The chosen one first, then those before it.
};

// One table for each section with a criterion of the owner: shares at the best level, a column for each cycle.
void AddSections(const AgencyFigures& figures, Blocks blocks);

// Grades of the owner's input, a column for each cycle.
void AddLens(const AgencyFigures& figures, Blocks blocks);

// Causes named on criteria of the owner in the chosen cycle.
void AddOwnCauses(const AgencyFigures& figures, Blocks blocks);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_AGENCY_AGENCY_FIGURES_H_
