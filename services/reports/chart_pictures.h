// The charts of a report as SVG.
#ifndef EHCPQA_SERVICES_REPORTS_CHART_PICTURES_H_
#define EHCPQA_SERVICES_REPORTS_CHART_PICTURES_H_

#include <string>

#include "ehcpqa/v1/report_document.pb.h"

namespace ehcpqa::reports {

// Markup for a page that has charts::ChartStyles(), drawn for wide and for narrow screens; `id` is unique in the page.
// Empty where nothing can be drawn: the table behind the chart says it all.
std::string DrawChart(const v1::ReportChart& chart, const std::string& id);

}  // namespace ehcpqa::reports

#endif  // EHCPQA_SERVICES_REPORTS_CHART_PICTURES_H_
