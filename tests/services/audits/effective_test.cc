#include "services/audits/effective.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/audits/small_rubric.h"

namespace ehcpqa::audits {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

GivenMark Given(int set, const std::string& criterion, const std::string& level, Cause cause = Cause::kNone,
                Kind kind = Kind::kEducation) {
  return {kind, set, criterion, {level, NoLevel::kNone}, cause};
}
GivenMark Without(int set, const std::string& criterion, NoLevel no_level) {
  return {Kind::kEducation, set, criterion, {"", no_level}, Cause::kNone};
}
AgreedMark Agreed(const std::string& criterion, const std::string& marks, const std::string& level) {
  return {criterion, marks, {level, NoLevel::kNone}, Cause::kAdviceLate};
}

TEST(Effective, IsTheOneMark) {
  const EffectiveAnswer answer = EffectiveOf({Given(1, "E1", "not_met", Cause::kAdviceWeak)}, nullptr);
  EXPECT_EQ(answer.source, Source::kSingle);
  EXPECT_EQ(answer.answer.level, "not_met");
  EXPECT_EQ(answer.cause, Cause::kAdviceWeak);
}

TEST(Effective, IsTheEqualMarksAndNamesACauseOnlyWhereTheyAgreeOnIt) {
  const GivenMark weak = Given(1, "E1", "not_met", Cause::kAdviceWeak);
  EffectiveAnswer answer = EffectiveOf({weak, Given(2, "E1", "not_met", Cause::kAdviceWeak)}, nullptr);
  EXPECT_EQ(answer.source, Source::kEqual);
  EXPECT_EQ(answer.cause, Cause::kAdviceWeak);
  answer = EffectiveOf({weak, Given(2, "E1", "not_met", Cause::kAdviceLate)}, nullptr);
  EXPECT_EQ(answer.source, Source::kEqual);
  EXPECT_EQ(answer.cause, Cause::kNone);
}

TEST(Effective, IsUnsettledWhereMarksDiffer) {
  const std::vector<GivenMark> marks = {Given(1, "E1", "met"), Given(2, "E1", "not_met", Cause::kAdviceLate)};
  EXPECT_EQ(EffectiveOf(marks, nullptr).source, Source::kUnsettled);
  EXPECT_FALSE(EffectiveOf(marks, nullptr).answer.marked());
  EXPECT_EQ(EffectiveOf({Given(1, "E1", "met"), Without(2, "E1", NoLevel::kCannotTell)}, nullptr).source,
            Source::kUnsettled);
}

TEST(Effective, IsWhatWasAgreedOnTheMarksThatStand) {
  const std::vector<GivenMark> marks = {Given(1, "E1", "met"), Given(2, "E1", "not_met", Cause::kAdviceLate)};
  ASSERT_EQ(MarksText(marks), "education-1=met education-2=not_met");
  const AgreedMark agreed = Agreed("E1", MarksText(marks), "partly_met");
  EXPECT_EQ(EffectiveOf(marks, &agreed).source, Source::kAgreed);
  EXPECT_EQ(EffectiveOf(marks, &agreed).answer.level, "partly_met");
  EXPECT_EQ(EffectiveOf(marks, &agreed).cause, Cause::kAdviceLate);
}

TEST(Effective, LeavesAnAgreementThatTheMarksHaveOutrun) {
  const AgreedMark agreed = Agreed("E1", "education-1=met education-2=not_met", "partly_met");
  EXPECT_EQ(EffectiveOf({Given(1, "E1", "met"), Given(2, "E1", "met")}, &agreed).source, Source::kEqual);
  EXPECT_EQ(EffectiveOf({Given(1, "E1", "met"), Given(2, "E1", "partly_met")}, &agreed).source, Source::kUnsettled);
}

TEST(Effective, CoversEveryCriterionInRubricOrderWhateverTheOrderOfMarks) {
  const rubrics::Rubric rubric = SmallRubric();
  const auto answers = EffectiveAnswers(
      rubric, {Given(2, "E2", "met"), Given(1, "E1", "not_met"), Given(1, "E2", "not_met"), Given(1, "gone", "met")},
      {Agreed("E2", "education-1=not_met education-2=met", "met")});
  ASSERT_THAT(answers, SizeIs(7));
  EXPECT_EQ(answers[0].source, Source::kSingle);
  EXPECT_EQ(answers[1].source, Source::kNone);
  EXPECT_EQ(answers[4].source, Source::kAgreed);
  EXPECT_EQ(GradingAnswer(rubric.scale, answers[0]), rubrics::Answer::AtLevel(2));
  EXPECT_EQ(GradingAnswer(rubric.scale, answers[1]), rubrics::Answer{});
  EXPECT_EQ(GradingAnswer(rubric.scale, answers[4]), rubrics::Answer::AtLevel(0));
}

TEST(Differences, AreMarksOfOneCriterionThatDiffer) {
  const rubrics::Rubric rubric = SmallRubric();
  const auto differences =
      FindDifferences(rubric, {Given(1, "E2", "met"), Given(2, "E2", "not_met"), Given(1, "E1", "met"),
                               Given(2, "E1", "met"), Given(1, "S1", "met", Cause::kNone, Kind::kHealth),
                               Given(2, "S1", "partly_met", Cause::kAdviceLate, Kind::kCare)});
  ASSERT_THAT(differences, SizeIs(2));
  EXPECT_EQ(differences[0].position, 3u);
  EXPECT_EQ(differences[0].marks, "health-1=met care-2=partly_met");
  EXPECT_EQ(differences[1].position, 4u);
  EXPECT_EQ(LevelsText(differences[1].marks), "met / not_met");
}

TEST(Differences, AreNotMadeByCausesAlone) {
  EXPECT_THAT(FindDifferences(SmallRubric(), {Given(1, "E1", "not_met", Cause::kAdviceLate),
                                              Given(2, "E1", "not_met", Cause::kAdviceWeak)}),
              IsEmpty());
}

TEST(Differences, TellNotApplicableFromCannotTell) {
  const auto differences = FindDifferences(
      SmallRubric(), {Without(1, "E1", NoLevel::kNotApplicable), Without(2, "E1", NoLevel::kCannotTell)});
  ASSERT_THAT(differences, SizeIs(1));
  EXPECT_EQ(LevelsText(differences[0].marks), "na / cannot_tell");
}

}  // namespace
}  // namespace ehcpqa::audits
