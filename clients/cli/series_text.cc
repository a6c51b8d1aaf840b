#include "clients/cli/series_text.h"

#include <string>
#include <utility>
#include <vector>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "clients/cli/insight_text.h"
#include "clients/cli/names.h"
#include "clients/cli/text_page.h"
#include "clients/text/estimate_text.h"
#include "clients/text/figure_text.h"

namespace ehcpqa::cli {
namespace {

using text::FigureText;
using text::Grouped;

// A level of a chart, which is no estimate: whole per cents, or tenths of a mean score.
std::string Level(double share, v1::Measure measure) {
  if (measure == v1::MEASURE_MEAN_SCORE) return absl::StrFormat("%.1f", share * 100);
  return share < 0 ? absl::StrCat("-", text::PerCent(-share)) : absl::StrCat(text::PerCent(share));
}

std::string Unit(v1::Measure measure) { return measure == v1::MEASURE_MEAN_SCORE ? " of 100" : " %"; }

// "special cause improvement: Above UCL".
std::string SignalWords(const v1::TrendPoint& point) {
  if (point.rule().empty()) return "";
  return absl::StrCat(absl::StrReplaceAll(point.type(), {{"_", " "}}), ": ", point.rule());
}

void AddPoints(const v1::Trend& trend, TextPage* page) {
  std::vector<Row> rows;
  for (const v1::TrendPoint& point : trend.points()) {
    rows.push_back({{point.cycle()},
                    {point.title()},
                    {point.window_end()},
                    {FigureText(point.estimate(), trend.subject(), trend.measure())},
                    {SignalWords(point)},
                    {point.new_rubric() ? "a new rubric version begins" : ""}});
  }
  page->Section(
      "Cycles",
      {"cycle", "title", "window end", {"figure", "figure (95 % interval), n of population"}, "signal", "note"},
      std::move(rows));
}

void AddStretches(const v1::Trend& trend, TextPage* page) {
  std::vector<Row> rows;
  for (const v1::TrendSegment& segment : trend.segments()) {
    if (segment.first() < 0 || segment.end() > trend.points_size() || segment.first() >= segment.end()) continue;
    rows.push_back({{trend.points(segment.first()).cycle()},
                    {trend.points(segment.end() - 1).cycle()},
                    CountCell(segment.end() - segment.first()),
                    {segment.rubric()},
                    {absl::StrCat(Level(segment.mean(), trend.measure()), Unit(trend.measure()), " (",
                                  Level(segment.lower(), trend.measure()), " to ",
                                  Level(segment.upper(), trend.measure()), ")")}});
  }
  page->Section("Stretches of one rubric version",
                {"from", "to", "cycles", "rubric", {"mean", "mean of the cycles (control limits)"}}, std::move(rows));
}

std::string RunChartWords(const v1::RunChart& chart) {
  return absl::StrCat("Run chart of the last stretch: ", chart.useful(), " cycles off the median; longest run ",
                      chart.longest_run(), ", at most ", chart.longest_run_limit(), " by chance; ", chart.crossings(),
                      " crossings, at least ", chart.crossings_limit(),
                      " by chance: ", chart.signal() ? "a signal." : "no signal.");
}

std::string PlaceWords(const v1::FunnelUnit& unit) {
  const char* side = unit.above() ? ", above" : ", below";
  switch (unit.place()) {
    case v1::FUNNEL_PLACE_INSIDE:
      return "inside";
    case v1::FUNNEL_PLACE_OUTSIDE_95:
      return absl::StrCat("outside the 95 % limits", side);
    case v1::FUNNEL_PLACE_OUTSIDE_998:
      return absl::StrCat("outside the 99.8 % limits", side);
    default:
      return "";
  }
}

// A title as a sentence: those of criteria end with a full stop, those of sections do not.
std::string WithStop(const std::string& title) { return absl::EndsWith(title, ".") ? title : title + "."; }

}  // namespace

std::string TrendText(const v1::Trend& trend, bool bold) {
  TextPage page(bold);
  page.Paragraph(absl::StrCat(text::MeasureTitle(trend.measure()), ": ", WithStop(trend.title()), " ", trend.text(),
                              trend.synthetic() ? " Synthetic: made from invented returns." : ""));
  AddPoints(trend, &page);
  AddStretches(trend, &page);
  if (trend.has_run_chart()) page.Paragraph(RunChartWords(trend.run_chart()));
  page.Notes("Cycles left out", {trend.left_out().begin(), trend.left_out().end()});
  return std::move(page.text());
}

std::string ComparisonText(const v1::Comparison& comparison, bool bold) {
  TextPage page(bold);
  page.Paragraph(absl::StrCat(text::MeasureTitle(comparison.measure()), ": ", WithStop(comparison.title()), " ",
                              comparison.text()));
  page.Paragraph(SpanWords(comparison.span()));
  std::vector<Row> rows;
  for (const v1::FunnelUnit& unit : comparison.units()) {
    rows.push_back({{unit.unit()},
                    {unit.title()},
                    {absl::StrCat(Grouped(unit.count()), " of ", Grouped(unit.n()), " plans")},
                    {FigureText(unit.estimate(), comparison.subject(), comparison.measure())},
                    {PlaceWords(unit)}});
  }
  page.Section(
      "Units by name",
      {"unit", "title", {"plans", "plans in the sample"}, {"share", "share (95 % interval), n of population"}, "place"},
      std::move(rows));
  page.Notes("Units left out", {comparison.left_out().begin(), comparison.left_out().end()});
  return std::move(page.text());
}

}  // namespace ehcpqa::cli
