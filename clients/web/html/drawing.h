// A chart in a page. Included where the template says {{>MARKER}}.
#ifndef EHCPQA_CLIENTS_WEB_HTML_DRAWING_H_
#define EHCPQA_CLIENTS_WEB_HTML_DRAWING_H_

#include <string>

#include "clients/web/html/template_set.h"
#include "services/charts/chart.h"

namespace ehcpqa::web {

// What services/charts drew: the one text that a page shows without escaping, so that nothing else can become one.
class DrawnChart {
 public:
  // Any chart; nothing to show for one that has nothing to show.
  template <typename Chart>
  explicit DrawnChart(const Chart& chart) : svg_(charts::DrawForScreens(chart)) {}

  const std::string& svg() const { return svg_; }

 private:
  std::string svg_;
};

void Put(Dictionary* parent, const char* marker, const DrawnChart& chart);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_HTML_DRAWING_H_
