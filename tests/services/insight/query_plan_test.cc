// Every statement of insight finds its rows by an index.
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/area.h"
#include "tests/support/statements.h"

namespace ehcpqa::insight {
namespace {

using testing::Each;
using testing::Not;

TEST(InsightQueries, FindTheirRowsByAnIndex) {
  // Few rows, and said so beside the statement.
  const std::set<std::string> declared_scans = {"services/insight/target_store.cc kSelect"};
  TestArea area;
  const std::vector<SqlConstant> statements = StatementsOf("services/insight");
  ASSERT_GE(statements.size(), 4u);
  for (const SqlConstant& one : statements) {
    if (declared_scans.count(one.name) > 0) continue;
    EXPECT_THAT(area.QueryPlan(one.sql.c_str()), Each(Not(testing::ContainsRegex("SCAN [a-z]")))) << one.name;
  }
}

}  // namespace
}  // namespace ehcpqa::insight
