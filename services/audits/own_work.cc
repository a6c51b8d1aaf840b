#include <algorithm>
#include <optional>

#include "absl/strings/str_join.h"
#include "nlohmann/json.hpp"
#include "services/audits/assessment_store.h"
#include "services/audits/audit_names.h"
#include "services/audits/audit_proto.h"
#include "services/audits/audit_service.h"
#include "services/audits/conflict_store.h"
#include "services/audits/progress.h"
#include "services/audits/rating_rules.h"
#include "services/audits/rating_store.h"
#include "services/audits/rubric_cache.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/lifecycle.h"
#include "services/privacy/text_guard.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/rubrics/rubric_proto.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::audits {
namespace {

using cycles::CycleState;

// A page token holds closed, cycle, audit, kind and set of the last one given.
absl::StatusOr<WorkPosition> ReadPosition(std::string_view token) {
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(token, 5));
  int64_t numbers[4];
  const std::string* const parts[4] = {&key[0], &key[2], &key[3], &key[4]};
  for (int i = 0; i < 4; ++i) {
    ASSIGN_OR_RETURN(numbers[i], rpc::KeyNumber(*parts[i]));
  }
  return WorkPosition{numbers[0] != 0,
                      {key[1], numbers[1], static_cast<Kind>(numbers[2]), static_cast<int>(numbers[3])}};
}

std::string TokenOf(const WorkPosition& position) {
  const AssessmentKey& key = position.key;
  return rpc::PageToken({position.closed ? "1" : "0", key.cycle, std::to_string(key.audit),
                         std::to_string(static_cast<int>(key.kind)), std::to_string(key.set)});
}

}  // namespace

absl::StatusOr<v1::ListMyAssessmentsResponse> ListMyAssessments(storage::Snapshot& snapshot, const Caller& caller,
                                                                const v1::ListMyAssessmentsRequest& request) {
  std::string cycle;
  if (!request.cycle().empty()) {
    ASSIGN_OR_RETURN(cycle, rpc::ParseId("cycle", request.cycle(), "cycles/*"));
  }
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const WorkPosition after, ReadPosition(request.page_token()));
  ASSIGN_OR_RETURN(auto page, ListOwnWork(snapshot, Scope::OwnOf(caller), cycle, after, size + 1));
  v1::ListMyAssessmentsResponse response;
  if (static_cast<int>(page.size()) > size) {
    page.pop_back();
    response.set_next_page_token(TokenOf(PositionOf(page.back())));
  }
  for (const Work& work : page) {
    ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOf(snapshot, work.rubric));
    *response.add_assessments() = ToProto(work, *rubric);
  }
  return response;
}

absl::StatusOr<v1::GetAssessmentResponse> GetAssessment(storage::Snapshot& snapshot, const Caller& caller,
                                                        const v1::GetAssessmentRequest& request) {
  ASSIGN_OR_RETURN(const AssessmentKey key, ParseAssessmentName("name", request.name()));
  ASSIGN_OR_RETURN(const Work work, LoadWork(snapshot, Scope::OwnOf(caller), key));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOf(snapshot, work.rubric));
  ASSIGN_OR_RETURN(const std::vector<Rating> ratings, ListRatings(snapshot, key));
  v1::GetAssessmentResponse response;
  *response.mutable_assessment() = ToProto(work, *rubric);
  for (const size_t index : CriteriaToMark(*rubric, key.kind, work.assessment.lead)) {
    const rubrics::Criterion& criterion = rubric->criteria[index];
    v1::CriterionToMark& to_mark = *response.add_criteria();
    *to_mark.mutable_criterion() = rubrics::ToProto(criterion);
    const auto rating = std::find_if(ratings.begin(), ratings.end(),
                                     [&](const Rating& one) { return one.criterion == criterion.code; });
    if (rating != ratings.end()) {
      *to_mark.mutable_rating() = ToProto(*rating);
    } else {
      to_mark.mutable_rating()->set_criterion(criterion.code);
    }
  }
  return response;
}

absl::StatusOr<v1::Assessment> SubmitAssessment(storage::Transaction& transaction, const Caller& caller,
                                                const v1::SubmitAssessmentRequest& request) {
  ASSIGN_OR_RETURN(const AssessmentKey key, ParseAssessmentName("name", request.name()));
  ASSIGN_OR_RETURN(Work work, LoadWork(transaction, Scope::OwnOf(caller), key));
  RETURN_IF_ERROR(CheckMayMark(work));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOf(transaction, work.rubric));
  ASSIGN_OR_RETURN(const std::vector<Rating> ratings, ListRatings(transaction, key));
  const std::vector<std::string> missing = StillToMark(*rubric, key.kind, work.assessment.lead, ratings);
  if (!missing.empty()) {
    return NotNow("ASSESSMENT_INCOMPLETE",
                  absl::StrCat("Still to mark: ", absl::StrJoin(missing, ", "), ". Mark them, then hand in."));
  }
  work.assessment.state = AssessmentState::kSubmitted;
  work.assessment.return_reason.clear();
  RETURN_IF_ERROR(StoreState(transaction, work.assessment));
  RETURN_IF_ERROR(RefreshRollups(transaction, key.cycle, key.audit));
  const nlohmann::json payload = {{"marked", work.assessment.marked}};
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "assessment.submit", AssessmentName(key), payload.dump()).status());
  ASSIGN_OR_RETURN(work, LoadWork(transaction, Scope::OwnOf(caller), key));
  return ToProto(work, *rubric);
}

absl::StatusOr<v1::DeclineAssessmentResponse> DeclineAssessment(storage::Transaction& transaction, const Caller& caller,
                                                                const v1::DeclineAssessmentRequest& request) {
  ASSIGN_OR_RETURN(const AssessmentKey key, ParseAssessmentName("name", request.name()));
  rpc::FieldChecks checks;
  checks.Text("reason", request.reason(), 5, 500);
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  guard.Check("reason", request.reason());
  RETURN_IF_ERROR(guard.status());
  ASSIGN_OR_RETURN(const Work work, LoadWork(transaction, Scope::OwnOf(caller), key));
  RETURN_IF_ERROR(cycles::RequireState(work.cycle_state, {CycleState::kSampled, CycleState::kScoring},
                                       "Giving an assignment back"));
  RETURN_IF_ERROR(RemoveAssessment(transaction, key));
  RETURN_IF_ERROR(InsertDeclined(transaction, key, caller.user, rpc::Trimmed(request.reason())));
  const nlohmann::json payload = {{"reason", rpc::Trimmed(request.reason())}, {"marked", work.assessment.marked}};
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "assessment.decline", AssessmentName(key), payload.dump()).status());
  return v1::DeclineAssessmentResponse();
}

}  // namespace ehcpqa::audits
