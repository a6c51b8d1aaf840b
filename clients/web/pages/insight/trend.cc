// One figure cycle by cycle: what it shows in words, a chart, and its table.
#include <algorithm>
#include <cmath>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "clients/api/insight_methods.h"
#include "clients/text/estimate_text.h"
#include "clients/text/figure_text.h"
#include "clients/web/html/content.h"
#include "clients/web/html/drawing.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/cycles/cycle_view.h"
#include "clients/web/pages/insight/insight_view.h"
#include "clients/web/pages/insight/span_choice.h"
#include "clients/web/pages/page.h"
#include "clients/web/pages/page_list.h"
#include "clients/web/pages/results/cycle_results.h"
#include "clients/web/pages/words.h"
#include "services/base/status_macros.h"
#include "services/charts/trend_chart.h"

namespace ehcpqa::web {
namespace {

using charts::TrendChart;

bool IsScore(const v1::Trend& trend) { return trend.measure() == v1::MEASURE_MEAN_SCORE; }

// A level of a chart, which is no estimate: whole per cents, or tenths of a mean score.
std::string Level(double share, const v1::Trend& trend) {
  if (IsScore(trend)) return absl::StrFormat("%.1f of 100", share * 100);
  return absl::StrCat(share < 0 ? "-" : "", text::PerCent(std::fabs(share)), " %");
}

std::string SignalWords(const v1::TrendPoint& point) {
  if (point.rule().empty()) return point.type().empty() ? "" : "None: as chance explains";
  const std::string meaning = point.type() == "special_cause_improvement" ? "Improvement"
                              : point.type() == "special_cause_concern"   ? "Concern"
                                                                          : "Signal";
  return absl::StrCat(meaning, ": ", point.rule());
}

TrendChart::Point MarkOf(const v1::TrendPoint& point, const v1::Trend& trend) {
  const Drawable drawable = DrawableOf(point.estimate());
  TrendChart::Point mark;
  mark.label = point.title();
  mark.share = drawable.share;
  mark.low = drawable.low;
  mark.high = drawable.high;
  if (!drawable.share) mark.text = absl::StrCat("n ", point.estimate().n());
  if (drawable.share && IsScore(trend)) mark.text = absl::StrFormat("%.1f", *drawable.share * 100);
  if (point.type() == "special_cause_improvement") {
    mark.signal = charts::Signal::kHigh;
    mark.meaning = charts::Meaning::kImprovement;
  } else if (point.type() == "special_cause_concern") {
    mark.signal = charts::Signal::kLow;
    mark.meaning = charts::Meaning::kConcern;
  }
  return mark;
}

TrendChart ChartOf(const v1::Trend& trend) {
  TrendChart chart;
  chart.caption = {"trend", absl::StrCat(trend.title(), ": ", TextOf(Measures(), trend.measure())), trend.text()};
  for (const v1::TrendPoint& point : trend.points()) chart.points.push_back(MarkOf(point, trend));
  for (const v1::TrendSegment& segment : trend.segments()) {
    TrendChart::Segment stretch;
    stretch.first = static_cast<size_t>(std::max(0, segment.first()));
    stretch.end = static_cast<size_t>(std::max(0, segment.end()));
    stretch.mean = segment.mean();
    stretch.lower = segment.lower();
    stretch.upper = segment.upper();
    chart.segments.push_back(stretch);
  }
  for (int i = 0; i < trend.points_size(); ++i) {
    if (!trend.points(i).new_rubric()) continue;
    const auto place = static_cast<size_t>(i);
    const auto at = std::find_if(chart.segments.begin(), chart.segments.end(),
                                 [&](const TrendChart::Segment& one) { return one.first >= place; });
    if (at != chart.segments.end() && at->first == place) {
      at->reason = "New rubric version";
    } else {
      // A stretch that is too short for limits still begins somewhere.
      TrendChart::Segment without_limits;
      without_limits.first = place;
      without_limits.end = at == chart.segments.end() ? chart.points.size() : at->first;
      without_limits.reason = "New rubric version";
      chart.segments.insert(at, without_limits);
    }
  }
  if (trend.has_target()) chart.target = trend.target();
  if (IsScore(trend)) chart.y_title = "Mean score, in per cent of the points";
  if (trend.measure() == v1::MEASURE_MET) chart.y_title = "Share of answers met";
  return chart;
}

void AddTable(const v1::Trend& trend, Blocks blocks) {
  const bool signals = std::any_of(trend.points().begin(), trend.points().end(),
                                   [](const v1::TrendPoint& point) { return !point.type().empty(); });
  Table table{"Cycle by cycle", "m", {{"Cycle"}, {"Window ends"}, {kFigure}}, {}};
  if (signals) table.columns.push_back({"Signal"});
  for (const v1::TrendPoint& point : trend.points()) {
    std::vector<Table::Cell> row = {{point.title(), ResultsPath(point.cycle())},
                                    {DateWords(point.window_end())},
                                    {text::FigureText(point.estimate(), trend.subject(), trend.measure())}};
    if (point.new_rubric()) row[0].hidden = ", the first of another rubric version";
    if (signals) row.push_back({SignalWords(point)});
    table.rows.push_back(std::move(row));
  }
  blocks.Add(WideTable{table});
}

void AddLimits(const v1::Trend& trend, Blocks blocks) {
  SummaryList list;
  if (!trend.segments().empty()) {
    const v1::TrendSegment& last = trend.segments(trend.segments_size() - 1);
    if (last.end() == trend.points_size()) {
      list.rows.push_back({"Mean of the cycles", {Level(last.mean(), trend)}});
      list.rows.push_back(
          {"Limits of what chance explains",
           {absl::StrCat(Level(std::max(0.0, last.lower()), trend), " to ", Level(std::min(1.0, last.upper()), trend)),
            trend.view() == v1::SERIES_VIEW_TRIAL_LIMITS ? "On trial until there are 13 cycles." : ""}});
      if (list.rows.back().lines.back().empty()) list.rows.back().lines.pop_back();
    }
  }
  if (trend.has_run_chart() && trend.view() == v1::SERIES_VIEW_TRIAL_LIMITS) {
    const v1::RunChart& run = trend.run_chart();
    list.rows.push_back({"Median of the run chart", {Level(run.median(), trend)}});
    list.rows.push_back({"Longest run on one side of the median",
                         {absl::StrCat(Counted(run.longest_run(), "cycle", "cycles"), "; chance makes up to ",
                                       run.longest_run_limit(), " likely")}});
    list.rows.push_back({"Crossings of the median",
                         {absl::StrCat(run.crossings(), "; chance makes ", run.crossings_limit(), " or more likely")}});
    list.rows.push_back({"Run chart", {run.signal() ? "Signals a shift" : "Signals no shift"}});
  }
  if (trend.has_target()) {
    list.rows.push_back({"Target", {Level(trend.target(), trend)}, "See", "/insight/targets", "all targets"});
  }
  if (!list.rows.empty()) blocks.Add(list);
}

void AddTrend(const v1::Trend& trend, const std::vector<v1::Cycle>& cycles, Page* page) {
  Blocks blocks = page->blocks();
  if (trend.synthetic()) page->Synthetic();
  blocks.Add(
      Heading{absl::StrCat(SubjectWords(trend.subject(), trend.title()), ": ", TextOf(Measures(), trend.measure()))});
  blocks.Text(trend.text());
  blocks.Add(InsetText{"Working figures, not disclosure-controlled: for internal use."});
  if (!trend.points().empty()) {
    blocks.Add(DrawnChart(ChartOf(trend)));
    AddTable(trend, blocks);
  }
  AddLimits(trend, blocks);
  if (trend.left_out().empty()) return;
  List left_out;
  for (const std::string& one : trend.left_out()) left_out.items.push_back({LeftOutWords(one, cycles)});
  blocks.Text("Cycles that are left out:");
  blocks.Add(left_out);
}

absl::StatusOr<Response> Show(Visit& visit) {
  const Fields& asked = visit.request().arguments;
  Page page(visit, "Trend");
  ASSIGN_OR_RETURN(const std::vector<v1::Cycle> cycles, ScoredCycles(visit));
  if (cycles.empty()) return NothingYet(&page);
  v1::GetTrendRequest request;
  request.set_subject(asked["subject"].empty() ? "plan" : asked["subject"]);
  request.set_measure(asked["measure"].empty() ? DefaultMeasure(request.subject())
                                               : ValueOf(Measures(), asked["measure"]));
  const auto trend = visit.api().Call(api::kGetTrend, request);
  v1::Span latest;
  latest.set_last("cycles/" + LatestMarked(cycles));
  ASSIGN_OR_RETURN(const std::vector<SubjectChoice> subjects, LoadSubjects(visit, latest));
  Select subject = SubjectField(subjects, request.subject());
  Select measure = MeasureField(request.measure());
  ASSIGN_OR_RETURN(
      const Heard heard,
      Hear(trend.status(), {{"subject", &subject.field, "About:"}, {"measure", &measure.field, "Measure:"}}, &page));
  Blocks blocks = page.blocks();
  AddInsightLinks(visit, {}, blocks);
  Blocks filter = blocks.Filter(visit.request().path);
  filter.Add(subject);
  filter.Add(measure);
  filter.Add(Button{.text = "Show", .kind = "secondary"});
  if (heard.figures) AddTrend(*trend, cycles, &page);
  if (!heard.instead.empty()) blocks.Add(InsetText{heard.instead});
  return page.Show(heard.status);
}

}  // namespace

void AddTrendPage(Client& client) { client.Get("/insight/trend", For::kSignedIn, Show); }

}  // namespace ehcpqa::web
