#include "clients/cli/parse.h"

#include "clients/cli/groups.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

absl::StatusOr<Parsed> Typed(const std::vector<std::string>& words) { return Parse(AllGroups(), words); }

TEST(Parse, FindsTheCommandAndItsValues) {
  ASSERT_OK_AND_ASSIGN(const Parsed parsed,
                       Typed({"cycle", "swap", "2025q4/7", "--reason", "not issued", "--dry-run"}));
  EXPECT_EQ(parsed.command->name, "swap");
  EXPECT_EQ(parsed.values.Text("AUDIT"), "cycles/2025q4/audits/7");
  EXPECT_EQ(parsed.values.Text("--reason"), "not issued");
  EXPECT_TRUE(parsed.values.Flag("--dry-run"));
  EXPECT_FALSE(parsed.values.Has("--etag"));
}

TEST(Parse, TakesTheOptionsOfEveryCommandAnywhere) {
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"--output", "json", "cycle", "show", "2025q4", "--server", "host:1"},
                                             {"cycle", "--server=host:1", "show", "--output=json", "2025q4"},
                                             {"cycle", "show", "2025q4", "-o", "json", "--server", "host:1"}}) {
    ASSERT_OK_AND_ASSIGN(const Parsed parsed, Typed(words));
    EXPECT_EQ(parsed.globals.format, Format::kJson);
    EXPECT_EQ(parsed.globals.server, "host:1");
    EXPECT_EQ(parsed.values.Text("CYCLE"), "cycles/2025q4");
  }
}

TEST(Parse, TakesListsWithCommasAndByRepetition) {
  ASSERT_OK_AND_ASSIGN(const Parsed parsed,
                       Typed({"cycle", "allocate", "--auditor", "ann,ben", "--auditor", "cat", "2025q4"}));
  EXPECT_THAT(parsed.values.List("--auditor"), ElementsAre("users/ann", "users/ben", "users/cat"));
  EXPECT_EQ(parsed.values.Text("CYCLE"), "cycles/2025q4");
}

TEST(Parse, TakesTextsThatLookLikeSyntax) {
  for (const char* text : {"[a, b]", "-", "a=b", "\"quoted\"", "{x}", "%1", "", " "}) {
    ASSERT_OK_AND_ASSIGN(const Parsed parsed, Typed({"audit", "decline", "c/1/care-1", "--reason", text}));
    EXPECT_EQ(parsed.values.Text("--reason"), text);
  }
  ASSERT_OK_AND_ASSIGN(const Parsed parsed, Typed({"audit", "decline", "c/1/care-1", "--reason=--dry-run"}));
  EXPECT_EQ(parsed.values.Text("--reason"), "--dry-run");
}

TEST(Parse, TakesADashForStandardInputByPosition) {
  ASSERT_OK_AND_ASSIGN(const Parsed parsed, Typed({"audit", "load", "2025q4", "-"}));
  EXPECT_EQ(parsed.values.Text("FILE"), "-");
}

TEST(Parse, AnswersHelpWhereverItIsAsked) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{"--help"}, "ehcpqa COMMAND"},
      {{"cycle", "-h"}, "ehcpqa cycle COMMAND"},
      {{"audit", "conflict", "--help"}, "ehcpqa audit conflict COMMAND"},
      {{"cycle", "draw", "--help"}, "ehcpqa cycle draw CYCLE [OPTIONS]"},
      {{"cycle", "draw", "2025q4", "--seed", "x", "--help"}, "ehcpqa cycle draw CYCLE [OPTIONS]"}};
  for (const auto& [words, expected] : cases) {
    ASSERT_OK_AND_ASSIGN(const Parsed parsed, Typed(words));
    EXPECT_EQ(parsed.command, nullptr);
    EXPECT_THAT(parsed.text, testing::StartsWith(expected));
  }
  ASSERT_OK_AND_ASSIGN(const Parsed version, Typed({"--version"}));
  EXPECT_THAT(version.text, testing::MatchesRegex("ehcpqa [0-9.]+\n"));
}

TEST(Parse, RefusesEveryMistakeAsUsageAndNamesIt) {
  const std::pair<std::vector<std::string>, const char*> cases[] = {
      {{}, "login"},
      {{"cycle"}, "freeze"},
      {{"cycle", "lst"}, "freeze"},
      {{"unheard"}, "login"},
      {{"cycle", "show"}, "CYCLE"},
      {{"cycle", "show", "a", "b"}, "b"},
      {{"cycle", "show", "a/b/c"}, "2025q4"},
      {{"cycle", "show", "a", "--unheard"}, "--unheard"},
      {{"cycle", "show", "a", "--output", "xml"}, "table, json, csv"},
      {{"cycle", "swap", "a/1"}, "--reason"},
      {{"cycle", "swap", "a/1", "--reason"}, "--reason"},
      {{"cycle", "swap", "a/1", "--reason", "x", "--reason", "y"}, "--reason"},
      {{"cycle", "update", "a", "--sample-size", "many"}, "--sample-size"},
      {{"cycle", "update", "a", "--by", "need,colour"}, "key-stage"},
      {{"cycle", "update", "a", "--due", "2025-13-01"}, "YYYY-MM-DD"},
      {{"register", "list", "--la", "89"}, "three-digit"},
      {{"audit", "rate", "a/1/care-1", "C1", "met", "--cause", "weather"}, "lost-in-drafting"}};
  for (const auto& [words, expected] : cases) {
    const auto parsed = Typed(words);
    EXPECT_THAT(parsed, FailsFor("USAGE")) << testing::PrintToString(words);
    EXPECT_THAT(std::string(parsed.status().message()), HasSubstr(expected));
  }
}

}  // namespace
}  // namespace ehcpqa::cli
