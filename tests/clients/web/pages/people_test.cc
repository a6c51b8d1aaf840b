#include "tests/clients/web/pages/people_test.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST_F(PeopleTest, AddsSomebodyAndShowsTheOneTimePasswordThisOnce) {
  Browser admin = Admin();
  admin.Get("/people/new");
  EXPECT_THAT(admin.answer().body, HasSubstr("Which agency does the person work for?"));
  admin.Get("/people/new?agency=icb");
  EXPECT_THAT(admin.answer().body, HasSubstr("Roles in Integrated care board"));
  const FormFields form = {{"user_name", "nell"},
                           {"display_name", "Nell <b>New</b>"},
                           {"roles", "moderator"},
                           {"roles", "agency_lead"},
                           {"capacity", "5"}};
  Browser twice = admin;
  admin.Post("/people/new", form);
  EXPECT_EQ(admin.answer().status, 200);
  EXPECT_EQ(admin.answer().Header("cache-control"), "no-store");
  EXPECT_THAT(admin.answer().body, HasSubstr("Nell &lt;b&gt;New&lt;/b&gt; is added"));
  EXPECT_THAT(admin.answer().body, HasSubstr("shown only now"));
  const std::string password = PasswordOn(admin.answer().body);
  EXPECT_GE(password.size(), 12u);
  // Pressed twice: the second answer says what to do.
  twice.Post("/people/new", form);
  EXPECT_EQ(twice.answer().status, 409);
  EXPECT_THAT(twice.answer().body, HasSubstr("give them a new one on their page"));
  EXPECT_THAT(twice.answer().body, HasSubstr("href=\"#user-name\""));

  admin.Get("/people/users/nell");
  EXPECT_THAT(admin.answer().body, HasSubstr("One-time password not changed"));
  EXPECT_THAT(admin.answer().body, HasSubstr("At most 5 plans in one cycle"));
  EXPECT_THAT(admin.answer().body, HasSubstr("href=\"/trail?subject=users%2Fnell\""));
  EXPECT_THAT(admin.answer().body, Not(HasSubstr(password)));
  EXPECT_THAT(admin.answer().body, Not(HasSubstr("<b>New")));
  SignInFirst(web().health(), "nell", password);
  admin.Get("/people/users/nell");
  EXPECT_THAT(admin.answer().body, HasSubstr("Active"));
}

TEST_F(PeopleTest, SaysAtEachFieldWhatIsWrongAndKeepsWhatWasTyped) {
  Browser admin = Admin();
  admin.Get("/people/new?agency=icb");
  admin.Post("/people/new",
             {{"user_name", "Not A Name"}, {"display_name", ""}, {"roles", "moderator"}, {"capacity", "many"}});
  EXPECT_EQ(admin.answer().status, 422);
  EXPECT_THAT(admin.answer().body, HasSubstr("href=\"#user-name\""));
  EXPECT_THAT(admin.answer().body, HasSubstr("href=\"#display-name\""));
  EXPECT_THAT(admin.answer().body, HasSubstr("value=\"Not A Name\""));
  EXPECT_THAT(admin.answer().body, HasSubstr("value=\"many\""));
  admin.Post("/people/new",
             {{"user_name", "nils"}, {"display_name", "Nils"}, {"roles", "moderator"}, {"capacity", "many"}});
  EXPECT_EQ(admin.answer().status, 422);
  EXPECT_THAT(admin.answer().body, HasSubstr("href=\"#capacity\""));
  admin.Post("/people/new", {{"user_name", "nils"}, {"display_name", "Nils"}});
  EXPECT_EQ(admin.answer().status, 422);
  EXPECT_THAT(admin.answer().body, HasSubstr("The person needs at least one role"));
  admin.Post("/people/new", {{"user_name", "nils"}, {"display_name", "Nils"}, {"roles", "coordinator"}});
  EXPECT_EQ(admin.answer().status, 422);
  EXPECT_THAT(admin.answer().body,
              HasSubstr("Coordinator: coordinators and administrators belong to an agency of a council"));
  EXPECT_THAT(admin.answer().body, HasSubstr("id=\"roles-error\""));
  EXPECT_EQ(admin.Get("/people/users/nils").status, 404);
}

TEST_F(PeopleTest, ListsThoseWhoAreWhatWasAskedFor) {
  Browser admin = Admin();
  admin.Get("/people");
  for (const char* user : {"/people/users/hana", "/people/users/mo", "/people/users/cora", "/people/users/admin"}) {
    EXPECT_THAT(admin.answer().body, HasSubstr("href=\"" + std::string(user) + "\""));
  }
  admin.Get("/people?agency=icb&role=auditor");
  EXPECT_THAT(admin.answer().body, HasSubstr("href=\"/people/users/hana\""));
  EXPECT_THAT(admin.answer().body, Not(HasSubstr("href=\"/people/users/edith\"")));
  EXPECT_THAT(admin.answer().body, Not(HasSubstr("href=\"/people/users/harry\"")));
  EXPECT_THAT(admin.answer().body, HasSubstr("value=\"auditor\" selected"));
  EXPECT_THAT(admin.Get("/people?agency=forum&role=auditor").body, HasSubstr("Nobody is that."));
  EXPECT_EQ(admin.Get("/people?role=%3Cscript%3E&page=99").status, 200);
  EXPECT_THAT(admin.answer().body, Not(HasSubstr("<script>")));
}

TEST_F(PeopleTest, ChangesAddsAndEndsAMembership) {
  web().area()["admin"].Json({"service", "create", "icb/slt", "--title", "Speech & language"});
  Browser admin = Admin();
  const std::string password = Add(&admin, "petra", "icb", "moderator");
  Browser petra = SignInFirst(web().health(), "petra", password);
  const std::string path = "/people/users/petra/memberships/icb";
  admin.Get(path);
  EXPECT_THAT(admin.answer().body, HasSubstr("value=\"moderator\" checked"));
  EXPECT_THAT(admin.answer().body, HasSubstr("Speech &amp; language"));
  Browser twice = admin;
  const FormFields form = {{"roles", "agency_lead"}, {"services", "slt"}, {"capacity", "7"}};
  admin.Post(path, form);
  EXPECT_EQ(admin.at(), "/people/users/petra?done=saved");
  EXPECT_THAT(admin.answer().body, HasSubstr("Works for Speech &amp; language"));
  twice.Post(path, form);
  EXPECT_EQ(twice.at(), "/people/users/petra?done=saved");
  petra.Get("/account");
  EXPECT_THAT(petra.at(), HasSubstr("/sign-in")) << "her session ended";

  admin.Get(path);
  admin.Post(path, {{"roles", "administrator"}, {"capacity", "7"}});
  EXPECT_EQ(admin.answer().status, 422);
  EXPECT_THAT(admin.answer().body, HasSubstr("href=\"#roles\""));

  admin.Get("/people/users/petra/add-membership");
  EXPECT_THAT(admin.answer().body, HasSubstr("value=\"csc\""));
  admin.Get("/people/users/petra/add-membership?agency=csc");
  EXPECT_EQ(admin.at(), "/people/users/petra/memberships/csc");
  admin.Post(admin.at(), {{"roles", "agency_lead"}});
  EXPECT_THAT(admin.answer().body, HasSubstr("Children&#39;s social care"));
  admin.Get("/people/users/petra/memberships/csc");
  EXPECT_THAT(admin.answer().body, HasSubstr("Without any role the membership ends"));
  admin.Post(admin.at(), {});
  EXPECT_EQ(admin.at(), "/people/users/petra?done=ended");
  EXPECT_THAT(admin.answer().body, Not(HasSubstr("/memberships/csc")));
  EXPECT_EQ(admin.Get("/people/users/petra/memberships/nowhere").status, 404);
  EXPECT_EQ(admin.Get("/people/users/nobody/memberships/icb").status, 404);
  EXPECT_THAT(admin.Get("/people/users/petra?done=%3Cscript%3E").body, Not(HasSubstr("<script>")));
}

TEST_F(PeopleTest, NobodyTakesTheRoleOfAdministratorFromThemselves) {
  Browser admin = Admin();
  admin.Get("/people/users/admin/memberships/send");
  admin.Post(admin.at(), {{"roles", "moderator"}});
  EXPECT_EQ(admin.answer().status, 409);
  EXPECT_THAT(admin.answer().body, HasSubstr("Ask another administrator."));
  EXPECT_THAT(admin.answer().body, HasSubstr("value=\"moderator\" checked"));
}

TEST_F(PeopleTest, LocksOutLetsInAndGivesANewPasswordOnlyAfterAsking) {
  Browser admin = Admin();
  SignInFirst(web().health(), "piet", Add(&admin, "piet", "icb", "moderator"));
  Browser piet = web().health().SignIn("piet");
  admin.Get("/people/users/piet/lock");
  EXPECT_THAT(admin.answer().body, HasSubstr("their open sessions end at once"));
  admin.Post("/people/users/piet/lock", {{"reason", ""}});
  EXPECT_EQ(admin.answer().status, 422);
  EXPECT_THAT(admin.answer().body, HasSubstr("href=\"#reason\""));
  Browser twice = admin;
  for (Browser* browser : {&admin, &twice}) {
    browser->Post("/people/users/piet/lock", {{"reason", "Left <the> agency"}});
    EXPECT_EQ(browser->at(), "/people/users/piet?done=locked");
  }
  EXPECT_THAT(admin.answer().body, HasSubstr("Locked"));
  piet.Get("/account");
  EXPECT_THAT(piet.at(), HasSubstr("/sign-in"));
  // Once in the trail, however often the button was pressed.
  const std::string trail = admin.Get("/trail?subject=users%2Fpiet").body;
  EXPECT_EQ(trail.find("Locked a person out"), trail.rfind("Locked a person out"));
  EXPECT_THAT(trail, HasSubstr("Left &lt;the&gt; agency"));

  admin.Get("/people/users/piet/unlock");
  admin.Post("/people/users/piet/unlock", {});
  EXPECT_EQ(admin.at(), "/people/users/piet?done=unlocked");
  web().health().SignIn("piet");

  admin.Get("/people/users/piet/reset");
  EXPECT_THAT(admin.answer().body, HasSubstr("Their password stops working at once"));
  admin.Post("/people/users/piet/reset", {});
  EXPECT_EQ(admin.answer().status, 200);
  SignInFirst(web().health(), "piet", PasswordOn(admin.answer().body));

  admin.Get("/people/users/admin/lock");
  admin.Post("/people/users/admin/lock", {{"reason", "To see what happens"}});
  EXPECT_EQ(admin.answer().status, 422);
  EXPECT_THAT(admin.answer().body, HasSubstr("This person is yourself; ask another administrator"));
}

}  // namespace
}  // namespace ehcpqa::web
