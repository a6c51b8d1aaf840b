#include "services/reports/tables.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"

namespace ehcpqa::reports {
namespace {

using testing::ElementsAre;

insight::Share ShareOf(double share, int n, insight::ShareStatus status = insight::ShareStatus::kOk) {
  insight::Share made;
  made.share = share;
  made.low = share - 0.1;
  made.high = share + 0.1;
  made.n = n;
  made.population = 1234;
  made.status = status;
  return made;
}

std::vector<std::string> Cells(const v1::ReportRow& row) {
  std::vector<std::string> texts;
  for (const v1::ReportCell& cell : row.cells()) texts.push_back(cell.text());
  return texts;
}

TEST(ReleaseTest, ShowsWholePerCentsHalfUp) {
  const ReleasedShare share = Release(ShareOf(0.625, 48), 10);
  EXPECT_TRUE(share.shown);
  EXPECT_EQ(share.percent, 63);
  EXPECT_EQ(share.text(), "63 % (53 to 73)");
}

TEST(ReleaseTest, HidesWhatIsOfTooFewPlansAndSaysWhyThereIsNone) {
  EXPECT_TRUE(Release(ShareOf(0.5, 10), 10).shown);
  EXPECT_EQ(Release(ShareOf(0.5, 9), 10).text(), kConfidential);
  EXPECT_EQ(Release(ShareOf(0.5, 12, insight::ShareStatus::kLonelyPlan), 10).text(), kNotAvailable);
  EXPECT_EQ(Release(insight::Share(), 10).text(), kNotApplicable);
}

TEST(TableMakerTest, GivesEachCellItsTextAndItsNumber) {
  TableMaker table("grades", "Grades");
  table.Column("subject", "Of", v1::REPORT_COLUMN_KIND_TEXT).ShareColumns("Good or better");
  insight::Share low = ShareOf(0.5, 12);
  low.unreliable = true;
  table.Row().Text("Whole plan").ShareCells(Release(low, 10));
  table.Row().Text("Section K").ShareCells(Release(ShareOf(0.5, 3), 10));
  EXPECT_EQ(table.rows(), 2);
  const v1::ReportTable made = table.Done();
  EXPECT_EQ(made.columns_size(), 7);
  EXPECT_THAT(Cells(made.rows(0)), ElementsAre("Whole plan", "50 %", "40 %", "60 %", "12", "1,234", "u"));
  EXPECT_EQ(made.rows(0).cells(1).number(), 50);
  // How many plans is no secret: that there are too few is why the share is hidden.
  EXPECT_THAT(Cells(made.rows(1)), ElementsAre("Section K", "c", "c", "c", "3", "1,234", ""));
  EXPECT_FALSE(made.rows(1).cells(1).has_number());
}

TEST(TableMakerTest, RoundsANumberToWhatItShows) {
  TableMaker table("one", "One");
  table.Row().Number(0.12345, 2);
  EXPECT_EQ(table.Done().rows(0).cells(0).number(), 0.12);
}

}  // namespace
}  // namespace ehcpqa::reports
