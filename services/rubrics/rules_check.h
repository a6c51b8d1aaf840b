// What the limiting rules of a rubric must satisfy; part of CheckRubric.
#ifndef EHCPQA_SERVICES_RUBRICS_RULES_CHECK_H_
#define EHCPQA_SERVICES_RUBRICS_RULES_CHECK_H_

#include "services/rubrics/mistakes.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::rubrics {

// Adds every mistake of the rules. Rules switched off are held to the same: they may be switched on in the next
// version.
void CheckLimitingRules(const Rubric& rubric, Mistakes& mistakes);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_RULES_CHECK_H_
