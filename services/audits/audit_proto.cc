#include "services/audits/audit_proto.h"

#include "services/audits/rating_rules.h"
#include "services/rubrics/rubric_store.h"

namespace ehcpqa::audits {

v1::AgencyKind ToProto(Kind kind) { return static_cast<v1::AgencyKind>(kind); }

v1::Rating ToProto(const Rating& rating) {
  v1::Rating message;
  message.set_criterion(rating.criterion);
  message.set_level(rating.mark.answer.level);
  message.set_no_level(static_cast<v1::NoLevel>(rating.mark.answer.no_level));
  message.set_cause(static_cast<v1::Cause>(rating.mark.cause));
  message.set_evidence(rating.mark.evidence);
  message.set_na_reason(rating.mark.na_reason);
  if (rating.version > 0) message.set_etag(Etag(rating.version));
  message.set_updated_at(rating.updated_at);
  message.set_redacted(rating.redacted);
  return message;
}

Mark FromProto(const v1::Rating& rating, const std::string& path, rpc::FieldChecks& checks) {
  const bool known_no_level = v1::NoLevel_IsValid(rating.no_level()), known_cause = v1::Cause_IsValid(rating.cause());
  checks.Require(known_no_level, path + "no_level", "is no value of the contract");
  checks.Require(known_cause, path + "cause", "is no value of the contract");
  Mark mark;
  mark.answer.level = rating.level();
  if (known_no_level) mark.answer.no_level = static_cast<NoLevel>(rating.no_level());
  if (known_cause) mark.cause = static_cast<Cause>(rating.cause());
  mark.evidence = rating.evidence();
  mark.na_reason = rating.na_reason();
  return mark;
}

v1::Assessment ToProto(const Work& work, const rubrics::Rubric& rubric) {
  const Assessment& assessment = work.assessment;
  v1::Assessment message;
  message.set_name(AssessmentName(assessment.key));
  message.set_auditor("users/" + assessment.user);
  message.set_agency("agencies/" + assessment.agency);
  message.set_kind(ToProto(assessment.key.kind));
  message.set_set(assessment.key.set);
  message.set_lead(assessment.lead);
  message.set_state(static_cast<v1::AssessmentState>(assessment.state));
  message.set_criteria(static_cast<int32_t>(CriteriaToMark(rubric, assessment.key.kind, assessment.lead).size()));
  message.set_marked(assessment.marked);
  message.set_due_on(work.due_on);
  message.set_return_reason(assessment.return_reason);
  message.set_etag(Etag(assessment.version));
  message.set_rubric(rubrics::RubricName(work.rubric.id, work.rubric.version));
  message.set_plan_ref(work.plan_ref);
  message.set_updated_at(assessment.updated_at);
  return message;
}

std::string Etag(int64_t version) { return std::to_string(version); }

}  // namespace ehcpqa::audits
