#include "clients/training/years.h"

#include <array>
#include <future>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/register_methods.h"
#include "clients/training/movement.h"
#include "clients/training/service_parts.h"
#include "clients/training/work.h"
#include "services/base/clock.h"
#include "services/base/status_macros.h"

namespace ehcpqa::training {
namespace {

// One quarter of a year, 1 to 4.
struct Quarter {
  int year = 0, number = 0;

  std::string Id() const { return absl::StrCat(year, "q", number); }
  std::string Title() const {
    constexpr std::array<const char*, 4> kSeasons = {"Winter", "Spring", "Summer", "Autumn"};
    return absl::StrCat(kSeasons[static_cast<size_t>(number - 1)], " ", year, " (training)");
  }
  std::string FirstDay() const { return absl::StrCat(year, number == 4 ? "-" : "-0", number * 3 - 2, "-01"); }
  Quarter Next() const { return number == 4 ? Quarter{year + 1, 1} : Quarter{year, number + 1}; }
  std::string LastDay() const { return FormatDate(ParseDate(Next().FirstDay()).value_or(0) - 1); }
  bool IsAfter(const Quarter& other) const { return year * 4 + number > other.year * 4 + other.number; }
};

absl::StatusOr<Quarter> ParseQuarter(const std::string& id) {
  const bool has_form = id.size() == 6 && id.find_first_not_of("0123456789") == 4 && id[4] == 'q' && id[5] >= '1' &&
                        id[5] <= '4' && ParseDate(id.substr(0, 4) + "-01-01").has_value();
  if (!has_form) return absl::InvalidArgumentError(id + " is no quarter; write one as 2024q4.");
  return Quarter{std::stoi(id.substr(0, 4)), id[5] - '0'};
}

// For each authority the earliest register as at or after the day, or else the latest. They come newest first.
std::vector<std::string> Registers(const v1::ListSnapshotsResponse& all, const std::string& day) {
  std::map<std::string, const v1::Snapshot*> chosen;
  for (const v1::Snapshot& snapshot : all.snapshots()) {
    const v1::Snapshot*& best = chosen[snapshot.la()];
    if (best == nullptr || snapshot.as_at() >= day) best = &snapshot;
  }
  std::vector<std::string> names;
  for (const auto& [la, snapshot] : chosen) names.push_back(snapshot->name());
  return names;
}

// From nothing to a cycle that auditors can mark.
absl::Status OpenOne(const api::Api& coordinator, const Quarter& quarter, const YearsOptions& options,
                     const std::vector<std::string>& registers) {
  v1::CreateCycleRequest create;
  create.set_cycle_id(quarter.Id());
  v1::Cycle& cycle = *create.mutable_cycle();
  cycle.set_title(quarter.Title());
  cycle.set_window_start(quarter.FirstDay());
  cycle.set_window_end(quarter.LastDay());
  cycle.set_due_on(FormatDate(ParseDate(quarter.LastDay()).value_or(0) + 59));
  const size_t slash = options.rubric.find('/');
  if (slash == std::string::npos) return absl::InvalidArgumentError("Write the rubric as standard/1.");
  cycle.set_rubric(
      absl::StrCat("rubrics/", options.rubric.substr(0, slash), "/versions/", options.rubric.substr(slash + 1)));
  for (const std::string& name : registers) cycle.add_snapshots(name);
  cycle.add_stratify_by(v1::STRATIFY_BY_EVENT);
  cycle.set_sample_size(options.sample_size);
  cycle.set_double_marked(options.double_marked);
  ASSIGN_OR_RETURN(const v1::Cycle made, coordinator.Call(api::kCreateCycle, create));
  v1::FreezeCycleRequest freeze;
  freeze.set_name(made.name());
  RETURN_IF_ERROR(coordinator.Call(api::kFreezeCycle, freeze).status());
  v1::DrawSampleRequest draw;
  draw.set_name(made.name());
  draw.set_seed("training dice of " + quarter.Id());
  RETURN_IF_ERROR(coordinator.Call(api::kDrawSample, draw).status());
  RETURN_IF_ERROR(DeclareServiceParts(coordinator, made.name()));
  v1::AllocateAuditorsRequest allocate;
  allocate.set_name(made.name());
  RETURN_IF_ERROR(coordinator.Call(api::kAllocateAuditors, allocate).status());
  v1::CycleTransitionRequest open;
  open.set_name(made.name());
  return coordinator.Call(api::kOpenCycle, open).status();
}

// Auditors work at the same time, as they do.
absl::StatusOr<int> ScoreAll(const std::vector<Auditor>& auditors, const std::string& cycle, int quarter) {
  std::vector<std::future<absl::StatusOr<int>>> running;
  for (const Auditor& auditor : auditors) {
    Temper temper = auditor.temper;
    temper.quarter = quarter;
    running.push_back(
        std::async(std::launch::async, [&auditor, &cycle, temper] { return Score(auditor.api, cycle, temper); }));
  }
  int assessments = 0;
  absl::Status status;
  for (auto& one : running) {
    const absl::StatusOr<int> done = one.get();
    if (done.ok()) assessments += *done;
    status.Update(done.status());
  }
  RETURN_IF_ERROR(status);
  return assessments;
}

absl::Status Publish(const api::Api& coordinator, const std::string& cycle) {
  v1::CycleTransitionRequest step;
  step.set_name(cycle);
  for (const auto* method : {&api::kCloseCycle, &api::kReviewCycle, &api::kPublishCycle}) {
    RETURN_IF_ERROR(coordinator.Call(*method, step).status());
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status MakeYears(const People& people, const YearsOptions& options,
                       const std::function<void(const QuarterMade&)>& tell) {
  ASSIGN_OR_RETURN(const Quarter first, ParseQuarter(options.first));
  ASSIGN_OR_RETURN(const Quarter last, ParseQuarter(options.last));
  ASSIGN_OR_RETURN(const v1::ListSnapshotsResponse registers,
                   people.coordinator.ListAll(api::kListSnapshots, v1::ListSnapshotsRequest()));
  if (registers.snapshots().empty()) return absl::FailedPreconditionError("Import a register first.");
  for (Quarter quarter = first; !quarter.IsAfter(last); quarter = quarter.Next()) {
    const std::string cycle = "cycles/" + quarter.Id();
    RETURN_IF_ERROR(OpenOne(people.coordinator, quarter, options, Registers(registers, quarter.LastDay())));
    QuarterMade made{.cycle = quarter.Id()};
    ASSIGN_OR_RETURN(made.assessments, ScoreAll(people.auditors, cycle, QuarterOf(quarter.LastDay()).value_or(0)));
    ASSIGN_OR_RETURN(made.differences, Moderate(people.moderator, cycle));
    RETURN_IF_ERROR(Publish(people.coordinator, cycle));
    tell(made);
  }
  return absl::OkStatus();
}

}  // namespace ehcpqa::training
