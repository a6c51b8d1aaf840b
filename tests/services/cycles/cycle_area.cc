#include "tests/services/cycles/cycle_area.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "services/base/status_macros.h"
#include "services/cycles/cycle_service.h"
#include "services/rubrics/rubric_service.h"
#include "tests/services/cycles/candidates.h"

namespace ehcpqa::cycles {
namespace {

using storage::Snapshot;
using storage::Transaction;

template <typename T>
T Get(absl::StatusOr<T> value) {
  if (value.ok()) return *std::move(value);
  std::fprintf(stderr, "cycle area: %s\n", value.status().ToString().c_str());
  std::abort();
}

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

}  // namespace

registers::StagedPlan InventedPlan(int64_t number, const std::string& la) {
  static const std::string kNeeds[] = {"ASD", "SLCN", "SEMH", "MLD", "ASD", "SEMH", "PD", "ASD"};
  static const std::string kStages[] = {"KS1", "KS2", "KS3", "KS4", "post-16"};
  registers::StagedPlan staged;
  registers::Plan& plan = staged.plan;
  plan.plan_ref = InventedRef(number);
  plan.la = la;
  plan.key_stage = kStages[number % 5];
  plan.district = "unknown";
  plan.need_primary = kNeeds[number % 8];
  plan.setting_type = "mainstream";
  plan.unit_or_rp = "none";
  plan.plan_start = "2021-09-01";
  plan.row_no = number;
  if (number % 2 == 0) {
    plan.review_decision = "2025-11-12";
    plan.review_outcome = "A";
  }
  return staged;
}

std::vector<registers::StagedPlan> InventedPlans(int64_t first, int64_t last, const std::string& la) {
  std::vector<registers::StagedPlan> plans;
  for (int64_t number = first; number <= last; ++number) plans.push_back(InventedPlan(number, la));
  return plans;
}

CycleArea::CycleArea() {
  AddNottinghamshire();
  coordinator = AddUser("c.ordinator", "notts-send", RoleBit(v1::ROLE_COORDINATOR));
  v1::ImportRubricRequest request;
  request.set_text(ReadFile(std::string(EHCPQA_SOURCE_DIR) + "/schema/rubrics/standard.textproto"));
  auto file = cycles::Get(
      Read([&](Snapshot& snapshot) { return rubrics::PrepareImportRubric(snapshot, coordinator, request); }));
  cycles::Get(Write([&](Transaction& transaction) {
    return rubrics::CommitImportRubric(transaction, coordinator, request, std::move(file));
  }));
  v1::PublishRubricRequest publish;
  publish.set_name(kRubric);
  cycles::Get(
      Write([&](Transaction& transaction) { return rubrics::PublishRubric(transaction, coordinator, publish); }));
}

std::string CycleArea::AddSnapshot(const std::string& la, const std::string& as_at,
                                   const std::vector<registers::StagedPlan>& plans, bool synthetic) {
  registers::RegisterSnapshot landed;
  landed.import_number = registers::NewImportNumber(now());
  landed.la = la;
  landed.as_at = as_at;
  landed.imported_at = FormatTime(now());
  landed.imported_by = coordinator.user;
  landed.source_kind = 1;
  landed.layout_year = 2025;
  landed.source_sha256 = std::string(64, '0');
  landed.key_id = "00000000";
  landed.synthetic = synthetic;
  landed.in_frame = static_cast<int64_t>(plans.size());
  landed.report = "{}";
  return cycles::Get(Write([&](Transaction& transaction) -> absl::StatusOr<std::string> {
    RETURN_IF_ERROR(registers::OpenImport(transaction, landed.import_number));
    RETURN_IF_ERROR(registers::StagePlans(transaction, landed.import_number, plans));
    RETURN_IF_ERROR(registers::AssignSnapshotId(transaction, landed));
    RETURN_IF_ERROR(registers::InsertSnapshot(transaction, landed));
    return "snapshots/" + landed.id;
  }));
}

v1::Cycle CycleArea::Draft(const std::string& snapshot) {
  v1::Cycle cycle;
  cycle.set_title("Last quarter of 2025");
  cycle.set_window_start("2025-10-01");
  cycle.set_window_end("2025-12-31");
  cycle.set_rubric(kRubric);
  cycle.add_snapshots(snapshot);
  cycle.add_stratify_by(v1::STRATIFY_BY_NEED_GROUP);
  cycle.set_sample_size(24);
  cycle.set_double_marked(4);
  return cycle;
}

absl::StatusOr<v1::Cycle> CycleArea::Create(const std::string& id, const v1::Cycle& cycle) {
  v1::CreateCycleRequest request;
  request.set_cycle_id(id);
  *request.mutable_cycle() = cycle;
  return Write([&](Transaction& transaction) { return CreateCycle(transaction, coordinator, request); });
}

absl::StatusOr<v1::FreezeCycleResponse> CycleArea::Freeze(const std::string& id, bool dry_run,
                                                          const std::string& etag) {
  v1::FreezeCycleRequest request;
  request.set_name("cycles/" + id);
  request.set_dry_run(dry_run);
  request.set_etag(etag);
  ASSIGN_OR_RETURN(PreparedFrame prepared,
                   Read([&](Snapshot& snapshot) { return PrepareFreezeCycle(snapshot, coordinator, request); }));
  const auto commit = [&](Transaction& transaction) {
    return CommitFreezeCycle(transaction, coordinator, request, std::move(prepared));
  };
  return dry_run ? DryRun(commit) : Write(commit);
}

absl::StatusOr<v1::DrawSampleResponse> CycleArea::Draw(const std::string& id, const std::string& seed, bool dry_run) {
  v1::DrawSampleRequest request;
  request.set_name("cycles/" + id);
  request.set_seed(seed);
  request.set_dry_run(dry_run);
  ASSIGN_OR_RETURN(PreparedSample prepared,
                   Read([&](Snapshot& snapshot) { return PrepareDrawSample(snapshot, coordinator, request); }));
  const auto commit = [&](Transaction& transaction) {
    return CommitDrawSample(transaction, coordinator, request, std::move(prepared));
  };
  return dry_run ? DryRun(commit) : Write(commit);
}

absl::StatusOr<v1::Cycle> CycleArea::Get(const std::string& id) {
  v1::GetCycleRequest request;
  request.set_name("cycles/" + id);
  return Read([&](Snapshot& snapshot) { return GetCycle(snapshot, coordinator, request); });
}

std::vector<v1::FrameRow> CycleArea::Frame(const std::string& id, int page_size) {
  std::vector<v1::FrameRow> rows;
  v1::ListFrameRequest request;
  request.set_name("cycles/" + id);
  request.set_page_size(page_size);
  do {
    const auto page = cycles::Get(Read([&](Snapshot& snapshot) { return ListFrame(snapshot, coordinator, request); }));
    rows.insert(rows.end(), page.rows().begin(), page.rows().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return rows;
}

std::vector<v1::SamplePlan> CycleArea::Sample(const std::string& id, bool with_reserves, int page_size) {
  std::vector<v1::SamplePlan> plans;
  v1::ListSampleRequest request;
  request.set_name("cycles/" + id);
  request.set_with_reserves(with_reserves);
  request.set_page_size(page_size);
  do {
    const auto page = cycles::Get(Read([&](Snapshot& snapshot) { return ListSample(snapshot, coordinator, request); }));
    plans.insert(plans.end(), page.plans().begin(), page.plans().end());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  return plans;
}

v1::Cycle CycleArea::MakeSampled(const std::string& id, const v1::Cycle& draft, const std::string& seed) {
  cycles::Get(Create(id, draft));
  cycles::Get(Freeze(id));
  return cycles::Get(Draw(id, seed)).cycle();
}

}  // namespace ehcpqa::cycles
