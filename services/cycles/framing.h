// The rule that makes a frame out of registers: who can be drawn, in which stratum, and how many from each.
#ifndef EHCPQA_SERVICES_CYCLES_FRAMING_H_
#define EHCPQA_SERVICES_CYCLES_FRAMING_H_

#include <cstdint>
#include <map>
#include <string>
#include <unordered_set>
#include <vector>

#include "absl/status/statusor.h"
#include "services/cycles/cycle.h"
#include "services/cycles/frame.h"

namespace ehcpqa::cycles {

// A plan of a register, with what happened to it in the cycle's window.
struct Candidate {
  FrameRow row;                     // `stratum` is empty.
  std::vector<std::string> events;  // Every event in the window; row.event is the first that applies.
  bool stable_reference = true;     // False when the reference is good for one return only.
};

// A register that the frame is made from.
struct FrameSource {
  std::string snapshot;
  std::string la;
  std::string as_at;  // YYYY-MM-DD
  bool synthetic = false;
};

// A frame, and what was left out. register_total = rows + other_kind + audited_lately.
struct Framing {
  std::vector<FrameRow> rows;        // In the order of the manifest.
  std::vector<FrameStratum> strata;  // By code.
  std::string manifest_sha256;       // Lower-case hexadecimal.
  int64_t register_total = 0;
  int64_t other_kind = 0;                 // Not of the kind asked for.
  int64_t audited_lately = 0;             // Of that kind, but audited in the last cycles.
  std::map<std::string, int64_t> events;  // Rows by event.
  bool synthetic = false;
  std::vector<std::string> warnings;  // Sentences for the coordinator.
};

// `audited` holds every reference of the plans audited in the last cycles, aliases included: they are left out. Small
// strata are pooled and sizes allocated by services/statistics. FailedPrecondition (SAMPLE_IMPOSSIBLE), with the
// figures and what would help, when the sample asked for is larger than the frame or smaller than the strata's
// minimums; InvalidArgument when two plans have one reference.
absl::StatusOr<Framing> MakeFrame(const CycleSettings& settings, const std::vector<FrameSource>& sources,
                                  const std::vector<Candidate>& candidates,
                                  const std::unordered_set<std::string>& audited);

// Whether the kind takes a plan with these events: new plans by "new", amended ones by "review_amended" or
// "phase_transfer", both by anything.
bool KindTakes(PlanKind kind, const std::vector<std::string>& events);

// The values of the dimensions joined by '/', "all" without dimensions; "unknown" for a value that is missing.
std::string StratumCode(const std::vector<StratifyBy>& dimensions, const FrameRow& row);

// The size below which strata are pooled: the setting, or its default; 0 (never) when there is one stratum anyway.
int64_t PoolBelow(const CycleSettings& settings);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_FRAMING_H_
