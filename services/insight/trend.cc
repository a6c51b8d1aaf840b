#include "services/insight/trend.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"
#include "services/insight/wording.h"
#include "services/statistics/rounding.h"

namespace ehcpqa::insight {
namespace {

using statistics::SeriesView;

bool SameRubric(const cycles::Cycle& a, const cycles::Cycle& b) {
  return a.settings.rubric_id == b.settings.rubric_id && a.settings.rubric_version == b.settings.rubric_version;
}

absl::Status ChartStretch(size_t first, size_t end, std::optional<double> target, Series& series) {
  std::vector<double> values;
  for (size_t i = first; i < end; ++i) values.push_back(series.points[i].share.share);
  const bool last = end == series.points.size();
  const SeriesView view = statistics::ViewFor(static_cast<int64_t>(values.size()));
  if (last) series.view = view;
  if (view == SeriesView::kPointsOnly) return absl::OkStatus();
  if (last) {
    const auto run_chart = statistics::MakeRunChart(values);
    if (run_chart.defined()) series.run_chart = *run_chart;
  }
  ASSIGN_OR_RETURN(const auto chart, statistics::MakeXmrChart(values));
  if (!chart.defined()) return absl::OkStatus();
  const statistics::XmrSegment& segment = chart->segments[0];
  series.stretches.push_back(
      {static_cast<int32_t>(first), static_cast<int32_t>(end), segment.mean, segment.lower, segment.upper});
  if (last && target) series.assurance = statistics::AssessTarget(*chart, *target, statistics::Direction::kIncrease);
  // Rules are for limits that stand; trial limits are drawn, and the run chart judges.
  if (view != SeriesView::kLimits) return absl::OkStatus();
  for (size_t i = first; i < end; ++i) {
    const statistics::XmrRule rule = chart->rules[i - first];
    if (rule != statistics::XmrRule::kNone) series.points[i].rule = statistics::XmrRuleName(rule);
    series.points[i].type = statistics::PointType(rule, statistics::Direction::kIncrease);
  }
  return absl::OkStatus();
}

std::string SignalWords(const Series& series, size_t first) {
  if (series.view == SeriesView::kTrialLimits) {
    if (!series.run_chart) return "Limits are on trial until there are 13 cycles.";
    return absl::StrCat("Limits are on trial until there are 13 cycles. ",
                        series.run_chart->useful < 10
                            ? "There are too few points off the median for a run chart to judge."
                        : series.run_chart->signal ? "The run chart signals a shift."
                                                   : "The run chart signals no shift.");
  }
  int better = 0, worse = 0;
  for (size_t i = first; i < series.points.size(); ++i) {
    better += series.points[i].type == "special_cause_improvement";
    worse += series.points[i].type == "special_cause_concern";
  }
  if (better + worse == 0) return "No signal: the cycles vary as chance explains.";
  std::string words = "Signals:";
  if (better > 0) absl::StrAppend(&words, " ", Counted(better, "cycle", "cycles"), " of improvement");
  if (worse > 0) absl::StrAppend(&words, better > 0 ? " and " : " ", Counted(worse, "cycle", "cycles"), " of concern");
  return absl::StrCat(words, ".");
}

// Limits and means of a series: per cents, or points of 100.
std::string LevelWords(double value, Measure measure) {
  const double within = std::clamp(value, 0.0, 1.0);
  if (measure != Measure::kMeanScore) return Percent(within);
  return absl::StrCat(statistics::FormatSharePercent(within, 1), " of 100");
}

std::string Describe(const Series& series, Measure measure, std::optional<double> target) {
  if (series.points.empty()) return "No cycle has a share to show.";
  const Share& latest = series.points.back().share;
  std::string text =
      absl::StrCat(Counted(static_cast<int64_t>(series.points.size()), "cycle", "cycles"), "; the latest, ",
                   series.points.back().cycle.settings.title, ": ", ShareWords(latest, measure), ". ");
  size_t first = series.points.size() - 1;
  while (first > 0 && !series.points[first].new_rubric) --first;
  if (first > 0) {
    absl::StrAppend(&text, "The rubric changed with ", series.points[first].cycle.settings.title,
                    ": points before it are not compared with later ones. ");
  }
  if (series.view == SeriesView::kPointsOnly || series.stretches.empty()) {
    absl::StrAppend(&text, "Fewer than 8 cycles of one rubric version: no limits, and no trend can be told.");
  } else {
    const Stretch& stretch = series.stretches.back();
    absl::StrAppend(&text, "Mean ", LevelWords(stretch.mean, measure), ", limits ", LevelWords(stretch.lower, measure),
                    " to ", LevelWords(stretch.upper, measure), ". ", SignalWords(series, first));
  }
  if (target) {
    absl::StrAppend(&text, " Target ", LevelWords(*target, measure), ": ");
    if (!series.assurance) {
      absl::StrAppend(&text, "too few cycles to say whether it will be met.");
    } else if (*series.assurance == statistics::Assurance::kConsistentPass) {
      absl::StrAppend(&text, "it will be met as things stand.");
    } else if (*series.assurance == statistics::Assurance::kConsistentFail) {
      absl::StrAppend(&text, "it will not be met as things stand.");
    } else {
      absl::StrAppend(&text, "it will be met or missed by chance.");
    }
  }
  return text;
}

}  // namespace

absl::StatusOr<Series> MakeSeries(std::vector<SeriesPoint> points, Measure measure, std::optional<double> target) {
  Series series;
  series.points = std::move(points);
  size_t first = 0;
  for (size_t i = 1; i <= series.points.size(); ++i) {
    const bool ends = i == series.points.size() || !SameRubric(series.points[i - 1].cycle, series.points[i].cycle);
    if (!ends) continue;
    if (i < series.points.size()) series.points[i].new_rubric = true;
    RETURN_IF_ERROR(ChartStretch(first, i, target, series));
    first = i;
  }
  series.text = Describe(series, measure, target);
  return series;
}

}  // namespace ehcpqa::insight
