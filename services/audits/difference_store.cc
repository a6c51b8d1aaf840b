#include "services/audits/difference_store.h"

#include <limits>

#include "services/audits/rating_store.h"
#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kSelectOne[] =
    "SELECT audit, criterion, position, marks, settled FROM differences"
    " WHERE cycle_id = $1 AND audit = $2 AND criterion = $3";
constexpr char kSelectPage[] =
    "SELECT audit, criterion, position, marks, settled FROM differences"
    " WHERE cycle_id = $1 AND settled <= $2 AND audit BETWEEN $3 AND $4 AND (settled, audit, position) > ($5, $6, $7)"
    " ORDER BY settled, audit, position LIMIT $8";
constexpr char kCount[] =
    "SELECT settled, count(*) FROM differences WHERE cycle_id = $1 AND audit BETWEEN $2 AND $3 GROUP BY settled"
    " ORDER BY settled";
constexpr char kCountOpen[] =
    "SELECT audit, count(*) FROM differences WHERE cycle_id = $1 AND settled = 0 AND audit BETWEEN $2 AND $3"
    " GROUP BY audit ORDER BY audit";
constexpr char kSelectAgreement[] =
    "SELECT criterion, marks, level, no_level, cause, reason, agreed_by, agreed_at, version FROM agreed_ratings"
    " WHERE cycle_id = $1 AND audit = $2 AND criterion = $3";
constexpr char kUpsertAgreement[] =
    "INSERT INTO agreed_ratings (cycle_id, audit, criterion, marks, level, no_level, cause, reason, agreed_by, "
    "agreed_at,"
    " version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
    " ON CONFLICT (cycle_id, audit, criterion) DO UPDATE SET marks = excluded.marks, level = excluded.level,"
    " no_level = excluded.no_level, cause = excluded.cause, reason = excluded.reason, agreed_by = excluded.agreed_by,"
    " agreed_at = excluded.agreed_at, version = excluded.version, redacted = 0";
constexpr char kRedactAgreement[] =
    "UPDATE agreed_ratings SET reason = $4, redacted = 1, version = version + 1"
    " WHERE cycle_id = $1 AND audit = $2 AND criterion = $3 RETURNING version";
constexpr char kDelete[] = "DELETE FROM differences WHERE cycle_id = $1 AND audit = $2";
constexpr char kInsert[] =
    "INSERT INTO differences (cycle_id, audit, criterion, position, marks, settled) VALUES ($1, $2, $3, $4, $5, $6)";

Difference Read(const Statement& row) { return {row.Int(0), row.Text(1), row.Int(2), row.Text(3), row.Bool(4)}; }

}  // namespace

absl::StatusOr<std::optional<Difference>> FindDifference(Snapshot& snapshot, std::string_view cycle, int64_t audit,
                                                         std::string_view criterion) {
  Statement select = snapshot.Prepare(kSelectOne);
  select.Bind(1, cycle).Bind(2, audit).Bind(3, criterion);
  std::optional<Difference> found;
  if (select.Step()) found = Read(select);
  RETURN_IF_ERROR(select.status());
  return found;
}

absl::StatusOr<std::vector<Difference>> ListDifferences(Snapshot& snapshot, std::string_view cycle, int64_t first,
                                                        int64_t last, bool open_only, const DifferencePosition& after,
                                                        int limit) {
  Statement select = snapshot.Prepare(kSelectPage);
  select.Bind(1, cycle).Bind(2, !open_only).Bind(3, first).Bind(4, last);
  select.Bind(5, after.settled).Bind(6, after.audit).Bind(7, after.position).Bind(8, limit);
  std::vector<Difference> differences;
  while (select.Step()) differences.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return differences;
}

absl::StatusOr<DifferenceCounts> CountDifferences(Snapshot& snapshot, std::string_view cycle) {
  return CountDifferences(snapshot, cycle, 0, std::numeric_limits<int64_t>::max());
}

absl::StatusOr<DifferenceCounts> CountDifferences(Snapshot& snapshot, std::string_view cycle, int64_t first,
                                                  int64_t last) {
  Statement select = snapshot.Prepare(kCount);
  select.Bind(1, cycle).Bind(2, first).Bind(3, last);
  DifferenceCounts counts;
  while (select.Step()) (select.Bool(0) ? counts.settled : counts.open) = select.Int(1);
  RETURN_IF_ERROR(select.status());
  return counts;
}

absl::StatusOr<std::map<int64_t, int64_t>> OpenDifferences(Snapshot& snapshot, std::string_view cycle, int64_t first,
                                                           int64_t last) {
  Statement select = snapshot.Prepare(kCountOpen);
  select.Bind(1, cycle).Bind(2, first).Bind(3, last);
  std::map<int64_t, int64_t> open;
  while (select.Step()) open[select.Int(0)] = select.Int(1);
  RETURN_IF_ERROR(select.status());
  return open;
}

absl::StatusOr<std::optional<Agreement>> FindAgreement(Snapshot& snapshot, std::string_view cycle, int64_t audit,
                                                       std::string_view criterion) {
  Statement select = snapshot.Prepare(kSelectAgreement);
  select.Bind(1, cycle).Bind(2, audit).Bind(3, criterion);
  std::optional<Agreement> found;
  if (select.Step()) {
    found = Agreement{select.Text(0),
                      select.Text(1),
                      {select.Text(2), static_cast<NoLevel>(select.Int(3))},
                      static_cast<Cause>(select.Int(4)),
                      select.Text(5),
                      select.Text(6),
                      select.Text(7),
                      select.Int(8)};
  }
  RETURN_IF_ERROR(select.status());
  return found;
}

absl::Status StoreAgreement(Transaction& transaction, std::string_view cycle, int64_t audit,
                            const Agreement& agreement) {
  return transaction.Prepare(kUpsertAgreement)
      .Bind(1, cycle)
      .Bind(2, audit)
      .Bind(3, agreement.criterion)
      .Bind(4, agreement.marks)
      .BindOrNull(5, agreement.answer.level)
      .Bind(6, static_cast<int>(agreement.answer.no_level))
      .Bind(7, static_cast<int>(agreement.cause))
      .Bind(8, agreement.reason)
      .Bind(9, agreement.agreed_by)
      .Bind(10, agreement.agreed_at)
      .Bind(11, agreement.version)
      .Run();
}

absl::StatusOr<bool> RedactAgreement(Transaction& transaction, std::string_view cycle, int64_t audit,
                                     std::string_view criterion) {
  Statement redact = transaction.Prepare(kRedactAgreement);
  redact.Bind(1, cycle).Bind(2, audit).Bind(3, criterion).Bind(4, kRedacted);
  const bool found = redact.Step();
  RETURN_IF_ERROR(redact.Run());
  return found;
}

absl::Status ReplaceDifferences(Transaction& transaction, std::string_view cycle, int64_t audit,
                                const std::vector<Difference>& differences) {
  RETURN_IF_ERROR(transaction.Prepare(kDelete).Bind(1, cycle).Bind(2, audit).Run());
  for (const Difference& difference : differences) {
    RETURN_IF_ERROR(transaction.Prepare(kInsert)
                        .Bind(1, cycle)
                        .Bind(2, audit)
                        .Bind(3, difference.criterion)
                        .Bind(4, difference.position)
                        .Bind(5, difference.marks)
                        .Bind(6, difference.settled)
                        .Run());
  }
  return absl::OkStatus();
}

}  // namespace ehcpqa::audits
