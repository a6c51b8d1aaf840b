#include "services/audits/concern_service.h"

#include <optional>

#include "nlohmann/json.hpp"
#include "services/audits/assessment_store.h"
#include "services/audits/audit_names.h"
#include "services/audits/audit_view.h"
#include "services/audits/concern_store.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/sample_store.h"
#include "services/privacy/text_guard.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::audits {
namespace {

constexpr size_t kLeastOutcome = 3, kMostOutcome = 2000;

v1::Concern ToProto(std::string_view cycle, const Concern& concern) {
  v1::Concern message;
  message.set_name(ConcernName(cycle, concern.n));
  message.set_audit(AuditName(cycle, concern.audit));
  message.set_kind(static_cast<v1::ConcernKind>(concern.kind));
  message.set_text(concern.text);
  message.set_state(static_cast<v1::ConcernState>(concern.state));
  message.set_raised_by("users/" + concern.raised_by);
  message.set_raised_at(concern.raised_at);
  message.set_acknowledged_at(concern.acknowledged_at);
  message.set_closed_at(concern.closed_at);
  message.set_outcome(concern.outcome);
  return message;
}

absl::StatusOr<v1::Concern> Load(storage::Snapshot& snapshot, const ConcernKey& key) {
  ASSIGN_OR_RETURN(const auto concern, FindConcern(snapshot, Scope::WholeArea(), key.cycle, key.n));
  if (!concern) return NoSuch(ConcernName(key.cycle, key.n));
  return ToProto(key.cycle, *concern);
}

absl::StatusOr<v1::Concern> MoveOn(storage::Transaction& transaction, const Caller& caller,
                                   const v1::ConcernTransitionRequest& request, ConcernState next,
                                   std::string_view action) {
  ASSIGN_OR_RETURN(const ConcernKey key, ParseConcernName("name", request.name()));
  ASSIGN_OR_RETURN(std::optional<Concern> concern, FindConcern(transaction, Scope::WholeArea(), key.cycle, key.n));
  if (!concern) return NoSuch(request.name());
  RETURN_IF_ERROR(CheckStep(*concern, next));
  concern->state = next;
  concern->outcome = rpc::Trimmed(request.outcome());
  RETURN_IF_ERROR(StoreConcernState(transaction, key.cycle, *concern));
  nlohmann::json payload = nlohmann::json::object();
  if (!concern->outcome.empty()) payload["outcome"] = concern->outcome;
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), action, request.name(), payload.dump()).status());
  return Load(transaction, key);
}

}  // namespace

absl::StatusOr<v1::Concern> RaiseConcern(storage::Transaction& transaction, const Caller& caller,
                                         const v1::RaiseConcernRequest& request) {
  const v1::Concern& message = request.concern();
  ASSIGN_OR_RETURN(const AuditKey key, ParseAuditName("concern.audit", message.audit()));
  rpc::FieldChecks checks;
  checks.Require(
      message.kind() == v1::CONCERN_KIND_SAFEGUARDING || message.kind() == v1::CONCERN_KIND_WITHOUT_PROVISION,
      "concern.kind", "is required: safeguarding, or a child without provision");
  checks.Text("concern.text", message.text(), 10, 2000);
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  guard.Check("concern.text", message.text());
  RETURN_IF_ERROR(guard.status());
  ASSIGN_OR_RETURN(const auto plan, cycles::FindAudit(transaction, key.cycle, key.audit));
  ASSIGN_OR_RETURN(const auto visible, ListAssessments(transaction, ScopeOf(caller), key.cycle, key.audit, key.audit));
  if (!plan || (!ScopeOf(caller).whole_area() && visible.empty())) return NoSuch(message.audit());
  Concern concern;
  concern.audit = key.audit;
  concern.plan_ref = plan->plan.plan_ref;
  concern.kind = static_cast<ConcernKind>(message.kind());
  concern.text = rpc::Trimmed(message.text());
  concern.raised_by = caller.user;
  concern.raised_for = caller.agency;
  ASSIGN_OR_RETURN(concern.n, InsertConcern(transaction, key.cycle, concern));
  const nlohmann::json payload = {{"audit", message.audit()}, {"kind", message.kind()}, {"text", concern.text}};
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "concern.raise", ConcernName(key.cycle, concern.n), payload.dump())
          .status());
  return Load(transaction, {key.cycle, concern.n});
}

absl::StatusOr<v1::ListConcernsResponse> ListConcerns(storage::Snapshot& snapshot, const Caller& caller,
                                                      const v1::ListConcernsRequest& request) {
  ASSIGN_OR_RETURN(const std::string cycle, rpc::ParseId("cycle", request.cycle(), "cycles/*"));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 2));
  ASSIGN_OR_RETURN(const int64_t after_state, rpc::KeyNumber(key[0]));
  ASSIGN_OR_RETURN(const int64_t after_n, rpc::KeyNumber(key[1]));
  RETURN_IF_ERROR(cycles::LoadCycle(snapshot, cycle).status());
  ASSIGN_OR_RETURN(auto concerns, ListConcerns(snapshot, ScopeOf(caller), cycle, after_state, after_n, size + 1));
  v1::ListConcernsResponse response;
  if (static_cast<int>(concerns.size()) > size) {
    concerns.pop_back();
    const Concern& last = concerns.back();
    response.set_next_page_token(
        rpc::PageToken({std::to_string(static_cast<int>(last.state)), std::to_string(last.n)}));
  }
  for (const Concern& concern : concerns) *response.add_concerns() = ToProto(cycle, concern);
  return response;
}

absl::StatusOr<v1::Concern> AcknowledgeConcern(storage::Transaction& transaction, const Caller& caller,
                                               const v1::ConcernTransitionRequest& request) {
  if (!request.outcome().empty())
    return FieldInvalid("outcome", "must be left out: it says what was done, when the concern is closed");
  return MoveOn(transaction, caller, request, ConcernState::kAcknowledged, "concern.acknowledge");
}

absl::StatusOr<v1::Concern> CloseConcern(storage::Transaction& transaction, const Caller& caller,
                                         const v1::ConcernTransitionRequest& request) {
  rpc::FieldChecks checks;
  checks.Text("outcome", request.outcome(), kLeastOutcome, kMostOutcome);
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  guard.Check("outcome", request.outcome());
  RETURN_IF_ERROR(guard.status());
  return MoveOn(transaction, caller, request, ConcernState::kClosed, "concern.close");
}

}  // namespace ehcpqa::audits
