#include "clients/web/pages/words.h"
#include "services/base/digest.h"
#include "tests/clients/web/pages/moderated_cycles.h"

namespace ehcpqa::web {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;

class ReportsTest : public ModeratedTest {
 protected:
  // Makes a report as cora; the path of its page: "/reports/3".
  static std::string Make(const std::vector<std::pair<std::string, std::string>>& form) {
    Browser cora = SignIn("cora");
    cora.Get("/reports/make");
    cora.Post("/reports/make", form);
    EXPECT_EQ(cora.answer().status, 200) << cora.answer().body;
    const std::string at = cora.at();
    EXPECT_THAT(at, HasSubstr("?done=made"));
    return at.substr(0, at.find('?'));
  }
  // One cycle report and one criterion report for all tests.
  static const std::string& OfCycle() {
    static const std::string path = Make({{"kind", "cycle"}, {"cycle", "p1"}});
    return path;
  }
  static const std::string& OfCriterion() {
    static const std::string path = Make({{"kind", "criterion"}, {"cycle", "p1"}, {"criterion", "F1"}});
    return path;
  }
};

TEST_F(ReportsTest, AreWhereLayMembersAndBoardViewersBegin) {
  OfCycle();
  for (const std::string user : {"lara", "bob"}) {
    Browser browser = web().education().SignIn(user);
    EXPECT_EQ(browser.at(), "/reports") << user;
    EXPECT_THAT(browser.answer().body, HasSubstr("href=\"" + OfCycle() + "\"")) << user;
    EXPECT_THAT(browser.answer().body, Not(HasSubstr("/reports/make"))) << user;
    EXPECT_THAT(browser.answer().body, Not(HasSubstr("/reports/policy"))) << user;
  }
}

TEST_F(ReportsTest, ShowTheDocumentWholeAndInItsOrder) {
  Browser bob = SignIn("bob");
  const std::string body = bob.Get(OfCycle()).body;
  EXPECT_EQ(bob.answer().status, 200);
  EXPECT_THAT(body, HasSubstr("Synthetic"));
  EXPECT_THAT(body, HasSubstr("<svg"));
  const json report = web().area()["cora"].Json({"report", "show", LastPart(OfCycle())});
  const json& document = report["document"];
  size_t at = 0;
  for (const json& parameter : document["parameters"]) {
    at = body.find(parameter.value("label", ""), at);
    ASSERT_NE(at, std::string::npos) << parameter;
  }
  int tables = 0, charts = 0;
  for (const json& block : document["blocks"]) {
    if (block.contains("heading")) at = body.find(">" + block["heading"].get<std::string>() + "</h2>", at);
    tables += block.contains("table");
    charts += block.contains("chart");
    ASSERT_NE(at, std::string::npos) << block;
  }
  EXPECT_GT(tables, 3);
  EXPECT_GT(charts, 0);
}

TEST_F(ReportsTest, AreDownloadedByteForByte) {
  Browser lara = SignIn("lara");
  const json report = web().area()["cora"].Json({"report", "show", LastPart(OfCycle())})["report"];
  int formats = 0;
  for (const json& file : report["files"]) {
    std::string word = file["format"].get<std::string>().substr(std::string("REPORT_FORMAT_").size());
    for (char& c : word) c = static_cast<char>(std::tolower(c));
    const Answer answer = lara.Get(OfCycle() + "/download/" + word);
    EXPECT_EQ(answer.status, 200) << word;
    EXPECT_EQ(Hex(AsBytes(Sha256(answer.body))), file["sha256"]) << word;
    EXPECT_EQ(answer.Header("content-length"), std::to_string(answer.body.size())) << word;
    EXPECT_THAT(answer.Header("content-disposition"), HasSubstr("report-" + LastPart(OfCycle()) + "." + word));
    ++formats;
  }
  EXPECT_EQ(formats, 4);
  EXPECT_EQ(lara.Get(OfCycle() + "/download/csv").Header("content-type"), "text/csv; charset=utf-8");
  EXPECT_EQ(lara.Get(OfCycle() + "/download/exe").status, 404);
  EXPECT_EQ(lara.Get("/reports/999").status, 404);
  EXPECT_EQ(lara.Get("/reports/999/download/csv").status, 404);
}

TEST_F(ReportsTest, SayWhetherTheyStillAreWhatWasReleased) {
  Browser lara = SignIn("lara");
  const std::string body = lara.Get(OfCycle() + "/verify").body;
  EXPECT_EQ(lara.answer().status, 200);
  EXPECT_THAT(body, HasSubstr("Stored bytes"));
  EXPECT_THAT(body, HasSubstr("Made again"));
  EXPECT_THAT(body, HasSubstr("Yes: every check held."));
}

TEST_F(ReportsTest, OfTheWorkingGroupAreNotForTheBoard) {
  EXPECT_EQ(SignIn("cora").Get(OfCriterion()).status, 200);
  EXPECT_EQ(SignIn("mo").Get(OfCriterion()).status, 200);
  Browser bob = SignIn("bob");
  EXPECT_EQ(bob.Get(OfCriterion()).status, 404);
  EXPECT_EQ(bob.Get(OfCriterion() + "/download/html").status, 404);
  EXPECT_THAT(bob.Get("/reports").body, Not(HasSubstr("href=\"" + OfCriterion() + "\"")));
  EXPECT_EQ(SignIn("edith").Get("/reports").status, 403) << "auditors list no reports";
}

TEST_F(ReportsTest, AreMadeByCoordinatorsAndWhatIsWrongStandsAtItsField) {
  Browser cora = SignIn("cora");
  cora.Get("/reports/make");
  EXPECT_THAT(cora.answer().body, HasSubstr("data-enhance=\"waiting\""));
  cora.Post("/reports/make", {{"cycle", "p1"}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"kind-error\""));
  cora.Post("/reports/make", {{"kind", "agency"}, {"cycle", "p1"}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"agency-error\""));
  EXPECT_THAT(cora.answer().body, HasSubstr("value=\"agency\" checked"));
  cora.Post(
      "/reports/make",
      {{"kind", "inspection"}, {"cycle", "p1"}, {"as_at-day", "1"}, {"as_at-month", "1"}, {"as_at-year", "2999"}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"as_at-error\""));
  cora.Post("/reports/make", {{"kind", "cycle"}, {"cycle", "p2"}});
  EXPECT_EQ(cora.answer().status, 409) << "it is not published yet";
  EXPECT_EQ(SignIn("mo").Get("/reports/make").status, 403);
  EXPECT_EQ(cora.Get("/reports/make/progress/nothing").body, "{\"text\":\"\"}");
}

TEST_F(ReportsTest, AreProtectedByAPolicyThatCoordinatorsChange) {
  Browser cora = SignIn("cora");
  cora.Get("/reports/policy");
  EXPECT_THAT(cora.answer().body, HasSubstr("value=\"under5_c\" checked"));
  const std::string etag = cora.Input("etag");
  cora.Post("/reports/policy", {{"etag", etag}, {"preset", "under5_c"}, {"denominator", "3"}, {"years", "90"}});
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"denominator-error\""));
  EXPECT_THAT(cora.answer().body, HasSubstr("id=\"years-error\""));
  cora.Post("/reports/policy", {{"etag", etag}, {"preset", "under5_c"}, {"denominator", "12"}, {"years", "6"}});
  EXPECT_EQ(cora.answer().status, 200);
  EXPECT_THAT(cora.answer().body, HasSubstr("The disclosure policy is changed"));
  cora.Post("/reports/policy", {{"etag", etag}, {"preset", "under5_c"}, {"denominator", "10"}, {"years", "6"}});
  EXPECT_EQ(cora.answer().status, 409) << "somebody changed it since";
  Browser mo = SignIn("mo");
  EXPECT_THAT(mo.Get("/reports/policy").body, HasSubstr("Hide counts of 1 to 4"));
  EXPECT_THAT(mo.answer().body, Not(HasSubstr("<form method=\"post\" action=\"/reports/policy\"")));
  EXPECT_EQ(SignIn("bob").Get("/reports/policy").status, 403);
}

}  // namespace
}  // namespace ehcpqa::web
