// A local area with three years of audits, for journeys through figures over cycles and reports.
#ifndef EHCPQA_TESTS_JOURNEYS_THREE_YEARS_H_
#define EHCPQA_TESTS_JOURNEYS_THREE_YEARS_H_

#include <string>

#include "tests/journeys/live_area.h"

namespace ehcpqa::journeys {

// Runs ci/three-years in the area: 2022q1 to 2024q4, published. Pseudonyms are made with a key that is the same every
// time, so that samples, marks and figures are. False, with its complaints in the test's log, when it failed.
bool MakeThreeYears(LiveArea& area);

}  // namespace ehcpqa::journeys

#endif  // EHCPQA_TESTS_JOURNEYS_THREE_YEARS_H_
