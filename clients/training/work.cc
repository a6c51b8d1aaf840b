#include "clients/training/work.h"

#include <optional>

#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/moderation_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/training/movement.h"
#include "services/base/status_macros.h"

namespace ehcpqa::training {
namespace {

absl::StatusOr<v1::Cycle> ReadCycle(const api::Api& api, const std::string& name) {
  v1::GetCycleRequest request;
  request.set_name(name);
  return api.Call(api::kGetCycle, request);
}

absl::Status ScoreOne(const api::Api& api, const std::string& name, const Temper& temper, bool leave_open) {
  v1::GetAssessmentRequest get;
  get.set_name(name);
  ASSIGN_OR_RETURN(const v1::GetAssessmentResponse work, api.Call(api::kGetAssessment, get));
  v1::SaveRatingsRequest save;
  save.set_assessment(name);
  for (const v1::CriterionToMark& criterion : work.criteria()) {
    if (!criterion.rating().level().empty() || criterion.rating().no_level() != v1::NO_LEVEL_UNSPECIFIED) continue;
    *save.add_ratings() = Mark(temper, work.assessment().plan_ref(), criterion.criterion());
  }
  if (save.ratings_size() > 0) RETURN_IF_ERROR(api.Call(api::kSaveRatings, save).status());
  if (leave_open) return absl::OkStatus();
  v1::SubmitAssessmentRequest submit;
  submit.set_name(name);
  return api.Call(api::kSubmitAssessment, submit).status();
}

}  // namespace

absl::StatusOr<int> Score(const api::Api& api, const std::string& cycle, const Temper& temper, bool leave_open) {
  v1::ListMyAssessmentsRequest list;
  list.set_cycle(cycle);
  ASSIGN_OR_RETURN(const v1::ListMyAssessmentsResponse mine, api.ListAll(api::kListMyAssessments, list));
  int done = 0;
  for (const v1::Assessment& assessment : mine.assessments()) {
    if (assessment.state() == v1::ASSESSMENT_STATE_SUBMITTED) continue;
    RETURN_IF_ERROR(ScoreOne(api, assessment.name(), temper, leave_open));
    ++done;
  }
  return done;
}

absl::StatusOr<int> Moderate(const api::Api& api, const std::string& cycle) {
  ASSIGN_OR_RETURN(const v1::Cycle found, ReadCycle(api, cycle));
  v1::GetRubricRequest get_rubric;
  get_rubric.set_name(found.rubric());
  ASSIGN_OR_RETURN(const v1::RubricVersion rubric, api.Call(api::kGetRubric, get_rubric));
  v1::ListDifferencesRequest list;
  list.set_parent(cycle);
  list.set_open_only(true);
  ASSIGN_OR_RETURN(const v1::ListDifferencesResponse open, api.ListAll(api::kListDifferences, list));
  for (const v1::Difference& entry : open.differences()) {
    v1::GetDifferenceRequest get;
    get.set_name(entry.name());
    ASSIGN_OR_RETURN(const v1::Difference difference, api.Call(api::kGetDifference, get));
    v1::AgreeRatingRequest agree;
    agree.set_name(entry.name());
    agree.set_etag(difference.etag());
    *agree.mutable_agreed() = Agree(difference, rubric.rubric());
    RETURN_IF_ERROR(api.Call(api::kAgreeRating, agree).status());
  }
  return open.differences_size();
}

absl::StatusOr<int> QuarterOfCycle(const api::Api& api, const std::string& cycle) {
  ASSIGN_OR_RETURN(const v1::Cycle found, ReadCycle(api, cycle));
  const std::optional<int> quarter = QuarterOf(found.window_end());
  if (!quarter) return absl::InternalError("The window of " + cycle + " has no end.");
  return *quarter;
}

}  // namespace ehcpqa::training
