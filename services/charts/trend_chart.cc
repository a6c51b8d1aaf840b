#include "services/charts/trend_chart.h"

#include <algorithm>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/charts/drawing.h"
#include "services/charts/format.h"
#include "services/charts/frame.h"
#include "services/charts/scale.h"
#include "services/charts/text.h"

namespace ehcpqa::charts {
namespace {

constexpr double kLeft = 52, kRight = 8;  // Beside the plot.
constexpr double kWidestLabel = 84;       // Words that are wider are broken.
constexpr double kBetweenLabels = 8;

// The plot: a column for each point, of equal width.
struct Plot {
  double left, right, column;
  Scale shares;
  double Middle(size_t point) const { return left + (static_cast<double>(point) + 0.5) * column; }
  double Edge(size_t point) const { return left + static_cast<double>(point) * column; }
};

MarkStyle StyleOf(Signal signal, Meaning meaning) {
  if (signal == Signal::kNone) return {Shape::kCircle, Fill::kFilled, Tone::kGrey};
  const Fill fill = meaning == Meaning::kImprovement ? Fill::kFilled
                    : meaning == Meaning::kConcern   ? Fill::kHollow
                                                     : Fill::kDotted;
  return {signal == Signal::kHigh ? Shape::kTriangleUp : Shape::kTriangleDown, fill, Tone::kBlue};
}

std::string WordsOf(Signal signal, Meaning meaning, bool limits) {
  if (signal == Signal::kNone) return limits ? "Common cause" : "Share";
  return absl::StrCat(signal == Signal::kHigh ? "High signal" : "Low signal",
                      meaning == Meaning::kImprovement ? ", improvement"
                      : meaning == Meaning::kConcern   ? ", concern"
                                                       : "");
}

// Segments cut to the points that there are; those without one are left out.
std::vector<TrendChart::Segment> SegmentsOf(const TrendChart& chart) {
  std::vector<TrendChart::Segment> segments;
  for (TrendChart::Segment segment : chart.segments) {
    segment.end = std::min(segment.end, chart.points.size());
    if (segment.first < segment.end) segments.push_back(std::move(segment));
  }
  return segments;
}

// Lines where new stretches begin, with their labels above the plot: in bands below each other where they would
// overlap.
class Breaks {
 public:
  Breaks(const std::vector<TrendChart::Segment>& segments, double left, double column, double width) {
    std::vector<double> ends;  // Right end of the last label in each band.
    for (const TrendChart::Segment& segment : segments) {
      if (segment.first == 0 || segment.reason.empty()) continue;
      Label label = {.line = left + static_cast<double>(segment.first) * column,
                     .lines = Wrap(Clean(segment.reason), kWidest, kSmallText, 3)};
      double wide = 0;
      for (const std::string& line : label.lines) wide = std::max(wide, TextWidth(line, kSmallText));
      // At the right of its line, or at the left where there is no room.
      label.x = label.line + kBesideLine;
      if (label.x + wide > width) label.x = std::max(0.0, label.line - kBesideLine - wide);
      while (label.band < ends.size() && ends[label.band] + kBetweenLabels > label.x) ++label.band;
      if (label.band == ends.size()) ends.push_back(0);
      ends[label.band] = std::max(label.x + wide, label.line);
      band_ = std::max(band_, static_cast<double>(label.lines.size()) * LineHeight(kSmallText) + 6);
      labels_.push_back(std::move(label));
    }
    bands_ = static_cast<double>(ends.size());
  }

  double height() const { return bands_ * band_; }

  void Put(Drawing* drawing, double top, double bottom) const {
    for (const Label& label : labels_) {
      const double y = top + static_cast<double>(label.band) * band_;
      drawing->Line("BREAK", {{label.line, y}, {label.line, bottom}});
      drawing->Text({label.x, y + kSmallText}, label.lines, {.size = kSmallText, .halo = true});
    }
  }

 private:
  struct Label {
    double line = 0, x = 0;
    size_t band = 0;
    std::vector<std::string> lines = {};
  };
  static constexpr double kWidest = 150, kBesideLine = 5;
  std::vector<Label> labels_;
  double bands_ = 0, band_ = 0;  // Number of bands, and height of each.
};

void PutSegments(Drawing* drawing, const Plot& plot, const std::vector<TrendChart::Segment>& segments) {
  for (const TrendChart::Segment& segment : segments) {
    const auto level = [&](const char* section, const std::optional<double>& share) {
      if (!Placeable(share)) return;
      const double y = plot.shares.At(*share);
      drawing->Line(section, {{plot.Edge(segment.first), y}, {plot.Edge(segment.end), y}});
    };
    level("NEAR", segment.near_lower);
    level("NEAR", segment.near_upper);
    level("LIMIT", segment.lower);
    level("LIMIT", segment.upper);
    level("MEAN", segment.mean);
  }
}

// The line that joins the points, broken where one is missing or a new stretch begins; intervals; marks.
void PutPoints(Drawing* drawing, const Plot& plot, const TrendChart& chart,
               const std::vector<TrendChart::Segment>& segments) {
  std::vector<Position> line;
  for (size_t i = 0; i < chart.points.size(); ++i) {
    const TrendChart::Point& point = chart.points[i];
    const auto share = Placeable(point.share), low = Placeable(point.low), high = Placeable(point.high);
    const bool begins = std::any_of(segments.begin(), segments.end(), [i](const auto& s) { return s.first == i; });
    if (!share || begins) {
      drawing->Line("SERIES", line);
      line.clear();
    }
    if (!share) continue;
    const Position place = {plot.Middle(i), plot.shares.At(*share)};
    line.push_back(place);
    if (low && high) drawing->Whisker("WHISKER", {place.x, plot.shares.At(*low)}, {place.x, plot.shares.At(*high)});
    drawing->Mark(place, StyleOf(point.signal, point.meaning));
  }
  drawing->Line("SERIES", line);
}

std::string TextOf(const TrendChart::Point& point) {
  const auto share = Placeable(point.share);
  return !point.text.empty() || !share ? Clean(point.text) : Percent(*share);
}

// Labels and printed values below the axis, counted back from the last point, as many as fit. The height below them.
double PutLabels(Drawing* drawing, const Plot& plot, double y, const std::vector<TrendChart::Point>& points) {
  double widest = 0;
  for (const TrendChart::Point& point : points) {
    widest = std::max(
        {widest, WidestWord(Clean(point.label), kSmallText), WidestWord(TextOf(point), kSmallText, /*bold=*/true)});
  }
  widest = std::min(widest, kWidestLabel);
  // How wide labels may be when each `stride`th is shown. The last one moves to the left where the drawing ends,
  // towards the one before it.
  const double to_edge = drawing->width() - plot.Middle(points.size() - 1);
  const auto room = [&](size_t stride) {
    const double apart = static_cast<double>(stride) * plot.column - kBetweenLabels;
    return apart / 2 <= to_edge ? apart : std::max(2 * to_edge, (apart + to_edge) / 1.5);
  };
  size_t stride = 1;
  while (room(stride) < widest && stride < points.size()) ++stride;
  const double width = std::max(widest, room(stride));
  size_t label_lines = 0, text_lines = 0;
  std::map<size_t, std::pair<std::vector<std::string>, std::vector<std::string>>> shown;
  for (size_t back = 0; back < points.size(); back += stride) {
    const size_t i = points.size() - 1 - back;
    auto& [label, text] = shown[i];
    label = Wrap(Clean(points[i].label), width, kSmallText, 2);
    text = Wrap(TextOf(points[i]), width, kSmallText, 3, /*bold=*/true);
    label_lines = std::max(label_lines, label.size());
    text_lines = std::max(text_lines, text.size());
  }
  const double texts = y + static_cast<double>(label_lines) * LineHeight(kSmallText);
  for (const auto& [i, words] : shown) {
    double half = 0;
    for (const std::string& line : words.first) half = std::max(half, TextWidth(line, kSmallText) / 2);
    for (const std::string& line : words.second) half = std::max(half, TextWidth(line, kSmallText, /*bold=*/true) / 2);
    const double x = std::max(half, std::min(plot.Middle(i), drawing->width() - half));
    drawing->Text({x, y}, words.first, {.size = kSmallText, .anchor = Anchor::kMiddle});
    drawing->Text({x, texts}, words.second, {.size = kSmallText, .bold = true, .anchor = Anchor::kMiddle});
  }
  return texts + static_cast<double>(text_lines) * LineHeight(kSmallText);
}

// Levels are said of the last stretch that has them; what an earlier one had is read off the axis.
std::vector<LegendEntry> LegendOf(Drawing* drawing, const TrendChart& chart,
                                  const std::vector<TrendChart::Segment>& segments) {
  const TrendChart::Segment* last = nullptr;
  bool several = false, near = false;
  for (const TrendChart::Segment& segment : segments) {
    if (!Placeable(segment.mean)) continue;
    several = last != nullptr;
    last = &segment;
    near = near || Placeable(segment.near_lower) || Placeable(segment.near_upper);
  }
  std::map<std::pair<Signal, Meaning>, bool> kinds;
  bool intervals = false;
  for (const TrendChart::Point& point : chart.points) {
    if (!Placeable(point.share)) continue;
    kinds[{point.signal, point.signal == Signal::kNone ? Meaning::kNeither : point.meaning}] = true;
    intervals = intervals || (Placeable(point.low) && Placeable(point.high));
  }
  std::vector<LegendEntry> entries;
  for (const auto& [kind, seen] : kinds) {
    const auto& [signal, meaning] = kind;
    entries.push_back(MarkEntry(drawing, StyleOf(signal, meaning), WordsOf(signal, meaning, last != nullptr)));
  }
  if (intervals) entries.push_back(WhiskerEntry(drawing, "WHISKER", "95 % interval"));
  if (last != nullptr) {
    const std::string mean = several ? "Latest mean" : "Mean";
    entries.push_back(LineEntry(drawing, "MEAN", absl::StrCat(mean, " ", Percent(*last->mean))));
    const auto lower = Placeable(last->lower), upper = Placeable(last->upper);
    if (lower && upper) {
      const std::string limits = several ? "Latest control limits" : "Control limits";
      entries.push_back(
          LineEntry(drawing, "LIMIT", absl::StrCat(limits, " ", Percent(*lower), " to ", Percent(*upper))));
    }
    if (near) entries.push_back(LineEntry(drawing, "NEAR", "Two thirds of the way to a limit"));
  }
  if (const auto target = Placeable(chart.target)) {
    entries.push_back(LineEntry(drawing, "TARGET", absl::StrCat("Target ", Percent(*target))));
  }
  return entries;
}

}  // namespace

std::string Draw(const TrendChart& chart, Layout layout) {
  if (chart.points.empty()) return "";
  Drawing drawing(chart.caption, layout, "trend_chart.svg.html");
  const auto segments = SegmentsOf(chart);
  const double left = kLeft, right = drawing.width() - kRight;
  const double column = (right - left) / static_cast<double>(chart.points.size());
  const Breaks breaks(segments, left, column, drawing.width());

  const double head = PutTitleAbove(&drawing, PutTitle(&drawing, chart.caption), chart.y_title);
  const double top = head + breaks.height();
  const double bottom = top + (drawing.narrow() ? 210 : 240);
  const Plot plot = {left, right, column, Scale(0, 1, bottom, top)};
  PutShareAxisUp(&drawing, plot.shares, left, right);
  breaks.Put(&drawing, head, bottom);
  PutSegments(&drawing, plot, segments);
  if (const auto target = Placeable(chart.target)) {
    drawing.Line("TARGET", {{left, plot.shares.At(*target)}, {right, plot.shares.At(*target)}});
  }
  PutPoints(&drawing, plot, chart, segments);
  double y = PutLabels(&drawing, plot, bottom + 20, chart.points);
  y = PutAxisTitle(&drawing, left, right, y + 6, chart.x_title);
  return drawing.Finish(PutLegend(&drawing, y + 4, LegendOf(&drawing, chart, segments)));
}

}  // namespace ehcpqa::charts
