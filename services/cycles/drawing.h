// The rule that draws a sample from a frozen frame with a seed.
#ifndef EHCPQA_SERVICES_CYCLES_DRAWING_H_
#define EHCPQA_SERVICES_CYCLES_DRAWING_H_

#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/cycles/cycle.h"
#include "services/cycles/frame.h"
#include "services/cycles/sample.h"

namespace ehcpqa::cycles {

// InvalidArgument on `seed` unless it is 8 to 200 printable ASCII characters without a space at either end: what can be
// written down in a meeting and typed into a shell unchanged.
absl::Status CheckSeed(std::string_view seed);

// The drawn plans and their reserves, by stratum and rank. Plans are ranked within their stratum by HMAC-SHA-256 with
// the seed as key and "cycle id|reference" as message; double marking is by the label "cycle id|double|reference" over
// all that are drawn (services/statistics/ranking.h). Audits are numbered in the order of their references, which are
// pseudonyms, so that a number tells nothing of stratum or rank.
absl::StatusOr<std::vector<SamplePlan>> Draw(std::string_view cycle_id, const CycleSettings& settings,
                                             const std::vector<FrameStratum>& strata, const std::vector<FrameRow>& rows,
                                             std::string_view seed);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_DRAWING_H_
