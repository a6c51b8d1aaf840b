#include "tests/clients/web/pages/people_test.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

using AdministrationTest = PeopleTest;

TEST_F(AdministrationTest, AddsOrganisationsAgenciesAndServices) {
  Browser admin = Admin();
  admin.Get("/people/agencies/add-organisation");
  admin.Post(admin.at(), {{"title", ""}, {"id", "X Y"}, {"la_code", "12"}});
  EXPECT_EQ(admin.answer().status, 422);
  for (const char* field : {"#title", "#id", "#la-code"}) {
    EXPECT_THAT(admin.answer().body, HasSubstr("href=\"" + std::string(field) + "\""));
  }
  const std::string organisation = "/people/agencies/add-organisation";
  admin.Post(organisation, {{"title", "Trust <of> paediatrics"}, {"id", "trust"}});
  EXPECT_EQ(admin.at(), "/people/agencies?done=organisation");
  EXPECT_THAT(admin.answer().body, HasSubstr("Trust &lt;of&gt; paediatrics"));
  admin.Get(organisation);
  admin.Post(organisation, {{"title", "Another"}, {"id", "trust"}});
  EXPECT_EQ(admin.answer().status, 409);
  EXPECT_THAT(admin.answer().body, HasSubstr("exists already"));

  const std::string agency = "/people/agencies/add-agency";
  admin.Get(agency);
  admin.Post(agency, {{"title", "Therapies"}, {"id", "therapies"}});
  EXPECT_EQ(admin.answer().status, 422);
  EXPECT_THAT(admin.answer().body, HasSubstr("href=\"#kind\""));
  const FormFields therapies = {
      {"title", "Therapies"}, {"id", "therapies"}, {"kind", "partner"}, {"organisation", "trust"}};
  Browser twice = admin;
  for (Browser* browser : {&admin, &twice}) {
    browser->Post(agency, therapies);
    EXPECT_EQ(browser->at(), "/people/agencies?done=agency");
  }
  const std::string service = "/people/agencies/therapies/add-service";
  EXPECT_THAT(admin.answer().body, HasSubstr("href=\"" + service + "\""));
  admin.Get(service);
  admin.Post(service, {{"title", "Occupational therapy"}, {"id", "?"}});
  EXPECT_EQ(admin.answer().status, 422);
  admin.Post(service, {{"title", "Occupational therapy"}, {"id", "ot"}});
  EXPECT_EQ(admin.at(), "/people/agencies?done=service");
  EXPECT_THAT(admin.answer().body, HasSubstr("Occupational therapy"));
  EXPECT_EQ(admin.Get("/people/agencies/nowhere/add-service").status, 404);
}

TEST_F(AdministrationTest, EndsASessionOnceAsked) {
  Browser admin = Admin();
  Browser pia = SignInFirst(web().health(), "pia", Add(&admin, "pia", "icb", "moderator"));
  admin.Get("/people/sessions");
  const std::string body = admin.answer().body;
  const size_t row = body.find("href=\"/people/users/pia\"");
  ASSERT_NE(row, std::string::npos);
  const size_t link = body.find("href=\"/people/sessions/", row) + 6;
  const std::string path = body.substr(link, body.find('"', link) - link);
  admin.Get(path);
  EXPECT_THAT(admin.answer().body, HasSubstr("End the session of Person pia?"));
  Browser twice = admin;
  for (Browser* browser : {&admin, &twice}) {
    browser->Post(path, {});
    EXPECT_EQ(browser->at(), "/people/sessions?done=ended");
  }
  pia.Get("/account");
  EXPECT_THAT(pia.at(), HasSubstr("/sign-in"));
  EXPECT_EQ(admin.Get(path).status, 404);
}

TEST_F(AdministrationTest, EveryPageHasOneHeadingAndNothingForeign) {
  Browser admin = Admin();
  for (const char* path :
       {"/people", "/people/new", "/people/new?agency=icb", "/people/users/mo", "/people/users/mo/memberships/send",
        "/people/users/mo/add-membership", "/people/users/mo/reset", "/people/users/mo/lock", "/people/users/mo/unlock",
        "/people/agencies", "/people/agencies/add-organisation", "/people/agencies/add-agency",
        "/people/agencies/icb/add-service", "/people/sessions", "/trail", "/trail/verify?run=yes"}) {
    const Answer& answer = admin.Get(path);
    EXPECT_EQ(answer.status, 200) << path;
    EXPECT_EQ(answer.Header("cache-control"), "no-store") << path;
    EXPECT_NE(answer.body.find("<h1"), std::string::npos) << path;
    EXPECT_EQ(answer.body.find("<h1"), answer.body.rfind("<h1")) << path;
    for (const char* foreign : {" style=", "<script>", "{{", "href=\"http"}) {
      EXPECT_THAT(answer.body, Not(HasSubstr(foreign))) << path;
    }
  }
}

TEST_F(AdministrationTest, IsForAdministratorsAlone) {
  Browser cora = web().education().SignIn("cora");
  Browser edith = web().education().SignIn("edith");
  const std::vector<std::string> forms = {"/people/new",
                                          "/people/users/mo/memberships/send",
                                          "/people/users/mo/lock",
                                          "/people/users/mo/unlock",
                                          "/people/users/mo/reset",
                                          "/people/agencies/add-organisation",
                                          "/people/agencies/add-agency",
                                          "/people/agencies/icb/add-service",
                                          "/people/sessions/none/end"};
  std::vector<std::string> all = {"/people", "/people/users/mo", "/people/users/mo/add-membership", "/people/agencies",
                                  "/people/sessions"};
  all.insert(all.end(), forms.begin(), forms.end());
  for (Browser* browser : {&cora, &edith}) {
    for (const std::string& path : all) EXPECT_EQ(browser->Get(path).status, 403) << path;
    for (const std::string& path : forms) {
      browser->Get("/account");
      const FormFields form = {{"csrf", browser->Input("csrf")},
                               {"user_name", "x1"},
                               {"display_name", "X"},
                               {"agency", "icb"},
                               {"roles", "moderator"},
                               {"id", "xx"},
                               {"title", "X"},
                               {"kind", "health"},
                               {"organisation", "nhs"},
                               {"reason", "Because of the test"}};
      browser->Post(path, form);
      EXPECT_EQ(browser->answer().status, 403) << path;
    }
  }
}

}  // namespace
}  // namespace ehcpqa::web
