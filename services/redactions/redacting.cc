#include <optional>

#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/privacy/text_guard.h"
#include "services/redactions/redaction_store.h"
#include "services/redactions/subject.h"
#include "services/redactions/trail_service.h"
#include "services/rpc/answers.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::redactions {
namespace {

std::string NameOf(int64_t n) { return "redactions/" + std::to_string(n); }

v1::Redaction ToProto(const Redaction& redaction) {
  v1::Redaction message;
  message.set_name(NameOf(redaction.n));
  message.set_subject(redaction.subject);
  message.set_reason(redaction.reason);
  message.set_proposed_by("users/" + redaction.proposed_by);
  message.set_proposed_at(redaction.proposed_at);
  if (!redaction.open()) {
    message.set_approved_by("users/" + redaction.approved_by);
    message.set_approved_at(redaction.approved_at);
  }
  message.set_payloads_erased(static_cast<int32_t>(redaction.payloads_erased));
  return message;
}

absl::StatusOr<Redaction> Load(storage::Snapshot& snapshot, std::string_view name) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", name, "redactions/*"));
  const std::optional<int64_t> n = audits::ParseAuditNumber(id);
  if (!n) return NoSuch(name);
  ASSIGN_OR_RETURN(std::optional<Redaction> redaction, FindRedaction(snapshot, *n));
  if (!redaction) return NoSuch(name);
  return *std::move(redaction);
}

}  // namespace

absl::StatusOr<v1::Redaction> ProposeRedaction(storage::Transaction& transaction, const Caller& caller,
                                               const v1::ProposeRedactionRequest& request) {
  rpc::FieldChecks checks;
  checks.Text("reason", request.reason(), 5, 500);
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  guard.Check("reason", request.reason());
  RETURN_IF_ERROR(guard.status());
  ASSIGN_OR_RETURN(const Subject subject, ParseSubject("subject", request.subject()));
  ASSIGN_OR_RETURN(const bool exists, Exists(transaction, subject));
  if (!exists) return NoSuch(request.subject());
  ASSIGN_OR_RETURN(const auto open, FindOpenRedaction(transaction, request.subject()));
  if (open) return NotNow("REDACTION_STATE", NameOf(open->n) + " is open for this text already. Have it approved.");
  const std::string reason(rpc::Trimmed(request.reason()));
  ASSIGN_OR_RETURN(const int64_t n, InsertRedaction(transaction, request.subject(), reason, caller.user));
  const nlohmann::json payload = {{"subject", request.subject()}, {"reason", reason}};
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "redaction.propose", NameOf(n), payload.dump()).status());
  ASSIGN_OR_RETURN(const Redaction redaction, Load(transaction, NameOf(n)));
  return ToProto(redaction);
}

absl::StatusOr<v1::Redaction> ApproveRedaction(storage::Transaction& transaction, const Caller& caller,
                                               const v1::ApproveRedactionRequest& request) {
  ASSIGN_OR_RETURN(const Redaction redaction, Load(transaction, request.name()));
  if (!redaction.open()) return NotNow("REDACTION_STATE", request.name() + " was approved already.");
  if (redaction.proposed_by == caller.user) {
    return NotNow("REDACTION_SECOND_PERSON", "You proposed " + request.name() + ". A second person must approve it.");
  }
  ASSIGN_OR_RETURN(const Subject subject, ParseSubject("subject", redaction.subject));
  // Nothing is lost when the thing went in between: what its events say still goes.
  RETURN_IF_ERROR(EraseTexts(transaction, subject).status());
  ASSIGN_OR_RETURN(const int erased,
                   trail::ErasePayloads(transaction, redaction.subject, "users/" + caller.user, redaction.reason));
  // First answers kept for repeats hold the text as well, and not only those to its writer. A repeat of an earlier
  // request runs anew.
  RETURN_IF_ERROR(rpc::PruneAnswers(transaction, transaction.now_text()));
  RETURN_IF_ERROR(StoreApproval(transaction, redaction.n, caller.user, erased));
  const nlohmann::json payload = {{"subject", redaction.subject}, {"payloads_erased", erased}};
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "redaction.approve", request.name(), payload.dump()).status());
  ASSIGN_OR_RETURN(const Redaction approved, Load(transaction, request.name()));
  return ToProto(approved);
}

absl::StatusOr<v1::ListRedactionsResponse> ListRedactions(storage::Snapshot& snapshot, const Caller&,
                                                          const v1::ListRedactionsRequest& request) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 2));
  ASSIGN_OR_RETURN(const int64_t after_closed, rpc::KeyNumber(key[0]));
  ASSIGN_OR_RETURN(const int64_t after_n, rpc::KeyNumber(key[1]));
  ASSIGN_OR_RETURN(auto redactions, ListRedactions(snapshot, after_closed != 0, after_n, size + 1));
  v1::ListRedactionsResponse response;
  if (static_cast<int>(redactions.size()) > size) {
    redactions.pop_back();
    const Redaction& last = redactions.back();
    response.set_next_page_token(rpc::PageToken({last.open() ? "0" : "1", std::to_string(last.n)}));
  }
  for (const Redaction& redaction : redactions) *response.add_redactions() = ToProto(redaction);
  return response;
}

}  // namespace ehcpqa::redactions
