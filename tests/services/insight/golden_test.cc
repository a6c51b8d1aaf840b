// Figures against published values: the two quarters and the pooled reliability of tests/golden, put through the same
// functions that the service calls.
#include <cmath>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "nlohmann/json.hpp"
#include "services/insight/change.h"
#include "services/insight/figure.h"
#include "services/insight/marking_agreement.h"
#include "tests/services/insight/invented_cycle.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using Json = nlohmann::json;

// One golden case; its expected values by name.
class Golden {
 public:
  explicit Golden(const std::string& id)
      : file_(Json::parse(std::ifstream(std::string(EHCPQA_SOURCE_DIR) + "/tests/golden/" + id + ".json"))) {
    for (const Json& one : file_["expected"]) expected_[one["name"]] = one["value"];
  }
  const Json& input() const { return file_["input"]; }
  // A missing name is a failure, not 0.
  double operator[](const std::string& name) const { return expected_.at(name); }
  double operator()(const std::string& name, size_t index) const { return expected_.at(name)[index]; }

 private:
  Json file_;
  std::map<std::string, Json> expected_;
};

// The scale of the golden cases has four grades, 3 the best.
rubrics::Rubric GoldenRubric(const Json& criteria) {
  rubrics::Rubric rubric = InventedRubric();
  rubric.scale.levels = {{"3", "3", 3}, {"2", "2", 2}, {"1", "1", 1}, {"0", "0", 0}};
  rubric.criteria.clear();
  for (const Json& code : criteria) {
    rubrics::Criterion criterion;
    criterion.code = code;
    rubric.criteria.push_back(criterion);
  }
  return rubric;
}

// Good is what the golden cases call two or more: the best level here, and the second grade.
CyclePlans Quarter(const Golden& golden, const std::string& name) {
  const Json& quarter = golden.input()["quarters"][name];
  std::map<std::string, int32_t> strata;
  std::vector<int64_t> populations;
  for (const auto& [code, population] : quarter["population_N"].items()) {
    strata[code] = static_cast<int32_t>(populations.size());
    populations.push_back(population);
  }
  CyclePlans cycle = InventedCycle(name, populations, GoldenRubric(golden.input()["criteria"]));
  for (const Json& record : quarter["records"]) {
    if (record["role"] != "primary") continue;
    std::vector<int> levels;
    for (const Json& code : golden.input()["criteria"]) {
      const Json& score = record["scores"][code.get<std::string>()];
      levels.push_back(score.is_null() ? -1 : score.get<int>() >= 2 ? 0 : 1);
    }
    AddPlan(cycle, strata.at(record["stratum"]), InventedResult(levels, record["scores"]["overall"] >= 2 ? 1 : 2));
  }
  return cycle;
}

Subject Whole() { return {Subject::Kind::kPlan, "plan", "Whole plan", 0, {}, "", ""}; }
Subject Pooled(const std::string& name, std::vector<size_t> criteria) {
  return {Subject::Kind::kTag, name, name, 0, std::move(criteria), "", ""};
}

void ExpectGolden(const Golden& golden, const std::string& name, const Figure& figure) {
  ASSERT_TRUE(figure.estimate.defined()) << name;
  EXPECT_NEAR(figure.share.share, golden[name], 1e-10) << name;
  EXPECT_NEAR(std::sqrt(*figure.estimate->variance), golden[name + ".se"], 1e-10) << name;
  EXPECT_EQ(figure.estimate->df, golden[name + ".df"]) << name;
  EXPECT_NEAR(figure.share.low, golden(name + ".ci95_wilson", 0), 1e-8) << name;
  EXPECT_NEAR(figure.share.high, golden(name + ".ci95_wilson", 1), 1e-8) << name;
}

TEST(GoldenFigures, OfTwoQuartersAreThoseOfTheSurveyPackage) {
  const Golden golden("e2e_two_quarters");
  for (const std::string quarter : {"q1", "q2"}) {
    const CyclePlans cycle = Quarter(golden, quarter);
    ASSERT_EQ(cycle.plans.size(), 48u);
    ASSERT_OK_AND_ASSIGN(const Figure overall, MakeFigure(cycle, Whole(), Measure::kGoodOrBetter, {}));
    ExpectGolden(golden, quarter + ".overall_good", overall);
    for (size_t i = 0; i < cycle.rubric->criteria.size(); ++i) {
      const std::string name = quarter + "." + cycle.rubric->criteria[i].code;
      ASSERT_OK_AND_ASSIGN(const Figure one, MakeFigure(cycle, Pooled(name, {i}), Measure::kMet, {}));
      EXPECT_EQ(one.share.n, golden[name + ".n_applicable"]);
      ExpectGolden(golden, name + ".good_of_applicable", one);
    }
    const std::pair<std::string, std::vector<size_t>> pooled[] = {
        {"section_education.good_of_applicable_criteria", {0, 1, 2, 3}},
        {"section_health.good_of_applicable_criteria", {4, 5, 6}},
        {"section_care.good_of_applicable_criteria", {7, 8, 9}},
        {"all_criteria.good_of_applicable", {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}}};
    for (const auto& [name, criteria] : pooled) {
      ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(cycle, Pooled(name, criteria), Measure::kMet, {}));
      std::string full = quarter;
      full += "." + name;
      ExpectGolden(golden, full, figure);
    }
  }
}

TEST(GoldenFigures, OfAStratumAreThoseOfTheDomain) {
  const Golden golden("e2e_two_quarters");
  const CyclePlans cycle = Quarter(golden, "q1");
  // Strata are named a, b, ... in the order of the golden codes.
  const std::pair<std::string, std::string> names[] = {{"a", "EY"}, {"b", "P16"}, {"c", "PRI"}, {"d", "SEC"}};
  for (const auto& [name, code] : names) {
    const std::string& letter = name;
    const InGroup here = [&](const cycles::FrameRow& row) { return row.stratum == letter; };
    ASSERT_OK_AND_ASSIGN(const Figure figure, MakeFigure(cycle, Whole(), Measure::kGoodOrBetter, here));
    EXPECT_NEAR(figure.share.share, golden["q1.overall_good_in_" + code], 1e-10);
    EXPECT_NEAR(std::sqrt(*figure.estimate->variance), golden["q1.overall_good_in_" + code + ".se"], 1e-10);
  }
}

TEST(GoldenFigures, OfTheChangeBetweenTheQuartersAreThePublishedOnes) {
  const Golden golden("e2e_two_quarters");
  ASSERT_OK_AND_ASSIGN(const auto changes, MeasureChanges({Quarter(golden, "q1")}, {Quarter(golden, "q2")}, {Whole()},
                                                          Measure::kGoodOrBetter));
  ASSERT_EQ(changes.size(), 1u);
  const Comparison& change = changes[0];
  EXPECT_NEAR(change.difference, golden["change.overall_good.diff"], 1e-10);
  EXPECT_NEAR(change.low, golden["change.overall_good.mover_wilson_lo"], 1e-8);
  EXPECT_NEAR(change.high, golden["change.overall_good.mover_wilson_hi"], 1e-8);
  EXPECT_NEAR(*change.p, golden["change.overall_good.p_two_sided"], 1e-9);
  EXPECT_EQ(change.verdict, Verdict::kHigher);
  EXPECT_EQ(change.text, "Higher: 35 % to 75 %, 48 plans each, range of the difference +19 to +56 points.");
}

TEST(GoldenFigures, OfAgreementAreThePublishedOnesOfThePooledPairs) {
  const Golden golden("irr_pooled_criteria");
  const Json& criteria = golden.input()["criteria"];
  CyclePlans cycle = InventedCycle("q1", {4800}, GoldenRubric(criteria));
  const auto level = [](const Json& score) -> std::optional<size_t> {
    if (score.is_null()) return std::nullopt;
    return static_cast<size_t>(3 - score.get<int>());
  };
  for (const Json& plan : golden.input()["plans"]) {
    InsightPlan& added = AddPlan(cycle, 0, InventedResult(std::vector<int>(criteria.size(), 0), 1));
    added.sample.double_marked = true;
    for (size_t i = 0; i < criteria.size(); ++i) {
      const std::string code = criteria[i];
      added.result.criteria[i].first_of_set_1 = level(plan["first"][code]);
      added.result.criteria[i].first_of_set_2 = level(plan["second"][code]);
    }
  }
  ASSERT_OK_AND_ASSIGN(const AgreementFigures figures, MeasureAgreement({cycle}));
  const statistics::PooledReliability& pooled = figures.pooled;
  EXPECT_EQ(pooled.plans, golden["n_plans"]);
  EXPECT_EQ(pooled.pairs, golden["n_pairs"]);
  EXPECT_NEAR(*pooled.percent_agreement.value, golden["pooled_percent_agreement"], 1e-12);
  EXPECT_NEAR(*pooled.within_one.value, golden["pooled_within_one"], 1e-12);
  const std::string alpha = "pooled_alpha_ordinal_within_criterion", ac2 = "pooled_ac2_quadratic_within_criterion";
  EXPECT_NEAR(*pooled.alpha.value, golden[alpha], 1e-9);
  EXPECT_NEAR(*pooled.alpha.standard_error, golden[alpha + ".jackknife_se"], 1e-9);
  EXPECT_NEAR(pooled.alpha.interval->low, golden(alpha + ".ci95_log", 0), 1e-8);
  EXPECT_NEAR(*pooled.ac2.value, golden[ac2], 1e-9);
  EXPECT_NEAR(pooled.ac2.interval->high, golden(ac2 + ".ci95_log", 1), 1e-8);
  EXPECT_EQ(figures.text,
            "Two auditors gave the same level in 45 % of 152 pairs of marks (20 plans marked twice), and at most one "
            "level apart in 95 %. Krippendorff's alpha 0.50 (95 % interval 0.19 to 0.69): below .667, the least for "
            "tentative conclusions.");
}

}  // namespace
}  // namespace ehcpqa::insight
