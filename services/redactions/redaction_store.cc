#include "services/redactions/redaction_store.h"

#include <limits>

#include "services/base/status_macros.h"

namespace ehcpqa::redactions {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kInsert[] =
    "INSERT INTO redactions (n, subject, reason, proposed_by, proposed_at)"
    " VALUES ((SELECT coalesce(max(n), 0) + 1 FROM redactions), $1, $2, $3, $4) RETURNING n";
constexpr char kSelectOne[] =
    "SELECT n, subject, reason, proposed_by, proposed_at, approved_by, approved_at, payloads_erased"
    " FROM redactions WHERE n = $1";
constexpr char kSelectOpen[] =
    "SELECT n, subject, reason, proposed_by, proposed_at, approved_by, approved_at, payloads_erased"
    " FROM redactions WHERE subject = $1 AND approved_by IS NULL";
// Declared scan of the whole table: redactions are few.
constexpr char kSelectPage[] =
    "SELECT n, subject, reason, proposed_by, proposed_at, approved_by, approved_at, payloads_erased FROM redactions"
    " WHERE (CASE WHEN approved_by IS NULL THEN 0 ELSE 1 END, -n) > ($1, $2)"
    " ORDER BY CASE WHEN approved_by IS NULL THEN 0 ELSE 1 END, -n LIMIT $3";
constexpr char kApprove[] =
    "UPDATE redactions SET approved_by = $2, approved_at = $3, payloads_erased = $4 WHERE n = $1";

Redaction Read(const Statement& row) {
  return {row.Int(0), row.Text(1), row.Text(2), row.Text(3), row.Text(4), row.Text(5), row.Text(6), row.Int(7)};
}

absl::StatusOr<std::optional<Redaction>> ReadOne(Statement select) {
  std::optional<Redaction> found;
  if (select.Step()) found = Read(select);
  RETURN_IF_ERROR(select.status());
  return found;
}

}  // namespace

absl::StatusOr<int64_t> InsertRedaction(Transaction& transaction, std::string_view subject, std::string_view reason,
                                        std::string_view proposed_by) {
  Statement insert = transaction.Prepare(kInsert);
  insert.Bind(1, subject).Bind(2, reason).Bind(3, proposed_by).Bind(4, transaction.now_text());
  int64_t n = 0;
  if (insert.Step()) n = insert.Int(0);
  RETURN_IF_ERROR(insert.Run());
  return n;
}

absl::StatusOr<std::optional<Redaction>> FindRedaction(Snapshot& snapshot, int64_t n) {
  Statement select = snapshot.Prepare(kSelectOne);
  select.Bind(1, n);
  return ReadOne(std::move(select));
}

absl::StatusOr<std::optional<Redaction>> FindOpenRedaction(Snapshot& snapshot, std::string_view subject) {
  Statement select = snapshot.Prepare(kSelectOpen);
  select.Bind(1, subject);
  return ReadOne(std::move(select));
}

absl::Status StoreApproval(Transaction& transaction, int64_t n, std::string_view approved_by, int64_t payloads_erased) {
  return transaction.Prepare(kApprove)
      .Bind(1, n)
      .Bind(2, approved_by)
      .Bind(3, transaction.now_text())
      .Bind(4, payloads_erased)
      .Run();
}

absl::StatusOr<std::vector<Redaction>> ListRedactions(Snapshot& snapshot, bool after_closed, int64_t after_n,
                                                      int limit) {
  Statement select = snapshot.Prepare(kSelectPage);
  select.Bind(1, after_closed).Bind(2, after_n > 0 ? -after_n : std::numeric_limits<int64_t>::min()).Bind(3, limit);
  std::vector<Redaction> redactions;
  while (select.Step()) redactions.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return redactions;
}

}  // namespace ehcpqa::redactions
