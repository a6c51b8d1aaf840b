// What the criteria of a rubric must satisfy; part of CheckRubric.
#ifndef EHCPQA_SERVICES_RUBRICS_CRITERIA_CHECK_H_
#define EHCPQA_SERVICES_RUBRICS_CRITERIA_CHECK_H_

#include "services/rubrics/mistakes.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::rubrics {

// Adds every mistake of the criteria, in their order.
void CheckCriteria(const Rubric& rubric, Mistakes& mistakes);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_CRITERIA_CHECK_H_
