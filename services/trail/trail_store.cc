#include "services/trail/trail_store.h"

#include <sodium.h>

#include <utility>

#include "services/base/status_macros.h"

namespace ehcpqa::trail {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kSelectHead[] = "SELECT sequence, hash FROM events ORDER BY sequence DESC LIMIT 1";
constexpr char kInsertEvent[] =
    "INSERT INTO events (sequence, at, actor, actor_name, agency, action, subject, payload_digest, hash)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
constexpr char kInsertPayload[] = "INSERT INTO event_payloads (sequence, salt, payload) VALUES ($1, $2, $3)";
constexpr char kSelectAll[] =
    "SELECT e.sequence, e.at, e.actor, e.actor_name, e.agency, e.action, e.subject, e.payload_digest, e.hash,"
    " p.salt, p.payload, p.erased_by, p.erased_at, p.erased_reason"
    " FROM events e LEFT JOIN event_payloads p ON p.sequence = e.sequence ORDER BY e.sequence";
constexpr char kSelectNewest[] =
    "SELECT e.sequence, e.at, e.actor, e.actor_name, e.agency, e.action, e.subject, e.payload_digest, e.hash,"
    " p.salt, p.payload, p.erased_by, p.erased_at, p.erased_reason"
    " FROM events e LEFT JOIN event_payloads p ON p.sequence = e.sequence"
    " WHERE e.sequence < $1 ORDER BY e.sequence DESC LIMIT $2";
// '0' follows '/' in ASCII, so the range holds just the names below the subject.
constexpr char kSelectOnSubject[] =
    "SELECT e.sequence, e.at, e.actor, e.actor_name, e.agency, e.action, e.subject, e.payload_digest, e.hash,"
    " p.salt, p.payload, p.erased_by, p.erased_at, p.erased_reason"
    " FROM events e LEFT JOIN event_payloads p ON p.sequence = e.sequence"
    " WHERE (e.subject = $3 OR (e.subject > $3 || '/' AND e.subject < $3 || '0'))"
    " AND e.sequence < $1 ORDER BY e.sequence DESC LIMIT $2";
constexpr char kErase[] =
    "UPDATE event_payloads SET salt = NULL, payload = NULL, erased_by = $2, erased_at = $3, erased_reason = $4"
    " WHERE payload IS NOT NULL AND sequence IN (SELECT sequence FROM events WHERE subject = $1) RETURNING sequence";

Event Read(const Statement& row) {
  Event event;
  event.sequence = row.Int(0);
  event.at = row.Text(1);
  event.actor = {row.Text(2), row.Text(3), row.Text(4)};
  event.action = row.Text(5);
  event.subject = row.Text(6);
  event.payload_digest = row.Text(7);
  event.hash = row.Text(8);
  event.salt = row.Text(9);
  event.payload = row.Text(10);
  event.erased_by = row.Text(11);
  event.erased_at = row.Text(12);
  event.erased_reason = row.Text(13);
  return event;
}

}  // namespace

absl::StatusOr<int64_t> Append(Transaction& transaction, const Actor& actor, std::string_view action,
                               std::string_view subject, std::string_view payload) {
  Event event;
  event.sequence = 1;
  std::string previous(FirstPrevious());
  {
    // Read each time: an operator's command may have appended since, from another process.
    Statement head = transaction.Prepare(kSelectHead);
    if (head.Step()) {
      event.sequence = head.Int(0) + 1;
      previous = head.Text(1);
    }
    RETURN_IF_ERROR(head.status());
  }
  event.at = transaction.now_text();
  event.actor = actor;
  event.action = action;
  event.subject = subject;
  char salt[16];
  randombytes_buf(salt, sizeof salt);
  event.payload_digest = AsBytes(PayloadDigest({salt, sizeof salt}, payload));
  const Digest link = Link(previous, event);
  RETURN_IF_ERROR(transaction.Prepare(kInsertEvent)
                      .Bind(1, event.sequence)
                      .Bind(2, event.at)
                      .Bind(3, event.actor.user)
                      .Bind(4, event.actor.name)
                      .Bind(5, event.actor.agency)
                      .Bind(6, event.action)
                      .Bind(7, event.subject)
                      .BindBlob(8, event.payload_digest)
                      .BindBlob(9, AsBytes(link))
                      .Run());
  RETURN_IF_ERROR(transaction.Prepare(kInsertPayload)
                      .Bind(1, event.sequence)
                      .BindBlob(2, {salt, sizeof salt})
                      .Bind(3, payload)
                      .Run());
  return event.sequence;
}

absl::StatusOr<std::vector<Event>> List(Snapshot& snapshot, std::string_view subject, int64_t before, int limit) {
  Statement select = snapshot.Prepare(subject.empty() ? kSelectNewest : kSelectOnSubject);
  select.Bind(1, before > 0 ? before : INT64_MAX).Bind(2, limit);
  if (!subject.empty()) select.Bind(3, subject);
  std::vector<Event> events;
  while (select.Step()) events.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return events;
}

absl::StatusOr<int> ErasePayloads(Transaction& transaction, std::string_view subject, std::string_view by,
                                  std::string_view reason) {
  Statement erase = transaction.Prepare(kErase);
  erase.Bind(1, subject).Bind(2, by).Bind(3, transaction.now_text()).Bind(4, reason);
  int erased = 0;
  while (erase.Step()) ++erased;
  RETURN_IF_ERROR(erase.status());
  return erased;
}

absl::StatusOr<Verification> Verify(Snapshot& snapshot) {
  Verification result;
  result.head = FirstPrevious();
  Statement select = snapshot.Prepare(kSelectAll);
  while (select.Step()) {
    const Event event = Read(select);
    ++result.events;
    if (event.erased()) ++result.erased;
    if (result.first_bad == 0) {
      result.problem = Problem(event, result.events, result.head);
      if (!result.problem.empty()) result.first_bad = result.events;
    }
    result.head = event.hash;
  }
  RETURN_IF_ERROR(select.status());
  return result;
}

}  // namespace ehcpqa::trail
