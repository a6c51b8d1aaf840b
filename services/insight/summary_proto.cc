#include "services/insight/summary_proto.h"

#include "services/insight/insight_proto.h"

namespace ehcpqa::insight {
namespace {

v1::GradeDistribution ToProto(const rubrics::Rubric& rubric, const Distribution& distribution) {
  v1::GradeDistribution proto;
  proto.set_of(distribution.of);
  proto.set_title(distribution.title);
  for (size_t grade = 0; grade < rubric.grades.size(); ++grade) {
    v1::GradeShare& share = *proto.add_grades();
    share.set_grade(rubric.grades[grade].code);
    share.set_label(rubric.grades[grade].label);
    *share.mutable_estimate() = ToProto(distribution.by_grade[grade]);
  }
  v1::GradeShare& not_graded = *proto.add_grades();
  not_graded.set_grade("not_graded");
  not_graded.set_label("Not graded");
  *not_graded.mutable_estimate() = ToProto(distribution.not_graded);
  *proto.mutable_good_or_better() = ToProto(distribution.good_or_better);
  proto.set_limited(distribution.limited);
  return proto;
}

v1::CriterionResult ToProto(const rubrics::Criterion& criterion, const CriterionSummary& summary) {
  v1::CriterionResult proto;
  proto.set_criterion(criterion.code);
  proto.set_section(criterion.section);
  proto.set_text(criterion.text);
  proto.set_owner(static_cast<v1::Owner>(criterion.owner));
  proto.set_kind(static_cast<v1::CriterionKind>(criterion.kind));
  *proto.mutable_met() = ToProto(summary.met);
  for (const int level : summary.levels) proto.add_levels(level);
  proto.set_not_applicable(summary.not_applicable);
  proto.set_cannot_tell(summary.cannot_tell);
  proto.set_unsettled(summary.unsettled);
  return proto;
}

// Shared criteria count against no single agency.
v1::AgencyKind KindOf(rubrics::Owner owner) {
  switch (owner) {
    case rubrics::Owner::kEducation:
      return v1::AGENCY_KIND_EDUCATION;
    case rubrics::Owner::kHealth:
      return v1::AGENCY_KIND_HEALTH;
    case rubrics::Owner::kCare:
      return v1::AGENCY_KIND_CARE;
    default:
      return v1::AGENCY_KIND_UNSPECIFIED;
  }
}

}  // namespace

v1::LegalFailures ToProto(const LegalSummary& law) {
  v1::LegalFailures proto;
  proto.set_section(law.section);
  proto.set_plans(law.plans);
  proto.set_not_met(law.not_met);
  proto.set_partly_met(law.partly_met);
  proto.set_not_determined(law.not_determined);
  return proto;
}

v1::CauseCount ToProto(const CauseSummary& cause) {
  v1::CauseCount proto;
  proto.set_owner(KindOf(cause.owner));
  proto.set_cause(static_cast<v1::Cause>(cause.cause));
  proto.set_count(cause.count);
  return proto;
}

void PutSummary(const rubrics::Rubric& rubric, const CycleSummary& summary, v1::CycleSummary* reply) {
  for (const Distribution& distribution : summary.distributions)
    *reply->add_distributions() = ToProto(rubric, distribution);
  for (const CriterionSummary& criterion : summary.criteria) {
    *reply->add_criteria() = ToProto(rubric.criteria[criterion.criterion], criterion);
  }
  *reply->mutable_legally_compliant() = ToProto(summary.legally_compliant);
  reply->set_legally_not_determined(summary.legally_not_determined);
  for (const LegalSummary& law : summary.legal) *reply->add_legal_failures() = ToProto(law);
  for (const CauseSummary& cause : summary.causes) *reply->add_causes() = ToProto(cause);
  v1::Agreement& agreement = *reply->mutable_agreement();
  agreement.set_pairs(summary.agreement.pairs);
  agreement.set_same(summary.agreement.same);
  agreement.set_within_one(summary.agreement.within_one);
  if (summary.agreement.pairs > 0) {
    agreement.set_percent_agreement(static_cast<double>(summary.agreement.same) / summary.agreement.pairs);
    agreement.set_percent_within_one(static_cast<double>(summary.agreement.within_one) / summary.agreement.pairs);
  }
  for (const size_t criterion : summary.weakest) reply->add_weakest(rubric.criteria[criterion].code);
}

}  // namespace ehcpqa::insight
