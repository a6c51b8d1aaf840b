#include "clients/web/html/template_set.h"

#include "clients/web/html/assets.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

TEST(TemplateSetTest, RefusesATemplateThatWouldNotEscape) {
  EXPECT_THAT(TemplateSet::Parse({{"a.html", "<p>{{TEXT}}</p>"}}, Look::kGovUk), FailsFor("BAD_TEMPLATE"));
  EXPECT_THAT(TemplateSet::Parse({{"a.html", "{{%AUTOESCAPE context=\"HTML\"}}{{#OPEN}}"}}, Look::kGovUk),
              FailsFor("BAD_TEMPLATE"));
  for (const Look look : {Look::kGovUk, Look::kNhsUk}) {
    EXPECT_THAT(TemplateSet::Parse(EmbeddedTemplates(), look), IsOk());
  }
}

TEST(AssetsTest, EveryFileHasAnAddressThatNamesItsContent) {
  ASSERT_OK_AND_ASSIGN(const Assets assets, Assets::Make(EmbeddedStaticFiles()));
  for (const EmbeddedFile& file : EmbeddedStaticFiles()) {
    const std::string& path = assets.PathOf(file.name);
    EXPECT_THAT(path, MatchesRegex("/assets/[a-z0-9-]+-[0-9a-f]{12}\\.(css|js|svg|png)"));
    ASSERT_NE(assets.Find(path), nullptr) << path;
    EXPECT_GE(assets.Find(path)->bytes.size(), file.bytes.size());
  }
  EXPECT_EQ(assets.Find("/assets/nothing.css"), nullptr);
}

TEST(AssetsTest, NothingAsksAnotherSiteOrShowsWhatBelongsToGovUkOrTheNhsAlone) {
  ASSERT_OK_AND_ASSIGN(const Assets assets, Assets::Make(EmbeddedStaticFiles()));
  for (const char* name : {"govuk.css", "nhsuk.css", "site.css"}) {
    const std::string& bytes = assets.Find(assets.PathOf(name))->bytes;
    for (const char* foreign : {"@font-face", "@import", "//assets", "GDS Transport", "Frutiger", "crest", "asset:"}) {
      EXPECT_THAT(bytes, Not(HasSubstr(foreign))) << name;
    }
    for (size_t at = bytes.find("url("); at != std::string::npos; at = bytes.find("url(", at + 1)) {
      const std::string target = bytes.substr(at + 4, bytes.find(')', at) - at - 4);
      EXPECT_NE(assets.Find(target), nullptr) << name << " asks for " << target;
    }
  }
}

TEST(AssetsTest, AReferenceBecomesAnAddressAndMustLeadSomewhere) {
  ASSERT_OK_AND_ASSIGN(const Assets assets,
                       Assets::Make({{"a.css", "b{background:url(asset:c.svg)}"}, {"c.svg", "<svg/>"}}));
  EXPECT_EQ(assets.Find(assets.PathOf("a.css"))->bytes, "b{background:url(" + assets.PathOf("c.svg") + ")}");
  EXPECT_THAT(Assets::Make({{"a.css", "asset:b.css"}, {"b.css", "asset:a.css"}}), FailsFor("BAD_ASSET"));
  EXPECT_THAT(Assets::Make({{"a.css", "asset:nothing.css"}}), FailsFor("BAD_ASSET"));
  EXPECT_THAT(Assets::Make({{"a.exe", ""}}), FailsFor("BAD_ASSET"));
}

TEST(AssetsTest, AChangedFileHasAnotherAddress) {
  ASSERT_OK_AND_ASSIGN(const Assets one, Assets::Make({{"a.css", "b{}"}}));
  ASSERT_OK_AND_ASSIGN(const Assets two, Assets::Make({{"a.css", "c{}"}}));
  EXPECT_NE(one.PathOf("a.css"), two.PathOf("a.css"));
}

}  // namespace
}  // namespace ehcpqa::web
