#include "services/audits/concern_store.h"

#include "services/audits/rating_store.h"
#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kInsert[] =
    "INSERT INTO concerns (cycle_id, n, audit, plan_ref, kind, text, state, raised_by, raised_for, raised_at)"
    " VALUES ($1, (SELECT coalesce(max(n), 0) + 1 FROM concerns WHERE cycle_id = $1), $2, $3, $4, $5, 1, $6, $7, $8)"
    " RETURNING n";
constexpr char kSelectOne[] =
    "SELECT n, audit, plan_ref, kind, text, state, raised_by, raised_for, raised_at, acknowledged_at, closed_at, "
    "outcome"
    " FROM concerns WHERE cycle_id = $1 AND n = $2";
constexpr char kSelectPage[] =
    "SELECT n, audit, plan_ref, kind, text, state, raised_by, raised_for, raised_at, acknowledged_at, closed_at, "
    "outcome"
    " FROM concerns WHERE cycle_id = $1 AND (state, n) > ($2, $3) ORDER BY state, n LIMIT $4";
constexpr char kSelectOwnPage[] =
    "SELECT n, audit, plan_ref, kind, text, state, raised_by, raised_for, raised_at, acknowledged_at, closed_at, "
    "outcome"
    " FROM concerns WHERE cycle_id = $1 AND (state, n) > ($2, $3) AND raised_by = $5 AND raised_for = $6"
    " ORDER BY state, n LIMIT $4";
constexpr char kUpdateState[] =
    "UPDATE concerns SET state = $3, outcome = $4, acknowledged_at = CASE WHEN $3 = 2 THEN $5 ELSE acknowledged_at END,"
    " closed_at = CASE WHEN $3 = 3 THEN $5 ELSE closed_at END WHERE cycle_id = $1 AND n = $2";
constexpr char kCountOpen[] = "SELECT count(*) FROM concerns WHERE cycle_id = $1 AND state < 3";
constexpr char kRedact[] =
    "UPDATE concerns SET text = $3, outcome = CASE WHEN outcome = '' THEN '' ELSE $3 END, redacted = 1"
    " WHERE cycle_id = $1 AND n = $2 RETURNING n";

Concern Read(const Statement& row) {
  Concern concern;
  concern.n = row.Int(0);
  concern.audit = row.Int(1);
  concern.plan_ref = row.Text(2);
  concern.kind = static_cast<ConcernKind>(row.Int(3));
  concern.text = row.Text(4);
  concern.state = static_cast<ConcernState>(row.Int(5));
  concern.raised_by = row.Text(6);
  concern.raised_for = row.Text(7);
  concern.raised_at = row.Text(8);
  concern.acknowledged_at = row.Text(9);
  concern.closed_at = row.Text(10);
  concern.outcome = row.Text(11);
  return concern;
}

}  // namespace

absl::StatusOr<int64_t> InsertConcern(Transaction& transaction, std::string_view cycle, const Concern& concern) {
  Statement insert = transaction.Prepare(kInsert);
  insert.Bind(1, cycle).Bind(2, concern.audit).Bind(3, concern.plan_ref).Bind(4, static_cast<int>(concern.kind));
  insert.Bind(5, concern.text).Bind(6, concern.raised_by).Bind(7, concern.raised_for).Bind(8, transaction.now_text());
  int64_t n = 0;
  if (insert.Step()) n = insert.Int(0);
  RETURN_IF_ERROR(insert.Run());
  return n;
}

absl::StatusOr<std::optional<Concern>> FindConcern(Snapshot& snapshot, const Scope& scope, std::string_view cycle,
                                                   int64_t n) {
  Statement select = snapshot.Prepare(kSelectOne);
  select.Bind(1, cycle).Bind(2, n);
  std::optional<Concern> found;
  if (select.Step()) found = Read(select);
  RETURN_IF_ERROR(select.status());
  if (found && !scope.whole_area() && (found->raised_by != scope.user() || found->raised_for != scope.agency())) {
    found.reset();
  }
  return found;
}

absl::StatusOr<std::vector<Concern>> ListConcerns(Snapshot& snapshot, const Scope& scope, std::string_view cycle,
                                                  int64_t after_state, int64_t after_n, int limit) {
  Statement select = snapshot.Prepare(scope.whole_area() ? kSelectPage : kSelectOwnPage);
  select.Bind(1, cycle).Bind(2, after_state).Bind(3, after_n).Bind(4, limit);
  if (!scope.whole_area()) select.Bind(5, scope.user()).Bind(6, scope.agency());
  std::vector<Concern> concerns;
  while (select.Step()) concerns.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return concerns;
}

absl::Status StoreConcernState(Transaction& transaction, std::string_view cycle, const Concern& concern) {
  return transaction.Prepare(kUpdateState)
      .Bind(1, cycle)
      .Bind(2, concern.n)
      .Bind(3, static_cast<int>(concern.state))
      .Bind(4, concern.outcome)
      .Bind(5, transaction.now_text())
      .Run();
}

absl::StatusOr<int64_t> CountOpenConcerns(Snapshot& snapshot, std::string_view cycle) {
  Statement select = snapshot.Prepare(kCountOpen);
  select.Bind(1, cycle);
  const int64_t count = select.Step() ? select.Int(0) : 0;
  RETURN_IF_ERROR(select.status());
  return count;
}

absl::StatusOr<bool> RedactConcern(Transaction& transaction, std::string_view cycle, int64_t n) {
  Statement redact = transaction.Prepare(kRedact);
  redact.Bind(1, cycle).Bind(2, n).Bind(3, kRedacted);
  const bool found = redact.Step();
  RETURN_IF_ERROR(redact.Run());
  return found;
}

}  // namespace ehcpqa::audits
