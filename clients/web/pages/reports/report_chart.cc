#include <algorithm>
#include <cstdlib>
#include <optional>

#include "clients/web/html/drawing.h"
#include "clients/web/pages/reports/report_view.h"
#include "services/charts/agreement_chart.h"
#include "services/charts/funnel_chart.h"
#include "services/charts/grade_chart.h"
#include "services/charts/trend_chart.h"

namespace ehcpqa::web {
namespace {

using v1::ReportChart;
using v1::ReportChartPoint;

// Documents have per cents, charts have shares.
double Share(double percent) { return percent / 100; }

struct Shares {
  explicit Shares(const ReportChartPoint& point) {
    if (point.has_value()) share = Share(point.value());
    if (point.has_low()) low = Share(point.low());
    if (point.has_high()) high = Share(point.high());
  }
  std::optional<double> share, low, high;
};

charts::GradeChart Grades(const ReportChart& chart) {
  charts::GradeChart drawn;
  for (const ReportChartPoint& point : chart.points()) {
    if (drawn.subjects.empty() || drawn.subjects.back().name != point.series()) {
      drawn.subjects.push_back({point.series(), {}});
    }
    const Shares of(point);
    drawn.subjects.back().grades.push_back({point.label(), of.share, of.low, of.high, point.text()});
  }
  return drawn;
}

charts::TrendChart Trend(const ReportChart& chart) {
  charts::TrendChart drawn;
  for (const ReportChartPoint& point : chart.points()) {
    const Shares of(point);
    drawn.points.push_back({point.label(), of.share, of.low, of.high, point.text(),
                            point.signal() > 0   ? charts::Signal::kHigh
                            : point.signal() < 0 ? charts::Signal::kLow
                                                 : charts::Signal::kNone,
                            point.meaning() > 0   ? charts::Meaning::kImprovement
                            : point.meaning() < 0 ? charts::Meaning::kConcern
                                                  : charts::Meaning::kNeither});
  }
  for (const v1::ReportChartSegment& segment : chart.segments()) {
    charts::TrendChart::Segment stretch;
    stretch.first = static_cast<size_t>(std::max(0, segment.first()));
    stretch.end = static_cast<size_t>(std::max(0, segment.end()));
    stretch.mean = Share(segment.mean());
    stretch.lower = Share(segment.lower());
    stretch.upper = Share(segment.upper());
    stretch.reason = segment.reason();
    drawn.segments.push_back(stretch);
  }
  if (chart.has_target()) drawn.target = Share(chart.target());
  return drawn;
}

charts::FunnelChart Funnel(const ReportChart& chart) {
  charts::FunnelChart drawn;
  for (const ReportChartPoint& point : chart.points()) {
    charts::FunnelChart::Unit unit;
    unit.name = point.label();
    if (point.has_n()) unit.plans = point.n();
    unit.share = Shares(point).share;
    unit.text = point.text();
    const int out = std::abs(point.signal());
    unit.place = out >= 2   ? charts::FunnelChart::Place::kOutside998
                 : out == 1 ? charts::FunnelChart::Place::kOutside95
                            : charts::FunnelChart::Place::kInside;
    drawn.units.push_back(unit);
  }
  for (const v1::ReportChartLimit& limit : chart.limits()) {
    drawn.limits.push_back({static_cast<double>(limit.n()), Share(limit.low95()), Share(limit.high95()),
                            Share(limit.low998()), Share(limit.high998())});
  }
  if (chart.has_target()) drawn.target = Share(chart.target());
  return drawn;
}

charts::AgreementChart Agreement(const ReportChart& chart) {
  charts::AgreementChart drawn;
  for (const ReportChartPoint& point : chart.points()) {
    charts::AgreementChart::Criterion criterion;
    criterion.name = point.label();
    if (point.has_percent_agreement()) criterion.agreement = Share(point.percent_agreement());
    if (point.has_value()) criterion.alpha = point.value();
    if (point.has_low()) criterion.low = point.low();
    if (point.has_high()) criterion.high = point.high();
    criterion.text = point.text();
    drawn.criteria.push_back(criterion);
  }
  return drawn;
}

template <typename Chart>
void Add(Chart drawn, const ReportChart& chart, const std::string& id, Blocks blocks) {
  drawn.caption = {id, chart.title(), chart.description()};
  blocks.Add(DrawnChart(drawn));
}

}  // namespace

void AddReportChart(const ReportChart& chart, const std::string& id, Blocks blocks) {
  switch (chart.kind()) {
    case v1::REPORT_CHART_KIND_GRADES:
      return Add(Grades(chart), chart, id, blocks);
    case v1::REPORT_CHART_KIND_TREND:
      return Add(Trend(chart), chart, id, blocks);
    case v1::REPORT_CHART_KIND_FUNNEL:
      return Add(Funnel(chart), chart, id, blocks);
    case v1::REPORT_CHART_KIND_AGREEMENT:
      return Add(Agreement(chart), chart, id, blocks);
    default:
      return;
  }
}

}  // namespace ehcpqa::web
