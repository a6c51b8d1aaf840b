#include "tests/clients/web/pages/scored_cycles.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

using AgencyTest = ScoredTest;

TEST_F(AgencyTest, IsWhereALeadBegins) {
  EXPECT_EQ(web().education().SignIn("ella").at(), "/agency");
  Browser harry = web().health().SignIn("harry");
  EXPECT_EQ(harry.at(), "/agency");
  EXPECT_THAT(harry.answer().body, HasSubstr("Integrated care board"));
  EXPECT_THAT(harry.answer().body, HasSubstr("aria-current=\"true\""));
}

TEST_F(AgencyTest, ShowsWhatTheAgencyOwnsInTheLatestCycleWithResultsAndThoseBefore) {
  Browser ella = web().education().SignIn("ella");
  const std::string education = ella.Get("/agency").body;
  EXPECT_THAT(education, HasSubstr("<option value=\"m1\" selected>")) << "q4 is later, and has no results yet";
  EXPECT_THAT(education, HasSubstr("href=\"/cycles/m1/results/criteria/A2\""));
  EXPECT_THAT(education, Not(HasSubstr("/results/criteria/A1\""))) << "shared criteria are nobody's own";
  EXPECT_THAT(education, HasSubstr("Spring 2024</th>"));
  EXPECT_THAT(education, HasSubstr("Education&#39;s input: grades of plans"));
  EXPECT_THAT(education, HasSubstr("Why your agency&#39;s criteria were not met"));
  EXPECT_THAT(education, HasSubstr("Good advice was lost in drafting"));
  EXPECT_THAT(education, HasSubstr("No test of change is made here"));
  EXPECT_THAT(education, HasSubstr("Working figures, not disclosure-controlled"));
  EXPECT_THAT(education, HasSubstr("Synthetic"));
  EXPECT_THAT(education, HasSubstr("href=\"/cycles/m1/results/criteria?owner=education\""));
  EXPECT_THAT(education, HasSubstr(kScoredTitleShown));
  EXPECT_THAT(education, Not(HasSubstr("<script>alert")));
  const std::string health = web().health().SignIn("harry").Get("/agency").body;
  EXPECT_THAT(health, HasSubstr("Health&#39;s input: grades of plans"));
  EXPECT_THAT(health, Not(HasSubstr("/results/criteria/A2\"")));
  EXPECT_THAT(health, Not(HasSubstr("Your own assessments"))) << "harry is no auditor";
}

TEST_F(AgencyTest, ShowsTheCycleThatWasAskedFor) {
  Browser ella = web().education().SignIn("ella");
  const std::string latest = ella.Get("/agency?cycle=q4").body;
  EXPECT_THAT(latest, HasSubstr("<option value=\"q4\" selected>"));
  EXPECT_THAT(latest, HasSubstr("No results yet"));
  EXPECT_THAT(latest, HasSubstr("no results yet"));
  EXPECT_THAT(latest, HasSubstr("Spring 2024</th>")) << "those before it have results";
  const std::string first = ella.Get("/agency?cycle=m0").body;
  EXPECT_THAT(first, HasSubstr("Spring 2024</th>"));
  EXPECT_THAT(first, Not(HasSubstr("Autumn 2024</th>")));
  EXPECT_EQ(ella.Get("/agency?cycle=%3Cscript%3E").status, 404);
}

TEST_F(AgencyTest, NamesItsServicesAndOwnWork) {
  web().area()["admin"].Json({"service", "create", "send/psychology", "--title", "Psychology <b>team</b>"});
  Browser ida = web().education().SignIn("ida");
  const std::string body = ida.Get("/agency").body;
  EXPECT_THAT(body, HasSubstr("Psychology &lt;b&gt;team&lt;/b&gt;"));
  EXPECT_THAT(body, HasSubstr("Your own assessments"));
  EXPECT_THAT(body, HasSubstr("0 assessments not handed in."));
}

TEST_F(AgencyTest, SaysThatAPartnerMarksNothing) {
  web().area().AddPerson("pat", "forum", "agency-lead");
  Browser pat = web().education().SignIn("pat");
  EXPECT_EQ(pat.at(), "/agency");
  EXPECT_EQ(pat.answer().status, 200);
  EXPECT_THAT(pat.answer().body, HasSubstr("Your agency marks no criteria."));
}

TEST_F(AgencyTest, IsNotForWhoMaySeeNoResults) {
  EXPECT_EQ(web().education().SignIn("edith").Get("/agency").status, 403);
  EXPECT_EQ(web().education().SignIn("bob").Get("/agency").status, 403);
}

}  // namespace
}  // namespace ehcpqa::web
