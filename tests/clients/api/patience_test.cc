#include "clients/api/patience.h"

#include "gmock/gmock.h"

namespace ehcpqa::api {
namespace {

constexpr Duration kLong = std::chrono::hours(1);

TEST(Patience, DoublesThePauseUpToTheLastAttempt) {
  const Patience patience;
  EXPECT_EQ(PauseAfter(patience, 1, kLong, 1), Duration(100));
  EXPECT_EQ(PauseAfter(patience, 2, kLong, 1), Duration(200));
  EXPECT_EQ(PauseAfter(patience, 4, kLong, 1), Duration(800));
  EXPECT_EQ(PauseAfter(patience, 5, kLong, 1), std::nullopt);
}

TEST(Patience, PausesBetweenHalfAndTheWholeOfAStep) {
  const Patience patience;
  EXPECT_EQ(PauseAfter(patience, 3, kLong, 0), Duration(200));
  EXPECT_EQ(PauseAfter(patience, 3, kLong, 0.5), Duration(300));
}

TEST(Patience, EndsWhenThePauseWouldOutlastTheDeadline) {
  const Patience patience;
  EXPECT_EQ(PauseAfter(patience, 1, Duration(100), 1), std::nullopt);
  EXPECT_EQ(PauseAfter(patience, 1, Duration(-5), 0), std::nullopt);
}

TEST(Patience, CannotOverflow) {
  Patience patience;
  patience.attempts = 1000;
  EXPECT_GT(PauseAfter(patience, 999, std::chrono::hours(1'000'000), 1)->count(), 0);
}

}  // namespace
}  // namespace ehcpqa::api
