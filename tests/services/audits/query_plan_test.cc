// Every statement of audits and redactions finds its rows by an index. The statements are read from the sources, so
// that none can be left out.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/area.h"

namespace ehcpqa::audits {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Not;

struct Constant {
  std::string name;  // "services/audits/rating_store.cc kUpsert"
  std::string sql;
};

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The string constants of an area that are statements.
std::vector<Constant> StatementsOf(const std::string& area) {
  static const std::regex kConstant(R"re(constexpr char (k\w+)\[\] =\s*((?:"(?:[^"\\]|\\.)*"\s*)+);)re");
  static const std::regex kPiece(R"re("((?:[^"\\]|\\.)*)")re");
  std::vector<Constant> found;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(EHCPQA_SOURCE_DIR) + "/" + area)) {
    if (entry.path().extension() != ".cc") continue;
    const std::string text = ReadFile(entry.path());
    for (std::sregex_iterator it(text.begin(), text.end(), kConstant), end; it != end; ++it) {
      const std::string pieces = (*it)[2];
      std::string sql;
      for (std::sregex_iterator piece(pieces.begin(), pieces.end(), kPiece); piece != end; ++piece) sql += (*piece)[1];
      static const std::regex kStatement("^(SELECT|INSERT|UPDATE|DELETE) .*");
      if (std::regex_match(sql, kStatement)) {
        found.push_back({area + "/" + entry.path().filename().string() + " " + (*it)[1].str(), sql});
      }
    }
  }
  return found;
}

TEST(AuditQueries, FindTheirRowsByAnIndex) {
  // Few rows, and said so beside the statement.
  const std::set<std::string> declared_scans = {"services/redactions/redaction_store.cc kSelectPage",
                                                "services/audits/plan_result_store.cc kSelectAny",
                                                "services/audits/plan_result_store.cc kSelectHandedIn"};
  TestArea area;
  std::vector<Constant> statements = StatementsOf("services/audits");
  for (const Constant& one : StatementsOf("services/redactions")) statements.push_back(one);
  ASSERT_GT(statements.size(), 40u);
  for (const Constant& one : statements) {
    if (declared_scans.count(one.name) > 0) continue;
    EXPECT_THAT(area.QueryPlan(one.sql.c_str()), Each(Not(testing::ContainsRegex("SCAN [a-z]")))) << one.name;
  }
}

TEST(AuditQueries, ReadHotRowsAndQueuesInTheOrderOfAnIndex) {
  TestArea area;
  for (const Constant& one : StatementsOf("services/audits")) {
    const std::string hot[] = {"rating_store.cc kSelectOne",      "rating_store.cc kUpsert",
                               "work_store.cc kSelectOne",        "mark_store.cc",
                               "difference_store.cc kSelectPage", "concern_store.cc kSelectPage",
                               "assessment_store.cc kSelectRange"};
    for (const std::string& name : hot) {
      if (one.name.find(name) == std::string::npos) continue;
      EXPECT_THAT(area.QueryPlan(one.sql.c_str()), Each(Not(HasSubstr("TEMP B-TREE")))) << one.name;
    }
  }
}

}  // namespace
}  // namespace ehcpqa::audits
