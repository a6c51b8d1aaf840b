#include "services/reports/tidy.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace ehcpqa::reports {
namespace {

TEST(TimeIdentifierTest, NamesAQuarterOnlyForJustThatQuarter) {
  EXPECT_EQ(TimeIdentifier("2024-01-01", "2024-03-31"), "Calendar year Q1");
  EXPECT_EQ(TimeIdentifier("2024-10-01", "2024-12-31"), "Calendar year Q4");
  EXPECT_EQ(TimeIdentifier("2024-01-01", "2024-12-31"), "Calendar year");
  EXPECT_EQ(TimeIdentifier("2023-10-01", "2024-12-31"), "Calendar year") << "the same days, another year";
  EXPECT_EQ(TimeIdentifier("2024-01-02", "2024-03-31"), "Calendar year");
  EXPECT_EQ(TimeIdentifier("", ""), "Calendar year");
}

TEST(DictionaryTest, HasEveryColumnOnceWithItsMeaning) {
  const v1::ReportTable data = DataColumns();
  const v1::ReportTable dictionary = DictionaryOf(data);
  ASSERT_EQ(dictionary.rows_size(), data.columns_size());
  std::set<std::string> names;
  for (int i = 0; i < data.columns_size(); ++i) {
    EXPECT_EQ(dictionary.rows(i).cells(0).text(), data.columns(i).name());
    EXPECT_FALSE(data.columns(i).meaning().empty()) << data.columns(i).name();
    names.insert(data.columns(i).name());
  }
  EXPECT_EQ(names.size(), static_cast<size_t>(data.columns_size()));
}

}  // namespace
}  // namespace ehcpqa::reports
