#include "services/charts/funnel_chart.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/charts/drawing.h"
#include "services/charts/format.h"
#include "services/charts/frame.h"
#include "services/charts/scale.h"
#include "services/charts/text.h"

namespace ehcpqa::charts {
namespace {

constexpr double kLeft = 52, kRight = 82;  // Beside the plot; labels of the limits stand at its right.
constexpr double kFinest = 2;              // Points of a curve that are closer add nothing to it.
constexpr double kMarkRoom = 9;            // From the middle of a mark to what may stand beside it.

struct Plot {
  Scale plans, shares;
};

MarkStyle StyleOf(FunnelChart::Place place) {
  switch (place) {
    case FunnelChart::Place::kInside:
      return {Shape::kCircle, Fill::kHollow, Tone::kBlue};
    case FunnelChart::Place::kOutside95:
      return {Shape::kDiamond, Fill::kFilled, Tone::kBlue};
    case FunnelChart::Place::kOutside998:
      return {Shape::kSquare, Fill::kFilled, Tone::kBlue};
  }
  return {};
}

const char* WordsOf(FunnelChart::Place place) {
  switch (place) {
    case FunnelChart::Place::kInside:
      return "Inside the limits";
    case FunnelChart::Place::kOutside95:
      return "Outside the 95 % limits";
    case FunnelChart::Place::kOutside998:
      return "Outside the 99.8 % limits";
  }
  return "";
}

bool HasMark(const FunnelChart::Unit& unit) { return Placeable(unit.plans) && Placeable(unit.share); }

struct Box {
  double left, top, right, bottom;
  bool Meets(const Box& other) const {
    return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
  }
};

Box Around(Position centre) {
  return {centre.x - kMarkRoom, centre.y - kMarkRoom, centre.x + kMarkRoom, centre.y + kMarkRoom};
}

// The names of units beside their marks: around each, wherever none covers a mark or a name.
void PutNames(Drawing* drawing, const Plot& plot, const std::vector<FunnelChart::Unit>& units) {
  std::vector<Box> taken;
  for (const FunnelChart::Unit& unit : units)
    taken.push_back(Around({plot.plans.At(*unit.plans), plot.shares.At(*unit.share)}));
  for (const FunnelChart::Unit& unit : units) {
    const auto lines = Wrap(Clean(unit.name), drawing->narrow() ? 90 : 160, kSmallText, 2);
    if (lines.empty()) continue;
    double width = 0;
    for (const std::string& line : lines) width = std::max(width, TextWidth(line, kSmallText));
    const double height = static_cast<double>(lines.size()) * LineHeight(kSmallText);
    const double x = plot.plans.At(*unit.plans), y = plot.shares.At(*unit.share);
    struct Candidate {
      Anchor anchor;
      double left, top;
    };
    const double beside = x + kMarkRoom, before = x - kMarkRoom - width, above = y - kMarkRoom - height;
    const double below = y + kMarkRoom;
    const Candidate candidates[] = {{Anchor::kStart, beside, y - height / 2},
                                    {Anchor::kEnd, before, y - height / 2},
                                    {Anchor::kMiddle, x - width / 2, above},
                                    {Anchor::kMiddle, x - width / 2, below},
                                    {Anchor::kStart, x, above},
                                    {Anchor::kStart, x, below},
                                    {Anchor::kEnd, x - width, above},
                                    {Anchor::kEnd, x - width, below}};
    for (const Candidate& at : candidates) {
      const Box box = {at.left, at.top, at.left + width, at.top + height};
      const bool inside = box.left > plot.plans.from() && box.right < plot.plans.to() && box.top > plot.shares.to() &&
                          box.bottom < plot.shares.from();
      if (!inside || std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return box.Meets(other); }))
        continue;
      const double anchor_x = at.anchor == Anchor::kStart ? box.left : at.anchor == Anchor::kEnd ? box.right : x;
      drawing->Text({anchor_x, at.top + kSmallText}, lines, {.size = kSmallText, .anchor = at.anchor, .halo = true});
      taken.push_back(box);
      break;
    }
  }
}

// One limit curve as far as the plot goes, and where it ends.
template <typename Value>
double PutCurve(Drawing* drawing, const char* section, const Plot& plot, const std::vector<FunnelChart::Limit>& limits,
                Value value) {
  std::vector<Position> curve;
  double plans = 0, share = 0;  // The last point, drawn or not.
  const auto add = [&] { curve.push_back({plot.plans.At(plans), plot.shares.At(share)}); };
  for (const FunnelChart::Limit& limit : limits) {
    const double end = plot.plans.high(), next_plans = limit.plans, next_share = value(limit);
    if (!Placeable(next_plans) || !Placeable(next_share) || (!curve.empty() && next_plans <= plans)) continue;
    if (next_plans > end) {
      if (curve.empty()) break;
      share += (next_share - share) * (end - plans) / (next_plans - plans);
      plans = end;
      break;
    }
    plans = next_plans;
    share = next_share;
    if (curve.empty() || plot.plans.At(plans) - curve.back().x >= kFinest) add();
  }
  if (curve.empty()) return plot.shares.At(0);
  if (plot.plans.At(plans) > curve.back().x) add();
  drawing->Line(section, curve);
  return curve.back().y;
}

void PutLimits(Drawing* drawing, const Plot& plot, const FunnelChart& chart) {
  std::vector<std::string> labels;
  std::vector<double> heights;
  if (!chart.limits.empty()) {
    using Limit = FunnelChart::Limit;
    heights.push_back(PutCurve(drawing, "LIMIT998", plot, chart.limits, [](const Limit& l) { return l.high998; }));
    heights.push_back(PutCurve(drawing, "LIMIT95", plot, chart.limits, [](const Limit& l) { return l.high95; }));
    heights.push_back(PutCurve(drawing, "LIMIT95", plot, chart.limits, [](const Limit& l) { return l.low95; }));
    heights.push_back(PutCurve(drawing, "LIMIT998", plot, chart.limits, [](const Limit& l) { return l.low998; }));
    labels = {"99.8 % limit", "95 % limit", "95 % limit", "99.8 % limit"};
  }
  if (const auto target = Placeable(chart.target)) {
    const double y = plot.shares.At(*target);
    drawing->Line("TARGET", {{plot.plans.from(), y}, {plot.plans.to(), y}});
    // Between the upper and the lower limits, also where they meet.
    const auto middle = static_cast<std::ptrdiff_t>(labels.size() / 2);
    heights.insert(heights.begin() + middle, y);
    labels.insert(labels.begin() + middle, Percent(*target));
  }
  const auto places = Spread(heights, LineHeight(kSmallText), plot.shares.to(), plot.shares.from());
  for (size_t i = 0; i < labels.size(); ++i) {
    drawing->Text({plot.plans.to() + 6, places[i] + 4.5}, {labels[i]}, {.size = kSmallText});
  }
}

std::vector<LegendEntry> LegendOf(Drawing* drawing, const FunnelChart& chart,
                                  const std::vector<FunnelChart::Unit>& units) {
  using Kind = FunnelChart::Place;
  std::vector<LegendEntry> entries;
  for (const Kind place : {Kind::kInside, Kind::kOutside95, Kind::kOutside998}) {
    const bool seen = std::any_of(units.begin(), units.end(), [&](const auto& unit) { return unit.place == place; });
    const bool plain = chart.limits.empty() && place == Kind::kInside;
    if (seen) entries.push_back(MarkEntry(drawing, StyleOf(place), plain ? "Unit" : WordsOf(place)));
  }
  if (const auto target = Placeable(chart.target)) {
    entries.push_back(LineEntry(drawing, "TARGET", absl::StrCat(chart.target_name, ", ", Percent(*target))));
  }
  if (!chart.limits.empty()) {
    entries.push_back(LineEntry(drawing, "LIMIT95", "95 % limits"));
    entries.push_back(LineEntry(drawing, "LIMIT998", "99.8 % limits"));
  }
  return entries;
}

// Names those without a mark. The height below.
double PutWithout(Drawing* drawing, double y, const std::vector<FunnelChart::Unit>& units) {
  std::vector<std::string> without;
  for (const FunnelChart::Unit& unit : units) {
    if (!HasMark(unit))
      without.push_back(unit.text.empty() ? unit.name : absl::StrCat(unit.name, " (", unit.text, ")"));
  }
  if (without.empty()) return y;
  const std::string text = Clean(absl::StrCat("Without a mark: ", absl::StrJoin(without, ", ")));
  const auto lines = Wrap(text, drawing->width(), kSmallText, 6);
  drawing->Text({0, y + kSmallText}, lines, {.size = kSmallText});
  return y + static_cast<double>(lines.size()) * LineHeight(kSmallText) + 4;
}

}  // namespace

std::string Draw(const FunnelChart& chart, Layout layout) {
  std::vector<FunnelChart::Unit> units;
  for (const FunnelChart::Unit& unit : chart.units) {
    if (HasMark(unit)) units.push_back(unit);
  }
  if (units.empty()) return "";
  double most = 1;
  for (const FunnelChart::Unit& unit : units) most = std::max(most, *unit.plans);
  // A little beyond the largest unit, where there are limits.
  if (!chart.limits.empty()) most = std::max(most, std::min(chart.limits.back().plans, most * 1.1));

  Drawing drawing(chart.caption, layout, "funnel_chart.svg.html");
  const double top = PutTitleAbove(&drawing, PutTitle(&drawing, chart.caption), chart.y_title);
  const double bottom = top + (drawing.narrow() ? 240 : 300);
  const double left = kLeft, right = drawing.width() - kRight;
  const auto ticks = CountTicks(most, drawing.narrow() ? 5 : 8);
  const Plot plot = {Scale(0, most, left, right), Scale(0, 1, bottom, top)};
  PutShareAxisUp(&drawing, plot.shares, left, right);
  for (const double tick : ticks) {
    if (tick > most) continue;
    drawing.Text({plot.plans.At(tick), bottom + 18}, {Coordinate(tick)},
                 {.size = kSmallText, .anchor = Anchor::kMiddle});
  }
  PutLimits(&drawing, plot, chart);
  for (const FunnelChart::Unit& unit : units) {
    drawing.Mark({plot.plans.At(*unit.plans), plot.shares.At(*unit.share)}, StyleOf(unit.place));
  }
  if (units.size() <= kMostNamedUnits) PutNames(&drawing, plot, units);
  double y = PutAxisTitle(&drawing, left, right, bottom + 40, chart.x_title);
  y = PutLegend(&drawing, y + 4, LegendOf(&drawing, chart, units));
  return drawing.Finish(PutWithout(&drawing, y, chart.units));
}

}  // namespace ehcpqa::charts
