#include "services/charts/agreement_chart.h"

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

constexpr double kStrip = 34;  // Height of a row's marks: the square above, the circle with its interval below.
constexpr double kSquare = 9, kCircle = 25;
constexpr double kBetweenRows = 10;
constexpr double kCutoffLabels = 26;  // Height of the labels of the cut-offs.
constexpr double kCutoffs[] = {kTentativeAlpha, kReliableAlpha};

struct Columns {
  double names = 0;  // Width.
  Scale values;
  double texts = 0;  // Left edge.
};

// Alpha may be negative: the axis then begins below 0, and has fewer ticks where it goes far.
struct Ticks {
  double step = 0.2;
  int first = 0, last = 5;  // Multiples of the step.
};
Ticks TicksOf(const AgreementChart& chart) {
  double lowest = 0;
  for (const auto& criterion : chart.criteria) {
    if (!Placeable(criterion.alpha)) continue;
    lowest = std::min({lowest, *criterion.alpha, Placeable(criterion.low).value_or(0)});
  }
  if (lowest >= -0.2) return {.first = lowest < 0 ? -1 : 0};
  return {.step = 0.5, .first = lowest >= -0.5 ? -1 : -2, .last = 2};
}

Columns ColumnsOf(const Drawing& drawing, double lowest) {
  if (drawing.narrow()) return {drawing.width(), Scale(lowest, 1, 14, drawing.width() - 22), 0};
  return {170, Scale(lowest, 1, 190, 440), 460};
}

// Texts printed for a row.
std::vector<std::string> TextsOf(const AgreementChart::Criterion& criterion) {
  std::vector<std::string> texts;
  if (const auto agreement = Placeable(criterion.agreement))
    texts.push_back(absl::StrCat(Percent(*agreement), " agree"));
  if (const auto alpha = Placeable(criterion.alpha)) {
    texts.push_back(absl::StrCat("alpha ", Coefficient(*alpha)));
    const auto low = Placeable(criterion.low), high = Placeable(criterion.high);
    if (low && high) absl::StrAppend(&texts.back(), " (", Coefficient(*low), " to ", Coefficient(*high), ")");
  }
  if (!criterion.text.empty()) texts.push_back(Clean(criterion.text));
  return texts;
}

void PutMarks(Drawing* drawing, const Scale& values, double y, const AgreementChart::Criterion& criterion) {
  if (const auto agreement = Placeable(criterion.agreement)) {
    drawing->Mark({values.At(std::max(0.0, *agreement)), y + kSquare}, {Shape::kSquare, Fill::kHollow, Tone::kGrey});
  }
  const auto alpha = Placeable(criterion.alpha), low = Placeable(criterion.low), high = Placeable(criterion.high);
  if (!alpha) return;
  if (low && high) drawing->Whisker("WHISKER", {values.At(*low), y + kCircle}, {values.At(*high), y + kCircle});
  drawing->Mark({values.At(*alpha), y + kCircle}, {Shape::kCircle, Fill::kFilled, Tone::kBlue});
}

// Name, marks and printed values beside each other. The height below the row.
double PutWideRow(Drawing* drawing, const Columns& columns, double y, const AgreementChart::Criterion& criterion) {
  const auto names = Wrap(Clean(criterion.name), columns.names, kText, 3);
  std::vector<std::string> lines;
  for (const std::string& text : TextsOf(criterion)) {
    const auto wrapped = Wrap(text, drawing->width() - columns.texts, kSmallText, 3);
    lines.insert(lines.end(), wrapped.begin(), wrapped.end());
  }
  drawing->Text({0, y + kText}, names);
  drawing->Text({columns.texts, y + kText}, lines, {.size = kSmallText});
  PutMarks(drawing, columns.values, y, criterion);
  const double height = std::max({kStrip, static_cast<double>(names.size()) * LineHeight(kText),
                                  static_cast<double>(lines.size()) * LineHeight(kSmallText)});
  return y + height + kBetweenRows;
}

// Name and printed values above the marks. The height below the row.
double PutNarrowRow(Drawing* drawing, const Columns& columns, double y, const AgreementChart::Criterion& criterion) {
  const auto names = Wrap(Clean(criterion.name), drawing->width(), kText, 3, /*bold=*/true);
  const auto texts = Wrap(absl::StrJoin(TextsOf(criterion), ", "), drawing->width(), kSmallText, 3);
  drawing->Text({0, y + kText}, names, {.bold = true});
  y += static_cast<double>(names.size()) * LineHeight(kText);
  drawing->Text({0, y + kSmallText}, texts, {.size = kSmallText});
  y += static_cast<double>(texts.size()) * LineHeight(kSmallText) + 2;
  if (Placeable(criterion.agreement) || Placeable(criterion.alpha)) {
    PutMarks(drawing, columns.values, y, criterion);
    for (const double cutoff : kCutoffs) {
      const double x = columns.values.At(cutoff);
      drawing->Line("CUTOFF", {{x, y}, {x, y + kStrip}});
    }
    drawing->Axis({columns.values.from(), y + kStrip}, {columns.values.to(), y + kStrip});
    y += kStrip;
  }
  return y + kBetweenRows;
}

// Two scales below each other: per cents for squares, and alpha's own for circles. The height below them.
double PutAxes(Drawing* drawing, const Columns& columns, const Ticks& ticks, double bottom) {
  for (int tick = ticks.first; tick <= ticks.last; ++tick) {
    const double value = tick * ticks.step, x = columns.values.At(value);
    const TextStyle style = {.size = kSmallText, .anchor = Anchor::kMiddle};
    if (tick >= 0) drawing->Text({x, bottom + 18}, {Percent(value)}, style);
    const std::string alpha = Coefficient(value);
    drawing->Text({x, bottom + 64}, {alpha.substr(0, alpha.size() - 1)}, style);
  }
  // Titles are wider than a plot between other columns.
  const double beyond = drawing->narrow() ? 0 : 60;
  const double from = columns.values.from() - beyond, to = columns.values.to() + beyond;
  PutAxisTitle(drawing, from, to, bottom + 37, "Pairs at the same level (squares)");
  return PutAxisTitle(drawing, from, to, bottom + 83, "Krippendorff's alpha (circles)");
}

// What a wide chart has behind all of its rows.
void PutBackground(Drawing* drawing, const Columns& columns, const Ticks& ticks, double top, double bottom) {
  for (int tick = ticks.first; tick <= ticks.last; ++tick) {
    const double x = columns.values.At(tick * ticks.step);
    drawing->Grid({x, top}, {x, bottom});
  }
  for (const double cutoff : kCutoffs) {
    drawing->Line("CUTOFF", {{columns.values.At(cutoff), top}, {columns.values.At(cutoff), bottom}});
  }
  drawing->Axis({columns.values.from(), bottom}, {columns.values.to(), bottom});
}

std::vector<LegendEntry> LegendOf(Drawing* drawing, const AgreementChart& chart) {
  bool agreement = false, alpha = false, interval = false;
  for (const auto& criterion : chart.criteria) {
    agreement = agreement || Placeable(criterion.agreement);
    const bool here = Placeable(criterion.alpha).has_value();
    alpha = alpha || here;
    interval = interval || (here && Placeable(criterion.low) && Placeable(criterion.high));
  }
  std::vector<LegendEntry> entries;
  if (agreement) {
    entries.push_back(MarkEntry(drawing, {Shape::kSquare, Fill::kHollow, Tone::kGrey}, "Pairs at the same level"));
  }
  if (alpha) entries.push_back(MarkEntry(drawing, {Shape::kCircle, Fill::kFilled, Tone::kBlue}, "Alpha"));
  if (interval) entries.push_back(WhiskerEntry(drawing, "WHISKER", "95 % interval of alpha"));
  entries.push_back(LineEntry(drawing, "CUTOFF",
                              "Alpha 0.667 (tentative conclusions) and 0.800 (reliable): these apply to alpha only"));
  return entries;
}

}  // namespace

std::string Draw(const AgreementChart& chart, Layout layout) {
  if (chart.criteria.empty()) return "";
  Drawing drawing(chart.caption, layout, "agreement_chart.svg.html");
  const Ticks ticks = TicksOf(chart);
  const Columns columns = ColumnsOf(drawing, ticks.first * ticks.step);
  const double top = PutTitle(&drawing, chart.caption);
  drawing.Text({columns.values.At(kTentativeAlpha) - 2, top + kSmallText}, {"0.667"},
               {.size = kSmallText, .anchor = Anchor::kEnd});
  drawing.Text({columns.values.At(kReliableAlpha) + 2, top + kSmallText}, {"0.800"}, {.size = kSmallText});
  double y = top + kCutoffLabels;
  const double plot = y;
  for (const auto& criterion : chart.criteria) {
    y = drawing.narrow() ? PutNarrowRow(&drawing, columns, y, criterion) : PutWideRow(&drawing, columns, y, criterion);
  }
  if (drawing.narrow()) {
    y -= kBetweenRows;
  } else {
    PutBackground(&drawing, columns, ticks, plot, y);
  }
  y = PutAxes(&drawing, columns, ticks, y);
  return drawing.Finish(PutLegend(&drawing, y + 2, LegendOf(&drawing, chart)));
}

}  // namespace ehcpqa::charts
