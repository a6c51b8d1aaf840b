#include "clients/web/pages/words.h"
#include "tests/clients/web/pages/moderated_cycles.h"

namespace ehcpqa::web {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

using InsightTest = ModeratedTest;

// What HTML makes of a text of the server.
std::string Shown(std::string text) {
  for (size_t at = text.find('\''); at != std::string::npos; at = text.find('\'', at + 5)) text.replace(at, 1, "&#39;");
  return text;
}

constexpr char kModerated[] = "?cycle=p2";

TEST_F(InsightTest, OfAgreementSaysTheServersSentenceBeforeItsChartAndTable) {
  Browser cora = SignIn("cora");
  const std::string body = cora.Get("/insight/agreement?cycle=p2").body;
  EXPECT_EQ(cora.answer().status, 200);
  const json agreement = web().area()["cora"].Json({"insight", "agreement", "p2"});
  const size_t words = body.find(Shown(agreement["text"])), chart = body.find("<svg"), table = body.find("<table");
  ASSERT_NE(words, std::string::npos) << body;
  ASSERT_NE(chart, std::string::npos);
  EXPECT_LT(words, chart);
  EXPECT_LT(chart, table);
  EXPECT_THAT(body, HasSubstr("All together"));
  EXPECT_THAT(body, HasSubstr("Not shown: fewer than 10 plans")) << "alpha of four plans is refused in words";
  EXPECT_THAT(body, HasSubstr("Krippendorff&#39;s alpha"));
  EXPECT_THAT(body, HasSubstr("Working figures, not disclosure-controlled"));
  EXPECT_THAT(body, HasSubstr("Synthetic"));
  EXPECT_THAT(body, Not(HasSubstr("style="))) << "the policy of content allows no style in a page";
}

TEST_F(InsightTest, OfATrendHasOneRowForEachCycleAndSaysWhatCannotBeTold) {
  Browser cora = SignIn("cora");
  const std::string body = cora.Get("/insight/trend").body;
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(body, HasSubstr("Fewer than 8 cycles of one rubric version"));
  EXPECT_THAT(body, HasSubstr("href=\"/cycles/p1/results\""));
  EXPECT_THAT(body, HasSubstr("href=\"/cycles/p2/results\""));
  EXPECT_THAT(body, Not(HasSubstr("href=\"/cycles/m1/results\""))) << "it is still scored";
  EXPECT_LT(body.find("/cycles/p1/results"), body.find("/cycles/p2/results")) << "oldest first";
  EXPECT_THAT(body, HasSubstr("<option value=\"criterion:F1\">"));
  EXPECT_THAT(cora.Get("/insight/trend?subject=criterion:F1&measure=met").body,
              HasSubstr("<option value=\"criterion:F1\" selected>"));
}

TEST_F(InsightTest, OfAnUnknownSubjectHasTheServersMessageAtTheField) {
  Browser cora = SignIn("cora");
  const std::string body = cora.Get("/insight/trend?subject=criterion:%3Cscript%3E").body;
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(body, HasSubstr("is not a subject of this rubric"));
  EXPECT_THAT(body, HasSubstr("id=\"subject-error\""));
  EXPECT_THAT(body, HasSubstr("href=\"#subject\""));
  EXPECT_THAT(body, Not(HasSubstr("<script>")));
  cora.Get("/insight/trend?subject=criterion:F1&measure=mean-score");
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"measure-error\""));
  EXPECT_EQ(cora.Get("/insight?cycle=nowhere").status, 404);
}

TEST_F(InsightTest, OfACycleHasEveryMeasureOfPlanInputAndSections) {
  Browser cora = SignIn("cora");
  const std::string body = cora.Get(std::string("/insight") + kModerated).body;
  EXPECT_EQ(cora.answer().status, 200);
  for (const char* text : {"Whole plan and the input of agencies", "Plans graded good or better", "Mean score",
                           "Plans that meet every legal requirement", "Section F: Special educational provision",
                           "How the figures were made", "Legal requirements"}) {
    EXPECT_THAT(body, HasSubstr(text));
  }
  EXPECT_THAT(body, HasSubstr("href=\"/insight/trend?subject=plan&amp;measure=good-or-better\""));
  EXPECT_THAT(body, HasSubstr("href=\"/insight/agreement?cycle=p2\"")) << "the other pages keep the cycle";
}

TEST_F(InsightTest, OfAYearTakesItsCyclesTogetherAndGroupsThem) {
  Browser cora = SignIn("cora");
  const std::string year = cora.Get("/insight?cycle=p2&over=rolling").body;
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(year, HasSubstr("(2 cycles)"));
  EXPECT_THAT(year, HasSubstr("From 24 marked plans"));
  const std::string grouped = cora.Get("/insight?cycle=p2&over=from&first=p1&by=plan-kind&about=plans").body;
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(grouped, HasSubstr("(2 cycles)"));
  EXPECT_THAT(grouped, HasSubstr("All plans"));
  EXPECT_THAT(grouped, HasSubstr("<option value=\"plan-kind\" selected>"));
  EXPECT_THAT(grouped, Not(HasSubstr("<h2 class=\"govuk-heading-m\">Sections</h2>")));
  cora.Get("/insight?cycle=p1&over=from&first=p2");
  EXPECT_EQ(cora.answer().status, 422) << "the first one ends later";
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"first-error\""));
}

TEST_F(InsightTest, OfCyclesWithoutFiguresSaySo) {
  Browser cora = SignIn("cora");
  for (const std::string page : {"/insight", "/insight/agreement", "/insight/comparison"}) {
    const Answer& answer = cora.Get(page + "?cycle=q4");
    EXPECT_EQ(answer.status, 200) << page;
    EXPECT_THAT(answer.body, HasSubstr("is marked by all its auditors yet")) << page;
    EXPECT_THAT(answer.body, Not(HasSubstr("<svg"))) << page;
  }
}

TEST_F(InsightTest, OfChangeSaysOneSentenceForEachComparison) {
  Browser cora = SignIn("cora");
  const std::string target = "/insight/change?before-cycle=p1&after-cycle=p2&family=lens&measure=good-or-better";
  const std::string body = cora.Get(target).body;
  EXPECT_EQ(cora.answer().status, 200);
  const json change =
      web().area()["cora"].Json({"insight", "change", "p1", "p2", "--subject", "lens", "--measure", "good"});
  ASSERT_EQ(change["changes"].size(), 3);
  for (const json& one : change["changes"]) EXPECT_THAT(body, HasSubstr(Shown(one["text"])));
  EXPECT_THAT(body, HasSubstr(Shown(change["family"])));
  EXPECT_LT(body.find(Shown(change["changes"][0]["text"])), body.find("<table"));
  cora.Get("/insight/change?before-cycle=p2&after-cycle=p2");
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"after-cycle-error\""));
  EXPECT_THAT(cora.Get("/insight/change?before-cycle=p1&after-cycle=p2&family=criterion").body,
              HasSubstr("without evidence of change"));
}

TEST_F(InsightTest, OfAComparisonComesByNameAndNeverByShare) {
  Browser cora = SignIn("cora");
  const std::string body = cora.Get("/insight/comparison?cycle=p2").body;
  EXPECT_EQ(cora.answer().status, 200);
  const json comparison = web().area()["cora"].Json({"insight", "funnel", "p2", "--measure", "good"});
  EXPECT_THAT(body, HasSubstr(Shown(comparison["text"])));
  size_t before = body.find("<table");
  for (const json& unit : comparison["units"]) {
    const size_t at = body.find("subject=agency%3A" + LastPart(unit["unit"]).substr(7) + "&amp;", before);
    ASSERT_NE(at, std::string::npos) << unit << " comes after those whose names come before";
    before = at;
  }
  EXPECT_THAT(body, Not(HasSubstr("?sort=")));
  EXPECT_THAT(body, HasSubstr("<svg"));
  EXPECT_EQ(cora.Get("/insight/comparison?cycle=p2&by=la&subject=plan&measure=legally-compliant").status, 200);
  EXPECT_EQ(cora.Get("/insight/comparison?cycle=p2&measure=mean-score").status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"measure-error\""));
}

TEST_F(InsightTest, OfLeniencyShowsAnAuditorThemselvesAlone) {
  Browser mo = SignIn("mo"), ivan = SignIn("ivan");
  const std::string all = mo.Get("/insight/leniency?cycle=p2").body;
  EXPECT_EQ(mo.answer().status, 200);
  EXPECT_THAT(all, HasSubstr("Auditors by name"));
  EXPECT_THAT(all, HasSubstr("not for appraisal"));
  const json leniency = web().area()["mo"].Json({"insight", "leniency", "p2"});
  ASSERT_GT(leniency["auditors"].size(), 2);
  const std::string own = ivan.Get("/insight/leniency?cycle=p2").body;
  EXPECT_EQ(ivan.answer().status, 200);
  EXPECT_THAT(own, HasSubstr("not for appraisal"));
  for (const json& auditor : leniency["auditors"]) {
    const std::string cell = ">" + auditor["display_name"].get<std::string>() + "</th>";
    EXPECT_THAT(all, HasSubstr(cell));
    if (auditor["user"] != "users/ivan") {
      EXPECT_THAT(own, Not(HasSubstr(cell)));
    }
  }
  EXPECT_EQ(SignIn("cora").Get("/insight/leniency?cycle=p2").status, 403) << "staff are people too";
}

TEST_F(InsightTest, OfTargetsAreSetByACoordinatorAndReadByOthers) {
  Browser cora = SignIn("cora");
  cora.Get("/insight/targets?subject=section:F&measure=good-or-better");
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(cora.answer().body, HasSubstr("<option value=\"section:F\" selected>"));
  for (const std::string share : {"", "101", "eighty"}) {
    cora.Post("/insight/targets", {{"subject", "section:F"}, {"measure", "good-or-better"}, {"share", share}});
    EXPECT_EQ(cora.answer().status, 422) << share;
    EXPECT_THAT(cora.answer().body, HasSubstr("must be a whole number from 0 to 100")) << share;
    EXPECT_THAT(cora.answer().body, HasSubstr("<option value=\"section:F\" selected>")) << share;
  }
  cora.Post("/insight/targets", {{"subject", "section:F"}, {"measure", "good-or-better"}, {"share", "80"}});
  EXPECT_EQ(cora.answer().status, 200) << cora.answer().body;
  EXPECT_THAT(cora.answer().body, HasSubstr("The target is set"));
  EXPECT_THAT(cora.answer().body, HasSubstr("80 %"));
  EXPECT_THAT(cora.Get("/insight/trend?subject=section:F").body, HasSubstr("Target 80 %"));

  Browser mo = SignIn("mo");
  EXPECT_THAT(mo.Get("/insight/targets").body, HasSubstr("80 %"));
  EXPECT_THAT(mo.answer().body, Not(HasSubstr("Set the target")));
  mo.Get("/insight/targets");
  mo.Post("/insight/targets", {{"subject", "section:F"}, {"measure", "good-or-better"}, {"share", "10"}});
  EXPECT_EQ(mo.answer().status, 403);

  cora.Get("/insight/targets");
  cora.Post("/insight/targets", {{"subject", "section:F"}, {"measure", "good-or-better"}, {"remove", "1"}});
  EXPECT_THAT(cora.answer().body, HasSubstr("The target is removed"));
  cora.Post("/insight/targets", {{"subject", "section:F"}, {"measure", "good-or-better"}, {"remove", "1"}});
  EXPECT_EQ(cora.answer().status, 409);
  EXPECT_THAT(cora.answer().body, HasSubstr("There is no target for section:F to remove"));
}

TEST_F(InsightTest, IsForThoseWhoWorkWithFigures) {
  for (const std::string page : {"", "/trend", "/change", "/agreement", "/comparison", "/targets"}) {
    const std::string target = "/insight" + page;
    for (const std::string user : {"mo", "ella"}) EXPECT_EQ(SignIn(user).Get(target).status, 200) << user << page;
    for (const std::string user : {"edith", "lara", "bob"}) {
      EXPECT_EQ(SignIn(user).Get(target).status, 403) << user << page;
    }
    EXPECT_EQ(web().health().SignIn("harry").Get(target).status, 200) << page;
    EXPECT_EQ(TlsClient(education()).Get(target).status, 303) << "signed out";
  }
  EXPECT_THAT(SignIn("cora").Get("/cycles").body, HasSubstr("href=\"/insight\""));
  EXPECT_THAT(SignIn("edith").Get("/work").body, Not(HasSubstr("href=\"/insight\"")));
}

}  // namespace
}  // namespace ehcpqa::web
