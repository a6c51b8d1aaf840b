// Golden topic `spc`: XmR charts, p-charts and run charts.
#include "services/statistics/p_chart.h"
#include "services/statistics/run_chart.h"
#include "services/statistics/xmr.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {
namespace {

// A variant's own direction goes before the case's.
Direction DirectionOf(const Json& input, const Json& variant) {
  const std::string name = variant.value("improvement_direction", input.value("improvement_direction", "neutral"));
  return name == "increase" ? Direction::kIncrease : name == "decrease" ? Direction::kDecrease : Direction::kNeutral;
}

// One figure of the limits: a number for one segment, else a number for each point.
template <typename Figure>
Answer OfSegments(const XmrChart& chart, const Figure& figure) {
  if (chart.segments.size() == 1) return ToAnswer(Json(figure(chart.segments[0])));
  Json values = Json::array();
  for (const XmrSegment& segment : chart.segments) {
    for (int64_t i = segment.first; i < segment.end; ++i) values.push_back(figure(segment));
  }
  return ToAnswer(values);
}

Answer Xmr(const Json& input, const std::string& name) {
  const size_t dot = name.rfind('.');
  if (dot == std::string::npos) return {};
  const std::string what = name.substr(dot + 1);
  for (const Json& variant : input["variants"]) {
    if (variant["tag"] != name.substr(0, dot)) continue;
    XmrOptions options;
    options.screen_outliers = variant.value("screen", true);
    options.fix_after = variant.value("fix", int64_t{0});
    options.shift_length = variant.value("shift_length", options.shift_length);
    options.trend_length = variant.value("trend_length", options.trend_length);
    if (variant.contains("rebase")) {
      // Points counted from 1 at which a new segment starts.
      for (const Json& point : variant["rebase"].is_array() ? variant["rebase"] : Json::array({variant["rebase"]})) {
        options.rebase.push_back(point.get<int64_t>() - 1);
      }
    }
    const auto chart = Get(MakeXmrChart(input["values"].get<std::vector<double>>(), options));
    if (!chart) return ToAnswer(chart.why());
    const Direction direction = DirectionOf(input, variant);
    if (what == "mean") return OfSegments(*chart, [](const XmrSegment& segment) { return segment.mean; });
    if (what == "upl") return OfSegments(*chart, [](const XmrSegment& segment) { return segment.upper; });
    if (what == "lpl") return OfSegments(*chart, [](const XmrSegment& segment) { return segment.lower; });
    if (what == "near_upl") return OfSegments(*chart, [](const XmrSegment& segment) { return segment.near_upper; });
    if (what == "near_lpl") return OfSegments(*chart, [](const XmrSegment& segment) { return segment.near_lower; });
    if (what == "assurance_type") {
      const auto assurance = AssessTarget(*chart, variant.at("target").get<double>(), direction);
      return assurance ? ToAnswer(Json(AssuranceName(*assurance))) : Answer();
    }
    Json labels = Json::array();
    for (const XmrRule rule : chart->rules) {
      if (what == "special_cause_type") labels.push_back(XmrRuleName(rule, options));
      if (what == "point_type") labels.push_back(PointType(rule, direction));
    }
    return labels.empty() ? Answer() : ToAnswer(labels);
  }
  return {};
}

Answer PChart(const Json& input, const std::string& name, const Json& expected) {
  std::vector<CountPoint> points;
  for (size_t i = 0; i < input["x"].size(); ++i) points.push_back({input["x"][i], input.at("n").at(i)});
  const size_t dot = name.rfind('.');
  if (dot == std::string::npos) return {};
  const std::string chart_name = name.substr(0, dot), what = name.substr(dot + 1);
  std::vector<int64_t> exclude;
  if (chart_name == "p_excluding") {
    for (const Json& point : input.at("exclude")) exclude.push_back(point.get<int64_t>() - 1);
  } else if (chart_name != "p" && chart_name != "laney_p_prime") {
    return {};
  }
  const PChartKind kind = chart_name == "laney_p_prime" ? PChartKind::kLaney : PChartKind::kBinomial;
  const auto chart = Get(MakePChart(points, kind, exclude));
  if (!chart) return ToAnswer(chart.why());
  if (what == "centre") return ToAnswer(Json(chart->centre));
  Json values = Json::array();
  if (what == "outside") {
    for (int64_t index : chart->outside) values.push_back(index + 1);
    return ToAnswer(values);
  }
  if (what != "ucl" && what != "lcl") return {};
  for (const Interval& limits : chart->limits) values.push_back(what == "ucl" ? limits.high : limits.low);
  // Equal denominators have one limit, given once.
  return ToAnswer(expected["value"].is_number() ? values[0] : values);
}

Answer Runs(const Json& input, const std::string& name) {
  const auto chart = MakeRunChart(input["values"].get<std::vector<double>>());
  if (!chart) return ToAnswer(chart.why());
  if (name == "median") return ToAnswer(Json(chart->median));
  if (name == "n_obs") return ToAnswer(Json(chart->points));
  if (name == "n_useful") return ToAnswer(Json(chart->useful));
  if (name == "longest_run") return ToAnswer(Json(chart->longest_run));
  if (name == "longest_run_max") return ToAnswer(Json(chart->longest_run_limit));
  if (name == "n_crossings") return ToAnswer(Json(chart->crossings));
  if (name == "n_crossings_min") return ToAnswer(Json(chart->crossings_limit));
  if (name == "runs_signal") return ToAnswer(Json(chart->signal));
  return {};
}

}  // namespace

Compute Spc(const Json& input, const Json&) {
  return [input](const std::string& name, const Json& expected) -> Answer {
    if (input.contains("variants")) return Xmr(input, name);
    if (input.contains("x")) return PChart(input, name, expected);
    if (input.contains("values")) return Runs(input, name);
    return {};
  };
}

}  // namespace ehcpqa::statistics::golden
