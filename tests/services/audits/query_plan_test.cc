// Every statement of audits and redactions finds its rows by an index. The statements are read from the sources, so
// that none can be left out.
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/area.h"
#include "tests/support/statements.h"

namespace ehcpqa::audits {
namespace {

using testing::Each;
using testing::HasSubstr;
using testing::Not;

TEST(AuditQueries, FindTheirRowsByAnIndex) {
  // Few rows, and said so beside the statement.
  const std::set<std::string> declared_scans = {"services/redactions/redaction_store.cc kSelectPage",
                                                "services/audits/plan_result_store.cc kSelectAny",
                                                "services/audits/plan_result_store.cc kSelectHandedIn"};
  TestArea area;
  std::vector<SqlConstant> statements = StatementsOf("services/audits");
  for (const SqlConstant& one : StatementsOf("services/redactions")) statements.push_back(one);
  ASSERT_GT(statements.size(), 40u);
  for (const SqlConstant& one : statements) {
    if (declared_scans.count(one.name) > 0) continue;
    EXPECT_THAT(area.QueryPlan(one.sql.c_str()), Each(Not(testing::ContainsRegex("SCAN [a-z]")))) << one.name;
  }
}

TEST(AuditQueries, ReadHotRowsAndQueuesInTheOrderOfAnIndex) {
  TestArea area;
  for (const SqlConstant& one : StatementsOf("services/audits")) {
    const std::string hot[] = {"rating_store.cc kSelectOne",       "rating_store.cc kUpsert",
                               "work_store.cc kSelectOne",         "mark_store.cc",
                               "difference_store.cc kSelectPage",  "concern_store.cc kSelectPage",
                               "assessment_store.cc kSelectRange", "plan_result_store.cc kSelect"};
    for (const std::string& name : hot) {
      if (one.name.find(name) == std::string::npos || one.name.ends_with("kSelectHandedIn")) continue;
      EXPECT_THAT(area.QueryPlan(one.sql.c_str()), Each(Not(HasSubstr("TEMP B-TREE")))) << one.name;
    }
  }
}

}  // namespace
}  // namespace ehcpqa::audits
