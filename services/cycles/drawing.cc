#include "services/cycles/drawing.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/statistics/allocation.h"
#include "services/statistics/ranking.h"

namespace ehcpqa::cycles {
namespace {

constexpr size_t kShortestSeed = 8;
constexpr size_t kLongestSeed = 200;

}  // namespace

absl::Status CheckSeed(std::string_view seed) {
  const bool printable = std::all_of(seed.begin(), seed.end(), [](char c) { return c >= ' ' && c <= '~'; });
  if (seed.size() < kShortestSeed || seed.size() > kLongestSeed || !printable || seed.front() == ' ' ||
      seed.back() == ' ') {
    return FieldInvalid("seed", "must be 8 to 200 printable ASCII characters, without a space at either end");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<SamplePlan>> Draw(std::string_view cycle_id, const CycleSettings& settings,
                                             const std::vector<FrameStratum>& strata, const std::vector<FrameRow>& rows,
                                             std::string_view seed) {
  std::vector<statistics::FrameEntry> entries;
  std::map<std::string_view, const FrameRow*> by_ref;
  for (const FrameRow& row : rows) {
    entries.push_back({row.stratum, row.plan_ref});
    by_ref[row.plan_ref] = &row;
  }
  statistics::Allocation allocation;
  for (const FrameStratum& stratum : strata) allocation[stratum.code] = stratum.sample;
  ASSIGN_OR_RETURN(const auto draws, statistics::DrawSample(seed, cycle_id, entries, allocation));

  std::vector<std::string> drawn;
  for (const auto& [code, draw] : draws) {
    for (const statistics::RankedPlan& plan : draw.selected) drawn.push_back(plan.ref);
  }
  ASSIGN_OR_RETURN(const std::vector<std::string> chosen,
                   statistics::ChooseDoubleScored(seed, cycle_id, drawn, settings.double_marked));
  const std::set<std::string> doubled(chosen.begin(), chosen.end());
  std::sort(drawn.begin(), drawn.end());
  std::map<std::string_view, int64_t> numbers;
  int64_t number = 0;
  for (const std::string& ref : drawn) numbers[ref] = ++number;

  std::vector<SamplePlan> plans;
  for (const auto& [code, draw] : draws) {
    int64_t rank = 0;
    for (const statistics::RankedPlan& plan : draw.selected) {
      plans.push_back({*by_ref.at(plan.ref), ++rank, SampleStatus::kDrawn, numbers.at(plan.ref),
                       doubled.contains(plan.ref), "", ""});
    }
    const size_t reserves = settings.reserves_per_stratum == 0
                                ? draw.reserves.size()
                                : std::min(draw.reserves.size(), size_t(settings.reserves_per_stratum));
    for (size_t i = 0; i < reserves; ++i) {
      plans.push_back({*by_ref.at(draw.reserves[i].ref), ++rank, SampleStatus::kReserve, 0, false, "", ""});
    }
  }
  return plans;
}

}  // namespace ehcpqa::cycles
