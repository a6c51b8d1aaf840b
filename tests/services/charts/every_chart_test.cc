// What holds for every chart, whatever it is given.
#include <functional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/charts/agreement_chart.h"
#include "services/charts/funnel_chart.h"
#include "services/charts/grade_chart.h"
#include "services/charts/trend_chart.h"
#include "tests/services/charts/svg_reader.h"

namespace ehcpqa::charts {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kHostile[] =
    "</title></svg><script>alert('1')</script><style>*{}</style>\" onload=\"x\" style=\"a\" &amp; \x01\xFF {{TITLE}}";

// Every text of every chart is `text` and a number.
struct Charts {
  GradeChart grades;
  TrendChart trend;
  FunnelChart funnel;
  AgreementChart agreement;
};

Charts Filled(const std::string& text, int rows) {
  Charts all;
  const auto words = [&](int i) { return absl::StrCat(text, " ", i); };
  const Caption caption = {text, words(1), words(2)};
  all.grades.caption = all.trend.caption = all.funnel.caption = all.agreement.caption = caption;
  all.grades.axis_title = all.trend.x_title = all.trend.y_title = all.funnel.x_title = all.funnel.y_title = text;
  all.funnel.target_name = text;
  all.trend.target = all.funnel.target = 0.6;
  for (int i = 0; i < rows; ++i) {
    const double share = 0.2 + 0.6 * (i % 5) / 5;
    all.grades.subjects.push_back({words(i),
                                   {{words(i), share, share - 0.1, share + 0.1, words(i)},
                                    {words(i), share, share - 0.1, share + 0.1},
                                    {words(i), {}, {}, {}, words(i)}}});
    all.trend.points.push_back({words(i), share, share - 0.1, share + 0.1, i % 3 == 0 ? words(i) : "",
                                static_cast<Signal>(i % 3), static_cast<Meaning>(i % 2)});
    if (i % 4 == 2) all.trend.points.back().share.reset();
    all.funnel.units.push_back({words(i), 3.0 + 2 * i, share, words(i), static_cast<FunnelChart::Place>(i % 3)});
    all.funnel.units.push_back({words(i), {}, {}, words(i)});
    all.funnel.limits.push_back(
        {1.0 + 3 * i, 0.5 - 0.4 / (i + 1), 0.6 + 0.3 / (i + 1), 0.5 - 0.5 / (i + 1), 0.6 + 0.4 / (i + 1)});
    all.agreement.criteria.push_back({words(i), share, share - 0.1, share - 0.3, share + 0.1, words(i)});
    all.agreement.criteria.push_back({words(i), {}, {}, {}, {}, words(i)});
  }
  const auto end = static_cast<size_t>(rows);
  all.trend.segments = {{0, end / 2, 0.5, 0.2, 0.8, 0.3, 0.7, ""}, {end / 2, end, 0.6, 0.3, 0.9, {}, {}, text}};
  return all;
}

// Every chart in both layouts.
std::vector<std::string> DrawAll(const Charts& all) {
  std::vector<std::string> drawn;
  for (const Layout layout : {Layout::kWide, Layout::kNarrow}) {
    drawn.push_back(Draw(all.grades, layout));
    drawn.push_back(Draw(all.trend, layout));
    drawn.push_back(Draw(all.funnel, layout));
    drawn.push_back(Draw(all.agreement, layout));
  }
  return drawn;
}

constexpr char kLong[] =
    "A very long text of many words about the special educational provision that is specified and quantified in the "
    "plan, which nobody could show on one line of any page, and which goes on and on and on and on and on and on and "
    "on";
const char* const kTexts[] = {"A",
                              "Rubric version",
                              kHostile,
                              kLong,
                              "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochwithoutanyspacewhatsoever",
                              "特別支援教育計画の質"};

TEST(EveryChart, IsWellFormedAndHasATitleAndADescriptionThatItsLabelNames) {
  for (const std::string text : kTexts) {
    for (const int rows : {1, 2, 12, 40}) {
      for (const std::string& drawn : DrawAll(Filled(text, rows))) {
        const Svg svg(drawn);
        ASSERT_FALSE(svg.elements().empty());
        const Element& root = svg.elements()[0];
        EXPECT_EQ(root.name, "svg");
        EXPECT_EQ(root.attributes.at("role"), "img");
        EXPECT_TRUE(root.HasClass("chart"));
        ASSERT_EQ(svg.Named("title").size(), 1u);
        ASSERT_EQ(svg.Named("desc").size(), 1u);
        const Element title = svg.Named("title")[0], description = svg.Named("desc")[0];
        EXPECT_EQ(root.attributes.at("aria-labelledby"),
                  absl::StrCat(title.attributes.at("id"), " ", description.attributes.at("id")));
        EXPECT_THAT(title.text, testing::EndsWith(" 1"));
        EXPECT_THAT(description.text, testing::EndsWith(" 2"));
      }
    }
  }
}

TEST(EveryChart, TextsStayApartFromEachOtherAndInsideTheDrawing) {
  for (const std::string text : kTexts) {
    for (const int rows : {1, 2, 7, 12, 40}) {
      for (const std::string& drawn : DrawAll(Filled(text, rows))) {
        const Svg svg(drawn);
        const auto boxes = svg.Boxes();
        SCOPED_TRACE(absl::StrCat(text, ", ", rows, " rows: ", drawn.substr(0, 200)));
        for (size_t i = 0; i < boxes.size(); ++i) {
          EXPECT_GE(boxes[i].left, -0.5) << boxes[i].text;
          EXPECT_LE(boxes[i].right, svg.width() + 0.5) << boxes[i].text;
          EXPECT_GE(boxes[i].top, 0) << boxes[i].text;
          EXPECT_LE(boxes[i].bottom, svg.height()) << boxes[i].text;
          for (size_t j = 0; j < i; ++j) {
            const bool meet = boxes[i].left < boxes[j].right - 0.5 && boxes[j].left < boxes[i].right - 0.5 &&
                              boxes[i].top < boxes[j].bottom - 0.5 && boxes[j].top < boxes[i].bottom - 0.5;
            EXPECT_FALSE(meet) << boxes[i].text << " covers " << boxes[j].text;
          }
        }
      }
    }
  }
}

TEST(EveryChart, HoldsNothingThatAStrictPageRefuses) {
  for (const std::string& drawn : DrawAll(Filled(kHostile, 4))) {
    const Svg svg(drawn);
    for (const Element& element : svg.elements()) {
      EXPECT_THAT(element.name, testing::AnyOf("svg", "title", "desc", "path", "rect", "circle", "text", "tspan"));
      for (const auto& [name, value] : element.attributes) {
        EXPECT_NE(name, "style");
        EXPECT_THAT(name, Not(StartsWith("on")));
        EXPECT_THAT(name, Not(HasSubstr("href")));
      }
    }
    EXPECT_THAT(drawn, Not(HasSubstr("<script")));
    EXPECT_THAT(drawn, Not(HasSubstr("<style")));
  }
}

TEST(EveryChart, SaysTextsThatLookLikeMarkupAsTheyAre) {
  const Svg svg(Draw(Filled("<b>&amp;\"'</b>", 1).grades));
  EXPECT_EQ(svg.Named("title").at(0).text, "<b>&amp;\"'</b> 1");
}

TEST(EveryChart, IsTheSameForTheSameValues) {
  EXPECT_EQ(DrawAll(Filled("Rubric version", 12)), DrawAll(Filled("Rubric version", 12)));
}

TEST(EveryChart, HasNoSmallText) {
  for (const std::string& drawn : DrawAll(Filled("Rubric version", 12))) {
    for (const Element& text : Svg(drawn).Named("text")) EXPECT_GE(text.Number("font-size"), 12);
  }
}

TEST(EveryChart, ForScreensHoldsBothLayoutsWithIdsOfTheirOwn) {
  const Svg svg(DrawForScreens(Filled("A", 3).trend));
  EXPECT_EQ(svg.elements().at(0).name, "div");
  EXPECT_EQ(svg.OfClass("chart--wide").size(), 1u);
  EXPECT_EQ(svg.OfClass("chart--narrow").size(), 1u);
  std::vector<std::string> ids;
  for (const Element& element : svg.elements()) {
    if (element.attributes.contains("id")) ids.push_back(element.attributes.at("id"));
  }
  EXPECT_THAT(ids, testing::ElementsAre("A-title", "A-desc", "A-narrow-title", "A-narrow-desc"));
}

TEST(EveryChart, StylesKnowEveryLineAndMarkForForcedColours) {
  const std::string styles(ChartStyles());
  const std::string forced = styles.substr(styles.find("forced-colors"));
  for (const std::string& drawn : DrawAll(Filled("A", 12))) {
    const Svg svg(drawn);
    for (const Element& element : svg.elements()) {
      if (element.name == "path" || element.name == "rect" || element.name == "circle") {
        const std::string name = element.attributes.at("class");
        EXPECT_THAT(forced, HasSubstr(absl::StrCat(".", name.substr(0, name.find(' '))))) << name;
      }
    }
  }
}

}  // namespace
}  // namespace ehcpqa::charts
