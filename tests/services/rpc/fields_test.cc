#include "services/rpc/fields.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::rpc {
namespace {

// What is said of one value; empty when nothing.
std::string Said(void (FieldChecks::*check)(std::string_view, std::string_view), std::string_view value) {
  FieldChecks checks;
  (checks.*check)("f", value);
  const ErrorInfo info = InfoOf(checks.status());
  return info.violations.empty() ? "" : info.violations[0].message;
}
std::string TextSaid(std::string_view value, size_t least, size_t most) {
  FieldChecks checks;
  checks.Text("f", value, least, most);
  const ErrorInfo info = InfoOf(checks.status());
  return info.violations.empty() ? "" : info.violations[0].message;
}

TEST(FieldChecks, AreFineWhenNothingIsWrong) {
  FieldChecks checks;
  checks.Text("cycle.title", "Autumn term", 1, 120);
  checks.Id("cycle.id", "q4-2025");
  checks.Date("cycle.from", "2026-03-12");
  checks.Range("cycle.size", 40, 1, 500);
  EXPECT_TRUE(checks.ok());
  EXPECT_OK(checks.status());
}

TEST(FieldChecks, TellOfEveryMistakeAtOnceInTheirOrder) {
  FieldChecks checks;
  checks.Text("cycle.title", " ", 1, 120);
  checks.Id("cycle.id", "");
  checks.Date("cycle.from", "12/03/2026");
  checks.Range("cycle.size", 0, 1, 500);
  checks.Require(false, "cycle.rubric", "is not published");
  std::vector<std::string> fields;
  for (const FieldViolation& violation : InfoOf(checks.status()).violations) fields.push_back(violation.field);
  EXPECT_THAT(checks.status(), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(fields, testing::ElementsAre("cycle.title", "cycle.id", "cycle.from", "cycle.size", "cycle.rubric"));
}

TEST(FieldChecks, CountCharactersNotBytes) {
  EXPECT_EQ(TextSaid("żółć", 1, 4), "");
  EXPECT_EQ(TextSaid("żółćx", 1, 4), "has 5 characters; at most 4 are possible");
  EXPECT_EQ(TextSaid("𝟙𝟚", 2, 2), "");
}

TEST(FieldChecks, CountNoWhiteSpaceAroundAText) {
  EXPECT_EQ(TextSaid("  ab \n", 2, 2), "");
  EXPECT_EQ(TextSaid(" \t\n", 1, 5), "is required");
  EXPECT_EQ(TextSaid("ab", 3, 5), "needs at least 3 characters");
  EXPECT_EQ(TextSaid("", 0, 5), "");
}

TEST(FieldChecks, RefuseControlCharactersInAText) {
  EXPECT_EQ(TextSaid("a\nb\tc\r\n d", 1, 20), "");
  for (const char control : {'\0', '\x01', '\x1b', '\x1f', '\x7f'}) {
    EXPECT_EQ(TextSaid(std::string("a") + control + "b", 1, 20), "holds control characters") << int{control};
  }
}

TEST(FieldChecks, RefuseATextThatIsNoUtf8) {
  for (const char* text : {"caf\xe9", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80", "abc\xe2\x82"}) {
    EXPECT_EQ(TextSaid(text, 0, 20), "is not valid UTF-8") << text;
  }
}

TEST(FieldChecks, KnowAnIdOfTheDirectory) {
  for (const char* id : {"ab", "a1", "notts-send", "a.lead", "a-", "abcdefghijklmnopqrstuvwxyz0123456789-abc"}) {
    EXPECT_EQ(Said(&FieldChecks::Id, id), "") << id;
  }
  for (const char* id : {"", "a", "A.lead", "1a", "-a", ".a", "a b", "a/b", "a_b", "é1", "ab\n", "a%2F",
                         "abcdefghijklmnopqrstuvwxyz0123456789-abcd"}) {
    EXPECT_NE(Said(&FieldChecks::Id, id), "") << id;
  }
}

TEST(FieldChecks, KnowADate) {
  EXPECT_EQ(Said(&FieldChecks::Date, "2024-02-29"), "");
  EXPECT_EQ(Said(&FieldChecks::Date, "2025-02-29"), "must be a date like 2026-03-12");
  EXPECT_NE(Said(&FieldChecks::Date, ""), "");
}

TEST(FieldChecks, HoldANumberToBothEndsOfItsRange) {
  for (const int value : {0, 1, 5, 6}) {
    FieldChecks checks;
    checks.Range("f", value, 1, 5);
    EXPECT_EQ(checks.ok(), value >= 1 && value <= 5) << value;
  }
}

TEST(Trimmed, TakesWhiteSpaceOffBothEndsOnly) {
  EXPECT_EQ(Trimmed(" \t a b\r\n"), "a b");
  EXPECT_EQ(Trimmed(" \n "), "");
  EXPECT_EQ(Trimmed(""), "");
}

}  // namespace
}  // namespace ehcpqa::rpc
