#include "services/statistics/xmr.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::statistics {
namespace {

constexpr double kLimit = 2.66;
constexpr double kNearLimit = 2 * kLimit / 3;
constexpr double kScreen = 3.267;

absl::Status CheckSeries(std::span<const double> values, const XmrOptions& options) {
  for (size_t i = 0; i < values.size(); ++i) {
    if (!std::isfinite(values[i])) return FieldInvalid(absl::StrCat("values[", i, "]"), "The value must be a number.");
  }
  if (options.shift_length < 2 || options.trend_length < 2) {
    return FieldInvalid("options", "The length of a shift or trend must be at least 2.");
  }
  int64_t before = 0;
  for (int64_t start : options.rebase) {
    if (start <= before || start >= static_cast<int64_t>(values.size())) {
      return FieldInvalid("options.rebase",
                          "Rebase points must rise and lie inside the series, after its first point.");
    }
    before = start;
  }
  return absl::OkStatus();
}

OrUndefined<XmrSegment> MakeSegment(std::span<const double> values, int64_t first, int64_t end,
                                    const XmrOptions& options) {
  const int64_t last = options.fix_after > 0 ? std::min(end, first + options.fix_after) : end;
  const auto base = values.subspan(static_cast<size_t>(first), static_cast<size_t>(last - first));
  if (base.size() < 2) return Undefined::kTooFewPoints;
  // In long double and once more over what is left, as R's mean(): a point on the mean must be seen to be on it.
  const auto mean_of = [](const std::vector<double>& list) {
    const auto count = static_cast<long double>(list.size());
    const long double rough = std::accumulate(list.begin(), list.end(), 0.0L) / count;
    long double rest = 0;
    for (const double value : list) rest += value - rough;
    return static_cast<double>(rough + rest / count);
  };
  std::vector<double> ranges;
  for (size_t i = 1; i < base.size(); ++i) ranges.push_back(std::fabs(base[i] - base[i - 1]));
  double range = mean_of(ranges);
  if (options.screen_outliers && range > 0) {
    std::erase_if(ranges, [&](double each) { return each >= kScreen * range; });
    range = mean_of(ranges);  // The smallest is never above the mean, so one remains.
  }
  XmrSegment segment{first, end, mean_of({base.begin(), base.end()}), 0, 0, 0, 0};
  segment.lower = segment.mean - kLimit * range;
  segment.upper = segment.mean + kLimit * range;
  segment.near_lower = segment.mean - kNearLimit * range;
  segment.near_upper = segment.mean + kNearLimit * range;
  return segment;
}

int Sign(double x) { return (x > 0) - (x < 0); }

// Sets label(i) for every point of each run of `length` or more equal, non-zero signs; a run of steps covers its first
// point too.
template <typename Label>
void MarkRuns(const std::vector<int>& signs, size_t length, size_t extra_points, const Label& label) {
  for (size_t start = 0; start < signs.size();) {
    size_t end = start + 1;
    while (end < signs.size() && signs[end] == signs[start]) ++end;
    if (signs[start] != 0 && end - start >= length) {
      for (size_t i = start; i < end + extra_points; ++i) label(i, signs[start]);
    }
    start = end;
  }
}

// Labels the points of one segment, the rule of lowest priority first.
void ApplyRules(std::span<const double> values, const XmrSegment& segment, const XmrOptions& options, XmrRule* rules) {
  const size_t count = values.size();
  std::vector<int> side, steps;
  std::vector<bool> outside, near;
  for (size_t i = 0; i < count; ++i) {
    side.push_back(Sign(values[i] - segment.mean));
    if (i > 0) steps.push_back(Sign(values[i] - values[i - 1]));
    outside.push_back(values[i] > segment.upper || values[i] < segment.lower);
    near.push_back(!outside.back() && (values[i] > segment.near_upper || values[i] < segment.near_lower));
  }
  MarkRuns(side, static_cast<size_t>(options.shift_length), 0,
           [&](size_t i, int sign) { rules[i] = sign > 0 ? XmrRule::kShiftAbove : XmrRule::kShiftBelow; });
  for (size_t i = 0; i + 2 < count; ++i) {
    if (side[i] == 0 || side[i] != side[i + 1] || side[i] != side[i + 2]) continue;
    if (near[i] + near[i + 1] + near[i + 2] < 2) continue;
    for (size_t j = i; j < i + 3; ++j) {
      if (near[j]) rules[j] = side[j] > 0 ? XmrRule::kTwoInThreeAbove : XmrRule::kTwoInThreeBelow;
    }
  }
  // Where one trend ends at the point from which the next starts, the point takes the later one's name.
  MarkRuns(steps, static_cast<size_t>(options.trend_length - 1), 1,
           [&](size_t i, int sign) { rules[i] = sign > 0 ? XmrRule::kRising : XmrRule::kFalling; });
  for (size_t i = 0; i < count; ++i) {
    if (outside[i]) rules[i] = side[i] > 0 ? XmrRule::kAboveLimit : XmrRule::kBelowLimit;
  }
}

}  // namespace

std::string XmrRuleName(XmrRule rule, const XmrOptions& options) {
  switch (rule) {
    case XmrRule::kNone:
      return "Common Cause";
    case XmrRule::kAboveLimit:
      return "Above UCL";
    case XmrRule::kBelowLimit:
      return "Below LCL";
    case XmrRule::kRising:
      return absl::StrCat(options.trend_length, " Point Trend (Increasing)");
    case XmrRule::kFalling:
      return absl::StrCat(options.trend_length, " Point Trend (Decreasing)");
    case XmrRule::kTwoInThreeAbove:
      return "2 in 3 Above CL";
    case XmrRule::kTwoInThreeBelow:
      return "2 in 3 Below CL";
    case XmrRule::kShiftAbove:
      return absl::StrCat(options.shift_length, " Points Above CL");
    case XmrRule::kShiftBelow:
      return absl::StrCat(options.shift_length, " Points Below CL");
  }
  return "";
}

int XmrSide(XmrRule rule) {
  switch (rule) {
    case XmrRule::kNone:
      return 0;
    case XmrRule::kAboveLimit:
    case XmrRule::kRising:
    case XmrRule::kTwoInThreeAbove:
    case XmrRule::kShiftAbove:
      return 1;
    default:
      return -1;
  }
}

absl::StatusOr<OrUndefined<XmrChart>> MakeXmrChart(std::span<const double> values, const XmrOptions& options) {
  RETURN_IF_ERROR(CheckSeries(values, options));
  XmrChart chart;
  chart.rules.resize(values.size(), XmrRule::kNone);
  std::vector<int64_t> ends = options.rebase;
  ends.push_back(static_cast<int64_t>(values.size()));
  int64_t first = 0;
  for (int64_t end : ends) {
    const OrUndefined<XmrSegment> segment = MakeSegment(values, first, end, options);
    if (!segment) return OrUndefined<XmrChart>(segment.why());
    chart.segments.push_back(*segment);
    ApplyRules(values.subspan(static_cast<size_t>(first), static_cast<size_t>(end - first)), *segment, options,
               chart.rules.data() + first);
    first = end;
  }
  return OrUndefined<XmrChart>(std::move(chart));
}

std::string_view PointType(XmrRule rule, Direction improvement) {
  const int side = XmrSide(rule);
  if (side == 0) return "common_cause";
  if (improvement == Direction::kNeutral) return side > 0 ? "special_cause_neutral_high" : "special_cause_neutral_low";
  return (side > 0) == (improvement == Direction::kIncrease) ? "special_cause_improvement" : "special_cause_concern";
}

std::optional<Assurance> AssessTarget(const XmrChart& chart, double target, Direction improvement) {
  if (improvement == Direction::kNeutral || chart.segments.empty()) return std::nullopt;
  const XmrSegment& last = chart.segments.back();
  if (target >= last.lower && target <= last.upper) return Assurance::kInconsistent;
  return (target > last.upper) == (improvement == Direction::kIncrease) ? Assurance::kConsistentFail
                                                                        : Assurance::kConsistentPass;
}

std::string_view AssuranceName(Assurance assurance) {
  switch (assurance) {
    case Assurance::kConsistentPass:
      return "consistent_pass";
    case Assurance::kConsistentFail:
      return "consistent_fail";
    case Assurance::kInconsistent:
      return "inconsistent";
  }
  return "";
}

SeriesView ViewFor(int64_t points) {
  if (points < 8) return SeriesView::kPointsOnly;
  return points < 13 ? SeriesView::kTrialLimits : SeriesView::kLimits;
}

}  // namespace ehcpqa::statistics
