#include "services/reports/native_charts.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/reports/plain_text.h"

namespace ehcpqa::reports {
namespace {

using v1::ReportChart;
using v1::ReportChartPoint;
using Values = std::vector<std::optional<double>>;

constexpr int kRowPixels = 20, kUsualWidth = 480, kUsualHeight = 288;
constexpr int kWidth = 760, kLeastHeight = 320, kBarPixels = 30, kAroundBars = 130;
constexpr lxw_color_t kBlue = 0x1D70B8, kPale = 0xA4C6E3, kBlack = 0x0B0C0C, kGrey = 0x505A5F, kWhite = 0xFFFFFF;
constexpr lxw_color_t kGridGrey = 0xD8DDE0;

double Rounded(double value, int decimals) {
  const double unit = std::pow(10.0, decimals);
  return std::round(value * unit) / unit;
}

bool IsAgreement(const ReportChart& chart) { return chart.kind() == v1::REPORT_CHART_KIND_AGREEMENT; }
bool HasBars(const ReportChart& chart) { return IsAgreement(chart) || chart.kind() == v1::REPORT_CHART_KIND_GRADES; }

int HeightOf(const ReportChart& chart) {
  if (!HasBars(chart)) return 400;
  const int bar = IsAgreement(chart) ? 2 * kBarPixels : kBarPixels;
  return std::max(kLeastHeight, kAroundBars + bar * chart.points_size());
}

// "$C$4:$C$9".
std::string Cells(int column, int first, int last) {
  const std::string letter(1, static_cast<char>('A' + column));
  return absl::StrCat("$", letter, "$", first + 1, ":$", letter, "$", last + 1);
}

// "C4".
std::string Cell(int column, int row) { return absl::StrCat(std::string(1, static_cast<char>('A' + column)), row + 1); }

// The values of one chart: columns side by side below a title.
class ChartTable {
 public:
  ChartTable(const ReportChart& chart, Sheet& sheet) : sheet_(sheet) {
    sheet.Line(chart.title(), Style::kTableTitle);
    title_ = sheet.row() - 1;
    head_ = sheet.row();
  }

  int title() const { return title_; }
  int head() const { return head_; }
  int first() const { return head_ + 1; }
  Sheet& sheet() { return sheet_; }
  // Last row of a column.
  int last(int column) const { return head_ + std::max(1, lengths_[static_cast<size_t>(column)]); }

  int Texts(const std::string& label, const std::vector<std::string>& texts) {
    const int column = Head(label, Style::kHead, texts.size());
    for (size_t i = 0; i < texts.size(); ++i) {
      sheet_.Text(first() + static_cast<int>(i), column, texts[i], Style::kText);
      sheet_.Widen(column, texts[i].size());
    }
    return column;
  }

  int Numbers(const std::string& label, const Values& values, const std::string& format) {
    const int column = Head(label, Style::kNumberHead, values.size());
    for (size_t i = 0; i < values.size(); ++i) {
      if (values[i]) sheet_.Number(first() + static_cast<int>(i), column, *values[i], format);
    }
    return column;
  }

  // Computed by the spreadsheet from the cells of the same row.
  int Computed(const std::string& label, const Values& values, const std::string& format,
               const std::function<std::string(int row)>& formula) {
    const int column = Head(label, Style::kNumberHead, values.size());
    for (size_t i = 0; i < values.size(); ++i) {
      const int row = first() + static_cast<int>(i);
      if (values[i]) sheet_.Formula(row, column, formula(row), *values[i], format);
    }
    return column;
  }

  // Leaves the sheet behind the table and one empty row.
  void End() {
    int longest = 0;
    for (const int length : lengths_) longest = std::max(longest, length);
    sheet_.Skip(longest + 2);
  }

 private:
  int Head(const std::string& label, Style style, size_t length) {
    const int column = static_cast<int>(lengths_.size());
    sheet_.Text(head_, column, label, style);
    sheet_.Widen(column, label.size() / 2);
    lengths_.push_back(static_cast<int>(length));
    return column;
  }

  Sheet& sheet_;
  int title_ = 0, head_ = 0;
  std::vector<int> lengths_;
};

// One chart while it is drawn.
struct Drawing {
  const ReportChart& chart;
  Workbook& book;
  ChartTable table;
  lxw_chart* picture;
};

Values Collect(const ReportChart& chart, const std::function<std::optional<double>(const ReportChartPoint&)>& value) {
  Values values;
  for (const ReportChartPoint& point : chart.points()) values.push_back(value(point));
  return values;
}

// The columns that most charts begin with.
struct Columns {
  int label = 0, text = 0, value = 0, low = 0, high = 0;
  Values values, lows, highs;
};

Columns AddPoints(Drawing& drawing, const std::string& value_label, int decimals, const std::string& format) {
  Columns columns;
  std::vector<std::string> labels, texts;
  for (const ReportChartPoint& point : drawing.chart.points()) {
    labels.push_back(point.series().empty() ? point.label() : absl::StrCat(point.series(), ": ", point.label()));
    texts.push_back(point.text());
  }
  columns.values = Collect(drawing.chart, [&](const ReportChartPoint& point) {
    return point.has_value() ? std::optional(Rounded(point.value(), decimals)) : std::nullopt;
  });
  columns.lows = Collect(drawing.chart, [&](const ReportChartPoint& point) {
    return point.has_low() ? std::optional(Rounded(point.low(), decimals)) : std::nullopt;
  });
  columns.highs = Collect(drawing.chart, [&](const ReportChartPoint& point) {
    return point.has_high() ? std::optional(Rounded(point.high(), decimals)) : std::nullopt;
  });
  columns.label = drawing.table.Texts("Of", labels);
  columns.text = drawing.table.Texts("Shown as", texts);
  columns.value = drawing.table.Numbers(value_label, columns.values, format);
  columns.low = drawing.table.Numbers("Range from", columns.lows, format);
  columns.high = drawing.table.Numbers("Range to", columns.highs, format);
  return columns;
}

lxw_chart_series* AddSeries(Drawing& drawing, int categories, int values) {
  ChartTable& table = drawing.table;
  const char* sheet = table.sheet().name().c_str();
  lxw_chart_series* series = chart_add_series(drawing.picture, nullptr, nullptr);
  const auto first = static_cast<lxw_row_t>(table.first());
  const auto last = static_cast<lxw_row_t>(table.last(values));
  chart_series_set_categories(series, sheet, first, static_cast<lxw_col_t>(categories), last,
                              static_cast<lxw_col_t>(categories));
  chart_series_set_values(series, sheet, first, static_cast<lxw_col_t>(values), last, static_cast<lxw_col_t>(values));
  chart_series_set_name_range(series, sheet, static_cast<lxw_row_t>(table.head()), static_cast<lxw_col_t>(values));
  return series;
}

void SetLine(lxw_chart_series* series, lxw_color_t color, float width, uint8_t dash = LXW_CHART_LINE_DASH_SOLID) {
  lxw_chart_line line = {};
  line.color = color;
  line.width = width;
  line.dash_type = dash;
  chart_series_set_line(series, &line);
  chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

void SetMarks(lxw_chart_series* series, uint8_t type, uint8_t size, lxw_color_t fill_color) {
  lxw_chart_line outline = {}, none = {};
  outline.color = kBlue;
  outline.width = 1.5;
  none.none = LXW_TRUE;
  lxw_chart_fill fill = {};
  fill.color = fill_color;
  chart_series_set_line(series, &none);
  chart_series_set_marker_type(series, type);
  chart_series_set_marker_size(series, size);
  chart_series_set_marker_line(series, &outline);
  chart_series_set_marker_fill(series, &fill);
}

void SetBars(lxw_chart_series* series, lxw_color_t color) {
  lxw_chart_fill fill = {};
  fill.color = color;
  lxw_chart_line outline = {};
  outline.color = kBlue;
  outline.width = 0.75;
  chart_series_set_fill(series, &fill);
  chart_series_set_line(series, &outline);
}

// From the value to both ends of its interval, where it has both.
void AddErrorBars(Drawing& drawing, const Columns& columns, const std::string& format, lxw_chart_series* series) {
  ErrorBars bars;
  for (size_t i = 0; i < columns.values.size(); ++i) {
    const bool both = columns.values[i] && columns.lows[i] && columns.highs[i];
    bars.plus.push_back(both ? std::optional(Rounded(*columns.highs[i] - *columns.values[i], 2)) : std::nullopt);
    bars.minus.push_back(both ? std::optional(Rounded(*columns.values[i] - *columns.lows[i], 2)) : std::nullopt);
  }
  ChartTable& table = drawing.table;
  const int above = table.Computed("Up to the range's end", bars.plus, format, [&](int row) {
    return absl::StrCat("=", Cell(columns.high, row), "-", Cell(columns.value, row));
  });
  const int below = table.Computed("Down to the range's start", bars.minus, format, [&](int row) {
    return absl::StrCat("=", Cell(columns.value, row), "-", Cell(columns.low, row));
  });
  const std::string sheet = absl::StrCat("'", table.sheet().name(), "'!");
  bars.plus_cells = sheet + Cells(above, table.first(), table.last(above));
  bars.minus_cells = sheet + Cells(below, table.first(), table.last(below));
  // For the library the values of bars run along x.
  lxw_series_error_bars* drawn = HasBars(drawing.chart) ? series->x_error_bars : series->y_error_bars;
  drawing.book.SetErrorBars(drawn, std::move(bars));
  lxw_chart_line line = {};
  line.color = kBlack;
  line.width = 1.25;
  chart_series_set_error_bars_line(drawn, &line);
}

void SetGrid(lxw_chart_axis* axis) {
  lxw_chart_line grid = {};
  grid.color = kGridGrey;
  grid.width = 0.75;
  chart_axis_major_gridlines_set_visible(axis, LXW_TRUE);
  chart_axis_major_gridlines_set_line(axis, &grid);
}

void SetPercentAxis(lxw_chart_axis* axis, const char* name) {
  chart_axis_set_name(axis, name);
  chart_axis_set_min(axis, 0);
  chart_axis_set_max(axis, 100);
  chart_axis_set_major_unit(axis, 20);
  chart_axis_set_num_format(axis, "0\" %\"");
  SetGrid(axis);
}

// Categories from top to bottom, values to the right: for the library, whose y of bars has the categories.
void SetBarAxes(Drawing& drawing) {
  lxw_chart_axis* categories = drawing.picture->y_axis;
  chart_axis_set_reverse(categories);
  chart_axis_set_label_position(categories, LXW_CHART_AXIS_LABEL_POSITION_LOW);
  chart_axis_major_gridlines_set_visible(categories, LXW_FALSE);
  chart_axis_set_crossing_max(categories);  // The axis of values stays below.
}

void AddGrades(Drawing& drawing) {
  constexpr char kFormat[] = "0\" %\"";
  const Columns columns = AddPoints(drawing, "Share", 0, kFormat);
  lxw_chart_series* series = AddSeries(drawing, columns.label, columns.value);
  SetBars(series, kPale);
  AddErrorBars(drawing, columns, kFormat, series);
  chart_series_set_labels(series);
  chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_INSIDE_BASE);
  chart_series_set_labels_num_format(series, kFormat);
  chart_set_series_gap(drawing.picture, 40);
  SetBarAxes(drawing);
  SetPercentAxis(drawing.picture->x_axis, "Share of plans, with 95 % interval");
  chart_legend_set_position(drawing.picture, LXW_CHART_LEGEND_NONE);
}

// One column of the trend's table that is a line from one mark to another.
void AddStretchLine(Drawing& drawing, const Columns& columns, const std::string& label, size_t first, size_t end,
                    double value, float width, uint8_t dash) {
  Values values(columns.values.size());
  for (size_t i = first; i < std::min(end, values.size()); ++i) values[i] = Rounded(value, 0);
  const int column = drawing.table.Numbers(label, values, "0\" %\"");
  SetLine(AddSeries(drawing, columns.label, column), kGrey, width, dash);
}

// A second mark over those points of which `which` says so.
void AddSignals(Drawing& drawing, const Columns& columns, const std::string& label, uint8_t marker, lxw_color_t fill,
                const std::function<bool(const ReportChartPoint&)>& which) {
  Values values = columns.values;
  bool any = false;
  for (size_t i = 0; i < values.size(); ++i) {
    if (!which(drawing.chart.points(static_cast<int>(i)))) values[i].reset();
    any = any || values[i].has_value();
  }
  if (!any) return;
  const int column = drawing.table.Numbers(label, values, "0\" %\"");
  SetMarks(AddSeries(drawing, columns.label, column), marker, 11, fill);
}

void AddTrend(Drawing& drawing) {
  constexpr char kFormat[] = "0\" %\"";
  const Columns columns = AddPoints(drawing, "Share", 0, kFormat);
  lxw_chart_series* series = AddSeries(drawing, columns.label, columns.value);
  SetMarks(series, LXW_CHART_MARKER_CIRCLE, 7, kBlue);
  lxw_chart_line line = {};
  line.color = kBlue;
  line.width = 2;
  chart_series_set_line(series, &line);
  AddErrorBars(drawing, columns, kFormat, series);
  AddSignals(drawing, columns, "Special cause, improvement", LXW_CHART_MARKER_TRIANGLE, kBlue,
             [](const ReportChartPoint& point) { return point.signal() != 0 && point.meaning() > 0; });
  AddSignals(drawing, columns, "Special cause, concern", LXW_CHART_MARKER_DIAMOND, kPale,
             [](const ReportChartPoint& point) { return point.signal() != 0 && point.meaning() < 0; });
  AddSignals(drawing, columns, "Special cause", LXW_CHART_MARKER_SQUARE, kPale,
             [](const ReportChartPoint& point) { return point.signal() != 0 && point.meaning() == 0; });
  for (int i = 0; i < drawing.chart.segments_size(); ++i) {
    const v1::ReportChartSegment& segment = drawing.chart.segments(i);
    const auto first = static_cast<size_t>(std::max(0, segment.first()));
    const auto end = static_cast<size_t>(std::max(0, segment.end()));
    const std::string tail = segment.reason().empty() ? "" : absl::StrCat(", ", segment.reason());
    AddStretchLine(drawing, columns, absl::StrCat("Mean", tail), first, end, segment.mean(), 1.5,
                   LXW_CHART_LINE_DASH_SOLID);
    AddStretchLine(drawing, columns, absl::StrCat("Lower limit", tail), first, end, segment.lower(), 1.25,
                   LXW_CHART_LINE_DASH_DASH);
    AddStretchLine(drawing, columns, absl::StrCat("Upper limit", tail), first, end, segment.upper(), 1.25,
                   LXW_CHART_LINE_DASH_DASH);
  }
  if (drawing.chart.has_target()) {
    AddStretchLine(drawing, columns, "Target", 0, columns.values.size(), drawing.chart.target(), 1.5,
                   LXW_CHART_LINE_DASH_LONG_DASH_DOT);
  }
  SetPercentAxis(drawing.picture->y_axis, "Share of plans");
  chart_axis_set_name(drawing.picture->x_axis, "Cycle");
  chart_legend_set_position(drawing.picture, LXW_CHART_LEGEND_BOTTOM);
}

// Names beside the marks. The library takes a text that begins like a formula for one, so such a name is a cell.
void AddNames(Drawing& drawing, lxw_chart_series* series) {
  std::vector<std::string> names;
  for (int i = 0; i < drawing.chart.points_size(); ++i) {
    names.push_back(PlainText(drawing.chart.points(i).label()));
    if (names.back().starts_with('=')) {
      names.back() = absl::StrCat("='", drawing.table.sheet().name(), "'!$A$", drawing.table.first() + i + 1);
    }
  }
  std::vector<lxw_chart_data_label> labels(names.size());
  std::vector<lxw_chart_data_label*> ends;
  for (size_t i = 0; i < names.size(); ++i) {
    labels[i].value = names[i].data();
    ends.push_back(&labels[i]);
  }
  ends.push_back(nullptr);
  chart_series_set_labels(series);
  chart_series_set_labels_position(series, LXW_CHART_LABEL_POSITION_RIGHT);
  drawing.book.Check(chart_series_set_labels_custom(series, ends.data()));
}

void AddFunnel(Drawing& drawing) {
  constexpr char kFormat[] = "0\" %\"", kLimitFormat[] = "0.0\" %\"", kPlans[] = "#,##0";
  Columns columns = AddPoints(drawing, "Share", 0, kFormat);
  const Values plans = Collect(drawing.chart, [](const ReportChartPoint& point) {
    return point.has_n() ? std::optional<double>(point.n()) : std::nullopt;
  });
  const int x = drawing.table.Numbers("Plans", plans, kPlans);
  lxw_chart_series* series = AddSeries(drawing, x, columns.value);
  SetMarks(series, LXW_CHART_MARKER_CIRCLE, 8, kPale);
  AddNames(drawing, series);
  const auto out = [](int least, int most) {
    return [=](const ReportChartPoint& point) {
      return std::abs(point.signal()) >= least && std::abs(point.signal()) <= most;
    };
  };
  columns.label = x;
  AddSignals(drawing, columns, "Outside the 95 % limits", LXW_CHART_MARKER_DIAMOND, kBlue, out(1, 1));
  AddSignals(drawing, columns, "Outside the 99.8 % limits", LXW_CHART_MARKER_SQUARE, kBlue, out(2, 9));
  double most = 0;
  for (const std::optional<double>& n : plans) most = std::max(most, n.value_or(0));
  Values n, low95, high95, low998, high998, common;
  for (const v1::ReportChartLimit& limit : drawing.chart.limits()) {
    n.push_back(limit.n());
    low95.push_back(Rounded(limit.low95(), 1));
    high95.push_back(Rounded(limit.high95(), 1));
    low998.push_back(Rounded(limit.low998(), 1));
    high998.push_back(Rounded(limit.high998(), 1));
    common.push_back(drawing.chart.has_target() ? std::optional(Rounded(drawing.chart.target(), 0)) : std::nullopt);
    most = std::max<double>(most, limit.n());
  }
  if (!n.empty()) {
    const int at = drawing.table.Numbers("Limits at plans", n, kPlans);
    const auto add = [&](const char* label, const Values& values, const std::string& format, float width,
                         uint8_t dash) {
      const int column = drawing.table.Numbers(label, values, format);
      SetLine(AddSeries(drawing, at, column), kGrey, width, dash);
    };
    if (drawing.chart.has_target()) add("Common share", common, kFormat, 1.5, LXW_CHART_LINE_DASH_SOLID);
    add("95 % limit, lower", low95, kLimitFormat, 1.25, LXW_CHART_LINE_DASH_DASH);
    add("95 % limit, upper", high95, kLimitFormat, 1.25, LXW_CHART_LINE_DASH_DASH);
    add("99.8 % limit, lower", low998, kLimitFormat, 1.25, LXW_CHART_LINE_DASH_ROUND_DOT);
    add("99.8 % limit, upper", high998, kLimitFormat, 1.25, LXW_CHART_LINE_DASH_ROUND_DOT);
  }
  SetPercentAxis(drawing.picture->y_axis, "Share of plans");
  chart_axis_set_name(drawing.picture->x_axis, "Number of plans");
  chart_axis_set_min(drawing.picture->x_axis, 0);
  chart_axis_major_gridlines_set_visible(drawing.picture->x_axis, LXW_FALSE);
  chart_legend_set_position(drawing.picture, LXW_CHART_LEGEND_BOTTOM);
}

void AddAgreement(Drawing& drawing) {
  constexpr char kFormat[] = "0.00";
  const Columns columns = AddPoints(drawing, "Alpha", 2, kFormat);
  const Values percent = Collect(drawing.chart, [](const ReportChartPoint& point) {
    return point.has_percent_agreement() ? std::optional(Rounded(point.percent_agreement(), 0)) : std::nullopt;
  });
  Values shares;
  for (const std::optional<double>& one : percent) {
    shares.push_back(one ? std::optional(Rounded(*one / 100, 2)) : std::nullopt);
  }
  const int same = drawing.table.Numbers("Same level", percent, "0\" %\"");
  const int share = drawing.table.Computed("Same level, of 1", shares, kFormat,
                                           [&](int row) { return absl::StrCat("=", Cell(same, row), "/100"); });
  lxw_chart_series* agreement = AddSeries(drawing, columns.label, share);
  SetBars(agreement, kWhite);
  lxw_chart_series* alpha = AddSeries(drawing, columns.label, columns.value);
  SetBars(alpha, kPale);
  AddErrorBars(drawing, columns, kFormat, alpha);
  double least = 0;
  for (const Values* values : {&columns.values, &columns.lows}) {
    for (const std::optional<double>& value : *values) least = std::min(least, value.value_or(0));
  }
  SetBarAxes(drawing);
  lxw_chart_axis* axis = drawing.picture->x_axis;
  chart_axis_set_name(axis, "Krippendorff's alpha with its interval, and share of pairs at the same level");
  chart_axis_set_min(axis, std::max(-1.0, std::floor(least * 5) / 5));
  chart_axis_set_max(axis, 1);
  chart_axis_set_major_unit(axis, 0.2);
  chart_axis_set_num_format(axis, "0.0");
  SetGrid(axis);
  chart_set_series_gap(drawing.picture, 60);
  chart_legend_set_position(drawing.picture, LXW_CHART_LEGEND_BOTTOM);
}

}  // namespace

bool HasMarks(const ReportChart& chart) {
  if (chart.kind() < v1::REPORT_CHART_KIND_GRADES || chart.kind() > v1::REPORT_CHART_KIND_AGREEMENT) return false;
  for (const ReportChartPoint& point : chart.points()) {
    const bool placed = chart.kind() != v1::REPORT_CHART_KIND_FUNNEL || point.has_n();
    if (placed && (point.has_value() || (IsAgreement(chart) && point.has_percent_agreement()))) return true;
  }
  return false;
}

int RowsOf(const ReportChart& chart) { return (HeightOf(chart) + kRowPixels - 1) / kRowPixels + 1; }

void AddNativeChart(const ReportChart& chart, Workbook& book, Sheet& data, Sheet& at, int row) {
  const lxw_chart_type type = HasBars(chart)                                ? LXW_CHART_BAR
                              : chart.kind() == v1::REPORT_CHART_KIND_TREND ? LXW_CHART_LINE
                                                                            : LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS;
  lxw_chart* picture = book.AddChart(type);
  if (picture == nullptr) return book.Check(LXW_ERROR_MEMORY_MALLOC_FAILED);
  Drawing drawing{chart, book, ChartTable(chart, data), picture};
  chart_title_set_name_range(picture, data.name().c_str(), static_cast<lxw_row_t>(drawing.table.title()), 0);
  lxw_chart_font font = {};
  font.size = 12;
  font.bold = LXW_TRUE;
  chart_title_set_name_font(picture, &font);
  chart_show_blanks_as(picture, LXW_CHART_BLANKS_AS_GAP);
  switch (chart.kind()) {
    case v1::REPORT_CHART_KIND_GRADES:
      AddGrades(drawing);
      break;
    case v1::REPORT_CHART_KIND_TREND:
      AddTrend(drawing);
      break;
    case v1::REPORT_CHART_KIND_FUNNEL:
      AddFunnel(drawing);
      break;
    default:
      AddAgreement(drawing);
  }
  drawing.table.End();
  std::string words = PlainText(absl::StrCat(chart.title(), ". ", chart.description()));
  lxw_chart_options options = {};
  options.x_scale = static_cast<double>(kWidth) / kUsualWidth;
  options.y_scale = static_cast<double>(HeightOf(chart)) / kUsualHeight;
  options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
  options.description = words.data();
  book.Check(worksheet_insert_chart_opt(at.handle(), static_cast<lxw_row_t>(row), 0, picture, &options));
}

}  // namespace ehcpqa::reports
