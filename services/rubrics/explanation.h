// An outcome in words.
#ifndef EHCPQA_SERVICES_RUBRICS_EXPLANATION_H_
#define EHCPQA_SERVICES_RUBRICS_EXPLANATION_H_

#include <string>
#include <string_view>

#include "services/rubrics/grading.h"

namespace ehcpqa::rubrics {

// "71.4 of 100 -> Good; limited to Requires improvement by rule F-1". The score has one decimal, rounded half up; where
// that shows a grade's minimum which the exact score does not reach, it says so: "85.0 of 100 (just under 85) -> Good".
// Names the rules that decided, not those that a stricter one overtook. Without a score: "not graded: " and
// `why_not_graded`.
std::string Explain(const Rubric& rubric, const Outcome& outcome, std::string_view why_not_graded);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_EXPLANATION_H_
