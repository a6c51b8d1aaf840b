// FreezeCycle and ListFrame.
#include <unordered_set>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_events.h"
#include "services/cycles/cycle_proto.h"
#include "services/cycles/cycle_service.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/frame_store.h"
#include "services/cycles/lifecycle.h"
#include "services/cycles/references.h"
#include "services/cycles/sample_store.h"
#include "services/register/events.h"
#include "services/register/plan.h"
#include "services/register/plan_store.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::cycles {
namespace {

using storage::Snapshot;
using storage::Transaction;

constexpr int kUsualRows = 1000;
constexpr int kMostRows = 10000;

Candidate ToCandidate(const registers::Plan& plan, const FrameSource& source, const CycleSettings& settings) {
  const registers::PlanEvents events = registers::EventsOf(plan, settings.window_start, settings.window_end);
  Candidate candidate;
  candidate.row = {"",
                   plan.plan_ref,
                   source.snapshot,
                   plan.la,
                   std::string(registers::EventName(events.event)),
                   plan.key_stage,
                   plan.need_primary,
                   plan.setting_type,
                   plan.district};
  for (const registers::Event event : events.all) candidate.events.emplace_back(registers::EventName(event));
  candidate.stable_reference = plan.id_basis != registers::IdBasis::kOrder;
  return candidate;
}

absl::StatusOr<std::vector<Candidate>> ReadCandidates(Snapshot& snapshot, const std::vector<FrameSource>& sources,
                                                      const CycleSettings& settings) {
  std::vector<Candidate> candidates;
  for (const FrameSource& source : sources) {
    RETURN_IF_ERROR(registers::ForEachPlan(snapshot, source.snapshot, [&](const registers::Plan& plan) {
      candidates.push_back(ToCandidate(plan, source, settings));
      return absl::OkStatus();
    }));
  }
  return candidates;
}

// References of the plans audited in the cycles before this one, by cycle and audit.
absl::StatusOr<std::vector<std::string>> AuditedLately(Snapshot& snapshot, const Cycle& cycle) {
  std::vector<std::string> all;
  ASSIGN_OR_RETURN(const auto cycles, OpenedBefore(snapshot, cycle, cycle.settings.exclude_last_cycles));
  for (const std::string& id : cycles) {
    ASSIGN_OR_RETURN(std::vector<std::string> refs, ListAuditedRefs(snapshot, id));
    all.insert(all.end(), std::make_move_iterator(refs.begin()), std::make_move_iterator(refs.end()));
  }
  return all;
}

absl::Status CheckCanFreeze(const Cycle& cycle) {
  CycleFacts facts;
  facts.frame_exists = true;
  return CheckTransition(cycle.state, CycleState::kFramed, facts);
}

v1::FreezeCycleResponse Answer(const Cycle& cycle, const Framing& framing) {
  v1::FreezeCycleResponse response;
  *response.mutable_cycle() = ToProto(cycle);
  for (const FrameStratum& stratum : framing.strata) *response.add_strata() = ToProto(stratum, cycle.settings);
  for (v1::ExpectedPrecision& one : Precision(framing.strata)) *response.add_precision() = std::move(one);
  response.set_audited_lately(static_cast<int32_t>(framing.audited_lately));
  response.set_other_kind(static_cast<int32_t>(framing.other_kind));
  for (const auto& [event, count] : framing.events) {
    v1::NamedCount& named = *response.add_events();
    named.set_name(event);
    named.set_count(count);
  }
  for (const std::string& warning : framing.warnings) response.add_warnings(warning);
  return response;
}

}  // namespace

absl::StatusOr<PreparedFrame> PrepareFreezeCycle(Snapshot& snapshot, const Caller&,
                                                 const v1::FreezeCycleRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(const Cycle cycle, LoadCycleToChange(snapshot, id, request.etag()));
  RETURN_IF_ERROR(CheckCanFreeze(cycle));
  RETURN_IF_ERROR(CheckRubric(snapshot, cycle.settings));
  ASSIGN_OR_RETURN(const std::vector<FrameSource> sources, FindSources(snapshot, cycle.settings));
  ASSIGN_OR_RETURN(const std::vector<Candidate> candidates, ReadCandidates(snapshot, sources, cycle.settings));

  PreparedFrame prepared;
  prepared.cycle_version = cycle.version;
  ASSIGN_OR_RETURN(prepared.audited, AuditedLately(snapshot, cycle));
  ASSIGN_OR_RETURN(const std::unordered_set<std::string> audited,
                   registers::ResolveAliases(snapshot, prepared.audited));
  ASSIGN_OR_RETURN(prepared.framing, MakeFrame(cycle.settings, sources, candidates, audited));
  return prepared;
}

absl::StatusOr<v1::FreezeCycleResponse> CommitFreezeCycle(Transaction& transaction, const Caller& caller,
                                                          const v1::FreezeCycleRequest& request,
                                                          PreparedFrame prepared) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(Cycle cycle, LoadCycleToChange(transaction, id, request.etag()));
  RETURN_IF_ERROR(CheckCanFreeze(cycle));
  ASSIGN_OR_RETURN(const std::vector<std::string> audited, AuditedLately(transaction, cycle));
  if (cycle.version != prepared.cycle_version || audited != prepared.audited) {
    return StaleEtag(CycleName(id), std::to_string(cycle.version));
  }

  const Framing& framing = prepared.framing;
  cycle.state = CycleState::kFramed;
  cycle.state_since = transaction.now_text();
  cycle.manifest_sha256 = framing.manifest_sha256;
  cycle.register_total = framing.register_total;
  cycle.eligible_total = static_cast<int64_t>(framing.rows.size());
  cycle.synthetic = framing.synthetic;
  RETURN_IF_ERROR(InsertFrame(transaction, id, framing.strata, framing.rows));
  RETURN_IF_ERROR(StoreState(transaction, cycle));
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "cycle.freeze", CycleName(id), FrozenJson(cycle.settings, framing))
          .status());
  return Answer(cycle, framing);
}

absl::StatusOr<v1::ListFrameResponse> ListFrame(Snapshot& snapshot, const Caller&,
                                                const v1::ListFrameRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size(), kUsualRows, kMostRows));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 2));
  RETURN_IF_ERROR(LoadCycle(snapshot, id).status());
  ASSIGN_OR_RETURN(std::vector<FrameRow> rows, ListFrame(snapshot, id, key[0], key[1], size + 1));
  v1::ListFrameResponse response;
  if (rows.size() > static_cast<size_t>(size)) {
    rows.pop_back();
    response.set_next_page_token(rpc::PageToken({rows.back().stratum, rows.back().plan_ref}));
  }
  for (const FrameRow& row : rows) *response.add_rows() = ToProto(row);
  return response;
}

}  // namespace ehcpqa::cycles
