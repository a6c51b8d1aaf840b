// Golden topic `suppression`: audits, secondary cells, display rules, rounded denominators.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "services/statistics/disclosure_rules.h"
#include "services/statistics/rounding.h"
#include "services/statistics/suppression.h"
#include "services/statistics/suppression_audit.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {
namespace {

std::string NameOf(const Cell& cell) {
  return "r" + std::to_string(cell.row + 1) + "c" + std::to_string(cell.column + 1);
}

Json Names(const std::vector<Cell>& cells) {
  Json names = Json::array();
  for (const Cell& cell : cells) names.push_back(NameOf(cell));
  return names;
}

std::vector<Cell> CellsNamed(const Json& names) {
  std::vector<Cell> cells;
  for (const Json& name : names) {
    const std::string text = name.get<std::string>();
    cells.push_back({std::stoi(text.substr(1)) - 1, std::stoi(text.substr(text.find('c') + 1)) - 1});
  }
  return cells;
}

Json Intervals(const CountTable& table, const std::vector<Cell>& suppressed) {
  Json intervals = Json::object();
  for (const CellBounds& bounds : AuditSuppression(table, suppressed)) {
    intervals[NameOf(bounds.cell)] = Json::array({bounds.low, bounds.high});
  }
  return intervals;
}

Answer Audit(const CountTable& table, const Json& input, const std::string& name) {
  const std::vector<Cell> suppressed = CellsNamed(input["suppressed"]);
  const auto threshold = input.at("threshold").get<int64_t>();
  if (name == "intervals") return ToAnswer(Intervals(table, suppressed));
  if (name == "primary_cells") return ToAnswer(Names(PrimaryCells(table, threshold, false)));
  std::vector<Cell> found;
  for (const CellBounds& bounds : AuditSuppression(table, suppressed)) {
    const int64_t count = table.at(bounds.cell);
    const bool primary = count > 0 && count < threshold;
    if (name == "exactly_disclosed" && bounds.low == bounds.high) found.push_back(bounds.cell);
    if (name == "unprotected_primaries" && primary && !IsProtected(bounds, threshold)) found.push_back(bounds.cell);
  }
  if (name != "exactly_disclosed" && name != "unprotected_primaries") return {};
  return ToAnswer(Names(found));
}

// The example of a secondary pattern is not unique: it is right when it is as small as ours and passes the audit.
Answer Secondary(const CountTable& table, const Json& input, const std::string& name, const Json& all_expected,
                 const Json& expected) {
  const auto threshold = input.at("threshold").get<int64_t>();
  const SuppressionPattern pattern =
      ChooseSuppression(table, {.threshold = threshold, .protect_totals = false, .search_limit = 5'000'000});
  const auto sum = [&](const std::vector<Cell>& cells) {
    int64_t total = 0;
    for (const Cell& cell : cells) total += table.at(cell);
    return total;
  };
  const auto suppressed_with = [&](std::vector<Cell> cells) {
    cells.insert(cells.end(), pattern.primary.begin(), pattern.primary.end());
    std::sort(cells.begin(), cells.end());
    return cells;
  };
  if (!pattern.is_protected || !pattern.is_minimal) return {};
  if (name == "primary_cells") return ToAnswer(Names(pattern.primary));
  if (name == "minimum_secondary_count") return ToAnswer(Json(pattern.secondary.size()));
  if (name == "minimum_suppressed_value_at_that_count") return ToAnswer(Json(sum(pattern.secondary)));
  if (name == "example_optimal_secondary") {
    const std::vector<Cell> example = CellsNamed(expected["value"]);
    bool passes = example.size() == pattern.secondary.size() && sum(example) == sum(pattern.secondary);
    for (const CellBounds& bounds : AuditSuppression(table, suppressed_with(example))) {
      const bool primary =
          std::find(pattern.primary.begin(), pattern.primary.end(), bounds.cell) != pattern.primary.end();
      passes = passes && (!primary || IsProtected(bounds, threshold));
    }
    return ToAnswer(passes ? expected["value"] : Names(pattern.secondary));
  }
  if (name == "intervals_of_example") {
    for (const Json& entry : all_expected) {
      if (entry["name"] == "example_optimal_secondary") {
        return ToAnswer(Intervals(table, suppressed_with(CellsNamed(entry["value"]))));
      }
    }
    return Answer::Skipped("the case names no example to audit");
  }
  return {};
}

double PowerOfTen(int decimals) { return std::pow(10.0, decimals); }

Answer Display(const Json& input, const std::string& name) {
  Json values = Json::array();
  if (name == "percent_half_up") {
    for (const Json& item : input["percentages"]) {
      const int decimals = item["decimals"].get<int>();
      values.push_back(static_cast<double>(PercentUnits(item["x"], item["n"], decimals)) / PowerOfTen(decimals));
    }
    return ToAnswer(values);
  }
  auto rule = CountRuleNamed(name);
  if (int threshold = 0, read = 0;
      !rule && std::sscanf(name.c_str(), "under%d_%n", &threshold, &read) == 1 && read > 0) {
    rule = CountRule{name, threshold, 1, std::string_view(name).substr(static_cast<size_t>(read))};
  }
  if (!rule) return {};
  for (const Json& count : input["counts"]) {
    const auto shown = ShownCount(count.get<int64_t>(), *rule);
    values.push_back(shown ? Json(*shown) : Json(std::string(rule->symbol)));
  }
  return ToAnswer(values);
}

// "34.8% of ~45"
Answer Rounding(const Json& input, const std::string& name) {
  for (const Json& item : input["cases"]) {
    const int decimals = item["decimals"].get<int>();
    const auto units = std::llround(item["percent"].get<double>() * PowerOfTen(decimals));
    const auto denominator = item["rounded_denominator"].get<int64_t>();
    const std::string rest = "% of ~" + std::to_string(denominator);
    std::array<char, 32> shown{};
    std::snprintf(shown.data(), shown.size(), "%.*f", decimals, item["percent"].get<double>());
    if (name != item["percent"].dump() + rest && name != shown.data() + rest) continue;
    Json pairs = Json::array();
    for (const Fraction& fraction : PossibleFractions(units, decimals, denominator, item["base"].get<int64_t>())) {
      pairs.push_back(Json::array({fraction.x, fraction.n}));
    }
    return ToAnswer(pairs);
  }
  return {};
}

}  // namespace

Compute Suppression(const Json& input, const Json& all_expected) {
  if (!input.contains("cells")) {
    return [input](const std::string& name, const Json&) {
      return input.contains("counts") ? Display(input, name) : Rounding(input, name);
    };
  }
  const CountTable table = Get(CountTable::Make(input["cells"].get<std::vector<std::vector<int64_t>>>()));
  return [=](const std::string& name, const Json& expected) {
    return input.contains("suppressed") ? Audit(table, input, name)
                                        : Secondary(table, input, name, all_expected, expected);
  };
}

}  // namespace ehcpqa::statistics::golden
