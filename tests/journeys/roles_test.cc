// A wrong role for every command: each command of the terminal client, as its own help shows it, by somebody who may
// only read published reports.
#include <google/protobuf/descriptor.h>

#include <filesystem>
#include <regex>

#include "clients/cli/command.h"
#include "clients/cli/groups.h"
#include "ehcpqa/v1/audit_service.pb.h"
#include "gmock/gmock.h"
#include "services/rpc/access.h"
#include "tests/journeys/live_area.h"

namespace ehcpqa::journeys {
namespace {

// Whether a board viewer may call every method of the command.
bool OpenToBoardViewers(const cli::Command& command) {
  Caller bob;
  bob.roles = RoleBit(v1::ROLE_BOARD_VIEWER);
  for (const std::string& method : command.action.methods) {
    std::string name = "ehcpqa.v1." + method;
    name.replace(name.find('/'), 1, ".");
    const auto* descriptor = google::protobuf::DescriptorPool::generated_pool()->FindMethodByName(name);
    EXPECT_NE(descriptor, nullptr) << name;
    const auto access = rpc::ReadAccess(*descriptor);
    EXPECT_TRUE(access.ok()) << name;
    if (!rpc::Allow(*access, bob).ok()) return false;
  }
  return true;
}

TEST(RolesTest, EveryCommandIsRefusedToSomebodyWithTheWrongRole) {
  LiveArea area;
  // Files that examples name, so that the refusal is the server's.
  const std::string folder = area.directory() + "/files";
  std::filesystem::create_directory(folder);
  ASSERT_EQ(RunProgram({"ehcpqa-training", "return", "--la", "891", "--plans", "100", "--to", folder}).code, 0);
  ASSERT_EQ(area["bob"]({"register", "make-key", "--la", "891"}).code, 0);
  const std::string standard = std::string(EHCPQA_SOURCE_DIR) + "/schema/rubrics/standard.textproto";
  std::filesystem::copy(standard, folder + "/standard.textproto");
  std::filesystem::copy(folder + "/sen2.xml", folder + "/sen2-2025.xml");
  WriteFile(folder + "/marks.csv",
            "assessment,criterion,level,cause,evidence,na_reason\n1/assessments/health-1,C1,met,,,\n");
  WriteFile(folder + "/password.txt", "one more password\n");
  WriteFile(folder + "/seed.txt", "eight dice or more\n");

  // A command that first reads what it changes must find it.
  const Person& cora = area["cora"];
  ASSERT_EQ(cora({"register", "make-key", "--la", "891", "--key", folder + "/key"}).code, 0);
  const std::string snapshot =
      cora.Json({"register", "import", folder + "/sen2.xml", "--la", "891", "--key", folder + "/key"})["snapshot"];
  cora.Json({"rubric", "import", standard});
  cora.Json({"rubric", "publish", "standard/1"});
  cora.Json({"cycle", "create", "2025q4", "--title", "One", "--from", "2024-10-01", "--to", "2024-12-31", "--rubric",
             "standard/1", "--snapshot", snapshot, "--sample-size", "4"});

  int refused = 0;
  for (const cli::Group& group : cli::AllGroups()) {
    for (const cli::Command& command : group.commands) {
      const std::string path = cli::PathOf(group, command);
      // Commands of this machine alone, and those that everybody may use.
      if (command.action.methods.empty() || OpenToBoardViewers(command)) continue;
      ASSERT_FALSE(command.examples.empty()) << path;
      // The example's own output, to a file perhaps, gives way to what the test reads.
      const std::string line =
          std::regex_replace(command.examples[0].line, std::regex(" (--output|-o) \\w+| > \\S+"), "");
      const std::string script =
          "cd " + folder + " && PATH=" + EHCPQA_BINARY_DIR + ":$PATH && " + line + " --output json";
      const Result result = RunProgram({"bash", "-c", script}, area["bob"].environment());
      EXPECT_EQ(result.code, 1) << command.examples[0].line << "\n" << result.err;
      EXPECT_THAT(result.err, testing::HasSubstr("ROLE_REQUIRED")) << command.examples[0].line;
      ++refused;
    }
  }
  EXPECT_GT(refused, 40);
}

TEST(RolesTest, AnAuditorCannotSeeAnotherAgencysMarks) {
  LiveArea area;
  const std::string folder = area.directory() + "/files";
  std::filesystem::create_directory(folder);
  const Person& cora = area["cora"];
  ASSERT_EQ(RunProgram({"ehcpqa-training", "return", "--la", "891", "--plans", "300", "--to", folder}).code, 0);
  ASSERT_EQ(cora({"register", "make-key", "--la", "891"}).code, 0);
  const std::string snapshot = cora.Json({"register", "import", folder + "/sen2.xml", "--la", "891"})["snapshot"];
  cora.Json({"rubric", "import", std::string(EHCPQA_SOURCE_DIR) + "/schema/rubrics/standard.textproto"});
  cora.Json({"rubric", "publish", "standard/1"});
  cora.Json({"cycle", "create", "c1", "--title", "One", "--from", "2024-10-01", "--to", "2024-12-31", "--rubric",
             "standard/1", "--snapshot", snapshot, "--sample-size", "4"});
  cora.Json({"cycle", "freeze", "c1"});
  cora.Json({"cycle", "draw", "c1", "--seed", "dice 1 1 2 2 3 3"});
  cora.Json({"cycle", "allocate", "c1", "--auditor", "edith", "--auditor", "hana", "--auditor", "carl"});
  cora.Json({"cycle", "open", "c1"});
  const Person& hana = area["hana"];
  const Person& carl = area["carl"];
  const std::string words = "The advice names the condition and what it means at school.";
  const auto work = hana.Json({"audit", "show", "c1/1/health-1"});
  const std::string criterion = work["criteria"][0]["criterion"]["code"];
  hana.Json({"audit", "rate", "c1/1/health-1", criterion, "met", "--evidence", words});

  // Care asks by every way there is: the same answer as for something that does not exist.
  EXPECT_EQ(carl.Refusal({"audit", "show", "c1/1/health-1"}), "NOT_FOUND");
  EXPECT_EQ(carl.Refusal({"audit", "show", "c1/1/health-2"}), "NOT_FOUND");
  EXPECT_EQ(carl.Refusal({"audit", "rate", "c1/1/health-1", criterion, "not_met", "--cause", "other"}), "NOT_FOUND");
  EXPECT_EQ(carl.Refusal({"audit", "submit", "c1/1/health-1"}), "NOT_FOUND");
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"audit", "show", "c1/1"}, {"audit", "list", "c1"}, {"audit", "mine", "c1"}}) {
    std::vector<std::string> arguments = command;
    arguments.insert(arguments.end(), {"--output", "json"});
    const Result result = carl(arguments);
    EXPECT_EQ(result.out.find(words), std::string::npos) << command[1];
    EXPECT_EQ(result.out.find("health-1"), std::string::npos) << command[1] << " shows another agency's assessment";
  }
  // Coordinator and moderator wait until every assessment is in.
  for (const std::string person : {"cora", "mo"}) {
    const Result result = area[person]({"audit", "show", "c1/1", "--output", "json"});
    EXPECT_EQ(result.code, 0) << result.err;
    EXPECT_EQ(result.out.find(words), std::string::npos) << person;
    const Result trail = area[person]({"trail", "list", "--output", "json"});
    EXPECT_EQ(trail.out.find(words), std::string::npos) << person << " reads the mark in the trail";
  }
}

}  // namespace
}  // namespace ehcpqa::journeys
