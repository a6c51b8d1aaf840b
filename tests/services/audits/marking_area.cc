#include "tests/services/audits/marking_area.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "services/audits/assessment_store.h"
#include "services/audits/audit_service.h"
#include "services/audits/moderation_service.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/sample_store.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Transaction;

void Require(const absl::Status& status) {
  if (status.ok()) return;
  std::fprintf(stderr, "marking area: %s\n", status.ToString().c_str());
  std::abort();
}
template <typename T>
T Must(absl::StatusOr<T> value) {
  Require(value.status());
  return *std::move(value);
}

}  // namespace

MarkingArea::MarkingArea() {
  const RoleSet auditor = RoleBit(v1::ROLE_AUDITOR);
  education = AddUser("e.one", "notts-send", auditor);
  education2 = AddUser("e.two", "city-send", auditor);
  health = AddUser("h.one", "icb-health", auditor);
  health2 = AddUser("h.two", "icb-health", auditor);
  care = AddUser("c.one", "notts-care", auditor);
  care2 = AddUser("c.two", "city-care", auditor);
  moderator = AddUser("m.oderator", "notts-send", RoleBit(v1::ROLE_MODERATOR));
  MakeSampled(kCycle, Draft(AddSnapshot("891", "2025-12-31", cycles::InventedPlans(1, 200))),
              "seed of the county council");
  SetState(cycles::CycleState::kScoring);
  const auto plans = Must(Read([](Snapshot& snapshot) { return cycles::ListAudits(snapshot, kCycle, 0, 1000); }));
  for (const cycles::SamplePlan& plan : plans) {
    int64_t& chosen = plan.double_marked ? doubled : single;
    if (chosen == 0) chosen = plan.audit;
  }
  Allocate(single, false);
  Allocate(doubled, true);
}

void MarkingArea::Allocate(int64_t audit, bool both) {
  const Caller* const auditors[2][3] = {{&education, &health, &care}, {&education2, &health2, &care2}};
  Require(Write([&](Transaction& transaction) -> absl::Status {
    for (int set = 1; set <= (both ? 2 : 1); ++set) {
      for (const Kind kind : kKinds) {
        const Caller& auditor = *auditors[set - 1][static_cast<int>(kind) - 1];
        Assessment assessment;
        assessment.key = {kCycle, audit, kind, set};
        assessment.user = auditor.user;
        assessment.agency = auditor.agency;
        assessment.lead = kind == Kind::kEducation;
        RETURN_IF_ERROR(InsertAssessment(transaction, assessment));
      }
    }
    return absl::OkStatus();
  }));
}

void MarkingArea::SetState(cycles::CycleState state) {
  Require(Write([&](Transaction& transaction) -> absl::Status {
    ASSIGN_OR_RETURN(cycles::Cycle cycle, cycles::LoadCycle(transaction, kCycle));
    cycle.state = state;
    if (cycle.opened_at.empty() && state >= cycles::CycleState::kScoring) cycle.opened_at = transaction.now_text();
    return cycles::StoreState(transaction, cycle);
  }));
}

std::string MarkingArea::Name(int64_t audit) const { return AuditName(kCycle, audit); }
std::string MarkingArea::Name(int64_t audit, const std::string& assessment) const {
  return AuditName(kCycle, audit) + "/assessments/" + assessment;
}

absl::StatusOr<v1::GetAssessmentResponse> MarkingArea::Get(const Caller& caller, const std::string& assessment) {
  v1::GetAssessmentRequest request;
  request.set_name(assessment);
  return Read([&](Snapshot& snapshot) { return GetAssessment(snapshot, caller, request); });
}

absl::StatusOr<v1::SaveRatingsResponse> MarkingArea::Save(const Caller& caller, const std::string& assessment,
                                                          const std::vector<v1::Rating>& ratings) {
  v1::SaveRatingsRequest request;
  request.set_assessment(assessment);
  for (const v1::Rating& rating : ratings) *request.add_ratings() = rating;
  return Write([&](Transaction& transaction) { return SaveRatings(transaction, caller, request); });
}

void MarkingArea::MarkAll(const Caller& caller, const std::string& assessment,
                          const std::vector<std::string>& not_met) {
  std::vector<v1::Rating> ratings;
  const v1::GetAssessmentResponse response = Must(Get(caller, assessment));
  for (const v1::CriterionToMark& to_mark : response.criteria()) {
    const std::string& code = to_mark.criterion().code();
    const bool met = std::find(not_met.begin(), not_met.end(), code) == not_met.end();
    ratings.push_back(met ? Rate(code, "met")
                          : Rate(code, "not_met", v1::CAUSE_ADVICE_LATE, "Advice of invented date."));
    ratings.back().set_etag(to_mark.rating().etag());
  }
  Require(Save(caller, assessment, ratings).status());
}

absl::StatusOr<v1::Assessment> MarkingArea::Submit(const Caller& caller, const std::string& assessment) {
  v1::SubmitAssessmentRequest request;
  request.set_name(assessment);
  return Write([&](Transaction& transaction) { return SubmitAssessment(transaction, caller, request); });
}

void MarkingArea::MarkAudit(int64_t audit, bool both, const std::vector<std::string>& differing) {
  const Caller* const auditors[2][3] = {{&education, &health, &care}, {&education2, &health2, &care2}};
  for (int set = 1; set <= (both ? 2 : 1); ++set) {
    for (const Kind kind : kKinds) {
      const Caller& auditor = *auditors[set - 1][static_cast<int>(kind) - 1];
      const std::string name = AssessmentName({kCycle, audit, kind, set});
      MarkAll(auditor, name, set == 2 && kind == Kind::kEducation ? differing : std::vector<std::string>());
      Require(Submit(auditor, name).status());
    }
  }
}

absl::StatusOr<v1::Assessment> MarkingArea::Return(const std::string& assessment, const std::string& reason) {
  v1::ReturnAssessmentRequest request;
  request.set_assessment(assessment);
  request.set_reason(reason);
  return Write([&](Transaction& transaction) { return ReturnAssessment(transaction, moderator, request); });
}

absl::StatusOr<v1::Difference> MarkingArea::Agree(const std::string& name, const v1::AgreedRating& agreed,
                                                  const std::string& etag) {
  v1::AgreeRatingRequest request;
  request.set_name(name);
  *request.mutable_agreed() = agreed;
  request.set_etag(etag);
  return Write([&](Transaction& transaction) { return AgreeRating(transaction, moderator, request); });
}

absl::StatusOr<v1::ListDifferencesResponse> MarkingArea::Differences(const std::string& parent, bool open_only) {
  v1::ListDifferencesRequest request;
  request.set_parent(parent);
  request.set_open_only(open_only);
  return Read([&](Snapshot& snapshot) { return ListDifferences(snapshot, moderator, request); });
}

v1::Audit MarkingArea::GetAudit(const Caller& caller, int64_t audit) {
  v1::GetAuditRequest request;
  request.set_name(Name(audit));
  return Must(Read([&](Snapshot& snapshot) { return audits::GetAudit(snapshot, caller, request); }));
}

v1::Rating Rate(const std::string& criterion, const std::string& level, v1::Cause cause, const std::string& evidence,
                const std::string& etag) {
  v1::Rating rating;
  rating.set_criterion(criterion);
  rating.set_level(level);
  rating.set_cause(cause);
  rating.set_evidence(evidence);
  rating.set_etag(etag);
  return rating;
}

std::string FirstCriterion(MarkingArea& area, const Caller& caller, const std::string& assessment) {
  return Must(area.Get(caller, assessment)).criteria(0).criterion().code();
}

}  // namespace ehcpqa::audits
