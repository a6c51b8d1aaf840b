// Every statement of cycles finds its rows by an index.
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/cycles/cycle_sql.h"
#include "tests/support/area.h"

namespace ehcpqa::cycles {
namespace {

using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

TEST(CycleQueriesTest, FindTheirRowsByAnIndexAndInItsOrder) {
  TestArea area;
  for (const char* text :
       {sql::kSelectCycle,       sql::kSelectCyclesBefore, sql::kSelectOpenedBefore, sql::kUpdateSettings,
        sql::kUpdateState,       sql::kSelectSnapshots,    sql::kDeleteSnapshots,    sql::kSelectDimensions,
        sql::kDeleteDimensions,  sql::kDeleteFrameRows,    sql::kDeletePooled,       sql::kDeleteStrata,
        sql::kSelectStrata,      sql::kSelectPooled,       sql::kSelectFrameRows,    sql::kDeleteSample,
        sql::kUpdateSamplePlan,  sql::kSelectSamplePage,   sql::kSelectAudit,        sql::kSelectAudits,
        sql::kSelectNextReserve, sql::kSelectLastAudit,    sql::kSelectAudited,      sql::kCountByStratum}) {
    EXPECT_THAT(area.QueryPlan(text), Each(Not(HasSubstr("SCAN")))) << text;
    EXPECT_THAT(area.QueryPlan(text), Each(Not(HasSubstr("TEMP B-TREE")))) << text;
  }
  for (const char* text : {sql::kInsertCycle, sql::kInsertSnapshot, sql::kInsertDimension, sql::kInsertSeed,
                           sql::kInsertStratum, sql::kInsertPooled, sql::kInsertFrameRow, sql::kInsertSamplePlan}) {
    EXPECT_THAT(area.QueryPlan(text), Each(Not(HasSubstr("SCAN")))) << text;
  }
}

TEST(CycleQueriesTest, ReadTheFirstPageOfCyclesInTheOrderOfTheIndex) {
  TestArea area;
  EXPECT_THAT(area.QueryPlan(sql::kSelectLatestCycles),
              ElementsAre("SCAN cycles USING COVERING INDEX cycles_by_window"));
}

}  // namespace
}  // namespace ehcpqa::cycles
