#include "services/insight/cycle_summary.h"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>

#include "services/base/status_macros.h"

namespace ehcpqa::insight {
namespace {

using rubrics::Answer;
using rubrics::Outcome;
using rubrics::PlanOutcome;
using rubrics::Rubric;

// The outcome of one plan that a distribution is about.
using Pick = std::function<const Outcome&(const PlanOutcome&)>;

absl::StatusOr<Distribution> Distribute(const Rubric& rubric, const Strata& strata,
                                        const std::vector<PlanOutcome>& outcomes, std::string of, std::string title,
                                        const Pick& pick) {
  Distribution result;
  result.of = std::move(of);
  result.title = std::move(title);
  const auto share = [&](const std::function<Part(const Outcome&)>& part) {
    std::vector<Part> parts;
    for (const PlanOutcome& outcome : outcomes) parts.push_back(part(pick(outcome)));
    return EstimateShare(strata, parts);
  };
  for (size_t grade = 0; grade < rubric.grades.size(); ++grade) {
    ASSIGN_OR_RETURN(Share one, share([grade](const Outcome& outcome) {
                       return !outcome.grade ? Part::kOutside : *outcome.grade == grade ? Part::kHas : Part::kLacks;
                     }));
    result.by_grade.push_back(one);
  }
  ASSIGN_OR_RETURN(result.good_or_better, share([](const Outcome& outcome) {
                     return !outcome.grade ? Part::kOutside : *outcome.grade <= 1 ? Part::kHas : Part::kLacks;
                   }));
  ASSIGN_OR_RETURN(result.not_graded,
                   share([](const Outcome& outcome) { return outcome.grade ? Part::kLacks : Part::kHas; }));
  for (const PlanOutcome& outcome : outcomes) {
    const Outcome& one = pick(outcome);
    result.limited += one.grade != one.grade_before_limits;
  }
  return result;
}

absl::StatusOr<std::vector<Distribution>> Distributions(const Rubric& rubric, const Strata& strata,
                                                        const std::vector<PlanOutcome>& outcomes) {
  std::vector<Distribution> all;
  ASSIGN_OR_RETURN(Distribution plan, Distribute(rubric, strata, outcomes, "plan", "Whole plan",
                                                 [](const PlanOutcome& o) -> const Outcome& { return o.plan; }));
  all.push_back(std::move(plan));
  constexpr const char* kLensTitles[] = {"Education's input", "Health's input", "Care's input"};
  for (size_t lens = 0; lens < 3; ++lens) {
    const auto owner = static_cast<rubrics::Owner>(lens + 1);
    ASSIGN_OR_RETURN(
        Distribution one,
        Distribute(rubric, strata, outcomes, "lens:" + std::string(rubrics::OwnerName(owner)), kLensTitles[lens],
                   [lens](const PlanOutcome& o) -> const Outcome& { return o.lenses[lens].outcome; }));
    all.push_back(std::move(one));
  }
  for (size_t section = 0; section < rubric.sections.size(); ++section) {
    ASSIGN_OR_RETURN(
        Distribution one,
        Distribute(rubric, strata, outcomes, "section:" + rubric.sections[section].code, rubric.sections[section].title,
                   [section](const PlanOutcome& o) -> const Outcome& { return o.sections[section].outcome; }));
    all.push_back(std::move(one));
  }
  return all;
}

absl::StatusOr<CriterionSummary> SummariseCriterion(const Rubric& rubric, const Strata& strata,
                                                    const std::vector<CountedPlan>& plans, size_t criterion) {
  CriterionSummary result;
  result.criterion = criterion;
  result.levels.resize(rubric.scale.levels.size());
  std::vector<Part> parts;
  for (const CountedPlan& plan : plans) {
    const Answer& answer = plan.answers[criterion];
    result.unsettled += plan.unsettled[criterion];
    result.not_applicable += answer.kind == Answer::Kind::kNotApplicable;
    result.cannot_tell += answer.kind == Answer::Kind::kCannotTell;
    if (answer.kind != Answer::Kind::kLevel) {
      parts.push_back(Part::kOutside);
      continue;
    }
    ++result.levels[answer.level];
    parts.push_back(answer.level == 0 ? Part::kHas : Part::kLacks);
  }
  ASSIGN_OR_RETURN(result.met, EstimateShare(strata, parts));
  return result;
}

absl::Status SummariseLaw(const Rubric& rubric, const Strata& strata, const std::vector<PlanOutcome>& outcomes,
                          CycleSummary& result) {
  std::vector<Part> parts;
  for (const PlanOutcome& outcome : outcomes) {
    const rubrics::LegalStatus status = outcome.plan.legal.status;
    parts.push_back(status == rubrics::LegalStatus::kCompliant      ? Part::kHas
                    : status == rubrics::LegalStatus::kNotCompliant ? Part::kLacks
                                                                    : Part::kOutside);
    result.legally_not_determined += status == rubrics::LegalStatus::kNotDetermined;
  }
  ASSIGN_OR_RETURN(result.legally_compliant, EstimateShare(strata, parts));
  for (size_t section = 0; section < rubric.sections.size(); ++section) {
    LegalSummary law;
    law.section = rubric.sections[section].code;
    for (const PlanOutcome& outcome : outcomes) {
      const rubrics::LegalOutcome& legal = outcome.sections[section].outcome.legal;
      law.plans += legal.failed() > 0;
      law.not_met += legal.not_met;
      law.partly_met += legal.partly;
      law.not_determined += legal.cannot_tell + legal.absent;
    }
    if (law.not_met + law.partly_met + law.not_determined > 0) result.legal.push_back(law);
  }
  return absl::OkStatus();
}

std::vector<CauseSummary> CountCauses(const Rubric& rubric, const std::vector<CountedPlan>& plans) {
  std::map<std::pair<rubrics::Owner, int>, int> counts;
  for (const CountedPlan& plan : plans) {
    for (size_t i = 0; i < plan.causes.size(); ++i) {
      if (plan.causes[i] != 0) ++counts[{rubric.criteria[i].owner, plan.causes[i]}];
    }
  }
  std::vector<CauseSummary> causes;
  for (const auto& [key, count] : counts) causes.push_back({key.first, key.second, count});
  std::stable_sort(causes.begin(), causes.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return causes;
}

std::vector<size_t> Weakest(const std::vector<CriterionSummary>& criteria) {
  std::vector<const CriterionSummary*> known;
  for (const CriterionSummary& criterion : criteria) {
    if (criterion.met.n >= kLeastAnswers) known.push_back(&criterion);
  }
  std::stable_sort(known.begin(), known.end(),
                   [](const auto* a, const auto* b) { return a->met.share < b->met.share; });
  std::vector<size_t> weakest;
  for (size_t i = 0; i < std::min(kWeakest, known.size()); ++i) weakest.push_back(known[i]->criterion);
  return weakest;
}

}  // namespace

absl::StatusOr<CycleSummary> Summarise(const Rubric& rubric, const Strata& strata,
                                       const std::vector<CountedPlan>& plans, const std::vector<MarkPair>& pairs) {
  std::vector<PlanOutcome> outcomes;
  outcomes.reserve(plans.size());
  for (const CountedPlan& plan : plans) {
    ASSIGN_OR_RETURN(PlanOutcome outcome, rubrics::GradePlan(rubric, plan.answers));
    outcomes.push_back(std::move(outcome));
  }
  CycleSummary result;
  ASSIGN_OR_RETURN(result.distributions, Distributions(rubric, strata, outcomes));
  for (size_t criterion = 0; criterion < rubric.criteria.size(); ++criterion) {
    ASSIGN_OR_RETURN(CriterionSummary one, SummariseCriterion(rubric, strata, plans, criterion));
    result.criteria.push_back(std::move(one));
  }
  RETURN_IF_ERROR(SummariseLaw(rubric, strata, outcomes, result));
  result.causes = CountCauses(rubric, plans);
  for (const MarkPair& pair : pairs) {
    const size_t apart = pair.first_level > pair.second_level ? pair.first_level - pair.second_level
                                                              : pair.second_level - pair.first_level;
    ++result.agreement.pairs;
    result.agreement.same += apart == 0;
    result.agreement.within_one += apart <= 1;
  }
  result.weakest = Weakest(result.criteria);
  return result;
}

}  // namespace ehcpqa::insight
