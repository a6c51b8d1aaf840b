// One SVG that grows by shapes and texts. What they look like stands in the templates: a shape goes to a named section
// of the chart's template.
#ifndef EHCPQA_SERVICES_CHARTS_DRAWING_H_
#define EHCPQA_SERVICES_CHARTS_DRAWING_H_

#include <ctemplate/template.h>

#include <string>
#include <vector>

#include "services/charts/chart.h"

namespace ehcpqa::charts {

struct Position {
  double x = 0, y = 0;
};

enum class Anchor { kStart, kMiddle, kEnd };

struct TextStyle {
  double size = 14;
  bool bold = false;
  Anchor anchor = Anchor::kStart;
  bool halo = false;  // Readable over lines.
};

enum class Shape { kCircle, kSquare, kDiamond, kTriangleUp, kTriangleDown };
enum class Fill {
  kFilled,
  kHollow,
  kDotted,  // Hollow with a dot.
};
enum class Tone { kBlue, kGrey };

struct MarkStyle {
  Shape shape = Shape::kCircle;
  Fill fill = Fill::kFilled;
  Tone tone = Tone::kBlue;
};

class Drawing {
 public:
  // `body` is the chart's template, "trend_chart.svg.html".
  Drawing(const Caption& caption, Layout layout, const char* body);

  Layout layout() const { return layout_; }
  bool narrow() const { return layout_ == Layout::kNarrow; }
  double width() const { return narrow() ? 320 : 640; }

  // Lines one below the other, the baseline of the first at `place`.
  void Text(Position place, const std::vector<std::string>& lines, const TextStyle& style = {});
  void Mark(Position centre, const MarkStyle& style);

  // A rectangle for a section of the body.
  void Rectangle(const char* section, Position corner, double width, double height);
  // A line through the places for a section of the body; nothing for fewer than two.
  void Line(const char* section, const std::vector<Position>& places);
  // From one end of an interval to the other, across the page or up it, with a small bar at each end.
  void Whisker(const char* section, Position from, Position to);
  // A line of the grid, or the axis itself: the same in every chart.
  void Grid(Position from, Position to);
  void Axis(Position from, Position to);

  // The SVG, so high.
  std::string Finish(double height);

 private:
  ctemplate::TemplateDictionary frame_;
  ctemplate::TemplateDictionary* body_;
  Layout layout_;
};

// Distance between baselines of texts of a size.
inline double LineHeight(double size) { return size + 4; }

}  // namespace ehcpqa::charts

#endif  // EHCPQA_SERVICES_CHARTS_DRAWING_H_
