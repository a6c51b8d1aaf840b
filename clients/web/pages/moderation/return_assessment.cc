// Return an assessment to its auditor, after saying what that means.
#include "absl/strings/str_cat.h"
#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/moderation_methods.h"
#include "clients/web/html/content.h"
#include "clients/web/html/fields.h"
#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/marking/assessment_address.h"
#include "clients/web/pages/moderation/moderation_address.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/words.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::web {
namespace {

struct Returning {
  AssessmentAddress address;
  v1::Cycle cycle;
  v1::Assessment assessment;
};

absl::StatusOr<Returning> Load(const Visit& visit) {
  Returning returning;
  returning.address = AssessmentAddress::Of(visit.request().parameters);
  v1::GetCycleRequest cycle;
  cycle.set_name(returning.address.CycleName());
  ASSIGN_OR_RETURN(returning.cycle, visit.api().Call(api::kGetCycle, cycle));
  v1::GetAuditRequest audit;
  audit.set_name(absl::StrCat(returning.address.CycleName(), "/audits/", returning.address.audit));
  ASSIGN_OR_RETURN(const v1::Audit found, visit.api().Call(api::kGetAudit, audit));
  for (const v1::Assessment& assessment : found.assessments()) {
    if (assessment.name() != returning.address.Name()) continue;
    returning.assessment = assessment;
    return returning;
  }
  return NoSuch(returning.address.Name());
}

Response ShowForm(const Visit& visit, const Returning& returning, const Textarea& reason, const ErrorSummary& wrong,
                  int status) {
  const v1::Assessment& assessment = returning.assessment;
  Page page(visit, "Return an assessment to its auditor");
  page.Back(QueueView().Path(returning.address.cycle), "Differences");
  page.Caption(absl::StrCat("Plan ", returning.address.audit, ", reference ", assessment.plan_ref(), ", ",
                            returning.cycle.title()));
  if (returning.cycle.synthetic()) page.Synthetic();
  if (!wrong.mistakes.empty()) page.Wrong(wrong);
  Blocks blocks = page.blocks();
  SummaryList list;
  list.rows.push_back({"Assessment", {MarksWords(assessment.kind(), assessment.set())}});
  list.rows.push_back({"Auditor", {LastPart(assessment.auditor())}});
  list.rows.push_back({"State", {StateTag(assessment.state()).text}});
  blocks.Add(list);
  if (assessment.state() != v1::ASSESSMENT_STATE_SUBMITTED && status == 200) {
    blocks.Text("It is with its auditor already: only an assessment that was handed in can be returned.");
    return page.Show();
  }
  blocks.Text("What happens:");
  blocks.Add(List{{{"The auditor gets it back with your reason, can change the marks, and hands it in again."},
                   {"The first marks stay on record: agreement on double marks is counted from them."},
                   {"Until it is in again, the differences of this plan cannot be settled, and the plan does not count "
                    "in the results."}}});
  Blocks form = page.Form(visit.request().path);
  form.Add(reason);
  form.Add(Button{.text = "Return it to its auditor", .kind = "warning", .once = true});
  return page.Show(status);
}

Textarea ReasonOf(const std::string& typed) {
  Textarea reason{{"reason", "reason", "Why do you return it?"}, typed, 3};
  reason.field.hint = "The auditor reads it. Name nobody, and no number that identifies a child.";
  return reason;
}

absl::StatusOr<Response> Show(Visit& visit) {
  ASSIGN_OR_RETURN(const Returning returning, Load(visit));
  return ShowForm(visit, returning, ReasonOf(""), {}, 200);
}

absl::StatusOr<Response> Return(Visit& visit) {
  const AssessmentAddress address = AssessmentAddress::Of(visit.request().parameters);
  Textarea reason = ReasonOf(visit.request().form["reason"]);
  v1::ReturnAssessmentRequest request;
  request.set_assessment(address.Name());
  request.set_reason(reason.value);
  request.set_request_id(visit.RequestId());
  const absl::Status status = visit.api().Call(api::kReturnAssessment, request).status();
  if (status.ok()) return SeeOther(QueueView().Path(address.cycle, "returned"));
  if (!absl::IsInvalidArgument(status) && !absl::IsFailedPrecondition(status)) return status;
  ASSIGN_OR_RETURN(const Returning returning, Load(visit));
  const ErrorSummary wrong = ShowErrors(status, {{"reason", &reason.field, "The reason"}});
  return ShowForm(visit, returning, reason, wrong, absl::IsInvalidArgument(status) ? 422 : 409);
}

}  // namespace

void AddReturnPage(Client& client) {
  client.Get("/moderation/{cycle}/{audit}/return/{assessment}", For::kSignedIn, Show);
  client.Post("/moderation/{cycle}/{audit}/return/{assessment}", For::kSignedIn, Return);
}

}  // namespace ehcpqa::web
