// What charts have in common around their marks: title, axes, legend. Each function returns the height at which the
// next thing may begin.
#ifndef EHCPQA_SERVICES_CHARTS_FRAME_H_
#define EHCPQA_SERVICES_CHARTS_FRAME_H_

#include <functional>
#include <string>
#include <vector>

#include "services/charts/chart.h"
#include "services/charts/drawing.h"
#include "services/charts/scale.h"

namespace ehcpqa::charts {

inline constexpr double kText = 14, kSmallText = 13;  // Sizes of texts; kSmallText is the least that is used.

// The title, on three lines at most. The text below it begins at the height returned.
double PutTitle(Drawing* drawing, const Caption& caption);

// An axis of shares across the page: lines at its ticks, beside the bars alone, not behind texts; and below everything
// its labels and title.
void PutShareGrid(Drawing* drawing, const Scale& scale, double top, double bottom);
double PutShareAxisAcross(Drawing* drawing, const Scale& scale, double y, const std::string& title);

// An axis of shares up the page at `left`, with a line to `right` at each tick.
void PutShareAxisUp(Drawing* drawing, const Scale& scale, double left, double right);

// The title of an axis up the page, above it.
double PutTitleAbove(Drawing* drawing, double y, const std::string& title);

// A title in the middle below an axis from `from` to `to`, on two lines at most.
double PutAxisTitle(Drawing* drawing, double from, double to, double y, const std::string& title);

struct LegendEntry {
  std::function<void(double x, double y)>
      sample;  // Draws one that is kSampleWidth wide, from x on, in the middle of y.
  std::string text;
};
inline constexpr double kSampleWidth = 26;

// Entries beside each other while they fit.
double PutLegend(Drawing* drawing, double y, const std::vector<LegendEntry>& entries);

// Makes entries for a mark in the middle of its sample, or a line of a section.
LegendEntry MarkEntry(Drawing* drawing, const MarkStyle& style, const std::string& text);
LegendEntry LineEntry(Drawing* drawing, const char* section, const std::string& text);
LegendEntry WhiskerEntry(Drawing* drawing, const char* section, const std::string& text);

// Moves heights apart until neighbours are `gap` from each other and all lie from `top` to `bottom`, where that is
// possible. The order is kept.
std::vector<double> Spread(const std::vector<double>& heights, double gap, double top, double bottom);

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_FRAME_H_
