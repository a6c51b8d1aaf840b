#include "tests/services/audits/running_area.h"

#include <cstdio>
#include <cstdlib>

#include "services/audits/assessment_store.h"
#include "services/audits/audit_service.h"
#include "services/cycles/cycle.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Transaction;

template <typename T>
T Must(absl::StatusOr<T> value) {
  if (value.ok()) return *std::move(value);
  std::fprintf(stderr, "running area: %s\n", value.status().ToString().c_str());
  std::abort();
}

// Six plans of one stratum, two of them double-marked, and eight in reserve.
v1::Cycle SmallDraft(const std::string& snapshot) {
  v1::Cycle draft = cycles::CycleArea::Draft(snapshot);
  draft.clear_stratify_by();
  draft.set_sample_size(6);
  draft.set_double_marked(2);
  draft.set_reserves_per_stratum(8);
  return draft;
}

}  // namespace

RunningArea::RunningArea() {
  const RoleSet auditor = RoleBit(v1::ROLE_AUDITOR);
  AddService("icb-health", "speech");
  for (const char* id : {"e1", "e2"}) AddUser(id, "notts-send", auditor);
  AddUser("e3", "city-send", auditor);
  AddUser("h1", "icb-health", auditor);
  AddUser("h2", "icb-health", auditor, 0, {"speech"});
  AddUser("h3", "icb-health", auditor);
  for (const char* id : {"c1", "c2"}) AddUser(id, "notts-care", auditor);
  AddUser("c3", "city-care", auditor);
  MakeSampled(kId, SmallDraft(AddSnapshot("891", "2025-12-31", cycles::InventedPlans(1, 100))), "4 1 6 6 2 5 3");
}

void RunningArea::AddCycle(const std::string& id, const std::string& window_start, const std::string& window_end) {
  std::vector<registers::StagedPlan> plans = cycles::InventedPlans(1, 100);
  for (registers::StagedPlan& staged : plans) {
    if (!staged.plan.review_decision.empty()) staged.plan.review_decision = window_end;
  }
  v1::Cycle draft = SmallDraft(AddSnapshot("891", window_end, plans));
  draft.set_title("Quarter to " + window_end);
  draft.set_window_start(window_start);
  draft.set_window_end(window_end);
  MakeSampled(id, draft, "4 1 6 6 2 5 3 of " + id);
  cycle = id;
}

absl::StatusOr<v1::AllocateAuditorsResponse> RunningArea::Allocate(const std::vector<std::string>& auditors,
                                                                   bool dry_run) {
  v1::AllocateAuditorsRequest request;
  request.set_name(cycles::CycleName(cycle));
  for (const std::string& auditor : auditors) request.add_auditors("users/" + auditor);
  request.set_dry_run(dry_run);
  const auto call = [&](Transaction& transaction) { return AllocateAuditors(transaction, coordinator, request); };
  return dry_run ? DryRun(call) : Write(call);
}

absl::StatusOr<v1::SwapPlanResponse> RunningArea::Swap(int64_t audit, const std::string& reason, bool dry_run) {
  v1::SwapPlanRequest request;
  request.set_audit(AuditName(cycle, audit));
  request.set_reason(reason);
  request.set_dry_run(dry_run);
  const auto call = [&](Transaction& transaction) { return SwapPlan(transaction, coordinator, request); };
  return dry_run ? DryRun(call) : Write(call);
}

absl::StatusOr<v1::Cycle> RunningArea::Take(Step step, const std::string& reason, const std::string& etag,
                                            bool dry_run) {
  v1::CycleTransitionRequest request;
  request.set_name(cycles::CycleName(cycle));
  request.set_reason(reason);
  request.set_etag(etag);
  request.set_dry_run(dry_run);
  const auto call = [&](Transaction& transaction) { return step(transaction, coordinator, request); };
  return dry_run ? DryRun(call) : Write(call);
}

v1::CycleStatus RunningArea::Status(const Caller& caller) {
  v1::GetCycleStatusRequest request;
  request.set_name(cycles::CycleName(cycle));
  return Must(Read([&](Snapshot& snapshot) { return GetCycleStatus(snapshot, caller, request); }));
}

std::vector<Assessment> RunningArea::Assessments(int64_t audit) {
  return Must(Read([&](Snapshot& snapshot) {
    return audit == 0 ? ListOfCycle(snapshot, cycle) : ListOfAudit(snapshot, cycle, audit);
  }));
}

void RunningArea::Begin(const Assessment& assessment) {
  const Caller auditor = CallerOf(assessment.user, assessment.agency);
  v1::GetAssessmentRequest get;
  get.set_name(AssessmentName(assessment.key));
  const auto work = Must(Read([&](Snapshot& snapshot) { return GetAssessment(snapshot, auditor, get); }));
  v1::SaveRatingsRequest save;
  save.set_assessment(get.name());
  v1::Rating& rating = *save.add_ratings();
  rating.set_criterion(work.criteria(0).criterion().code());
  rating.set_level("met");
  Must(Write([&](Transaction& transaction) { return SaveRatings(transaction, auditor, save); }));
}

void RunningArea::Finish(const Assessment& assessment, bool met) {
  const Caller auditor = CallerOf(assessment.user, assessment.agency);
  v1::GetAssessmentRequest get;
  get.set_name(AssessmentName(assessment.key));
  const auto work = Must(Read([&](Snapshot& snapshot) { return GetAssessment(snapshot, auditor, get); }));
  v1::SaveRatingsRequest save;
  save.set_assessment(get.name());
  for (const v1::CriterionToMark& to_mark : work.criteria()) {
    v1::Rating& rating = *save.add_ratings();
    rating.set_criterion(to_mark.criterion().code());
    rating.set_level(met ? "met" : "not_met");
    if (!met) rating.set_cause(v1::CAUSE_ADVICE_LATE);
    if (!met) rating.set_evidence("The advice came after the draft.");
    rating.set_etag(to_mark.rating().etag());
  }
  Must(Write([&](Transaction& transaction) { return SaveRatings(transaction, auditor, save); }));
  v1::SubmitAssessmentRequest submit;
  submit.set_name(get.name());
  Must(Write([&](Transaction& transaction) { return SubmitAssessment(transaction, auditor, submit); }));
}

void RunningArea::FinishAll() {
  for (const Assessment& assessment : Assessments()) {
    if (!assessment.submitted()) Finish(assessment);
  }
}

void RunningArea::Bar(int64_t audit, const std::string& user) {
  v1::DeclareConflictRequest request;
  request.mutable_conflict()->set_audit(AuditName(cycle, audit));
  request.mutable_conflict()->set_user("users/" + user);
  request.mutable_conflict()->set_reason("Wrote advice for it.");
  Must(Write([&](Transaction& transaction) { return DeclareConflict(transaction, coordinator, request); }));
}

void RunningArea::BarService(int64_t audit, const std::string& agency, const std::string& service) {
  v1::DeclareConflictRequest request;
  request.mutable_conflict()->set_audit(AuditName(cycle, audit));
  request.mutable_conflict()->set_service("agencies/" + agency + "/services/" + service);
  request.mutable_conflict()->set_reason("Wrote advice for it.");
  Must(Write([&](Transaction& transaction) { return DeclareConflict(transaction, coordinator, request); }));
}

}  // namespace ehcpqa::audits
