#include "services/base/utf8.h"

#include <string>

#include "gtest/gtest.h"

namespace ehcpqa {
namespace {

TEST(Utf8Test, AcceptsEveryLengthOfSequence) {
  EXPECT_EQ(FirstInvalidUtf8(""), std::nullopt);
  EXPECT_EQ(FirstInvalidUtf8("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"), std::nullopt);
  EXPECT_EQ(FirstInvalidUtf8("\xf4\x8f\xbf\xbf"), std::nullopt);           // U+10FFFF
  EXPECT_EQ(FirstInvalidUtf8(std::string_view("a\0b", 3)), std::nullopt);  // NUL is well formed
}

TEST(Utf8Test, FindsTheFirstByteThatIsNotWellFormed) {
  EXPECT_EQ(FirstInvalidUtf8("ab\xe9"
                             "c"),
            2u);                                        // Latin-1
  EXPECT_EQ(FirstInvalidUtf8("a\x80"), 1u);             // lone continuation
  EXPECT_EQ(FirstInvalidUtf8("a\xc3"), 1u);             // cut short
  EXPECT_EQ(FirstInvalidUtf8("\xf0\x9f\x98"), 0u);      // cut short
  EXPECT_EQ(FirstInvalidUtf8("\xc0\x80"), 0u);          // overlong NUL
  EXPECT_EQ(FirstInvalidUtf8("\xe0\x9f\xbf"), 0u);      // overlong
  EXPECT_EQ(FirstInvalidUtf8("\xf0\x8f\xbf\xbf"), 0u);  // overlong
  EXPECT_EQ(FirstInvalidUtf8("\xed\xa0\x80"), 0u);      // surrogate
  EXPECT_EQ(FirstInvalidUtf8("\xf4\x90\x80\x80"), 0u);  // above U+10FFFF
  EXPECT_EQ(FirstInvalidUtf8("\xff"), 0u);
  EXPECT_EQ(FirstInvalidUtf8("\xe2\x82"
                             "a"),
            0u);
}

TEST(Utf8Test, CountsCharactersNotBytes) {
  EXPECT_EQ(CountCharacters(""), 0u);
  EXPECT_EQ(CountCharacters("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"), 4u);
}

}  // namespace
}  // namespace ehcpqa
