#include "tests/clients/web/pages/pages_test.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

class TrailTest : public PagesTest {
 protected:
  // Every page of a trail, from the newest event to the first.
  static std::string Walk(Browser* browser, const std::string& target) {
    std::string all = browser->Get(target).body;
    for (;;) {
      const std::string& body = browser->answer().body;
      const size_t older = body.find("\">Older events</a>");
      if (older == std::string::npos) return all;
      const size_t begin = body.rfind("href=\"", older) + 6;
      std::string next = body.substr(begin, older - begin);
      if (const size_t amp = next.find("&amp;"); amp != std::string::npos) next.replace(amp, 5, "&");
      all += browser->Get(next).body;
    }
  }
};

TEST_F(TrailTest, SaysWhatHappenedInWordsNewestFirst) {
  Browser cora = web().education().SignIn("cora");
  const std::string body = Walk(&cora, "/trail?subject=cycles%2Fq4");
  EXPECT_THAT(body, HasSubstr("Trail: Cycle q4"));
  const size_t open = body.find("Opened scoring"), draw = body.find("Drew the sample"),
               freeze = body.find("Froze the frame");
  EXPECT_NE(open, std::string::npos);
  EXPECT_LT(open, draw);
  EXPECT_LT(draw, freeze);
  EXPECT_NE(freeze, std::string::npos);
  EXPECT_THAT(body, HasSubstr("cora for "));
  EXPECT_THAT(body, HasSubstr("dice 6 2 6 1 5 3"));
  EXPECT_THAT(body, HasSubstr("SHA-256 of the frame"));
  EXPECT_THAT(body, HasSubstr("<ol class=\"app-timeline\">"));
}

TEST_F(TrailTest, GoesBackPageByPageAndToOneThing) {
  Browser admin = web().education().SignIn("admin");
  admin.Get("/trail");
  EXPECT_THAT(admin.answer().body, HasSubstr("Newest first"));
  size_t link = admin.answer().body.find("href=\"/trail?token=");
  ASSERT_NE(link, std::string::npos);
  link += 6;
  admin.Get(admin.answer().body.substr(link, admin.answer().body.find('"', link) - link));
  EXPECT_EQ(admin.answer().status, 200);
  EXPECT_THAT(admin.answer().body, HasSubstr("Earlier, newest first"));
  admin.Get("/trail?subject=users%2Fhana");
  EXPECT_THAT(admin.answer().body, HasSubstr("Added a person"));
  EXPECT_THAT(admin.answer().body, HasSubstr("Administrator for "));
  EXPECT_THAT(admin.answer().body, Not(HasSubstr("Froze the frame")));
  EXPECT_THAT(admin.Get("/trail?subject=area").body, HasSubstr("the operator of the server"));
  admin.Get("/trail?subject=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
  EXPECT_THAT(admin.answer().body, HasSubstr("Nothing that you can see happened to this."));
  EXPECT_THAT(admin.answer().body, Not(HasSubstr("<script>alert")));
  EXPECT_EQ(admin.Get("/trail?token=nonsense").status, 422);
}

TEST_F(TrailTest, ShowsMarksToNobodyBeforeAllAreIn) {
  const std::string path = web().AssessmentOf("carl", 0);
  WebClient care(web().area(), AgencyClient{"care", "Care service", Look::kGovUk, ""}, "csc");
  Browser carl = care.SignIn("carl");
  carl.Get(path + "/continue");
  const std::string section = carl.at();
  const std::string& body = carl.answer().body;
  const size_t at = body.find("data-criterion=\"") + 16;
  const std::string code = body.substr(at, body.find('"', at) - at);
  carl.Post(section, {{"answer." + code, "met"}, {"evidence." + code, "A secret until then"}, {"then", "later"}});
  Browser cora = web().education().SignIn("cora");
  const std::string plan = path.substr(std::string("/assess/q4/").size());
  cora.Get("/trail?subject=cycles%2Fq4%2Faudits%2F" + plan.substr(0, plan.find('/')));
  EXPECT_THAT(cora.answer().body, HasSubstr("Saved a mark"));
  EXPECT_THAT(cora.answer().body, HasSubstr(", mark " + code));
  EXPECT_THAT(cora.answer().body, HasSubstr("is not shown to you, or not yet"));
  EXPECT_THAT(cora.answer().body, Not(HasSubstr("A secret until then")));
}

TEST_F(TrailTest, VerifiesAndSaysTheNewestLink) {
  Browser cora = web().education().SignIn("cora");
  cora.Get("/trail/verify");
  EXPECT_THAT(cora.answer().body, Not(HasSubstr("Events checked")));
  cora.Get("/trail/verify?run=yes");
  EXPECT_THAT(cora.answer().body, HasSubstr("Intact"));
  EXPECT_THAT(cora.answer().body, HasSubstr("Newest link (SHA-256)"));
  EXPECT_THAT(cora.answer().body, testing::ContainsRegex("[0-9a-f]{64}"));
}

TEST_F(TrailTest, IsForThoseWhoRunTheWork) {
  Browser edith = web().education().SignIn("edith");
  EXPECT_EQ(edith.Get("/trail").status, 403);
  EXPECT_EQ(edith.Get("/trail/verify?run=yes").status, 403);
  Browser mo = web().education().SignIn("mo");
  EXPECT_EQ(mo.Get("/trail?subject=cycles%2Fq4").status, 200);
  EXPECT_THAT(mo.answer().body, Not(HasSubstr("/trail/verify")));
  EXPECT_EQ(mo.Get("/trail/verify").status, 403);
  EXPECT_THAT(mo.Get("/trail?subject=users%2Fhana").body, HasSubstr("Nothing that you can see"));
}

}  // namespace
}  // namespace ehcpqa::web
