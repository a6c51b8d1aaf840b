// The draw: which plans are sampled, in which order reserves stand by, which plans are double-scored, who audits what.
//
// Every plan gets a rank from HMAC-SHA-256 (RFC 2104) with the seed as key, so that anyone who holds the seed and the
// frame can repeat the draw with ordinary tools:
//   printf '%s' '2026Q1|EHCP-1001' | openssl dgst -sha256 -hmac "$SEED"
// Adding or removing a plan moves no other plan (permanent random numbers, Ohlsson 1995). Seed, round and references
// are hashed as the bytes given; nothing is normalised.
#ifndef EHCPQA_SERVICES_STATISTICS_RANKING_H_
#define EHCPQA_SERVICES_STATISTICS_RANKING_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/base/digest.h"
#include "services/statistics/allocation.h"

namespace ehcpqa::statistics {

// One plan of the frame.
struct FrameEntry {
  std::string stratum;
  std::string ref;
};

// SHA-256 over the lines `stratum TAB ref`, sorted bytewise, each ended by LF. Published before the seed exists, so
// that nobody can fit the frame to the seed. Any order of `frame` gives the same hash. Errors, FIELD_INVALID: a
// reference that is empty or in the frame twice; a TAB, CR or LF in a stratum or reference.
absl::StatusOr<Digest> ManifestHash(const std::vector<FrameEntry>& frame);

// What a rank is for; each has its own label and therefore its own, independent order.
enum class RankPurpose {
  kSelection,      // message `round|ref`
  kDoubleScoring,  // message `round|double|ref`
  kAssignment,     // message `round|assign|ref`
};

// The bytes that are hashed.
std::string RankMessage(RankPurpose purpose, std::string_view round, std::string_view ref);

// A plan with its rank.
struct RankedPlan {
  std::string ref;
  Digest digest{};
  friend bool operator==(const RankedPlan&, const RankedPlan&) = default;
};

// The plans in rank order: ascending by the 32 bytes of the digest, equal digests by the bytes of the reference.
std::vector<RankedPlan> Rank(RankPurpose purpose, std::string_view seed, std::string_view round,
                             const std::vector<std::string>& refs);

// What was drawn from one stratum.
struct StratumDraw {
  std::vector<RankedPlan> selected;  // The first n_h in rank order.
  std::vector<RankedPlan> reserves;  // All others, in the order in which they replace.
};

// Draws allocation[stratum] plans from every stratum of the frame; a stratum without an entry gets none, all reserves.
// Errors, FIELD_INVALID: those of ManifestHash(); an empty seed; an empty round or one with `|` in it (the separator of
// labels); more plans asked of a stratum than it has; an allocation to a stratum that is not in the frame.
absl::StatusOr<std::map<std::string, StratumDraw>> DrawSample(std::string_view seed, std::string_view round,
                                                              const std::vector<FrameEntry>& frame,
                                                              const Allocation& allocation);

// The `count` plans to be scored twice: the first in double-scoring rank over all selected plans, whatever their
// stratum, in rank order. Errors, FIELD_INVALID: count negative or above the number of selected plans.
absl::StatusOr<std::vector<std::string>> ChooseDoubleScored(std::string_view seed, std::string_view round,
                                                            const std::vector<std::string>& selected, int64_t count);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_RANKING_H_
