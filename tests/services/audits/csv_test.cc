#include "services/audits/csv.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace ehcpqa::audits {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Csv, ReadsFieldsWithEachLineEnd) {
  for (const char* end : {"\n", "\r\n", "\r"}) {
    const CsvFile file = ReadCsv(std::string("a,b") + end + "1,\xc3\xa9" + end);
    EXPECT_THAT(file.problem, IsEmpty());
    EXPECT_THAT(file.rows, ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "\xc3\xa9")));
  }
}

TEST(Csv, ReadsQuotedFields) {
  const CsvFile file = ReadCsv("\"a,b\",\"say \"\"yes\"\"\",\"two\nlines\",\"\"\n");
  EXPECT_THAT(file.rows, ElementsAre(ElementsAre("a,b", "say \"yes\"", "two\nlines", "")));
}

TEST(Csv, SkipsAByteOrderMarkAndNeedsNoLastLineEnd) {
  EXPECT_THAT(ReadCsv("\xef\xbb\xbf"
                      "a,b\n1,")
                  .rows,
              ElementsAre(ElementsAre("a", "b"), ElementsAre("1", "")));
}

TEST(Csv, KeepsEmptyRowsSoThatNumbersStayTrue) {
  EXPECT_THAT(ReadCsv("a\n\nb\n").rows, ElementsAre(ElementsAre("a"), ElementsAre(""), ElementsAre("b")));
  EXPECT_THAT(ReadCsv("").rows, IsEmpty());
}

TEST(Csv, NamesTheRowOfWhatIsNoCsv) {
  CsvFile file = ReadCsv("a,b\n1,2\"3\n");
  EXPECT_EQ(file.problem_row, 2u);
  file = ReadCsv("a\n\"open\nand never closed");
  EXPECT_EQ(file.problem_row, 2u);
  EXPECT_THAT(file.problem, HasSubstr("never closed"));
  file = ReadCsv("\"a\"b,c\n");
  EXPECT_EQ(file.problem_row, 1u);
  file = ReadCsv("a\n\xff\n");
  EXPECT_THAT(file.problem, HasSubstr("UTF-8"));
  EXPECT_THAT(file.rows, SizeIs(0));
}

}  // namespace
}  // namespace ehcpqa::audits
