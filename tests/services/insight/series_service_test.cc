// GetTrend and GetComparison.
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/insight/insight_service.h"
#include "tests/services/insight/two_cycles.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class SeriesServiceTest : public testing::Test {
 protected:
  static TwoCycles& area() {
    static TwoCycles one;
    return one;
  }
  static absl::StatusOr<v1::Trend> Trend(const std::string& subject, v1::Measure measure, const std::string& last = "",
                                         int points = 0) {
    v1::GetTrendRequest request;
    request.set_subject(subject);
    request.set_measure(measure);
    request.set_last(last);
    request.set_points(points);
    return area().Ask(GetTrend, request);
  }
  static absl::StatusOr<v1::Comparison> Compare(const std::string& subject, v1::Measure measure,
                                                v1::Dimension dimension) {
    v1::GetComparisonRequest request;
    *request.mutable_span() = SpanOf("2025q4", "", true);
    request.set_subject(subject);
    request.set_measure(measure);
    request.set_dimension(dimension);
    return area().Ask(GetComparison, request);
  }
};

TEST_F(SeriesServiceTest, GivesAFigureCycleByCycle) {
  ASSERT_OK_AND_ASSIGN(const v1::Trend trend, Trend("plan", v1::MEASURE_GOOD_OR_BETTER));
  ASSERT_THAT(trend.points(), SizeIs(2));
  EXPECT_EQ(trend.points(0).cycle(), "cycles/2025q3");
  EXPECT_EQ(trend.points(0).estimate().count(), 3);
  EXPECT_EQ(trend.points(1).window_end(), "2025-12-31");
  EXPECT_EQ(trend.points(1).estimate().count(), 5);
  EXPECT_EQ(trend.view(), v1::SERIES_VIEW_POINTS_ONLY);
  EXPECT_THAT(trend.segments(), IsEmpty());
  EXPECT_FALSE(trend.has_target());
  EXPECT_EQ(trend.title(), "Whole plan");
}

TEST_F(SeriesServiceTest, EndsWithTheCycleThatIsAskedFor) {
  EXPECT_THAT(Trend("plan", v1::MEASURE_GOOD_OR_BETTER, "cycles/2025q3")->points(), SizeIs(1));
  EXPECT_EQ(Trend("plan", v1::MEASURE_GOOD_OR_BETTER, "", 1)->points(0).cycle(), "cycles/2025q4");
  EXPECT_THAT(Trend("plan", v1::MEASURE_GOOD_OR_BETTER, "cycles/2024q1"), FailsFor("NOT_FOUND"));
  EXPECT_THAT(Trend("plan", v1::MEASURE_GOOD_OR_BETTER, "", 201), FailsFor("FIELD_INVALID"));
}

TEST_F(SeriesServiceTest, RefusesASubjectOrAMeasureThatThereIsNot) {
  EXPECT_THAT(Trend("section", v1::MEASURE_GOOD_OR_BETTER), FailsFor("FIELD_INVALID")) << "a kind is no subject";
  EXPECT_THAT(Trend("criterion:Q1", v1::MEASURE_MET), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Trend("criterion:F1", v1::MEASURE_GOOD_OR_BETTER), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Trend("plan", v1::MEASURE_UNSPECIFIED), FailsFor("FIELD_INVALID"));
}

TEST_F(SeriesServiceTest, ComparesAgenciesByNameOnTheirOwnInput) {
  ASSERT_OK_AND_ASSIGN(const v1::Comparison comparison,
                       Compare("", v1::MEASURE_GOOD_OR_BETTER, v1::DIMENSION_UNSPECIFIED));
  std::vector<std::string> units;
  for (const v1::FunnelUnit& unit : comparison.units()) {
    units.push_back(unit.unit());
    EXPECT_EQ(unit.n(), 12) << unit.unit();
  }
  EXPECT_THAT(units, ElementsAre("agency:icb-health", "agency:notts-care"));
  // The register is of 891 alone, so the agencies of 892 have no plan; of four plans marked twice nothing is settled in
  // education.
  EXPECT_THAT(comparison.left_out(),
              ElementsAre("city-care: no plan with an answer", "city-send: no plan with an answer",
                          "notts-send: 8 plans, too few to compare"));
  EXPECT_EQ(comparison.tau2(), 0);
  EXPECT_FALSE(comparison.limits().empty());
}

TEST_F(SeriesServiceTest, ComparesGroupsOfPlansThatAreNotTooSmall) {
  ASSERT_OK_AND_ASSIGN(const v1::Comparison authorities, Compare("plan", v1::MEASURE_GOOD_OR_BETTER, v1::DIMENSION_LA));
  ASSERT_THAT(authorities.units(), SizeIs(1));
  EXPECT_EQ(authorities.units(0).unit(), "891");
  EXPECT_EQ(authorities.units(0).n(), 12);
  EXPECT_EQ(authorities.units(0).count(), 8);
  ASSERT_OK_AND_ASSIGN(const v1::Comparison stages, Compare("criterion:F1", v1::MEASURE_MET, v1::DIMENSION_KEY_STAGE));
  EXPECT_THAT(stages.units(), IsEmpty());
  for (const std::string& left_out : stages.left_out()) EXPECT_THAT(left_out, HasSubstr("too few to compare"));
}

TEST_F(SeriesServiceTest, ComparesServicesWhereThereAreAny) {
  EXPECT_EQ(Compare("agency", v1::MEASURE_GOOD_OR_BETTER, v1::DIMENSION_UNSPECIFIED)->units_size(), 2);
  ASSERT_OK_AND_ASSIGN(const v1::Comparison services,
                       Compare("service", v1::MEASURE_GOOD_OR_BETTER, v1::DIMENSION_UNSPECIFIED));
  EXPECT_EQ(services.title(), "Input of the services");
  EXPECT_THAT(services.units(), IsEmpty());
}

TEST_F(SeriesServiceTest, RefusesFunnelsThatWouldBeWrong) {
  EXPECT_THAT(Compare("plan", v1::MEASURE_MEAN_SCORE, v1::DIMENSION_NEED), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Compare("section:F", v1::MEASURE_MET, v1::DIMENSION_NEED), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Compare("", v1::MEASURE_MET, v1::DIMENSION_UNSPECIFIED), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Compare("lens:health", v1::MEASURE_GOOD_OR_BETTER, v1::DIMENSION_UNSPECIFIED), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Compare("nothing", v1::MEASURE_GOOD_OR_BETTER, v1::DIMENSION_NEED), FailsFor("FIELD_INVALID"));
}

TEST(TrendOfChangingCycles, TakesMarkedCyclesAndBeginsAnewWithANewRubric) {
  TwoCycles area;
  area.ChangeRubric("2025q4");
  area.AddCycle("2026q1", "2026-01-01", "2026-03-31");
  v1::GetTrendRequest request;
  request.set_subject("plan");
  request.set_measure(v1::MEASURE_GOOD_OR_BETTER);
  ASSERT_OK_AND_ASSIGN(const v1::Trend trend, area.Ask(GetTrend, request));
  ASSERT_THAT(trend.points(), SizeIs(2)) << "2026q1 is only sampled";
  EXPECT_FALSE(trend.points(0).new_rubric());
  EXPECT_TRUE(trend.points(1).new_rubric());
  EXPECT_THAT(trend.text(), HasSubstr("The rubric changed with Last quarter of 2025"));
  request.set_last("cycles/2026q1");
  EXPECT_THAT(area.Ask(GetTrend, request), FailsFor("CYCLE_NOT_MARKED"));
}

TEST(TrendOfChangingCycles, IsRefusedBeforeThereIsACycle) {
  audits::RunningArea area;
  v1::GetTrendRequest request;
  request.set_subject("plan");
  request.set_measure(v1::MEASURE_GOOD_OR_BETTER);
  EXPECT_THAT(area.Read([&](storage::Snapshot& snapshot) { return GetTrend(snapshot, area.coordinator, request); }),
              FailsFor("NO_CYCLES"));
}

}  // namespace
}  // namespace ehcpqa::insight
