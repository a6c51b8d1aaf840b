#include "services/audits/assessment_store.h"

#include <limits>

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;

constexpr char kSelectOne[] =
    "SELECT cycle_id, audit, kind, set_no, user_id, agency_id, is_lead, state, marked, return_reason, version,"
    " submitted_at, updated_at"
    " FROM assessments WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4";
constexpr char kSelectRange[] =
    "SELECT cycle_id, audit, kind, set_no, user_id, agency_id, is_lead, state, marked, return_reason, version,"
    " submitted_at, updated_at"
    " FROM assessments WHERE cycle_id = $1 AND audit BETWEEN $2 AND $3 ORDER BY audit, kind, set_no";
constexpr char kSelectOwnRange[] =
    "SELECT cycle_id, audit, kind, set_no, user_id, agency_id, is_lead, state, marked, return_reason, version,"
    " submitted_at, updated_at"
    " FROM assessments WHERE user_id = $4 AND agency_id = $5 AND cycle_id = $1 AND audit BETWEEN $2 AND $3"
    " ORDER BY audit, kind, set_no";
constexpr char kInsert[] =
    "INSERT INTO assessments (cycle_id, audit, kind, set_no, user_id, agency_id, is_lead, updated_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
constexpr char kReassign[] =
    "UPDATE assessments SET user_id = $5, agency_id = $6, is_lead = $7, version = version + 1, updated_at = $8"
    " WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4 AND state = 1 RETURNING version";
constexpr char kSetLead[] =
    "UPDATE assessments SET is_lead = $5, version = version + 1, updated_at = $6"
    " WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4 AND (state = 1 OR ($5 = 1 AND state = 2))"
    " RETURNING version";
constexpr char kDeleteRatings[] =
    "DELETE FROM ratings WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4";
constexpr char kDelete[] =
    "DELETE FROM assessments WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4"
    " AND submitted_at IS NULL RETURNING version";
constexpr char kUpdateState[] =
    "UPDATE assessments SET state = $5, marked = $6, return_reason = $7, version = version + 1, updated_at = $8,"
    " started_at = CASE WHEN $5 = 1 THEN NULL ELSE coalesce(started_at, $8) END,"
    " submitted_at = CASE WHEN $5 = 3 THEN $8 ELSE submitted_at END"
    " WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4";
constexpr char kUpdateMarked[] =
    "UPDATE assessments SET marked = $5, updated_at = $6"
    " WHERE cycle_id = $1 AND audit = $2 AND kind = $3 AND set_no = $4";
constexpr char kCountByAuditor[] =
    "SELECT user_id, agency_id, sum(CASE WHEN state = 1 THEN 1 ELSE 0 END), sum(CASE WHEN state = 2 THEN 1 ELSE 0 END),"
    " sum(CASE WHEN state = 3 THEN 1 ELSE 0 END), max(CASE WHEN state = 1 THEN NULL ELSE updated_at END)"
    " FROM assessments WHERE cycle_id = $1 GROUP BY agency_id, user_id ORDER BY agency_id, user_id";

Assessment Read(const Statement& row) {
  Assessment assessment;
  assessment.key = {row.Text(0), row.Int(1), static_cast<Kind>(row.Int(2)), static_cast<int>(row.Int(3))};
  assessment.user = row.Text(4);
  assessment.agency = row.Text(5);
  assessment.lead = row.Bool(6);
  assessment.state = static_cast<AssessmentState>(row.Int(7));
  assessment.marked = static_cast<int>(row.Int(8));
  assessment.return_reason = row.Text(9);
  assessment.version = row.Int(10);
  assessment.submitted_at = row.Text(11);
  assessment.updated_at = row.Text(12);
  return assessment;
}

Statement& BindKey(Statement& statement, const AssessmentKey& key) {
  return statement.Bind(1, key.cycle).Bind(2, key.audit).Bind(3, static_cast<int>(key.kind)).Bind(4, key.set);
}

}  // namespace

absl::StatusOr<std::optional<Assessment>> FindAssessment(Snapshot& snapshot, const Scope& scope,
                                                         const AssessmentKey& key) {
  Statement select = snapshot.Prepare(kSelectOne);
  BindKey(select, key);
  std::optional<Assessment> found;
  if (select.Step()) found = Read(select);
  RETURN_IF_ERROR(select.status());
  if (found && !scope.whole_area() && (found->user != scope.user() || found->agency != scope.agency())) found.reset();
  return found;
}

absl::StatusOr<std::vector<Assessment>> ListAssessments(Snapshot& snapshot, const Scope& scope, std::string_view cycle,
                                                        int64_t first, int64_t last) {
  Statement select = snapshot.Prepare(scope.whole_area() ? kSelectRange : kSelectOwnRange);
  select.Bind(1, cycle).Bind(2, first).Bind(3, last);
  if (!scope.whole_area()) select.Bind(4, scope.user()).Bind(5, scope.agency());
  std::vector<Assessment> assessments;
  while (select.Step()) assessments.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return assessments;
}

absl::StatusOr<std::vector<Assessment>> ListOfAudit(Snapshot& snapshot, std::string_view cycle, int64_t audit) {
  return ListAssessments(snapshot, Scope::WholeArea(), cycle, audit, audit);
}

absl::StatusOr<std::vector<Assessment>> ListOfCycle(Snapshot& snapshot, std::string_view cycle) {
  return ListAssessments(snapshot, Scope::WholeArea(), cycle, 0, std::numeric_limits<int64_t>::max());
}

absl::Status InsertAssessment(Transaction& transaction, const Assessment& assessment) {
  Statement insert = transaction.Prepare(kInsert);
  return BindKey(insert, assessment.key)
      .Bind(5, assessment.user)
      .Bind(6, assessment.agency)
      .Bind(7, assessment.lead)
      .Bind(8, transaction.now_text())
      .Run();
}

absl::Status ReassignAssessment(Transaction& transaction, const AssessmentKey& key, std::string_view user,
                                std::string_view agency, bool lead) {
  Statement update = transaction.Prepare(kReassign);
  BindKey(update, key).Bind(5, user).Bind(6, agency).Bind(7, lead).Bind(8, transaction.now_text());
  const bool changed = update.Step();
  RETURN_IF_ERROR(update.Run());
  if (changed) return absl::OkStatus();
  return NotNow("ASSESSMENT_STARTED", AssessmentName(key) + " was started, so it keeps its auditor.");
}

absl::Status SetLead(Transaction& transaction, const AssessmentKey& key, bool lead) {
  Statement update = transaction.Prepare(kSetLead);
  BindKey(update, key).Bind(5, lead).Bind(6, transaction.now_text());
  const bool changed = update.Step();
  RETURN_IF_ERROR(update.Run());
  if (changed) return absl::OkStatus();
  return NotNow("ASSESSMENT_STARTED", AssessmentName(key) + " was started, so its criteria stay as they are.");
}

absl::Status RemoveAssessment(Transaction& transaction, const AssessmentKey& key) {
  Statement ratings = transaction.Prepare(kDeleteRatings);
  RETURN_IF_ERROR(BindKey(ratings, key).Run());
  Statement remove = transaction.Prepare(kDelete);
  BindKey(remove, key);
  const bool removed = remove.Step();
  RETURN_IF_ERROR(remove.Run());
  if (removed) return absl::OkStatus();
  return NotNow("ASSESSMENT_SUBMITTED", AssessmentName(key) + " was handed in, so it stays.");
}

absl::Status StoreState(Transaction& transaction, const Assessment& assessment) {
  Statement update = transaction.Prepare(kUpdateState);
  return BindKey(update, assessment.key)
      .Bind(5, static_cast<int>(assessment.state))
      .Bind(6, assessment.marked)
      .Bind(7, assessment.return_reason)
      .Bind(8, transaction.now_text())
      .Run();
}

absl::Status StoreMarked(Transaction& transaction, const AssessmentKey& key, int marked) {
  Statement update = transaction.Prepare(kUpdateMarked);
  return BindKey(update, key).Bind(5, marked).Bind(6, transaction.now_text()).Run();
}

absl::StatusOr<std::vector<AuditorCounts>> CountByAuditor(Snapshot& snapshot, std::string_view cycle) {
  Statement select = snapshot.Prepare(kCountByAuditor);
  select.Bind(1, cycle);
  std::vector<AuditorCounts> counts;
  while (select.Step()) {
    counts.push_back({select.Text(0), select.Text(1), static_cast<int>(select.Int(2)), static_cast<int>(select.Int(3)),
                      static_cast<int>(select.Int(4)), select.Text(5)});
  }
  RETURN_IF_ERROR(select.status());
  return counts;
}

}  // namespace ehcpqa::audits
