#include "services/base/clock.h"

#include <chrono>
#include <string>

#include "gtest/gtest.h"

namespace ehcpqa {
namespace {

TEST(ParseDate, CountsDaysFromTheEpoch) {
  EXPECT_EQ(ParseDate("1970-01-01"), 0);
  EXPECT_EQ(ParseDate("1969-12-31"), -1);
  EXPECT_EQ(ParseDate("2000-03-01"), 11017);
  EXPECT_EQ(ParseDate("2026-03-12"), 20524);
}

TEST(ParseDate, KnowsLeapYears) {
  EXPECT_TRUE(ParseDate("2024-02-29").has_value());
  EXPECT_TRUE(ParseDate("2000-02-29").has_value());
  EXPECT_FALSE(ParseDate("2023-02-29").has_value());
  EXPECT_FALSE(ParseDate("1900-02-29").has_value());
  EXPECT_FALSE(ParseDate("2100-02-29").has_value());
}

TEST(ParseDate, RefusesWhatIsNoDate) {
  for (const char* text : {"", "2026", "2026-3-12", "2026-03-1", "12-03-2026", "2026/03/12", "2026-03-12 ",
                           " 2026-03-12", "2026-00-10", "2026-13-10", "2026-04-00", "2026-04-31", "20x6-03-12",
                           "2026-+3-12", "2026-03--1", "2026-03-12T", "1899-12-31", "2200-01-01", "٢٠٢٦-03-12"}) {
    EXPECT_FALSE(ParseDate(text).has_value()) << text;
  }
}

// Every day of the years that are taken, without a gap.
TEST(Dates, AreReadAsTheyAreWritten) {
  const int first = *ParseDate("1900-01-01");
  const int last = *ParseDate("2199-12-31");
  EXPECT_EQ(last - first + 1, 300 * 365 + 73);
  for (int day = first; day <= last; ++day) ASSERT_EQ(ParseDate(FormatDate(day)), day) << FormatDate(day);
}

TEST(FormatTime, IsIso8601InUtcWithMilliseconds) {
  EXPECT_EQ(FormatTime(0), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(FormatTime(1773307800125), "2026-03-12T09:30:00.125Z");
  EXPECT_EQ(FormatTime(951868799999), "2000-02-29T23:59:59.999Z");
  EXPECT_EQ(FormatTime(951868800000), "2000-03-01T00:00:00.000Z");
}

TEST(FormatTime, WritesTimesBeforeTheEpoch) {
  EXPECT_EQ(FormatTime(-1), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(FormatTime(-86'400'000), "1969-12-31T00:00:00.000Z");
  EXPECT_EQ(FormatTime(-86'400'001), "1969-12-30T23:59:59.999Z");
}

TEST(FormatTime, SortsAsTextInTimeOrder) {
  // A step that shares no factor with a second, a minute or a day, across the turn of the epoch.
  std::string before = FormatTime(-200'000'000'000);
  for (Millis time = -200'000'000'000 + 86'400'007; time < 200'000'000'000; time += 86'400'007) {
    const std::string text = FormatTime(time);
    ASSERT_LT(before, text);
    before = text;
  }
}

TEST(DateOf, IsTheDayInUtc) {
  EXPECT_EQ(DateOf(1773273599999), "2026-03-11");
  EXPECT_EQ(DateOf(1773273600000), "2026-03-12");
}

TEST(SystemClock, TellsTheTimeOfTheMachine) {
  const auto machine = [] {
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
  };
  const Millis before = machine();
  const Millis told = SystemClock().Now();
  EXPECT_LE(before, told);
  EXPECT_LE(told, machine());
}

}  // namespace
}  // namespace ehcpqa
