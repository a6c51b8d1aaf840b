// GetCycleStatus.
#include <map>

#include "services/audits/cycle_running.h"
#include "services/audits/cycle_tally.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_proto.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/lifecycle.h"
#include "services/identity/user_store.h"
#include "services/rpc/names.h"

namespace ehcpqa::audits {
namespace {

absl::Status AddAuditors(storage::Snapshot& snapshot, const CycleTally& tally, v1::CycleStatus& status) {
  std::map<std::string, std::string> names;
  for (const AuditorTally& tallied : tally.auditors) {
    if (!names.contains(tallied.user)) {
      ASSIGN_OR_RETURN(const auto user, identity::FindUser(snapshot, tallied.user));
      names[tallied.user] = user ? user->display_name : tallied.user;
    }
    v1::AuditorProgress& progress = *status.add_auditors();
    progress.set_user("users/" + tallied.user);
    progress.set_display_name(names[tallied.user]);
    progress.set_agency("agencies/" + tallied.agency);
    progress.set_assigned(tallied.assigned);
    progress.set_in_progress(tallied.in_progress);
    progress.set_submitted(tallied.submitted);
    progress.set_last_change_on(tallied.last_change_on);
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<v1::CycleStatus> GetCycleStatus(storage::Snapshot& snapshot, const Caller& caller,
                                               const v1::GetCycleStatusRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(const cycles::Cycle cycle, cycles::LoadCycle(snapshot, id));
  ASSIGN_OR_RETURN(const CycleTally tally, TallyCycle(snapshot, cycle));
  const auto narrow = [](int64_t count) { return static_cast<int32_t>(count); };
  v1::CycleStatus status;
  *status.mutable_cycle() = cycles::ToProto(cycle);
  status.set_audits(narrow(tally.facts.audits));
  status.set_audits_in(narrow(tally.facts.audits_in));
  status.set_audits_agreed(narrow(tally.audits_agreed));
  status.set_assessments(narrow(tally.assessments));
  status.set_assessments_assigned(narrow(tally.assigned));
  status.set_assessments_in_progress(narrow(tally.in_progress));
  status.set_assessments_submitted(narrow(tally.submitted));
  status.set_differences_open(narrow(tally.facts.differences_open));
  status.set_differences_settled(narrow(tally.differences_settled));
  status.set_swaps(narrow(tally.swaps));
  status.set_concerns_open(narrow(tally.concerns_open));
  for (std::string& blocker : cycles::Blockers(cycle.state, tally.facts)) status.add_blockers(std::move(blocker));
  if (caller.HasAny(RoleBit(v1::ROLE_COORDINATOR) | RoleBit(v1::ROLE_MODERATOR))) {
    RETURN_IF_ERROR(AddAuditors(snapshot, tally, status));
  }
  return status;
}

}  // namespace ehcpqa::audits
