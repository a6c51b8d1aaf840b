#include "services/cycles/framing.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>

#include "services/base/clock.h"
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/cycles/need_group.h"
#include "services/statistics/allocation.h"
#include "services/statistics/pooling.h"
#include "services/statistics/ranking.h"

namespace ehcpqa::cycles {
namespace {

// Older than this before the end of the window, a register misses too many of the window's plans: a quarter.
constexpr int kOldestRegisterDays = 92;
// Lists in warnings stop here.
constexpr size_t kMostNamed = 10;

using Sizes = std::map<std::string, int64_t>;

std::string_view Value(StratifyBy dimension, const FrameRow& row) {
  switch (dimension) {
    case StratifyBy::kNeed:
      return row.need_primary;
    case StratifyBy::kNeedGroup:
      return NeedGroup(row.need_primary);
    case StratifyBy::kSetting:
      return row.setting_type;
    case StratifyBy::kKeyStage:
      return row.key_stage;
    case StratifyBy::kEvent:
      return row.event;
    case StratifyBy::kLa:
      return row.la;
  }
  return "";
}

std::string Named(const std::vector<std::string>& names) {
  std::string text;
  for (size_t i = 0; i < names.size() && i < kMostNamed; ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (names.size() > kMostNamed) text += " and " + std::to_string(names.size() - kMostNamed) + " more";
  return text;
}

absl::Status Impossible(const std::string& message) { return NotNow("SAMPLE_IMPOSSIBLE", message); }

absl::Status CheckSizes(const CycleSettings& settings, const Framing& framing, const Sizes& sizes) {
  const int64_t eligible = static_cast<int64_t>(framing.rows.size());
  if (settings.sample_size > eligible) {
    return Impossible("A sample of " + std::to_string(settings.sample_size) + " is asked for, but only " +
                      std::to_string(eligible) + " of " + std::to_string(framing.register_total) +
                      " plans can be drawn: " + std::to_string(framing.other_kind) + " are not of the kind and " +
                      std::to_string(framing.audited_lately) +
                      " were audited in the last cycles. Ask for fewer, or widen the kind or the window.");
  }
  int64_t least = 0;
  for (const auto& [code, size] : sizes) least += std::min<int64_t>(size, settings.minimum_per_stratum);
  if (settings.sample_size < least) {
    return Impossible("A sample of " + std::to_string(settings.sample_size) + " is asked for, but " +
                      std::to_string(sizes.size()) + (sizes.size() == 1 ? " stratum" : " strata") + " with at least " +
                      std::to_string(settings.minimum_per_stratum) + " plans each make " + std::to_string(least) +
                      ". Ask for at least " + std::to_string(least) + ", use fewer dimensions, or raise pool_below.");
  }
  return absl::OkStatus();
}

absl::Status Stratify(const CycleSettings& settings, Framing& framing) {
  Sizes crossed;
  for (const FrameRow& row : framing.rows) ++crossed[row.stratum];
  ASSIGN_OR_RETURN(const auto pooled, statistics::PoolStrata(crossed, PoolBelow(settings)));
  Sizes sizes;
  std::map<std::string, std::vector<std::string>> pooled_from;
  for (const auto& [code, into] : pooled) {
    sizes[into] += crossed[code];
    if (code != into) pooled_from[into].push_back(code);
  }
  RETURN_IF_ERROR(CheckSizes(settings, framing, sizes));
  std::vector<statistics::AllocationStratum> shares;
  for (const auto& [code, size] : sizes) shares.push_back({code, size});
  ASSIGN_OR_RETURN(const statistics::Allocation allocation,
                   statistics::AllocateSample(shares, settings.sample_size, settings.minimum_per_stratum));
  for (const auto& [code, size] : sizes) framing.strata.push_back({code, size, allocation.at(code), pooled_from[code]});
  for (FrameRow& row : framing.rows) row.stratum = pooled.at(row.stratum);
  return absl::OkStatus();
}

void WarnOfSources(const CycleSettings& settings, const std::vector<FrameSource>& sources, Framing& framing) {
  const std::optional<int> end = ParseDate(settings.window_end);
  for (const FrameSource& source : sources) {
    const std::optional<int> as_at = ParseDate(source.as_at);
    if (!end || !as_at || *end - *as_at <= kOldestRegisterDays) continue;
    framing.warnings.push_back("The register of " + source.la + " is as at " + source.as_at + ", " +
                               std::to_string(*end - *as_at) +
                               " days before the window ends: import one that is at most " +
                               std::to_string(kOldestRegisterDays) + " days older than " + settings.window_end + ".");
  }
}

void WarnOfStrata(const CycleSettings& settings, Framing& framing) {
  std::vector<std::string> without_reserve;
  for (const FrameStratum& stratum : framing.strata) {
    if (!stratum.pooled_from.empty()) {
      framing.warnings.push_back("Strata with fewer than " + std::to_string(PoolBelow(settings)) +
                                 " plans are sampled together as " + stratum.code + ": " + Named(stratum.pooled_from) +
                                 ".");
    }
    if (stratum.sample == stratum.eligible) without_reserve.push_back(stratum.code);
  }
  if (!without_reserve.empty()) {
    framing.warnings.push_back("Every plan is drawn, and so none is in reserve, in " + Named(without_reserve) + ".");
  }
}

}  // namespace

bool KindTakes(PlanKind kind, const std::vector<std::string>& events) {
  if (kind == PlanKind::kBoth) return true;
  return std::any_of(events.begin(), events.end(), [kind](const std::string& event) {
    return kind == PlanKind::kNew ? event == "new" : event == "review_amended" || event == "phase_transfer";
  });
}

std::string StratumCode(const std::vector<StratifyBy>& dimensions, const FrameRow& row) {
  if (dimensions.empty()) return "all";
  std::string code;
  for (const StratifyBy dimension : dimensions) {
    const std::string_view value = Value(dimension, row);
    if (!code.empty()) code += '/';
    code += value.empty() ? "unknown" : value;
  }
  return code;
}

int64_t PoolBelow(const CycleSettings& settings) {
  if (settings.stratify_by.empty()) return 0;
  return settings.pool_below > 0 ? settings.pool_below : statistics::DefaultPoolBelow(settings.minimum_per_stratum);
}

absl::StatusOr<Framing> MakeFrame(const CycleSettings& settings, const std::vector<FrameSource>& sources,
                                  const std::vector<Candidate>& candidates,
                                  const std::unordered_set<std::string>& audited) {
  Framing framing;
  int64_t unstable = 0;
  framing.register_total = static_cast<int64_t>(candidates.size());
  for (const Candidate& candidate : candidates) {
    if (!KindTakes(settings.kind, candidate.events)) {
      ++framing.other_kind;
    } else if (audited.contains(candidate.row.plan_ref)) {
      ++framing.audited_lately;
    } else {
      FrameRow row = candidate.row;
      row.stratum = StratumCode(settings.stratify_by, row);
      ++framing.events[row.event];
      if (!candidate.stable_reference) ++unstable;
      framing.rows.push_back(std::move(row));
    }
  }
  for (const FrameSource& source : sources) framing.synthetic = framing.synthetic || source.synthetic;
  RETURN_IF_ERROR(Stratify(settings, framing));
  std::sort(framing.rows.begin(), framing.rows.end(), [](const FrameRow& a, const FrameRow& b) {
    return std::tie(a.stratum, a.plan_ref) < std::tie(b.stratum, b.plan_ref);
  });
  std::vector<statistics::FrameEntry> entries;
  entries.reserve(framing.rows.size());
  for (const FrameRow& row : framing.rows) entries.push_back({row.stratum, row.plan_ref});
  ASSIGN_OR_RETURN(const Digest manifest, statistics::ManifestHash(entries));
  framing.manifest_sha256 = Hex(AsBytes(manifest));
  WarnOfSources(settings, sources, framing);
  WarnOfStrata(settings, framing);
  if (unstable > 0) {
    framing.warnings.push_back(std::to_string(unstable) + (unstable == 1 ? " plan has" : " plans have") +
                               " neither UPN nor ULN: their references hold for one return only, so it "
                               "cannot be seen whether they were audited lately.");
  }
  return framing;
}

}  // namespace ehcpqa::cycles
