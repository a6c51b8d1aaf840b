// Every statement of the register finds its rows by an index; the scans that there are, are meant.
#include "services/register/register_sql.h"
#include "tests/support/area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::registers {
namespace {

using testing::AnyOf;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

TEST(RegisterQueries, FindTheirRowsByAnIndex) {
  TestArea area;
  for (const char* text :
       {sql::kSelectSnapshot, sql::kSelectAfter, sql::kSelectFirstOfLa, sql::kSelectAfterOfLa, sql::kSelectPlans,
        sql::kInsertPlan, sql::kInsertAlias, sql::kSelectClaims, sql::kSelectCounted, sql::kDeletePlan,
        sql::kUpdateFlags, sql::kSelectImport, sql::kSelectNextVersion, sql::kInsertSnapshot, sql::kSelectLanded,
        sql::kSelectLastRow, sql::kDeletePlans, sql::kDeleteAliases, sql::kDeleteImport}) {
    EXPECT_THAT(area.QueryPlan(text), Each(Not(HasSubstr("SCAN")))) << text;
  }
}

TEST(RegisterQueries, ReadPagesOfSnapshotsInTheOrderOfAnIndex) {
  TestArea area;
  for (const char* text :
       {sql::kSelectFirst, sql::kSelectAfter, sql::kSelectFirstOfLa, sql::kSelectAfterOfLa, sql::kSelectLastRow}) {
    EXPECT_THAT(area.QueryPlan(text), Each(Not(HasSubstr("TEMP B-TREE")))) << text;
  }
}

TEST(RegisterQueries, SortOneImportAndNoMore) {
  TestArea area;
  EXPECT_THAT(area.QueryPlan(sql::kSelectPlans),
              Contains(HasSubstr("SEARCH plans USING PRIMARY KEY (import_number=?)")));
  EXPECT_THAT(area.QueryPlan(sql::kSelectClaims),
              Contains(HasSubstr("SEARCH plans USING PRIMARY KEY (import_number=?)")));
  EXPECT_THAT(area.QueryPlan(sql::kSelectAliases), Each(Not(HasSubstr("TEMP B-TREE"))));
}

TEST(RegisterQueries, ScanOnlyWhatIsSmall) {
  TestArea area;
  // One line for each import.
  EXPECT_THAT(area.QueryPlan(sql::kSelectAbandoned), Each(AnyOf(HasSubstr("SCAN i"), HasSubstr("SEARCH s"))));
  EXPECT_THAT(area.QueryPlan(sql::kSelectAliases), Each(AnyOf(HasSubstr("SCAN s"), HasSubstr("SEARCH a"))));
}

}  // namespace
}  // namespace ehcpqa::registers
