#include "services/audits/mark_store.h"

#include <limits>
#include <utility>

#include "services/audits/assessment_store.h"
#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Statement;

constexpr char kSelectMarks[] =
    "SELECT audit, kind, set_no, criterion, level, no_level, cause FROM ratings"
    " WHERE cycle_id = $1 AND audit BETWEEN $2 AND $3 AND (level IS NOT NULL OR no_level <> 0)"
    " ORDER BY audit, kind, set_no, criterion";
constexpr char kSelectFirst[] =
    "SELECT audit, kind, set_no, criterion, level, no_level, cause FROM first_marks"
    " WHERE cycle_id = $1 AND audit BETWEEN $2 AND $3 ORDER BY audit, kind, set_no, criterion";
constexpr char kSelectAgreed[] =
    "SELECT audit, criterion, marks, level, no_level, cause FROM agreed_ratings"
    " WHERE cycle_id = $1 AND audit BETWEEN $2 AND $3 ORDER BY audit, criterion";

GivenMark ReadMark(const Statement& row) {
  return {static_cast<Kind>(row.Int(1)),
          static_cast<int>(row.Int(2)),
          row.Text(3),
          {row.Text(4), static_cast<NoLevel>(row.Int(5))},
          static_cast<Cause>(row.Int(6))};
}

// A statement ordered by audit that several audits read from in turn.
class Rows {
 public:
  Rows(Snapshot& snapshot, const char* sql, std::string_view cycle, int64_t first, int64_t last)
      : select_(snapshot.Prepare(sql)) {
    select_.Bind(1, cycle).Bind(2, first).Bind(3, last);
    has_row_ = select_.Step();
  }
  // Calls `take` for each row of the audit and leaves those of later ones.
  template <typename Take>
  void TakeAudit(int64_t audit, Take&& take) {
    for (; has_row_ && select_.Int(0) <= audit; has_row_ = select_.Step()) {
      if (select_.Int(0) == audit) take(select_);
    }
  }
  const absl::Status& status() const { return select_.status(); }

 private:
  Statement select_;
  bool has_row_ = false;
};

// The marks of one assessment lie together.
bool IsOf(const AssessmentKey& key, const GivenMark& mark) { return mark.kind == key.kind && mark.set == key.set; }

void Distribute(std::vector<GivenMark> all, std::vector<GivenMark> kept, AuditMarks& marks) {
  for (const Assessment& assessment : marks.assessments) {
    bool was_returned = false;
    for (GivenMark& mark : kept) {
      if (!IsOf(assessment.key, mark)) continue;
      was_returned = true;
      marks.first_marks.push_back(std::move(mark));
    }
    if (!assessment.submitted()) continue;
    for (GivenMark& mark : all) {
      if (!IsOf(assessment.key, mark)) continue;
      if (!was_returned) marks.first_marks.push_back(mark);
      marks.marks.push_back(std::move(mark));
    }
  }
}

}  // namespace

absl::Status VisitMarks(Snapshot& snapshot, std::string_view cycle, int64_t first, int64_t last,
                        const std::function<absl::Status(const AuditMarks&)>& visit) {
  ASSIGN_OR_RETURN(std::vector<Assessment> assessments,
                   ListAssessments(snapshot, Scope::WholeArea(), cycle, first, last));
  Rows ratings(snapshot, kSelectMarks, cycle, first, last);
  Rows kept(snapshot, kSelectFirst, cycle, first, last);
  Rows agreed(snapshot, kSelectAgreed, cycle, first, last);
  for (size_t i = 0; i < assessments.size();) {
    AuditMarks marks;
    marks.audit = assessments[i].key.audit;
    for (; i < assessments.size() && assessments[i].key.audit == marks.audit; ++i) {
      marks.assessments.push_back(std::move(assessments[i]));
    }
    std::vector<GivenMark> all, first_ones;
    ratings.TakeAudit(marks.audit, [&](const Statement& row) { all.push_back(ReadMark(row)); });
    kept.TakeAudit(marks.audit, [&](const Statement& row) { first_ones.push_back(ReadMark(row)); });
    agreed.TakeAudit(marks.audit, [&](const Statement& row) {
      marks.agreed.push_back(
          {row.Text(1), row.Text(2), {row.Text(3), static_cast<NoLevel>(row.Int(4))}, static_cast<Cause>(row.Int(5))});
    });
    for (const Rows* rows : {&ratings, &kept, &agreed}) RETURN_IF_ERROR(rows->status());
    Distribute(std::move(all), std::move(first_ones), marks);
    RETURN_IF_ERROR(visit(marks));
  }
  return absl::OkStatus();
}

absl::Status VisitMarks(Snapshot& snapshot, std::string_view cycle,
                        const std::function<absl::Status(const AuditMarks&)>& visit) {
  return VisitMarks(snapshot, cycle, 0, std::numeric_limits<int64_t>::max(), visit);
}

absl::StatusOr<AuditMarks> LoadMarks(Snapshot& snapshot, std::string_view cycle, int64_t audit) {
  AuditMarks found;
  found.audit = audit;
  RETURN_IF_ERROR(VisitMarks(snapshot, cycle, audit, audit, [&](const AuditMarks& marks) {
    found = marks;
    return absl::OkStatus();
  }));
  return found;
}

}  // namespace ehcpqa::audits
