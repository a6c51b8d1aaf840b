// What the trail keeps of a cycle's life: JSON payloads.
#ifndef EHCPQA_SERVICES_CYCLES_CYCLE_EVENTS_H_
#define EHCPQA_SERVICES_CYCLES_CYCLE_EVENTS_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/cycles/cycle.h"
#include "services/cycles/framing.h"
#include "services/cycles/sample.h"

namespace ehcpqa::cycles {

// {"after": settings}
std::string CreatedJson(const CycleSettings& after);
// {"before": settings, "after": settings}, both with only what differs.
std::string UpdatedJson(const CycleSettings& before, const CycleSettings& after);
// Manifest, totals and sizes: what was fixed before the seed was known.
std::string FrozenJson(const CycleSettings& settings, const Framing& framing);
// Seed and manifest, sizes, and the references drawn with the numbers of their audits.
std::string DrawnJson(const Cycle& cycle, const std::vector<SamplePlan>& plans);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_CYCLE_EVENTS_H_
