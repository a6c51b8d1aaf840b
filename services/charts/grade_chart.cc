#include "services/charts/grade_chart.h"

#include <algorithm>

#include "services/charts/drawing.h"
#include "services/charts/format.h"
#include "services/charts/frame.h"
#include "services/charts/scale.h"
#include "services/charts/text.h"

namespace ehcpqa::charts {
namespace {

constexpr double kBar = 14;        // Height of a bar.
constexpr double kSubject = 16;    // Size of a subject's name.
constexpr double kColumnGap = 14;  // Between names, bars and printed values.
constexpr double kBetweenBars = 12;
constexpr double kGridBeyond = 4;  // How far lines of the grid go beyond bars.

// Where names, bars and printed values stand.
struct Columns {
  double names = 0;  // Width.
  Scale shares;
  double texts = 0;  // Left edge.
};

Columns ColumnsOf(const Drawing& drawing) {
  if (drawing.narrow()) return {drawing.width(), Scale(0, 1, 1, drawing.width() - 5), 0};
  return {150, Scale(0, 1, 150 + kColumnGap, 440), 440 + kColumnGap + 6};
}

std::string PrintedText(const GradeChart::Grade& grade) {
  const auto share = Placeable(grade.share);
  if (!grade.text.empty() || !share) return Clean(grade.text);
  return PercentWithInterval(*share, grade.low, grade.high);
}

void PutBar(Drawing* drawing, const Scale& shares, double y, const GradeChart::Grade& grade) {
  const auto share = Placeable(grade.share), low = Placeable(grade.low), high = Placeable(grade.high);
  if (!share) return;
  drawing->Rectangle("BAR", {shares.At(0), y}, shares.At(*share) - shares.At(0), kBar);
  if (low && high) {
    drawing->Whisker("WHISKER", {shares.At(*low), y + kBar / 2}, {shares.At(*high), y + kBar / 2});
  }
}

// Name, bar and printed value in one row. The height below it.
double PutWideRow(Drawing* drawing, const Columns& columns, double y, const GradeChart::Grade& grade) {
  const bool bar = Placeable(grade.share).has_value();
  const double left = bar ? columns.texts : columns.shares.from() + 6;
  const auto names = Wrap(Clean(grade.name), columns.names, kText, 3);
  const auto texts = Wrap(PrintedText(grade), drawing->width() - left, kText, 3);
  drawing->Text({columns.names, y + kBar - 2}, names, {.anchor = Anchor::kEnd});
  drawing->Text({left, y + kBar - 2}, texts);
  PutBar(drawing, columns.shares, y, grade);
  const double lines = static_cast<double>(std::max<size_t>({names.size(), texts.size(), 1}));
  return y + std::max(kBar, lines * LineHeight(kText) - 4) + kBetweenBars;
}

// Name and printed value above the bar, on one line where they fit. The height below it.
double PutNarrowRow(Drawing* drawing, const Columns& columns, double y, const GradeChart::Grade& grade) {
  const auto names = Wrap(Clean(grade.name), drawing->width(), kText, 3);
  const auto texts = Wrap(PrintedText(grade), drawing->width(), kText, 3);
  const bool one_line = names.size() == 1 && texts.size() == 1 &&
                        TextWidth(names[0], kText) + kColumnGap + TextWidth(texts[0], kText) <= drawing->width();
  drawing->Text({0, y + kText}, names);
  y += static_cast<double>(names.size()) * LineHeight(kText);
  if (one_line) {
    drawing->Text({drawing->width(), y - LineHeight(kText) + kText}, texts, {.anchor = Anchor::kEnd});
  } else {
    drawing->Text({0, y + kText}, texts);
    y += static_cast<double>(texts.size()) * LineHeight(kText);
  }
  if (!Placeable(grade.share)) return y + kBetweenBars;
  y += 2 * kGridBeyond;
  PutShareGrid(drawing, columns.shares, y - kGridBeyond, y + kBar + kGridBeyond);
  PutBar(drawing, columns.shares, y, grade);
  return y + kBar + kBetweenBars;
}

}  // namespace

std::string Draw(const GradeChart& chart, Layout layout) {
  if (std::all_of(chart.subjects.begin(), chart.subjects.end(), [](const auto& s) { return s.grades.empty(); }))
    return "";
  Drawing drawing(chart.caption, layout, "grade_chart.svg.html");
  const Columns columns = ColumnsOf(drawing);
  const double top = PutTitle(&drawing, chart.caption);
  double y = top;
  for (const GradeChart::Subject& subject : chart.subjects) {
    if (subject.grades.empty()) continue;
    const auto name = Wrap(Clean(subject.name), drawing.width(), kSubject, 2, /*bold=*/true);
    if (y > top) y += 8;
    drawing.Text({0, y + kSubject}, name, {.size = kSubject, .bold = true});
    if (!name.empty()) y += static_cast<double>(name.size()) * LineHeight(kSubject) + 8;
    const double first = y;
    for (const GradeChart::Grade& grade : subject.grades) {
      y = drawing.narrow() ? PutNarrowRow(&drawing, columns, y, grade) : PutWideRow(&drawing, columns, y, grade);
    }
    if (!drawing.narrow()) PutShareGrid(&drawing, columns.shares, first - kGridBeyond, y - kBetweenBars + kGridBeyond);
  }
  return drawing.Finish(PutShareAxisAcross(&drawing, columns.shares, y, chart.axis_title));
}

}  // namespace ehcpqa::charts
