// Golden topic `irr`: which ratings a case holds, and pooled reliability. One table's coefficients:
// golden_coefficients.cc.
#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "services/statistics/cohen.h"
#include "services/statistics/pooled_reliability.h"
#include "tests/services/statistics/golden_parts.h"

namespace ehcpqa::statistics::golden {
namespace {

// The generator that cases describe; their numbers may differ.
constexpr char kGenerator[] = R"(LCG uint32: x = (\d+)\*x \+ (\d+) mod 2\^32, draw = x >> (\d+)\. )"
                              R"(Per unit: b = draw mod (\d+); then per rater: v = draw mod (\d+); )"
                              R"(rating = b if v ?< ?(\d+); min\((\d+), ?b\+1\) if v (?:in|=) ([\d,]+); )"
                              R"(max\((\d+), ?b-1\) if v (?:in|=) ([\d,]+); missing if v (?:in|=) ([\d,]+)\.?)";

std::set<int> Numbers(const std::string& list) {
  std::set<int> numbers;
  std::stringstream stream(list);
  for (std::string number; std::getline(stream, number, ',');) numbers.insert(std::stoi(number));
  return numbers;
}

Json Generate(const Json& input) {
  const std::string generator = input.at("generator");
  std::smatch parts;
  if (!std::regex_match(generator, parts, std::regex(kGenerator))) throw std::runtime_error("unknown generator");
  const auto number = [&](size_t part) { return static_cast<uint32_t>(std::stoul(parts[part])); };
  const uint32_t factor = number(1), addend = number(2), shift = number(3), bases = number(4), faces = number(5);
  const int same = static_cast<int>(number(6)), top = static_cast<int>(number(7)), bottom = static_cast<int>(number(9));
  const std::set<int> above = Numbers(parts[8]), below = Numbers(parts[10]), missing = Numbers(parts[11]);
  auto state = input.at("seed").get<uint32_t>();
  const auto draw = [&] { return (state = factor * state + addend) >> shift; };
  Json rows = Json::array();
  for (int64_t i = 0; i < input.at("units").get<int64_t>(); ++i) {
    const int base = static_cast<int>(draw() % bases);
    Json row = Json::array();
    for (int64_t g = 0; g < input.at("raters").get<int64_t>(); ++g) {
      const int v = static_cast<int>(draw() % faces);
      if (v < same) {
        row.push_back(base);
      } else if (above.contains(v)) {
        row.push_back(std::min(top, base + 1));
      } else if (below.contains(v)) {
        row.push_back(std::max(bottom, base - 1));
      } else if (missing.contains(v)) {
        row.push_back(Json());
      } else {
        throw std::runtime_error("a draw that the generator does not name");
      }
    }
    rows.push_back(row);
  }
  return rows;
}

Rated FromTable(const Json& table, const Json& categories) {
  CrossTable cross{static_cast<int>(table.size()), {}};
  Rated rated{Ratings(cross.grades, 2), {}, true};
  for (size_t k = 0; k < table.size(); ++k) {
    const bool named = categories.size() == table.size() && categories[k].is_number();
    rated.values.push_back(named ? categories[k].get<double>() : static_cast<double>(k));
    for (const Json& cell : table[k]) cross.counts.push_back(cell.get<int64_t>());
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
    // naive_alpha_ordinal_all_pairs
    if (std::string naive = name; TakePrefix(naive, "naive_") && TakeSuffix(naive, "_all_pairs")) {
      return ReliabilityAnswer(together_, naive);
    }
    const size_t dot = name.find('.');
    std::string what = dot == std::string::npos ? "" : name.substr(dot + 1);
    name.resize(std::min(dot, name.size()));
    const PooledStatistic* statistic = name == "pooled_percent_agreement"                ? &pooled_.percent_agreement
                                       : name == "pooled_within_one"                     ? &pooled_.within_one
                                       : name == "pooled_alpha_ordinal_within_criterion" ? &pooled_.alpha
                                       : name == "pooled_ac2_quadratic_within_criterion" ? &pooled_.ac2
                                                                                         : nullptr;
    if (statistic == nullptr) return {};
    if (what.empty()) return ToAnswer(statistic->value);
    if (what == "jackknife_se") return ToAnswer(statistic->standard_error);
    const std::string end = TakeEnd(what);
    if (what == "ci95_log") return IntervalAnswer(statistic->interval, end);
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
    return [rows, rated = ReadRatings(rows, input.at("categories"), singletons)](
               const std::string& name, const Json& expected) { return GeneratedAnswer(rows, rated, name, expected); };
  }
  const Json categories = input.contains("categories") ? input["categories"] : Json::array();
  // One table under a stated name, or several under names of their own, which prefix what is expected of them.
  std::map<std::string, Rated> tables;
  for (const auto& [key, rows] : input.items()) {
    if (!rows.is_array() || rows.empty() || !rows[0].is_array()) continue;
    if (key == "categories") continue;
    const bool ratings = key.starts_with("ratings"), counts = key.starts_with("contingency");
    tables.emplace(ratings || counts ? "" : key + ".", counts || (!ratings && IsCrossTable(rows, categories))
                                                           ? FromTable(rows, categories)
                                                           : ReadRatings(rows, categories, singletons));
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
