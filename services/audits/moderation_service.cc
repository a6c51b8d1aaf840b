#include "services/audits/moderation_service.h"

#include <limits>
#include <optional>

#include "nlohmann/json.hpp"
#include "services/audits/assessment_store.h"
#include "services/audits/audit_names.h"
#include "services/audits/audit_proto.h"
#include "services/audits/difference_store.h"
#include "services/audits/progress.h"
#include "services/audits/rating_rules.h"
#include "services/audits/rating_store.h"
#include "services/audits/rubric_cache.h"
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/lifecycle.h"
#include "services/cycles/sample_store.h"
#include "services/privacy/text_guard.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::audits {
namespace {

using cycles::CycleState;

// Marks that were replaced make another difference, though nothing was agreed in between.
std::string EtagOf(const Difference& difference, const std::optional<Agreement>& agreement) {
  return Etag(agreement ? agreement->version : 0) + "-" + Hex(AsBytes(Sha256(difference.marks)).substr(0, 4));
}

absl::StatusOr<v1::Difference> ToProto(storage::Snapshot& snapshot, const std::string& cycle,
                                       const rubrics::Rubric& rubric, const Difference& difference) {
  v1::Difference message;
  message.set_name(DifferenceName(cycle, difference.audit, difference.criterion));
  ASSIGN_OR_RETURN(const auto plan, cycles::FindAudit(snapshot, cycle, difference.audit));
  if (plan) message.set_plan_ref(plan->plan.plan_ref);
  message.set_criterion(difference.criterion);
  if (const auto index = rubrics::FindCriterion(rubric, difference.criterion)) {
    message.set_text(rubric.criteria[*index].text);
  }
  message.set_levels(LevelsText(difference.marks));
  ASSIGN_OR_RETURN(const auto agreement, FindAgreement(snapshot, cycle, difference.audit, difference.criterion));
  message.set_etag(EtagOf(difference, agreement));
  if (difference.settled && agreement) {
    v1::AgreedRating& agreed = *message.mutable_agreed();
    agreed.set_level(agreement->answer.level);
    agreed.set_no_level(static_cast<v1::NoLevel>(agreement->answer.no_level));
    agreed.set_cause(static_cast<v1::Cause>(agreement->cause));
    agreed.set_reason(agreement->reason);
    agreed.set_agreed_by("users/" + agreement->agreed_by);
    agreed.set_agreed_at(agreement->agreed_at);
  }
  return message;
}

absl::Status AddMarks(storage::Snapshot& snapshot, const DifferenceKey& key, v1::Difference& message) {
  ASSIGN_OR_RETURN(const auto assessments, ListOfAudit(snapshot, key.cycle, key.audit));
  for (const Assessment& assessment : assessments) {
    ASSIGN_OR_RETURN(const auto rating, FindRating(snapshot, assessment.key, key.criterion));
    if (!rating || !rating->mark.marked()) continue;
    v1::MarkBeside& mark = *message.add_marks();
    mark.set_assessment(AssessmentName(assessment.key));
    mark.set_auditor("users/" + assessment.user);
    mark.set_kind(ToProto(assessment.key.kind));
    mark.set_set(assessment.key.set);
    *mark.mutable_rating() = ToProto(*rating);
  }
  return absl::OkStatus();
}

// NotFound, or FailedPrecondition (NOT_ALL_IN) while assessments of the audit are missing: marks must stay apart until
// then.
absl::StatusOr<Difference> LoadDifference(storage::Snapshot& snapshot, const DifferenceKey& key) {
  ASSIGN_OR_RETURN(const bool all_in, IsAllIn(snapshot, key.cycle, key.audit));
  if (!all_in) {
    return NotNow("NOT_ALL_IN", "Some assessment of " + AuditName(key.cycle, key.audit) +
                                    " is not handed in yet; its marks can be compared when all are.");
  }
  ASSIGN_OR_RETURN(std::optional<Difference> difference, FindDifference(snapshot, key.cycle, key.audit, key.criterion));
  if (!difference) return NoSuch(DifferenceName(key.cycle, key.audit, key.criterion));
  return *std::move(difference);
}

// The agreed mark as a rating would be: its reason also says why it does not apply, or what another cause is.
absl::StatusOr<Agreement> ReadAgreement(const v1::AgreedRating& agreed, const rubrics::Rubric& rubric) {
  rpc::FieldChecks checks;
  checks.Text("agreed.reason", agreed.reason(), 5, 2000);
  v1::Rating as_rating;
  as_rating.set_level(agreed.level());
  as_rating.set_no_level(agreed.no_level());
  as_rating.set_cause(agreed.cause());
  Mark mark = FromProto(as_rating, "agreed.", checks);
  checks.Require(mark.marked(), "agreed.level", "is required, or not applicable, or cannot tell");
  if (mark.answer.no_level == NoLevel::kNotApplicable) mark.na_reason = "agreed";
  if (mark.cause == Cause::kOther) mark.evidence = "agreed";
  for (const FieldViolation& violation : CheckMark(rubric, mark)) {
    checks.Require(false, "agreed." + violation.field, violation.message);
  }
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  guard.Check("agreed.reason", agreed.reason());
  RETURN_IF_ERROR(guard.status());
  Agreement agreement;
  agreement.answer = mark.answer;
  agreement.cause = mark.cause;
  agreement.reason = rpc::Trimmed(agreed.reason());
  return agreement;
}

std::string Payload(const Difference& difference, const std::optional<Agreement>& before, const Agreement& after) {
  const auto to_json = [](const Agreement& agreement) {
    nlohmann::json json = {{"answer", agreement.answer.text()}, {"reason", agreement.reason}};
    if (agreement.cause != Cause::kNone) json["cause"] = CauseName(agreement.cause);
    return json;
  };
  nlohmann::json json = {{"marks", difference.marks}, {"after", to_json(after)}};
  if (before) json["before"] = to_json(*before);
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

absl::Status RequireModeration(storage::Snapshot& snapshot, const std::string& cycle, std::string_view doing) {
  ASSIGN_OR_RETURN(const cycles::Cycle loaded, cycles::LoadCycle(snapshot, cycle));
  return cycles::RequireState(loaded.state, {CycleState::kScoring, CycleState::kModeration}, doing);
}

}  // namespace

absl::StatusOr<v1::ListDifferencesResponse> ListDifferences(storage::Snapshot& snapshot, const Caller&,
                                                            const v1::ListDifferencesRequest& request) {
  AuditKey parent;
  int64_t first = 0, last = std::numeric_limits<int64_t>::max();
  if (request.parent().find("/audits/") != std::string::npos) {
    ASSIGN_OR_RETURN(parent, ParseAuditName("parent", request.parent()));
    ASSIGN_OR_RETURN(const auto plan, cycles::FindAudit(snapshot, parent.cycle, parent.audit));
    if (!plan) return NoSuch(request.parent());
    first = last = parent.audit;
  } else {
    ASSIGN_OR_RETURN(parent.cycle, rpc::ParseId("parent", request.parent(), "cycles/*"));
  }
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto token, rpc::ReadPageToken(request.page_token(), 3));
  DifferencePosition after;
  if (!request.page_token().empty()) {
    ASSIGN_OR_RETURN(const int64_t settled, rpc::KeyNumber(token[0]));
    after.settled = settled != 0;
    ASSIGN_OR_RETURN(after.audit, rpc::KeyNumber(token[1]));
    ASSIGN_OR_RETURN(after.position, rpc::KeyNumber(token[2]));
  }
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOfCycle(snapshot, parent.cycle));
  ASSIGN_OR_RETURN(auto page,
                   ListDifferences(snapshot, parent.cycle, first, last, request.open_only(), after, size + 1));
  v1::ListDifferencesResponse response;
  if (static_cast<int>(page.size()) > size) {
    page.pop_back();
    const Difference& end = page.back();
    response.set_next_page_token(
        rpc::PageToken({end.settled ? "1" : "0", std::to_string(end.audit), std::to_string(end.position)}));
  }
  for (const Difference& difference : page) {
    ASSIGN_OR_RETURN(*response.add_differences(), ToProto(snapshot, parent.cycle, *rubric, difference));
  }
  ASSIGN_OR_RETURN(const DifferenceCounts counts, CountDifferences(snapshot, parent.cycle, first, last));
  response.set_open(static_cast<int32_t>(counts.open));
  response.set_settled(static_cast<int32_t>(counts.settled));
  return response;
}

absl::StatusOr<v1::Difference> GetDifference(storage::Snapshot& snapshot, const Caller&,
                                             const v1::GetDifferenceRequest& request) {
  ASSIGN_OR_RETURN(const DifferenceKey key, ParseDifferenceName("name", request.name()));
  ASSIGN_OR_RETURN(const Difference difference, LoadDifference(snapshot, key));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOfCycle(snapshot, key.cycle));
  ASSIGN_OR_RETURN(v1::Difference message, ToProto(snapshot, key.cycle, *rubric, difference));
  RETURN_IF_ERROR(AddMarks(snapshot, key, message));
  return message;
}

absl::StatusOr<v1::Difference> AgreeRating(storage::Transaction& transaction, const Caller& caller,
                                           const v1::AgreeRatingRequest& request) {
  ASSIGN_OR_RETURN(const DifferenceKey key, ParseDifferenceName("name", request.name()));
  ASSIGN_OR_RETURN(const Difference difference, LoadDifference(transaction, key));
  RETURN_IF_ERROR(RequireModeration(transaction, key.cycle, "Settling a difference"));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOfCycle(transaction, key.cycle));
  ASSIGN_OR_RETURN(Agreement agreement, ReadAgreement(request.agreed(), *rubric));
  ASSIGN_OR_RETURN(const auto before, FindAgreement(transaction, key.cycle, key.audit, key.criterion));
  const std::string current = EtagOf(difference, before);
  if (!request.etag().empty() && request.etag() != current) return StaleEtag(request.name(), current);
  agreement.criterion = key.criterion;
  agreement.marks = difference.marks;
  agreement.agreed_by = caller.user;
  agreement.agreed_at = transaction.now_text();
  agreement.version = before ? before->version + 1 : 1;
  RETURN_IF_ERROR(StoreAgreement(transaction, key.cycle, key.audit, agreement));
  RETURN_IF_ERROR(RefreshRollups(transaction, key.cycle, key.audit));
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "rating.agree", request.name(), Payload(difference, before, agreement))
          .status());
  v1::GetDifferenceRequest again;
  again.set_name(request.name());
  return GetDifference(transaction, caller, again);
}

absl::StatusOr<v1::Assessment> ReturnAssessment(storage::Transaction& transaction, const Caller& caller,
                                                const v1::ReturnAssessmentRequest& request) {
  ASSIGN_OR_RETURN(const AssessmentKey key, ParseAssessmentName("assessment", request.assessment()));
  rpc::FieldChecks checks;
  checks.Text("reason", request.reason(), 5, 500);
  RETURN_IF_ERROR(checks.status());
  privacy::TextGuard guard;
  guard.Check("reason", request.reason());
  RETURN_IF_ERROR(guard.status());
  ASSIGN_OR_RETURN(Work work, LoadWork(transaction, Scope::WholeArea(), key));
  RETURN_IF_ERROR(cycles::RequireState(work.cycle_state, {CycleState::kScoring, CycleState::kModeration},
                                       "Returning an assessment"));
  if (!work.assessment.submitted()) {
    return NotNow("ASSESSMENT_NOT_SUBMITTED",
                  AssessmentName(key) + " is not handed in, so it is with its auditor already.");
  }
  RETURN_IF_ERROR(KeepFirstMarks(transaction, key));
  work.assessment.state = AssessmentState::kInProgress;
  work.assessment.return_reason = rpc::Trimmed(request.reason());
  RETURN_IF_ERROR(StoreState(transaction, work.assessment));
  RETURN_IF_ERROR(RefreshRollups(transaction, key.cycle, key.audit));
  const nlohmann::json payload = {{"reason", work.assessment.return_reason}};
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "assessment.return", AssessmentName(key), payload.dump()).status());
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOf(transaction, work.rubric));
  ASSIGN_OR_RETURN(work, LoadWork(transaction, Scope::WholeArea(), key));
  return ToProto(work, *rubric);
}

}  // namespace ehcpqa::audits
