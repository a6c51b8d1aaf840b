#include <algorithm>
#include <csignal>

#include "nlohmann/json.hpp"
#include "tests/clients/web/pages/pages_test.h"

namespace ehcpqa::web {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class MarkingTest : public PagesTest {
 protected:
  // The first criterion that the section page shows: "B1".
  static std::string FirstCriterion(const Browser& browser) {
    const std::string& body = browser.answer().body;
    const size_t at = body.find("data-criterion=\"") + 16;
    return body.substr(at, body.find('"', at) - at);
  }
  // Edwin on the section page where one of his plans goes on.
  struct Marking {
    Browser browser;
    std::string path;     // Of the plan.
    std::string section;  // Of the page.
    std::string code;     // The first criterion on it.
  };
  static Marking EdwinMarking() {
    Browser edwin = web().education().SignIn("edwin");
    const std::string path = web().AssessmentOf("edwin", 1);
    edwin.Get(path + "/continue");
    return {edwin, path, edwin.at(), FirstCriterion(edwin)};
  }
  // The mark that the server keeps of a criterion, as its auditor sees it.
  static json Kept(const std::string& user, const std::string& path, const std::string& criterion) {
    std::string name = path.substr(std::string("/assess/").size());
    const json work = web().area()[user].Json({"audit", "show", name});
    for (const json& item : work["criteria"]) {
      if (item["criterion"]["code"] == criterion) return item["rating"];
    }
    return {};
  }
  static size_t Count(const std::string& text, const std::string& part) {
    size_t count = 0;
    for (size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
  }
};

TEST_F(MarkingTest, WorkShowsMyAssessmentsWithOneLinkToGoOn) {
  Browser hana = web().health().SignIn("hana");
  const json mine = web().area()["hana"].Json({"audit", "mine"})["assessments"];
  ASSERT_FALSE(mine.empty());
  EXPECT_EQ(Count(hana.answer().body, "scope=\"row\""), mine.size());
  EXPECT_THAT(hana.answer().body, HasSubstr("Autumn 2024"));
  EXPECT_THAT(hana.answer().body, HasSubstr("1 March 2025"));
  EXPECT_THAT(hana.answer().body, HasSubstr("nhsuk-table"));
  EXPECT_THAT(hana.answer().body, HasSubstr("Synthetic")) << "the return is invented";
  for (const json& assessment : mine) {
    EXPECT_THAT(hana.answer().body, HasSubstr(assessment["plan_ref"].get<std::string>()));
  }
}

TEST_F(MarkingTest, WorkIsSortedByTheColumnThatWasAskedFor) {
  Browser hana = web().health().SignIn("hana");
  const auto plans = [&](const std::string& target) {
    hana.Get(target);
    std::vector<int> numbers;
    // Each cycle has a table of its own.
    const std::string& whole = hana.answer().body;
    const size_t begin = whole.find("<h2", whole.find("Autumn 2024") - 60);
    const std::string body = whole.substr(begin, whole.find("</table>", begin) - begin);
    for (size_t at = body.find(">Plan "); at != std::string::npos; at = body.find(">Plan ", at + 1)) {
      if (std::isdigit(static_cast<unsigned char>(body[at + 6])) != 0)
        numbers.push_back(std::atoi(body.c_str() + at + 6));
    }
    return numbers;
  };
  const std::vector<int> up = plans("/work?sort=plan"), down = plans("/work?sort=-plan");
  EXPECT_GT(up.size(), 1u);
  EXPECT_TRUE(std::is_sorted(up.begin(), up.end()));
  EXPECT_TRUE(std::is_sorted(down.rbegin(), down.rend()));
  EXPECT_THAT(hana.answer().body, HasSubstr("aria-sort=\"descending\""));
  EXPECT_EQ(plans("/work?sort=nonsense&page=99").size(), up.size());
}

TEST_F(MarkingTest, AnotherAuditorsPlanIsNotThere) {
  Browser edwin = web().education().SignIn("edwin");
  const std::string path = web().AssessmentOf("edith", 0);
  for (const std::string page : {"", "/continue", "/check", "/sections/B"}) {
    EXPECT_EQ(edwin.Get(path + page).status, 404) << page;
  }
  EXPECT_EQ(edwin.Get(web().AssessmentOf("edwin", 0) + "/sections/ZZ").status, 404);
}

TEST_F(MarkingTest, SavesMarksAndGoesOnToTheNextSection) {
  const std::string path = web().AssessmentOf("hana", 0);
  Browser hana = web().health().SignIn("hana");
  hana.Get(path + "/continue");
  const std::string section = hana.at();
  const std::string code = FirstCriterion(hana);
  hana.Post(section, {{"answer." + code, "partly_met"},
                      {"cause." + code, "advice_late"},
                      {"evidence." + code, "Dated after the draft.\r\nSee page 3 <of> 9 & \"on\"."},
                      {"then", "next"}});
  EXPECT_NE(hana.at(), section);
  EXPECT_THAT(hana.at(), HasSubstr(path + "/"));
  const json kept = Kept("hana", path, code);
  EXPECT_EQ(kept["level"], "partly_met");
  EXPECT_EQ(kept["cause"], "CAUSE_ADVICE_LATE");
  EXPECT_EQ(kept["evidence"], "Dated after the draft.\nSee page 3 <of> 9 & \"on\".");
  // Shown again as it was typed, and in the list of tasks.
  hana.Get(section);
  EXPECT_THAT(hana.answer().body,
              HasSubstr("Dated after the draft.\nSee page 3 &lt;of&gt; 9 &amp; &quot;on&quot;.</textarea>"));
  EXPECT_THAT(hana.answer().body, HasSubstr("value=\"partly_met\" checked"));
  hana.Get(path);
  EXPECT_THAT(hana.answer().body, HasSubstr("In progress"));
  // What was not touched is not sent: saving the page as it is changes nothing.
  hana.Get(section);
  hana.Post(section, {{"answer." + code, "partly_met"},
                      {"cause." + code, "advice_late"},
                      {"evidence." + code, "Dated after the draft.\r\nSee page 3 <of> 9 & \"on\"."},
                      {"then", "later"}});
  EXPECT_EQ(hana.at(), path);
  EXPECT_EQ(Kept("hana", path, code)["etag"], kept["etag"]);
  // Clearing is an answer of its own.
  hana.Get(section);
  EXPECT_THAT(hana.answer().body, HasSubstr("Clear this mark"));
  hana.Post(section, {{"answer." + code, ""}, {"then", "later"}});
  EXPECT_EQ(Kept("hana", path, code).value("level", ""), "");
}

TEST_F(MarkingTest, ACauseOrReasonThatWasNotAskedForIsNotSent) {
  const std::string path = web().AssessmentOf("hana", 1);
  Browser hana = web().health().SignIn("hana");
  hana.Get(path + "/continue");
  const std::string section = hana.at();
  const std::string code = FirstCriterion(hana);
  hana.Post(section, {{"answer." + code, "met"},
                      {"cause." + code, "advice_late"},
                      {"na_reason." + code, "typed, then folded in again"},
                      {"then", "later"}});
  EXPECT_EQ(hana.at(), path) << hana.answer().body;
  EXPECT_EQ(Kept("hana", path, code)["level"], "met");
}

TEST_F(MarkingTest, SaysAtTheFieldWhatIsWrongAndKeepsWhatWasTyped) {
  const std::string path = web().AssessmentOf("hugo", 0);
  Browser hugo = web().health().SignIn("hugo");
  hugo.Get(path + "/continue");
  const std::string section = hugo.at();
  const std::string code = FirstCriterion(hugo);
  hugo.Post(section,
            {{"answer." + code, "not_met"}, {"evidence." + code, "A long text\nof two lines"}, {"then", "next"}});
  EXPECT_EQ(hugo.answer().status, 422);
  EXPECT_THAT(hugo.answer().body, HasSubstr("<title>Error: "));
  EXPECT_THAT(hugo.answer().body, HasSubstr("href=\"#cause-" + code + "\""));
  EXPECT_THAT(hugo.answer().body, HasSubstr("id=\"cause-" + code + "-error\""));
  EXPECT_THAT(hugo.answer().body, HasSubstr("The cause is required below the best level"));
  EXPECT_THAT(hugo.answer().body, HasSubstr("A long text\nof two lines</textarea>"));
  EXPECT_THAT(hugo.answer().body, HasSubstr("value=\"not_met\" checked"));
  hugo.Post(section, {{"answer." + code, "none:not_applicable"}, {"then", "next"}});
  EXPECT_EQ(hugo.answer().status, 422);
  EXPECT_THAT(hugo.answer().body, HasSubstr("id=\"na_reason-" + code + "-error\""));
  // A postcode identifies a family: the server names the words, and nothing is kept.
  hugo.Post(section, {{"answer." + code, "met"}, {"evidence." + code, "Lives at NG2 7QP."}, {"then", "next"}});
  EXPECT_EQ(hugo.answer().status, 422);
  EXPECT_THAT(hugo.answer().body, HasSubstr("id=\"evidence-" + code + "-error\""));
  EXPECT_EQ(Kept("hugo", path, code).value("level", ""), "");
}

TEST_F(MarkingTest, SaysWhenAnotherTabChangedTheMarkAndReplacesItOnlyKnowingly) {
  const std::string path = web().AssessmentOf("hugo", 1);
  Browser one = web().health().SignIn("hugo");
  one.Get(path + "/continue");
  const std::string section = one.at();
  const std::string code = FirstCriterion(one);
  Browser two = one;
  one.Post(section, {{"answer." + code, "met"}, {"evidence." + code, "First tab"}, {"then", "later"}});
  two.Post(section, {{"answer." + code, "none:cannot_tell"}, {"evidence." + code, "Second tab"}, {"then", "next"}});
  EXPECT_EQ(two.answer().status, 409);
  EXPECT_THAT(two.answer().body, HasSubstr("Someone or another tab changed this mark"));
  EXPECT_THAT(two.answer().body, HasSubstr("It now says: Met. Evidence: First tab"));
  EXPECT_THAT(two.answer().body, HasSubstr("Second tab</textarea>"));
  EXPECT_EQ(Kept("hugo", path, code)["evidence"], "First tab");
  two.Post(section, {{"answer." + code, "none:cannot_tell"}, {"evidence." + code, "Second tab"}, {"then", "later"}});
  EXPECT_EQ(two.at(), path);
  EXPECT_EQ(Kept("hugo", path, code)["evidence"], "Second tab");
}

TEST_F(MarkingTest, ASecondPressOfTheButtonIsNoConflictAndLosesNothing) {
  const std::string path = web().AssessmentOf("hugo", 3);
  Browser one = web().health().SignIn("hugo");
  one.Get(path + "/continue");
  const std::string section = one.at();
  const std::string code = FirstCriterion(one);
  Browser two = one, three = one;
  const FormFields form = {{"answer." + code, "met"}, {"evidence." + code, "Pressed twice"}, {"then", "later"}};
  one.Post(section, form);
  two.Post(section, form);
  EXPECT_EQ(two.at(), path) << two.answer().body;
  // The same while other marks of the page are new: these are saved.
  const std::string& body = three.answer().body;
  const size_t second = body.find("data-criterion=\"", body.find("data-criterion=\"") + 1);
  ASSERT_NE(second, std::string::npos);
  const std::string other = body.substr(second + 16, body.find('"', second + 16) - second - 16);
  FormFields more = form;
  more.emplace_back("answer." + other, "met");
  three.Post(section, more);
  EXPECT_EQ(three.at(), path);
  EXPECT_EQ(Kept("hugo", path, code)["evidence"], "Pressed twice");
  EXPECT_EQ(Kept("hugo", path, other)["level"], "met");
}

TEST_F(MarkingTest, SavesWhileAPersonTypesAndAnswersWithTheNewEtag) {
  const std::string path = web().AssessmentOf("hugo", 2);
  Browser hugo = web().health().SignIn("hugo");
  hugo.Get(path + "/continue");
  const std::string section = hugo.at();
  const std::string code = FirstCriterion(hugo);
  const FormFields hidden = {
      {"csrf", hugo.Input("csrf")}, {"was." + code, hugo.Input("was." + code)}, {"etag." + code, ""}};
  FormFields form = hidden;
  form.insert(form.end(), {{"then", "autosave"}, {"answer." + code, "met"}});
  hugo.Post(section, form);
  EXPECT_EQ(hugo.answer().Header("content-type"), "application/json");
  const json saved = json::parse(hugo.answer().body);
  EXPECT_EQ(saved["marks"][0]["criterion"], code);
  EXPECT_EQ(saved["marks"][0]["etag"], Kept("hugo", path, code)["etag"]);
  // Again from the same old state: it was changed meanwhile.
  form.back().second = "not_met";
  hugo.Post(section, form);
  EXPECT_EQ(hugo.answer().status, 422) << "no cause yet";
  form.emplace_back("cause." + code, "disagreed");
  hugo.Post(section, form);
  EXPECT_EQ(hugo.answer().status, 409);
}

TEST_F(MarkingTest, HandsInWhenEverythingIsMarkedAndIsReadOnlyAfterwards) {
  const std::string path = web().AssessmentOf("edith", 0);
  Browser edith = web().education().SignIn("edith");
  edith.Get(path + "/check");
  EXPECT_THAT(edith.answer().body, HasSubstr("still to be marked"));
  EXPECT_THAT(edith.answer().body, Not(HasSubstr("Hand in")));
  // Section by section, as the buttons lead.
  edith.Get(path + "/continue");
  std::string last;
  for (int i = 0; i < 20 && edith.at().find("/sections/") != std::string::npos; ++i) {
    last = edith.at();
    FormFields form = {{"then", "next"}};
    const std::string body = edith.answer().body;
    for (size_t at = body.find("data-criterion=\""); at != std::string::npos;
         at = body.find("data-criterion=\"", at + 1)) {
      const std::string code = body.substr(at + 16, body.find('"', at + 16) - at - 16);
      form.emplace_back("answer." + code, "met");
    }
    edith.Post(last, form);
  }
  EXPECT_EQ(edith.at(), path + "/check");
  EXPECT_THAT(edith.answer().body, HasSubstr("Hand in"));
  EXPECT_THAT(edith.answer().body, Not(HasSubstr("Not marked yet")));
  Browser late = edith;
  late.Get(last);
  edith.Post(path + "/check", {});
  EXPECT_EQ(edith.at(), path + "/handed-in");
  EXPECT_THAT(edith.answer().body, HasSubstr("panel__title"));
  EXPECT_THAT(edith.answer().body, HasSubstr("more to mark in this cycle"));
  edith.Get(path);
  EXPECT_THAT(edith.answer().body, HasSubstr("You have handed this in"));
  EXPECT_THAT(edith.answer().body, HasSubstr(path + "/concern\""));
  EXPECT_THAT(edith.answer().body, Not(HasSubstr(path + "/decline")));
  edith.Get(path + "/decline");
  EXPECT_EQ(edith.at(), path);
  edith.Post(path + "/decline", {{"csrf", edith.Input("csrf")}, {"reason", "Handed in already"}});
  EXPECT_EQ(edith.answer().status, 409);
  edith.Get(path + "/check");
  EXPECT_THAT(edith.answer().body, Not(HasSubstr("<form method=\"post\" action=\"/assess")));
  edith.Get(last);
  EXPECT_THAT(edith.answer().body, Not(HasSubstr("<textarea")));
  // A form that was still open elsewhere is refused, and its texts come back.
  const std::string code = FirstCriterion(late);
  late.Post(last, {{"answer." + code, "met"}, {"evidence." + code, "Typed too late"}, {"then", "next"}});
  EXPECT_EQ(late.answer().status, 409);
  EXPECT_THAT(late.answer().body, HasSubstr("Typed too late"));
}

TEST_F(MarkingTest, NothingThatWasTypedIsLostWhileTheServerIsAway) {
  const std::string path = web().AssessmentOf("edwin", 0);
  Browser edwin = web().education().SignIn("edwin");
  edwin.Get(path + "/continue");
  const std::string section = edwin.at();
  const std::string code = FirstCriterion(edwin);
  web().area().Stop(SIGTERM);
  edwin.Post(section, {{"answer." + code, "met"}, {"evidence." + code, "Two lines\r\nof work"}, {"then", "later"}});
  EXPECT_EQ(edwin.answer().status, 503);
  EXPECT_THAT(edwin.answer().body, HasSubstr("The service is not available"));
  EXPECT_THAT(edwin.answer().body, HasSubstr("Two lines\nof work"));
  web().area().Start();
  // The page's own button: its form holds everything, however often it must be pressed until the connection is back.
  for (int i = 0; i < 10 && edwin.at() != path; ++i) edwin.Post(section, {});
  EXPECT_EQ(edwin.at(), path) << edwin.answer().body;
  EXPECT_EQ(Kept("edwin", path, code)["evidence"], "Two lines\nof work");
}

TEST_F(MarkingTest, ATextTypedAfterTheSessionEndedIsKeptForAfterSigningInAgain) {
  auto [edwin, path, section, code] = EdwinMarking();
  Browser elsewhere = edwin;
  elsewhere.Post("/sign-out", {});
  edwin.Post(section, {{"answer." + code, "met"}, {"evidence." + code, "Still here after all"}, {"then", "later"}});
  EXPECT_EQ(edwin.answer().status, 401);
  EXPECT_THAT(edwin.answer().body, HasSubstr("You are signed out"));
  Browser another = edwin;
  // The sign-in form carries the text, past a wrong password too, and shows it again with a button that saves it.
  edwin.Post("/sign-in", {{"user_name", "edwin"}, {"password", "not the password"}});
  EXPECT_EQ(edwin.answer().status, 422);
  edwin.Post("/sign-in", {{"user_name", "edwin"}, {"password", kPassword}});
  EXPECT_EQ(edwin.answer().status, 200);
  EXPECT_THAT(edwin.answer().body, HasSubstr("You are signed in again"));
  EXPECT_THAT(edwin.answer().body, HasSubstr("Still here after all"));
  EXPECT_EQ(Kept("edwin", path, code).value("evidence", ""), "") << "nothing is saved before the person says so";
  edwin.Post(section, {});
  EXPECT_EQ(edwin.at(), path) << edwin.answer().body;
  EXPECT_EQ(Kept("edwin", path, code)["evidence"], "Still here after all");
  // Somebody else at the same screen cannot save it as theirs.
  another.Post("/sign-in", {{"user_name", "edith"}, {"password", kPassword}});
  another.Post(section, {});
  EXPECT_EQ(another.answer().status, 404);
  EXPECT_THAT(another.answer().body, HasSubstr("Still here after all"));
}

TEST_F(MarkingTest, ATextIsKeptWhenAnotherTabWasTheFirstToHearThatTheSessionEnded) {
  auto [edwin, path, section, code] = EdwinMarking();
  Browser elsewhere = edwin;
  elsewhere.Post("/sign-out", {});
  elsewhere.Get("/work");
  edwin.cookies() = elsewhere.cookies();
  edwin.Post(section, {{"answer." + code, "met"}, {"evidence." + code, "Neither tab loses it"}, {"then", "later"}});
  EXPECT_EQ(edwin.answer().status, 401);
  EXPECT_THAT(edwin.answer().body, HasSubstr("You are signed out"));
  edwin.Post("/sign-in", {{"user_name", "edwin"}, {"password", kPassword}});
  EXPECT_THAT(edwin.answer().body, HasSubstr("Neither tab loses it"));
  edwin.Post(section, {});
  EXPECT_EQ(Kept("edwin", path, code)["evidence"], "Neither tab loses it");
}

TEST_F(MarkingTest, ATextOfAPageFromBeforeSigningInAgainIsShownOnceMore) {
  auto [edwin, path, section, code] = EdwinMarking();
  // Signed in again in another window of the same browser: the page is out of date, and says so with the text.
  Browser again = web().education().SignIn("edwin");
  edwin.cookies() = again.cookies();
  edwin.Post(section, {{"answer." + code, "met"}, {"evidence." + code, "Typed in the old page"}, {"then", "later"}});
  EXPECT_EQ(edwin.answer().status, 403);
  EXPECT_THAT(edwin.answer().body, HasSubstr("Typed in the old page"));
  edwin.Post(section, {});
  EXPECT_EQ(edwin.at(), path) << edwin.answer().body;
  EXPECT_EQ(Kept("edwin", path, code)["evidence"], "Typed in the old page");
}

}  // namespace
}  // namespace ehcpqa::web
