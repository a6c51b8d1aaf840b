#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "services/audits/audit_names.h"
#include "services/audits/progress.h"
#include "services/base/digest.h"
#include "services/base/status_macros.h"
#include "services/redactions/trail_service.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::redactions {
namespace {

constexpr std::string_view kCycles = "cycles/";

bool StartsWith(std::string_view text, std::string_view prefix) { return text.substr(0, prefix.size()) == prefix; }

bool SeesAll(const Caller& caller) { return caller.Has(v1::ROLE_ADMINISTRATOR); }

// Decides whose payloads are shown, asking once for each audit.
class PayloadView {
 public:
  PayloadView(storage::Snapshot& snapshot, const Caller& caller)
      : snapshot_(snapshot), sees_work_(caller.HasAny(RoleBit(v1::ROLE_COORDINATOR) | RoleBit(v1::ROLE_MODERATOR))) {}

  absl::StatusOr<bool> Shows(const trail::Event& event) {
    if (StartsWith(event.action, "concern.")) return sees_work_;
    if (!StartsWith(event.action, "rating.")) return true;
    if (!sees_work_) return false;
    // "cycles/{cycle}/audits/{n}/...": the first four parts name the audit.
    size_t end = 0;
    for (int part = 0; part < 4 && end != std::string::npos; ++part) end = event.subject.find('/', end + 1);
    const std::string audit = event.subject.substr(0, end);
    const auto known = all_in_.find(audit);
    if (known != all_in_.end()) return known->second;
    ASSIGN_OR_RETURN(const audits::AuditKey key, audits::ParseAuditName("subject", audit));
    const absl::StatusOr<bool> all_in = audits::IsAllIn(snapshot_, key.cycle, key.audit);
    if (!all_in.ok() && !absl::IsNotFound(all_in.status())) return all_in.status();
    return all_in_[audit] = all_in.ok() && *all_in;
  }

 private:
  storage::Snapshot& snapshot_;
  const bool sees_work_;
  std::map<std::string, bool> all_in_;
};

absl::StatusOr<v1::Event> ToProto(const trail::Event& event, PayloadView& view) {
  v1::Event message;
  message.set_sequence(event.sequence);
  message.set_at(event.at);
  message.set_actor(event.actor.user);
  message.set_actor_name(event.actor.name);
  message.set_agency(event.actor.agency);
  message.set_action(event.action);
  message.set_subject(event.subject);
  ASSIGN_OR_RETURN(const bool shows, view.Shows(event));
  if (shows) message.set_payload(event.payload);
  if (event.erased()) {
    message.set_erased("erased by " + event.erased_by + ", on " + event.erased_at + ", for " + event.erased_reason);
  }
  message.set_hash(Hex(event.hash));
  return message;
}

// Events of cycles, newest first. Nearly all events are: reading them by number and leaving others out costs little.
absl::StatusOr<std::vector<trail::Event>> ListOfCycles(storage::Snapshot& snapshot, int64_t before, int limit) {
  std::vector<trail::Event> events;
  for (;;) {
    ASSIGN_OR_RETURN(std::vector<trail::Event> page, trail::List(snapshot, "", before, limit));
    const bool last = static_cast<int>(page.size()) < limit;
    for (trail::Event& event : page) {
      before = event.sequence;
      if (!StartsWith(event.subject, kCycles)) continue;
      events.push_back(std::move(event));
      if (static_cast<int>(events.size()) == limit) return events;
    }
    if (last) return events;
  }
}

}  // namespace

absl::StatusOr<v1::ListEventsResponse> ListEvents(storage::Snapshot& snapshot, const Caller& caller,
                                                  const v1::ListEventsRequest& request) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 1));
  ASSIGN_OR_RETURN(const int64_t before, rpc::KeyNumber(key[0]));
  std::vector<trail::Event> events;
  if (SeesAll(caller) || StartsWith(request.subject(), kCycles)) {
    ASSIGN_OR_RETURN(events, trail::List(snapshot, request.subject(), before, size + 1));
  } else if (request.subject().empty()) {
    ASSIGN_OR_RETURN(events, ListOfCycles(snapshot, before, size + 1));
  }
  v1::ListEventsResponse response;
  if (static_cast<int>(events.size()) > size) {
    events.pop_back();
    response.set_next_page_token(rpc::PageToken({std::to_string(events.back().sequence)}));
  }
  PayloadView view(snapshot, caller);
  for (const trail::Event& event : events) {
    ASSIGN_OR_RETURN(*response.add_events(), ToProto(event, view));
  }
  return response;
}

absl::StatusOr<v1::VerifyTrailResponse> VerifyTrail(storage::Snapshot& snapshot, const Caller&,
                                                    const v1::VerifyTrailRequest&) {
  ASSIGN_OR_RETURN(const trail::Verification found, trail::Verify(snapshot));
  v1::VerifyTrailResponse response;
  response.set_intact(found.first_bad == 0);
  response.set_events(found.events);
  response.set_erased(found.erased);
  response.set_first_bad_sequence(found.first_bad);
  response.set_problem(found.problem);
  response.set_head(Hex(found.head));
  return response;
}

}  // namespace ehcpqa::redactions
