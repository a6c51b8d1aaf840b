// CreateCycle, UpdateCycle, GetCycle, ListCycles.
#include <algorithm>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_events.h"
#include "services/cycles/cycle_proto.h"
#include "services/cycles/cycle_service.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/lifecycle.h"
#include "services/cycles/references.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::cycles {
namespace {

using storage::Snapshot;
using storage::Transaction;

bool IsLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// The id is hashed with every reference when the sample is drawn, so it is kept to what can be typed anywhere.
absl::Status CheckCycleId(const std::string& id) {
  const bool valid = id.size() >= 2 && id.size() <= 40 && IsLetterOrDigit(id.front()) &&
                     std::all_of(id.begin(), id.end(), [](char c) { return IsLetterOrDigit(c) || c == '-'; });
  if (valid) return absl::OkStatus();
  return FieldInvalid("cycle_id", "must be 2 to 40 letters, digits and '-', and begin with a letter or digit");
}

// Looks up what the settings refer to.
absl::StatusOr<std::vector<CycleSnapshot>> Resolve(Snapshot& snapshot, const CycleSettings& settings) {
  RETURN_IF_ERROR(CheckRubric(snapshot, settings));
  ASSIGN_OR_RETURN(const std::vector<FrameSource> sources, FindSources(snapshot, settings));
  std::vector<CycleSnapshot> snapshots;
  for (const FrameSource& source : sources) snapshots.push_back({source.la, source.snapshot});
  return snapshots;
}

}  // namespace

absl::StatusOr<v1::Cycle> CreateCycle(Transaction& transaction, const Caller& caller,
                                      const v1::CreateCycleRequest& request) {
  RETURN_IF_ERROR(CheckCycleId(request.cycle_id()));
  Cycle cycle;
  cycle.id = request.cycle_id();
  cycle.state_since = transaction.now_text();
  ASSIGN_OR_RETURN(cycle.settings, ReadSettings(request.cycle()));
  ASSIGN_OR_RETURN(const std::vector<CycleSnapshot> snapshots, Resolve(transaction, cycle.settings));

  const absl::Status inserted = InsertCycle(transaction, cycle, snapshots);
  if (absl::IsAlreadyExists(inserted)) {
    return Refuse(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS",
                  "There is a cycle with the id " + cycle.id + " already. Choose another id.",
                  {{"cycle_id", "is taken"}});
  }
  RETURN_IF_ERROR(inserted);
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "cycle.create", CycleName(cycle.id), CreatedJson(cycle.settings))
          .status());
  ASSIGN_OR_RETURN(cycle, LoadCycle(transaction, cycle.id));
  return ToProto(cycle);
}

absl::StatusOr<v1::Cycle> UpdateCycle(Transaction& transaction, const Caller& caller,
                                      const v1::UpdateCycleRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("cycle.name", request.cycle().name(), "cycles/*"));
  if (request.cycle().etag().empty()) return FieldInvalid("cycle.etag", "is required");
  ASSIGN_OR_RETURN(Cycle cycle, LoadCycleToChange(transaction, id, request.cycle().etag()));
  RETURN_IF_ERROR(RequireState(cycle.state, {CycleState::kDraft}, "Changing the settings"));
  ASSIGN_OR_RETURN(CycleSettings settings, ReadSettings(request.cycle()));
  ASSIGN_OR_RETURN(const std::vector<CycleSnapshot> snapshots, Resolve(transaction, settings));

  const CycleSettings before = std::move(cycle.settings);
  cycle.settings = std::move(settings);
  RETURN_IF_ERROR(StoreSettings(transaction, cycle, snapshots));
  ASSIGN_OR_RETURN(cycle, LoadCycle(transaction, id));
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "cycle.update", CycleName(id), UpdatedJson(before, cycle.settings))
          .status());
  return ToProto(cycle);
}

absl::StatusOr<v1::Cycle> GetCycle(Snapshot& snapshot, const Caller&, const v1::GetCycleRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(const Cycle cycle, LoadCycle(snapshot, id));
  return ToProto(cycle);
}

absl::StatusOr<v1::ListCyclesResponse> ListCycles(Snapshot& snapshot, const Caller&,
                                                  const v1::ListCyclesRequest& request) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 2));
  ASSIGN_OR_RETURN(std::vector<Cycle> cycles, ListCycles(snapshot, key[0], key[1], size + 1));
  v1::ListCyclesResponse response;
  if (cycles.size() > static_cast<size_t>(size)) {
    cycles.pop_back();
    response.set_next_page_token(rpc::PageToken({cycles.back().settings.window_end, cycles.back().id}));
  }
  for (const Cycle& cycle : cycles) *response.add_cycles() = ToProto(cycle);
  return response;
}

}  // namespace ehcpqa::cycles
