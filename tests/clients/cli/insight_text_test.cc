#include "clients/cli/insight_text.h"

#include "gmock/gmock.h"
#include "tests/clients/cli/text_protos.h"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kSpan[] =
    R"(cycles: "cycles/2024q4" rubric: "rubrics/standard/versions/1" plans: 48 population: 4800 title: "Autumn 2024"
       synthetic: true left_out: "Summer 2024: another rubric version")";
constexpr char kEstimate[] = "n: 48 count: 28 population: 4800 share: 0.583 low: 0.442 high: 0.711";

v1::Insight Insight() {
  const std::string estimate = kEstimate;
  return Parse<v1::Insight>(R"(
    figures { subject: "plan" title: "Whole plan" measure: MEASURE_GOOD_OR_BETTER answers: 48 estimate { )" +
                            estimate + R"( } }
    figures { subject: "plan" title: "Whole plan" measure: MEASURE_GOOD_OR_BETTER answers: 7 group: "ASD"
      estimate { n: 7 count: 3 population: 480 share: 0.43 low: 0.1 high: 0.8 } }
    figures { subject: "plan" title: "Whole plan" measure: MEASURE_GOOD_OR_BETTER answers: 41 estimate { )" +
                            estimate + R"( } }
    figures { subject: "plan" title: "Whole plan" measure: MEASURE_MEAN_SCORE answers: 48
      estimate { n: 48 population: 4800 share: 0.714 low: 0.66 high: 0.768 } }
    figures { subject: "section:F" title: "Provision" measure: MEASURE_MET answers: 20
      estimate { n: 7 count: 12 population: 480 share: 0.6 low: 0.4 high: 0.8 } }
    legal_failures { section: "F" plans: 20 not_met: 8 partly_met: 12 not_determined: 1 }
    causes { owner: AGENCY_KIND_HEALTH cause: CAUSE_ADVICE_LATE count: 9 }
    notes: "Shares speak for the eligible plans." span { )" +
                            std::string(kSpan) + " }");
}

TEST(InsightText, BeginsWithWhatTheFiguresSpeakFor) {
  const std::string text = InsightText(Insight(), true, false);
  EXPECT_THAT(text, StartsWith("Autumn 2024: 48 plans marked, which speak for 4,800; rubric standard/1. Left out:"));
  EXPECT_THAT(text, HasSubstr("Synthetic"));
}

TEST(InsightText, HasATableForEachMeasureWithItsGroups) {
  const std::string text = InsightText(Insight(), true, false);
  for (const char* expected :
       {"Good or better\nsubject  group         share (95 % interval), n of population  title\n"
        "plan     all plans     58 % (44 to 71), n 48 of 4,800          Whole plan\n"
        "         ASD           3 of 7 plans\n"
        "         not recorded  58 % (44 to 71), n 48 of 4,800\n",
        "71.4 of 100 (66.0 to 76.8), n 48 of 4,800", "12 of 20 answers on 7 plans", "Legal requirements failed",
        "advice-late  health", "Shares speak for the eligible plans."}) {
    EXPECT_THAT(text, HasSubstr(expected)) << text;
  }
  EXPECT_THAT(text, Not(HasSubstr("Legally compliant")));
  ExpectOnlyWholeFigures(text);
}

TEST(InsightText, OfChosenSubjectsLeavesOutWhatIsOfAllPlans) {
  const std::string text = InsightText(Insight(), false, false);
  EXPECT_THAT(text, Not(HasSubstr("Legal requirements failed")));
  EXPECT_THAT(text, Not(HasSubstr("Causes")));
}

TEST(InsightText, SaysWhenThereIsNothingToShow) {
  EXPECT_THAT(InsightText(v1::Insight(), true, false), HasSubstr("No figure"));
}

// A family of `size` comparisons, the first of which went up.
v1::ChangeReport Report(int size) {
  auto report = Parse<v1::ChangeReport>(R"(measure: MEASURE_MET family: "The family" before { title: "Before" }
                                           after { title: "After" })");
  for (int i = 0; i < size; ++i) {
    *report.add_changes() = Parse<v1::Change>(
        R"(before { n: 48 count: 28 population: 4800 share: 0.583 low: 0.442 high: 0.711 }
           after { n: 47 count: 35 population: 4700 share: 0.74 low: 0.6 high: 0.85 }
           difference: 0.157 low: 0.02 high: 0.28 p: 0.0301 adjusted_p: 0.0602 within: 0.14 composition: 0.017)");
    v1::Change& change = *report.mutable_changes(i);
    change.set_subject("criterion:F" + std::to_string(i));
    change.set_title("Statement " + std::to_string(i) + ".");
    change.set_verdict(i == 0 ? v1::CHANGE_VERDICT_HIGHER : v1::CHANGE_VERDICT_NO_EVIDENCE);
    change.set_text("Sentence " + std::to_string(i) + ".");
  }
  return report;
}

TEST(ChangeText, TellsEveryComparisonOfASmallFamily) {
  const std::string text = ChangeText(Report(2), false);
  EXPECT_THAT(text, StartsWith("The family.\n"));
  EXPECT_THAT(text, HasSubstr("Statement 0. Sentence 0."));
  EXPECT_THAT(text, HasSubstr("Statement 1. Sentence 1."));
  for (const char* expected :
       {"58 % (44 to 71), n 48 of 4,800", "74 % (60 to 85), n 47 of 4,700", "+16 points (+2 to +28)", "0.030", "0.060",
        "+14 and +2", "higher", "no evidence of change"}) {
    EXPECT_THAT(text, HasSubstr(expected)) << text;
  }
  ExpectOnlyWholeFigures(text);
}

TEST(ChangeText, OfALargeFamilyCountsTheVerdictsAndTellsWhatChanged) {
  const std::string text = ChangeText(Report(60), false);
  EXPECT_THAT(text, HasSubstr("1 higher, 0 lower, 59 without evidence of change, 0 that cannot be told."));
  EXPECT_THAT(text, HasSubstr("Sentence 0."));
  EXPECT_THAT(text, Not(HasSubstr("Sentence 1.")));
  EXPECT_THAT(text, HasSubstr("criterion:F59"));
}

TEST(ChangeText, GivesNoDifferenceThatCannotBeTold) {
  v1::ChangeReport report = Report(1);
  report.mutable_changes(0)->set_verdict(v1::CHANGE_VERDICT_CANNOT_TELL);
  const std::string text = ChangeText(report, false);
  EXPECT_THAT(text, HasSubstr("cannot tell"));
  EXPECT_THAT(text, Not(HasSubstr("points (")));
}

}  // namespace
}  // namespace ehcpqa::cli
