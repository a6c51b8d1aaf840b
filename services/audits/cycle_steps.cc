// OpenCycle, CloseCycle, ReviewCycle, PublishCycle, ArchiveCycle, RevertCycle.
#include "nlohmann/json.hpp"
#include "services/audits/cycle_running.h"
#include "services/audits/cycle_tally.h"
#include "services/audits/reset_store.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_proto.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/frame_store.h"
#include "services/cycles/lifecycle.h"
#include "services/cycles/sample_store.h"
#include "services/privacy/text_guard.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::audits {
namespace {

using cycles::Cycle;
using cycles::CycleState;
using storage::Transaction;

absl::StatusOr<std::string> ReadReason(const v1::CycleTransitionRequest& request) {
  std::string reason(rpc::Trimmed(request.reason()));
  if (reason.empty()) return reason;
  rpc::FieldChecks checks;
  checks.Text("reason", reason, 5, 500);
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  guard.Check("reason", reason);
  RETURN_IF_ERROR(guard.status());
  return reason;
}

// What a step back leaves behind.
absl::Status Undo(Transaction& transaction, Cycle& cycle, CycleState to) {
  if (to == CycleState::kFramed) {
    RETURN_IF_ERROR(ForgetAudits(transaction, cycle.id));
    RETURN_IF_ERROR(cycles::DropSample(transaction, cycle.id));
    cycle.seed.clear();
    // Nobody marked anything, so nothing was audited that later cycles should leave out.
    cycle.opened_at.clear();
  } else if (to == CycleState::kDraft) {
    RETURN_IF_ERROR(cycles::DropFrame(transaction, cycle.id));
    cycle.manifest_sha256.clear();
    cycle.register_total = 0;
    cycle.eligible_total = 0;
    cycle.synthetic = false;
  }
  return absl::OkStatus();
}

absl::StatusOr<v1::Cycle> Move(Transaction& transaction, const Caller& caller,
                               const v1::CycleTransitionRequest& request, Cycle cycle, CycleState to,
                               std::string_view action) {
  ASSIGN_OR_RETURN(const std::string reason, ReadReason(request));
  ASSIGN_OR_RETURN(CycleTally tally, TallyCycle(transaction, cycle));
  tally.facts.reason_given = !reason.empty();
  const CycleState from = cycle.state;
  RETURN_IF_ERROR(cycles::CheckTransition(from, to, tally.facts));
  nlohmann::json payload = {{"from", cycles::StateName(from)}, {"to", cycles::StateName(to)}, {"reason", reason}};
  if (to == CycleState::kModeration && from == CycleState::kScoring) {
    payload["assessments_missing"] = tally.facts.assessments_missing;
  }
  if (to < from) {
    if (to == CycleState::kFramed) payload["seed"] = cycle.seed;
    if (to == CycleState::kDraft) payload["manifest_sha256"] = cycle.manifest_sha256;
    RETURN_IF_ERROR(Undo(transaction, cycle, to));
  }
  cycle.state = to;
  cycle.state_since = transaction.now_text();
  if (to == CycleState::kScoring && cycle.opened_at.empty()) cycle.opened_at = cycle.state_since;
  RETURN_IF_ERROR(cycles::StoreState(transaction, cycle));
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "cycle." + std::string(action),
                                cycles::CycleName(cycle.id), payload.dump())
                      .status());
  return cycles::ToProto(cycle);
}

absl::StatusOr<v1::Cycle> MoveOn(Transaction& transaction, const Caller& caller,
                                 const v1::CycleTransitionRequest& request, CycleState to, std::string_view action) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(Cycle cycle, cycles::LoadCycleToChange(transaction, id, request.etag()));
  // The same states are next to each other in both directions, and this is the way forward.
  if (cycle.state > to) {
    return NotNow("CYCLE_STATE", "The cycle is past " + std::string(cycles::StateName(to)) +
                                     " already: it is in state " + std::string(cycles::StateName(cycle.state)) +
                                     ". Going back is a step of its own, with a reason.");
  }
  return Move(transaction, caller, request, std::move(cycle), to, action);
}

}  // namespace

absl::StatusOr<v1::Cycle> OpenCycle(Transaction& transaction, const Caller& caller,
                                    const v1::CycleTransitionRequest& request) {
  return MoveOn(transaction, caller, request, CycleState::kScoring, "open");
}

absl::StatusOr<v1::Cycle> CloseCycle(Transaction& transaction, const Caller& caller,
                                     const v1::CycleTransitionRequest& request) {
  return MoveOn(transaction, caller, request, CycleState::kModeration, "close");
}

absl::StatusOr<v1::Cycle> ReviewCycle(Transaction& transaction, const Caller& caller,
                                      const v1::CycleTransitionRequest& request) {
  return MoveOn(transaction, caller, request, CycleState::kReview, "review");
}

absl::StatusOr<v1::Cycle> PublishCycle(Transaction& transaction, const Caller& caller,
                                       const v1::CycleTransitionRequest& request) {
  return MoveOn(transaction, caller, request, CycleState::kPublished, "publish");
}

absl::StatusOr<v1::Cycle> ArchiveCycle(Transaction& transaction, const Caller& caller,
                                       const v1::CycleTransitionRequest& request) {
  return MoveOn(transaction, caller, request, CycleState::kArchived, "archive");
}

absl::StatusOr<v1::Cycle> RevertCycle(Transaction& transaction, const Caller& caller,
                                      const v1::CycleTransitionRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(Cycle cycle, cycles::LoadCycleToChange(transaction, id, request.etag()));
  const cycles::Transition* back = cycles::Back(cycle.state);
  if (back == nullptr) {
    return NotNow("CYCLE_STATE", "A cycle in state " + std::string(cycles::StateName(cycle.state)) +
                                     " does not go back: a draft has nothing behind it, and what is published stays.");
  }
  return Move(transaction, caller, request, std::move(cycle), back->to, "revert");
}

}  // namespace ehcpqa::audits
