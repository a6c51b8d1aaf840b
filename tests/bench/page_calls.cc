#include "tests/bench/page_calls.h"

#include <algorithm>

#include "clients/api/audit_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/identity_methods.h"
#include "clients/api/rubric_methods.h"

namespace ehcpqa::bench {

bool PageCalls::Work() const {
  return Who() && api_.ListAll(api::kListMyAssessments, v1::ListMyAssessmentsRequest()).ok() && Cycle();
}

bool PageCalls::Section() const { return Load().ok(); }

bool PageCalls::Save() {
  const auto work = Load();
  if (!work.ok()) return false;
  const auto item = std::find_if(work->criteria().begin(), work->criteria().end(),
                                 [](const auto& one) { return one.criterion().code() == "B1"; });
  if (item == work->criteria().end()) return false;
  v1::SaveRatingsRequest request;
  request.set_assessment(assessment_);
  v1::Rating& rating = *request.add_ratings();
  rating.set_criterion("B1");
  rating.set_level("met");
  rating.set_evidence("Seen in the advice, note " + std::to_string(saved_++));
  rating.set_etag(item->rating().etag());
  return api_.Call(api::kSaveRatings, request).ok();
}

bool PageCalls::Who() const { return api_.Call(api::kGetCaller, v1::GetCallerRequest()).ok(); }

bool PageCalls::Cycle() const {
  v1::GetCycleRequest cycle;
  cycle.set_name("cycles/bench");
  return api_.Call(api::kGetCycle, cycle).ok();
}

absl::StatusOr<v1::GetAssessmentResponse> PageCalls::Load() const {
  v1::GetAssessmentRequest get;
  get.set_name(assessment_);
  auto work = api_.Call(api::kGetAssessment, get);
  if (!work.ok()) return work;
  v1::GetRubricRequest rubric;
  rubric.set_name(work->assessment().rubric());
  if (!Who() || !api_.Call(api::kGetRubric, rubric).ok() || !Cycle()) return absl::UnknownError("a call failed");
  return work;
}

}  // namespace ehcpqa::bench
