#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"
#include "services/cycles/cycle.h"
#include "services/insight/change.h"
#include "services/insight/series_loading.h"
#include "services/insight/wording.h"
#include "services/reports/parts.h"
#include "services/statistics/rounding.h"

namespace ehcpqa::reports {
namespace {

using insight::Measure;
using insight::Subject;
using insight::Verdict;

constexpr int kMostPoints = 40;

const char* VerdictWords(Verdict verdict) {
  switch (verdict) {
    case Verdict::kHigher:
      return "Higher";
    case Verdict::kLower:
      return "Lower";
    case Verdict::kNoEvidence:
      return "No evidence of change";
    default:
      return "Cannot tell";
  }
}

std::string AdjustedP(const insight::Comparison& one) {
  if (!one.adjusted_p) return "";
  const int64_t thousandths = statistics::SharePercentUnits(*one.adjusted_p, 1);
  if (thousandths == 0) return "below 0.001";
  return absl::StrCat(thousandths / 1000, ".", absl::Dec(thousandths % 1000, absl::kZeroPad3));
}

absl::Status AddFamily(const ReportInput& input, const std::vector<Subject>& subjects, Measure measure,
                       const std::string& name, const std::string& title, ReportDraft& draft) {
  ASSIGN_OR_RETURN(const std::vector<insight::Comparison> family,
                   insight::MeasureChanges(input.before->cycles, input.span.cycles, subjects, measure));
  if (family.empty()) return absl::OkStatus();
  TableMaker table(name, title);
  table.Column("subject", "Of", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("verdict", "What may be said", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("before", "Before", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("after", "Now", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("difference", "Difference, points", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("range", "Its range, points", v1::REPORT_COLUMN_KIND_TEXT)
      .Column("adjusted_p", "Adjusted p", v1::REPORT_COLUMN_KIND_TEXT);
  for (const insight::Comparison& one : family) {
    const ReleasedShare before = Release(one.before.share, input.least());
    const ReleasedShare after = Release(one.after.share, input.least());
    const std::string of =
        one.subject.kind == Subject::Kind::kCriterion
            ? absl::StrCat(one.subject.name.substr(std::string("criterion:").size()), " ", one.subject.title)
            : one.subject.title;
    table.Row().Text(of);
    // A difference tells a share that may not be shown.
    if (!before.shown || !after.shown || one.verdict == Verdict::kCannotTell) {
      table.Text("Cannot tell").Text(before.text()).Text(after.text()).Text("").Text("").Text("");
      continue;
    }
    table.Text(VerdictWords(one.verdict)).Text(before.text()).Text(after.text());
    table.Text(insight::Points(one.difference))
        .Text(absl::StrCat(insight::Points(one.low), " to ", insight::Points(one.high)))
        .Text(AdjustedP(one));
  }
  table.Note(absl::StrCat(insight::FamilyWords(family.size(), measure), "."));
  draft.Table(table.Done());
  return absl::OkStatus();
}

}  // namespace

absl::Status AddChange(storage::Snapshot&, const ReportInput& input, ReportDraft& draft) {
  if (!input.before) return absl::OkStatus();
  draft.Heading("Change");
  draft.Paragraph(absl::StrCat("Against ", input.before->title(),
                               ". A change is called one only where the stated test says so; with samples of this size "
                               "most true changes cannot be told from chance within one quarter."));
  const Measure measure = TrendMeasure(input);
  RETURN_IF_ERROR(AddFamily(input, {TrendSubject(input)}, measure, "change", "The one stated comparison", draft));
  if (input.order.request.kind() == v1::REPORT_KIND_CRITERION) return absl::OkStatus();
  std::vector<Subject> criteria;
  for (const Subject& subject : input.subjects) {
    if (subject.kind != Subject::Kind::kCriterion) continue;
    const bool own = !input.about || std::find(input.about->criteria.begin(), input.about->criteria.end(),
                                               subject.index) != input.about->criteria.end();
    if (!own) continue;
    criteria.push_back(subject);
    if (input.about) criteria.back().la = input.about->la;
  }
  return AddFamily(input, criteria, Measure::kMet, "change_criteria", "Every criterion, share met", draft);
}

absl::Status AddTrend(storage::Snapshot& snapshot, const ReportInput& input, ReportDraft& draft) {
  const Subject& subject = TrendSubject(input);
  const Measure measure = TrendMeasure(input);
  ASSIGN_OR_RETURN(const insight::LoadedSeries loaded,
                   insight::LoadSeries(snapshot, subject.name, measure, input.span.last().cycle.id, kMostPoints));
  const insight::Series& series = loaded.series;
  if (series.points.size() < 2) return absl::OkStatus();
  draft.Heading("Trend");
  // The words quote the latest share and the limits: they leave only where every point may be shown.
  bool all_shown = true;
  for (const insight::SeriesPoint& point : series.points) {
    all_shown = all_shown && Release(point.share, input.least()).shown;
  }
  draft.Paragraph(all_shown ? series.text
                            : "Some cycles have too few plans for a share to be shown, so no limits are drawn.");
  TableMaker table("trend", absl::StrCat("Trend: ", subject.title, ", ", std::string(insight::MeasureWords(measure))));
  table.Column("cycle", "Cycle", v1::REPORT_COLUMN_KIND_TEXT)
      .ShareColumns("Share")
      .Column("signal", "Signal", v1::REPORT_COLUMN_KIND_TEXT);
  v1::ReportChart picture;
  picture.set_name("trend_chart");
  picture.set_kind(v1::REPORT_CHART_KIND_TREND);
  picture.set_title(absl::StrCat(subject.title, ", ", std::string(insight::MeasureWords(measure))));
  picture.set_table("trend");
  for (const insight::SeriesPoint& point : series.points) {
    const ReleasedShare share = Release(point.share, input.least());
    table.Row().Text(point.cycle.settings.title).ShareCells(share).Text(all_shown ? point.rule : "");
    v1::ReportChartPoint& mark = *picture.add_points();
    mark.set_label(point.cycle.settings.title);
    mark.set_text(share.text());
    mark.set_n(share.n);
    if (!share.shown) continue;
    mark.set_value(static_cast<double>(share.percent));
    mark.set_low(static_cast<double>(share.low));
    mark.set_high(static_cast<double>(share.high));
    if (!all_shown || point.rule.empty()) continue;
    const bool improvement = point.type == "special_cause_improvement";
    mark.set_signal(improvement ? 1 : -1);
    mark.set_meaning(improvement ? 1 : -1);
  }
  for (const insight::Stretch& stretch : series.stretches) {
    if (!all_shown) break;
    v1::ReportChartSegment& segment = *picture.add_segments();
    segment.set_first(stretch.first);
    segment.set_end(stretch.end);
    segment.set_mean(static_cast<double>(statistics::SharePercentUnits(stretch.mean, 0)));
    segment.set_lower(static_cast<double>(statistics::SharePercentUnits(std::max(0.0, stretch.lower), 0)));
    segment.set_upper(static_cast<double>(statistics::SharePercentUnits(std::min(1.0, stretch.upper), 0)));
    if (stretch.first > 0) {
      segment.set_reason(absl::StrCat("Rubric version ",
                                      series.points[static_cast<size_t>(stretch.first)].cycle.settings.rubric_version));
    }
  }
  if (loaded.target) picture.set_target(static_cast<double>(statistics::SharePercentUnits(*loaded.target, 0)));
  for (const std::string& left_out : loaded.left_out) table.Note(absl::StrCat("Left out: ", left_out, "."));
  if (!series.stretches.empty() && all_shown) {
    table.Note(
        "Limits: XmR chart, mean and 2.66 mean moving ranges (NHS England, Making Data Count); a change of rubric "
        "version starts a new stretch.");
  }
  picture.set_description(all_shown ? series.text : "Shares cycle by cycle with their 95 % intervals.");
  draft.Chart() = std::move(picture);
  draft.Table(table.Done());
  return absl::OkStatus();
}

}  // namespace ehcpqa::reports
