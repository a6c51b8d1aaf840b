// Broad areas of need (SEND Code of Practice 2015, 6.28 to 6.35).
#ifndef EHCPQA_SERVICES_CYCLES_NEED_GROUP_H_
#define EHCPQA_SERVICES_CYCLES_NEED_GROUP_H_

#include <string_view>

namespace ehcpqa::cycles {

// The broad area of a primary need (DfE code): "CI" communication and interaction (ASD, SLCN); "CL" cognition and
// learning (MLD, SLD, PMLD, SPLD, and DS, which a return has had since 2025); "SEMH" social, emotional and mental
// health; "SP" sensory and physical (HI, VI, MSI, PD); "other" for every other code, OTH and UNKNOWN among them.
std::string_view NeedGroup(std::string_view need);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_NEED_GROUP_H_
