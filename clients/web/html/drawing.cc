#include "clients/web/html/drawing.h"

#include "clients/web/html/put.h"

namespace ehcpqa::web {

void Put(Dictionary* parent, const char* marker, const DrawnChart& chart) {
  if (chart.svg().empty()) return;
  Include(parent, marker, "drawing")->SetValue("SVG", chart.svg());
}

}  // namespace ehcpqa::web
