#include "clients/web/html/content.h"

#include "clients/web/html/lists.h"
#include "gmock/gmock.h"
#include "tests/clients/web/html/fixtures.h"

namespace ehcpqa::web {
namespace {

using testing::HasSubstr;
using testing::IsSupersetOf;
using testing::Not;

std::set<std::string> CompareButtons(Look look) {
  return Compare(look, "button", [](Options& options, Dictionary* page) {
    Button button;
    button.text = options.Text("text");
    button.name = options.Text("name");
    button.value = options.Text("value");
    button.href = options.Text("href");
    button.kind = options.nhs() ? options.Text("variant") : options.Modifier("classes", "button");
    if (options.nhs() && button.kind.empty()) button.kind = options.Modifier("classes", "button");
    const auto once = options.Any("preventDoubleClick");
    button.once = once == true;
    // Ours says nothing rather than "false", and sends a name and a value or neither.
    if (once == false || button.name.empty() != button.value.empty()) options.NotUnderstood();
    Put(page, "X", button);
  });
}

TEST(ContentTest, ButtonsLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareButtons(Look::kGovUk), IsSupersetOf({"default", "link", "prevent double click"}));
  EXPECT_THAT(CompareButtons(Look::kNhsUk),
              IsSupersetOf({"default", "secondary", "warning", "as a link", "with double click prevented"}));
}

std::set<std::string> CompareTags(Look look) {
  return Compare(look, "tag", [](Options& options, Dictionary* page) {
    Tag tag;
    tag.text = options.Text("text");
    const std::string colour = options.nhs() ? options.Text("colour") : "";
    tag.colour = colour.empty() ? options.Modifier("classes", "tag") : colour;
    Put(page, "X", tag);
  });
}

TEST(ContentTest, TagsLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareTags(Look::kGovUk), IsSupersetOf({"default", "grey", "green", "purple", "red", "yellow"}));
  EXPECT_THAT(CompareTags(Look::kNhsUk), IsSupersetOf({"default", "colour class"}));
}

std::set<std::string> CompareDetails(Look look) {
  return Compare(look, "details", [](Options& options, Dictionary* page) {
    Details details;
    details.summary = options.Text(options.nhs() ? "summary" : "summaryText");
    details.text = options.Text("text");
    details.open = options.Flag("open");
    Put(page, "X", details);
  });
}

TEST(ContentTest, DetailsLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareDetails(Look::kGovUk), IsSupersetOf({"default", "html as text"}));
  EXPECT_THAT(CompareDetails(Look::kNhsUk), IsSupersetOf({"default", "open"}));
}

std::set<std::string> CompareBanners(Look look) {
  return Compare(look, "notification-banner", [](Options& options, Dictionary* page) {
    NotificationBanner banner;
    banner.text = options.Text("text");
    const std::string type = options.Text(options.nhs() ? "variant" : "type");
    if (!type.empty() && type != "success") options.NotUnderstood();
    banner.success = type == "success";
    Put(page, "X", banner);
  });
}

TEST(ContentTest, NotificationBannersLookAsTheDesignSystemsSay) {
  EXPECT_THAT(CompareBanners(Look::kGovUk), IsSupersetOf({"default", "with type as success"}));
  EXPECT_THAT(CompareBanners(Look::kNhsUk), IsSupersetOf({"default", "with success variant"}));
}

TEST(ContentTest, WarningsAndInsetsLookAsTheDesignSystemsSay) {
  const Cover warning = [](Options& options, Dictionary* page) {
    if (!options.nhs() && options.Text("iconFallbackText") != "Warning") options.NotUnderstood();
    if (options.nhs() && options.Text("heading") != "Important") options.NotUnderstood();
    Put(page, "X", WarningText{options.Text("text"), 3});
  };
  EXPECT_THAT(Compare(Look::kGovUk, "warning-text", warning), IsSupersetOf({"default", "multiple lines"}));
  EXPECT_THAT(Compare(Look::kNhsUk, "warning-callout", warning), IsSupersetOf({"default"}));
  const Cover inset = [](Options& options, Dictionary* page) { Put(page, "X", InsetText{options.Text("text")}); };
  EXPECT_THAT(Compare(Look::kGovUk, "inset-text", inset), IsSupersetOf({"default", "html as text"}));
  EXPECT_THAT(Compare(Look::kNhsUk, "inset-text", inset), IsSupersetOf({"default"}));
}

TEST(ContentTest, WaysBackLookAsTheDesignSystemsSay) {
  const Cover back = [](Options& options, Dictionary* page) {
    BackLink link;
    if (const std::string text = options.Text("text"); !text.empty()) link.text = text;
    link.href = options.Text("href");
    if (link.href.empty() && options.nhs()) options.NotUnderstood();
    if (link.href.empty()) link.href = "#";
    Put(page, "X", link);
  };
  EXPECT_THAT(Compare(Look::kGovUk, "back-link", back), IsSupersetOf({"default", "with custom text and link"}));
  EXPECT_THAT(Compare(Look::kNhsUk, "back-link", back), IsSupersetOf({"default"}));
  const Cover crumbs = [](Options& options, Dictionary* page) {
    Breadcrumbs breadcrumbs;
    for (Options& item : options.List("items")) {
      breadcrumbs.crumbs.push_back({item.Text("text"), item.Text("href")});
      if (breadcrumbs.crumbs.back().href.empty()) item.NotUnderstood();
      options.Join(item);
    }
    Put(page, "X", breadcrumbs);
  };
  EXPECT_THAT(Compare(Look::kGovUk, "breadcrumbs", crumbs), IsSupersetOf({"default", "with one level"}));
  EXPECT_THAT(Compare(Look::kNhsUk, "breadcrumb", crumbs), IsSupersetOf({"default"}));
}

TEST(ContentTest, ThePhaseBannerLooksAsGovUkSays) {
  const Cover banner = [](Options& options, Dictionary* page) {
    Options tag = options.Object("tag");
    Put(page, "X", PhaseBanner{tag.Text("text"), options.Text("text")});
    options.Join(tag);
  };
  // The published fixtures carry a class for the width, which our template always has.
  Compare(Look::kGovUk, "phase-banner", banner);
  EXPECT_THAT(Rendered(Look::kGovUk,
                       [](Dictionary* page) {
                         Put(page, "X", PhaseBanner{"Synthetic", "Text"});
                       }),
              HasSubstr("govuk-phase-banner__content__tag"));
}

TEST(ContentTest, TextsAndAddressesAreEscaped) {
  const std::string html = Rendered(Look::kGovUk, [](Dictionary* page) {
    Put(page, "X", Button{.text = "<b>", .href = "javascript:alert(1)"});
    Put(page, "X", BackLink{"/a?b=1&c=\"2\"", "<i>"});
    Put(page, "X", Table{"", "", {{"<u>"}}, {{{"<s>", "javascript:alert(2)"}}}});
  });
  for (const char* wrong : {"<b>", "<i>", "<u>", "<s>", "javascript:"}) EXPECT_THAT(html, Not(HasSubstr(wrong)));
}

std::set<std::string> ComparePanels(Look look) {
  return Compare(look, "panel", [](Options& options, Dictionary* page) {
    Panel panel;
    panel.title = options.nhs() ? options.Text("heading") : options.Text("titleText");
    panel.text = options.Text("text");
    Put(page, "X", panel);
  });
}

TEST(ContentTest, PanelsLookAsTheDesignSystemsSay) {
  EXPECT_THAT(ComparePanels(Look::kGovUk), IsSupersetOf({"title with no body text"}));
  EXPECT_FALSE(ComparePanels(Look::kNhsUk).empty());
}

}  // namespace
}  // namespace ehcpqa::web
