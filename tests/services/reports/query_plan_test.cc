// Every statement of reports finds its rows by an index.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/area.h"
#include "tests/support/statements.h"

namespace ehcpqa::reports {
namespace {

using testing::Each;
using testing::Not;

TEST(ReportQueries, FindTheirRowsByAnIndex) {
  TestArea area;
  const std::vector<SqlConstant> statements = StatementsOf("services/reports");
  ASSERT_GE(statements.size(), 12u);
  for (const SqlConstant& one : statements) {
    EXPECT_THAT(area.QueryPlan(one.sql.c_str()), Each(Not(testing::ContainsRegex("SCAN [a-z]")))) << one.name;
    // One file has one hash; two of the same are sorted.
    if (one.name == "services/reports/report_store.cc kSelectByHash") continue;
    EXPECT_THAT(area.QueryPlan(one.sql.c_str()), Each(Not(testing::HasSubstr("TEMP B-TREE")))) << one.name;
  }
}

}  // namespace
}  // namespace ehcpqa::reports
