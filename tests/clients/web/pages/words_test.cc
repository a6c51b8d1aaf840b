#include "clients/web/pages/words.h"

#include "clients/web/pages/form_errors.h"
#include "clients/web/pages/marking/assessment_address.h"
#include "clients/web/pages/marking/mark_form.h"
#include "gmock/gmock.h"
#include "services/base/error.h"

namespace ehcpqa::web {
namespace {

TEST(WordsTest, DatesAreWrittenAsPeopleWriteThem) {
  EXPECT_EQ(DateWords("2026-03-12"), "12 March 2026");
  EXPECT_EQ(DateWords("2026-12-01"), "1 December 2026");
  EXPECT_EQ(DateWords(""), "");
  EXPECT_EQ(DateWords("2026-13-40"), "2026-13-40");
}

TEST(WordsTest, EveryRoleCauseAndStateHasWords) {
  for (int role = v1::Role_MIN + 1; role <= v1::Role_MAX; ++role) {
    EXPECT_NE(RoleWords(static_cast<v1::Role>(role)), "") << role;
  }
  for (int cause = v1::Cause_MIN + 1; cause <= v1::Cause_MAX; ++cause) {
    EXPECT_NE(CauseWords(static_cast<v1::Cause>(cause)), "") << cause;
  }
  for (int kind = v1::AgencyKind_MIN + 1; kind <= v1::AgencyKind_MAX; ++kind) {
    EXPECT_NE(AgencyKindWords(static_cast<v1::AgencyKind>(kind)), "") << kind;
  }
  for (int state = v1::AssessmentState_MIN + 1; state <= v1::AssessmentState_MAX; ++state) {
    EXPECT_NE(StateTag(static_cast<v1::AssessmentState>(state)).text, "") << state;
  }
}

TEST(AssessmentAddressTest, LeadsFromTheNameToThePageAndBack) {
  const std::string name = "cycles/2024q4/audits/7/assessments/health-1";
  const AssessmentAddress address = AssessmentAddress::OfName(name);
  EXPECT_EQ(address.Path("check"), "/assess/2024q4/7/health-1/check");
  EXPECT_EQ(address.Name(), name);
  EXPECT_EQ((AssessmentAddress{"a/b", "?", "c"}).Path(), "/assess/a%2Fb/%3F/c");
  EXPECT_EQ(AssessmentAddress::OfName("cycles/2024q4").cycle, "");
}

TEST(MarkFormTest, IsTouchedWhenAnythingInItChanged) {
  v1::Rating rating;
  rating.set_level("partly_met");
  rating.set_cause(v1::CAUSE_DISAGREED);
  rating.set_evidence("two\nlines");
  const MarkForm shown = ShownMark(rating);
  EXPECT_FALSE(shown.touched());
  for (std::string MarkForm::*part : {&MarkForm::answer, &MarkForm::cause, &MarkForm::evidence, &MarkForm::na_reason}) {
    MarkForm changed = shown;
    changed.*part += "x";
    EXPECT_TRUE(changed.touched());
  }
  MarkForm browser = shown;
  browser.evidence = "two\r\nlines";
  EXPECT_FALSE(browser.touched()) << "line ends are the browser's";
  EXPECT_EQ(RatingOf("F3", shown).level(), "partly_met");
  EXPECT_EQ(RatingOf("F3", shown).cause(), v1::CAUSE_DISAGREED);
}

TEST(FormErrorsTest, APlaceForEveryViolation) {
  Field name{"user-name", "user_name", "User name"};
  const ErrorSummary summary = ShowErrors(FieldsInvalid({{"user_name", "is required"}, {"other", "is odd"}}),
                                          {{"user_name", &name, "User name"}});
  ASSERT_EQ(summary.mistakes.size(), 2u);
  EXPECT_EQ(summary.mistakes[0].text, "User name is required");
  EXPECT_EQ(summary.mistakes[0].href, "#user-name");
  EXPECT_EQ(name.error, "User name is required");
  EXPECT_EQ(summary.mistakes[1].text, "other is odd");
  EXPECT_EQ(summary.mistakes[1].href, "");
  EXPECT_EQ(ShowErrors(NotNow("X", "Not now."), {}).mistakes[0].text, "Not now.");
}

TEST(WordsTest, EventsAndStrataOfEventsAreSaidInWords) {
  EXPECT_EQ(EventWords("review_amended"), "Amended after review");
  EXPECT_EQ(EventWords("no_event/KS2"), "Nothing in the window / KS2");
  EXPECT_EQ(EventWords("ASD"), "ASD");
}

TEST(WordsTest, TimesAreSaidWithTheDay) {
  EXPECT_EQ(TimeWords("2026-03-12T09:30:00.000Z"), "12 March 2026 at 9:30");
  EXPECT_EQ(TimeWords("2026-03-12T19:05:00.000Z"), "12 March 2026 at 19:05");
  EXPECT_EQ(TimeWords("soon"), "soon");
}

}  // namespace
}  // namespace ehcpqa::web
