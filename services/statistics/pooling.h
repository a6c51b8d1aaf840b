// Which small strata are sampled together.
//
// The rule, in one sentence: every stratum with fewer than `pool_below` plans joins one stratum named "(pooled)", and
// if that is still smaller than `pool_below`, all of it joins the smallest other stratum instead.
//
// Why: a stratum needs two sampled plans for a variance and as many reserves as it samples; giving every tiny stratum
// that minimum would over-sample the tiny ones and leave too few plans for the rest. The rule is this project's own; it
// looks at sizes only (never at results), so it can be fixed before the seed exists.
#ifndef EHCPQA_SERVICES_STATISTICS_POOLING_H_
#define EHCPQA_SERVICES_STATISTICS_POOLING_H_

#include <cstdint>
#include <map>
#include <string>

#include "absl/status/statusor.h"

namespace ehcpqa::statistics {

inline constexpr char kPooledStratum[] = "(pooled)";

// The default for `pool_below`: twice the minimum take, so that each plan taken at the minimum has a reserve of its
// own.
inline constexpr int64_t DefaultPoolBelow(int64_t minimum) { return 2 * minimum; }

// Original stratum -> stratum it is sampled in, for every stratum of `sizes` (code -> plans in the frame).
// "Smallest other stratum" is by number of plans, equal numbers by the bytewise smaller code; it keeps its own code.
// When no other stratum exists, all strata are "(pooled)". Pooling never depends on the order of input, and every
// resulting stratum has at least `pool_below` plans unless the whole frame has fewer. pool_below <= 1 pools nothing but
// empty strata. Errors, FIELD_INVALID: a negative size; an input stratum that is itself named "(pooled)".
absl::StatusOr<std::map<std::string, std::string>> PoolStrata(const std::map<std::string, int64_t>& sizes,
                                                              int64_t pool_below);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_POOLING_H_
