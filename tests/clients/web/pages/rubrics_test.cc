#include "absl/strings/str_replace.h"
#include "tests/clients/web/pages/pages_test.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

class RubricsTest : public PagesTest {
 protected:
  // A small rubric of its own.
  static std::string File(const std::string& id, int version, const std::string& text = "It is specified.") {
    std::string file = R"(
id: "ID" version: VERSION title: "Small <rubric>" description: "For & of tests"
scale { levels { code: "met" label: "Met" points: 2 } levels { code: "not_met" label: "Not met" points: 0 } }
sections { code: "F" title: "Provision" }
sections { code: "G" title: "Health provision" }
criteria { code: "F1" section: "F" text: "TEXT" owner: OWNER_SHARED kind: CRITERION_KIND_QUALITY weight: 2
  source: "Act, section 37" guidance: "Look at <F>." tags: "pfa"
  levels { level: "met" description: "All" } levels { level: "not_met" description: "None" } }
criteria { code: "G1" section: "G" text: "It is there." owner: OWNER_HEALTH kind: CRITERION_KIND_REQUIRED
  source: "Act" levels { level: "met" description: "All" } levels { level: "not_met" description: "None" } }
criteria { code: "G2" section: "G" text: "It is clear." owner: OWNER_HEALTH kind: CRITERION_KIND_QUALITY weight: 1
  source: "Act" levels { level: "met" description: "All" } levels { level: "not_met" description: "None" } }
grades { code: "good" label: "Good" minimum_score: 60 } grades { code: "poor" label: "Poor" minimum_score: 0 }
limiting_rules { code: "G-1" rationale: "Health matters." target: "plan" cap: "poor" required_failed_in_section: "G" }
)";
    return absl::StrReplaceAll(file, {{"ID", id}, {"VERSION", std::to_string(version)}, {"TEXT", text}});
  }

  // Fills in the form, whatever page is shown; the answer.
  static const Answer& Send(Browser* browser, const std::string& then, const std::string& file) {
    return browser->PostFile("/rubrics/import", {{"csrf", browser->Input("csrf")}, {"then", then}}, "file",
                             "r.textproto", file);
  }
};

TEST_F(RubricsTest, AnybodyReadsTheRubricSectionBySection) {
  Browser hana = web().health().SignIn("hana");
  hana.Get("/rubrics");
  EXPECT_THAT(hana.answer().body, HasSubstr("href=\"/rubrics/standard/1\""));
  EXPECT_THAT(hana.answer().body, HasSubstr("Published"));
  EXPECT_THAT(hana.answer().body, Not(HasSubstr("/rubrics/import")));
  hana.Get("/rubrics/standard/1");
  EXPECT_THAT(hana.answer().body, HasSubstr("Standard rubric for Education, Health and Care plans"));
  EXPECT_THAT(
      hana.answer().body,
      HasSubstr("When criterion A1 is marked at the lowest level, section A is graded Requires improvement at most."));
  EXPECT_THAT(hana.answer().body, HasSubstr("A section of views without the child&#39;s own"));
  EXPECT_THAT(hana.answer().body, HasSubstr("it weighs the sum of its criteria"));
  EXPECT_THAT(hana.answer().body, Not(HasSubstr("/publish")));
  hana.Get("/rubrics/standard/1/sections/B");
  EXPECT_THAT(hana.answer().body, HasSubstr("B1 "));
  EXPECT_THAT(hana.answer().body, HasSubstr("Required by law"));
  EXPECT_THAT(hana.answer().body, HasSubstr("<strong>Partly met</strong>"));
  EXPECT_THAT(hana.answer().body, HasSubstr("href=\"/rubrics/standard/1/sections/A\""));
  EXPECT_THAT(hana.answer().body, HasSubstr("href=\"/rubrics/standard/1/sections/C\""));
  for (const char* path : {"/rubrics/standard/9", "/rubrics/none/1", "/rubrics/standard/1/sections/ZZ"}) {
    EXPECT_EQ(hana.Get(path).status, 404) << path;
  }
}

TEST_F(RubricsTest, ImportsChecksPublishesAndCompares) {
  Browser cora = web().education().SignIn("cora");
  cora.Get("/rubrics/import");
  EXPECT_THAT(cora.answer().body, HasSubstr("enctype=\"multipart/form-data\""));
  Browser form = cora;
  Send(&cora, "check", File("small", 1));
  EXPECT_EQ(cora.at(), "/rubrics/import?done=checked") << cora.answer().body;
  EXPECT_EQ(cora.Get("/rubrics/small/1").status, 404) << "checking keeps nothing";
  cora = form;
  Send(&cora, "import", File("small", 1));
  EXPECT_EQ(cora.at(), "/rubrics/small/1?done=imported") << cora.answer().body;
  EXPECT_THAT(cora.answer().body, HasSubstr("Small &lt;rubric&gt;"));
  EXPECT_THAT(cora.answer().body, HasSubstr("Draft"));
  EXPECT_THAT(cora.Get("/rubrics/small/1/sections/F").body, HasSubstr("Look at &lt;F&gt;."));
  EXPECT_THAT(cora.Get("/rubrics/small/1/differences").body, HasSubstr("There is no other version"));

  cora.Get("/rubrics/small/1/publish");
  EXPECT_THAT(cora.answer().body, HasSubstr("It is frozen for ever."));
  Browser twice = cora, late = cora;
  for (Browser* browser : {&cora, &twice}) {
    browser->Post("/rubrics/small/1/publish", {});
    EXPECT_EQ(browser->at(), "/rubrics/small/1?done=published");
  }
  EXPECT_THAT(cora.answer().body, Not(HasSubstr("href=\"/rubrics/small/1/publish\"")));
  late.Post("/rubrics/small/1/publish", {{"attempt", "another"}});
  EXPECT_EQ(late.answer().status, 409);
  EXPECT_THAT(late.answer().body, HasSubstr("already"));

  // A published version never changes, and no version is left out.
  cora = form;
  Send(&cora, "import", File("small", 1, "Otherwise."));
  EXPECT_EQ(cora.answer().status, 409);
  EXPECT_THAT(cora.answer().body, HasSubstr("is published and never changes"));
  cora = form;
  Send(&cora, "import", File("small", 2, "It is specified & quantified."));
  EXPECT_EQ(cora.at(), "/rubrics/small/2?done=imported") << cora.answer().body;
  cora.Get("/rubrics/small/2/differences?from=1");
  EXPECT_THAT(cora.answer().body, HasSubstr("F1: Text"));
  EXPECT_THAT(cora.answer().body, HasSubstr("Was: It is specified."));
  EXPECT_THAT(cora.answer().body, HasSubstr("Is now: It is specified &amp; quantified."));
  EXPECT_THAT(cora.answer().body, Not(HasSubstr("Section G")));
  EXPECT_EQ(cora.Get("/rubrics/small/2/differences?from=9").status, 404);
}

TEST_F(RubricsTest, SaysWhatIsWrongWithAFileLineByLine) {
  Browser cora = web().education().SignIn("cora");
  cora.Get("/rubrics/import");
  Browser form = cora;
  Send(&cora, "import", absl::StrReplaceAll(File("wrong", 1), {{"section: \"F\"", "section: \"<b>Q\""}}));
  EXPECT_EQ(cora.answer().status, 422);
  EXPECT_THAT(cora.answer().body, HasSubstr("Mistakes in the file"));
  EXPECT_THAT(cora.answer().body, HasSubstr("href=\"#file\""));
  EXPECT_THAT(cora.answer().body, testing::ContainsRegex("<th scope=\"row\"[^>]*>[0-9]+</th>"));
  EXPECT_THAT(cora.answer().body, Not(HasSubstr("<b>Q")));
  for (const std::string& file : {std::string(), std::string("\xff\xfe"), std::string("no rubric at all {")}) {
    cora = form;
    Send(&cora, "check", file);
    EXPECT_EQ(cora.answer().status, 422);
    EXPECT_THAT(cora.answer().body, HasSubstr("id=\"file-error\""));
  }
  cora = form;
  Send(&cora, "check", std::string((1 << 20) + 10, '#'));
  EXPECT_EQ(cora.answer().status, 422);
  cora = form;
  Send(&cora, "check", std::string((1 << 20) + (80 << 10), '#'));
  EXPECT_EQ(cora.answer().status, 413);
}

TEST_F(RubricsTest, OnlyTheCoordinatorChangesRubrics) {
  Browser mo = web().education().SignIn("mo");
  EXPECT_EQ(mo.Get("/rubrics/import").status, 403);
  EXPECT_EQ(mo.Get("/rubrics/standard/1/publish").status, 403);
  mo.Get("/rubrics");
  Send(&mo, "import", File("mos", 1));
  EXPECT_EQ(mo.answer().status, 403);
  mo.Post("/rubrics/standard/1/publish", {{"csrf", mo.Input("csrf")}});
  EXPECT_EQ(mo.answer().status, 403);
}

}  // namespace
}  // namespace ehcpqa::web
