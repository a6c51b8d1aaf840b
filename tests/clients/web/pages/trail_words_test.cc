#include "clients/web/pages/trail/trail_words.h"

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "clients/web/pages/trail/trail_payload.h"
#include "gmock/gmock.h"

namespace ehcpqa::web {
namespace {

using testing::ElementsAre;

// The actions that the server's sources append: the first word with a dot in each call.
std::set<std::string> ActionsOfTheServer() {
  std::set<std::string> actions;
  const std::regex word("\"([a-z]+\\.[a-z_]*)\"");
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::string(EHCPQA_SOURCE_DIR) + "/services")) {
    if (entry.path().extension() != ".cc") continue;
    std::ostringstream source;
    source << std::ifstream(entry.path()).rdbuf();
    const std::string text = source.str();
    for (const std::string call : {"trail::Append(", "Record(transaction", "MoveOn(transaction", "Move(transaction"}) {
      for (size_t at = text.find(call); at != std::string::npos; at = text.find(call, at + 1)) {
        const std::string statement = text.substr(at, text.find(';', at) - at);
        std::smatch match;
        if (std::regex_search(statement, match, word) && match[1] != "cycle.") actions.insert(match[1]);
        // Steps of a cycle name only what comes after "cycle.".
        static const std::regex step("\"([a-z]+)\"\\)$");
        if (call != "trail::Append(" && std::regex_search(statement, match, step) &&
            entry.path().filename() == "cycle_steps.cc") {
          actions.insert("cycle." + match[1].str());
        }
      }
    }
  }
  return actions;
}

TEST(TrailWordsTest, HasWordsForEveryActionOfTheServer) {
  const std::set<std::string> actions = ActionsOfTheServer();
  EXPECT_GE(actions.size(), 40u) << "the sources are read as they are written";
  for (const std::string& action : actions) EXPECT_TRUE(HasWords(action)) << action;
  // Of two that one statement chooses between, only the first is found there.
  EXPECT_TRUE(HasWords("target.set"));
  EXPECT_EQ(ActionWords("cycle.freeze"), "Froze the frame");
  EXPECT_EQ(ActionWords("something.new"), "something.new");
}

TEST(TrailWordsTest, NamesThingsAsPeopleDo) {
  EXPECT_EQ(SubjectWords("cycles/q4/audits/7/assessments/health-1/ratings/F3"),
            "Plan 7 of cycle q4, assessment health-1, mark F3");
  EXPECT_EQ(SubjectWords("cycles/q4/audits/7/differences/F3"), "Plan 7 of cycle q4, agreed mark F3");
  EXPECT_EQ(SubjectWords("cycles/q4"), "Cycle q4");
  EXPECT_EQ(SubjectWords("cycles/q4/concerns/3"), "Concern 3 of cycle q4");
  EXPECT_EQ(SubjectWords("cycles/q4/conflicts/3"), "Conflict 3 of cycle q4");
  EXPECT_EQ(SubjectWords("rubrics/standard/versions/2"), "Rubric standard, version 2");
  EXPECT_EQ(SubjectWords("reports/12"), "Report 12");
  EXPECT_EQ(SubjectWords("targets/section:F"), "Target of section:F");
  EXPECT_EQ(SubjectWords("agencies/icb/services/slt"), "Agency icb, service slt");
  EXPECT_EQ(SubjectWords("users/hana"), "Person hana");
  EXPECT_EQ(SubjectWords("area"), "The area");
  for (const std::string odd :
       {"", "users", "either/or", "services/x", "cycles/q4/other/1", "users/a/mark", "a/b/c/d"}) {
    EXPECT_EQ(SubjectWords(odd), odd);
  }
}

std::vector<std::string> Rows(const char* action, const char* payload) {
  std::vector<std::string> rows;
  for (const SummaryList::Row& row : PayloadRows(action, payload).rows) {
    for (const std::string& line : row.lines) rows.push_back(row.key + " = " + line);
  }
  return rows;
}

TEST(TrailPayloadTest, SaysWhatChangedInWords) {
  EXPECT_THAT(Rows("rating.save", R"({"after":{"level":"met","evidence":"Page 3"},"before":{"answer":"na"}})"),
              ElementsAre("After: Evidence = Page 3", "After: Answer = met", "Before: Answer = Not applicable"));
  EXPECT_THAT(Rows("user.set_membership", R"({"agency":"agencies/icb","roles":6,"services":[],"capacity":0})"),
              ElementsAre("Agency = icb", "Capacity = 0", "Roles = Auditor, Moderator", "Services = None"));
  EXPECT_THAT(
      Rows("cycle.create", R"({"after":{"kind":1,"due_on":"2025-03-01","snapshots":["a","b"]}})"),
      ElementsAre("After: Due on = 1 March 2025", testing::StartsWith("After: Kind = "), "After: Snapshots = a, b"));
  EXPECT_THAT(Rows("cycle.allocate",
                   R"({"changes":[{"auditor":"users/hana","lead":true},{"auditor":"users/carl","lead":false}]})"),
              ElementsAre("Changes = Auditor: Person hana, Lead: Yes", "Changes = Auditor: Person carl, Lead: No"));
  EXPECT_THAT(Rows("rating.save", R"({"after":{"cause":"advice_late"}})"),
              ElementsAre("After: Cause = Advice came late"));
  EXPECT_THAT(Rows("concern.raise", R"({"kind":1,"text":""})"),
              ElementsAre("Kind = A child may be at risk of harm", "Text = Nothing"));
}

TEST(TrailPayloadTest, ShowsWhatItDoesNotUnderstandAsItIs) {
  EXPECT_THAT(Rows("x.y", "{}"), ElementsAre());
  EXPECT_THAT(Rows("x.y", ""), ElementsAre());
  EXPECT_THAT(Rows("x.y", "no json"), ElementsAre("Payload = no json"));
  EXPECT_THAT(Rows("x.y", R"({"a":null,"b":1.5,"c":[[1,2],[3]]})"),
              ElementsAre("A = Nothing", "B = 1.5", "C = 1, 2", "C = 3"));
}

}  // namespace
}  // namespace ehcpqa::web
