#include <optional>

#include "nlohmann/json.hpp"
#include "services/audits/assessment_store.h"
#include "services/audits/audit_names.h"
#include "services/audits/audit_service.h"
#include "services/audits/audit_view.h"
#include "services/audits/conflict_store.h"
#include "services/audits/plan_version_store.h"
#include "services/base/clock.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/lifecycle.h"
#include "services/cycles/sample_store.h"
#include "services/privacy/text_guard.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::audits {
namespace {

using cycles::CycleState;

absl::StatusOr<cycles::SamplePlan> LoadPlan(storage::Snapshot& snapshot, const AuditKey& key) {
  ASSIGN_OR_RETURN(std::optional<cycles::SamplePlan> plan, cycles::FindAudit(snapshot, key.cycle, key.audit));
  if (!plan) return NoSuch(AuditName(key.cycle, key.audit));
  return *std::move(plan);
}

std::string ServiceName(const Conflict& conflict) {
  return "agencies/" + conflict.agency + "/services/" + conflict.service;
}

v1::Conflict ToProto(std::string_view cycle, const Conflict& conflict) {
  v1::Conflict message;
  message.set_name("cycles/" + std::string(cycle) + "/conflicts/" + std::to_string(conflict.n));
  message.set_audit(AuditName(cycle, conflict.audit));
  if (!conflict.user.empty()) {
    message.set_user("users/" + conflict.user);
  } else {
    message.set_service(ServiceName(conflict));
  }
  message.set_reason(conflict.reason);
  return message;
}

// The party of the request, which must exist. An auditor may name only themselves.
absl::StatusOr<Conflict> ReadParty(storage::Snapshot& snapshot, const Caller& caller, const v1::Conflict& message) {
  Conflict conflict;
  const bool coordinator = caller.Has(v1::ROLE_COORDINATOR);
  if (message.party_case() == v1::Conflict::kUser) {
    ASSIGN_OR_RETURN(conflict.user, rpc::ParseId("conflict.user", message.user(), "users/*"));
    if (!coordinator && conflict.user != caller.user) {
      return FieldInvalid("conflict.user", "must be yourself: only a coordinator declares a conflict of somebody else");
    }
    ASSIGN_OR_RETURN(const bool exists, UserExists(snapshot, conflict.user));
    if (!exists) return NoSuch(message.user());
    return conflict;
  }
  if (message.party_case() != v1::Conflict::kService) {
    return FieldInvalid("conflict.user", "is required: name a person, or a service");
  }
  if (!coordinator) return FieldInvalid("conflict.service", "can be declared by a coordinator only; name yourself");
  ASSIGN_OR_RETURN(const auto ids, rpc::ParseName("conflict.service", message.service(), "agencies/*/services/*"));
  conflict.agency = ids[0];
  conflict.service = ids[1];
  ASSIGN_OR_RETURN(const bool exists, ServiceExists(snapshot, conflict.agency, conflict.service));
  if (!exists) return NoSuch(message.service());
  return conflict;
}

// Takes back the assignments of the party that were not handed in: they wait for the next allocation.
absl::Status RemoveBarred(storage::Transaction& transaction, const Caller& caller, const AuditKey& key,
                          const Conflict& conflict, std::string_view conflict_name) {
  ASSIGN_OR_RETURN(const std::vector<Assessment> assessments, ListOfAudit(transaction, key.cycle, key.audit));
  for (const Assessment& assessment : assessments) {
    bool barred = assessment.user == conflict.user;
    if (conflict.user.empty()) {
      ASSIGN_OR_RETURN(barred, WorksFor(transaction, assessment.user, conflict.agency, conflict.service));
    }
    if (!barred || !assessment.submitted_at.empty()) continue;
    RETURN_IF_ERROR(RemoveAssessment(transaction, assessment.key));
    const nlohmann::json payload = {{"conflict", conflict_name}, {"auditor", "users/" + assessment.user}};
    RETURN_IF_ERROR(
        trail::Append(transaction, caller.actor(), "assessment.remove", AssessmentName(assessment.key), payload.dump())
            .status());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::Audit> RecordPlanVersion(storage::Transaction& transaction, const Caller& caller,
                                            const v1::RecordPlanVersionRequest& request) {
  ASSIGN_OR_RETURN(const AuditKey key, ParseAuditName("audit", request.audit()));
  rpc::FieldChecks checks;
  checks.Date("plan_version_on", request.plan_version_on());
  RETURN_IF_ERROR(checks.status());
  checks.Require(request.plan_version_on() <= DateOf(transaction.now()), "plan_version_on",
                 "must not be in the future");
  RETURN_IF_ERROR(checks.status());
  ASSIGN_OR_RETURN(const cycles::SamplePlan plan, LoadPlan(transaction, key));
  ASSIGN_OR_RETURN(const cycles::Cycle cycle, cycles::LoadCycle(transaction, key.cycle));
  RETURN_IF_ERROR(cycles::RequireState(cycle.state,
                                       {CycleState::kSampled, CycleState::kScoring, CycleState::kModeration},
                                       "Recording which version of a plan was audited"));
  if (!plan.audited())
    return NotNow("CYCLE_STATE", "The plan of " + request.audit() + " was swapped out of the sample.");
  ASSIGN_OR_RETURN(const auto versions, ListPlanVersions(transaction, key.cycle, key.audit, key.audit));
  RETURN_IF_ERROR(StorePlanVersion(transaction, key.cycle, key.audit, request.plan_version_on()));
  const nlohmann::json payload = {{"before", versions.empty() ? "" : versions.begin()->second.on},
                                  {"after", request.plan_version_on()}};
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "audit.record_version", AuditName(key.cycle, key.audit),
                                payload.dump())
                      .status());
  ASSIGN_OR_RETURN(auto audits, ViewAudits(transaction, ScopeOf(caller), cycle, {plan}));
  return std::move(audits.front());
}

absl::StatusOr<v1::Conflict> DeclareConflict(storage::Transaction& transaction, const Caller& caller,
                                             const v1::DeclareConflictRequest& request) {
  const v1::Conflict& message = request.conflict();
  ASSIGN_OR_RETURN(const AuditKey key, ParseAuditName("conflict.audit", message.audit()));
  rpc::FieldChecks checks;
  checks.Text("conflict.reason", message.reason(), 3, 500);
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  guard.Check("conflict.reason", message.reason());
  RETURN_IF_ERROR(guard.status());
  RETURN_IF_ERROR(LoadPlan(transaction, key).status());
  ASSIGN_OR_RETURN(Conflict conflict, ReadParty(transaction, caller, message));
  conflict.audit = key.audit;
  conflict.reason = rpc::Trimmed(message.reason());
  ASSIGN_OR_RETURN(const std::optional<Conflict> same, FindSameConflict(transaction, key.cycle, conflict));
  if (same) return ToProto(key.cycle, *same);
  ASSIGN_OR_RETURN(conflict.n, InsertConflict(transaction, key.cycle, conflict, caller.user));
  const v1::Conflict declared = ToProto(key.cycle, conflict);
  const nlohmann::json payload = {{"audit", declared.audit()},
                                  {"party", conflict.user.empty() ? declared.service() : declared.user()},
                                  {"reason", conflict.reason}};
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "conflict.declare", declared.name(), payload.dump()).status());
  RETURN_IF_ERROR(RemoveBarred(transaction, caller, key, conflict, declared.name()));
  return declared;
}

absl::StatusOr<v1::ListConflictsResponse> ListConflicts(storage::Snapshot& snapshot, const Caller& caller,
                                                        const v1::ListConflictsRequest& request) {
  ASSIGN_OR_RETURN(const std::string cycle, rpc::ParseId("cycle", request.cycle(), "cycles/*"));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 1));
  ASSIGN_OR_RETURN(const int64_t after, rpc::KeyNumber(key[0]));
  RETURN_IF_ERROR(cycles::LoadCycle(snapshot, cycle).status());
  const Scope scope = caller.Has(v1::ROLE_COORDINATOR) ? Scope::WholeArea() : Scope::OwnOf(caller);
  ASSIGN_OR_RETURN(auto conflicts, ListConflicts(snapshot, scope, cycle, after, size + 1));
  v1::ListConflictsResponse response;
  if (static_cast<int>(conflicts.size()) > size) {
    conflicts.pop_back();
    response.set_next_page_token(rpc::PageToken({std::to_string(conflicts.back().n)}));
  }
  for (const Conflict& conflict : conflicts) *response.add_conflicts() = ToProto(cycle, conflict);
  return response;
}

}  // namespace ehcpqa::audits
