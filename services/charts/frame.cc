#include "services/charts/frame.h"

#include <algorithm>
#include <numeric>

#include "services/charts/format.h"
#include "services/charts/text.h"

namespace ehcpqa::charts {
namespace {

constexpr double kTitleText = 16;
constexpr int kTitleLines = 3;

}  // namespace

double PutTitle(Drawing* drawing, const Caption& caption) {
  const auto lines = Wrap(Clean(caption.title), drawing->width(), kTitleText, kTitleLines, /*bold=*/true);
  drawing->Text({0, kTitleText}, lines, {.size = kTitleText, .bold = true});
  return lines.empty() ? 0 : static_cast<double>(lines.size()) * LineHeight(kTitleText) + 12;
}

void PutShareGrid(Drawing* drawing, const Scale& scale, double top, double bottom) {
  for (int percent = 20; percent <= 100; percent += 20) {
    const double x = scale.At(percent / 100.0);
    drawing->Grid({x, top}, {x, bottom});
  }
  drawing->Axis({scale.At(0), top}, {scale.At(0), bottom});
}

double PutShareAxisAcross(Drawing* drawing, const Scale& scale, double y, const std::string& title) {
  for (int percent = 0; percent <= 100; percent += 20) {
    // Narrow charts take the whole width: labels at both ends stay inside it.
    const bool inside = drawing->narrow() && (percent == 0 || percent == 100);
    const Anchor anchor = !inside ? Anchor::kMiddle : percent == 0 ? Anchor::kStart : Anchor::kEnd;
    drawing->Text({scale.At(percent / 100.0), y + 14}, {Percent(percent / 100.0)},
                  {.size = kSmallText, .anchor = anchor});
  }
  return PutAxisTitle(drawing, scale.from(), scale.to(), y + 36, title);
}

void PutShareAxisUp(Drawing* drawing, const Scale& scale, double left, double right) {
  for (int percent = 0; percent <= 100; percent += 20) {
    const double y = scale.At(percent / 100.0);
    if (percent != 0) drawing->Grid({left, y}, {right, y});
    drawing->Text({left - 8, y + 5}, {Percent(percent / 100.0)}, {.size = kSmallText, .anchor = Anchor::kEnd});
  }
  drawing->Axis({left, scale.At(0)}, {right, scale.At(0)});
}

double PutTitleAbove(Drawing* drawing, double y, const std::string& title) {
  const auto lines = Wrap(Clean(title), drawing->width(), kSmallText, 2);
  drawing->Text({0, y + kSmallText}, lines, {.size = kSmallText});
  return y + static_cast<double>(lines.size()) * LineHeight(kSmallText) + 12;
}

double PutAxisTitle(Drawing* drawing, double from, double to, double y, const std::string& title) {
  const auto lines = Wrap(Clean(title), to - from, kSmallText, 2);
  drawing->Text({(from + to) / 2, y}, lines, {.size = kSmallText, .anchor = Anchor::kMiddle});
  return y + static_cast<double>(lines.size()) * LineHeight(kSmallText);
}

double PutLegend(Drawing* drawing, double y, const std::vector<LegendEntry>& entries) {
  constexpr double kBeforeText = kSampleWidth + 8, kBetween = 20;
  double x = 0, baseline = y + kSmallText, next = baseline;
  for (const LegendEntry& entry : entries) {
    const auto lines = Wrap(Clean(entry.text), drawing->width() - kBeforeText, kSmallText, 4);
    double width = 0;
    for (const std::string& line : lines) width = std::max(width, TextWidth(line, kSmallText));
    if (x > 0 && x + kBeforeText + width > drawing->width()) {
      x = 0;
      baseline = next;
    }
    entry.sample(x, baseline - 4.5);
    drawing->Text({x + kBeforeText, baseline}, lines, {.size = kSmallText});
    x += kBeforeText + width + kBetween;
    const double last = static_cast<double>(std::max<size_t>(lines.size(), 1) - 1);
    next = std::max(next, baseline + last * LineHeight(kSmallText) + 22);
  }
  return next - kSmallText;
}

LegendEntry MarkEntry(Drawing* drawing, const MarkStyle& style, const std::string& text) {
  return {[=](double x, double y) { drawing->Mark({x + kSampleWidth / 2, y}, style); }, text};
}

LegendEntry LineEntry(Drawing* drawing, const char* section, const std::string& text) {
  return {[=](double x, double y) { drawing->Line(section, {{x, y}, {x + kSampleWidth, y}}); }, text};
}

LegendEntry WhiskerEntry(Drawing* drawing, const char* section, const std::string& text) {
  return {[=](double x, double y) { drawing->Whisker(section, {x + 1, y}, {x + kSampleWidth - 1, y}); }, text};
}

std::vector<double> Spread(const std::vector<double>& heights, double gap, double top, double bottom) {
  std::vector<size_t> order(heights.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) { return heights[a] < heights[b]; });
  std::vector<double> places = heights;
  double least = top;
  for (size_t i : order) {
    places[i] = std::max(places[i], least);
    least = places[i] + gap;
  }
  double most = bottom;
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    places[*i] = std::min(places[*i], most);
    most = places[*i] - gap;
  }
  return places;
}

}  // namespace ehcpqa::charts
