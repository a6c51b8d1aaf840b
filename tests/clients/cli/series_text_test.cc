#include "clients/cli/series_text.h"

#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "tests/clients/cli/text_protos.h"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr char kPoints[] = R"(
  points { cycle: "cycles/2024q3" title: "Summer" window_end: "2024-09-30"
    estimate { n: 48 count: 28 population: 4800 share: 0.583 low: 0.442 high: 0.711 } }
  points { cycle: "cycles/2024q4" title: "Autumn" window_end: "2024-12-31" new_rubric: true rule: "Above UCL"
    type: "special_cause_improvement" estimate { n: 7 count: 6 population: 480 share: 0.9 low: 0.5 high: 1 } })";

v1::Trend Trend(const std::string& more) {
  return Parse<v1::Trend>(absl::StrCat(R"(subject: "plan" title: "Whole plan" measure: MEASURE_GOOD_OR_BETTER
                                          text: "Two cycles." left_out: "Spring: no plan has an answer" )",
                                       std::string(kPoints), more));
}

TEST(TrendText, BeginsWithWhatItShowsThenListsTheCycles) {
  const std::string text = TrendText(Trend(""), false);
  EXPECT_THAT(text, StartsWith("Good or better: Whole plan. Two cycles.\n"));
  for (const char* expected :
       {"2024q3  Summer  2024-09-30  58 % (44 to 71), n 48 of 4,800",
        "2024q4  Autumn  2024-12-31  6 of 7 plans                             special cause improvement: Above UCL  "
        "a new rubric version begins",
        "Cycles left out\n  Spring: no plan has an answer"}) {
    EXPECT_THAT(text, HasSubstr(expected)) << text;
  }
  EXPECT_THAT(text, Not(HasSubstr("Stretches")));
  EXPECT_THAT(text, Not(HasSubstr("Run chart")));
  ExpectOnlyWholeFigures(text);
}

TEST(TrendText, SaysTheLimitsOfAStretchAndItsRunChart) {
  const std::string text = TrendText(
      Trend(R"(segments { first: 0 end: 2 mean: 0.6 lower: -0.05 upper: 1.02 rubric: "rubrics/standard/versions/1" }
                         run_chart { median: 0.6 useful: 10 longest_run: 4 longest_run_limit: 6 crossings: 3 crossings_limit: 3 })"),
      false);
  EXPECT_THAT(text, HasSubstr("2024q3  2024q4       2  standard/1  60 % (-5 to 102)"));
  EXPECT_THAT(text, HasSubstr("longest run 4, at most 6 by chance; 3\ncrossings, at least 3 by chance: no signal."));
}

TEST(TrendText, IgnoresAStretchOutsideItsPoints) {
  EXPECT_THAT(TrendText(Trend("segments { first: 1 end: 9 mean: 0.6 }"), false), Not(HasSubstr("Stretches")));
}

TEST(ComparisonText, ListsUnitsAsTheyComeWithTheirPlaces) {
  const auto comparison = Parse<v1::Comparison>(R"(
    subject: "plan" title: "Whole plan" measure: MEASURE_LEGALLY_COMPLIANT text: "Two units."
    units { unit: "B" title: "Borough" n: 9 count: 4 place: FUNNEL_PLACE_INSIDE
      estimate { n: 9 count: 4 population: 900 share: 0.44 low: 0.2 high: 0.7 } }
    units { unit: "C" title: "City" n: 40 count: 4 place: FUNNEL_PLACE_OUTSIDE_998
      estimate { n: 40 count: 4 population: 1000 share: 0.1 low: 0.04 high: 0.23 } }
    left_out: "District D: no plan" span { title: "Autumn" plans: 49 population: 1900 })");
  const std::string text = ComparisonText(comparison, false);
  EXPECT_THAT(text, StartsWith("Legally compliant: Whole plan. Two units.\n"));
  EXPECT_THAT(text, HasSubstr("B     Borough  4 of 9 plans         4 of 9 plans                            inside\n"));
  EXPECT_THAT(text, HasSubstr("C     City     4 of 40 plans        10 % (4 to 23), n 40 of 1,000           outside the "
                              "99.8 % limits, below\n"));
  EXPECT_THAT(text, HasSubstr("Units left out\n  District D: no plan"));
}

}  // namespace
}  // namespace ehcpqa::cli
