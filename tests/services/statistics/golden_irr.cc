// Golden topic `irr`: which ratings a case holds, and pooled reliability. One table's coefficients:
// golden_coefficients.cc.
#include <cmath>
#include <limits>

#include "services/statistics/cohen.h"
#include "services/statistics/pooled_reliability.h"
#include "tests/services/statistics/golden_parts.h"

namespace ehcpqa::statistics::golden {
namespace {

// The generator that cases name, word for word.
constexpr char kGenerator[] =
    "LCG uint32: x = 1664525*x + 1013904223 mod 2^32, draw = x >> 16. Per unit: b = draw mod 4; then per rater: v = "
    "draw mod 10; "
    "rating = b if v<6; min(3,b+1) if v in 6,7; max(0,b-1) if v = 8; missing if v = 9";

Json Generate(const Json& input) {
  if (input["generator"] != kGenerator) throw std::runtime_error("unknown generator");
  auto state = input["seed"].get<uint32_t>();
  const auto draw = [&] {
    state = 1664525u * state + 1013904223u;
    return static_cast<int>(state >> 16);
  };
  Json rows = Json::array();
  for (int64_t i = 0; i < input["units"].get<int64_t>(); ++i) {
    const int base = draw() % 4;
    Json row = Json::array();
    for (int64_t g = 0; g < input["raters"].get<int64_t>(); ++g) {
      const int v = draw() % 10;
      row.push_back(v == 9 ? Json() : Json(v < 6 ? base : v < 8 ? std::min(3, base + 1) : std::max(0, base - 1)));
    }
    rows.push_back(row);
  }
  return rows;
}

Rated FromTable(const Json& table) {
  CrossTable cross{static_cast<int>(table.size()), {}};
  Rated rated{Ratings(cross.grades, 2), {}, true};
  for (const Json& row : table) {
    rated.values.push_back(static_cast<double>(rated.values.size()));
    for (const Json& cell : row) cross.counts.push_back(cell.get<int64_t>());
  }
  rated.ratings = Expand(cross);
  return rated;
}

// A square table of counts, unless its cells all are categories.
bool IsCrossTable(const Json& rows, const Json& categories) {
  for (const Json& row : rows) {
    if (row.size() != rows.size()) return false;
  }
  for (const Json& row : rows) {
    for (const Json& cell : row) {
      if (cell.is_null()) return false;
      if (std::find(categories.begin(), categories.end(), cell) == categories.end()) return true;
    }
  }
  return false;
}

Answer GeneratedAnswer(const Json& rows, const Rated& rated, const std::string& name, const Json& expected) {
  if (name == "first_rows") {
    Json first = Json::array();
    for (size_t i = 0; i < expected["value"].size(); ++i) first.push_back(rows[i]);
    return ToAnswer(first);
  }
  if (name == "n_missing") {
    int64_t missing = 0;
    for (const Json& row : rows) {
      for (const Json& cell : row) missing += cell.is_null();
    }
    return ToAnswer(Json(missing));
  }
  return ReliabilityAnswer(rated, name);
}

// Double-scored plans with several criteria.
class Pooled {
 public:
  explicit Pooled(const Json& input) : together_{Ratings(static_cast<int>(input["scale"].size()), 2), {}, false} {
    for (const Json& grade : input["scale"]) together_.values.push_back(grade.get<double>());
    std::vector<Ratings> criteria;
    for (const Json& criterion : input["criteria"]) {
      Json rows = Json::array();
      for (const Json& plan : input["plans"]) {
        Json row = Json::array();
        for (const auto& [key, scores] : plan.items()) {
          if (scores.is_object())
            row.push_back(scores.contains(criterion) ? scores[criterion.get<std::string>()] : Json());
        }
        rows.push_back(row);
        all_rows_.push_back(row);
      }
      criteria.push_back(ReadRatings(rows, input["scale"], false).ratings);
    }
    pooled_ = Get(PoolReliability(criteria));
    together_ = ReadRatings(all_rows_, input["scale"], false);
  }

  Answer Compute(std::string name) const {
    if (name == "n_plans") return ToAnswer(Json(pooled_.plans));
    if (name == "n_pairs") return ToAnswer(Json(pooled_.pairs));
    if (name == "naive_alpha_ordinal_all_pairs") return ReliabilityAnswer(together_, "kripp_alpha_ordinal");
    const size_t dot = name.find('.');
    const std::string what = dot == std::string::npos ? "" : name.substr(dot + 1);
    name.resize(std::min(dot, name.size()));
    const PooledStatistic* statistic = name == "pooled_percent_agreement"                ? &pooled_.percent_agreement
                                       : name == "pooled_within_one"                     ? &pooled_.within_one
                                       : name == "pooled_alpha_ordinal_within_criterion" ? &pooled_.alpha
                                       : name == "pooled_ac2_quadratic_within_criterion" ? &pooled_.ac2
                                                                                         : nullptr;
    if (statistic == nullptr) return {};
    if (what.empty()) return ToAnswer(statistic->value);
    if (what == "jackknife_se") return ToAnswer(statistic->standard_error);
    if (what == "ci95_log") return IntervalAnswer(statistic->interval, "");
    return {};
  }

 private:
  PooledReliability pooled_;
  Json all_rows_ = Json::array();
  Rated together_;
};

}  // namespace

Rated ReadRatings(const Json& rows, const Json& categories, bool include_singletons) {
  size_t raters = 1;
  for (const Json& row : rows) raters = std::max(raters, row.size());
  Rated rated{Ratings(static_cast<int>(categories.size()), static_cast<int>(raters)), {}, include_singletons};
  for (const Json& category : categories) {
    rated.values.push_back(category.is_number() ? category.get<double>() : static_cast<double>(rated.values.size()));
  }
  for (const Json& row : rows) {
    std::vector<int> grades(raters, kNoRating);
    for (size_t g = 0; g < row.size(); ++g) {
      if (row[g].is_null()) continue;
      const auto found = std::find(categories.begin(), categories.end(), row[g]);
      if (found == categories.end()) throw std::runtime_error("a rating that is no category");
      grades[g] = static_cast<int>(found - categories.begin());
    }
    const absl::Status added = rated.ratings.Add(grades);
    if (!added.ok()) throw std::runtime_error(std::string(added.message()));
  }
  return rated;
}

Compute Irr(const Json& input, const Json&) {
  const bool singletons = input.value("include_singletons", false);
  if (input.contains("plans")) {
    return [pooled = Pooled(input)](const std::string& name, const Json&) { return pooled.Compute(name); };
  }
  if (input.contains("generator")) {
    const Json rows = Generate(input);
    return [rows, rated = ReadRatings(rows, input["categories"], singletons)](
               const std::string& name, const Json& expected) { return GeneratedAnswer(rows, rated, name, expected); };
  }
  const Json categories = input.contains("categories") ? input["categories"] : Json::array();
  // One table under a stated name, or several under names of their own, which prefix what is expected of them.
  std::map<std::string, Rated> tables;
  for (const auto& [key, rows] : input.items()) {
    if (!rows.is_array() || rows.empty() || !rows[0].is_array()) continue;
    const bool only = key == "ratings_units_by_raters" || key.starts_with("contingency");
    tables.emplace(only ? "" : key + ".",
                   IsCrossTable(rows, categories) ? FromTable(rows) : ReadRatings(rows, categories, singletons));
  }
  return [tables](const std::string& name, const Json&) -> Answer {
    for (const auto& [prefix, rated] : tables) {
      std::string rest = name;
      if (!TakePrefix(rest, prefix)) continue;
      if (const Answer answer = ReliabilityAnswer(rated, rest); answer.kind != Answer::kUnknown) return answer;
    }
    return {};
  };
}

}  // namespace ehcpqa::statistics::golden
