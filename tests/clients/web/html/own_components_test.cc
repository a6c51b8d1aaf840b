// Components that neither design system has.
#include "clients/web/html/strip.h"
#include "clients/web/html/timeline.h"
#include "gmock/gmock.h"
#include "tests/clients/web/html/fixtures.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(OwnComponentsTest, ATimelineSaysWhatOnWhatWhenAndWhoAndFoldsDetailsIn) {
  Timeline timeline;
  timeline.entries.push_back({"Marked",
                              "Plan <7>",
                              "/trail?subject=a&b",
                              "1 March 2026 at 9:30",
                              "Hana & co",
                              "Gone",
                              "Details of event 2",
                              {{{"Answer", {"Met"}}}}});
  timeline.entries.push_back({"Opened", "Cycle q4"});
  for (const Look look : {Look::kGovUk, Look::kNhsUk}) {
    const std::string html = Rendered(look, [&](Dictionary* page) { Put(page, "X", timeline); });
    EXPECT_THAT(html, HasSubstr("<strong>Marked</strong>: <a class="));
    EXPECT_THAT(html, HasSubstr("href=\"/trail?subject=a&amp;b\">Plan &lt;7&gt;</a>"));
    EXPECT_THAT(html, HasSubstr("1 March 2026 at 9:30, Hana &amp; co"));
    EXPECT_THAT(html, HasSubstr(">Gone</p>"));
    EXPECT_THAT(html, HasSubstr("Details of event 2"));
    EXPECT_THAT(html, HasSubstr("<strong>Opened</strong>: Cycle q4</p>"));
    EXPECT_EQ(html.find("<details"), html.rfind("<details")) << "an entry without details has nothing to fold out";
  }
}

TEST(OwnComponentsTest, AStripSaysWhereOneIsWithMoreThanColour) {
  const Strip strip{"Administration", {{"People", "/people", true}, {"Sessions & more", "/people/sessions"}}};
  const std::string html = Rendered(Look::kGovUk, [&](Dictionary* page) { Put(page, "X", strip); });
  EXPECT_THAT(html, HasSubstr("aria-label=\"Administration\""));
  EXPECT_THAT(html, HasSubstr("href=\"/people\" aria-current=\"page\"><strong>People</strong></a>"));
  EXPECT_THAT(html, HasSubstr("href=\"/people/sessions\">Sessions &amp; more</a>"));
  EXPECT_THAT(html, Not(HasSubstr("nhsuk")));
}

}  // namespace
}  // namespace ehcpqa::web
