#include "services/cycles/cycle_proto.h"

#include <algorithm>
#include <set>

#include "absl/strings/numbers.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/statistics/precision.h"

namespace ehcpqa::cycles {
namespace {

constexpr int kDefaultMinimum = 2;
constexpr int kDefaultExcluded = 4;
constexpr int kMostCycles = 40;
constexpr int kMostPlans = 5000;
constexpr int kMostSnapshots = 20;

static_assert(static_cast<int>(CycleState::kArchived) == v1::CYCLE_STATE_ARCHIVED);
static_assert(static_cast<int>(CycleLevel::kIndependentReview) == v1::CYCLE_LEVEL_INDEPENDENT_REVIEW);
static_assert(static_cast<int>(PlanKind::kBoth) == v1::PLAN_KIND_BOTH);
static_assert(static_cast<int>(StratifyBy::kLa) == v1::STRATIFY_BY_LA);
static_assert(static_cast<int>(SampleStatus::kSwappedOut) == v1::SAMPLE_STATUS_SWAPPED_OUT);

void ReadRubric(const v1::Cycle& cycle, rpc::FieldChecks& checks, CycleSettings& settings) {
  const auto parts = rpc::ParseName("cycle.rubric", cycle.rubric(), "rubrics/*/versions/*");
  checks.Require(parts.ok() && absl::SimpleAtoi(parts->back(), &settings.rubric_version) && settings.rubric_version > 0,
                 "cycle.rubric", "must be a name like rubrics/standard/versions/1");
  if (parts.ok()) settings.rubric_id = parts->front();
}

void ReadSnapshots(const v1::Cycle& cycle, rpc::FieldChecks& checks, CycleSettings& settings) {
  checks.Require(cycle.snapshots_size() > 0, "cycle.snapshots", "needs at least one snapshot of a register");
  checks.Require(cycle.snapshots_size() <= kMostSnapshots, "cycle.snapshots", "must not be more than 20");
  for (int i = 0; i < std::min(cycle.snapshots_size(), kMostSnapshots); ++i) {
    const std::string field = "cycle.snapshots[" + std::to_string(i) + "]";
    auto id = rpc::ParseId(field, cycle.snapshots(i), "snapshots/*");
    checks.Require(id.ok(), field, "must be a name like snapshots/891-2026-01-15-1");
    if (id.ok()) settings.snapshots.push_back(*std::move(id));
  }
}

void ReadDimensions(const v1::Cycle& cycle, rpc::FieldChecks& checks, CycleSettings& settings) {
  std::set<int> seen;
  for (int i = 0; i < cycle.stratify_by_size(); ++i) {
    const int dimension = cycle.stratify_by(i);
    const std::string field = "cycle.stratify_by[" + std::to_string(i) + "]";
    const bool known = dimension >= v1::STRATIFY_BY_NEED && dimension <= v1::STRATIFY_BY_LA;
    checks.Require(known, field, "must be one of the dimensions of the contract");
    checks.Require(seen.insert(dimension).second, field, "is there twice");
    if (known) settings.stratify_by.push_back(static_cast<StratifyBy>(dimension));
  }
}

void ReadSizes(const v1::Cycle& cycle, rpc::FieldChecks& checks, CycleSettings& settings) {
  checks.Range("cycle.sample_size", cycle.sample_size(), 1, kMostPlans);
  checks.Range("cycle.minimum_per_stratum", cycle.minimum_per_stratum(), 0, 50);
  checks.Range("cycle.pool_below", cycle.pool_below(), 0, kMostPlans);
  checks.Range("cycle.double_marked", cycle.double_marked(), 0, std::max(0, cycle.sample_size()));
  checks.Range("cycle.reserves_per_stratum", cycle.reserves_per_stratum(), 0, kMostPlans);
  settings.exclude_last_cycles = cycle.has_exclude_last_cycles() ? cycle.exclude_last_cycles() : kDefaultExcluded;
  checks.Range("cycle.exclude_last_cycles", settings.exclude_last_cycles, 0, kMostCycles);
  settings.sample_size = cycle.sample_size();
  settings.minimum_per_stratum = cycle.minimum_per_stratum() == 0 ? kDefaultMinimum : cycle.minimum_per_stratum();
  settings.pool_below = cycle.pool_below();
  settings.double_marked = cycle.double_marked();
  settings.reserves_per_stratum = cycle.reserves_per_stratum();
}

}  // namespace

absl::StatusOr<CycleSettings> ReadSettings(const v1::Cycle& cycle) {
  CycleSettings settings;
  rpc::FieldChecks checks;
  checks.Text("cycle.title", cycle.title(), 1, 120);
  checks.Text("cycle.focus", cycle.focus(), 0, 500);
  checks.Date("cycle.window_start", cycle.window_start());
  checks.Date("cycle.window_end", cycle.window_end());
  checks.Require(cycle.window_start() <= cycle.window_end(), "cycle.window_end", "must not be before window_start");
  if (!cycle.due_on().empty()) checks.Date("cycle.due_on", cycle.due_on());
  checks.Range("cycle.level", cycle.level(), 0, v1::CYCLE_LEVEL_INDEPENDENT_REVIEW);
  checks.Range("cycle.kind", cycle.kind(), 0, v1::PLAN_KIND_BOTH);
  settings.title = rpc::Trimmed(cycle.title());
  settings.focus = rpc::Trimmed(cycle.focus());
  settings.window_start = cycle.window_start();
  settings.window_end = cycle.window_end();
  settings.due_on = cycle.due_on();
  if (cycle.level() != v1::CYCLE_LEVEL_UNSPECIFIED) settings.level = static_cast<CycleLevel>(cycle.level());
  if (cycle.kind() != v1::PLAN_KIND_UNSPECIFIED) settings.kind = static_cast<PlanKind>(cycle.kind());
  ReadRubric(cycle, checks, settings);
  ReadSnapshots(cycle, checks, settings);
  ReadDimensions(cycle, checks, settings);
  ReadSizes(cycle, checks, settings);
  if (!checks.ok()) return checks.status();
  return settings;
}

v1::Cycle ToProto(const Cycle& cycle) {
  const CycleSettings& settings = cycle.settings;
  v1::Cycle proto;
  proto.set_name(CycleName(cycle.id));
  proto.set_title(settings.title);
  proto.set_state(static_cast<v1::CycleState>(cycle.state));
  proto.set_window_start(settings.window_start);
  proto.set_window_end(settings.window_end);
  proto.set_focus(settings.focus);
  proto.set_level(static_cast<v1::CycleLevel>(settings.level));
  proto.set_kind(static_cast<v1::PlanKind>(settings.kind));
  proto.set_rubric("rubrics/" + settings.rubric_id + "/versions/" + std::to_string(settings.rubric_version));
  for (const std::string& snapshot : settings.snapshots) proto.add_snapshots("snapshots/" + snapshot);
  for (const StratifyBy dimension : settings.stratify_by) proto.add_stratify_by(static_cast<v1::StratifyBy>(dimension));
  proto.set_sample_size(settings.sample_size);
  proto.set_minimum_per_stratum(settings.minimum_per_stratum);
  proto.set_pool_below(settings.pool_below);
  proto.set_double_marked(settings.double_marked);
  proto.set_exclude_last_cycles(settings.exclude_last_cycles);
  proto.set_reserves_per_stratum(settings.reserves_per_stratum);
  proto.set_due_on(settings.due_on);
  proto.set_manifest_sha256(cycle.manifest_sha256);
  proto.set_seed(cycle.seed);
  proto.set_register_total(static_cast<int32_t>(cycle.register_total));
  proto.set_eligible_total(static_cast<int32_t>(cycle.eligible_total));
  proto.set_synthetic(cycle.synthetic);
  proto.set_etag(std::to_string(cycle.version));
  proto.set_state_since(cycle.state_since);
  return proto;
}

v1::FrameRow ToProto(const FrameRow& row) {
  v1::FrameRow proto;
  proto.set_stratum(row.stratum);
  proto.set_plan_ref(row.plan_ref);
  return proto;
}

v1::SamplePlan ToProto(std::string_view cycle_id, const SamplePlan& plan) {
  v1::SamplePlan proto;
  proto.set_plan_ref(plan.plan.plan_ref);
  proto.set_stratum(plan.plan.stratum);
  proto.set_rank(static_cast<int32_t>(plan.rank));
  proto.set_status(static_cast<v1::SampleStatus>(plan.status));
  if (plan.audit != 0) proto.set_audit(AuditName(cycle_id, plan.audit));
  proto.set_double_marked(plan.double_marked);
  proto.set_la(plan.plan.la);
  proto.set_event(plan.plan.event);
  proto.set_swap_reason(plan.swap_reason);
  proto.set_replaces(plan.replaces);
  return proto;
}

v1::Stratum ToProto(const FrameStratum& stratum, const CycleSettings& settings) {
  const int64_t left = stratum.eligible - stratum.sample;
  const int64_t kept = settings.reserves_per_stratum;
  v1::Stratum proto;
  proto.set_code(stratum.code);
  proto.set_eligible(static_cast<int32_t>(stratum.eligible));
  proto.set_sample(static_cast<int32_t>(stratum.sample));
  proto.set_reserves(static_cast<int32_t>(kept == 0 ? left : std::min(left, kept)));
  for (const std::string& code : stratum.pooled_from) proto.add_pooled_from(code);
  return proto;
}

std::vector<v1::ExpectedPrecision> Precision(const std::vector<FrameStratum>& strata) {
  std::vector<statistics::PlannedStratum> planned;
  for (const FrameStratum& stratum : strata) planned.push_back({stratum.eligible, stratum.sample});
  std::vector<v1::ExpectedPrecision> all;
  for (const int percent : {50, 80}) {
    const auto half_width = statistics::PlannedHalfWidth(planned, percent / 100.0);
    if (!half_width.ok() || !half_width->defined()) continue;
    v1::ExpectedPrecision& one = all.emplace_back();
    one.set_share_percent(percent);
    one.set_half_width_points(100 * **half_width);
  }
  return all;
}

std::string AuditName(std::string_view cycle_id, int64_t audit) {
  return CycleName(cycle_id) + "/audits/" + std::to_string(audit);
}

}  // namespace ehcpqa::cycles
