// DrawSample and ListSample.
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle_events.h"
#include "services/cycles/cycle_proto.h"
#include "services/cycles/cycle_service.h"
#include "services/cycles/cycle_store.h"
#include "services/cycles/drawing.h"
#include "services/cycles/frame_store.h"
#include "services/cycles/lifecycle.h"
#include "services/cycles/sample_store.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/statistics/ranking.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::cycles {
namespace {

using storage::Snapshot;
using storage::Transaction;

constexpr int kUsualPlans = 1000;
constexpr int kMostPlans = 10000;

absl::Status CheckCanDraw(const Cycle& cycle) {
  CycleFacts facts;
  facts.frame_exists = cycle.state >= CycleState::kFramed;
  facts.sample_exists = true;
  return CheckTransition(cycle.state, CycleState::kSampled, facts);
}

// The frame on disk is the one whose hash was shown before the seed was known.
absl::Status CheckManifest(const Cycle& cycle, const std::vector<FrameRow>& rows) {
  std::vector<statistics::FrameEntry> entries;
  entries.reserve(rows.size());
  for (const FrameRow& row : rows) entries.push_back({row.stratum, row.plan_ref});
  ASSIGN_OR_RETURN(const Digest manifest, statistics::ManifestHash(entries));
  if (Hex(AsBytes(manifest)) == cycle.manifest_sha256) return absl::OkStatus();
  return absl::DataLossError("the stored frame of " + CycleName(cycle.id) + " does not have its manifest hash");
}

v1::DrawSampleResponse Answer(const Cycle& cycle, const std::vector<FrameStratum>& strata,
                              const std::vector<StratumCounts>& counts) {
  v1::DrawSampleResponse response;
  *response.mutable_cycle() = ToProto(cycle);
  for (const FrameStratum& stratum : strata) {
    v1::Stratum& proto = *response.add_strata();
    proto = ToProto(stratum, cycle.settings);
    for (const StratumCounts& count : counts) {
      if (count.code == stratum.code) proto.set_double_marked(static_cast<int32_t>(count.double_marked));
    }
  }
  for (v1::ExpectedPrecision& one : Precision(strata)) *response.add_precision() = std::move(one);
  return response;
}

}  // namespace

absl::StatusOr<PreparedSample> PrepareDrawSample(Snapshot& snapshot, const Caller&,
                                                 const v1::DrawSampleRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(const Cycle cycle, LoadCycle(snapshot, id));
  RETURN_IF_ERROR(CheckCanDraw(cycle));
  PreparedSample prepared;
  prepared.cycle_version = cycle.version;
  if (request.dry_run()) return prepared;
  RETURN_IF_ERROR(CheckSeed(request.seed()));
  ASSIGN_OR_RETURN(const std::vector<FrameRow> rows, ListWholeFrame(snapshot, id));
  RETURN_IF_ERROR(CheckManifest(cycle, rows));
  ASSIGN_OR_RETURN(const std::vector<FrameStratum> strata, ListStrata(snapshot, id));
  ASSIGN_OR_RETURN(prepared.plans, Draw(id, cycle.settings, strata, rows, request.seed()));
  return prepared;
}

absl::StatusOr<v1::DrawSampleResponse> CommitDrawSample(Transaction& transaction, const Caller& caller,
                                                        const v1::DrawSampleRequest& request, PreparedSample prepared) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(Cycle cycle, LoadCycle(transaction, id));
  RETURN_IF_ERROR(CheckCanDraw(cycle));
  ASSIGN_OR_RETURN(const std::vector<FrameStratum> strata, ListStrata(transaction, id));
  if (request.dry_run()) return Answer(cycle, strata, {});
  if (cycle.version != prepared.cycle_version) return StaleEtag(CycleName(id), std::to_string(cycle.version));

  const absl::Status taken = TakeSeed(transaction, id, request.seed());
  if (absl::IsAlreadyExists(taken)) {
    return FieldInvalid("seed", "was used for a draw before, so its outcome was known; take a fresh one");
  }
  RETURN_IF_ERROR(taken);
  cycle.state = CycleState::kSampled;
  cycle.state_since = transaction.now_text();
  cycle.seed = request.seed();
  RETURN_IF_ERROR(InsertSample(transaction, id, prepared.plans));
  RETURN_IF_ERROR(StoreState(transaction, cycle));
  RETURN_IF_ERROR(
      trail::Append(transaction, caller.actor(), "cycle.draw", CycleName(id), DrawnJson(cycle, prepared.plans))
          .status());
  ASSIGN_OR_RETURN(const std::vector<StratumCounts> counts, CountByStratum(transaction, id));
  return Answer(cycle, strata, counts);
}

absl::StatusOr<v1::ListSampleResponse> ListSample(Snapshot& snapshot, const Caller&,
                                                  const v1::ListSampleRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "cycles/*"));
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size(), kUsualPlans, kMostPlans));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 2));
  ASSIGN_OR_RETURN(const int64_t after_rank, rpc::KeyNumber(key[1]));
  RETURN_IF_ERROR(LoadCycle(snapshot, id).status());
  ASSIGN_OR_RETURN(std::vector<SamplePlan> plans,
                   ListSample(snapshot, id, request.with_reserves(), key[0], after_rank, size + 1));
  v1::ListSampleResponse response;
  if (plans.size() > static_cast<size_t>(size)) {
    plans.pop_back();
    response.set_next_page_token(rpc::PageToken({plans.back().plan.stratum, std::to_string(plans.back().rank)}));
  }
  for (const SamplePlan& plan : plans) *response.add_plans() = ToProto(id, plan);
  return response;
}

}  // namespace ehcpqa::cycles
