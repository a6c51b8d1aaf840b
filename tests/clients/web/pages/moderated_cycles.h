// Cycles that have come to moderation, in the area that all tests of pages share.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_PAGES_MODERATED_CYCLES_H_
#define EHCPQA_TESTS_CLIENTS_WEB_PAGES_MODERATED_CYCLES_H_

#include "tests/clients/web/pages/scored_cycles.h"

namespace ehcpqa::web {

// Cycles "p1" and "p2" of 12 plans each, 4 of them marked twice, every difference settled: p1 is published, p2 in
// moderation. Their windows are the quarters before those of "m0" and "m1", and their auditors the same.
class ModeratedTest : public ScoredTest {
 protected:
  static void SetUpTestSuite();
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_PAGES_MODERATED_CYCLES_H_
