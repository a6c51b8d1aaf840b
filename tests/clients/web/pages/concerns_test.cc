#include "nlohmann/json.hpp"
#include "tests/clients/web/pages/pages_test.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

class ConcernsTest : public PagesTest {
 protected:
  static WebClient& care() {
    static WebClient client(web().area(), AgencyClient{"care", "Care service", Look::kGovUk, ""}, "csc");
    return client;
  }
  // The number of the last concern whose text is on the page, "3".
  static std::string NumberOf(const Browser& browser, const std::string& text) {
    const std::string& body = browser.answer().body;
    const size_t at = body.rfind("id=\"concern-", body.find(text)) + 12;
    return body.substr(at, body.find('"', at) - at);
  }
};

TEST_F(ConcernsTest, LeadFromThePlanToTheCoordinatorAndToAnEnd) {
  const std::string path = web().AssessmentOf("cleo", 0);
  Browser cleo = care().SignIn("cleo");
  cleo.Get(path);
  EXPECT_THAT(cleo.answer().body, HasSubstr("href=\"" + path + "/concern\""));
  cleo.Get(path + "/concern");
  EXPECT_THAT(cleo.answer().body, HasSubstr("It reaches the coordinator at once"));
  Browser twice = cleo, back = cleo;
  const FormFields form = {{"kind", "safeguarding"}, {"text", "The plan says <nobody> visits\r\nand why."}};
  for (Browser* browser : {&cleo, &twice}) {
    browser->Post(path + "/concern", form);
    EXPECT_EQ(browser->at(), "/cycles/q4/concerns?done=raised");
  }
  const std::string& own = cleo.answer().body;
  EXPECT_THAT(own, HasSubstr("Concerns that you raised"));
  const size_t shown = own.find("says &lt;nobody&gt; visits");
  EXPECT_NE(shown, std::string::npos);
  EXPECT_EQ(shown, own.rfind("says &lt;nobody&gt; visits")) << "pressed twice, raised once";
  EXPECT_THAT(own, Not(HasSubstr("/acknowledge")));
  // Going back and writing something else is another concern, not a repetition.
  back.Post(path + "/concern", {{"kind", "safeguarding"}, {"text", "Something else was seen, too."}});
  EXPECT_EQ(back.at(), "/cycles/q4/concerns?done=raised");
  EXPECT_THAT(back.answer().body, HasSubstr("Something else was seen, too."));

  Browser cora = web().education().SignIn("cora");
  cora.Get("/cycles/q4/concerns");
  const std::string number = NumberOf(cora, "says &lt;nobody&gt; visits");
  const std::string acknowledge = "/cycles/q4/concerns/" + number + "/acknowledge";
  const std::string close = "/cycles/q4/concerns/" + number + "/close";
  EXPECT_THAT(cora.answer().body, HasSubstr("href=\"" + acknowledge + "\""));
  // Nobody has taken it on yet.
  cora.Get(close);
  cora.Post(close, {{"outcome", "Done at once"}});
  EXPECT_EQ(cora.answer().status, 409);
  EXPECT_THAT(cora.answer().body, HasSubstr("Acknowledge it first."));
  EXPECT_THAT(cora.answer().body, HasSubstr("Done at once</textarea>"));
  cora.Get(acknowledge);
  Browser late = cora;
  cora.Post(acknowledge, {});
  EXPECT_EQ(cora.at(), "/cycles/q4/concerns?done=acknowledged");
  EXPECT_THAT(cora.answer().body, HasSubstr("Taken on"));
  late.Post(acknowledge, {{"attempt", "another"}});
  EXPECT_EQ(late.answer().status, 409);

  cora.Get(close);
  cora.Post(close, {{"outcome", ""}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("href=\"#outcome\""));
  cora.Post(close, {{"outcome", "Visited at NG2 7QP"}});
  EXPECT_EQ(cora.answer().status, 422) << "a postcode";
  cora.Post(close, {{"outcome", "Social care <visited>"}});
  EXPECT_EQ(cora.at(), "/cycles/q4/concerns?done=closed");
  EXPECT_THAT(cora.answer().body, HasSubstr("Social care &lt;visited&gt;"));
  EXPECT_EQ(cora.Get("/cycles/q4/concerns/999/close").status, 404);
  EXPECT_EQ(cora.Get("/cycles/none/concerns").status, 404);

  Browser mo = web().education().SignIn("mo");
  mo.Get("/cycles/q4/concerns");
  EXPECT_THAT(mo.answer().body, HasSubstr("Social care &lt;visited&gt;"));
  EXPECT_THAT(mo.answer().body, Not(HasSubstr("/close\"")));
  EXPECT_EQ(mo.Get(close).status, 403);
  mo.Get("/cycles/q4/concerns");
  mo.Post(close, {{"csrf", mo.Input("csrf")}, {"outcome", "By a moderator"}});
  EXPECT_EQ(mo.answer().status, 403);
  Browser edwin = web().education().SignIn("edwin");
  EXPECT_THAT(edwin.Get("/cycles/q4/concerns").body, HasSubstr("You raised none."));
}

TEST_F(ConcernsTest, SayAtTheFieldWhatIsWrong) {
  const std::string path = web().AssessmentOf("cleo", 0) + "/concern";
  Browser cleo = care().SignIn("cleo");
  cleo.Get(path);
  cleo.Post(path, {{"text", "Short"}});
  EXPECT_EQ(cleo.answer().status, 422);
  EXPECT_THAT(cleo.answer().body, HasSubstr("href=\"#kind\""));
  EXPECT_THAT(cleo.answer().body, HasSubstr("href=\"#text\""));
  cleo.Post(path, {{"kind", "without_provision"}, {"text", "Nobody comes to NG2 7QP any more."}});
  EXPECT_EQ(cleo.answer().status, 422);
  EXPECT_THAT(cleo.answer().body, HasSubstr("id=\"text-error\""));
  EXPECT_THAT(cleo.answer().body, HasSubstr("NG2 7QP any more.</textarea>"));
  EXPECT_THAT(cleo.answer().body, HasSubstr("value=\"without_provision\" checked"));
  // Of somebody else's plan there is no such page.
  Browser edwin = web().education().SignIn("edwin");
  EXPECT_EQ(edwin.Get(path).status, 404);
  edwin.Get("/work");
  edwin.Post(path, {{"csrf", edwin.Input("csrf")}, {"kind", "safeguarding"}, {"text", "Not my plan at all"}});
  EXPECT_EQ(edwin.answer().status, 404);
}

TEST_F(ConcernsTest, AnAuditorGivesAPlanBackOnceAsked) {
  const std::string path = web().AssessmentOf("cleo", 1);
  Browser cleo = care().SignIn("cleo");
  cleo.Get(path);
  EXPECT_THAT(cleo.answer().body, HasSubstr("href=\"" + path + "/decline\""));
  cleo.Get(path + "/decline");
  EXPECT_THAT(cleo.answer().body, HasSubstr("leaves your work at once"));
  cleo.Post(path + "/decline", {{"reason", "no"}});
  EXPECT_EQ(cleo.answer().status, 422);
  EXPECT_THAT(cleo.answer().body, HasSubstr("href=\"#reason\""));
  Browser twice = cleo;
  for (Browser* browser : {&cleo, &twice}) {
    browser->Post(path + "/decline", {{"reason", "I know the family"}});
    EXPECT_EQ(browser->at(), "/work?done=declined");
  }
  EXPECT_THAT(cleo.answer().body, HasSubstr("You have given the plan back."));
  EXPECT_THAT(cleo.answer().body, Not(HasSubstr("href=\"" + path + "\"")));
  EXPECT_EQ(cleo.Get(path + "/decline").status, 404);
  Browser carl = care().SignIn("carl");
  EXPECT_EQ(carl.Get(web().AssessmentOf("cleo", 0) + "/decline").status, 404);
}

}  // namespace
}  // namespace ehcpqa::web
