// What every page of a cycle begins with.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_CYCLES_CYCLE_VIEW_H_
#define EHCPQA_CLIENTS_WEB_PAGES_CYCLES_CYCLE_VIEW_H_

#include <string>

#include "absl/status/statusor.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/visit.h"
#include "ehcpqa/v1/cycle.pb.h"

namespace ehcpqa::web {

// "cycles/2024q4" of the address's {cycle}.
std::string CycleNameOf(const Visit& visit);
// "/cycles/2024q4", or of the page below it: "/cycles/2024q4/freeze".
std::string CyclePath(const std::string& cycle_name, const std::string& page = "");

// The cycle of the address.
absl::StatusOr<v1::Cycle> LoadCycle(const Visit& visit);

// Back to the cycle, its title as caption, and that it is synthetic when it is.
void Dress(const v1::Cycle& cycle, Page* page);

// "Plans of 1 October 2024 to 31 December 2024".
std::string WindowWords(const v1::Cycle& cycle);

// "standard, version 1" of "rubrics/standard/versions/1", and the address of its page.
std::string RubricWords(const std::string& name);
std::string RubricPath(const std::string& name);

// Whether the sample is drawn.
bool IsSampled(const v1::Cycle& cycle);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_CYCLES_CYCLE_VIEW_H_
