#include <variant>

#include "clients/web/html/drawing.h"
#include "clients/web/pages/reports/report_view.h"
#include "services/pictures/report_charts.h"

namespace ehcpqa::web {

void AddReportChart(const v1::ReportChart& chart, const std::string& id, Blocks blocks) {
  std::visit(
      [&](const auto& picture) {
        if constexpr (!std::is_same_v<decltype(picture), const std::monostate&>) blocks.Add(DrawnChart(picture));
      },
      pictures::PictureOf(chart, id));
}

}  // namespace ehcpqa::web
