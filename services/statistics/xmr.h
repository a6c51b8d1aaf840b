// XmR chart (individuals and moving range) with the rules of NHS England's Making Data Count.
//
// Limits: mean -/+ 2.66 x mean moving range; near limits at two thirds of that. Rules, one label for a point in this
// order of priority:
//   outside: beyond a limit;
//   trend: seven points (six steps) strictly rising or falling, all seven marked;
//   two in three: three points on one side of the mean of which two or more lie between near limit and limit, those
//   marked; shift: seven points strictly on one side of the mean, all seven marked. A point on the mean breaks the run.
// Source: NHS England, Making Data Count; NHSRplotthedots 0.2.2. Rules are applied within a segment, never across a
// rebase.
#ifndef EHCPQA_SERVICES_STATISTICS_XMR_H_
#define EHCPQA_SERVICES_STATISTICS_XMR_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

struct XmrOptions {
  int shift_length = 7;  // Older guides use 6.
  int trend_length = 7;  // Points, not steps.
  // Leave out, once, moving ranges of 3.267 x their mean or more. The R package's default; NHS England's Excel tool
  // does not.
  bool screen_outliers = true;
  // Mean and limits from the first so many points of each segment; 0 = all.
  int64_t fix_after = 0;
  // Indices (from 0, rising) at which a new segment starts: a stated change of process or of rubric version.
  std::vector<int64_t> rebase;
};

enum class XmrRule {
  kNone,
  kAboveLimit,
  kBelowLimit,
  kRising,
  kFalling,
  kTwoInThreeAbove,
  kTwoInThreeBelow,
  kShiftAbove,
  kShiftBelow
};

// "Common Cause", "Above UCL", "7 Point Trend (Increasing)", "2 in 3 Above CL", "7 Points Below CL", ... with the
// lengths in force.
std::string XmrRuleName(XmrRule rule, const XmrOptions& options = {});

// 1 for a rule that says high, -1 for one that says low, 0 for none.
int XmrSide(XmrRule rule);

// A stretch of points with one mean and one pair of limits.
struct XmrSegment {
  int64_t first = 0;
  int64_t end = 0;  // One past the last.
  double mean = 0;
  double lower = 0, upper = 0;
  double near_lower = 0, near_upper = 0;
};

struct XmrChart {
  std::vector<XmrSegment> segments;
  std::vector<XmrRule> rules;  // One for each point.
};

// Errors, FIELD_INVALID: a value that is not a number; lengths below 2; rebase points that do not rise or lie outside
// the series. Undefined: kTooFewPoints when a segment has fewer than two points to take limits from.
absl::StatusOr<OrUndefined<XmrChart>> MakeXmrChart(std::span<const double> values, const XmrOptions& options = {});

enum class Direction { kIncrease, kDecrease, kNeutral };

// What a rule means where rising or falling is the improvement: "common_cause", "special_cause_improvement",
// "special_cause_concern", or for kNeutral "special_cause_neutral_high" and "special_cause_neutral_low".
std::string_view PointType(XmrRule rule, Direction improvement);

// Whether the process will meet the target as it stands, from the last segment's limits.
enum class Assurance { kConsistentPass, kConsistentFail, kInconsistent };
// Nothing for kNeutral.
std::optional<Assurance> AssessTarget(const XmrChart& chart, double target, Direction improvement);
// "consistent_pass", "consistent_fail", "inconsistent".
std::string_view AssuranceName(Assurance assurance);

// How a series of so many quarters may be shown. Limits from few points are not limits.
enum class SeriesView {
  kPointsOnly,   // Under 8: points with their intervals, no rules.
  kTrialLimits,  // 8 to 12: run chart, or limits marked as trial.
  kLimits,       // 13 and more, the package's threshold for its short-group warning.
};
SeriesView ViewFor(int64_t points);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_XMR_H_
