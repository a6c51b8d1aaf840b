#include <algorithm>
#include <regex>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "gmock/gmock.h"
#include "services/reports/render.h"
#include "tests/services/reports/sample_document.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::reports {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Written(const v1::ReportDocument& document) {
  const auto html = Render(document, Format::kHtml);
  EXPECT_THAT(html, IsOk());
  return html.value_or("");
}

std::string Escaped(const std::string& text) {
  return absl::StrReplaceAll(text, {{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}});
}

struct Tag {
  std::string name, attributes;
  bool closes = false, empty = false;
};

// Every tag of the page, without what stands in <style>.
std::vector<Tag> TagsOf(const std::string& html) {
  static const std::regex pattern("<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>\"]|\"[^\"]*\")*?)(/?)>");
  static const std::set<std::string> no_end = {"meta", "br", "col"};
  const size_t begin = html.find("<style>") + 7;
  const std::string page = html.substr(0, begin) + html.substr(html.find("</style>"));
  std::vector<Tag> tags;
  for (std::sregex_iterator one(page.begin(), page.end(), pattern), end; one != end; ++one) {
    const std::smatch& match = *one;
    tags.push_back({match[2], match[3], match[1].length() > 0, match[4].length() > 0 || no_end.count(match[2]) > 0});
  }
  return tags;
}

TEST(RenderHtml, ClosesEveryTagInOrder) {
  std::vector<std::string> open;
  for (const Tag& tag : TagsOf(Written(SampleDocument()))) {
    if (tag.empty) continue;
    if (!tag.closes) {
      open.push_back(tag.name);
      continue;
    }
    ASSERT_FALSE(open.empty()) << tag.name;
    ASSERT_EQ(open.back(), tag.name);
    open.pop_back();
  }
  EXPECT_TRUE(open.empty());
}

TEST(RenderHtml, ShowsEveryCellExactlyAsItIs) {
  const v1::ReportDocument document = SampleDocument();
  const std::string html = Written(document);
  for (const std::string& text : CellTexts(document)) {
    EXPECT_TRUE(html.find(absl::StrCat(">", Escaped(text), "</td>")) != std::string::npos ||
                html.find(absl::StrCat(">", Escaped(text), "</th>")) != std::string::npos)
        << text;
  }
}

TEST(RenderHtml, LetsNoTextBecomeMarkup) {
  static const std::set<std::string> ours = {
      "html", "head", "meta", "title", "style", "body", "a",    "div",    "p",     "strong",  "main",  "h1",
      "h2",   "dl",   "dt",   "dd",    "nav",   "ol",   "ul",   "li",     "table", "caption", "thead", "tbody",
      "tr",   "th",   "td",   "svg",   "desc",  "path", "rect", "circle", "text",  "tspan"};
  for (const Tag& tag : TagsOf(Written(SampleDocument()))) {
    EXPECT_EQ(ours.count(tag.name), 1U) << tag.name;
    EXPECT_THAT(tag.attributes, Not(HasSubstr(" on"))) << tag.name;
    EXPECT_THAT(tag.attributes, Not(HasSubstr("style="))) << tag.name;
  }
}

TEST(RenderHtml, AsksForNothingAndRunsNothing) {
  const std::string html = Written(SampleDocument());
  EXPECT_THAT(html, HasSubstr("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                              "'unsafe-inline'\">"));
  for (const Tag& tag : TagsOf(html)) {
    EXPECT_THAT(tag.attributes, Not(HasSubstr("src="))) << tag.name;
    if (tag.attributes.find("href=") != std::string::npos) {
      EXPECT_THAT(tag.attributes, HasSubstr("href=\"#"));
    }
  }
  const std::string styles = html.substr(html.find("<style>"), html.find("</style>") - html.find("<style>"));
  EXPECT_THAT(styles, Not(HasSubstr("url(")));
  EXPECT_THAT(styles, Not(HasSubstr("@import")));
}

TEST(RenderHtml, SaysWhatReadersAloudNeed) {
  const std::string html = Written(SampleDocument());
  EXPECT_THAT(html, HasSubstr("<html lang=\"en-GB\">"));
  EXPECT_THAT(html, HasSubstr("<a class=\"skip\" href=\"#main\">"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"col\" class=\"number\">Share</th>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">Outstanding</th>"));
  EXPECT_THAT(html, HasSubstr("<td class=\"number\">c</td>"));
  EXPECT_THAT(html, HasSubstr("<dt>Rubric</dt><dd>standard version 3</dd>"));
  int firsts = 0, tables = 0, captions = 0, regions = 0;
  std::set<std::string> ids;
  for (const Tag& tag : TagsOf(html)) {
    if (tag.closes) continue;
    firsts += tag.name == "h1";
    tables += tag.name == "table";
    captions += tag.name == "caption";
    regions += tag.attributes.find("tabindex=\"0\"") != std::string::npos;
    std::smatch id;
    if (std::regex_search(tag.attributes, id, std::regex(" id=\"([^\"]*)\""))) {
      EXPECT_TRUE(ids.insert(id[1]).second) << id[1];
    }
  }
  EXPECT_EQ(firsts, 1);
  EXPECT_EQ(tables, 6);
  EXPECT_EQ(captions, tables);
  EXPECT_EQ(regions, tables);
  for (const Tag& tag : TagsOf(html)) {
    std::smatch target;
    if (std::regex_search(tag.attributes, target, std::regex("(?:href=\"#|aria-labelledby=\")([^\" ]*)"))) {
      EXPECT_EQ(ids.count(target[1]), 1U) << target[1];
    }
  }
}

TEST(RenderHtml, DrawsEveryChartBeforeItsTable) {
  const std::string html = Written(SampleDocument());
  size_t at = 0;
  for (const char* title :
       {"Grades of the whole plan", "Whole plan, good or better", "Input of the agencies", "Agreement by criterion"}) {
    const size_t chart = html.find(absl::StrCat(">", title, "</title>"), at);
    ASSERT_NE(chart, std::string::npos) << title;
    at = html.find(absl::StrCat(">", title, "</caption>"), chart);
    ASSERT_NE(at, std::string::npos) << title;
  }
}

TEST(RenderHtml, SaysThatDataAreSyntheticOnlyWhereTheyAre) {
  v1::ReportDocument document = SampleDocument();
  EXPECT_THAT(Written(document), HasSubstr("<strong>Synthetic data</strong>"));
  EXPECT_THAT(Written(document), HasSubstr("(synthetic data)</title>"));
  document.set_synthetic(false);
  EXPECT_THAT(Written(document), Not(HasSubstr("ynthetic data")));
}

TEST(RenderHtml, SaysWhenATableIsEmpty) {
  EXPECT_THAT(Written(SampleDocument()), HasSubstr("<td colspan=\"2\">No figures.</td>"));
}

TEST(RenderHtml, WritesAnEmptyDocument) { EXPECT_THAT(Written({}), HasSubstr("</html>")); }

}  // namespace
}  // namespace ehcpqa::reports
