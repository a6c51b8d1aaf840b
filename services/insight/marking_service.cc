#include <string>
#include <vector>

#include "services/audits/mark_store.h"
#include "services/base/status_macros.h"
#include "services/identity/user_store.h"
#include "services/insight/auditor_leniency.h"
#include "services/insight/insight_proto.h"
#include "services/insight/insight_service.h"
#include "services/insight/marking_agreement.h"
#include "services/insight/span.h"

namespace ehcpqa::insight {
namespace {

// Marks of the audits that count.
absl::StatusOr<std::vector<audits::AuditMarks>> MarksOf(storage::Snapshot& snapshot, const SpanPlans& span) {
  std::vector<audits::AuditMarks> all;
  for (const CyclePlans& cycle : span.cycles) {
    size_t next = 0;
    RETURN_IF_ERROR(audits::VisitMarks(snapshot, cycle.cycle.id, [&](const audits::AuditMarks& marks) {
      while (next < cycle.plans.size() && cycle.plans[next].sample.audit < marks.audit) ++next;
      if (next < cycle.plans.size() && cycle.plans[next].sample.audit == marks.audit) all.push_back(marks);
      return absl::OkStatus();
    }));
  }
  return all;
}

}  // namespace

absl::StatusOr<v1::MarkingAgreement> GetMarkingAgreement(storage::Snapshot& snapshot, const Caller&,
                                                         const v1::GetMarkingAgreementRequest& request) {
  ASSIGN_OR_RETURN(const SpanPlans span, LoadSpan(snapshot, "span", request.span()));
  ASSIGN_OR_RETURN(const AgreementFigures figures, MeasureAgreement(span.cycles));
  v1::MarkingAgreement reply;
  PutSpan(span, reply.mutable_span());
  PutAgreement(span.rubric(), figures, &reply);
  return reply;
}

absl::StatusOr<v1::Leniency> GetLeniency(storage::Snapshot& snapshot, const Caller& caller,
                                         const v1::GetLeniencyRequest& request) {
  ASSIGN_OR_RETURN(const SpanPlans span, LoadSpan(snapshot, "span", request.span()));
  ASSIGN_OR_RETURN(const std::vector<audits::AuditMarks> marks, MarksOf(snapshot, span));
  ASSIGN_OR_RETURN(const LeniencyFigures figures, MeasureLeniency(span.rubric(), marks));
  v1::Leniency reply;
  PutSpan(span, reply.mutable_span());
  for (const AuditorFigures& auditor : figures.auditors) {
    // Staff are people too: an auditor sees themselves alone.
    if (!caller.Has(v1::ROLE_MODERATOR) && auditor.user != caller.user) continue;
    ASSIGN_OR_RETURN(const auto user, identity::FindUser(snapshot, auditor.user));
    *reply.add_auditors() = ToProto(auditor, user ? user->display_name : auditor.user);
  }
  reply.set_connected(figures.connected);
  if (figures.p.defined()) reply.set_p(*figures.p);
  reply.set_text(figures.text);
  return reply;
}

}  // namespace ehcpqa::insight
