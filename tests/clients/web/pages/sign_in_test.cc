#include "tests/clients/web/pages/pages_test.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

using SignInTest = PagesTest;

TEST_F(SignInTest, LeadsEverybodyToWhatTheyCameFor) {
  Browser edith = web().education().SignIn("edith");
  EXPECT_EQ(edith.at(), "/work");
  EXPECT_THAT(edith.answer().body, HasSubstr(">edith</a>"));
  Browser cora = web().education().SignIn("cora");
  EXPECT_EQ(cora.at(), "/cycles");
  Browser bob = web().education().SignIn("bob");
  EXPECT_EQ(bob.at(), "/reports");
  EXPECT_THAT(bob.Get("/account").body, HasSubstr("Board viewer"));
  EXPECT_THAT(cora.answer().body, Not(HasSubstr("href=\"/work\""))) << "who marks nothing has no use for it";
}

TEST_F(SignInTest, KeepsTheTokenInACookieOfThisHostAloneThatNoScriptReads) {
  const Answer page = TlsClient(education()).Get("/sign-in");
  const std::string visitor = page.Header("set-cookie");
  EXPECT_THAT(visitor, HasSubstr("__Host-ehcpqa-education-visitor="));
  Browser shown(education());
  shown.Get("/sign-in");
  const auto& [name, value] = *shown.cookies().begin();
  const Answer answer =
      TlsClient(education())
          .Post("/sign-in", {{"csrf", shown.Input("csrf")}, {"user_name", "edith"}, {"password", kPassword}},
                {{"Cookie", name + "=" + value}});
  EXPECT_EQ(answer.status, 303);
  EXPECT_EQ(answer.Header("location"), "/work");
  const std::string cookie = answer.Header("set-cookie");
  EXPECT_THAT(cookie, testing::MatchesRegex("__Host-ehcpqa-education=[A-Za-z0-9_-]{43}; Path=/; Secure; HttpOnly; "
                                            "SameSite=Strict"));
}

TEST_F(SignInTest, SaysThatThePasswordIsWrongAndKeepsTheName) {
  Browser browser(education());
  browser.Get("/sign-in");
  browser.Post("/sign-in", {{"user_name", "ella"}, {"password", "not the password"}});
  EXPECT_EQ(browser.answer().status, 422);
  EXPECT_THAT(browser.answer().body, HasSubstr("<title>Error: Sign in"));
  EXPECT_THAT(browser.answer().body, HasSubstr("The user name or the password is wrong."));
  EXPECT_THAT(browser.answer().body, HasSubstr("value=\"ella\""));
  EXPECT_THAT(browser.answer().body, Not(HasSubstr("not the password")));
}

TEST_F(SignInTest, RefusesPeopleOfAnotherAgency) {
  Browser browser(education());
  browser.Get("/sign-in");
  browser.Post("/sign-in", {{"user_name", "hana"}, {"password", kPassword}});
  EXPECT_EQ(browser.answer().status, 422);
  EXPECT_THAT(browser.answer().body, HasSubstr("another agency"));
}

TEST_F(SignInTest, ComesBackToThePageThatWasAskedFor) {
  Browser browser(education());
  browser.Get("/work?sort=due");
  EXPECT_EQ(browser.at(), "/sign-in?next=%2Fwork%3Fsort%3Ddue");
  browser.Post("/sign-in", {{"user_name", "edith"}, {"password", kPassword}});
  EXPECT_EQ(browser.at(), "/work?sort=due");
}

TEST_F(SignInTest, NeverLeadsToAnotherSite) {
  for (const std::string next : {"//example.org/", "https://example.org/", "/\\example.org"}) {
    Browser browser(education());
    browser.Get("/sign-in");
    browser.Post("/sign-in", {{"user_name", "edith"}, {"password", kPassword}, {"next", next}});
    EXPECT_EQ(browser.at(), "/work") << next;
  }
}

TEST_F(SignInTest, SigningOutEndsTheSessionForEveryCopyOfTheCookie) {
  Browser browser = web().education().SignIn("edwin");
  Browser copy = browser;
  browser.Post("/sign-out", {});
  EXPECT_EQ(browser.at(), "/");
  EXPECT_EQ(browser.cookies().count("__Host-ehcpqa-education"), 0u);
  copy.Get("/work");
  EXPECT_EQ(copy.at(), "/sign-in?next=%2Fwork");
}

TEST_F(SignInTest, RefusesEveryFormWithoutItsProof) {
  Browser edith = web().education().SignIn("edith");
  Browser edwin = web().education().SignIn("edwin");
  const std::string other = edwin.Input("csrf");
  const std::string cookies = edith.CookieHeader();
  const std::string section = web().AssessmentOf("edith", 0) + "/sections/B";
  for (const std::string& path : {std::string("/sign-in"), std::string("/sign-out"), std::string("/password"), section,
                                  web().AssessmentOf("edith", 0) + "/check"}) {
    for (const FormFields& form : {FormFields{}, FormFields{{"csrf", ""}}, FormFields{{"csrf", other}}}) {
      EXPECT_EQ(TlsClient(education()).Post(path, form, {{"Cookie", cookies}}).status, 403) << path;
      EXPECT_EQ(TlsClient(education()).Post(path, form).status, 403) << path << " without a cookie";
    }
  }
}

TEST_F(SignInTest, AnotherSitesFormNeverComesBackWithOurProof) {
  Browser edith = web().education().SignIn("edith");
  const std::string cookies = edith.CookieHeader();
  const FormFields form = {{"evidence.F1", "typed elsewhere"}};
  const Answer foreign =
      TlsClient(education()).Post("/work", form, {{"Cookie", cookies}, {"Sec-Fetch-Site", "cross-site"}});
  EXPECT_THAT(foreign.body, Not(HasSubstr("typed elsewhere")));
  const std::string path = web().AssessmentOf("edith", 0) + "/sections/B";
  const Answer stale = TlsClient(education()).Post(path, form, {{"Cookie", cookies}, {"Sec-Fetch-Site", "cross-site"}});
  EXPECT_EQ(stale.status, 403);
  EXPECT_THAT(stale.body, Not(HasSubstr("typed elsewhere")));
  const Answer own = TlsClient(education()).Post(path, form, {{"Cookie", cookies}, {"Sec-Fetch-Site", "same-origin"}});
  EXPECT_EQ(own.status, 403);
  EXPECT_THAT(own.body, HasSubstr("typed elsewhere"));
}

TEST_F(SignInTest, AOneTimePasswordMustBeChangedBeforeAnythingElse) {
  const auto& admin = web().area()["admin"];
  admin.Json({"user", "create", "nora", "--display-name", "Nora New", "--agency", "send", "--role", "auditor",
              "--password-file", web().area().directory() + "/first-password"});
  Browser nora(education());
  nora.Get("/sign-in?next=%2Faccount");
  nora.Post("/sign-in", {{"user_name", "nora"}, {"password", kFirstPassword}});
  EXPECT_EQ(nora.at(), "/password?next=%2Faccount");
  EXPECT_THAT(nora.answer().body, HasSubstr("for one use"));
  nora.Get("/work");
  EXPECT_EQ(nora.at(), "/password?next=%2Fwork");

  nora.Post("/password", {{"current_password", kFirstPassword},
                          {"new_password", "my own three words"},
                          {"repeat_password", "my own free words"}});
  EXPECT_EQ(nora.answer().status, 422);
  EXPECT_THAT(nora.answer().body, HasSubstr("href=\"#repeat-password\""));
  nora.Post("/password",
            {{"current_password", kFirstPassword}, {"new_password", "short"}, {"repeat_password", "short"}});
  EXPECT_EQ(nora.answer().status, 422);
  EXPECT_THAT(nora.answer().body, HasSubstr("href=\"#new-password\""));
  nora.Post("/password", {{"current_password", "wrong one of these"},
                          {"new_password", "my own three words"},
                          {"repeat_password", "my own three words"}});
  EXPECT_EQ(nora.answer().status, 422);
  EXPECT_THAT(nora.answer().body, HasSubstr("href=\"#current-password\""));
  nora.Post("/password", {{"current_password", kFirstPassword},
                          {"new_password", "my own three words"},
                          {"repeat_password", "my own three words"}});
  EXPECT_EQ(nora.at(), "/work");
  EXPECT_THAT(nora.answer().body, HasSubstr("Nothing is assigned to you."));
}

}  // namespace
}  // namespace ehcpqa::web
