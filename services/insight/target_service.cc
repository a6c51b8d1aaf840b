#include <cmath>
#include <string>

#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/insight/insight_proto.h"
#include "services/insight/insight_service.h"
#include "services/insight/span.h"
#include "services/insight/target_store.h"
#include "services/rpc/fields.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::insight {
namespace {

v1::Target ToProto(const Target& target) {
  v1::Target proto;
  proto.set_subject(target.subject);
  proto.set_measure(static_cast<v1::Measure>(target.measure));
  proto.set_share(target.share);
  return proto;
}

}  // namespace

absl::StatusOr<v1::ListTargetsResponse> ListTargets(storage::Snapshot& snapshot, const Caller&,
                                                    const v1::ListTargetsRequest&) {
  ASSIGN_OR_RETURN(const std::vector<Target> targets, ListTargets(snapshot));
  v1::ListTargetsResponse reply;
  for (const Target& target : targets) *reply.add_targets() = ToProto(target);
  return reply;
}

absl::StatusOr<v1::Target> SetTarget(storage::Transaction& transaction, const Caller& caller,
                                     const v1::SetTargetRequest& request) {
  Target target;
  target.subject = request.target().subject();
  target.share = request.target().share();
  ASSIGN_OR_RETURN(target.measure, ReadMeasure("target.measure", request.target().measure()));
  rpc::FieldChecks checks;
  checks.Text("target.subject", target.subject, 1, 80);
  checks.Require(std::isfinite(target.share) && target.share >= 0 && target.share <= 1, "target.share",
                 "must be a share between 0 and 1: 0.8 for 80 %");
  RETURN_IF_ERROR(checks.status());
  if (request.remove()) {
    ASSIGN_OR_RETURN(const bool found, DropTarget(transaction, target.subject, target.measure));
    if (!found) {
      return NotNow("NO_TARGET",
                    "There is no target for " + target.subject + " to remove; ListTargets shows those that are set.");
    }
  } else {
    // A target must be of a subject that the latest marked cycle has, so that a slip of the pen is not kept.
    ASSIGN_OR_RETURN(const std::vector<cycles::Cycle> marked, MarkedCycles(transaction));
    if (marked.empty()) {
      return NotNow("NO_CYCLES", "No cycle has come to moderation yet; set targets when there are figures.");
    }
    ASSIGN_OR_RETURN(const audits::RubricPtr rubric, audits::RubricOfCycle(transaction, marked.back().id));
    ASSIGN_OR_RETURN(const std::vector<InputAgency> agencies, LoadInputAgencies(transaction));
    ASSIGN_OR_RETURN(const std::vector<Subject> subjects,
                     ChooseSubjects(SubjectsOf(*rubric, agencies), {target.subject}, "target.subject"));
    if (subjects.size() != 1 || subjects[0].name != target.subject) {
      return FieldInvalid("target.subject", "a target is of one subject; say which " + target.subject);
    }
    if (!subjects[0].Has(target.measure)) {
      return FieldInvalid("target.measure", target.subject + " has no " + std::string(MeasureWords(target.measure)));
    }
    RETURN_IF_ERROR(StoreTarget(transaction, target));
  }
  const nlohmann::json payload = {
      {"subject", target.subject}, {"measure", std::string(MeasureWords(target.measure))}, {"share", target.share}};
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), request.remove() ? "target.remove" : "target.set",
                                "targets/" + target.subject, payload.dump())
                      .status());
  return ToProto(target);
}

}  // namespace ehcpqa::insight
