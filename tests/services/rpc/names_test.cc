#include "services/rpc/names.h"

#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/error.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::rpc {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(ParseName, GivesTheIdsInTheOrderOfTheAsterisks) {
  ASSERT_OK_AND_ASSIGN(const auto ids, ParseName("name", "cycles/2025q4/audits/7", "cycles/*/audits/*"));
  EXPECT_THAT(ids, ElementsAre("2025q4", "7"));
}

TEST(ParseName, TakesAnyCharacterButASlashForAnId) {
  ASSERT_OK_AND_ASSIGN(const auto ids, ParseName("name", "plans/ÅB c*?%2F", "plans/*"));
  EXPECT_THAT(ids, ElementsAre("ÅB c*?%2F"));
}

TEST(ParseName, RefusesWhatDoesNotFit) {
  for (const char* name : {"", "/", "cycles", "cycles/", "cycles/1", "cycles/1/audits", "cycles/1/audits/",
                           "cycles//audits/7", "cycles/1/audits/7/", "/cycles/1/audits/7", "cycles/1/audits/7/notes/1",
                           "audits/1/cycles/7", "Cycles/1/audits/7", "cycles/1//7", "*"}) {
    const auto ids = ParseName("audit.name", name, "cycles/*/audits/*");
    EXPECT_THAT(ids, FailsFor("FIELD_INVALID")) << name;
    ASSERT_EQ(InfoOf(ids.status()).violations.size(), 1u) << name;
    EXPECT_EQ(InfoOf(ids.status()).violations[0].field, "audit.name");
    EXPECT_THAT(InfoOf(ids.status()).violations[0].message, HasSubstr("cycles/*/audits/*"));
  }
}

TEST(ParseName, RefusesANameWithoutEnd) {
  EXPECT_OK(ParseName("name", "cycles/" + std::string(293, 'a'), "cycles/*"));
  EXPECT_THAT(ParseName("name", "cycles/" + std::string(294, 'a'), "cycles/*"), FailsFor("FIELD_INVALID"));
}

TEST(ParseId, GivesTheOneId) {
  ASSERT_OK_AND_ASSIGN(const std::string id, ParseId("name", "users/a.lead", "users/*"));
  EXPECT_EQ(id, "a.lead");
  EXPECT_THAT(ParseId("name", "user/a.lead", "users/*"), FailsFor("FIELD_INVALID"));
}

}  // namespace
}  // namespace ehcpqa::rpc
