#include "services/audits/rating_rules.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/audits/small_rubric.h"

namespace ehcpqa::audits {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Mark AtLevel(const std::string& level, Cause cause = Cause::kNone, const std::string& evidence = "") {
  return {{level, NoLevel::kNone}, cause, evidence, ""};
}
Mark Without(NoLevel no_level, const std::string& na_reason = "") {
  return {{"", no_level}, Cause::kNone, "", na_reason};
}

std::vector<std::string> WrongFields(const Mark& mark) {
  std::vector<std::string> fields;
  for (const FieldViolation& violation : CheckMark(SmallRubric(), mark)) fields.push_back(violation.field);
  return fields;
}

std::vector<std::string> Codes(Kind kind, bool lead) {
  const rubrics::Rubric rubric = SmallRubric();
  std::vector<std::string> codes;
  for (const size_t index : CriteriaToMark(rubric, kind, lead)) codes.push_back(rubric.criteria[index].code);
  return codes;
}

TEST(CriteriaToMark, AreThoseThatTheAgencyOwnsAndTheSharedOnesForTheLead) {
  EXPECT_THAT(Codes(Kind::kEducation, false), ElementsAre("E1", "E2"));
  EXPECT_THAT(Codes(Kind::kHealth, true), ElementsAre("H1", "S1", "H2"));
  EXPECT_THAT(Codes(Kind::kCare, false), ElementsAre("C1", "C2"));
}

TEST(CheckMark, TakesTheBestLevelWithoutACauseAndLowerOnesWithOne) {
  EXPECT_THAT(WrongFields(AtLevel("met")), IsEmpty());
  EXPECT_THAT(WrongFields(AtLevel("met", Cause::kAdviceLate)), ElementsAre("cause"));
  EXPECT_THAT(WrongFields(AtLevel("partly_met", Cause::kAdviceLate)), IsEmpty());
  EXPECT_THAT(WrongFields(AtLevel("partly_met")), ElementsAre("cause"));
  EXPECT_THAT(WrongFields(AtLevel("not_met")), ElementsAre("cause"));
}

TEST(CheckMark, AsksWhatAnotherCauseIs) {
  EXPECT_THAT(WrongFields(AtLevel("not_met", Cause::kOther)), ElementsAre("evidence"));
  EXPECT_THAT(WrongFields(AtLevel("not_met", Cause::kOther, "The school closed.")), IsEmpty());
}

TEST(CheckMark, RefusesALevelThatTheScaleDoesNotHave) {
  EXPECT_THAT(WrongFields(AtLevel("excellent")), ElementsAre("level"));
  EXPECT_THAT(WrongFields(AtLevel("excellent", Cause::kAdviceLate)), ElementsAre("level"));
}

TEST(CheckMark, RefusesALevelTogetherWithNoLevel) {
  Mark mark = AtLevel("met");
  mark.answer.no_level = NoLevel::kCannotTell;
  EXPECT_THAT(WrongFields(mark), ElementsAre("no_level"));
}

TEST(CheckMark, AsksWhyACriterionDoesNotApplyAndOnlyThen) {
  EXPECT_THAT(WrongFields(Without(NoLevel::kNotApplicable, "No social care needs.")), IsEmpty());
  EXPECT_THAT(WrongFields(Without(NoLevel::kNotApplicable)), ElementsAre("na_reason"));
  EXPECT_THAT(WrongFields(Without(NoLevel::kNotApplicable, "no")), ElementsAre("na_reason"));
  EXPECT_THAT(WrongFields(Without(NoLevel::kCannotTell)), IsEmpty());
  EXPECT_THAT(WrongFields(Without(NoLevel::kCannotTell, "A reason")), ElementsAre("na_reason"));
  Mark met = AtLevel("met");
  met.na_reason = "A reason";
  EXPECT_THAT(WrongFields(met), ElementsAre("na_reason"));
}

TEST(CheckMark, TakesNoCauseWithoutALevel) {
  Mark mark = Without(NoLevel::kCannotTell);
  mark.cause = Cause::kAdviceLate;
  EXPECT_THAT(WrongFields(mark), ElementsAre("cause"));
}

TEST(CheckMark, ClearsAMarkOnlyWhenNothingIsLeftOfIt) {
  EXPECT_THAT(WrongFields(Mark()), IsEmpty());
  EXPECT_THAT(WrongFields(AtLevel("", Cause::kNone, "Text without a level")), ElementsAre("level"));
  EXPECT_THAT(WrongFields(AtLevel("", Cause::kAdviceLate)), ElementsAre("cause"));
  EXPECT_THAT(WrongFields(Without(NoLevel::kNone, "A reason")), ElementsAre("level"));
}

TEST(CheckMark, CountsCharactersNotBytes) {
  std::string text;
  for (int i = 0; i < 4000; ++i) text += "é";
  EXPECT_THAT(WrongFields(AtLevel("met", Cause::kNone, text)), IsEmpty());
  EXPECT_THAT(WrongFields(AtLevel("met", Cause::kNone, text + "é")), ElementsAre("evidence"));
  EXPECT_THAT(WrongFields(AtLevel("met", Cause::kNone, std::string("a\0b", 3))), ElementsAre("evidence"));
}

TEST(StillToMark, NamesWhatIsMissingInRubricOrder) {
  const rubrics::Rubric rubric = SmallRubric();
  const std::vector<Rating> ratings = {{"H2", AtLevel("met"), 1, "", false}, {"S1", Mark(), 2, "", false}};
  EXPECT_THAT(StillToMark(rubric, Kind::kHealth, true, ratings), ElementsAre("H1", "S1"));
  EXPECT_THAT(StillToMark(rubric, Kind::kHealth, false, ratings), ElementsAre("H1"));
  EXPECT_THAT(StillToMark(rubric, Kind::kHealth, false,
                          {{"H2", AtLevel("met"), 1, "", false}, {"H1", Without(NoLevel::kCannotTell), 1, "", false}}),
              IsEmpty());
}

}  // namespace
}  // namespace ehcpqa::audits
