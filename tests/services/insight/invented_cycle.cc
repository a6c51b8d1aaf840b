#include "tests/services/insight/invented_cycle.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "services/rubrics/grading.h"

namespace ehcpqa::insight {

rubrics::Rubric InventedRubric() {
  using rubrics::CriterionKind;
  using rubrics::Owner;
  rubrics::Rubric rubric;
  rubric.id = "invented";
  rubric.version = 1;
  rubric.scale.levels = {{"met", "Met", 2}, {"partly_met", "Partly met", 1}, {"not_met", "Not met", 0}};
  rubric.sections = {{"C", "Health needs", 0}, {"F", "Provision", 0}};
  rubric.grades = {{"outstanding", "Outstanding", 85},
                   {"good", "Good", 65},
                   {"requires_improvement", "Requires improvement", 40},
                   {"inadequate", "Inadequate", 0}};
  const auto add = [&](const char* code, const char* section, Owner owner, CriterionKind kind,
                       std::vector<std::string> tags) {
    rubrics::Criterion criterion;
    criterion.code = code;
    criterion.section = section;
    criterion.text = std::string("Statement ") + code;
    criterion.owner = owner;
    criterion.kind = kind;
    criterion.weight = kind == CriterionKind::kQuality ? 1 : 0;
    criterion.tags = std::move(tags);
    rubric.criteria.push_back(std::move(criterion));
  };
  add("E1", "F", Owner::kEducation, CriterionKind::kRequired, {});
  add("E2", "F", Owner::kEducation, CriterionKind::kQuality, {"golden_thread"});
  add("H1", "F", Owner::kHealth, CriterionKind::kQuality, {"golden_thread"});
  add("C1", "C", Owner::kCare, CriterionKind::kQuality, {});
  return rubric;
}

audits::PlanResult InventedResult(const std::vector<int>& levels, size_t grade) {
  audits::PlanResult result;
  for (const int level : levels) {
    audits::CriterionResult one;
    one.answer = level < 0 ? rubrics::Answer::NotApplicable() : rubrics::Answer::AtLevel(static_cast<size_t>(level));
    result.criteria.push_back(one);
  }
  const bool required = !levels.empty() && levels[0] >= 0;
  const auto legal = !required       ? rubrics::LegalStatus::kNothingRequired
                     : levels[0] > 0 ? rubrics::LegalStatus::kNotCompliant
                                     : rubrics::LegalStatus::kCompliant;
  result.plan = {grade, grade, legal, 100 - 25 * static_cast<double>(grade)};
  for (audits::ResultOutcome& lens : result.lenses) lens = result.plan;
  result.sections.assign(2, result.plan);
  return result;
}

CyclePlans InventedCycle(const std::string& id, std::vector<int64_t> populations, const rubrics::Rubric& rubric) {
  CyclePlans cycle;
  cycle.cycle.id = id;
  cycle.cycle.settings.title = id;
  cycle.cycle.settings.rubric_id = rubric.id;
  cycle.cycle.settings.rubric_version = rubric.version;
  cycle.rubric = std::make_shared<const rubrics::Rubric>(rubric);
  for (size_t h = 0; h < populations.size(); ++h) cycle.strata.emplace_back(1, static_cast<char>('a' + h));
  cycle.populations = std::move(populations);
  return cycle;
}

InsightPlan& AddPlan(CyclePlans& cycle, int32_t stratum, audits::PlanResult result) {
  InsightPlan plan;
  plan.sample.audit = ++cycle.audits;
  plan.sample.status = cycles::SampleStatus::kDrawn;
  plan.sample.plan.stratum = cycle.strata[static_cast<size_t>(stratum)];
  plan.stratum = stratum;
  plan.result = std::move(result);
  cycle.plans.push_back(std::move(plan));
  return cycle.plans.back();
}

CyclePlans CycleOf(const std::string& id, int64_t population, int plans, int good) {
  CyclePlans cycle = InventedCycle(id, {population});
  for (int i = 0; i < plans; ++i) {
    AddPlan(cycle, 0, i < good ? InventedResult({0, 0, 0, 0}, 1) : InventedResult({2, 2, 2, 2}, 3));
  }
  return cycle;
}

Share ShareOf(double share, int n) {
  Share one;
  one.n = one.answers = n;
  one.count = static_cast<int>(std::lround(share * n));
  one.population = 100 * int64_t{n};
  one.share = share;
  one.low = std::max(0.0, share - 0.1);
  one.high = std::min(1.0, share + 0.1);
  one.status = ShareStatus::kOk;
  return one;
}

}  // namespace ehcpqa::insight
