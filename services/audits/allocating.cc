// AllocateAuditors.
#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "nlohmann/json.hpp"
#include "services/audits/allocation.h"
#include "services/audits/assessment_store.h"
#include "services/audits/audit_proto.h"
#include "services/audits/audit_rules.h"
#include "services/audits/conflict_store.h"
#include "services/audits/cycle_running.h"
#include "services/audits/rubric_cache.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/lifecycle.h"
#include "services/cycles/sample_store.h"
#include "services/identity/user_store.h"
#include "services/rpc/names.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::audits {
namespace {

using cycles::CycleState;
using storage::Snapshot;
using storage::Transaction;

// Shortages that a refusal spells out.
constexpr size_t kMostShortages = 5;

struct Staff {
  std::vector<AllocationAuditor> auditors;
  // Services of each of them, in every agency that they act for: agencies/{agency}/services/{service}.
  std::map<std::string, std::set<std::string>> services;
};

// The auditors of the request, or all.
absl::StatusOr<Staff> FindStaff(Snapshot& snapshot, const v1::AllocateAuditorsRequest& request) {
  std::map<std::string, int> wanted;  // Id -> place in the request.
  for (int i = 0; i < request.auditors_size(); ++i) {
    ASSIGN_OR_RETURN(const std::string user,
                     rpc::ParseId("auditors[" + std::to_string(i) + "]", request.auditors(i), "users/*"));
    wanted.emplace(user, i);
  }
  Staff staff;
  ASSIGN_OR_RETURN(const std::vector<identity::Auditor> auditors, identity::ListAuditors(snapshot));
  for (const identity::Auditor& auditor : auditors) {
    if (auditor.kind < static_cast<int>(Kind::kEducation) || auditor.kind > static_cast<int>(Kind::kCare)) continue;
    if (request.auditors_size() > 0 && !wanted.contains(auditor.user)) continue;
    staff.auditors.push_back({auditor.user, auditor.agency, static_cast<Kind>(auditor.kind), auditor.capacity});
    staff.services[auditor.user];
  }
  for (const auto& [user, i] : wanted) {
    if (staff.services.contains(user)) continue;
    return FieldInvalid("auditors[" + std::to_string(i) + "]",
                        "is not an auditor of an education, health or care agency, or is locked");
  }
  for (auto& [id, services] : staff.services) {
    ASSIGN_OR_RETURN(const auto user, identity::FindUser(snapshot, id));
    if (!user) continue;
    for (const identity::Membership& membership : user->memberships) {
      for (const std::string& service : membership.services) {
        services.insert("agencies/" + membership.agency + "/services/" + service);
      }
    }
  }
  return staff;
}

absl::StatusOr<std::vector<BarredAuditor>> FindBarred(Snapshot& snapshot, const std::string& cycle,
                                                      const Staff& staff) {
  std::vector<BarredAuditor> barred;
  ASSIGN_OR_RETURN(const std::vector<Bar> bars, ListBars(snapshot, cycle));
  for (const Bar& bar : bars) {
    if (!bar.user.empty()) {
      barred.push_back({bar.audit, bar.user, bar.declined ? BarReason::kDeclined : BarReason::kConflict});
      continue;
    }
    const std::string service = "agencies/" + bar.agency + "/services/" + bar.service;
    for (const auto& [user, services] : staff.services) {
      if (services.contains(service)) barred.push_back({bar.audit, user, BarReason::kService});
    }
  }
  return barred;
}

absl::StatusOr<std::vector<AllocationAudit>> FindAudits(Snapshot& snapshot, const std::string& cycle) {
  std::vector<AllocationAudit> audits;
  ASSIGN_OR_RETURN(const auto plans, cycles::ListAudits(snapshot, cycle, 0, std::numeric_limits<int>::max()));
  for (const cycles::SamplePlan& plan : plans) {
    if (plan.audited()) audits.push_back({plan.audit, plan.plan.plan_ref, plan.plan.stratum, plan.double_marked});
  }
  return audits;
}

absl::Status Impossible(const std::vector<Shortage>& shortages) {
  std::string text = "Some audits would have no auditor: ";
  for (size_t i = 0; i < shortages.size() && i < kMostShortages; ++i) text += (i == 0 ? "" : "; ") + shortages[i].text;
  if (shortages.size() > kMostShortages) {
    text += "; and " + std::to_string(shortages.size() - kMostShortages) + " more";
  }
  return NotNow("ALLOCATION_IMPOSSIBLE",
                text + ". Let more auditors take part, raise capacities, or swap these plans.");
}

nlohmann::json ToJson(const std::string& cycle, const Assignment& one) {
  return {{"assessment", AssessmentName({cycle, one.audit, one.kind, one.set})},
          {"auditor", "users/" + one.user},
          {"agency", "agencies/" + one.agency},
          {"lead", one.lead}};
}

// Brings the stored assignments to the allocation. Returns what changed.
absl::StatusOr<nlohmann::json> Apply(Transaction& transaction, const std::string& cycle,
                                     const std::map<std::tuple<int64_t, Kind, int>, Assessment>& before,
                                     const std::vector<Assignment>& assignments) {
  nlohmann::json changes = nlohmann::json::array();
  for (const Assignment& one : assignments) {
    const AssessmentKey key{cycle, one.audit, one.kind, one.set};
    const auto found = before.find({one.audit, one.kind, one.set});
    if (found == before.end()) {
      Assessment assessment;
      assessment.key = key;
      assessment.user = one.user;
      assessment.agency = one.agency;
      assessment.lead = one.lead;
      RETURN_IF_ERROR(InsertAssessment(transaction, assessment));
    } else {
      const Assessment& was = found->second;
      if (was.user == one.user && was.agency == one.agency && was.lead == one.lead) continue;
      RETURN_IF_ERROR(was.state == AssessmentState::kAssigned
                          ? ReassignAssessment(transaction, key, one.user, one.agency, one.lead)
                          : SetLead(transaction, key, one.lead));
    }
    changes.push_back(ToJson(cycle, one));
  }
  return changes;
}

}  // namespace

absl::StatusOr<v1::AllocateAuditorsResponse> AllocateAuditors(Transaction& transaction, const Caller& caller,
                                                              const v1::AllocateAuditorsRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(const cycles::Cycle cycle, cycles::LoadCycle(transaction, id));
  RETURN_IF_ERROR(
      cycles::RequireState(cycle.state, {CycleState::kSampled, CycleState::kScoring}, "Allocating auditors"));
  ASSIGN_OR_RETURN(const Staff staff, FindStaff(transaction, request));
  ASSIGN_OR_RETURN(const std::vector<BarredAuditor> barred, FindBarred(transaction, id, staff));
  ASSIGN_OR_RETURN(const std::vector<AllocationAudit> audits, FindAudits(transaction, id));
  ASSIGN_OR_RETURN(const RubricPtr rubric, RubricOfCycle(transaction, id));

  std::set<int64_t> numbers;
  for (const AllocationAudit& audit : audits) numbers.insert(audit.number);
  std::map<std::tuple<int64_t, Kind, int>, Assessment> before;
  std::vector<KeptAssignment> kept;
  ASSIGN_OR_RETURN(const std::vector<Assessment> assessments, ListOfCycle(transaction, id));
  for (const Assessment& one : assessments) {
    if (!numbers.contains(one.key.audit)) continue;
    before.emplace(std::make_tuple(one.key.audit, one.key.kind, one.key.set), one);
    if (one.state == AssessmentState::kAssigned) continue;
    kept.push_back(
        {{one.key.audit, one.key.kind, one.key.set, one.user, one.agency, one.lead}, !one.submitted_at.empty()});
  }

  const Allocation allocation = Allocate(cycle.seed, id, RequiredKinds(*rubric), audits, staff.auditors, barred, kept);
  if (!allocation.shortages.empty()) return Impossible(allocation.shortages);
  ASSIGN_OR_RETURN(const nlohmann::json changes, Apply(transaction, id, before, allocation.assignments));
  const nlohmann::json payload = {{"kept", kept.size()}, {"changes", changes}};
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "cycle.allocate", cycles::CycleName(id), payload.dump()).status());

  v1::AllocateAuditorsResponse response;
  for (const Load& load : allocation.loads) {
    v1::AuditorLoad& proto = *response.add_loads();
    proto.set_user("users/" + load.auditor.user);
    proto.set_agency("agencies/" + load.auditor.agency);
    proto.set_kind(ToProto(load.auditor.kind));
    proto.set_audits(load.audits);
    proto.set_leads(load.leads);
    proto.set_capacity(load.auditor.capacity);
    proto.set_conflicts(load.conflicts);
  }
  response.set_assessments(static_cast<int32_t>(allocation.assignments.size()));
  response.set_kept(static_cast<int32_t>(kept.size()));
  return response;
}

}  // namespace ehcpqa::audits
