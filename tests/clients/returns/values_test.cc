#include "clients/returns/values.h"

#include "gtest/gtest.h"
#include "services/base/clock.h"

namespace ehcpqa::returns {
namespace {

int Day(std::string_view date) { return *ParseDate(date); }

TEST(Values, ReadsDatesAsXmlAndCollectWriteThem) {
  for (const char* text : {"2022-09-28", "2022-Sep-28", "2022-SEP-28 00:00:00", "2022-Sep-28 00:00:00.000",
                           "2022-09-28T00:00:00", "2022-09-28T00:00:00Z", " 2022-09-28 00:00:00 "}) {
    EXPECT_EQ(DateIn(text), Day("2022-09-28")) << text;
  }
  for (const char* text : {"", "28/09/2022", "2022-Sept-28", "2022-9-28", "2022-02-30", "XXXX-12-01", "2022-09-28x",
                           "2022-09-28 noon", "2022-Xyz-28", "44832", "1899-12-31", "2022-Sep-28T"}) {
    EXPECT_FALSE(DateIn(text).has_value()) << text;
  }
}

TEST(Values, ReadsYesNumbersAndCodes) {
  for (const char* text : {"1", "true", "TRUE", "1.0", "Yes", " y "}) EXPECT_TRUE(TrueIn(text)) << text;
  for (const char* text : {"", "0", "false", "0.0", "X", "99", "no"}) EXPECT_FALSE(TrueIn(text)) << text;
  EXPECT_EQ(NumberIn("2.0"), 2);
  EXPECT_EQ(NumberIn(" 07 "), 7);
  for (const char* text : {"", "2.5", "-1", "1e3", "1234567890", "2.", "."})
    EXPECT_FALSE(NumberIn(text).has_value()) << text;
  EXPECT_EQ(OneOf("MCA", " m "), "M");
  EXPECT_EQ(OneOf("MCA", "X"), "");
  EXPECT_EQ(OneOf("MCA", "MC"), "");
  EXPECT_EQ(CodeIn(" slcn "), "SLCN");
  EXPECT_EQ(CodeIn("H5"), "H5");
  EXPECT_EQ(CodeIn(""), "");
  for (const char* text : {"autism", "Jane Doe", "A891400024001", "A,B", "\xC3\xA9"})
    EXPECT_EQ(CodeIn(text), "INVALID") << text;
}

}  // namespace
}  // namespace ehcpqa::returns
