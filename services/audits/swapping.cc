// SwapPlan.
#include <optional>

#include "nlohmann/json.hpp"
#include "services/audits/assessment_store.h"
#include "services/audits/audit_names.h"
#include "services/audits/cycle_running.h"
#include "services/audits/progress.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_proto.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/lifecycle.h"
#include "services/cycles/sample_store.h"
#include "services/privacy/text_guard.h"
#include "services/rpc/fields.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::audits {
namespace {

using cycles::CycleState;
using cycles::SamplePlan;
using cycles::SampleStatus;
using storage::Transaction;

absl::Status CheckReason(const std::string& reason) {
  rpc::FieldChecks checks;
  checks.Text("reason", reason, 5, 500);
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  guard.Check("reason", reason);
  return guard.status();
}

// What nobody has started moves to the substitute's audit; the rest stays with the plan it is about. Returns the names
// of the new assessments.
absl::StatusOr<std::vector<std::string>> MoveUnstarted(Transaction& transaction, const AuditKey& from, int64_t to) {
  std::vector<std::string> moved;
  ASSIGN_OR_RETURN(std::vector<Assessment> assessments, ListOfAudit(transaction, from.cycle, from.audit));
  for (Assessment& assessment : assessments) {
    if (assessment.state != AssessmentState::kAssigned) continue;
    RETURN_IF_ERROR(RemoveAssessment(transaction, assessment.key));
    assessment.key.audit = to;
    RETURN_IF_ERROR(InsertAssessment(transaction, assessment));
    moved.push_back(AssessmentName(assessment.key));
  }
  return moved;
}

}  // namespace

absl::StatusOr<v1::SwapPlanResponse> SwapPlan(Transaction& transaction, const Caller& caller,
                                              const v1::SwapPlanRequest& request) {
  ASSIGN_OR_RETURN(const AuditKey key, ParseAuditName("audit", request.audit()));
  const std::string reason(rpc::Trimmed(request.reason()));
  RETURN_IF_ERROR(CheckReason(reason));
  ASSIGN_OR_RETURN(const cycles::Cycle cycle, cycles::LoadCycle(transaction, key.cycle));
  ASSIGN_OR_RETURN(std::optional<SamplePlan> out, cycles::FindAudit(transaction, key.cycle, key.audit));
  if (!out) return NoSuch(request.audit());
  RETURN_IF_ERROR(cycles::RequireState(cycle.state, {CycleState::kSampled, CycleState::kScoring}, "Swapping a plan"));
  if (!out->audited()) {
    return NotNow("CYCLE_STATE", "The plan of " + request.audit() +
                                     " was swapped out before. Swap its substitute when that proves unusable too.");
  }
  ASSIGN_OR_RETURN(std::optional<SamplePlan> in, cycles::NextReserve(transaction, key.cycle, out->plan.stratum));
  if (!in) {
    return NotNow("NO_RESERVE", "No reserve is left in stratum " + out->plan.stratum +
                                    ". The plan has to stay; record why it could not be audited with its assessments.");
  }

  ASSIGN_OR_RETURN(const int64_t last, cycles::LastAuditNumber(transaction, key.cycle));
  out->status = SampleStatus::kSwappedOut;
  out->swap_reason = reason;
  in->status = SampleStatus::kSubstitute;
  in->audit = last + 1;
  in->double_marked = out->double_marked;
  in->replaces = out->plan.plan_ref;
  RETURN_IF_ERROR(cycles::StoreSamplePlan(transaction, key.cycle, *out));
  RETURN_IF_ERROR(cycles::StoreSamplePlan(transaction, key.cycle, *in));
  ASSIGN_OR_RETURN(const std::vector<std::string> moved, MoveUnstarted(transaction, key, in->audit));
  RETURN_IF_ERROR(RefreshRollups(transaction, key.cycle, key.audit));

  const nlohmann::json payload = {{"reason", reason},
                                  {"swapped_out", out->plan.plan_ref},
                                  {"substitute", in->plan.plan_ref},
                                  {"audit", AuditName(key.cycle, in->audit)},
                                  {"moved", moved}};
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "audit.swap", AuditName(key.cycle, key.audit), payload.dump())
          .status());
  v1::SwapPlanResponse response;
  *response.mutable_swapped_out() = cycles::ToProto(key.cycle, *out);
  *response.mutable_substitute() = cycles::ToProto(key.cycle, *in);
  return response;
}

}  // namespace ehcpqa::audits
