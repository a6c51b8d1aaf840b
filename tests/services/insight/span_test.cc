#include "services/insight/span.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"

namespace ehcpqa::insight {
namespace {

using testing::ElementsAre;

cycles::Cycle Cycle(const std::string& id, const std::string& window_end) {
  cycles::Cycle cycle;
  cycle.id = id;
  cycle.settings.window_end = window_end;
  return cycle;
}

// Six quarters and a thematic cycle, out of order.
std::vector<cycles::Cycle> Quarters() {
  return {Cycle("2025q1", "2025-03-31"), Cycle("2023q4", "2023-12-31"), Cycle("2024q3", "2024-09-30"),
          Cycle("2024q1", "2024-03-31"), Cycle("2024q4", "2024-12-31"), Cycle("2024q2", "2024-06-30"),
          Cycle("theme", "2024-09-30")};
}

std::vector<std::string> Chosen(const std::string& first, const std::string& last, bool rolling) {
  const auto all = Quarters();
  const auto named = [&](const std::string& id) {
    return *std::find_if(all.begin(), all.end(), [&](const cycles::Cycle& cycle) { return cycle.id == id; });
  };
  std::vector<std::string> ids;
  for (const cycles::Cycle& cycle : CyclesOfSpan(all, named(first), named(last), rolling)) ids.push_back(cycle.id);
  return ids;
}

TEST(SpanTest, OfARollingYearIsTheFourQuartersOfTheYear) {
  EXPECT_THAT(Chosen("2025q1", "2025q1", true), ElementsAre("2024q2", "2024q3", "theme", "2024q4", "2025q1"));
  EXPECT_THAT(Chosen("2024q4", "2024q4", true), ElementsAre("2024q1", "2024q2", "2024q3", "theme", "2024q4"));
  EXPECT_THAT(Chosen("2024q1", "2024q1", true), ElementsAre("2023q4", "2024q1"));
}

TEST(SpanTest, RunsFromTheFirstCycleToTheLastByWindow) {
  EXPECT_THAT(Chosen("2024q2", "2024q4", false), ElementsAre("2024q2", "2024q3", "theme", "2024q4"));
  EXPECT_THAT(Chosen("2024q3", "2024q3", false), ElementsAre("2024q3"));
  EXPECT_THAT(Chosen("theme", "2024q4", false), ElementsAre("theme", "2024q4"));
}

TEST(SpanTest, KnowsTheDayAYearBefore) {
  EXPECT_EQ(DaysBefore("2024-12-31", 365), "2024-01-01");
  EXPECT_EQ(DaysBefore("2025-12-31", 365), "2024-12-31");
  EXPECT_EQ(DaysBefore("2024-03-01", 1), "2024-02-29");
  EXPECT_EQ(DaysBefore("2025-03-01", 1), "2025-02-28");
  EXPECT_EQ(DaysBefore("2025-01-01", 0), "2025-01-01");
}

}  // namespace
}  // namespace ehcpqa::insight
