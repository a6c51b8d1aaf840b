// GetInsight and GetChange.
#include "services/insight/insight_service.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/audits/audit_service.h"
#include "services/cycles/sample_store.h"
#include "services/statistics/estimates.h"
#include "services/statistics/intervals.h"
#include "tests/services/insight/two_cycles.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class InsightServiceTest : public testing::Test {
 protected:
  // Only read here, so one is enough for all tests.
  static TwoCycles& area() {
    static TwoCycles one;
    return one;
  }
  static v1::GetInsightRequest Ask(const v1::Span& span, const std::vector<std::string>& subjects = {},
                                   const std::vector<v1::Measure>& measures = {}) {
    v1::GetInsightRequest request;
    *request.mutable_span() = span;
    for (const std::string& subject : subjects) request.add_subjects(subject);
    for (const v1::Measure measure : measures) request.add_measures(measure);
    return request;
  }
  static v1::GetChangeRequest AskChange(const v1::Span& before, const v1::Span& after, v1::Measure measure,
                                        const std::vector<std::string>& subjects) {
    v1::GetChangeRequest request;
    *request.mutable_before() = before;
    *request.mutable_after() = after;
    request.set_measure(measure);
    for (const std::string& subject : subjects) request.add_subjects(subject);
    return request;
  }
};

TEST_F(InsightServiceTest, GivesEveryMeasureOfEverySubject) {
  ASSERT_OK_AND_ASSIGN(const v1::Insight insight, area().Ask(GetInsight, Ask(SpanOf("2025q4"))));
  EXPECT_THAT(insight.span().cycles(), ElementsAre("cycles/2025q4"));
  EXPECT_EQ(insight.span().plans(), 6);
  EXPECT_EQ(insight.span().population(), 100);
  EXPECT_EQ(insight.span().rubric(), "rubrics/standard/versions/1");
  std::map<v1::Measure, int> figures;
  for (const v1::Figure& figure : insight.figures()) {
    ++figures[figure.measure()];
    EXPECT_EQ(figure.group(), "");
  }
  // Plan, 3 lenses, 5 agencies and 17 sections are graded; all but the plan have answers, and criteria and tags
  // besides.
  EXPECT_EQ(figures[v1::MEASURE_GOOD_OR_BETTER], 26);
  EXPECT_EQ(figures[v1::MEASURE_MEAN_SCORE], 26);
  EXPECT_EQ(figures[v1::MEASURE_LEGALLY_COMPLIANT], 26);
  EXPECT_GT(figures[v1::MEASURE_MET], 25 + 50);
  EXPECT_EQ(insight.figures(0).subject(), "plan");
  EXPECT_EQ(insight.figures(0).measure(), v1::MEASURE_GOOD_OR_BETTER);
  EXPECT_THAT(insight.notes(),
              Contains("Working figures: not disclosure-controlled, not for publication. Reports are."));
}

TEST_F(InsightServiceTest, GivesTheShareOfTheSampleWithItsInterval) {
  ASSERT_OK_AND_ASSIGN(const v1::Insight insight,
                       area().Ask(GetInsight, Ask(SpanOf("2025q4"), {"plan"}, {v1::MEASURE_GOOD_OR_BETTER})));
  ASSERT_THAT(insight.figures(), SizeIs(1));
  const v1::Estimate& estimate = insight.figures(0).estimate();
  EXPECT_EQ(estimate.n(), 6);
  EXPECT_EQ(estimate.count(), 5);
  EXPECT_EQ(estimate.population(), 100);
  EXPECT_NEAR(estimate.share(), 5 / 6.0, 1e-12);
  const auto by_hand = statistics::EstimateShare({{100, 6, 5}});
  const auto interval = statistics::DesignWilson(**by_hand);
  EXPECT_NEAR(estimate.low(), interval->low, 1e-12);
  EXPECT_NEAR(estimate.high(), interval->high, 1e-12);
  EXPECT_EQ(estimate.symbol(), "u") << "six plans";
}

TEST_F(InsightServiceTest, CountsCausesAndLegalFailures) {
  ASSERT_OK_AND_ASSIGN(const v1::Insight insight, area().Ask(GetInsight, Ask(SpanOf("2025q3"), {"plan"})));
  ASSERT_THAT(insight.causes(), testing::Not(IsEmpty()));
  for (const v1::CauseCount& cause : insight.causes()) EXPECT_EQ(cause.cause(), v1::CAUSE_ADVICE_LATE);
  for (int i = 1; i < insight.causes_size(); ++i) EXPECT_LE(insight.causes(i).count(), insight.causes(i - 1).count());
  ASSERT_THAT(insight.legal_failures(), testing::Not(IsEmpty()));
  for (const v1::LegalFailures& law : insight.legal_failures()) EXPECT_LE(law.plans(), 3) << law.section();
}

TEST_F(InsightServiceTest, GivesGroupsAfterAllPlans) {
  v1::GetInsightRequest request = Ask(SpanOf("2025q4"), {"plan"}, {v1::MEASURE_GOOD_OR_BETTER});
  request.set_dimension(v1::DIMENSION_NEED);
  ASSERT_OK_AND_ASSIGN(const v1::Insight insight, area().Ask(GetInsight, request));
  ASSERT_OK_AND_ASSIGN(const auto plans, area().Read([](storage::Snapshot& snapshot) {
    return cycles::ListAudits(snapshot, "2025q4", 0, 100);
  }));
  std::set<std::string> needs;
  for (const cycles::SamplePlan& plan : plans) needs.insert(plan.plan.need_primary);
  ASSERT_THAT(insight.figures(), SizeIs(static_cast<int>(needs.size()) + 1));
  EXPECT_EQ(insight.figures(0).group(), "");
  int n = 0;
  auto need = needs.begin();
  for (int i = 1; i < insight.figures_size(); ++i, ++need) {
    EXPECT_EQ(insight.figures(i).group(), *need);
    n += insight.figures(i).estimate().n();
  }
  EXPECT_EQ(n, insight.figures(0).estimate().n());
}

TEST_F(InsightServiceTest, TakesTheCyclesOfARollingYearTogether) {
  ASSERT_OK_AND_ASSIGN(const v1::Insight year,
                       area().Ask(GetInsight, Ask(SpanOf("2025q4", "", true), {"plan"}, {v1::MEASURE_GOOD_OR_BETTER})));
  EXPECT_THAT(year.span().cycles(), ElementsAre("cycles/2025q3", "cycles/2025q4"));
  EXPECT_EQ(year.span().plans(), 12);
  EXPECT_EQ(year.span().population(), 200);
  EXPECT_EQ(year.span().title(), "Quarter to 2025-09-30 to Last quarter of 2025 (2 cycles)");
  EXPECT_NEAR(year.figures(0).estimate().share(), 8 / 12.0, 1e-12);
  ASSERT_OK_AND_ASSIGN(const v1::Insight named,
                       area().Ask(GetInsight, Ask(SpanOf("2025q4", "2025q3"), {"plan"}, {v1::MEASURE_GOOD_OR_BETTER})));
  EXPECT_EQ(named.figures(0).SerializeAsString(), year.figures(0).SerializeAsString());
}

TEST_F(InsightServiceTest, RefusesWhatItDoesNotKnow) {
  const auto refused = [&](const v1::GetInsightRequest& request) { return area().Ask(GetInsight, request); };
  EXPECT_THAT(refused(Ask(SpanOf("2025q4"), {"section:Z"})), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(refused(Ask(SpanOf("2025q4"), {}, {v1::MEASURE_UNSPECIFIED})), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(refused(Ask(SpanOf("2024q4"))), FailsFor("NOT_FOUND"));
  EXPECT_THAT(refused(Ask(v1::Span())), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(refused(Ask(SpanOf("2025q3", "2025q4"))), FailsFor("FIELD_INVALID")) << "first and last change places";
  EXPECT_THAT(refused(Ask(SpanOf("2025q4", "2025q3", true))), FailsFor("FIELD_INVALID"));
  v1::GetInsightRequest request = Ask(SpanOf("2025q4"));
  request.set_dimension(static_cast<v1::Dimension>(99));
  EXPECT_THAT(refused(request), FailsFor("FIELD_INVALID"));
}

TEST_F(InsightServiceTest, ComparesTwoCycles) {
  ASSERT_OK_AND_ASSIGN(
      const v1::ChangeReport report,
      area().Ask(GetChange, AskChange(SpanOf("2025q3"), SpanOf("2025q4"), v1::MEASURE_GOOD_OR_BETTER, {"plan"})));
  ASSERT_THAT(report.changes(), SizeIs(1));
  const v1::Change& change = report.changes(0);
  EXPECT_EQ(change.before().count(), 3);
  EXPECT_EQ(change.after().count(), 5);
  EXPECT_NEAR(change.difference(), 2 / 6.0, 1e-12);
  EXPECT_EQ(change.verdict(), v1::CHANGE_VERDICT_NO_EVIDENCE);
  EXPECT_THAT(change.text(),
              testing::StartsWith("No evidence of change: 3 of 6 to 5 of 6, 6 plans each, range of the"));
  EXPECT_FALSE(change.has_adjusted_p());
  EXPECT_NEAR(change.within() + change.composition(), change.difference(), 1e-12);
  EXPECT_EQ(report.before().cycles(0), "cycles/2025q3");
  EXPECT_EQ(report.after().cycles(0), "cycles/2025q4");
  ASSERT_OK_AND_ASSIGN(
      const v1::ChangeReport sections,
      area().Ask(GetChange, AskChange(SpanOf("2025q3"), SpanOf("2025q4"), v1::MEASURE_GOOD_OR_BETTER, {"section"})));
  EXPECT_THAT(sections.changes(), SizeIs(17));
  EXPECT_THAT(sections.family(), HasSubstr("17 comparisons"));
}

TEST_F(InsightServiceTest, RefusesAComparisonThatIsNone) {
  const auto refused = [&](const v1::Span& before, const v1::Span& after, v1::Measure measure,
                           const std::vector<std::string>& subjects) {
    return area().Ask(GetChange, AskChange(before, after, measure, subjects));
  };
  const v1::Span q3 = SpanOf("2025q3"), q4 = SpanOf("2025q4"), year = SpanOf("2025q4", "", true);
  EXPECT_THAT(refused(q3, year, v1::MEASURE_GOOD_OR_BETTER, {"plan"}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(refused(q4, q4, v1::MEASURE_GOOD_OR_BETTER, {"plan"}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(refused(q3, q4, v1::MEASURE_GOOD_OR_BETTER, {}), FailsFor("FIELD_INVALID")) << "the family is declared";
  EXPECT_THAT(refused(q3, q4, v1::MEASURE_MET, {"plan"}), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(refused(q3, q4, v1::MEASURE_UNSPECIFIED, {"plan"}), FailsFor("FIELD_INVALID"));
}

TEST(InsightOfServices, IsOfThePlansThatAreDeclaredAsTheirs) {
  TwoCycles area;
  area.AddService("icb-health", "slt");
  area.AddService("notts-send", "ep");
  for (const std::string audit : {"2025q4/audits/2", "2025q4/audits/6", "2025q3/audits/1"}) {
    v1::DeclareConflictRequest request;
    request.mutable_conflict()->set_audit("cycles/" + audit);
    request.mutable_conflict()->set_service("agencies/icb-health/services/slt");
    request.mutable_conflict()->set_reason("Gave advice");
    ASSERT_OK(area.Write([&](storage::Transaction& transaction) {
      return audits::DeclareConflict(transaction, area.coordinator, request);
    }));
  }
  v1::GetInsightRequest request;
  *request.mutable_span() = SpanOf("2025q4", "2025q3");
  request.add_subjects("service");
  request.add_measures(v1::MEASURE_GOOD_OR_BETTER);
  ASSERT_OK_AND_ASSIGN(const v1::Insight insight, area.Ask(GetInsight, request));
  ASSERT_THAT(insight.figures(), SizeIs(1)) << "a service without a plan has no figures";
  EXPECT_EQ(insight.figures(0).subject(), "service:icb-health/slt");
  EXPECT_EQ(insight.figures(0).estimate().n(), 3);
  EXPECT_EQ(insight.figures(0).estimate().status(), v1::ESTIMATE_STATUS_WITHHELD);
  EXPECT_EQ(insight.figures(0).estimate().count(), 0);
  EXPECT_EQ(insight.figures(0).estimate().population(), 50) << "three of twelve plans, of 200";
  request.mutable_span()->clear_first();
  ASSERT_OK_AND_ASSIGN(const v1::Insight last, area.Ask(GetInsight, request));
  EXPECT_EQ(last.figures(0).estimate().n(), 2);
}

TEST(InsightOfChangingCycles, NamesCyclesOfAnotherRubricVersionAndDoesNotCompareThem) {
  TwoCycles area;
  area.ChangeRubric("2025q3");
  v1::GetInsightRequest year;
  *year.mutable_span() = SpanOf("2025q4", "", true);
  ASSERT_OK_AND_ASSIGN(const v1::Insight insight, area.Ask(GetInsight, year));
  EXPECT_THAT(insight.span().cycles(), ElementsAre("cycles/2025q4"));
  EXPECT_THAT(insight.span().left_out(), ElementsAre("cycles/2025q3: another rubric version"));
  EXPECT_THAT(insight.notes(), Contains("Left out: cycles/2025q3: another rubric version."));
  v1::GetChangeRequest change;
  *change.mutable_before() = SpanOf("2025q3");
  *change.mutable_after() = SpanOf("2025q4");
  change.set_measure(v1::MEASURE_GOOD_OR_BETTER);
  change.add_subjects("plan");
  EXPECT_THAT(area.Ask(GetChange, change), FailsFor("OTHER_RUBRIC"));
}

TEST(InsightOfChangingCycles, LooksAtACycleThatIsStillScoredByItself) {
  audits::RunningArea area;
  v1::GetInsightRequest request;
  *request.mutable_span() = SpanOf("2025q4");
  const auto ask = [&] {
    return area.Read([&](storage::Snapshot& snapshot) { return GetInsight(snapshot, area.coordinator, request); });
  };
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(audits::OpenCycle));
  EXPECT_THAT(ask(), FailsFor("SPAN_EMPTY"));
  for (const audits::Assessment& assessment : area.Assessments(1)) area.Finish(assessment);
  for (const audits::Assessment& assessment : area.Assessments(2)) area.Finish(assessment);
  ASSERT_OK_AND_ASSIGN(const v1::Insight insight, ask());
  EXPECT_EQ(insight.span().plans(), 2);
  EXPECT_THAT(insight.notes(),
              Contains("Only the 2 of 6 audits of Last quarter of 2025 count whose assessments are all in."));
}

}  // namespace
}  // namespace ehcpqa::insight
