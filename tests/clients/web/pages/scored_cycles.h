// Cycles that have results, in the area that all tests of pages share.
#ifndef EHCPQA_TESTS_CLIENTS_WEB_PAGES_SCORED_CYCLES_H_
#define EHCPQA_TESTS_CLIENTS_WEB_PAGES_SCORED_CYCLES_H_

#include <string>
#include <vector>

#include "tests/clients/web/pages/pages_test.h"

namespace ehcpqa::web {

// Title of cycle "m1", and what HTML makes of it.
inline constexpr char kScoredTitle[] = "Summer 2024 <script>alert(1)</script>";
inline constexpr char kScoredTitleShown[] = "Summer 2024 &lt;script&gt;alert(1)&lt;/script&gt;";

// Cycle "m1": 12 plans, 3 of them marked twice, every assessment in, differences open, in scoring. Cycle "m0", before
// it: 10 plans, 2 of them marked twice, every difference settled, in scoring. Their auditors have no other work: ida
// (who leads her agency too) and ivan, hal and hope, cyd and cyn. Made when the first test asks, in seconds.
class ScoredTest : public PagesTest {
 protected:
  static void SetUpTestSuite() { Make(); }

  // A browser of the education client that has signed in and shows the account page, whatever the person's first page.
  static Browser SignIn(const std::string& user);
  // A cycle of the auditors above, in scoring.
  static void MakeCycle(const std::string& id, std::vector<std::string> settings);
  // Hands in again what was returned to the auditor.
  static void Score(const std::string& cycle, const std::string& auditor);
  // Numbers of the audits of "m1" that are marked twice, or once.
  static std::vector<std::string> Audits(bool twice);
  // The differences of a plan of "m1", as the moderator's command line lists them.
  static nlohmann::json Differences(const std::string& audit);

 private:
  static void Make();
};

}  // namespace ehcpqa::web

#endif  // EHCPQA_TESTS_CLIENTS_WEB_PAGES_SCORED_CYCLES_H_
