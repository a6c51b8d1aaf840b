// Golden topic `change`: two proportions, adjusted p values, stratified two-by-two tables.
#include "services/statistics/multiple_comparisons.h"
#include "services/statistics/two_proportions.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {
namespace {

Answer Adjusted(const Json& input, std::string name) {
  const auto p = input["p_values"].get<std::vector<double>>();
  static const std::map<std::string, Adjustment> adjustments = {{"bh", Adjustment::kBenjaminiHochberg},
                                                                {"by", Adjustment::kBenjaminiYekutieli},
                                                                {"holm", Adjustment::kHolm},
                                                                {"bonferroni", Adjustment::kBonferroni}};
  const bool values = TakeSuffix(name, "_adjusted"), rejections = !values && TakeSuffix(name, "_rejections");
  const auto found = adjustments.find(name);
  if (found == adjustments.end() || (!values && !rejections)) return {};
  const std::vector<double> adjusted = AdjustP(p, found->second);
  return values ? ToAnswer(Json(adjusted)) : ToAnswer(Json(CountAtMost(adjusted, input.at("q").get<double>())));
}

// "56/70-48/80.newcombe10_lo"
Answer Proportions(const Json& input, const std::string& name) {
  for (const Json& item : input["cases"]) {
    const auto x1 = item["x1"].get<int64_t>(), n1 = item["n1"].get<int64_t>(), x2 = item["x2"].get<int64_t>(),
               n2 = item["n2"].get<int64_t>();
    std::string what = name;
    const std::string key =
        std::to_string(x1) + "/" + std::to_string(n1) + "-" + std::to_string(x2) + "/" + std::to_string(n2);
    if (!TakePrefix(what, key + ".")) continue;
    if (what == "diff") {
      return ToAnswer(
          Json(static_cast<double>(x1) / static_cast<double>(n1) - static_cast<double>(x2) / static_cast<double>(n2)));
    }
    const double confidence = item.value("confidence", input.value("confidence", 0.95));
    if (TakePrefix(what, "newcombe10")) return IntervalAnswer(NewcombeInterval(x1, n1, x2, n2, confidence), what);
    if (what == "fisher_p") return ToAnswer(Json(FisherExactTest(x1, n1, x2, n2)));
    if (what == "pooled_z_p") return ToAnswer(PooledZTest(x1, n1, x2, n2));
  }
  return {};
}

Answer Stratified(const Json& input, const std::string& name) {
  std::vector<TwoByTwo> strata;
  for (const Json& stratum : input["strata"]) {
    const Json& table = stratum["table"];
    strata.push_back({table[0][0], table[0][1], table[1][0], table[1][1]});
  }
  const OrUndefined<CmhTest> test = CochranMantelHaenszel(strata);
  if (!test) return ToAnswer(test.why());
  if (name == "cmh_chi2") return ToAnswer(Json(test->chi_squared));
  if (name == "cmh_p") return ToAnswer(Json(test->p));
  if (name.ends_with("_cc") && test->corrected_chi_squared == 0) {
    return Answer::Skipped("mantelhaen.test leaves the correction out where counts are less than a half from expected");
  }
  if (name == "cmh_chi2_cc") return ToAnswer(Json(test->corrected_chi_squared));
  if (name == "cmh_p_cc") return ToAnswer(Json(test->corrected_p));
  if (name == "mh_common_odds_ratio") return ToAnswer(test->odds_ratio);
  if (name == "mh_or_ci95_lo") return IntervalAnswer(test->odds_ratio_interval, "_lo");
  if (name == "mh_or_ci95_hi") return IntervalAnswer(test->odds_ratio_interval, "_hi");
  return {};
}

}  // namespace

Compute ChangeTopic(const Json& input, const Json&) {
  return [input](const std::string& name, const Json&) -> Answer {
    if (input.contains("p_values")) return Adjusted(input, name);
    if (input.contains("cases")) return Proportions(input, name);
    if (input.contains("strata")) return Stratified(input, name);
    return {};
  };
}

}  // namespace ehcpqa::statistics::golden
