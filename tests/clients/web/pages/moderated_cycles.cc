#include "tests/clients/web/pages/moderated_cycles.h"

namespace ehcpqa::web {

void ModeratedTest::SetUpTestSuite() {
  ScoredTest::SetUpTestSuite();
  static bool made = false;
  if (made) return;
  made = true;
  journeys::LiveArea& area = web().area();
  MakeCycle("p1", {"--title", "Autumn 2023", "--from", "2023-10-01", "--to", "2023-12-31", "--sample-size", "12",
                   "--double", "4"});
  MakeCycle("p2", {"--title", "Winter 2024", "--from", "2024-01-01", "--to", "2024-03-31", "--sample-size", "12",
                   "--double", "4"});
  for (const std::string cycle : {"p1", "p2"}) {
    for (const char* auditor : {"ida", "ivan", "hal", "hope", "cyd", "cyn"}) Score(cycle, auditor);
    area["cora"].Json({"cycle", "close", cycle});
    const journeys::Result settled =
        journeys::RunProgram({"ehcpqa-training", "moderate", cycle}, area["mo"].environment());
    EXPECT_EQ(settled.code, 0) << settled.err;
  }
  for (const char* step : {"review", "publish"}) area["cora"].Json({"cycle", step, "p1"});
}

}  // namespace ehcpqa::web
