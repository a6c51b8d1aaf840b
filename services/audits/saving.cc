#include "services/audits/saving.h"

#include "nlohmann/json.hpp"
#include "services/audits/assessment_store.h"
#include "services/audits/audit_proto.h"
#include "services/audits/rating_store.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/lifecycle.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::audits {
namespace {

using cycles::CycleState;

nlohmann::json ToJson(const Mark& mark) {
  nlohmann::json json = nlohmann::json::object();
  if (!mark.answer.level.empty()) json["level"] = mark.answer.level;
  if (mark.answer.no_level != NoLevel::kNone) json["no_level"] = NoLevelName(mark.answer.no_level);
  if (mark.cause != Cause::kNone) json["cause"] = CauseName(mark.cause);
  if (!mark.evidence.empty()) json["evidence"] = mark.evidence;
  if (!mark.na_reason.empty()) json["na_reason"] = mark.na_reason;
  return json;
}

// The mark before is in the payload of the event before on the same subject.
std::string Payload(const std::optional<Rating>& before, const Rating& after) {
  nlohmann::json json = {{"after", ToJson(after.mark)}};
  if (before && before->mark.marked()) json["before"] = {{"answer", before->mark.answer.text()}};
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

absl::Status CheckEtag(const MarkToSave& mark, const std::optional<Rating>& before, const AssessmentKey& key) {
  if (!mark.etag) return absl::OkStatus();
  const std::string current = before ? Etag(before->version) : "";
  // Nothing is lost by a first mark on a criterion that was cleared.
  if (*mark.etag == current || (mark.etag->empty() && !before->mark.marked())) return absl::OkStatus();
  return StaleEtag(RatingName(key, mark.criterion), current);
}

}  // namespace

absl::Status CheckMayMark(const Work& work) {
  const Assessment& assessment = work.assessment;
  if (assessment.submitted()) {
    return NotNow(
        "ASSESSMENT_SUBMITTED",
        AssessmentName(assessment.key) + " was handed in. Only a moderator can return it, and then it can be changed.");
  }
  if (work.swapped_out) {
    return NotNow("CYCLE_STATE", "The plan of " + AuditName(assessment.key.cycle, assessment.key.audit) +
                                     " was swapped out of the sample; nothing is marked about it any more.");
  }
  if (assessment.returned()) {
    return cycles::RequireState(work.cycle_state, {CycleState::kScoring, CycleState::kModeration},
                                "Marking a returned assessment");
  }
  return cycles::RequireState(work.cycle_state, {CycleState::kScoring}, "Marking");
}

absl::StatusOr<std::vector<Rating>> SaveMarks(storage::Transaction& transaction, const trail::Actor& actor, Work& work,
                                              const std::vector<MarkToSave>& marks) {
  Assessment& assessment = work.assessment;
  const AssessmentKey& key = assessment.key;
  const std::string now = transaction.now_text();
  std::vector<Rating> saved;
  saved.reserve(marks.size());
  bool changed = false;
  for (const MarkToSave& mark : marks) {
    ASSIGN_OR_RETURN(const std::optional<Rating> before, FindRating(transaction, key, mark.criterion));
    RETURN_IF_ERROR(CheckEtag(mark, before, key));
    if (before ? before->mark == mark.mark : !mark.mark.marked()) {
      saved.push_back(before ? *before : Rating{mark.criterion, {}, 0, "", false});
      continue;
    }
    Rating rating{mark.criterion, mark.mark, before ? before->version + 1 : 1, now, false};
    rating.redacted =
        before && before->redacted && (rating.mark.evidence == kRedacted || rating.mark.na_reason == kRedacted);
    RETURN_IF_ERROR(StoreRating(transaction, key, rating));
    RETURN_IF_ERROR(trail::Append(transaction, actor, mark.mark.marked() ? "rating.save" : "rating.clear",
                                  RatingName(key, mark.criterion), Payload(before, rating))
                        .status());
    assessment.marked += (mark.mark.marked() ? 1 : 0) - (before && before->mark.marked() ? 1 : 0);
    saved.push_back(std::move(rating));
    changed = true;
  }
  if (!changed) return saved;
  if (assessment.state == AssessmentState::kAssigned) {
    assessment.state = AssessmentState::kInProgress;
    RETURN_IF_ERROR(StoreState(transaction, assessment));
  } else {
    RETURN_IF_ERROR(StoreMarked(transaction, key, assessment.marked));
  }
  assessment.updated_at = now;
  return saved;
}

}  // namespace ehcpqa::audits
