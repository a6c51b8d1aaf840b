// Limiting rules: which bite, and what they leave of a grade.
#ifndef EHCPQA_SERVICES_RUBRICS_LIMITS_H_
#define EHCPQA_SERVICES_RUBRICS_LIMITS_H_

#include "services/rubrics/grading.h"

namespace ehcpqa::rubrics {

// Fills `grade` and `limits` of the sections and of the plan from their `grade_before_limits` and `legal`. A target
// that is not graded has nothing to cap. A rule whose cap is not worse than the grade before limits did not bite and is
// not listed.
void ApplyLimits(const Rubric& rubric, const std::vector<Answer>& answers, PlanOutcome& outcome);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_LIMITS_H_
