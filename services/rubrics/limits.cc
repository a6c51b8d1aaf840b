#include "services/rubrics/limits.h"

#include <algorithm>

namespace ehcpqa::rubrics {
namespace {

// Whether a rule's condition holds, given the grades so far.
class Condition {
 public:
  Condition(const Rubric& rubric, const std::vector<Answer>& answers, const PlanOutcome& outcome)
      : rubric_(rubric), answers_(answers), outcome_(outcome) {}

  bool operator()(std::monostate) const { return false; }
  bool operator()(const RequiredFailedInSection& condition) const {
    const auto section = FindSection(rubric_, condition.section);
    return section && outcome_.sections[*section].outcome.legal.failed() > 0;
  }
  bool operator()(const CriterionAtLowest& condition) const {
    const auto criterion = FindCriterion(rubric_, condition.criterion);
    return criterion && answers_[*criterion] == Answer::AtLevel(rubric_.scale.levels.size() - 1);
  }
  bool operator()(const SectionAtMost& condition) const {
    const auto section = FindSection(rubric_, condition.section);
    const auto grade = FindGrade(rubric_, condition.grade);
    if (!section || !grade) return false;
    // Limits only lower a grade, so one that is low enough before its limits still is after them.
    const auto reached = outcome_.sections[*section].outcome.grade;
    return reached && *reached >= *grade;
  }
  bool operator()(const RequiredFailedAtLeast& condition) const {
    return outcome_.plan.legal.failed() >= condition.count;
  }

 private:
  const Rubric& rubric_;
  const std::vector<Answer>& answers_;
  const PlanOutcome& outcome_;
};

// The outcome that the rule may cap; null when it is switched off, or its target is not graded.
Outcome* TargetOf(const LimitingRule& rule, const Rubric& rubric, PlanOutcome& outcome) {
  if (rule.off) return nullptr;
  Outcome* target = nullptr;
  if (rule.target == kPlanTarget) {
    target = &outcome.plan;
  } else if (const auto section = FindSection(rubric, rule.target)) {
    target = &outcome.sections[*section].outcome;
  }
  return target != nullptr && target->grade_before_limits ? target : nullptr;
}

}  // namespace

void ApplyLimits(const Rubric& rubric, const std::vector<Answer>& answers, PlanOutcome& outcome) {
  outcome.plan.grade = outcome.plan.grade_before_limits;
  for (SectionOutcome& section : outcome.sections) section.outcome.grade = section.outcome.grade_before_limits;

  // A capped section can make another rule hold. Grades only get worse, so this ends; no condition reads the plan's
  // grade.
  const Condition condition(rubric, answers, outcome);
  for (bool changed = true; changed;) {
    changed = false;
    for (const LimitingRule& rule : rubric.limiting_rules) {
      Outcome* target = TargetOf(rule, rubric, outcome);
      const auto cap = FindGrade(rubric, rule.cap);
      if (target == nullptr || !cap || *cap <= *target->grade || !std::visit(condition, rule.condition)) continue;
      target->grade = cap;
      changed = true;
    }
  }

  for (const LimitingRule& rule : rubric.limiting_rules) {
    Outcome* target = TargetOf(rule, rubric, outcome);
    const auto cap = FindGrade(rubric, rule.cap);
    if (target == nullptr || !cap || *cap <= *target->grade_before_limits || !std::visit(condition, rule.condition))
      continue;
    target->limits.push_back({rule.code, *target->grade_before_limits, *cap, *cap == *target->grade, rule.rationale});
  }
}

}  // namespace ehcpqa::rubrics
