// Golden topic `estimation`: simple intervals, and survey estimates from rows.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

#include "services/statistics/alternative_intervals.h"
#include "services/statistics/estimates.h"
#include "services/statistics/simple_intervals.h"
#include "tests/services/statistics/golden_parts.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {

Answer EstimateAnswer(const OrUndefined<Estimate>& estimate, std::string what) {
  if (!estimate) return ToAnswer(estimate.why());
  if (what.empty()) return ToAnswer(Json(estimate->value));
  if (what == "n_applicable") return ToAnswer(Json(estimate->rows));
  if (what == "df") return ToAnswer(Json(estimate->df));
  if (what == "se") {
    return estimate->variance ? ToAnswer(Json(std::sqrt(*estimate->variance))) : ToAnswer(estimate->variance.why());
  }
  if (what == "n_eff_raw") return ToAnswer(EffectiveSampleSize(*estimate));
  if (what == "deff_vs_srs_with_replacement") return ToAnswer(DesignEffect(*estimate));
  TakeSuffix(what, "_fallback");
  const std::string end = TakeEnd(what);
  // ci95_wilson, ci998_beta
  const size_t line = what.find('_');
  if (!TakePrefix(what, "ci") || line == std::string::npos) return {};
  const std::optional<double> confidence = ConfidenceOf(what.substr(0, line - 2));
  what.erase(0, line - 1);
  if (!confidence) return {};
  if (what == "wilson") return IntervalAnswer(DesignWilson(*estimate, *confidence), end);
  if (what == "beta") return IntervalAnswer(KornGraubard(*estimate, *confidence), end);
  if (what == "mean" || what == "t") return IntervalAnswer(StudentInterval(*estimate, *confidence), end);
  if (what == "logit" || what == "xlogit") return IntervalAnswer(LogitInterval(*estimate, *confidence), end);
  if (what == "asin") return IntervalAnswer(ArcsineInterval(*estimate, *confidence), end);
  return {};
}

namespace {

std::string Plain(std::string text) {
  text.erase(std::remove(text.begin(), text.end(), '_'), text.end());
  std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
  return text;
}

std::vector<std::string> Tokens(const std::string& text) {
  std::vector<std::string> tokens(1);
  for (char c : text) {
    if (c == '_') {
      tokens.emplace_back();
    } else {
      tokens.back() += c;
    }
  }
  return tokens;
}

std::string Join(const std::vector<std::string>& tokens, size_t from, size_t to) {
  std::string text;
  for (size_t i = from; i < to; ++i) text += (i > from ? "_" : "") + tokens[i];
  return text;
}

// A survey: its design, its rows, and what an expected name asks of them.
class Survey {
 public:
  explicit Survey(const Json& input) : rows_(input["rows"]) {
    if (input.contains("strata")) {
      for (const auto& [code, stratum] : input["strata"].items()) AddStratum(code, stratum["N"].get<int64_t>());
    } else {
      AddStratum("",
                 input.contains("psu_population") ? input["psu_population"].get<int64_t>() : input["N"].get<int64_t>());
    }
    // Plans or clusters, in order of first appearance.
    std::map<std::pair<int32_t, std::string>, size_t> known;
    std::vector<int64_t> sampled(populations_.size());
    for (size_t i = 0; i < rows_.size(); ++i) {
      const Json& row = rows_[i];
      const int32_t stratum = row.contains("stratum") ? index_.at(row["stratum"].get<std::string>()) : 0;
      const std::string unit = row.contains("cluster") ? row["cluster"].dump() : std::to_string(i);
      const auto [found, is_new] = known.emplace(std::make_pair(stratum, unit), strata_of_unit_.size());
      if (is_new) {
        strata_of_unit_.push_back(stratum);
        ++sampled[static_cast<size_t>(stratum)];
      }
      unit_of_row_.push_back(found->second);
    }
    for (size_t h = 0; h < populations_.size(); ++h) {
      unit_weight_.push_back(static_cast<double>(populations_[h]) / static_cast<double>(sampled[h]));
    }
  }

  Answer Compute(std::string name) const {
    std::vector<bool> domain(rows_.size(), true);
    if (TakePrefix(name, "domain_")) {
      const size_t dot = name.find('.');
      std::vector<double> in;
      if (dot == std::string::npos || !Values(name.substr(0, dot), true, in, domain)) return {};
      for (size_t i = 0; i < in.size(); ++i) domain[i] = domain[i] && in[i] == 1;
      name.erase(0, dot + 1);
    }
    const size_t dot = name.find('.');
    std::string what = dot == std::string::npos ? "" : name.substr(dot + 1);
    std::string quantity = name.substr(0, dot);
    const bool without_fpc = TakeSuffix(quantity, "_without_fpc");
    const bool total = TakePrefix(quantity, "total_"), share = !total && TakePrefix(quantity, "share_");
    if (!total && !share && !TakePrefix(quantity, "mean_")) return {};
    std::vector<double> values;
    if (!Values(quantity, share, values, domain)) return {};
    // A row without a value is outside the domain; it stays in the design.
    for (size_t i = 0; i < values.size(); ++i) domain[i] = domain[i] && !std::isnan(values[i]);

    std::vector<PlanTotals> units;
    for (int32_t stratum : strata_of_unit_) units.push_back({stratum, 0, 0});
    for (size_t i = 0; i < values.size(); ++i) {
      if (!domain[i]) continue;
      PlanTotals& unit = units[unit_of_row_[i]];
      // The file's weights are those that its expected values were computed with; a rounding of N_h / n_h in some.
      const double scale = rows_[i].contains("weight")
                               ? rows_[i]["weight"].get<double>() / unit_weight_[static_cast<size_t>(unit.stratum)]
                               : 1;
      unit.value += scale * values[i];
      unit.applicable += scale;
    }
    std::vector<int64_t> populations = populations_;
    if (without_fpc) {
      for (int64_t& population : populations) population *= 1'000'000'000'000;
    }
    OrUndefined<Estimate> estimate = Get(total ? EstimateTotal(populations, units) : EstimateRatio(populations, units));
    if (estimate) {
      Estimate counted = *estimate;
      counted.rows = std::count(domain.begin(), domain.end(), true);
      estimate = counted;
    }
    return EstimateAnswer(estimate, what);
  }

 private:
  void AddStratum(const std::string& code, int64_t population) {
    index_[code] = static_cast<int32_t>(populations_.size());
    populations_.push_back(population);
  }

  // The column named at the start of `text` (underscores and case do not matter), then a condition on it, then a
  // stratum. Without a condition, the column's numbers; NaN where a row has none. Narrows `domain` to the stratum, if
  // one is named.
  bool Values(const std::string& text, bool condition, std::vector<double>& values, std::vector<bool>& domain) const {
    std::vector<std::string> tokens = Tokens(text);
    for (size_t cut = tokens.size(); cut >= 1; --cut) {
      for (const auto& [column, unused] : rows_[0].items()) {
        if (Plain(column) != Plain(Join(tokens, 0, cut))) continue;
        size_t end = tokens.size();
        if (end > cut && index_.contains(tokens.back()) && !(condition && end == cut + 1)) {
          const std::string stratum = tokens[--end];
          for (size_t i = 0; i < rows_.size(); ++i) domain[i] = domain[i] && rows_[i]["stratum"] == stratum;
        }
        const std::string test = Join(tokens, cut, end);
        if (!condition && !test.empty()) return false;
        for (const Json& row : rows_) {
          const Json cell = row.contains(column) ? row[column] : Json();
          if (test.empty() && !cell.is_number() && !cell.is_boolean() && !cell.is_null()) return false;
          values.push_back(cell.is_null()      ? std::nan("")
                           : !test.empty()     ? Holds(cell, test)
                           : cell.is_boolean() ? static_cast<double>(cell.get<bool>())
                                               : cell.get<double>());
        }
        return true;
      }
    }
    return false;
  }

  // "yes" (the level), "zero", "gt50", "ge50", "lt50", "le50", "eq50", "50".
  static bool Holds(const Json& cell, const std::string& test) {
    if (cell.is_string()) return Plain(cell.get<std::string>()) == Plain(test);
    if (cell.is_boolean()) return cell.get<bool>() == (test == "yes" || test == "true");
    const double value = cell.get<double>();
    if (test == "zero") return value == 0;
    if (test == "positive") return value > 0;
    if (test == "negative") return value < 0;
    if (test == "nonzero") return value != 0;
    const std::string operation = test.size() > 2 ? test.substr(0, 2) : "";
    if (operation == "gt") return value > std::stod(test.substr(2));
    if (operation == "ge") return value >= std::stod(test.substr(2));
    if (operation == "lt") return value < std::stod(test.substr(2));
    if (operation == "le") return value <= std::stod(test.substr(2));
    if (operation == "eq") return value == std::stod(test.substr(2));
    if (operation == "ne") return value != std::stod(test.substr(2));
    return value == std::stod(test);
  }

  Json rows_;
  std::map<std::string, int32_t> index_;
  std::vector<int64_t> populations_;
  std::vector<int32_t> strata_of_unit_;
  std::vector<size_t> unit_of_row_;
  std::vector<double> unit_weight_;
};

// "81/263.wilson_lo", "8/10 of N=12.count_lo": the case's counts, then what is asked.
Answer CountCase(const Json& input, const std::string& name) {
  for (const Json& item : input["cases"]) {
    const auto x = item["x"].get<int64_t>(), n = item["n"].get<int64_t>();
    std::string key = std::to_string(x) + "/" + std::to_string(n), what = name;
    if (item.contains("N")) key += " of N=" + std::to_string(item["N"].get<int64_t>());
    if (!TakePrefix(what, key + ".")) continue;
    double confidence = item.value("confidence", input.value("confidence", 0.95));
    const std::string end = TakeEnd(what);
    if (item.contains("N")) {
      const auto size = item["N"].get<int64_t>();
      const CountInterval count = Get(HypergeometricInterval(x, n, size, confidence));
      const double scale = what == "share" ? static_cast<double>(size) : 1;
      if (what != "share" && what != "count") return {};
      return IntervalAnswer(Interval{static_cast<double>(count.low) / scale, static_cast<double>(count.high) / scale},
                            end);
    }
    // A level of its own at the end, as in wilson998.
    const size_t level = what.find_last_not_of("0123456789") + 1;
    if (const std::optional<double> own = ConfidenceOf(what.substr(level))) {
      confidence = *own;
      what.resize(level - (level > 0 && what[level - 1] == '_'));
    }
    if (what == "wilson") return IntervalAnswer(Wilson(x, n, confidence), end);
    if (what == "wilson_cc" && 2 * x == n) {
      return Answer::Skipped("prop.test, where such values come from, leaves the correction out at x = n/2");
    }
    if (what == "wilson_cc") return IntervalAnswer(WilsonCorrected(x, n, confidence), end);
    if (what == "clopper_pearson") return IntervalAnswer(ClopperPearson(x, n, confidence), end);
    if (what == "jeffreys") return IntervalAnswer(Jeffreys(x, n, confidence), end);
    return {};
  }
  return {};
}

Answer CountedStrata(const Json& input, std::string name) {
  std::vector<StratumCounts> strata;
  for (const auto& [code, stratum] : input["strata"].items()) {
    strata.push_back({stratum["N"].get<int64_t>(), stratum["n"].get<int64_t>(), stratum["x"].get<int64_t>()});
  }
  if (name != "share" && !TakePrefix(name, "share.")) return {};
  return EstimateAnswer(Get(EstimateShare(strata)), name == "share" ? "" : name);
}

}  // namespace

Compute Estimation(const Json& input, const Json&) {
  if (input.contains("rows")) {
    return [survey = Survey(input)](const std::string& name, const Json&) { return survey.Compute(name); };
  }
  return [input](const std::string& name, const Json&) -> Answer {
    if (input.contains("cases")) return CountCase(input, name);
    if (input.contains("strata")) return CountedStrata(input, name);
    return {};
  };
}

}  // namespace ehcpqa::statistics::golden
