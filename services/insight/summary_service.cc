#include "services/insight/summary_service.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/audits/assessment.h"
#include "services/audits/audit_names.h"
#include "services/audits/concern_store.h"
#include "services/audits/difference_store.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/insight/cycle_marks.h"
#include "services/insight/summary_proto.h"
#include "services/rpc/names.h"

namespace ehcpqa::insight {
namespace {

void PutNotes(const CycleMarks& marks, v1::CycleSummary* reply) {
  reply->add_notes(
      "Shares speak for the eligible plans: stratified, weighted by population, with finite population correction; "
      "ranges are 95 % design-based "
      "Wilson intervals; plans to which a criterion does not apply leave its denominator.");
  reply->add_notes(
      "Working figures for the QA sub-group and the agencies: not disclosure-controlled, not for publication.");
  if (static_cast<int>(marks.plans.size()) < marks.audits) {
    reply->add_notes(absl::StrCat("Only the ", marks.plans.size(), " of ", marks.audits,
                                  " audits count whose assessments are all in."));
  }
  if (!marks.uncovered_strata.empty()) {
    reply->add_notes(absl::StrCat("No plan counts yet of these strata, and the figures do not speak for them: ",
                                  absl::StrJoin(marks.uncovered_strata, ", "), "."));
  }
}

// Without texts: those stay with the people who deal with them.
absl::Status PutUrgent(storage::Snapshot& snapshot, const std::string& cycle, v1::CycleSummary* reply) {
  constexpr int kMost = 500;
  ASSIGN_OR_RETURN(const auto concerns, audits::ListConcerns(snapshot, Scope::WholeArea(), cycle, 0, 0, kMost));
  for (const audits::Concern& concern : concerns) {
    if (concern.state == audits::ConcernState::kClosed) break;
    v1::Concern& urgent = *reply->add_urgent();
    urgent.set_name(audits::ConcernName(cycle, concern.n));
    urgent.set_audit(audits::AuditName(cycle, concern.audit));
    urgent.set_kind(static_cast<v1::ConcernKind>(concern.kind));
    urgent.set_state(static_cast<v1::ConcernState>(concern.state));
    urgent.set_raised_by("users/" + concern.raised_by);
    urgent.set_raised_at(concern.raised_at);
    urgent.set_acknowledged_at(concern.acknowledged_at);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::CycleSummary> GetCycleSummary(storage::Snapshot& snapshot, const Caller&,
                                                 const v1::GetCycleSummaryRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(const cycles::Cycle cycle, cycles::LoadCycle(snapshot, id));
  ASSIGN_OR_RETURN(const CycleMarks marks, LoadCycleMarks(snapshot, cycle));
  ASSIGN_OR_RETURN(const CycleSummary summary, Summarise(*marks.rubric, marks.strata, marks.plans, marks.pairs));
  v1::CycleSummary reply;
  reply.set_cycle(cycles::CycleName(cycle.id));
  reply.set_title(cycle.settings.title);
  reply.set_rubric(absl::StrCat("rubrics/", cycle.settings.rubric_id, "/versions/", cycle.settings.rubric_version));
  reply.set_register_total(static_cast<int32_t>(cycle.register_total));
  reply.set_eligible_total(static_cast<int32_t>(cycle.eligible_total));
  reply.set_audits(marks.audits);
  reply.set_audits_counted(static_cast<int32_t>(marks.plans.size()));
  reply.set_audits_agreed(marks.agreed);
  reply.set_synthetic(cycle.synthetic);
  PutSummary(*marks.rubric, summary, &reply);
  reply.mutable_agreement()->set_plans(marks.double_marked);
  ASSIGN_OR_RETURN(const auto differences, audits::CountDifferences(snapshot, cycle.id));
  reply.set_differences_open(static_cast<int32_t>(differences.open));
  RETURN_IF_ERROR(PutUrgent(snapshot, cycle.id, &reply));
  PutNotes(marks, &reply);
  return reply;
}

}  // namespace ehcpqa::insight
