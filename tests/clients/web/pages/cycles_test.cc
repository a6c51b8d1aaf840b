#include "nlohmann/json.hpp"
#include "tests/clients/web/pages/pages_test.h"

namespace ehcpqa::web {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class CyclesTest : public PagesTest {
 protected:
  static json Cycle(const std::string& id) { return web().area()["cora"].Json({"cycle", "show", id}); }
  // A draft made through the page.
  static void Make(Browser* cora, const std::string& id) {
    cora->Get("/new-cycle");
    cora->Post("/new-cycle", Definition(id));
    ASSERT_EQ(cora->at(), "/cycles/" + id + "?done=made") << cora->answer().body;
  }
  static FormFields Definition(const std::string& id) {
    return {{"cycle_id", id},      {"title", "Made in a browser <b>"},
            {"from-day", "1"},     {"from-month", "10"},
            {"from-year", "2024"}, {"to-day", "31"},
            {"to-month", "12"},    {"to-year", "2024"},
            {"kind", "both"},      {"level", "multi_agency_audit"},
            {"focus", ""}};
  }
};

TEST_F(CyclesTest, ACoordinatorTakesACycleFromItsDraftToScoring) {
  Browser cora = web().education().SignIn("cora");
  Make(&cora, "w1");
  EXPECT_THAT(cora.answer().body, HasSubstr("The draft is saved."));
  EXPECT_THAT(cora.answer().body, HasSubstr("Made in a browser &lt;b&gt;"));
  EXPECT_EQ(Cycle("w1")["sample_size"], 48);
  EXPECT_EQ(Cycle("w1")["window_start"], "2024-10-01");

  // Strata, with what they would draw.
  cora.Get("/cycles/w1/strata");
  cora.Post("/cycles/w1/strata", {{"sample_size", "14"},
                                  {"double_marked", "2"},
                                  {"stratify", "event"},
                                  {"exclude_last_cycles", "0"},
                                  {"then", "preview"}});
  EXPECT_EQ(cora.at(), "/cycles/w1/strata?done=saved");
  EXPECT_THAT(cora.answer().body, HasSubstr("percentage points either way"));
  EXPECT_THAT(cora.answer().body, HasSubstr("value=\"event\" checked"));
  EXPECT_EQ(Cycle("w1")["stratify_by"], json::array({"STRATIFY_BY_EVENT"}));

  // Frame, then seed, then a last look.
  cora.Get("/cycles/w1/draw");
  EXPECT_EQ(cora.at(), "/cycles/w1") << "no seed before the frame is frozen";
  cora.Get("/cycles/w1/freeze");
  EXPECT_THAT(cora.answer().body, HasSubstr("Plans that can be drawn"));
  Browser twice = cora;
  cora.Post("/cycles/w1/freeze", {});
  EXPECT_EQ(cora.at(), "/cycles/w1?done=framed");
  twice.Post("/cycles/w1/freeze", {});
  EXPECT_EQ(twice.at(), "/cycles/w1") << "a second press of the button";
  const std::string manifest = Cycle("w1")["manifest_sha256"];
  cora.Get("/cycles/w1/draw");
  EXPECT_THAT(cora.answer().body, HasSubstr(manifest));
  cora.Post("/cycles/w1/draw", {{"seed", "dice 4 4 2 5 1 3"}});
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(cora.answer().body, HasSubstr("Check before you draw"));
  EXPECT_EQ(Cycle("w1")["state"], "CYCLE_STATE_FRAMED") << "nothing is drawn by looking";
  cora.Post("/cycles/w1/draw", {});
  EXPECT_EQ(cora.at(), "/cycles/w1?done=sampled");
  EXPECT_EQ(Cycle("w1")["seed"], "dice 4 4 2 5 1 3");

  // A conflict, the load, the allocation.
  cora.Get("/cycles/w1/conflicts/new");
  cora.Post("/cycles/w1/conflicts/new", {{"plan", "99"}, {"user", "hana"}, {"reason", "Wrote the advice."}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("There is no such plan in this cycle"));
  const auto sample = web().area()["cora"].Json({"cycle", "sample", "w1"})["plans"];
  std::string once;
  for (const json& plan : sample) {
    if (!plan["double_marked"].get<bool>()) once = plan["audit"].get<std::string>();
  }
  once = once.substr(once.rfind('/') + 1);
  cora.Post("/cycles/w1/conflicts/new", {{"plan", once}, {"user", "hana"}, {"reason", "Wrote the <advice>."}});
  EXPECT_EQ(cora.at(), "/cycles/w1/auditors?done=conflict") << cora.answer().body;
  EXPECT_THAT(cora.answer().body, HasSubstr("Wrote the &lt;advice&gt;."));
  EXPECT_THAT(cora.answer().body, HasSubstr("Load of each auditor"));
  EXPECT_EQ(web().area()["cora"].Json({"cycle", "status", "w1"})["assessments"], 0) << "a load that is only shown";
  cora.Post("/cycles/w1/auditors", {});
  EXPECT_EQ(cora.at(), "/cycles/w1/auditors?done=allocated") << cora.answer().body;
  EXPECT_EQ(web().area()["cora"].Json({"cycle", "status", "w1"})["assessments"], 3 * 14 + 3 * 2);

  // Swap, version.
  cora.Get("/cycles/w1/audits/" + once + "/swap");
  EXPECT_THAT(cora.answer().body, HasSubstr("takes its place"));
  cora.Post("/cycles/w1/audits/" + once + "/swap", {{"reason", "x"}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("href=\"#reason\""));
  cora.Post("/cycles/w1/audits/" + once + "/swap", {{"reason", "The amended final plan is not issued."}});
  EXPECT_EQ(cora.at(), "/cycles/w1/sample?done=swapped");
  EXPECT_THAT(cora.answer().body, HasSubstr("in place of"));
  const std::string other = once == "1" ? "2" : "1";
  cora.Get("/cycles/w1/audits/" + other + "/version");
  cora.Post("/cycles/w1/audits/" + other + "/version",
            {{"final-day", "31"}, {"final-month", "2"}, {"final-year", "2024"}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("value=\"31\""));
  cora.Post("/cycles/w1/audits/" + other + "/version",
            {{"final-day", "9"}, {"final-month", "11"}, {"final-year", "2024"}});
  EXPECT_EQ(cora.at(), "/cycles/w1/sample?done=version");
  EXPECT_THAT(cora.answer().body, HasSubstr("9 November 2024"));

  // Open; a second press of the button finds it open.
  cora.Post("/cycles/w1/auditors", {});
  cora.Get("/cycles/w1/open");
  Browser again = cora;
  cora.Post("/cycles/w1/open", {});
  EXPECT_EQ(cora.at(), "/cycles/w1?done=open") << cora.answer().body;
  again.Post("/cycles/w1/open", {});
  EXPECT_EQ(again.at(), "/cycles/w1?done=open");
  EXPECT_EQ(Cycle("w1")["state"], "CYCLE_STATE_SCORING");

  // Whom to chase; closing needs a reason while assessments are missing, and can be taken back with one.
  cora.Get("/cycles/w1/progress");
  EXPECT_THAT(cora.answer().body, HasSubstr("0 of 48"));
  EXPECT_THAT(cora.answer().body, HasSubstr("hana"));
  cora.Get("/cycles/w1/close");
  cora.Post("/cycles/w1/close", {{"reason", ""}});
  EXPECT_GE(cora.answer().status, 409);
  EXPECT_EQ(Cycle("w1")["state"], "CYCLE_STATE_SCORING");
  cora.Post("/cycles/w1/close", {{"reason", "Trial of the pages."}});
  EXPECT_EQ(cora.at(), "/cycles/w1?done=close") << cora.answer().body;
  cora.Get("/cycles/w1/revert");
  cora.Post("/cycles/w1/revert", {{"reason", "Scoring goes on."}});
  EXPECT_EQ(cora.at(), "/cycles/w1?done=revert");
  EXPECT_EQ(Cycle("w1")["state"], "CYCLE_STATE_SCORING");
  cora.Get("/cycles/w1/publish");
  EXPECT_THAT(cora.answer().body, HasSubstr("This is not possible now."));
}

TEST_F(CyclesTest, ASecondPressOfTheButtonMakesNoSecondCycle) {
  Browser cora = web().education().SignIn("cora");
  cora.Get("/new-cycle");
  Browser twice = cora;
  cora.Post("/new-cycle", Definition("w2"));
  twice.Post("/new-cycle", Definition("w2"));
  EXPECT_EQ(cora.at(), "/cycles/w2?done=made");
  EXPECT_EQ(twice.at(), "/cycles/w2?done=made");
  // Made anew under the same name it is refused, at the field.
  cora.Get("/new-cycle");
  cora.Post("/new-cycle", Definition("w2"));
  EXPECT_EQ(cora.answer().status, 409);
  EXPECT_THAT(cora.answer().body, HasSubstr("href=\"#cycle_id\""));
}

TEST_F(CyclesTest, SaysAtTheFieldWhatIsWrongAndKeepsWhatWasTyped) {
  Browser cora = web().education().SignIn("cora");
  cora.Get("/new-cycle");
  FormFields form = Definition("a b");
  for (auto& [name, value] : form) {
    if (name == "from-day") value = "32";
    if (name == "title") value = "Half typed";
  }
  cora.Post("/new-cycle", form);
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("href=\"#from-day\""));
  EXPECT_THAT(cora.answer().body, HasSubstr("First day of the window must be a real date"));
  EXPECT_THAT(cora.answer().body, HasSubstr("value=\"Half typed\""));
  EXPECT_THAT(cora.answer().body, HasSubstr("value=\"32\""));
  Make(&cora, "w3");
  cora.Get("/cycles/w3/strata");
  cora.Post("/cycles/w3/strata", {{"sample_size", "many"}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("Plans to audit must be a whole number"));
  cora.Post("/cycles/w3/strata", {{"sample_size", "0"}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("href=\"#sample_size\""));
  cora.Get("/cycles/w3/window");
  cora.Post("/cycles/w3/window", {{"title", ""}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_EQ(Cycle("w3")["sample_size"], 48);
}

TEST_F(CyclesTest, TwoTabsNeverOverwriteOneAnotherUnknowingly) {
  Browser one = web().education().SignIn("cora");
  Make(&one, "w4");
  one.Get("/cycles/w4/strata");
  Browser two = one;
  one.Post("/cycles/w4/strata", {{"sample_size", "20"}});
  EXPECT_EQ(one.at(), "/cycles/w4?done=saved");
  two.Post("/cycles/w4/strata", {{"sample_size", "30"}});
  EXPECT_EQ(two.answer().status, 409);
  EXPECT_THAT(two.answer().body, HasSubstr("Someone or another tab changed this draft"));
  EXPECT_THAT(two.answer().body, HasSubstr("value=\"30\""));
  EXPECT_EQ(Cycle("w4")["sample_size"], 20);
  two.Post("/cycles/w4/strata", {{"sample_size", "30"}});
  EXPECT_EQ(Cycle("w4")["sample_size"], 30);
}

TEST_F(CyclesTest, OthersReadWhatTheyMayAndChangeNothing) {
  Browser mo = web().education().SignIn("mo");
  mo.Get("/cycles/q4");
  EXPECT_THAT(mo.answer().body, HasSubstr("Autumn 2024"));
  EXPECT_THAT(mo.answer().body, Not(HasSubstr("Close scoring")));
  EXPECT_EQ(mo.Get("/cycles/q4/sample").status, 200);
  EXPECT_THAT(mo.answer().body, Not(HasSubstr("/swap")));
  EXPECT_EQ(mo.Get("/new-cycle").status, 200) << "reads the same lists";
  mo.Post("/new-cycle", Definition("w5"));
  EXPECT_EQ(mo.answer().status, 403);
  Browser edith = web().education().SignIn("edith");
  for (const char* page : {"/new-cycle", "/cycles/q4/sample", "/cycles/q4/auditors", "/cycles/q4/progress",
                           "/registers", "/cycles/q4/strata"}) {
    EXPECT_GE(edith.Get(page).status, 403) << page;
  }
  EXPECT_EQ(edith.Get("/cycles/nothing").status, 404);
  edith.Get("/work");
  edith.Post("/cycles/q4/close", {{"csrf", edith.Input("csrf")}, {"reason", "Because I can."}});
  EXPECT_EQ(edith.answer().status, 403);
  EXPECT_EQ(Cycle("q4")["state"], "CYCLE_STATE_SCORING");
}

}  // namespace
}  // namespace ehcpqa::web
