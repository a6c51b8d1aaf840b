#include "services/charts/drawing.h"

#include <cstdlib>
#include <memory>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/base/embedded_file.h"
#include "services/base/log.h"
#include "services/charts/format.h"
#include "services/charts/text.h"

namespace ehcpqa::charts {

// Generated from the templates and charts.css.
const std::vector<EmbeddedFile>& EmbeddedCharts();

namespace {

using ctemplate::TemplateDictionary;

constexpr double kMarkSize = 5;    // Half of a mark's width.
constexpr double kWhiskerEnd = 4;  // Half of the bar at an interval's end.
constexpr char kStyles[] = "charts.css";

// The templates, parsed once. They are part of the program: one that cannot be parsed is its mistake, and ends it.
const ctemplate::TemplateCache& Templates() {
  static const std::unique_ptr<ctemplate::TemplateCache> cache = [] {
    auto made = std::make_unique<ctemplate::TemplateCache>();
    for (const EmbeddedFile& file : EmbeddedCharts()) {
      if (file.name == kStyles) continue;
      if (!made->StringToTemplateCache(file.name, std::string(file.bytes), ctemplate::STRIP_BLANK_LINES)) {
        Log("error", "template of a chart cannot be parsed", {{"name", file.name}});
        std::abort();
      }
    }
    made->Freeze();
    return made;
  }();
  return *cache;
}

void Set(TemplateDictionary* dictionary, const char* name, double coordinate) {
  dictionary->SetValue(name, Coordinate(coordinate));
}

std::string At(Position place) { return absl::StrCat(Coordinate(place.x), " ", Coordinate(place.y)); }

std::string Polygon(const std::vector<Position>& corners) {
  std::string path;
  for (const Position& corner : corners) absl::StrAppend(&path, path.empty() ? "M" : "L", At(corner));
  return path + "Z";
}

const char* NameOf(Shape shape) {
  switch (shape) {
    case Shape::kCircle:
      return "circle";
    case Shape::kSquare:
      return "square";
    case Shape::kDiamond:
      return "diamond";
    case Shape::kTriangleUp:
      return "triangle-up";
    case Shape::kTriangleDown:
      return "triangle-down";
  }
  return "";
}

// Every shape but the circle. Triangles and diamonds are a little larger, so that all weigh the same to the eye.
std::string OutlineOf(Shape shape, Position c) {
  const double s = kMarkSize, wide = 1.3 * s;
  switch (shape) {
    case Shape::kCircle:
      return "";
    case Shape::kSquare:
      return Polygon({{c.x - s, c.y - s}, {c.x + s, c.y - s}, {c.x + s, c.y + s}, {c.x - s, c.y + s}});
    case Shape::kDiamond:
      return Polygon({{c.x, c.y - wide}, {c.x + wide, c.y}, {c.x, c.y + wide}, {c.x - wide, c.y}});
    case Shape::kTriangleUp:
      return Polygon({{c.x, c.y - wide}, {c.x + wide, c.y + s}, {c.x - wide, c.y + s}});
    case Shape::kTriangleDown:
      return Polygon({{c.x, c.y + wide}, {c.x + wide, c.y - s}, {c.x - wide, c.y - s}});
  }
  return "";
}

}  // namespace

std::string_view ChartStyles() {
  for (const EmbeddedFile& file : EmbeddedCharts()) {
    if (file.name == kStyles) return file.bytes;
  }
  Log("error", "styles of charts missing");
  std::abort();
}

Drawing::Drawing(const Caption& caption, Layout layout, const char* body) : frame_("chart"), layout_(layout) {
  const std::string id = CleanId(caption.id);
  frame_.SetValue("ID", narrow() ? id + "-narrow" : id);
  frame_.SetValue("TITLE", Clean(caption.title));
  frame_.SetValue("DESCRIPTION", Clean(caption.description));
  frame_.SetValue("LAYOUT", narrow() ? "narrow" : "wide");
  Set(&frame_, "WIDTH", width());
  body_ = frame_.AddIncludeDictionary("BODY");
  body_->SetFilename(body);
}

void Drawing::Text(Position place, const std::vector<std::string>& lines, const TextStyle& style) {
  if (lines.empty()) return;
  TemplateDictionary* text = frame_.AddIncludeDictionary("TEXT");
  text->SetFilename("text.svg.html");
  text->SetValue("ANCHOR", style.anchor == Anchor::kStart ? "start" : style.anchor == Anchor::kEnd ? "end" : "middle");
  Set(text, "SIZE", style.size);
  if (style.bold) text->ShowSection("BOLD");
  if (style.halo) text->ShowSection("HALO");
  for (size_t i = 0; i < lines.size(); ++i) {
    TemplateDictionary* line = text->AddSectionDictionary("LINE");
    Set(line, "X", place.x);
    Set(line, "Y", place.y + static_cast<double>(i) * LineHeight(style.size));
    line->SetValue("WORDS", lines[i]);
  }
}

void Drawing::Mark(Position centre, const MarkStyle& style) {
  const char* colour = style.tone == Tone::kBlue ? "#1d70b8" : "#505a5f";
  TemplateDictionary* mark = frame_.AddIncludeDictionary("MARK");
  mark->SetFilename("mark.svg.html");
  TemplateDictionary* shape = mark->AddSectionDictionary(style.shape == Shape::kCircle ? "CIRCLE" : "OUTLINE");
  shape->SetValue("SHAPE", NameOf(style.shape));
  shape->SetValue("FILLING", style.fill == Fill::kFilled ? "filled" : "hollow");
  shape->SetValue("FILL", style.fill == Fill::kFilled ? colour : "#fff");
  shape->SetValue("STROKE", colour);
  shape->SetValue("PATH", OutlineOf(style.shape, centre));
  Set(shape, "X", centre.x);
  Set(shape, "Y", centre.y);
  Set(shape, "RADIUS", kMarkSize);
  if (style.fill != Fill::kDotted) return;
  TemplateDictionary* dot = mark->AddSectionDictionary("DOT");
  Set(dot, "X", centre.x);
  Set(dot, "Y", centre.y);
  dot->SetValue("FILL", colour);
}

void Drawing::Rectangle(const char* section, Position corner, double width, double height) {
  TemplateDictionary* rectangle = body_->AddSectionDictionary(section);
  Set(rectangle, "X", corner.x);
  Set(rectangle, "Y", corner.y);
  Set(rectangle, "WIDTH", width);
  Set(rectangle, "HEIGHT", height);
}

void Drawing::Line(const char* section, const std::vector<Position>& places) {
  if (places.size() < 2) return;
  std::string path;
  for (const Position& place : places) absl::StrAppend(&path, path.empty() ? "M" : "L", At(place));
  body_->AddSectionDictionary(section)->SetValue("PATH", path);
}

void Drawing::Whisker(const char* section, Position from, Position to) {
  const bool upright = from.x == to.x;
  const double dx = upright ? kWhiskerEnd : 0, dy = upright ? 0 : kWhiskerEnd;
  std::string path = absl::StrCat("M", At(from), "L", At(to));
  for (const Position& end : {from, to}) {
    absl::StrAppend(&path, "M", At({end.x - dx, end.y - dy}), "L", At({end.x + dx, end.y + dy}));
  }
  body_->AddSectionDictionary(section)->SetValue("PATH", path);
}

void Drawing::Grid(Position from, Position to) {
  frame_.AddSectionDictionary("GRID")->SetValue("PATH", absl::StrCat("M", At(from), "L", At(to)));
}

void Drawing::Axis(Position from, Position to) {
  frame_.AddSectionDictionary("AXIS")->SetValue("PATH", absl::StrCat("M", At(from), "L", At(to)));
}

std::string Drawing::Finish(double height) {
  Set(&frame_, "HEIGHT", height);
  std::string svg;
  if (!Templates().ExpandNoLoad("frame.svg.html", ctemplate::STRIP_BLANK_LINES, &frame_, nullptr, &svg)) {
    Log("error", "template of a chart missing");
    std::abort();
  }
  return svg;
}

}  // namespace ehcpqa::charts
