// Golden topic `end_to_end`: quarters of audits from records to published figures and the change between them.
#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

#include "services/statistics/change.h"
#include "services/statistics/estimates.h"
#include "tests/services/statistics/golden_parts.h"

namespace ehcpqa::statistics::golden {
namespace {

// One quarter's audited plans, estimated from the primary auditor's scores.
class Quarter {
 public:
  Quarter(const Json& input, const Json& quarter) : scale_(input["scale"]), criteria_(input["criteria"]) {
    good_ = input["good_threshold"].get<double>();
    for (const auto& [code, population] : quarter["population_N"].items()) {
      index_[code] = static_cast<int32_t>(populations_.size());
      populations_.push_back(population.get<int64_t>());
    }
    std::set<std::string> not_audited;
    for (const Json& plan : quarter.value("not_audited", Json::array())) {
      not_audited.insert(plan.is_object() ? plan.at("ref") : plan);
    }
    for (const Json& record : quarter["records"]) {
      const std::string ref = record["ref"];
      if (not_audited.contains(ref)) continue;
      ratings_[ref].push_back(record["scores"]);
      if (record["role"] == "primary") primary_.push_back(record);
    }
  }

  // The share or mean that `name` means, with what is asked of it after the first dot that follows it.
  Answer Compute(std::string name) const {
    if (TakePrefix(name, "irr.")) return Reliability(name);
    if (name == "overall_good_unweighted") {
      return EstimateAnswer(PlainShare({"overall"}), "");
    }
    if (name == "all_criteria.naive_se_treating_criteria_as_independent") {
      return EstimateAnswer(PlainShare(AllCriteria()), "se");
    }
    std::string grades;
    for (const Json& grade : scale_) grades += grade.dump();
    if (name == "grade_shares_" + grades || name == "grade_shares_" + grades + ".se") {
      Json values = Json::array();
      for (const Json& grade : scale_) {
        const double wanted = grade.get<double>();
        const auto share = Estimated(
            {"overall"}, [=](double score) { return score == wanted ? 1.0 : 0.0; }, "");
        values.push_back(EstimateAnswer(share, name.ends_with(".se") ? "se" : "").value);
      }
      return ToAnswer(values);
    }
    std::string what;
    const auto estimate = Named(name, what);
    return estimate ? EstimateAnswer(*estimate, what) : Answer();
  }

  // The estimate called `name`, up to its dot; the rest goes to `what`. Null for a name that is none.
  std::optional<OrUndefined<Estimate>> Named(std::string name, std::string& what) const {
    const auto good = [this](double score) { return score >= good_ ? 1.0 : 0.0; };
    if (TakePrefix(name, "overall_mean_grade")) {
      what = Rest(name);
      return Estimated(
          {"overall"}, [](double score) { return score; }, "");
    }
    if (TakePrefix(name, "overall_good_in_")) {
      const size_t dot = name.find('.');
      what = dot == std::string::npos ? "" : name.substr(dot + 1);
      return Estimated({"overall"}, good, name.substr(0, dot));
    }
    if (TakePrefix(name, "overall_good")) {
      what = Rest(name);
      return Estimated({"overall"}, good, "");
    }
    const size_t dot = name.find('.');
    if (dot == std::string::npos) return std::nullopt;
    std::string group = name.substr(0, dot);
    what = name.substr(dot + 1);
    std::vector<std::string> criteria;
    if (group == "all_criteria") {
      criteria = AllCriteria();
    } else if (TakePrefix(group, "section_")) {
      criteria = CriteriaOfSection(group);
    } else {
      criteria = {group};
    }
    if (what != "n_applicable" && !TakePrefix(what, "good_of_applicable_criteria") &&
        !TakePrefix(what, "good_of_applicable")) {
      return std::nullopt;
    }
    TakePrefix(what, ".");
    return Estimated(criteria, good, "");
  }

 private:
  static std::string Rest(std::string text) {
    TakePrefix(text, ".");
    return text;
  }

  static Json Score(const Json& scores, const std::string& criterion) {
    return scores.contains(criterion) ? scores[criterion] : Json();
  }

  std::vector<std::string> AllCriteria() const { return criteria_.get<std::vector<std::string>>(); }

  // The letters of a criterion's code begin the name of its section: E1 belongs to education.
  std::vector<std::string> CriteriaOfSection(const std::string& section) const {
    std::vector<std::string> chosen;
    for (const Json& each : criteria_) {
      const std::string code = each;
      std::string letters;
      for (size_t i = 0; i < code.size() && std::isalpha(static_cast<unsigned char>(code[i])); ++i) {
        letters += static_cast<char>(std::tolower(static_cast<unsigned char>(code[i])));
      }
      if (!letters.empty() && section.starts_with(letters)) chosen.push_back(code);
    }
    return chosen;
  }

  template <typename Value>
  OrUndefined<Estimate> Estimated(const std::vector<std::string>& criteria, const Value& value,
                                  const std::string& stratum) const {
    std::vector<PlanTotals> plans;
    for (const Json& record : primary_) {
      PlanTotals plan{index_.at(record["stratum"]), 0, 0};
      for (const std::string& criterion : criteria) {
        const Json score = Score(record["scores"], criterion);
        if (score.is_null() || (!stratum.empty() && record["stratum"] != stratum)) continue;
        plan.value += value(score.get<double>());
        plan.applicable += 1;
      }
      plans.push_back(plan);
    }
    return Get(EstimateRatio(populations_, plans));
  }

  // Every row on its own in a population without end: no weights, no strata, no clusters.
  OrUndefined<Estimate> PlainShare(const std::vector<std::string>& criteria) const {
    int64_t good = 0, rows = 0;
    for (const Json& record : primary_) {
      for (const std::string& criterion : criteria) {
        const Json score = Score(record["scores"], criterion);
        if (score.is_null()) continue;
        ++rows;
        good += score.get<double>() >= good_;
      }
    }
    return Get(EstimateShare({{1'000'000'000'000'000'000, rows, good}}));
  }

  // `E1.alpha_ordinal`, over every plan that was scored more than once.
  Answer Reliability(const std::string& name) const {
    const size_t dot = name.find('.');
    if (dot == std::string::npos) return {};
    Json rows = Json::array();
    for (const auto& [ref, scores] : ratings_) {
      Json row = Json::array();
      for (const Json& score : scores) row.push_back(Score(score, name.substr(0, dot)));
      rows.push_back(row);
    }
    return ReliabilityAnswer(ReadRatings(rows, scale_, false), name.substr(dot + 1));
  }

  Json scale_, criteria_;
  double good_ = 0;
  std::map<std::string, int32_t> index_;
  std::vector<int64_t> populations_;
  std::vector<Json> primary_;
  std::map<std::string, std::vector<Json>> ratings_;
};

// `change.overall_good.mover_wilson_lo`: the last quarter against the first.
Answer ChangeAnswer(const std::vector<std::pair<std::string, Quarter>>& quarters, const std::string& name) {
  std::string what, same;
  const auto before = quarters.front().second.Named(name, what), after = quarters.back().second.Named(name, same);
  if (!before || !after) return {};
  for (const auto* estimate : {&*before, &*after}) {
    if (!*estimate) return ToAnswer(estimate->why());
  }
  const Change change = MeasureChange(**before, **after);
  if (what == "diff") return ToAnswer(Json(change.difference));
  if (what == "se") return ToAnswer(change.standard_error);
  if (what == "df_welch") return ToAnswer(change.df);
  if (what == "t") return ToAnswer(change.t);
  if (what == "p_two_sided") return ToAnswer(change.p);
  if (what == "mover_wilson_lo") return IntervalAnswer(change.interval, "_lo");
  if (what == "mover_wilson_hi") return IntervalAnswer(change.interval, "_hi");
  return {};
}

}  // namespace

Compute EndToEnd(const Json& input, const Json&) {
  std::vector<std::pair<std::string, Quarter>> quarters;
  for (const auto& [name, quarter] : input["quarters"].items()) quarters.emplace_back(name, Quarter(input, quarter));
  return [quarters](const std::string& name, const Json&) -> Answer {
    std::string rest = name;
    if (TakePrefix(rest, "change.")) return ChangeAnswer(quarters, rest);
    for (const auto& [prefix, quarter] : quarters) {
      if (TakePrefix(rest, prefix + ".")) return quarter.Compute(rest);
    }
    return {};
  };
}

}  // namespace ehcpqa::statistics::golden
