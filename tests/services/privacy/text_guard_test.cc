#include "services/privacy/text_guard.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::privacy {
namespace {

TEST(TextGuard, TellsTheWriterTheWordsButKeepsThemOutOfTheMessage) {
  TextGuard guard;
  guard.Check("ratings[0].evidence", "Lives in NG1 5DT");
  guard.Check("ratings[1].evidence", "15 hours a week");
  const absl::Status status = guard.status();
  EXPECT_THAT(status, Fails(absl::StatusCode::kInvalidArgument));
  EXPECT_THAT(status, FailsFor("IDENTIFIER_IN_TEXT"));
  EXPECT_THAT(std::string(status.message()), testing::Not(testing::HasSubstr("5DT")));
  ASSERT_EQ(InfoOf(status).violations.size(), 1u);
  EXPECT_EQ(InfoOf(status).violations[0].field, "ratings[0].evidence");
  EXPECT_THAT(InfoOf(status).violations[0].message, testing::HasSubstr("\"NG1 5DT\" looks like a postcode"));
}

TEST(TextGuard, LetsHarmlessTextPass) {
  TextGuard guard;
  guard.Check("reason", "The advice of 12 March 2026 names no provision.");
  EXPECT_OK(guard.status());
}

}  // namespace
}  // namespace ehcpqa::privacy
