#include "clients/text/figure_text.h"

#include "google/protobuf/text_format.h"
#include "gtest/gtest.h"

namespace ehcpqa::text {
namespace {

template <typename Message>
Message Parse(const std::string& text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}
v1::Figure Figure(const std::string& text) { return Parse<v1::Figure>(text); }

TEST(FigureText, SaysASharePlansAndRange) {
  EXPECT_EQ(FigureText(Figure(R"(subject: "plan" measure: MEASURE_GOOD_OR_BETTER answers: 48
                                 estimate { n: 48 count: 28 population: 4800 share: 0.583 low: 0.442 high: 0.711 })")),
            "58 % (44 to 71), n 48 of 4,800");
}

TEST(FigureText, SaysAMeanScoreOfAHundred) {
  EXPECT_EQ(FigureText(Figure(R"(subject: "plan" measure: MEASURE_MEAN_SCORE answers: 48
                                 estimate { n: 48 population: 4800 share: 0.714 low: 0.66 high: 0.768 symbol: "u" })")),
            "71.4 of 100 (66.0 to 76.8), n 48 of 4,800, unreliable");
}

TEST(FigureText, ShowsOnlyCountsBelowTenPlans) {
  EXPECT_EQ(FigureText(Figure(R"(subject: "plan" measure: MEASURE_MEAN_SCORE answers: 9
                                 estimate { n: 9 population: 4800 share: 0.714 low: 0.66 high: 0.768 })")),
            "9 plans, too few for a mean score");
  EXPECT_EQ(FigureText(Figure(R"(subject: "criterion:F3" measure: MEASURE_MET answers: 9
                                 estimate { n: 9 count: 3 population: 4800 share: 0.3 low: 0.1 high: 0.6 })")),
            "3 of 9 plans");
  EXPECT_EQ(FigureText(Figure(R"(subject: "section:F" measure: MEASURE_MET answers: 20
                                 estimate { n: 7 count: 12 population: 4800 share: 0.6 low: 0.4 high: 0.8 })")),
            "12 of 20 answers on 7 plans");
}

TEST(FigureText, NeverTakesAnswersForPlans) {
  const auto estimate = Parse<v1::Estimate>("n: 7 count: 12 population: 4800 share: 0.6 low: 0.4 high: 0.8");
  EXPECT_EQ(FigureText(estimate, "section:F", v1::MEASURE_MET), "7 plans, too few for a share");
  EXPECT_EQ(FigureText(estimate, "tag:voice", v1::MEASURE_MET), "7 plans, too few for a share");
}

TEST(FigureText, SaysWhyThereIsNoInterval) {
  EXPECT_EQ(FigureText(Figure(R"(subject: "section:F" measure: MEASURE_MET answers: 200
                                 estimate { n: 48 count: 90 status: ESTIMATE_STATUS_LONELY_PLAN share: 0.45 })")),
            "90 of 200 answers on 48 plans; no interval: a stratum has one audited plan only");
  EXPECT_EQ(FigureText(Figure(R"(subject: "plan" measure: MEASURE_MEAN_SCORE
                                 estimate { n: 48 status: ESTIMATE_STATUS_LONELY_PLAN share: 0.45 })")),
            "48 plans; no interval: a stratum has one audited plan only");
  EXPECT_EQ(FigureText(Figure(R"(subject: "tag:x" measure: MEASURE_MET estimate { status: ESTIMATE_STATUS_NO_DATA })")),
            "no plan has an answer");
}

TEST(DifferenceText, SaysPointsWithTheirRange) {
  const auto change = Parse<v1::Change>(
      "before { n: 48 } after { n: 47 } difference: 0.094 low: -0.105 high: 0.281 verdict: CHANGE_VERDICT_NO_EVIDENCE");
  EXPECT_EQ(DifferenceText(change, v1::MEASURE_MET), "+9 points (-11 to +28)");
  EXPECT_EQ(DifferenceText(change, v1::MEASURE_MEAN_SCORE), "+9.4 of 100 (-10.5 to +28.1)");
}

TEST(DifferenceText, IsEmptyWhereNothingCanBeTold) {
  EXPECT_EQ(DifferenceText(Parse<v1::Change>("before { n: 48 } after { n: 47 } verdict: CHANGE_VERDICT_CANNOT_TELL"),
                           v1::MEASURE_MET),
            "");
  EXPECT_EQ(DifferenceText(Parse<v1::Change>("before { n: 9 } after { n: 47 } verdict: CHANGE_VERDICT_HIGHER"),
                           v1::MEASURE_MET),
            "");
}

TEST(FigureText, SaysThatAFigureIsWithheld) {
  const auto estimate = Parse<v1::Estimate>("n: 4 population: 90 status: ESTIMATE_STATUS_WITHHELD");
  for (const v1::Measure measure : {v1::MEASURE_GOOD_OR_BETTER, v1::MEASURE_MET, v1::MEASURE_MEAN_SCORE}) {
    v1::Figure figure;
    figure.set_subject("service:icb/slt");
    figure.set_measure(measure);
    *figure.mutable_estimate() = estimate;
    EXPECT_EQ(FigureText(figure), "withheld: 4 of the ten plans that a service needs");
    EXPECT_EQ(FigureText(estimate, "service:icb/slt", measure), FigureText(figure));
  }
}

TEST(CoefficientText, SaysTheRangeOrWhyThereIsNone) {
  EXPECT_EQ(CoefficientText(Parse<v1::Coefficient>("value: 0.714 low: 0.55 high: 0.826")), "0.71 (0.55 to 0.83)");
  EXPECT_EQ(CoefficientText(Parse<v1::Coefficient>("value: -0.004 low: -0.127 high: 0.12")), "0.00 (-0.13 to 0.12)");
  EXPECT_EQ(CoefficientText(Parse<v1::Coefficient>("value: 1 undefined: 'no_disagreement'")),
            "no range: no disagreement");
  EXPECT_EQ(CoefficientText(Parse<v1::Coefficient>("undefined: 'undefined_no_variation'")), "no variation");
}

TEST(PText, DoesNotSayThatPIsNothing) {
  EXPECT_EQ(PText(0.0342), "0.034");
  EXPECT_EQ(PText(0.00049), "below 0.001");
}

}  // namespace
}  // namespace ehcpqa::text
