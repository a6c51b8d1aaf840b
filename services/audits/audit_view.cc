#include "services/audits/audit_view.h"

#include <cstdint>
#include <map>

#include "services/audits/assessment_store.h"
#include "services/audits/audit_proto.h"
#include "services/audits/audit_rules.h"
#include "services/audits/difference_store.h"
#include "services/audits/plan_version_store.h"
#include "services/audits/rubric_cache.h"
#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

template <typename Value>
Value At(const std::map<int64_t, Value>& values, int64_t key) {
  const auto found = values.find(key);
  return found == values.end() ? Value{} : found->second;
}

bool IsInScope(const Scope& scope, const Assessment& assessment) {
  return scope.whole_area() || (assessment.user == scope.user() && assessment.agency == scope.agency());
}

v1::Audit ToProto(const cycles::Cycle& cycle, const cycles::SamplePlan& plan) {
  v1::Audit audit;
  audit.set_name(AuditName(cycle.id, plan.audit));
  audit.set_plan_ref(plan.plan.plan_ref);
  audit.set_la(plan.plan.la);
  audit.set_stratum(plan.plan.stratum);
  audit.set_event(plan.plan.event);
  audit.set_double_marked(plan.double_marked);
  audit.set_key_stage(plan.plan.key_stage);
  audit.set_setting_type(plan.plan.setting_type);
  audit.set_need_primary(plan.plan.need_primary);
  return audit;
}

}  // namespace

Scope ScopeOf(const Caller& caller) {
  constexpr RoleSet kSeeAll = RoleBit(v1::ROLE_MODERATOR) | RoleBit(v1::ROLE_COORDINATOR);
  return caller.HasAny(kSeeAll) ? Scope::WholeArea() : Scope::OwnOf(caller);
}

absl::StatusOr<std::vector<v1::Audit>> ViewAudits(storage::Snapshot& snapshot, const Scope& scope,
                                                  const cycles::Cycle& cycle,
                                                  const std::vector<cycles::SamplePlan>& plans) {
  std::vector<v1::Audit> audits;
  if (plans.empty()) return audits;
  const int64_t first = plans.front().audit, last = plans.back().audit;
  RubricKey rubric_key;
  ASSIGN_OR_RETURN(rubric_key, RubricKeyOfCycle(snapshot, cycle.id));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOf(snapshot, rubric_key));
  // The state follows from all assessments, whichever of them are shown.
  ASSIGN_OR_RETURN(const auto assessments, ListAssessments(snapshot, Scope::WholeArea(), cycle.id, first, last));
  ASSIGN_OR_RETURN(const auto open, OpenDifferences(snapshot, cycle.id, first, last));
  ASSIGN_OR_RETURN(const auto versions, ListPlanVersions(snapshot, cycle.id, first, last));
  std::map<int64_t, std::vector<Assessment>> by_audit;
  for (const Assessment& assessment : assessments) by_audit[assessment.key.audit].push_back(assessment);
  for (const cycles::SamplePlan& plan : plans) {
    v1::Audit audit = ToProto(cycle, plan);
    const std::vector<Assessment> of_audit = At(by_audit, plan.audit);
    const bool all_in = AllIn(*rubric, plan.double_marked, of_audit);
    audit.set_state(static_cast<v1::AuditState>(StateOf(!plan.audited(), cycle.state, all_in, At(open, plan.audit))));
    const PlanVersion version = At(versions, plan.audit);
    audit.set_plan_version_on(version.on);
    audit.set_etag(Etag(version.version));
    for (const Assessment& assessment : of_audit) {
      if (!IsInScope(scope, assessment)) continue;
      const Work work{assessment, cycle.state, cycle.settings.due_on, rubric_key, plan.plan.plan_ref, !plan.audited()};
      *audit.add_assessments() = audits::ToProto(work, *rubric);
    }
    audits.push_back(std::move(audit));
  }
  return audits;
}

}  // namespace ehcpqa::audits
