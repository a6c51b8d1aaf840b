// A cycle as the store keeps it: what was asked for, and what has become of it.
//
// The enumerations mirror those of the contract (ehcpqa.v1), number for number.
#ifndef EHCPQA_SERVICES_CYCLES_CYCLE_H_
#define EHCPQA_SERVICES_CYCLES_CYCLE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ehcpqa::cycles {

// Where a cycle stands, in the order in which states follow each other.
enum class CycleState {
  kDraft = 1,
  kFramed,
  kSampled,
  kScoring,
  kModeration,
  kReview,
  kPublished,
  kArchived,
};
inline constexpr CycleState kCycleStates[] = {CycleState::kDraft,     CycleState::kFramed,     CycleState::kSampled,
                                              CycleState::kScoring,   CycleState::kModeration, CycleState::kReview,
                                              CycleState::kPublished, CycleState::kArchived};

// "draft", "framed", ...
std::string_view StateName(CycleState state);

// What kind of quality assurance it is.
enum class CycleLevel { kAdviceControl = 1, kDraftControl, kThematicReview, kMultiAgencyAudit, kIndependentReview };

// Which plans it is about.
enum class PlanKind { kNew = 1, kAmended, kBoth };

// A dimension of the strata.
enum class StratifyBy { kNeed = 1, kNeedGroup, kSetting, kKeyStage, kEvent, kLa };

// What the coordinator asks for. Dates are YYYY-MM-DD.
struct CycleSettings {
  std::string title;
  std::string window_start, window_end;  // First and last day of the audit window.
  std::string focus;
  CycleLevel level = CycleLevel::kMultiAgencyAudit;
  PlanKind kind = PlanKind::kBoth;
  std::string rubric_id;
  int32_t rubric_version = 0;
  std::vector<std::string> snapshots;   // Ids, one for each local authority.
  std::vector<StratifyBy> stratify_by;  // Crossed in this order; none: one stratum.
  int32_t sample_size = 0;
  int32_t minimum_per_stratum = 2;
  int32_t pool_below = 0;  // 0: twice the minimum.
  int32_t double_marked = 0;
  int32_t exclude_last_cycles = 4;
  int32_t reserves_per_stratum = 0;  // 0: all that are left.
  std::string due_on;                // Empty: no due day.
  friend bool operator==(const CycleSettings&, const CycleSettings&) = default;
};

struct Cycle {
  std::string id;
  CycleSettings settings;
  CycleState state = CycleState::kDraft;
  std::string state_since;      // UTC, ISO 8601.
  std::string opened_at;        // When it first went to scoring; empty before.
  std::string manifest_sha256;  // Lower-case hexadecimal; empty before it is framed.
  std::string seed;             // Empty before it is sampled.
  int64_t register_total = 0;   // Plans open in its snapshots; 0 before it is framed, as the next.
  int64_t eligible_total = 0;   // Plans that can be drawn.
  bool synthetic = false;       // A snapshot of it is invented.
  int64_t version = 1;          // Its etag; each edit raises it.
};

// "cycles/{id}".
std::string CycleName(std::string_view id);

}  // namespace ehcpqa::cycles

#endif  // EHCPQA_SERVICES_CYCLES_CYCLE_H_
