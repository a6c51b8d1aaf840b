// The charts of a report's document as services/charts draws them: for the server's page and for those of the clients.
#ifndef EHCPQA_SERVICES_PICTURES_REPORT_CHARTS_H_
#define EHCPQA_SERVICES_PICTURES_REPORT_CHARTS_H_

#include <string>
#include <variant>

#include "ehcpqa/v1/report_document.pb.h"
#include "services/charts/agreement_chart.h"
#include "services/charts/funnel_chart.h"
#include "services/charts/grade_chart.h"
#include "services/charts/trend_chart.h"

namespace ehcpqa::pictures {

// std::monostate: a kind that cannot be drawn; the table behind it says it all.
using Picture =
    std::variant<std::monostate, charts::GradeChart, charts::TrendChart, charts::FunnelChart, charts::AgreementChart>;

// `id` is unique in the page.
Picture PictureOf(const v1::ReportChart& chart, const std::string& id);

}  // namespace ehcpqa::pictures

#endif  // EHCPQA_SERVICES_PICTURES_REPORT_CHARTS_H_
