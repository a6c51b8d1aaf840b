// Requests that the commands of insight make.
#include "clients/api/insight_methods.h"
#include "gmock/gmock.h"
#include "nlohmann/json.hpp"
#include "tests/clients/cli/run_fixture.h"
#include "tests/clients/cli/text_protos.h"

namespace ehcpqa::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

class InsightRunTest : public RunFixture {
 protected:
  InsightRunTest() { server_.AnswerAll(); }
};

TEST_F(InsightRunTest, AsksForTheSpanGroupsSubjectsAndMeasures) {
  EXPECT_EQ(
      RunLine("ehcpqa insight summary 2024q4 --first 2023q1 --by plan-kind --subject plan,section:F --subject tag "
              "--measure good,score"),
      0)
      << terminal_.err();
  const auto request = LastRequest<v1::GetInsightRequest>();
  EXPECT_EQ(request.span().last(), "cycles/2024q4");
  EXPECT_EQ(request.span().first(), "cycles/2023q1");
  EXPECT_FALSE(request.span().rolling());
  EXPECT_EQ(request.dimension(), v1::DIMENSION_PLAN_KIND);
  EXPECT_THAT(request.subjects(), ElementsAre("plan", "section:F", "tag"));
  EXPECT_THAT(request.measures(), ElementsAre(v1::MEASURE_GOOD_OR_BETTER, v1::MEASURE_MEAN_SCORE));
}

TEST_F(InsightRunTest, RefusesTwoWaysToSayOneSpan) {
  EXPECT_EQ(RunLine("ehcpqa insight agreement 2024q4 --first 2023q1 --rolling"), 2);
  EXPECT_THAT(server_.calls(), IsEmpty());
}

TEST_F(InsightRunTest, ChoosesTheMeasureThatIsAskedOfASubjectMost) {
  EXPECT_EQ(RunLine("ehcpqa insight trend plan"), 0);
  EXPECT_EQ(LastRequest<v1::GetTrendRequest>().measure(), v1::MEASURE_GOOD_OR_BETTER);
  EXPECT_EQ(RunLine("ehcpqa insight trend criterion:F3 --last 2024q4 --points 8"), 0);
  EXPECT_EQ(LastRequest<v1::GetTrendRequest>().measure(), v1::MEASURE_MET);
  EXPECT_EQ(LastRequest<v1::GetTrendRequest>().last(), "cycles/2024q4");
  EXPECT_EQ(LastRequest<v1::GetTrendRequest>().points(), 8);
  EXPECT_EQ(RunLine("ehcpqa insight trend criterion:F3 --measure legal"), 0);
  EXPECT_EQ(LastRequest<v1::GetTrendRequest>().measure(), v1::MEASURE_LEGALLY_COMPLIANT);
}

TEST_F(InsightRunTest, ComparesTwoSpans) {
  EXPECT_EQ(RunLine("ehcpqa insight change 2023q4 2024q4 --rolling --subject criterion --measure met"), 0);
  const auto request = LastRequest<v1::GetChangeRequest>();
  EXPECT_EQ(request.before().last(), "cycles/2023q4");
  EXPECT_EQ(request.after().last(), "cycles/2024q4");
  EXPECT_TRUE(request.before().rolling());
  EXPECT_TRUE(request.after().rolling());
  EXPECT_THAT(request.subjects(), ElementsAre("criterion"));
  EXPECT_EQ(RunLine("ehcpqa insight change 2023q4 2024q4"), 2);  // No family, no comparison.
}

TEST_F(InsightRunTest, ComparesTheAgenciesUnlessGroupsAreNamed) {
  EXPECT_EQ(RunLine("ehcpqa insight funnel 2024q4 --rolling"), 0);
  EXPECT_EQ(LastRequest<v1::GetComparisonRequest>().dimension(), v1::DIMENSION_UNSPECIFIED);
  EXPECT_TRUE(LastRequest<v1::GetComparisonRequest>().span().rolling());
  EXPECT_EQ(RunLine("ehcpqa insight funnel 2024q4 --by need --subject criterion:F3"), 0);
  EXPECT_EQ(LastRequest<v1::GetComparisonRequest>().dimension(), v1::DIMENSION_NEED);
  EXPECT_EQ(LastRequest<v1::GetComparisonRequest>().measure(), v1::MEASURE_MET);
}

TEST_F(InsightRunTest, AsksForAgreementAndLeniencyOfASpan) {
  EXPECT_EQ(RunLine("ehcpqa insight agreement 2024q4 --rolling"), 0);
  EXPECT_TRUE(LastRequest<v1::GetMarkingAgreementRequest>().span().rolling());
  EXPECT_EQ(RunLine("ehcpqa insight leniency 2024q4 --first 2024q1"), 0);
  EXPECT_EQ(LastRequest<v1::GetLeniencyRequest>().span().first(), "cycles/2024q1");
}

TEST_F(InsightRunTest, SetsAndRemovesATarget) {
  EXPECT_EQ(RunLine("ehcpqa insight set-target plan --measure good --share 0.8"), 0) << terminal_.err();
  EXPECT_EQ(LastRequest<v1::SetTargetRequest>().target().share(), 0.8);
  EXPECT_FALSE(LastRequest<v1::SetTargetRequest>().remove());
  EXPECT_EQ(RunLine("ehcpqa insight set-target plan --measure good --remove"), 0);
  EXPECT_TRUE(LastRequest<v1::SetTargetRequest>().remove());
  const size_t calls = server_.calls().size();
  for (const char* wrong : {"--share 80", "--share -0.1", "--share nan", "--share x", "", "--share 0.8 --remove"}) {
    EXPECT_EQ(RunLine(std::string("ehcpqa insight set-target plan --measure good ") + wrong), 2) << wrong;
  }
  EXPECT_EQ(server_.calls().size(), calls);
}

TEST_F(InsightRunTest, WritesFiguresForSpreadsheetsAndPrograms) {
  server_.Reply(api::kGetInsight, Parse<v1::Insight>(R"(figures { subject: "plan" measure: MEASURE_MET answers: 4
                                                         estimate { n: 48 count: 28 share: 0.583 } })"));
  EXPECT_EQ(RunLine("ehcpqa insight summary 2024q4 --output csv"), 0);
  EXPECT_THAT(terminal_.out(), StartsWith("subject,title,measure,group,answers,estimate.status,estimate.n,"));
  EXPECT_THAT(terminal_.out(), HasSubstr("\nplan,,met,,4,ok,48,28,0,0.583,"));
  EXPECT_EQ(RunLine("ehcpqa insight summary 2024q4 --output json"), 0);
  EXPECT_EQ(nlohmann::json::parse(terminal_.out())["figures"][0]["estimate"]["n"], 48);
}

TEST_F(InsightRunTest, ListsTargetsInPerCent) {
  server_.Reply(api::kListTargets, Parse<v1::ListTargetsResponse>(
                                       "targets { subject: 'plan' measure: MEASURE_GOOD_OR_BETTER share: 0.8 }"));
  EXPECT_EQ(RunLine("ehcpqa insight targets"), 0);
  EXPECT_THAT(terminal_.out(), HasSubstr("plan     Good or better  80 %"));
}

}  // namespace
}  // namespace ehcpqa::cli
