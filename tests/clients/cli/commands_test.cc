// The command table as a whole: every method of the contract can be reached, and every command explains itself.
#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "clients/api/audit_methods.h"
#include "clients/api/concern_methods.h"
#include "clients/api/cycle_methods.h"
#include "clients/api/directory_methods.h"
#include "clients/api/identity_methods.h"
#include "clients/api/insight_methods.h"
#include "clients/api/moderation_methods.h"
#include "clients/api/register_methods.h"
#include "clients/api/report_methods.h"
#include "clients/api/rubric_methods.h"
#include "clients/api/summary_methods.h"
#include "clients/api/trail_methods.h"
#include "clients/api/user_methods.h"
#include "clients/cli/groups.h"
#include "clients/cli/help.h"
#include "clients/cli/options.h"
#include "clients/cli/parse.h"
#include "tests/clients/cli/test_environment.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::cli {
namespace {

using google::protobuf::FileDescriptor;
using testing::HasSubstr;

template <typename Visit>
void ForEachCommand(Visit visit) {
  for (const Group& group : AllGroups()) {
    for (const Command& command : group.commands) visit(PathOf(group, command), command);
  }
}

// Every method of every file of the contract.
std::set<std::string> MethodsOfTheContract() {
  std::set<std::string> methods;
  for (const FileDescriptor* file :
       {v1::SignInRequest::descriptor()->file(), v1::CreateUserRequest::descriptor()->file(),
        v1::CreateAgencyRequest::descriptor()->file(), v1::ListSnapshotsRequest::descriptor()->file(),
        v1::ImportRubricRequest::descriptor()->file(), v1::CreateCycleRequest::descriptor()->file(),
        v1::ListAuditsRequest::descriptor()->file(), v1::AgreeRatingRequest::descriptor()->file(),
        v1::RaiseConcernRequest::descriptor()->file(), v1::CycleSummary::descriptor()->file(),
        v1::VerifyTrailRequest::descriptor()->file(), v1::GetInsightRequest::descriptor()->file(),
        v1::MakeReportRequest::descriptor()->file()}) {
    EXPECT_EQ(file->service_count(), 1) << file->name();
    for (int i = 0; i < file->service(0)->method_count(); ++i) {
      methods.insert(absl::StrCat(file->service(0)->name(), "/", file->service(0)->method(i)->name()));
    }
  }
  return methods;
}

TEST(Commands, ReachEveryMethodOfTheContractAndNoOther) {
  std::set<std::string> reached;
  ForEachCommand([&](const std::string&, const Command& command) {
    reached.insert(command.action.methods.begin(), command.action.methods.end());
  });
  EXPECT_EQ(reached, MethodsOfTheContract());
}

TEST(Commands, AreThoseOfTheContractWithItsUsers) {
  std::set<std::string> paths;
  ForEachCommand(
      [&](const std::string& path, const Command&) { EXPECT_TRUE(paths.insert(path).second) << path << " twice"; });
  for (const char* path : {"login",
                           "register make-key",
                           "register find-ref",
                           "register locate",
                           "register import",
                           "register list",
                           "register show",
                           "rubric import",
                           "rubric list",
                           "rubric show",
                           "rubric publish",
                           "cycle create",
                           "cycle freeze",
                           "cycle frame",
                           "cycle draw",
                           "cycle sample",
                           "cycle swap",
                           "cycle allocate",
                           "cycle open",
                           "cycle close",
                           "cycle review",
                           "cycle publish",
                           "cycle archive",
                           "cycle status",
                           "audit list",
                           "audit show",
                           "audit rate",
                           "audit submit",
                           "moderation list",
                           "moderation show",
                           "moderation agree",
                           "moderation return",
                           "report summary",
                           "insight summary",
                           "insight trend",
                           "insight change",
                           "insight agreement",
                           "insight funnel",
                           "insight leniency",
                           "insight targets",
                           "insight set-target",
                           "report make",
                           "report list",
                           "report get",
                           "report verify",
                           "report policy",
                           "report set-policy",
                           "trail list",
                           "trail verify",
                           "user create",
                           "agency create"}) {
    EXPECT_TRUE(paths.count(path)) << path;
  }
}

TEST(Commands, ExplainThemselvesWithAnExample) {
  ForEachCommand([](const std::string& path, const Command& command) {
    EXPECT_FALSE(command.summary.empty()) << path;
    EXPECT_TRUE(command.action.run) << path;
    EXPECT_FALSE(command.examples.empty()) << path;
    for (const Option& option : command.options) EXPECT_FALSE(option.help.empty()) << path << " " << option.name;
    const std::string help = HelpText(AllGroups(), path);
    for (const std::string& expected : {command.summary, std::string("Examples"), command.examples[0].line}) {
      // Lines are wrapped, so compare word by word.
      for (const std::string& word : std::vector<std::string>(absl::StrSplit(expected, ' ')))
        EXPECT_THAT(help, HasSubstr(word));
    }
  });
}

TEST(Commands, HaveHelpThatFitsATerminal) {
  ForEachCommand([](const std::string& path, const Command&) {
    for (const std::string& line : std::vector<std::string>(absl::StrSplit(HelpText(AllGroups(), path), '\n'))) {
      EXPECT_TRUE(line.size() <= 100 || line.find("ehcpqa ") != std::string::npos) << path << ": " << line;
    }
  });
}

TEST(Commands, ShowOnlyFieldsThatTheirRepliesHave) {
  ForEachCommand([](const std::string& path, const Command& command) {
    EXPECT_EQ(command.action.view.empty(), command.action.reply == nullptr || command.action.view.empty()) << path;
    if (command.action.reply == nullptr) return;
    for (const Table& table : command.action.view)
      EXPECT_TRUE(Fits(*command.action.reply, table)) << path << " " << table.title;
  });
}

TEST(Commands, HaveExamplesThatParse) {
  ForEachCommand([](const std::string& path, const Command& command) {
    for (const Example& example : command.examples) {
      std::vector<std::string> words = ShellWords(example.line);
      ASSERT_EQ(words.at(0), "ehcpqa");
      words.erase(words.begin());
      const auto parsed = Parse(AllGroups(), words);
      ASSERT_OK(parsed) << example.line;
      EXPECT_EQ(parsed->command, &command) << path << ": " << example.line;
    }
  });
}

TEST(Commands, OfferADryRunWhereStateChangesForMany) {
  ForEachCommand([](const std::string& path, const Command& command) {
    const std::set<std::string> reading = {"cycle list", "cycle show", "cycle status", "cycle frame", "cycle sample"};
    const bool changes = (path.rfind("cycle ", 0) == 0 && reading.count(path) == 0) || command.name == "import";
    const bool offers = std::any_of(command.options.begin(), command.options.end(),
                                    [](const Option& option) { return option.name == "--dry-run"; });
    EXPECT_TRUE(!changes || offers) << path;
  });
}

TEST(Commands, HideNoOptionOfEveryCommandBehindTheirOwn) {
  ForEachCommand([](const std::string& path, const Command& command) {
    std::set<std::string> names;
    for (const Option& option : GlobalOptions()) names.insert(option.name);
    for (const Option& option : command.options)
      EXPECT_TRUE(names.insert(option.name).second) << path << " " << option.name;
  });
}

}  // namespace
}  // namespace ehcpqa::cli
