// How a cycle moves from state to state: one table, with what must hold before each step.
//
//   draft -freeze-> framed -draw-> sampled -open-> scoring -close-> moderation -review-> review -publish-> published
//   -archive-> archived, and from framed to review back one state, with a reason.
//
// What a step back leaves behind: framed -> draft drops the frame. sampled -> framed drops the sample, and is refused
// once anything has been marked. The other steps keep everything. A seed that was used once is never taken again, in no
// cycle, because its outcome is known.
#ifndef EHCPQA_SERVICES_CYCLES_LIFECYCLE_H_
#define EHCPQA_SERVICES_CYCLES_LIFECYCLE_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/cycles/cycle.h"

namespace ehcpqa::cycles {

// What the guards look at. Audits that were swapped out count nowhere, unless it is said.
struct CycleFacts {
  bool frame_exists = false;
  bool sample_exists = false;
  int64_t audits = 0;
  int64_t audits_unallocated = 0;    // Audits that lack the auditor of some required assessment.
  int64_t audits_in = 0;             // Audits with every required assessment submitted.
  int64_t assessments_started = 0;   // Assessments with a mark, or submitted; of audits swapped out too.
  int64_t assessments_missing = 0;   // Required assessments not submitted.
  int64_t assessments_returned = 0;  // Of these: returned by a moderator.
  int64_t differences_open = 0;      // Criteria whose marks differ and wait for the moderator.
  bool reason_given = false;         // The coordinator says why.
};

// What a transition is for.
enum class Direction { kForward, kBack };

// What must hold. `name` is stable.
struct Guard {
  std::string_view name;
  bool (*holds)(const CycleFacts& facts);
  // What fails, and what would satisfy it: one or two sentences.
  std::string (*remedy)(const CycleFacts& facts);
};

struct Transition {
  CycleState from;
  CycleState to;
  Direction direction;
  std::string_view action;  // "freeze"; "revert" for a step back.
  std::vector<Guard> guards;
};

// The table.
const std::vector<Transition>& Transitions();

// The step forward from `state`, or back; nullptr when there is none.
const Transition* Forward(CycleState state);
const Transition* Back(CycleState state);

// Whether a cycle may go from `from` to `to` now. FailedPrecondition (CYCLE_STATE): there is no such step, naming the
// steps that there are; or a guard fails, naming the guard and what would satisfy it.
absl::Status CheckTransition(CycleState from, CycleState to, const CycleFacts& facts);

// What bars the step forward, in words; empty when nothing does or there is none.
std::vector<std::string> Blockers(CycleState state, const CycleFacts& facts);

// For what is possible only in some states: OK when `state` is among `allowed`, else FailedPrecondition (CYCLE_STATE).
// `doing` completes "... is possible while the cycle is sampled or scoring": "Swapping a plan".
absl::Status RequireState(CycleState state, std::initializer_list<CycleState> allowed, std::string_view doing);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_LIFECYCLE_H_
