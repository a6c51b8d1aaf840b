// What every chart has. A chart is a struct of plain values; Draw makes it one SVG element, the same bytes for the same
// values. Shares run from 0 to 1. Colour never says anything alone: shapes, dashes and printed values do.
//
// A chart without anything to show is drawn as an empty text: say in words that there is nothing yet. The SVG holds
// neither style nor script; a page that shows it has ChartStyles() in its stylesheet. The chart shows its title itself,
// so that it stays whole when it is copied; put the table of its values beside it.
#ifndef EHCPQA_SERVICES_CHARTS_CHART_H_
#define EHCPQA_SERVICES_CHARTS_CHART_H_

#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"

namespace ehcpqa::charts {

struct Caption {
  std::string id = {};           // Begins every id in the SVG, unique in its page: "trend-plan". Characters that
                                 // cannot stand in an id become hyphens.
  std::string title = {};        // Shown above the chart, on three lines at most; read out whole.
  std::string description = {};  // What the chart shows, in a sentence or two, for those who hear the page.
};

enum class Layout {
  kWide,    // Drawn for 640 CSS pixels and more, and for paper.
  kNarrow,  // Drawn for 320 CSS pixels: labels stand above what they name.
};

// The styles of all charts, for the page's stylesheet: width, which layout is seen, forced colours, paper.
std::string_view ChartStyles();

// Both layouts in one <div class="chart-pair">, of which a page with ChartStyles() shows the one that fits its screen,
// and paper the wide one. Empty when the chart is.
template <typename Chart>
std::string DrawForScreens(const Chart& chart) {
  const std::string wide = Draw(chart, Layout::kWide);
  if (wide.empty()) return "";
  return absl::StrCat("<div class=\"chart-pair\">\n", wide, Draw(chart, Layout::kNarrow), "</div>\n");
}

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_CHART_H_
