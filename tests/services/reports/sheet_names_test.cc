#include "services/reports/sheet_names.h"

#include "gmock/gmock.h"

namespace ehcpqa::reports {
namespace {

TEST(SheetNames, KeepsANameThatASpreadsheetTakes) { EXPECT_EQ(SheetNames().Take("Grades: all"), "Grades all"); }

TEST(SheetNames, CutsAtThirtyOneUnitsBetweenCharacters) {
  EXPECT_EQ(SheetNames().Take(std::string(40, 'a')), std::string(31, 'a'));
  EXPECT_EQ(SheetNames().Take(std::string(30, 'a') + "😀"), std::string(30, 'a'));  // Two units each.
}

TEST(SheetNames, NumbersASecondSheetOfTheSameNameWhateverItsCase) {
  SheetNames names;
  EXPECT_EQ(names.Take("Data"), "Data");
  EXPECT_EQ(names.Take("DATA"), "DATA (2)");
  EXPECT_EQ(names.Take("data"), "data (3)");
  EXPECT_EQ(names.Take(std::string(31, 'x')), std::string(31, 'x'));
  EXPECT_EQ(names.Take(std::string(31, 'x')), std::string(27, 'x') + " (2)");
}

TEST(SheetNames, LeavesOutWhatASpreadsheetForbids) {
  SheetNames names;
  EXPECT_EQ(names.Take("[a]:b*c?d/e\\f"), "a b c d e f");
  EXPECT_EQ(names.Take("'quoted'"), "quoted");
  EXPECT_EQ(names.Take("History"), "Sheet");
  EXPECT_EQ(names.Take("???"), "Sheet (2)");
}

}  // namespace
}  // namespace ehcpqa::reports
