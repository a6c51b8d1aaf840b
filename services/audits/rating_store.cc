#include "services/audits/rating_store.h"

#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kSelectOne[] =
    "SELECT criterion, level, no_level, cause, evidence, na_reason, redacted, version, updated_at"
    " FROM ratings WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4 AND criterion = $5";
constexpr char kSelectAll[] =
    "SELECT criterion, level, no_level, cause, evidence, na_reason, redacted, version, updated_at"
    " FROM ratings WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4 ORDER BY criterion";
constexpr char kUpsert[] =
    "INSERT INTO ratings (cycle_id, audit, kind, set_no, criterion, level, no_level, cause, evidence, na_reason, "
    "version,"
    " updated_at, redacted) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    " ON CONFLICT (cycle_id, audit, kind, set_no, criterion) DO UPDATE SET level = excluded.level,"
    " no_level = excluded.no_level, cause = excluded.cause, evidence = excluded.evidence, na_reason = "
    "excluded.na_reason,"
    " version = excluded.version, updated_at = excluded.updated_at, redacted = excluded.redacted";
// A rating that was cleared is none: what is handed in has an answer to every criterion.
constexpr char kKeepFirst[] =
    "INSERT INTO first_marks (cycle_id, audit, kind, set_no, criterion, level, no_level, cause, evidence, na_reason, "
    "redacted)"
    " SELECT cycle_id, audit, kind, set_no, criterion, level, no_level, cause, evidence, na_reason, redacted FROM "
    "ratings"
    " WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4 AND (level IS NOT NULL OR no_level <> 0)"
    " AND NOT EXISTS (SELECT 1 FROM first_marks f WHERE f.cycle_id = $1 AND f.audit = $2 AND f.kind = $3 AND f.set_no "
    "= $4)";
constexpr char kSelectFirst[] =
    "SELECT criterion, level, no_level, cause, evidence, na_reason, redacted, 0, ''"
    " FROM first_marks WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4 ORDER BY criterion";
constexpr char kRedactRating[] =
    "UPDATE ratings SET evidence = CASE WHEN evidence = '' THEN '' ELSE $6 END,"
    " na_reason = CASE WHEN na_reason = '' THEN '' ELSE $6 END, redacted = 1, version = version + 1"
    " WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4 AND criterion = $5 RETURNING version";
constexpr char kRedactFirst[] =
    "UPDATE first_marks SET evidence = CASE WHEN evidence = '' THEN '' ELSE $6 END,"
    " na_reason = CASE WHEN na_reason = '' THEN '' ELSE $6 END, redacted = 1"
    " WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4 AND criterion = $5";

Rating Read(const Statement& row) {
  Rating rating;
  rating.criterion = row.Text(0);
  rating.mark.answer = {row.Text(1), static_cast<NoLevel>(row.Int(2))};
  rating.mark.cause = static_cast<Cause>(row.Int(3));
  rating.mark.evidence = row.Text(4);
  rating.mark.na_reason = row.Text(5);
  rating.redacted = row.Bool(6);
  rating.version = row.Int(7);
  rating.updated_at = row.Text(8);
  return rating;
}

Statement& BindKey(Statement& statement, const AssessmentKey& key) {
  return statement.Bind(1, key.cycle).Bind(2, key.audit).Bind(3, static_cast<int>(key.kind)).Bind(4, key.set);
}

absl::StatusOr<std::vector<Rating>> ReadAll(Statement select) {
  std::vector<Rating> ratings;
  while (select.Step()) ratings.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return ratings;
}

}  // namespace

absl::StatusOr<std::optional<Rating>> FindRating(Snapshot& snapshot, const AssessmentKey& key,
                                                 std::string_view criterion) {
  Statement select = snapshot.Prepare(kSelectOne);
  BindKey(select, key).Bind(5, criterion);
  std::optional<Rating> found;
  if (select.Step()) found = Read(select);
  RETURN_IF_ERROR(select.status());
  return found;
}

absl::StatusOr<std::vector<Rating>> ListRatings(Snapshot& snapshot, const AssessmentKey& key) {
  Statement select = snapshot.Prepare(kSelectAll);
  BindKey(select, key);
  return ReadAll(std::move(select));
}

absl::Status StoreRating(Transaction& transaction, const AssessmentKey& key, const Rating& rating) {
  Statement upsert = transaction.Prepare(kUpsert);
  return BindKey(upsert, key)
      .Bind(5, rating.criterion)
      .BindOrNull(6, rating.mark.answer.level)
      .Bind(7, static_cast<int>(rating.mark.answer.no_level))
      .Bind(8, static_cast<int>(rating.mark.cause))
      .Bind(9, rating.mark.evidence)
      .Bind(10, rating.mark.na_reason)
      .Bind(11, rating.version)
      .Bind(12, rating.updated_at)
      .Bind(13, rating.redacted)
      .Run();
}

absl::Status KeepFirstMarks(Transaction& transaction, const AssessmentKey& key) {
  Statement keep = transaction.Prepare(kKeepFirst);
  return BindKey(keep, key).Run();
}

absl::StatusOr<std::vector<Rating>> ListFirstMarks(Snapshot& snapshot, const AssessmentKey& key) {
  Statement select = snapshot.Prepare(kSelectFirst);
  BindKey(select, key);
  return ReadAll(std::move(select));
}

absl::StatusOr<bool> RedactRating(Transaction& transaction, const AssessmentKey& key, std::string_view criterion) {
  Statement first = transaction.Prepare(kRedactFirst);
  RETURN_IF_ERROR(BindKey(first, key).Bind(5, criterion).Bind(6, kRedacted).Run());
  Statement rating = transaction.Prepare(kRedactRating);
  BindKey(rating, key).Bind(5, criterion).Bind(6, kRedacted);
  const bool found = rating.Step();
  RETURN_IF_ERROR(rating.Run());
  return found;
}

}  // namespace ehcpqa::audits
