#include "services/rubrics/rubric_file.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"
#include "services/rubrics/rubric_check.h"
#include "services/rubrics/rubric_proto.h"
#include "tests/services/rubrics/random_rubric.h"

namespace ehcpqa::rubrics {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// A small rubric without a mistake. Line 1 is the id.
constexpr char kSound[] = R"(id: "small"
version: 1
title: "A small rubric"
scale {
  levels { code: "met" label: "Met" points: 2 }
  levels { code: "not_met" label: "Not met" points: 0 }
}
sections { code: "F" title: "Provision" }
sections { code: "G" title: "Health provision" }
criteria {
  code: "F1"
  section: "F"
  text: "Provision is quantified."
  owner: OWNER_EDUCATION
  kind: CRITERION_KIND_QUALITY
  weight: 3
  source: "Chapter 9"
  levels { level: "met" description: "Amounts." }
  levels { level: "not_met" description: "No amounts." }
  tags: ["smart", "pfa"]
}
criteria {
  code: "F2"
  section: "F"
  text: "Provision exists."
  owner: OWNER_EDUCATION
  kind: CRITERION_KIND_REQUIRED
  source: "Section 42"
  levels { level: "met" description: "Some." }
  levels { level: "not_met" description: "None." }
}
criteria {
  code: "G1"
  section: "G"
  text: "Health provision is quantified."
  owner: OWNER_HEALTH
  kind: CRITERION_KIND_QUALITY
  weight: 1
  source: "Chapter 9"
  levels { level: "met" description: "Amounts." }
  levels { level: "not_met" description: "No amounts." }
}
grades { code: "good" label: "Good" minimum_score: 65 }
grades { code: "inadequate" label: "Inadequate" minimum_score: 0 }
limiting_rules {
  code: "F-1"
  rationale: "It cannot be enforced."
  target: "F"
  cap: "inadequate"
  required_failed_in_section: "F"
}
)";

// The sound file with one text replaced by another.
std::string With(const std::string& old_text, const std::string& new_text) {
  std::string text = kSound;
  const size_t at = text.find(old_text);
  EXPECT_NE(at, std::string::npos) << old_text;
  return text.replace(at, old_text.size(), new_text);
}

std::vector<RubricMistake> MistakesOf(const std::string& text) {
  const RubricFile file = ParseRubricFile(text);
  EXPECT_EQ(file.rubric.has_value(), file.mistakes.empty());
  return file.mistakes;
}

testing::Matcher<RubricMistake> Mistake(int line, const std::string& field, const std::string& message) {
  return AllOf(Field(&RubricMistake::line, line), Field(&RubricMistake::field, field),
               Field(&RubricMistake::message, HasSubstr(message)));
}

TEST(RubricFileTest, ReadsASoundFile) {
  const RubricFile file = ParseRubricFile(kSound);
  ASSERT_THAT(file.mistakes, IsEmpty());
  ASSERT_TRUE(file.rubric.has_value());
  EXPECT_EQ(file.rubric->id, "small");
  EXPECT_THAT(file.rubric->criteria, SizeIs(3));
  EXPECT_EQ(file.rubric->criteria[1].kind, CriterionKind::kRequired);
  EXPECT_EQ(file.rubric->limiting_rules[0].condition, LimitCondition(RequiredFailedInSection{"F"}));
}

TEST(RubricFileTest, ReadsBackEveryRubricAsItWasWritten) {
  for (uint64_t seed = 1; seed <= 1000; ++seed) {
    Random random(seed);
    const Rubric rubric = RandomRubric(random);
    std::string text;
    ASSERT_TRUE(google::protobuf::TextFormat::PrintToString(ToProto(rubric), &text));
    const RubricFile file = ParseRubricFile(text);
    ASSERT_THAT(file.mistakes, IsEmpty()) << "seed " << seed << "\n" << text;
    ASSERT_EQ(*file.rubric, rubric) << "seed " << seed;
  }
}

TEST(RubricFileTest, NamesFieldsThatDoNotExistAndGoesOn) {
  EXPECT_THAT(MistakesOf(With("weight: 3", "wieght: 3")),
              ElementsAre(Mistake(10, "criteria[0].weight", "is 0; it must be from 1 to 100"),
                          Mistake(16, "", "has no field named \"wieght\"")));
}

TEST(RubricFileTest, SaysWhereTextCannotBeRead) {
  EXPECT_THAT(
      MistakesOf(With("owner: OWNER_HEALTH", "owner: OWNER_SCHOOL")),
      ElementsAre(Mistake(36, "", "\"OWNER_SCHOOL\" for field \"owner\". Nothing after this place was checked.")));
  EXPECT_THAT(MistakesOf(With("scale {", "scale { {")), ElementsAre(Mistake(4, "", "column 9")));
  EXPECT_THAT(MistakesOf(With("version: 1", "version: 1 version: 2")), ElementsAre(Mistake(2, "", "multiple times")));
}

TEST(RubricFileTest, ReadsFilesOfEditorsOnWindows) {
  EXPECT_THAT(MistakesOf(std::string("\xef\xbb\xbf") + absl::StrReplaceAll(kSound, {{"\n", "\r\n"}})), IsEmpty());
}

TEST(RubricFileTest, FindsTheLineOfAnElementOfAListInBrackets) {
  EXPECT_THAT(
      MistakesOf(With(
          "levels { level: \"met\" description: \"Some.\" }\n  levels { level: \"not_met\" description: \"None.\" }",
          "levels: [{ level: \"met\" description: \"Some.\" },\n  { level: \"not_met\" description: \"\" }]")),
      ElementsAre(Mistake(30, "criteria[1].levels[1].description", "required")));
}

TEST(RubricFileTest, EmptyFileMissesEverythingThatIsRequired) {
  EXPECT_THAT(MistakesOf(""), ElementsAre(Mistake(0, "id", "required"), Mistake(0, "version", "from 1"),
                                          Mistake(0, "title", "required"), Mistake(0, "scale.levels", "required"),
                                          Mistake(0, "sections", "required"), Mistake(0, "criteria", "required"),
                                          Mistake(0, "grades", "required")));
}

TEST(RubricFileTest, RefusesFilesThatAreTooLargeOrNotUtf8) {
  EXPECT_THAT(MistakesOf(std::string(kMaxRubricFileBytes + 1, '#')), ElementsAre(Mistake(0, "", "1048576")));
  EXPECT_THAT(MistakesOf(std::string(kMaxRubricFileBytes, '#')), Contains(Mistake(0, "id", "required")));
  EXPECT_THAT(MistakesOf(With("Provision exists.", "Provision \xe9xists.")), ElementsAre(Mistake(25, "", "UTF-8")));
  EXPECT_THAT(MistakesOf(With("Provision exists.", "Provision \\351xists.")),
              ElementsAre(Mistake(25, "criteria[1].text", "UTF-8")));
  EXPECT_THAT(MistakesOf(With("Provision exists.", "Provision\\000exists.")),
              ElementsAre(Mistake(25, "criteria[1].text", "control character")));
}

TEST(RubricFileTest, SurvivesTheDeepestNesting) {
  std::string deep;
  for (int i = 0; i < 200000; ++i) deep += "a{";
  EXPECT_THAT(MistakesOf(deep), Contains(Field(&RubricMistake::message, HasSubstr("deep"))));
  std::string lists = "criteria";
  for (int i = 0; i < 200000; ++i) lists += "[{a:";
  EXPECT_FALSE(MistakesOf(lists).empty());
}

TEST(RubricFileTest, CutsAReportThatNobodyWouldRead) {
  std::string text = "criteria {";
  for (int i = 0; i < 20000; ++i) absl::StrAppend(&text, "x", i, ": 1\n");
  const auto mistakes = MistakesOf(text + "}");
  ASSERT_THAT(mistakes, SizeIs(kMaxMistakes + 1));
  EXPECT_THAT(mistakes.back().message, HasSubstr("more mistakes"));
}

TEST(RubricFileTest, ReportsEveryMistakeOfAFileAtOnceByLine) {
  const std::string text = absl::StrReplaceAll(kSound, {{"version: 1", "version: 0"},
                                                        {"points: 0", "points: 2"},
                                                        {"\"Provision exists.\"", "\" \""},
                                                        {"minimum_score: 65", "minimum_score: 101"}});
  EXPECT_THAT(
      MistakesOf(text),
      ElementsAre(Mistake(2, "version", "is 0"), Mistake(6, "scale.levels[1].points", "strictly falling"),
                  Mistake(25, "criteria[1].text", "blank"), Mistake(43, "grades[0].minimum_score", "from 0 to 100")));
}

TEST(RubricFileTest, ReportsWhatOneSlipBreaksElsewhere) {
  EXPECT_THAT(MistakesOf(With("sections { code: \"G\"", "sections { code: \"H3\"")),
              ElementsAre(Mistake(9, "sections[1].code", "use one of A, B, C"),
                          Mistake(34, "criteria[2].section", "not a section of this rubric")));
  EXPECT_THAT(MistakesOf(With("points: 2", "points: 0")),
              ElementsAre(Mistake(5, "scale.levels[0].points", "from 1"),
                          Mistake(6, "scale.levels[1].points", "strictly falling")));
  EXPECT_THAT(
      MistakesOf(With("code: \"inadequate\"", "code: \"good\"")),
      ElementsAre(Mistake(44, "grades[1].code", "repeats"), Mistake(49, "limiting_rules[0].cap", "not a grade")));
  EXPECT_THAT(MistakesOf(absl::StrReplaceAll(kSound, {{"\"not_met\"", "\"cannot_tell\""}})),
              ElementsAre(Mistake(6, "scale.levels[1].code", "not a level")));
  EXPECT_THAT(MistakesOf(With("  levels { code: \"not_met\" label: \"Not met\" points: 0 }\n", "")),
              AllOf(Contains(Mistake(5, "scale.levels", "there must be 2 to 11")),
                    Contains(Mistake(18, "criteria[0].levels[1].level", "not a level of the scale"))));
}

TEST(RubricFileTest, CountsTheLengthOfTextsInCharacters) {
  std::string longest;
  for (size_t i = 0; i < kMaxStatement; ++i) longest += "\xc3\xa9";
  EXPECT_THAT(MistakesOf(With("Provision exists.", longest)), IsEmpty());
  EXPECT_THAT(MistakesOf(With("Provision exists.", longest + "!")),
              ElementsAre(Mistake(25, "criteria[1].text", "has 501 characters; shorten it to 500")));
}

TEST(RubricFileTest, RefusesMoreOfAnythingThanARubricCanHold) {
  std::string text = kSound;
  for (size_t i = 0; i < kMaxCriteria; ++i) text += "criteria {}\n";
  for (size_t i = 0; i < kMaxRules; ++i) text += "limiting_rules {}\n";
  EXPECT_THAT(MistakesOf(text), ElementsAre(Mistake(10, "criteria", "has 303 elements"),
                                            Mistake(45, "limiting_rules", "has 101 elements")));
}

// One row: a change to the sound file, and the one mistake that it makes.
struct Row {
  const char* name;
  const char* old_text;
  const char* new_text;
  int line;
  const char* field;
  const char* message;
};

class RubricFileMistakeTest : public testing::TestWithParam<Row> {};

TEST_P(RubricFileMistakeTest, IsReportedWithLineAndField) {
  const Row& row = GetParam();
  EXPECT_THAT(MistakesOf(With(row.old_text, row.new_text)), ElementsAre(Mistake(row.line, row.field, row.message)));
}

const Row kRows[] = {
    {"IdWithCapitals", "\"small\"", "\"Small\"", 1, "id", "small letter"},
    {"IdMissing", "id: \"small\"\n", "\n", 0, "id", "required"},
    {"IdTooLong", "\"small\"", "\"a23456789012345678901234567890123\"", 1, "id", "at most 32"},
    {"VersionTooHigh", "version: 1", "version: 1000001", 2, "version", "from 1 to 1000000"},
    {"NegativePoints", "points: 0", "points: -1", 6, "scale.levels[1].points", "from 0"},
    {"SectionWeightTooHigh", "title: \"Provision\"", "title: \"Provision\" weight: 1001", 8, "sections[0].weight",
     "from 0 to 1000"},
    {"SectionTitleMissing", " title: \"Provision\"", "", 8, "sections[0].title", "required"},
    {"SectionTwice", "sections { code: \"G\"", "sections { code: \"F\" title: \"Again\" } sections { code: \"G\"", 9,
     "sections[1].code", "repeats the code of sections[0].code"},
    {"SectionWithoutCriterion", "sections { code: \"G\"",
     "sections { code: \"J\" title: \"J\" } sections { code: \"G\"", 9, "sections[1].code", "has no criterion"},
    {"CriterionCodeTwice", "\"F2\"", "\"f1\"", 23, "criteria[1].code", "repeats the code of criteria[0].code"},
    {"CriterionCodeMalformed", "\"F2\"", "\"F 2\"", 23, "criteria[1].code", "must be a letter"},
    {"CriterionCodeMissing", "code: \"F2\"", "", 22, "criteria[1].code", "required"},
    {"OwnerMissing", "owner: OWNER_HEALTH", "", 32, "criteria[2].owner", "OWNER_EDUCATION"},
    {"OwnerUnspecified", "OWNER_HEALTH", "OWNER_UNSPECIFIED", 36, "criteria[2].owner", "OWNER_EDUCATION"},
    {"OwnerUnknownNumber", "OWNER_HEALTH", "17", 36, "criteria[2].owner", "OWNER_EDUCATION"},
    {"KindMissing", "kind: CRITERION_KIND_QUALITY\n  weight: 1", "weight: 1", 32, "criteria[2].kind",
     "CRITERION_KIND_REQUIRED"},
    {"QualityWithoutWeight", "weight: 1\n", "\n", 32, "criteria[2].weight", "from 1 to 100"},
    {"WeightTooHigh", "weight: 1\n", "weight: 101\n", 38, "criteria[2].weight", "from 1 to 100"},
    {"RequiredWithWeight", "kind: CRITERION_KIND_REQUIRED", "kind: CRITERION_KIND_REQUIRED weight: 1", 27,
     "criteria[1].weight", "stays outside the score"},
    {"SourceMissing", "source: \"Section 42\"", "", 22, "criteria[1].source", "required"},
    {"LevelNotDescribed", "levels { level: \"met\" description: \"Some.\" }", "", 30, "criteria[1].levels",
     "what met looks like"},
    {"LevelDescribedTwice", "levels { level: \"met\" description: \"Some.\" }",
     "levels { level: \"met\" description: \"Some.\" } levels { level: \"met\" description: \"More.\" }", 29,
     "criteria[1].levels[1].level", "repeats the code of criteria[1].levels[0].level"},
    {"LevelDescriptionBlank", "\"Some.\"", "\"\"", 29, "criteria[1].levels[0].description", "required"},
    {"TagWithCapitals", "\"smart\"", "\"SMART\"", 20, "criteria[0].tags[0]", "small letter"},
    {"TagTwice", "\"smart\", \"pfa\"", "\"pfa\", \"pfa\"", 20, "criteria[0].tags[1]", "repeats"},
    {"GradesDoNotFall", "minimum_score: 65", "minimum_score: 0", 44, "grades[1].minimum_score", "strictly falling"},
    {"LastGradeAboveNought", "minimum_score: 0", "minimum_score: 1", 44, "grades[1].minimum_score", "last grade"},
    {"RuleCodeMalformed", "\"F-1\"", "\"-1\"", 46, "limiting_rules[0].code", "must be a letter"},
    {"RuleWithoutRationale", "rationale: \"It cannot be enforced.\"", "", 45, "limiting_rules[0].rationale",
     "required"},
    {"RuleWithUnknownTarget", "target: \"F\"", "target: \"E\"", 48, "limiting_rules[0].target", "\"plan\" or the code"},
    {"RuleWithUnknownCap", "cap: \"inadequate\"", "cap: \"outstanding\"", 49, "limiting_rules[0].cap", "not a grade"},
    {"RuleThatNeverBites", "cap: \"inadequate\"", "cap: \"good\"", 49, "limiting_rules[0].cap", "never bites"},
    {"RuleWithoutCondition", "required_failed_in_section: \"F\"", "", 45, "limiting_rules[0]", "no condition"},
    {"RuleOnUnknownSection", "required_failed_in_section: \"F\"", "required_failed_in_section: \"E\"", 50,
     "limiting_rules[0].required_failed_in_section", "not a section"},
    {"RuleOnSectionWithoutLaw", "required_failed_in_section: \"F\"", "required_failed_in_section: \"G\"", 50,
     "limiting_rules[0].required_failed_in_section", "never bites"},
    {"RuleOnUnknownCriterion", "required_failed_in_section: \"F\"", "criterion_at_lowest: \"F9\"", 50,
     "limiting_rules[0].criterion_at_lowest", "not a criterion"},
    {"RuleThatReadsItsTarget", "required_failed_in_section: \"F\"",
     "section_at_most { section: \"F\" grade: \"inadequate\" }", 50, "limiting_rules[0].section_at_most.section",
     "own target"},
    {"RuleThatAlwaysBites", "required_failed_in_section: \"F\"", "section_at_most { section: \"G\" grade: \"good\" }",
     50, "limiting_rules[0].section_at_most.grade", "always bites"},
    {"RuleOnUnknownGrade", "required_failed_in_section: \"F\"", "section_at_most { section: \"G\" grade: \"poor\" }",
     50, "limiting_rules[0].section_at_most.grade", "not a grade"},
    {"RuleOnMoreFailuresThanThereAre", "required_failed_in_section: \"F\"", "required_failed_at_least: 2", 50,
     "limiting_rules[0].required_failed_at_least", "from 1 to 1"},
    {"RuleOnNoFailure", "required_failed_in_section: \"F\"", "required_failed_at_least: 0", 50,
     "limiting_rules[0].required_failed_at_least", "from 1 to 1"},
};

INSTANTIATE_TEST_SUITE_P(Each, RubricFileMistakeTest, testing::ValuesIn(kRows),
                         [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace ehcpqa::rubrics
