#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "services/reports/render.h"
#include "tests/services/reports/sample_document.h"

namespace ehcpqa::reports {
namespace {

using testing::ElementsAre;

// RFC 4180, written here apart from what wrote the file.
std::vector<std::vector<std::string>> Parse(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row;
  std::string field;
  bool quoted = false;
  for (size_t i = 0; i < csv.size(); ++i) {
    const char c = csv[i];
    if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"') {
      field += c;
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == ',' || c == '\n')) {
      row.push_back(std::move(field));
      field.clear();
      if (c == ',') continue;
      rows.push_back(std::move(row));
      row.clear();
    } else {
      field += c;
    }
  }
  EXPECT_FALSE(quoted);
  EXPECT_TRUE(field.empty() && row.empty());
  return rows;
}

TEST(RenderCsv, BeginsWithTheNamesForMachinesAndNoByteOrderMark) {
  const std::string csv = RenderCsv(SampleDocument());
  EXPECT_TRUE(absl::StartsWith(csv, "time_period,subject,plans,value,alpha\n"));
  EXPECT_THAT(Parse(csv)[0], ElementsAre("time_period", "subject", "plans", "value", "alpha"));
}

TEST(RenderCsv, ParsesBackToTheCellsWithNumbersAsPlainDigits) {
  const v1::ReportDocument document = SampleDocument();
  const auto rows = Parse(RenderCsv(document));
  ASSERT_EQ(rows.size(), static_cast<size_t>(kSampleRows) + 1);
  for (int i = 0; i < kSampleRows; ++i) {
    const v1::ReportRow& row = document.data().rows(i);
    const std::vector<std::string>& read = rows[static_cast<size_t>(i) + 1];
    ASSERT_EQ(read.size(), static_cast<size_t>(row.cells_size()));
    for (int j = 0; j < row.cells_size(); ++j) {
      const std::string& field = read[static_cast<size_t>(j)];
      if (row.cells(j).has_number()) {
        EXPECT_EQ(std::stod(field), row.cells(j).number()) << i << " " << j;
        EXPECT_EQ(field.find_first_not_of("-.0123456789"), std::string::npos) << field;
      } else {
        const std::string& text = row.cells(j).text();
        EXPECT_TRUE(field == text || field == absl::StrCat("'", text)) << field;
      }
    }
  }
}

TEST(RenderCsv, PutsAnApostropheBeforeTextsThatASpreadsheetWouldRun) {
  const auto rows = Parse(RenderCsv(SampleDocument()));
  const std::vector<std::string> hostile = HostileTexts();
  for (size_t i = 0; i < hostile.size(); ++i) {
    const bool runs = std::string("=+-@\t").find(hostile[i][0]) != std::string::npos;
    EXPECT_EQ(rows[i + 1][1], runs ? absl::StrCat("'", hostile[i]) : hostile[i]);
  }
}

TEST(RenderCsv, LeavesNegativeNumbersAsTheyAre) {
  EXPECT_EQ(Parse(RenderCsv(SampleDocument()))[1][4], "-1");
  v1::ReportDocument document;
  document.mutable_data()->add_columns()->set_name("alpha");
  v1::ReportCell& cell = *document.mutable_data()->add_rows()->add_cells();
  cell.set_text("-0.05");
  cell.set_number(-0.05);
  EXPECT_EQ(RenderCsv(document), "alpha\n-0.05\n");
}

TEST(RenderCsv, WritesLargeNumbersWithoutAnExponent) {
  v1::ReportDocument document;
  document.mutable_data()->add_columns()->set_name("population");
  document.mutable_data()->add_rows()->add_cells()->set_number(12'000'000);
  EXPECT_EQ(RenderCsv(document), "population\n12000000\n");
}

}  // namespace
}  // namespace ehcpqa::reports
