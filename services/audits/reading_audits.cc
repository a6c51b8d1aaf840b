#include <algorithm>
#include <limits>
#include <optional>

#include "services/audits/assessment_store.h"
#include "services/audits/audit_names.h"
#include "services/audits/audit_proto.h"
#include "services/audits/audit_service.h"
#include "services/audits/audit_view.h"
#include "services/audits/progress.h"
#include "services/audits/rating_store.h"
#include "services/audits/rubric_cache.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/sample_store.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"

namespace ehcpqa::audits {
namespace {

// Plans of the audits behind `after` of which the scope holds an assessment.
absl::StatusOr<std::vector<cycles::SamplePlan>> PlansInScope(storage::Snapshot& snapshot, const Scope& scope,
                                                             const std::string& cycle, int64_t after, int limit) {
  if (scope.whole_area()) return cycles::ListAudits(snapshot, cycle, after, limit);
  ASSIGN_OR_RETURN(const std::vector<Assessment> own,
                   ListAssessments(snapshot, scope, cycle, after + 1, std::numeric_limits<int64_t>::max()));
  std::vector<cycles::SamplePlan> plans;
  for (const Assessment& assessment : own) {
    if (!plans.empty() && plans.back().audit == assessment.key.audit) continue;
    if (static_cast<int>(plans.size()) == limit) break;
    ASSIGN_OR_RETURN(std::optional<cycles::SamplePlan> plan, cycles::FindAudit(snapshot, cycle, assessment.key.audit));
    if (plan) plans.push_back(*std::move(plan));
  }
  return plans;
}

// In rubric order.
absl::Status AddRatings(storage::Snapshot& snapshot, const rubrics::Rubric& rubric, const AssessmentKey& key,
                        v1::Assessment& assessment) {
  ASSIGN_OR_RETURN(const std::vector<Rating> ratings, ListRatings(snapshot, key));
  for (const rubrics::Criterion& criterion : rubric.criteria) {
    const auto rating = std::find_if(ratings.begin(), ratings.end(),
                                     [&](const Rating& one) { return one.criterion == criterion.code; });
    if (rating != ratings.end() && rating->mark.marked()) *assessment.add_ratings() = ToProto(*rating);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::ListAuditsResponse> ListAudits(storage::Snapshot& snapshot, const Caller& caller,
                                                  const v1::ListAuditsRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("cycle", request.cycle(), "cycles/*"));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 1));
  ASSIGN_OR_RETURN(const int64_t after, rpc::KeyNumber(key[0]));
  ASSIGN_OR_RETURN(const cycles::Cycle cycle, cycles::LoadCycle(snapshot, id));
  const Scope scope = ScopeOf(caller);
  ASSIGN_OR_RETURN(auto plans, PlansInScope(snapshot, scope, id, after, size + 1));
  v1::ListAuditsResponse response;
  if (static_cast<int>(plans.size()) > size) {
    plans.pop_back();
    response.set_next_page_token(rpc::PageToken({std::to_string(plans.back().audit)}));
  }
  ASSIGN_OR_RETURN(auto audits, ViewAudits(snapshot, scope, cycle, plans));
  for (v1::Audit& audit : audits) *response.add_audits() = std::move(audit);
  return response;
}

absl::StatusOr<v1::Audit> GetAudit(storage::Snapshot& snapshot, const Caller& caller,
                                   const v1::GetAuditRequest& request) {
  ASSIGN_OR_RETURN(const AuditKey key, ParseAuditName("name", request.name()));
  const Scope scope = ScopeOf(caller);
  ASSIGN_OR_RETURN(const auto plan, cycles::FindAudit(snapshot, key.cycle, key.audit));
  if (!plan) return NoSuch(request.name());
  ASSIGN_OR_RETURN(const cycles::Cycle cycle, cycles::LoadCycle(snapshot, key.cycle));
  ASSIGN_OR_RETURN(auto audits, ViewAudits(snapshot, scope, cycle, {*plan}));
  v1::Audit audit = std::move(audits.front());
  if (!scope.whole_area() && audit.assessments().empty()) return NoSuch(request.name());
  ASSIGN_OR_RETURN(const bool all_in, IsAllIn(snapshot, key.cycle, key.audit));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOfCycle(snapshot, key.cycle));
  for (v1::Assessment& assessment : *audit.mutable_assessments()) {
    const bool own =
        assessment.auditor() == "users/" + caller.user && assessment.agency() == "agencies/" + caller.agency;
    if (!own && !all_in) continue;
    ASSIGN_OR_RETURN(const AssessmentKey assessment_key, ParseAssessmentName("name", assessment.name()));
    RETURN_IF_ERROR(AddRatings(snapshot, *rubric, assessment_key, assessment));
  }
  return audit;
}

}  // namespace ehcpqa::audits
