// Damages the standard rubric's text at random: reading it may refuse, but never crash, and never accept what cannot
// grade.
#include <algorithm>
#include <string>
#include <vector>

#include "gtest/gtest.h"
#include "services/rubrics/grading.h"
#include "services/rubrics/rubric_check.h"
#include "services/rubrics/rubric_file.h"
#include "tests/services/rubrics/random_rubric.h"
#include "tests/services/rubrics/standard_rubric.h"

namespace ehcpqa::rubrics {
namespace {

constexpr int kRounds = 1500;

// What damage is made of: the format's own signs, words of the contract, numbers at the edge, broken bytes.
const std::vector<std::string>& Scraps() {
  static const std::vector<std::string> scraps = {"{",
                                                  "}",
                                                  "[",
                                                  "]",
                                                  "<",
                                                  ">",
                                                  ":",
                                                  ";",
                                                  ",",
                                                  "\"",
                                                  "'",
                                                  "\\",
                                                  "\\377",
                                                  "#",
                                                  "\n",
                                                  std::string(1, '\0'),
                                                  "\xff",
                                                  "\xc0\x80",
                                                  "-",
                                                  "0",
                                                  "1",
                                                  "-1",
                                                  "99999999999",
                                                  "2147483647",
                                                  "1e9",
                                                  "nan",
                                                  "true",
                                                  "criteria",
                                                  "criteria {",
                                                  "levels",
                                                  "levels { }",
                                                  "weight: 1",
                                                  "weight: -1",
                                                  "code: \"A1\"",
                                                  "section: \"F\"",
                                                  "OWNER_CARE",
                                                  "grades { }",
                                                  "limiting_rules { }",
                                                  "off: true",
                                                  "section_at_most { section: \"F\" grade: \"good\" }",
                                                  "required_failed_at_least: 3",
                                                  "[ehcpqa.v1.Rubric]: 1",
                                                  "[type.googleapis.com/ehcpqa.v1.Rubric] { }",
                                                  "minimum_score: 40",
                                                  "points: 2"};
  return scraps;
}

std::string Damaged(Random& random, std::string text) {
  const int wounds = random.Between(1, 6);
  for (int i = 0; i < wounds && !text.empty(); ++i) {
    const size_t at = random.Below(text.size());
    const size_t length = std::min(text.size() - at, random.Below(random.Chance(10) ? 20000 : 40));
    switch (random.Below(5)) {
      case 0:
        text.erase(at, length);
        break;
      case 1:
        text.insert(at, Scraps()[random.Below(Scraps().size())]);
        break;
      case 2:
        text[at] = static_cast<char>(random.Below(256));
        break;
      case 3:
        text.insert(random.Below(text.size()), text.substr(at, length));
        break;
      default:
        text.replace(at, std::min<size_t>(length, 3), Scraps()[random.Below(Scraps().size())]);
    }
  }
  if (random.Chance(5)) text.resize(random.Below(text.size() + 1));
  return text;
}

void CheckReading(const std::string& text) {
  const RubricFile file = ParseRubricFile(text);
  ASSERT_EQ(file.rubric.has_value(), file.mistakes.empty());
  int line = 0;
  const int lines = 1 + static_cast<int>(std::count(text.begin(), text.end(), '\n'));
  for (const RubricMistake& mistake : file.mistakes) {
    ASSERT_GE(mistake.line, line) << "mistakes are listed by line";
    ASSERT_LE(mistake.line, lines);
    ASSERT_FALSE(mistake.message.empty());
    line = mistake.line;
  }
  if (!file.rubric) return;
  ASSERT_TRUE(CheckRubric(*file.rubric).empty());
  const auto outcome = GradePlan(*file.rubric, std::vector<Answer>(file.rubric->criteria.size(), Answer::AtLevel(0)));
  ASSERT_TRUE(outcome.ok());
  ASSERT_TRUE(outcome->plan.score.has_value() == outcome->plan.grade.has_value());
}

TEST(RubricFileMutationTest, DamagedTextIsRefusedOrReadButNeverCrashes) {
  const std::string standard = StandardRubricText();
  ASSERT_FALSE(standard.empty());
  int refused = 0;
  for (int round = 1; round <= kRounds && !HasFailure(); ++round) {
    SCOPED_TRACE(testing::Message() << "round " << round);
    Random random(static_cast<uint64_t>(round));
    const std::string text = Damaged(random, standard);
    CheckReading(text);
    refused += ParseRubricFile(text).mistakes.empty() ? 0 : 1;
  }
  EXPECT_GT(refused, kRounds / 2);
  EXPECT_LT(refused, kRounds);
}

TEST(RubricFileMutationTest, ScrapsInAnyOrderAreNeverTakenForARubric) {
  for (int round = 1; round <= kRounds && !HasFailure(); ++round) {
    SCOPED_TRACE(testing::Message() << "round " << round);
    Random random(static_cast<uint64_t>(round) << 32);
    std::string text;
    const int scraps = random.Between(0, 60);
    for (int i = 0; i < scraps; ++i) text += Scraps()[random.Below(Scraps().size())] + (random.Chance(70) ? " " : "");
    CheckReading(text);
    EXPECT_FALSE(ParseRubricFile(text).mistakes.empty());
  }
}

}  // namespace
}  // namespace ehcpqa::rubrics
