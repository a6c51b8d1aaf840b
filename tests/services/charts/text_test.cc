#include "services/charts/text.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/utf8.h"

namespace ehcpqa::charts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Text, WhatXmlCannotHoldIsReplaced) {
  EXPECT_EQ(Clean("caf\xC3\xA9"), "café");
  EXPECT_EQ(Clean("a\x01"
                  "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(Clean("a\xFF"
                  "b"),
            "a\xEF\xBF\xBD"
            "b");
  EXPECT_EQ(Clean("a\xC3"), "a\xEF\xBF\xBD");
  EXPECT_EQ(Clean("a\nb\tc"), "a b c");
  EXPECT_EQ(Clean("\xEF\xBF\xBF"), "\xEF\xBF\xBD");
}

TEST(Text, IdsHoldOnlyWhatAnIdMay) {
  EXPECT_EQ(CleanId("trend-plan_2"), "trend-plan_2");
  EXPECT_EQ(CleanId("a b\"<é"), "a-b----");
  EXPECT_EQ(CleanId("2024"), "c2024");
  EXPECT_EQ(CleanId(""), "chart");
}

TEST(Text, LinesBreakBetweenWords) {
  EXPECT_THAT(Wrap("Rubric version 2", 1000, 14, 3), ElementsAre("Rubric version 2"));
  EXPECT_THAT(Wrap("  Rubric   version 2 ", TextWidth("Rubric version", 14), 14, 3),
              ElementsAre("Rubric version", "2"));
  EXPECT_THAT(Wrap(" ", 100, 14, 3), IsEmpty());
}

TEST(Text, ANumberStaysWithItsSignOfPerCent) {
  EXPECT_THAT(Wrap("about 42 %", TextWidth("about 42", 14), 14, 3), ElementsAre("about", "42 %"));
  EXPECT_EQ(WidestWord("at 42 %", 14), TextWidth("42 %", 14));
}

TEST(Text, WhatHasNoRoomIsCutAndSaysSo) {
  const double width = TextWidth("one two three", 14);
  const auto lines = Wrap("one two three four five six seven eight nine ten eleven twelve", width, 14, 2);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_THAT(lines[1], testing::EndsWith("…"));
  for (const std::string& line : lines) EXPECT_LE(TextWidth(line, 14), width);
}

TEST(Text, AWordLongerThanALineIsBrokenBetweenCharacters) {
  std::string word;
  for (int i = 0; i < 40; ++i) word += "é";
  const auto lines = Wrap(word, 100, 14, 10);
  std::string joined;
  for (const std::string& line : lines) {
    EXPECT_LE(TextWidth(line, 14), 100);
    EXPECT_FALSE(FirstInvalidUtf8(line));
    joined += line;
  }
  EXPECT_EQ(joined, word);
  const auto cut = Wrap(word, 100, 14, 1);
  ASSERT_EQ(cut.size(), 1u);
  EXPECT_FALSE(FirstInvalidUtf8(cut[0]));
}

TEST(Text, NoWidthAtAllStillEnds) { EXPECT_EQ(Wrap("abc def", 0, 14, 3).size(), 3u); }

}  // namespace
}  // namespace ehcpqa::charts
