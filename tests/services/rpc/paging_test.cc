#include "services/rpc/paging.h"

#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::rpc {
namespace {

using testing::ElementsAre;

TEST(PageSize, IsTheUsualOneForNoneAndNeverMoreThanTheMost) {
  EXPECT_EQ(*PageSize(0), 50);
  EXPECT_EQ(*PageSize(1), 1);
  EXPECT_EQ(*PageSize(500), 500);
  EXPECT_EQ(*PageSize(501), 500);
  EXPECT_EQ(*PageSize(std::numeric_limits<int32_t>::max()), 500);
  EXPECT_EQ(*PageSize(0, 20, 100), 20);
  EXPECT_THAT(PageSize(-1), FailsFor("FIELD_INVALID"));
}

TEST(PageToken, ComesBackAsTheKeyItWasMadeOf) {
  const std::vector<std::vector<std::string>> keys = {
      {"a"}, {""}, {"", ""}, {"2026-03-12", "cycles/2025q4/audits/7"}, {"żółć", "", "x"}, {std::string("\0k", 2), "k"}};
  for (const auto& key : keys) {
    const std::string token = PageToken(key);
    EXPECT_THAT(token, testing::MatchesRegex("[-A-Za-z0-9_]+"));
    ASSERT_OK_AND_ASSIGN(const auto read, ReadPageToken(token, key.size()));
    EXPECT_EQ(read, key);
  }
}

TEST(PageToken, MayBeAbsentForTheFirstPage) {
  ASSERT_OK_AND_ASSIGN(const auto key, ReadPageToken("", 2));
  EXPECT_THAT(key, ElementsAre("", ""));
}

TEST(PageToken, IsRefusedByAnotherKindOfList) {
  EXPECT_THAT(ReadPageToken(PageToken({"a", "b"}), 1), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(ReadPageToken(PageToken({"a", "b"}), 3), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(ReadPageToken(PageToken({}), 1), FailsFor("FIELD_INVALID"));
}

TEST(PageToken, IsRefusedWhenItIsRubbish) {
  for (const char* token : {"1", "AAAA", "not a token", "a2E", "=", "🙂", "aw", "ax9h====!"}) {
    EXPECT_THAT(ReadPageToken(token, 1), FailsFor("FIELD_INVALID")) << token;
  }
}

// Whatever is sent, the answer is a refusal or a key of the right length.
TEST(PageToken, SurvivesRandomBytesAndDamage) {
  std::mt19937 random(20260312);
  int refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string token = PageToken({"2026-03-12", "audits/7"});
    if (i % 2 == 0) {
      token.resize(random() % 40);
      for (char& c : token) c = static_cast<char>(random());
      if (token.empty()) continue;
    } else {
      token[random() % token.size()] = static_cast<char>(random());
    }
    const auto key = ReadPageToken(token, 2);
    if (key.ok()) {
      EXPECT_EQ(key->size(), 2u);
    } else {
      ++refused;
    }
  }
  EXPECT_GT(refused, 10'000);
}

TEST(KeyNumber, ReadsWhatANumberWasWrittenAs) {
  EXPECT_EQ(*KeyNumber(""), 0);
  EXPECT_EQ(*KeyNumber("42"), 42);
  EXPECT_EQ(*KeyNumber("-1"), -1);
  EXPECT_EQ(*KeyNumber("9223372036854775807"), std::numeric_limits<int64_t>::max());
  for (const char* part : {"x", "1x", "1.5", "9223372036854775808"}) {
    EXPECT_THAT(KeyNumber(part), FailsFor("FIELD_INVALID")) << part;
  }
}

}  // namespace
}  // namespace ehcpqa::rpc
