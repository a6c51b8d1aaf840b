#include "clients/cli/completion.h"

#include <array>
#include <cstdio>

#include "absl/strings/str_cat.h"
#include "clients/cli/groups.h"
#include "clients/cli/help.h"
#include "gmock/gmock.h"
#include "tests/clients/cli/test_environment.h"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;

// What bash offers behind these words, one a line; the last word is being typed. `words` are quoted for the shell.
std::string BashOffers(const TestEnvironment& home, const std::string& words) {
  const std::string script = home.File("completion.bash", BashCompletion(AllGroups()));
  const std::string run = home.File(
      "run.bash",
      absl::StrCat("source '", script, "'\nCOMP_WORDS=(", words,
                   ")\nCOMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_ehcpqa\nprintf '%s\\n' \"${COMPREPLY[@]}\"\n"));
  FILE* pipe = popen(absl::StrCat("bash '", run, "' 2>&1").c_str(), "r");
  std::string offers;
  std::array<char, 4096> buffer{};
  while (const size_t n = fread(buffer.data(), 1, buffer.size(), pipe)) offers.append(buffer.data(), n);
  EXPECT_EQ(pclose(pipe), 0) << offers;
  return offers;
}

TEST(BashCompletion, OffersCommandsOptionsAndWords) {
  const TestEnvironment home;
  EXPECT_EQ(BashOffers(home, "ehcpqa cyc"), "cycle\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa cycle fr"), "freeze\nframe\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa audit conflict d"), "declare\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa cycle draw 2025q4 --see"), "--seed\n--seed-file\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa cycle draw 2025q4 --he"), "--help\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa audit rate a/1/care-1 C1 met --cause advice-"),
            "advice-not-sought\nadvice-late\nadvice-weak\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa --output j"), "json\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa cycle list --output = c"), "csv\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa completion z"), "zsh\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa report make c"), "cycle\ncriterion\n");
  EXPECT_EQ(BashOffers(home, "ehcpqa insight summary 2024q4 --measure l"), "legal\n");
}

TEST(BashCompletion, GoesOnBehindAComma) {
  EXPECT_EQ(BashOffers(TestEnvironment(), "ehcpqa cycle create x --by need,key"), "need,key-stage\n");
}

TEST(BashCompletion, OffersFilesWhereAFileIsTaken) {
  const TestEnvironment home;
  const std::string file = home.File("marks.csv", "");
  EXPECT_EQ(BashOffers(home, absl::StrCat("ehcpqa audit load 2025q4 ", home.home(), "/mar")), file + "\n");
  EXPECT_EQ(BashOffers(home, absl::StrCat("ehcpqa cycle draw c --seed-file ", home.home(), "/mar")), file + "\n");
  EXPECT_EQ(BashOffers(home, absl::StrCat("ehcpqa cycle draw ", home.home(), "/mar")), "\n");
}

TEST(Completion, NamesEveryCommandAndOptionInBothShells) {
  for (const std::string& script : {BashCompletion(AllGroups()), ZshCompletion(AllGroups())}) {
    for (const Group& group : AllGroups()) {
      for (const Command& command : group.commands) {
        EXPECT_THAT(script, HasSubstr(absl::StrCat("\"", PathOf(group, command), "\"")));
        for (const Option& option : command.options) {
          EXPECT_TRUE(option.positional() || script.find(option.name) != std::string::npos) << option.name;
        }
      }
    }
    EXPECT_THAT(script, testing::Not(testing::ContainsRegex("%[A-Z]")));
  }
}

}  // namespace
}  // namespace ehcpqa::cli
