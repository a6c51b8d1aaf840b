// Golden topic `themes`.
#include <algorithm>

#include "services/statistics/cooccurrence.h"
#include "services/statistics/multiple_comparisons.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {
namespace {

class ThemeCase {
 public:
  explicit ThemeCase(const Json& input)
      : names_(input["themes"].get<std::vector<std::string>>()), order_(input.value("pair_order", Json::array())) {
    std::vector<std::vector<bool>> plans;
    for (const Json& row : input["plans"]) {
      plans.emplace_back();
      for (const Json& cell : row) plans.back().push_back(cell.is_boolean() ? cell.get<bool>() : cell.get<int>() != 0);
    }
    plans_ = static_cast<int64_t>(plans.size());
    pairs_ = Get(MeasureThemePairs(plans));
  }

  Answer Compute(const std::string& name) const {
    if (name == "n") return ToAnswer(Json(plans_));
    if (name.ends_with("_in_pair_order")) return InPairOrder(name.substr(0, name.size() - 14));
    if (name.starts_with("n_") && Index(name.substr(2)) < std::ssize(names_)) {
      return ToAnswer(Json(Count(Index(name.substr(2)))));
    }
    const size_t dot = name.rfind('.');
    const auto [pair, swapped] = Named(name.substr(0, dot));
    const std::string what = name.substr(std::min(name.size(), dot) + 1);
    if (what == "n_ab") return ToAnswer(Json(pair.with_both));
    if (what == "support") return ToAnswer(Json(pair.support));
    if (what == "jaccard") return ToAnswer(pair.jaccard);
    if (what == "lift") return ToAnswer(pair.lift);
    if (what == "pmi_bits") return ToAnswer(pair.pmi_bits);
    if (what == "npmi") return ToAnswer(pair.npmi);
    if (what == "phi") return ToAnswer(pair.phi);
    if (what == "n_a") return ToAnswer(Json(swapped ? pair.with_b : pair.with_a));
    if (what == "n_b") return ToAnswer(Json(swapped ? pair.with_a : pair.with_b));
    if (what == "confidence_a_to_b" || what == "confidence_b_to_a") {
      if ((what == "confidence_a_to_b") != swapped) return ToAnswer(pair.confidence_a_to_b);
      if (pair.with_b == 0) return ToAnswer(Undefined::kZeroDenominator);
      return ToAnswer(Json(static_cast<double>(pair.with_both) / static_cast<double>(pair.with_b)));
    }
    if (what == "odds_ratio_haldane") return ToAnswer(Json(pair.odds_ratio));
    if (what == "fisher_p_two_sided") return ToAnswer(Json(pair.fisher_p));
    return {};
  }

 private:
  int64_t Count(int64_t theme) const {
    for (const ThemePair& pair : pairs_) {
      if (pair.a == theme) return pair.with_a;
      if (pair.b == theme) return pair.with_b;
    }
    return 0;
  }

  // "fisher_bh_adjusted", "phi": one value for each pair.
  Answer InPairOrder(std::string what) const {
    Json values = Json::array();
    static const std::map<std::string, Adjustment> adjustments = {
        {"fisher_bh_adjusted", Adjustment::kBenjaminiHochberg},
        {"fisher_by_adjusted", Adjustment::kBenjaminiYekutieli},
        {"fisher_holm_adjusted", Adjustment::kHolm},
        {"fisher_bonferroni_adjusted", Adjustment::kBonferroni}};
    if (what == "fisher_bh_adjusted" && order_.size() == pairs_.size()) {
      for (const Json& pair : order_) values.push_back(Named(pair.get<std::string>()).first.adjusted_p);
      return ToAnswer(values);
    }
    if (const auto adjustment = adjustments.find(what); adjustment != adjustments.end()) {
      std::vector<double> p;
      for (const Json& pair : order_) p.push_back(Named(pair.get<std::string>()).first.fisher_p);
      return ToAnswer(Json(AdjustP(p, adjustment->second)));
    }
    for (const Json& pair : order_) {
      const Answer answer = Compute(pair.get<std::string>() + "." + what);
      if (answer.kind != Answer::kValue) return answer;
      values.push_back(answer.value);
    }
    return ToAnswer(values);
  }

  int64_t Index(const std::string& theme) const {
    return std::find(names_.begin(), names_.end(), theme) - names_.begin();
  }

  // "vague_outcomes & late_advice", and whether the second theme is listed before the first.
  std::pair<ThemePair, bool> Named(const std::string& name) const {
    const size_t middle = name.find(" & ");
    if (middle == std::string::npos) throw std::runtime_error("no pair of themes");
    const int64_t a = Index(name.substr(0, middle)), b = Index(name.substr(middle + 3));
    for (const ThemePair& pair : pairs_) {
      if (pair.a == std::min(a, b) && pair.b == std::max(a, b)) return {pair, a > b};
    }
    throw std::runtime_error("no such theme");
  }

  std::vector<std::string> names_;
  Json order_;
  int64_t plans_ = 0;
  std::vector<ThemePair> pairs_;
};

}  // namespace

Compute Themes(const Json& input, const Json&) {
  return [themes = ThemeCase(input)](const std::string& name, const Json&) { return themes.Compute(name); };
}

}  // namespace ehcpqa::statistics::golden
