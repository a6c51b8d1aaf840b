#include "services/audits/work_store.h"

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/sample.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Statement;

constexpr char kSelectOne[] =
    "SELECT a.cycle_id, a.audit, a.kind, a.set_no, a.user_id, a.agency_id, a.is_lead, a.state, a.marked, "
    "a.return_reason,"
    " a.version, a.submitted_at, a.updated_at, c.state, c.due_on, r.id, r.version, r.sha256, s.plan_ref, s.status"
    " FROM assessments a JOIN cycles c ON c.id = a.cycle_id"
    " JOIN rubrics r ON r.id = c.rubric_id AND r.version = c.rubric_version"
    " JOIN sample_plans s ON s.cycle_id = a.cycle_id AND s.audit = a.audit"
    " WHERE a.cycle_id = $1 AND a.audit = $2 AND a.kind = $3 AND a.set_no = $4";
// States 4 and 5 are scoring and moderation.
constexpr char kSelectOwn[] =
    "SELECT a.cycle_id, a.audit, a.kind, a.set_no, a.user_id, a.agency_id, a.is_lead, a.state, a.marked, "
    "a.return_reason,"
    " a.version, a.submitted_at, a.updated_at, c.state, c.due_on, r.id, r.version, r.sha256, s.plan_ref, s.status"
    " FROM assessments a JOIN cycles c ON c.id = a.cycle_id"
    " JOIN rubrics r ON r.id = c.rubric_id AND r.version = c.rubric_version"
    " JOIN sample_plans s ON s.cycle_id = a.cycle_id AND s.audit = a.audit"
    " WHERE a.user_id = $1 AND a.agency_id = $2"
    " AND (CASE WHEN c.state IN (4, 5) THEN 0 ELSE 1 END, a.cycle_id, a.audit, a.kind, a.set_no) > ($3, $4, $5, $6, $7)"
    " ORDER BY CASE WHEN c.state IN (4, 5) THEN 0 ELSE 1 END, a.cycle_id, a.audit, a.kind, a.set_no LIMIT $8";
constexpr char kSelectOwnOfCycle[] =
    "SELECT a.cycle_id, a.audit, a.kind, a.set_no, a.user_id, a.agency_id, a.is_lead, a.state, a.marked, "
    "a.return_reason,"
    " a.version, a.submitted_at, a.updated_at, c.state, c.due_on, r.id, r.version, r.sha256, s.plan_ref, s.status"
    " FROM assessments a JOIN cycles c ON c.id = a.cycle_id"
    " JOIN rubrics r ON r.id = c.rubric_id AND r.version = c.rubric_version"
    " JOIN sample_plans s ON s.cycle_id = a.cycle_id AND s.audit = a.audit"
    " WHERE a.user_id = $1 AND a.agency_id = $2 AND a.cycle_id = $9"
    " AND (CASE WHEN c.state IN (4, 5) THEN 0 ELSE 1 END, a.cycle_id, a.audit, a.kind, a.set_no) > ($3, $4, $5, $6, $7)"
    " ORDER BY a.audit, a.kind, a.set_no LIMIT $8";

Work Read(const Statement& row) {
  Work work;
  Assessment& assessment = work.assessment;
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
  work.cycle_state = static_cast<cycles::CycleState>(row.Int(13));
  work.due_on = row.Text(14);
  work.rubric = {row.Text(15), static_cast<int32_t>(row.Int(16)), row.Text(17)};
  work.plan_ref = row.Text(18);
  work.swapped_out = static_cast<cycles::SampleStatus>(row.Int(19)) == cycles::SampleStatus::kSwappedOut;
  return work;
}

bool IsClosed(const Work& work) {
  return work.cycle_state != cycles::CycleState::kScoring && work.cycle_state != cycles::CycleState::kModeration;
}

}  // namespace

absl::StatusOr<std::optional<Work>> FindWork(Snapshot& snapshot, const Scope& scope, const AssessmentKey& key) {
  Statement select = snapshot.Prepare(kSelectOne);
  select.Bind(1, key.cycle).Bind(2, key.audit).Bind(3, static_cast<int>(key.kind)).Bind(4, key.set);
  std::optional<Work> found;
  if (select.Step()) found = Read(select);
  RETURN_IF_ERROR(select.status());
  if (found && !scope.whole_area() &&
      (found->assessment.user != scope.user() || found->assessment.agency != scope.agency())) {
    found.reset();
  }
  return found;
}

absl::StatusOr<Work> LoadWork(Snapshot& snapshot, const Scope& scope, const AssessmentKey& key) {
  ASSIGN_OR_RETURN(std::optional<Work> found, FindWork(snapshot, scope, key));
  if (!found) return NoSuch(AssessmentName(key));
  return *std::move(found);
}

absl::StatusOr<std::vector<Work>> ListOwnWork(Snapshot& snapshot, const Scope& scope, std::string_view cycle,
                                              const WorkPosition& after, int limit) {
  Statement select = snapshot.Prepare(cycle.empty() ? kSelectOwn : kSelectOwnOfCycle);
  select.Bind(1, scope.user()).Bind(2, scope.agency()).Bind(3, after.closed).Bind(4, after.key.cycle);
  select.Bind(5, after.key.audit).Bind(6, static_cast<int>(after.key.kind)).Bind(7, after.key.set).Bind(8, limit);
  if (!cycle.empty()) select.Bind(9, cycle);
  std::vector<Work> work;
  while (select.Step()) work.push_back(Read(select));
  RETURN_IF_ERROR(select.status());
  return work;
}

WorkPosition PositionOf(const Work& work) { return {IsClosed(work), work.assessment.key}; }

}  // namespace ehcpqa::audits
