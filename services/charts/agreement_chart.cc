#include "services/charts/agreement_chart.h"

#include <algorithm>
#include <cmath>

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
constexpr double kTick = 0.2;

struct Columns {
  double names = 0;  // Width.
  Scale values;
  double texts = 0;  // Left edge.
};

// Alpha may be negative; the axis then begins at a tick at or below the least end of an interval.
double LowestOf(const AgreementChart& chart) {
  double lowest = 0;
  for (const auto& criterion : chart.criteria) {
    lowest = std::min({lowest, Placeable(criterion.alpha).value_or(0), Placeable(criterion.low).value_or(0)});
  }
  return std::max(-1.0, std::floor(lowest / kTick + 1e-9) * kTick);
}

Columns ColumnsOf(const Drawing& drawing, double lowest) {
  if (drawing.narrow()) return {drawing.width(), Scale(lowest, 1, 8, drawing.width() - 16), 0};
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
  for (const double cutoff : kCutoffs) {
    const double x = columns.values.At(cutoff);
    drawing->Line("CUTOFF", {{x, y}, {x, y + height + kBetweenRows}});
  }
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
double PutAxes(Drawing* drawing, const Columns& columns, double top, double bottom) {
  const int first = static_cast<int>(std::lround(columns.values.low() / kTick));
  for (int tick = first; tick <= 5; ++tick) {
    const double value = tick * kTick, x = columns.values.At(value);
    if (!drawing->narrow()) drawing->Grid({x, top}, {x, bottom});
    const TextStyle style = {.size = kSmallText, .anchor = Anchor::kMiddle};
    // A narrow page has room for each second one.
    if (drawing->narrow() && (5 - tick) % 2 == 0 && tick != 5 && first < -1) continue;
    if (tick >= 0) drawing->Text({x, bottom + 18}, {Percent(value)}, style);
    const std::string alpha = Coefficient(value);
    drawing->Text({x, bottom + 64}, {alpha.substr(0, alpha.size() - 1)}, style);
  }
  const Scale& values = columns.values;
  drawing->Axis({values.from(), bottom}, {values.to(), bottom});
  const double from = drawing->narrow() ? 0 : values.from() - 60,
               to = drawing->narrow() ? drawing->width() : values.to() + 60;
  PutAxisTitle(drawing, from, to, bottom + 37, "Pairs at the same level (squares)");
  return PutAxisTitle(drawing, from, to, bottom + 83, "Krippendorff's alpha (circles)");
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
  const Columns columns = ColumnsOf(drawing, LowestOf(chart));
  const double top = PutTitle(&drawing, chart.caption);
  drawing.Text({columns.values.At(kTentativeAlpha) - 2, top + kSmallText}, {"0.667"},
               {.size = kSmallText, .anchor = Anchor::kEnd});
  drawing.Text({columns.values.At(kReliableAlpha) + 2, top + kSmallText}, {"0.800"}, {.size = kSmallText});
  double y = top + kCutoffLabels;
  const double plot = y;
  for (const auto& criterion : chart.criteria) {
    y = drawing.narrow() ? PutNarrowRow(&drawing, columns, y, criterion) : PutWideRow(&drawing, columns, y, criterion);
  }
  y = PutAxes(&drawing, columns, plot, y);
  return drawing.Finish(PutLegend(&drawing, y + 2, LegendOf(&drawing, chart)));
}

}  // namespace ehcpqa::charts
