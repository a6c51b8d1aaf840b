#include <algorithm>

#include "clients/web/pages/words.h"
#include "nlohmann/json.hpp"
#include "tests/clients/web/pages/scored_cycles.h"

namespace ehcpqa::web {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

constexpr char kReason[] = "Read together: the plan gives hours & <b>who</b>";

class ModerationTest : public ScoredTest {
 protected:
  // Address of the n-th open difference of m1.
  static std::string Open(int n) {
    const json all = web().area()["mo"].Json({"moderation", "list", "m1", "--open"});
    for (const json& difference : all["differences"]) {
      if (n-- == 0) return PathOf(difference["name"]);
    }
    ADD_FAILURE() << "too few differences";
    return "/";
  }
  // "/moderation/m1/7/F3" of "cycles/m1/audits/7/differences/F3".
  static std::string PathOf(std::string name) {
    for (const auto& [from, to] : {std::pair("cycles/", "/moderation/"), {"/audits/", "/"}, {"/differences/", "/"}}) {
      name.replace(name.find(from), std::string(from).size(), to);
    }
    return name;
  }
  // The difference as the server keeps it.
  static json Kept(const std::string& path) {
    return web().area()["mo"].Json({"moderation", "show", path.substr(std::string("/moderation/").size())});
  }
  static std::string AuditorOf(const std::string& audit, const std::string& assessment) {
    const std::string name = "cycles/m1/audits/" + audit + "/assessments/" + assessment;
    const json all = web().area()["cora"].Json({"audit", "list", "m1"});
    for (const json& one : all["audits"]) {
      for (const json& each : one["assessments"]) {
        if (each["name"] == name) return LastPart(each["auditor"]);
      }
    }
    ADD_FAILURE() << "no " << name;
    return "";
  }
  // Whether the criterion is of the section of that letter: "F3" of "F", but not "ADV-H3" of "A".
  static bool IsOf(const std::string& criterion, const std::string& section) {
    return criterion.substr(0, 1) == section && std::isdigit(static_cast<unsigned char>(criterion[1])) != 0;
  }
  // Letter of a section with an open difference.
  static std::string OpenSection() {
    const json all = web().area()["mo"].Json({"moderation", "list", "m1", "--open"});
    for (const json& difference : all["differences"]) {
      const std::string code = difference["criterion"];
      const std::string letter = code.substr(0, 1);
      if (std::string("ABCDEFGIJK").find(letter) != std::string::npos && IsOf(code, letter)) return letter;
    }
    ADD_FAILURE() << "no such section";
    return "F";
  }
  static FormFields Form(const std::string& answer, const std::string& cause, const std::string& then = "next") {
    return {{"answer", answer}, {"cause", cause}, {"reason", kReason}, {"then", then}};
  }
};

TEST_F(ModerationTest, BeginsWithTheCyclesWhereDifferencesCanBeSettled) {
  Browser mo = web().education().SignIn("mo");
  EXPECT_EQ(mo.at(), "/moderation");
  EXPECT_THAT(mo.answer().body, HasSubstr("href=\"/moderation/m1\""));
  EXPECT_THAT(mo.answer().body, HasSubstr("12 of 12"));
  EXPECT_THAT(mo.answer().body, HasSubstr(kScoredTitleShown));
}

TEST_F(ModerationTest, ListsDifferencesOpenOnesFirstWithTheProgressOfTheMeeting) {
  Browser mo = web().education().SignIn("mo");
  const json list = web().area()["mo"].Json({"moderation", "list", "m1"});
  const int open = list.value("open", 0), settled = list.value("settled", 0);
  const std::string body = mo.Get("/moderation/m1").body;
  EXPECT_THAT(
      body, HasSubstr(std::to_string(settled) + " of " + std::to_string(open + settled) + " differences are settled"));
  EXPECT_THAT(body, HasSubstr("<progress id=\"progress\" value=\"" + std::to_string(settled) + "\""));
  EXPECT_THAT(body, HasSubstr("Met / "));
  const std::string first = PathOf(list["differences"][0]["name"]);
  EXPECT_THAT(body, HasSubstr("href=\"" + first + "\""));
  // By section, and only those open.
  const std::string section = OpenSection();
  const std::string part = mo.Get("/moderation/m1?section=" + section + "&show=open").body;
  EXPECT_THAT(part, HasSubstr("<option value=\"" + section + "\" selected>"));
  EXPECT_THAT(part, HasSubstr("?show=open&amp;section=" + section + "\""));
  for (size_t at = part.find("scope=\"row\""); at != std::string::npos; at = part.find("scope=\"row\"", at + 1)) {
    EXPECT_THAT(part.substr(at, part.find("</th>", at) - at), HasSubstr(", " + section));
  }
  EXPECT_THAT(mo.Get("/moderation/m0?show=open").body, HasSubstr("There is none of these."));
  EXPECT_EQ(mo.Get("/moderation/m1?section=%22%3E%3Cscript%3E").status, 200);
  EXPECT_THAT(mo.answer().body, Not(HasSubstr("\"><script>")));
  EXPECT_EQ(mo.Get("/moderation/nowhere").status, 404);
}

TEST_F(ModerationTest, IsReadFromAWallWithLargeTexts) {
  Browser mo = web().education().SignIn("mo");
  EXPECT_THAT(mo.Get("/moderation/m1").body, Not(HasSubstr("app-wall")));
  const std::string body = mo.Get("/moderation/m1?wall=1").body;
  EXPECT_THAT(body, HasSubstr("class=\"govuk-template__body app-wall\""));
  EXPECT_THAT(body, HasSubstr("Texts of the usual size"));
  const std::string path = Open(0);
  EXPECT_THAT(body, HasSubstr("href=\"" + path + "?wall=1\"")) << "the way goes on as it began";
  EXPECT_THAT(mo.Get(path + "?wall=1").body, HasSubstr("app-wall"));
}

TEST_F(ModerationTest, ShowsMarksAndEvidenceSideBySide) {
  Browser mo = web().education().SignIn("mo");
  const std::string path = Open(0);
  const json kept = Kept(path);
  const std::string body = mo.Get(path).body;
  EXPECT_THAT(body, HasSubstr(", first set"));
  EXPECT_THAT(body, HasSubstr(", second set"));
  for (const json& mark : kept["marks"]) {
    EXPECT_THAT(body, HasSubstr(LastPart(mark["auditor"])));
    EXPECT_THAT(body, HasSubstr("/return/" + LastPart(mark["assessment"])));
  }
  EXPECT_THAT(body, HasSubstr("Synthetic: "));
  EXPECT_THAT(body, HasSubstr("What good looks like"));
  EXPECT_THAT(body, HasSubstr("Not applicable"));
  EXPECT_THAT(body, Not(HasSubstr("What was agreed")));
  const std::string plan = path.substr(0, path.rfind('/'));
  EXPECT_EQ(mo.Get(plan + "/ZZ9").status, 404);
}

TEST_F(ModerationTest, SettlesADifferenceAndGoesToTheNextOpenOne) {
  Browser mo = web().education().SignIn("mo");
  const std::string path = Open(0), next = Open(1);
  mo.Get(path);
  mo.Post(path, Form("partly_met", "lost_in_drafting"));
  EXPECT_EQ(mo.at(), next + "?done=settled");
  EXPECT_THAT(mo.answer().body, HasSubstr("The difference before this one is settled."));
  const json agreed = Kept(path)["agreed"];
  EXPECT_EQ(agreed["level"], "partly_met");
  EXPECT_EQ(agreed["cause"], "CAUSE_LOST_IN_DRAFTING");
  EXPECT_EQ(agreed["reason"], kReason);
  // It is shown as it was written, and can be agreed anew; the form keeps the view it came from.
  mo.Get(path + "?wall=1");
  EXPECT_THAT(mo.answer().body, HasSubstr("What was agreed"));
  EXPECT_THAT(mo.answer().body, HasSubstr("hours &amp; &lt;b&gt;who&lt;/b&gt;"));
  EXPECT_THAT(mo.answer().body, HasSubstr("value=\"partly_met\" checked"));
  mo.Post(path, Form("none:cannot_tell", "lost_in_drafting", "list"));
  EXPECT_EQ(mo.at(), "/moderation/m1?wall=1&done=settled");
  EXPECT_THAT(mo.answer().body, HasSubstr("The difference is settled."));
  EXPECT_EQ(Kept(path)["agreed"]["no_level"], "NO_LEVEL_CANNOT_TELL");
  EXPECT_EQ(mo.Get("/moderation/m1?done=%3Cscript%3E").body.find("<script>"), std::string::npos);
}

TEST_F(ModerationTest, GoesOnInTheSectionThatIsLookedAtAndBackToTheListAfterTheLast) {
  Browser mo = web().education().SignIn("mo");
  const std::string section = OpenSection();
  std::vector<std::string> open;
  const json list = web().area()["mo"].Json({"moderation", "list", "m1", "--open"});
  for (const json& one : list["differences"]) {
    if (IsOf(one["criterion"], section)) open.push_back(PathOf(one["name"]));
  }
  ASSERT_FALSE(open.empty());
  mo.Get(open[0] + "?section=" + section);
  for (size_t i = 0; i < open.size(); ++i) {
    ASSERT_THAT(mo.at(), HasSubstr(open[i]));
    mo.Post(open[i], Form("met", ""));
  }
  EXPECT_EQ(mo.at(), "/moderation/m1?section=" + section + "&done=settled");
}

TEST_F(ModerationTest, SaysAtTheFieldWhatIsWrongAndKeepsWhatWasTyped) {
  Browser mo = web().education().SignIn("mo");
  const std::string path = Open(0);
  mo.Get(path);
  mo.Post(path, {{"answer", "not_met"}, {"cause", ""}, {"reason", "abc"}, {"then", "next"}});
  EXPECT_EQ(mo.answer().status, 422);
  EXPECT_THAT(mo.answer().body, HasSubstr("<title>Error: "));
  EXPECT_LT(mo.answer().body.find("href=\"#cause\""), mo.answer().body.find("href=\"#reason\"")) << "as on the page";
  EXPECT_THAT(mo.answer().body, HasSubstr("id=\"cause-error\""));
  EXPECT_THAT(mo.answer().body, HasSubstr("id=\"reason-error\""));
  EXPECT_THAT(mo.answer().body, HasSubstr("value=\"not_met\" checked"));
  EXPECT_THAT(mo.answer().body, HasSubstr("abc</textarea>"));
  mo.Post(path, {{"reason", "Nothing was chosen"}, {"then", "next"}});
  EXPECT_EQ(mo.answer().status, 422);
  EXPECT_THAT(mo.answer().body, HasSubstr("id=\"answer-error\""));
  mo.Post(path, {{"answer", "<script>"}, {"cause", "advice_late"}, {"reason", "No such level"}, {"then", "next"}});
  EXPECT_EQ(mo.answer().status, 422);
  EXPECT_THAT(mo.answer().body, HasSubstr("id=\"answer-error\""));
  // A postcode identifies a family.
  mo.Post(path, {{"answer", "met"}, {"reason", "The family lives at NG2 7QP."}, {"then", "next"}});
  EXPECT_EQ(mo.answer().status, 422);
  EXPECT_THAT(mo.answer().body, HasSubstr("id=\"reason-error\""));
  EXPECT_FALSE(Kept(path).contains("agreed"));
}

TEST_F(ModerationTest, TakesASecondPressOfTheButtonForTheFirst) {
  Browser mo = web().education().SignIn("mo");
  const std::string path = Open(0);
  mo.Get(path);
  Browser again = mo;
  mo.Post(path, Form("partly_met", "advice_weak"));
  const json kept = Kept(path);
  again.Post(path, Form("partly_met", "advice_weak"));
  EXPECT_EQ(again.at(), mo.at());
  EXPECT_EQ(Kept(path)["etag"], kept["etag"]) << "agreed once";
}

TEST_F(ModerationTest, ReplacesWhatAnotherAgreedOnlyKnowingly) {
  Browser one = web().education().SignIn("mo");
  const std::string path = Open(0);
  one.Get(path);
  Browser two = one;
  one.Post(path, Form("partly_met", "advice_weak", "list"));
  two.Post(path, {{"answer", "none:cannot_tell"}, {"reason", "From the other laptop"}, {"then", "list"}});
  EXPECT_EQ(two.answer().status, 409);
  EXPECT_THAT(two.answer().body, HasSubstr("Someone or another tab changed this"));
  EXPECT_THAT(two.answer().body, HasSubstr("It now says: Partly met. Cause: Advice was weak."));
  EXPECT_THAT(two.answer().body, HasSubstr("From the other laptop</textarea>"));
  EXPECT_THAT(two.answer().body, HasSubstr("value=\"none:cannot_tell\" checked"));
  EXPECT_EQ(Kept(path)["agreed"]["reason"], kReason);
  two.Post(path, {{"answer", "none:cannot_tell"}, {"reason", "From the other laptop"}, {"then", "list"}});
  EXPECT_EQ(two.at(), "/moderation/m1?done=settled");
  EXPECT_EQ(Kept(path)["agreed"]["reason"], "From the other laptop");
}

TEST_F(ModerationTest, ReturnsAnAssessmentAfterSayingWhatThatMeans) {
  Browser mo = web().education().SignIn("mo");
  const std::string audit = Audits(false)[0];
  const std::string path = "/moderation/m1/" + audit + "/return/health-1";
  mo.Get(path);
  EXPECT_THAT(mo.answer().body, HasSubstr("The first marks stay on record"));
  EXPECT_THAT(mo.answer().body, HasSubstr("Health, first set"));
  mo.Post(path, {{"reason", "no"}});
  EXPECT_EQ(mo.answer().status, 422);
  EXPECT_THAT(mo.answer().body, HasSubstr("id=\"reason-error\""));
  EXPECT_THAT(mo.answer().body, HasSubstr("no</textarea>"));
  Browser again = mo, late = mo;
  mo.Post(path, {{"reason", " Evidence is missing for <i>G1</i> "}});
  EXPECT_EQ(mo.at(), "/moderation/m1?done=returned");
  EXPECT_THAT(mo.answer().body, HasSubstr("The assessment is with its auditor again."));
  again.Post(path, {{"reason", " Evidence is missing for <i>G1</i> "}});
  EXPECT_EQ(again.at(), "/moderation/m1?done=returned") << "a second press";
  again.Get("/moderation/m1/" + audit + "/return/health-1");
  EXPECT_THAT(again.answer().body, HasSubstr("It is with its auditor already"));
  late.Post(path, {{"reason", "Another reason, too late"}});
  EXPECT_EQ(late.answer().status, 409);
  EXPECT_THAT(late.answer().body, HasSubstr("Another reason, too late</textarea>"));
  // The auditor reads why, and hands in again.
  const std::string auditor = AuditorOf(audit, "health-1");
  Browser back = web().health().SignIn(auditor);
  back.Get("/assess/m1/" + audit + "/health-1");
  EXPECT_THAT(back.answer().body, HasSubstr("Evidence is missing for &lt;i&gt;G1&lt;/i&gt;"));
  Score("m1", auditor);
  EXPECT_EQ(mo.Get("/moderation/m1/" + audit + "/return/care-9").status, 404);
}

TEST_F(ModerationTest, KeepsWhatWasTypedWhenAnAssessmentWasReturnedMeanwhile) {
  Browser mo = web().education().SignIn("mo");
  const std::string path = Open(0);
  const std::string assessment = Kept(path)["marks"][0]["assessment"], auditor = Kept(path)["marks"][0]["auditor"];
  mo.Get(path);
  web().area()["mo"].Json({"moderation", "return", assessment, "--reason", "Look again at this"});
  mo.Post(path, Form("partly_met", "advice_weak"));
  EXPECT_EQ(mo.answer().status, 409);
  EXPECT_THAT(mo.answer().body, HasSubstr("is not handed in yet"));
  EXPECT_THAT(mo.answer().body, HasSubstr("hours &amp; &lt;b&gt;who"));
  EXPECT_EQ(mo.Get(path).status, 409) << "marks stay apart until all are in";
  // Nor does the page of the plan show them.
  const std::string plan = path.substr(std::string("/moderation/m1/").size());
  const std::string page = mo.Get("/cycles/m1/audits/" + plan.substr(0, plan.find('/'))).body;
  EXPECT_THAT(page, HasSubstr("Marks are shown when every assessment is in."));
  EXPECT_THAT(page, HasSubstr("In progress"));
  Score("m1", LastPart(auditor));
  EXPECT_EQ(mo.Get(path).status, 200);
}

TEST_F(ModerationTest, APlanShowsItsAssessmentsMarksAndDifferences) {
  const std::string audit = Audits(true)[0];
  Browser mo = web().education().SignIn("mo");
  const std::string body = mo.Get("/cycles/m1/audits/" + audit).body;
  EXPECT_EQ(mo.answer().status, 200);
  EXPECT_THAT(body, HasSubstr("Health, second set"));
  EXPECT_THAT(body, HasSubstr("Section F: Special educational provision"));
  EXPECT_THAT(body, HasSubstr("What was written: Section F"));
  EXPECT_THAT(body, HasSubstr("Not recorded yet"));
  EXPECT_THAT(body, HasSubstr("href=\"/trail?subject=cycles%2Fm1%2Faudits%2F" + audit + "\""));
  for (const json& difference : Differences(audit)) EXPECT_THAT(body, HasSubstr(PathOf(difference["name"])));
  EXPECT_THAT(body, HasSubstr("/return/care-1"));
  Browser cora = SignIn("cora");
  cora.Get("/cycles/m1/audits/" + audit);
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(cora.answer().body, HasSubstr("Health, second set"));
  EXPECT_THAT(cora.answer().body, Not(HasSubstr("/moderation/m1"))) << "differences are the moderator's";
  EXPECT_EQ(cora.Get("/cycles/m1/audits/999").status, 404);
  EXPECT_EQ(web().education().SignIn("edith").Get("/cycles/m1/audits/" + audit).status, 404);
  EXPECT_EQ(web().education().SignIn("ella").Get("/cycles/m1/audits/" + audit).status, 403);
}

TEST_F(ModerationTest, IsTheModeratorsAlone) {
  const std::string path = Open(0);
  const std::string returning = path.substr(0, path.rfind('/')) + "/return/health-1";
  for (const std::string user : {"cora", "edith", "ella", "lara"}) {
    Browser browser = SignIn(user);
    for (const std::string& target : {std::string("/moderation"), std::string("/moderation/m1"), path}) {
      EXPECT_EQ(browser.Get(target).status, 403) << user << " " << target;
    }
    browser.Get("/account");
    const std::string proof = browser.Input("csrf");
    FormFields agree = Form("met", ""), back = {{"reason", "I may not do this"}};
    agree.emplace_back("csrf", proof);
    back.emplace_back("csrf", proof);
    EXPECT_EQ(browser.Post(path, agree).status, 403) << user;
    EXPECT_EQ(browser.Post(returning, back).status, 403) << user;
  }
  Browser mo = web().education().SignIn("mo");
  EXPECT_EQ(mo.Post(path, {{"csrf", "forged"}, {"answer", "met"}, {"reason", "From elsewhere"}}).status, 403);
  EXPECT_FALSE(Kept(path).contains("agreed"));
}

TEST_F(ModerationTest, IsOverWhenTheCycleIsInReview) {
  Browser mo = web().education().SignIn("mo");
  const std::string path = PathOf(web().area()["mo"].Json({"moderation", "list", "m0"})["differences"][0]["name"]);
  mo.Get(path);
  Browser late = mo;
  web().area()["cora"].Json({"cycle", "close", "m0"});
  web().area()["cora"].Json({"cycle", "review", "m0"});
  late.Post(path, Form("partly_met", "advice_weak"));
  EXPECT_EQ(late.answer().status, 409);
  EXPECT_THAT(late.answer().body, HasSubstr("There is a problem"));
  EXPECT_THAT(late.answer().body, HasSubstr("hours &amp; &lt;b&gt;who")) << "what was typed is still there";
  mo.Get(path);
  EXPECT_THAT(mo.answer().body, HasSubstr("What was agreed"));
  EXPECT_THAT(mo.answer().body, Not(HasSubstr("Save and go to the next difference")));
  EXPECT_THAT(mo.Get("/moderation").body, Not(HasSubstr("/moderation/m0\"")));
  web().area()["cora"].Json({"cycle", "revert", "m0", "--reason", "For the other tests"});
  web().area()["cora"].Json({"cycle", "revert", "m0", "--reason", "For the other tests"});
}

}  // namespace
}  // namespace ehcpqa::web
