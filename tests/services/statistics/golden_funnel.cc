// Golden topic `funnel`.
#include "services/statistics/funnel.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {
namespace {

class FunnelCase {
 public:
  explicit FunnelCase(const Json& input) : winsorise_(input.value("winsorise", 0.1)) {
    for (size_t i = 0; i < input.at("x").size(); ++i) units_.push_back({input["x"][i], input.at("n").at(i)});
    const OrUndefined<double> target =
        input.contains("target") ? OrUndefined<double>(input["target"].get<double>()) : FunnelTarget(units_);
    if (!target) throw std::runtime_error("a funnel without a target");
    target_ = *target;
  }

  Answer Compute(std::string name) const {
    if (name == "target") return ToAnswer(Json(target_));
    if (TakePrefix(name, "exact_limit_p")) {
      const double p = std::stod(name);
      return ForEach([&](const CountPoint& unit) { return ExactFunnelLimit(unit.n, target_, p); });
    }
    if (TakePrefix(name, "normal_limit_")) return Limits(FunnelScale::kProportion, 0, name);
    const bool arcsine = name.starts_with("arcsine");
    const FunnelScale scale = arcsine ? FunnelScale::kArcsine : FunnelScale::kProportion;
    const auto spread = MeasureOverdispersion(units_, target_, scale, winsorise_);
    if (!spread) return ToAnswer(spread.why());
    if (TakePrefix(name, "arcsine_od.limit_") || TakePrefix(name, "proportion_od.limit_"))
      return Limits(scale, spread->tau2, name);
    if (!TakePrefix(name, "arcsine.") && !TakePrefix(name, "proportion.")) return {};
    if (name == "z") return ToAnswer(Json(spread->z));
    if (name == "winsorised_z") return ToAnswer(Json(spread->winsorised));
    if (name.starts_with("phi")) return ToAnswer(Json(spread->phi));
    if (name == "tau2") return ToAnswer(Json(spread->tau2));
    if (name == "z_od_additive") return ToAnswer(Json(spread->z_additive));
    if (name == "z_od_multiplicative") return ToAnswer(Json(spread->z_multiplicative));
    return {};
  }

 private:
  template <typename Value>
  Answer ForEach(const Value& value) const {
    Json values = Json::array();
    for (const CountPoint& unit : units_) values.push_back(value(unit));
    return ToAnswer(values);
  }

  // "95_lo", "998_hi"
  Answer Limits(FunnelScale scale, double tau2, std::string which) const {
    const std::string end = TakeEnd(which);
    const std::optional<double> confidence = ConfidenceOf(which);
    if (!confidence || end.empty()) return {};
    return ForEach([&](const CountPoint& unit) {
      const Interval limits = OverdispersedFunnelLimits(unit.n, target_, scale, tau2, (1 - *confidence) / 2);
      return end == "_lo" ? limits.low : limits.high;
    });
  }

  std::vector<CountPoint> units_;
  double winsorise_ = 0.1, target_ = 0;
};

}  // namespace

Compute Funnel(const Json& input, const Json&) {
  return [funnel = FunnelCase(input)](const std::string& name, const Json&) { return funnel.Compute(name); };
}

}  // namespace ehcpqa::statistics::golden
