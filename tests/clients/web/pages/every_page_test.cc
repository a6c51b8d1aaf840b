#include "tests/clients/web/pages/moderated_cycles.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

using EveryPageTest = PagesTest;

// What every page keeps to, whatever it shows.
void ExpectSound(const std::string& target, const Answer& answer) {
  EXPECT_EQ(answer.Header("cache-control"), "no-store") << target;
  EXPECT_THAT(answer.Header("content-security-policy"), HasSubstr("default-src 'self';")) << target;
  for (const char* foreign : {"src=\"http", "href=\"http", "src=\"//", "href=\"//", " style=", "onclick", "<script>"}) {
    EXPECT_THAT(answer.body, Not(HasSubstr(foreign))) << target;
  }
  EXPECT_THAT(answer.body, HasSubstr("<html lang=\"en\"")) << target;
  EXPECT_THAT(answer.body, HasSubstr("id=\"main-content\"")) << target;
  EXPECT_EQ(answer.body.find("<h1"), answer.body.rfind("<h1")) << target << " has one heading of the first level";
  EXPECT_THAT(answer.body, Not(HasSubstr("{{"))) << target;
}

TEST_F(EveryPageTest, IsNeverKeptByABrowserAndAsksNobodyElse) {
  Browser edith = web().education().SignIn("edith");
  Browser hana = web().health().SignIn("hana");
  for (Browser* browser : {&edith, &hana}) {
    const std::string path = web().AssessmentOf(browser == &edith ? "edith" : "hana", 2);
    for (const std::string& target :
         {std::string("/"), std::string("/work"), std::string("/account"), std::string("/password"), path,
          path + "/continue", path + "/check", std::string("/nowhere"), std::string("/rubrics"),
          std::string("/rubrics/standard/1"), std::string("/rubrics/standard/1/sections/B"),
          std::string("/rubrics/standard/1/differences"), path + "/concern", path + "/decline",
          std::string("/cycles/q4/concerns"), std::string("/people"), std::string("/trail")}) {
      const Answer& answer = browser->Get(target);
      ExpectSound(target, answer);
    }
  }
}

// Pages that need a cycle with results.
using EveryScoredPageTest = ScoredTest;

TEST_F(EveryScoredPageTest, IsSound) {
  Browser mo = SignIn("mo"), harry = web().health().SignIn("harry");
  const std::string audit = Audits(true)[0];
  const nlohmann::json differences = Differences(audit);
  const std::string difference = "/moderation/m1/" + audit + "/" + differences[0].value("criterion", "");
  for (const std::string& target : {std::string("/moderation"), std::string("/moderation/m1"),
                                    std::string("/moderation/m1?wall=1"), difference, difference + "?wall=1&section=F",
                                    "/moderation/m1/" + audit + "/return/health-1", "/cycles/m1/audits/" + audit}) {
    ExpectSound(target, mo.Get(target));
    EXPECT_EQ(mo.answer().status, 200) << target;
  }
  for (const std::string target : {"/agency", "/agency?cycle=q4", "/cycles/m1/results", "/cycles/m1/results/sections/F",
                                   "/cycles/m1/results/criteria", "/cycles/m1/results/criteria/F1"}) {
    ExpectSound(target, harry.Get(target));
    EXPECT_EQ(harry.answer().status, 200) << target;
  }
}

// Pages that need cycles in moderation, or reports of them.
using EveryModeratedPageTest = ModeratedTest;

TEST_F(EveryModeratedPageTest, IsSound) {
  const nlohmann::json report = web().area()["cora"].Json({"report", "make", "inspection", "p1"});
  const std::string path = "/" + report.value("name", "");
  Browser cora = SignIn("cora"), mo = SignIn("mo"), harry = web().health().SignIn("harry");
  for (const std::string target : {"/insight?cycle=p2", "/insight?cycle=p2&over=rolling&by=need", "/insight/trend",
                                   "/insight/change?before-cycle=p1&after-cycle=p2", "/insight/comparison?cycle=p2",
                                   "/insight/agreement?cycle=p2", "/insight/targets", "/reports", "/reports/policy"}) {
    for (Browser* browser : {&cora, &harry}) {
      ExpectSound(target, browser->Get(target));
      EXPECT_EQ(browser->answer().status, 200) << target;
    }
  }
  for (const std::string& target : {std::string("/reports/make"), path, path + "/verify"}) {
    ExpectSound(target, cora.Get(target));
    EXPECT_EQ(cora.answer().status, 200) << target;
  }
  ExpectSound("/insight/leniency", mo.Get("/insight/leniency?cycle=p2"));
  EXPECT_EQ(mo.answer().status, 200);
}

TEST_F(EveryPageTest, FindsItsStylesAndScriptsAndMayKeepThem) {
  for (const int port : {education(), web().health().port()}) {
    const std::string body = TlsClient(port).Get("/").body;
    int found = 0;
    for (size_t at = body.find("/assets/"); at != std::string::npos; at = body.find("/assets/", at + 1)) {
      const std::string path = body.substr(at, body.find('"', at) - at);
      const Answer answer = TlsClient(port).Get(path);
      EXPECT_EQ(answer.status, 200) << path;
      EXPECT_EQ(answer.Header("cache-control"), "public, max-age=31536000, immutable") << path;
      EXPECT_EQ(answer.Header("x-content-type-options"), "nosniff") << path;
      ++found;
    }
    EXPECT_EQ(found, 6);
    EXPECT_EQ(TlsClient(port).Get("/assets/nothing-000000000000.css").status, 404);
    EXPECT_EQ(TlsClient(port).Get("/assets/..%2f..%2fetc%2fpasswd").status, 404);
    EXPECT_EQ(TlsClient(port).Get("/favicon.ico").Header("content-type"), "image/svg+xml");
  }
}

TEST_F(EveryPageTest, HasTheLookOfItsAgency) {
  const std::string govuk = TlsClient(education()).Get("/").body;
  const std::string nhs = TlsClient(web().health().port()).Get("/").body;
  EXPECT_THAT(govuk, HasSubstr("govuk-service-navigation"));
  EXPECT_THAT(govuk, Not(HasSubstr("nhsuk")));
  EXPECT_THAT(nhs, HasSubstr("nhsuk-header"));
  EXPECT_THAT(nhs, Not(HasSubstr("govuk")));
  EXPECT_THAT(nhs, HasSubstr("from the side of health"));
}

TEST_F(EveryPageTest, NamesPeopleWithoutTrustingTheirNames) {
  web().area()["admin"].Json({"user", "create", "bobby", "--display-name", "Bobby <script>alert(1)</script>",
                              "--agency", "send", "--role", "auditor", "--password-file",
                              web().area().directory() + "/first-password"});
  Browser bobby(education());
  bobby.Get("/sign-in");
  bobby.Post("/sign-in", {{"user_name", "bobby"}, {"password", kFirstPassword}});
  EXPECT_THAT(bobby.answer().body, HasSubstr("Bobby &lt;script&gt;"));
  EXPECT_THAT(bobby.answer().body, Not(HasSubstr("<script>")));
}

}  // namespace
}  // namespace ehcpqa::web
