#include "services/pictures/report_charts.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "services/charts/agreement_chart.h"
#include "services/charts/funnel_chart.h"
#include "services/charts/grade_chart.h"
#include "services/charts/trend_chart.h"

namespace ehcpqa::pictures {
namespace {

using v1::ReportChart;
using v1::ReportChartPoint;

// Documents have per cents, charts have shares.
double Share(double percent) { return percent / 100; }

std::optional<double> ShareOf(const ReportChartPoint& point) {
  return point.has_value() ? std::optional(Share(point.value())) : std::nullopt;
}
std::optional<double> LowShareOf(const ReportChartPoint& point) {
  return point.has_low() ? std::optional(Share(point.low())) : std::nullopt;
}
std::optional<double> HighShareOf(const ReportChartPoint& point) {
  return point.has_high() ? std::optional(Share(point.high())) : std::nullopt;
}

charts::Caption CaptionOf(const ReportChart& chart, const std::string& id) {
  return {id, chart.title(), chart.description()};
}

// Points of one series that stand one behind the other are one subject.
charts::GradeChart Grades(const ReportChart& chart, const std::string& id) {
  charts::GradeChart picture;
  picture.caption = CaptionOf(chart, id);
  for (const ReportChartPoint& point : chart.points()) {
    if (picture.subjects.empty() || picture.subjects.back().name != point.series()) {
      picture.subjects.push_back({point.series(), {}});
    }
    picture.subjects.back().grades.push_back(
        {point.label(), ShareOf(point), LowShareOf(point), HighShareOf(point), point.text()});
  }
  return picture;
}

charts::Signal SignalOf(int signal) {
  return signal > 0 ? charts::Signal::kHigh : signal < 0 ? charts::Signal::kLow : charts::Signal::kNone;
}

charts::Meaning MeaningOf(int meaning) {
  if (meaning == 0) return charts::Meaning::kNeither;
  return meaning > 0 ? charts::Meaning::kImprovement : charts::Meaning::kConcern;
}

charts::TrendChart Trend(const ReportChart& chart, const std::string& id) {
  charts::TrendChart picture;
  picture.caption = CaptionOf(chart, id);
  for (const ReportChartPoint& point : chart.points()) {
    picture.points.push_back({point.label(), ShareOf(point), LowShareOf(point), HighShareOf(point), point.text(),
                              SignalOf(point.signal()), MeaningOf(point.meaning())});
  }
  for (const v1::ReportChartSegment& segment : chart.segments()) {
    charts::TrendChart::Segment stretch;
    stretch.first = static_cast<size_t>(std::max(0, segment.first()));
    stretch.end = static_cast<size_t>(std::max(0, segment.end()));
    stretch.mean = Share(segment.mean());
    stretch.lower = Share(segment.lower());
    stretch.upper = Share(segment.upper());
    stretch.reason = segment.reason();
    picture.segments.push_back(stretch);
  }
  if (chart.has_target()) picture.target = Share(chart.target());
  return picture;
}

charts::FunnelChart Funnel(const ReportChart& chart, const std::string& id) {
  charts::FunnelChart picture;
  picture.caption = CaptionOf(chart, id);
  for (const ReportChartPoint& point : chart.points()) {
    charts::FunnelChart::Unit unit;
    unit.name = point.label();
    if (point.has_n()) unit.plans = point.n();
    unit.share = ShareOf(point);
    unit.text = point.text();
    const int out = std::abs(point.signal());
    unit.place = out >= 2   ? charts::FunnelChart::Place::kOutside998
                 : out == 1 ? charts::FunnelChart::Place::kOutside95
                            : charts::FunnelChart::Place::kInside;
    picture.units.push_back(unit);
  }
  for (const v1::ReportChartLimit& limit : chart.limits()) {
    picture.limits.push_back({static_cast<double>(limit.n()), Share(limit.low95()), Share(limit.high95()),
                              Share(limit.low998()), Share(limit.high998())});
  }
  if (chart.has_target()) picture.target = Share(chart.target());
  return picture;
}

charts::AgreementChart Agreement(const ReportChart& chart, const std::string& id) {
  charts::AgreementChart picture;
  picture.caption = CaptionOf(chart, id);
  for (const ReportChartPoint& point : chart.points()) {
    charts::AgreementChart::Criterion criterion;
    criterion.name = point.label();
    if (point.has_percent_agreement()) criterion.agreement = Share(point.percent_agreement());
    if (point.has_value()) criterion.alpha = point.value();
    if (point.has_low()) criterion.low = point.low();
    if (point.has_high()) criterion.high = point.high();
    criterion.text = point.text();
    picture.criteria.push_back(criterion);
  }
  return picture;
}

}  // namespace

Picture PictureOf(const ReportChart& chart, const std::string& id) {
  switch (chart.kind()) {
    case v1::REPORT_CHART_KIND_GRADES:
      return Grades(chart, id);
    case v1::REPORT_CHART_KIND_TREND:
      return Trend(chart, id);
    case v1::REPORT_CHART_KIND_FUNNEL:
      return Funnel(chart, id);
    case v1::REPORT_CHART_KIND_AGREEMENT:
      return Agreement(chart, id);
    default:
      return {};
  }
}

}  // namespace ehcpqa::pictures
