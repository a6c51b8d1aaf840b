// ListTargets and SetTarget.
#include <cmath>
#include <string>

#include "gmock/gmock.h"
#include "services/insight/insight_service.h"
#include "tests/services/insight/two_cycles.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

class TargetTest : public testing::Test {
 protected:
  absl::StatusOr<v1::Target> Set(const std::string& subject, v1::Measure measure, double share, bool remove = false) {
    v1::SetTargetRequest request;
    request.mutable_target()->set_subject(subject);
    request.mutable_target()->set_measure(measure);
    request.mutable_target()->set_share(share);
    request.set_remove(remove);
    return area.Write(
        [&](storage::Transaction& transaction) { return SetTarget(transaction, area.coordinator, request); });
  }
  v1::ListTargetsResponse List() {
    return *area.Read([&](storage::Snapshot& snapshot) -> absl::StatusOr<v1::ListTargetsResponse> {
      return ListTargets(snapshot, area.coordinator, v1::ListTargetsRequest());
    });
  }

  TwoCycles area;
};

TEST_F(TargetTest, IsSetChangedAndRemovedAndEachIsInTheTrail) {
  ASSERT_OK(Set("plan", v1::MEASURE_GOOD_OR_BETTER, 0.8));
  ASSERT_OK(Set("section:F", v1::MEASURE_MET, 0.9));
  EXPECT_THAT(area.TrailActions(), Contains("target.set").Times(2));
  EXPECT_THAT(area.LastPayload("target.set"), HasSubstr("section:F"));
  ASSERT_OK(Set("plan", v1::MEASURE_GOOD_OR_BETTER, 0.85));
  ASSERT_THAT(List().targets(), SizeIs(2));
  EXPECT_EQ(List().targets(0).subject(), "plan");
  EXPECT_EQ(List().targets(0).share(), 0.85);
  EXPECT_EQ(List().targets(1).measure(), v1::MEASURE_MET);

  v1::GetTrendRequest trend;
  trend.set_subject("plan");
  trend.set_measure(v1::MEASURE_GOOD_OR_BETTER);
  EXPECT_EQ(area.Ask(GetTrend, trend)->target(), 0.85);

  ASSERT_OK(Set("plan", v1::MEASURE_GOOD_OR_BETTER, 0, true));
  EXPECT_THAT(List().targets(), SizeIs(1));
  EXPECT_THAT(area.TrailActions(), Contains("target.remove").Times(1));
  EXPECT_THAT(Set("plan", v1::MEASURE_GOOD_OR_BETTER, 0, true), FailsFor("NO_TARGET"));
  EXPECT_FALSE(area.Ask(GetTrend, trend)->has_target());
}

TEST_F(TargetTest, IsRefusedForWhatIsNoSingleSubjectAndForNoShare) {
  EXPECT_THAT(Set("section:Z", v1::MEASURE_MET, 0.8), FailsFor("FIELD_INVALID"));
  const auto kind = Set("section", v1::MEASURE_MET, 0.8);
  EXPECT_THAT(kind, FailsFor("FIELD_INVALID"));
  EXPECT_EQ(InfoOf(kind.status()).violations[0].field, "target.subject");
  EXPECT_THAT(Set("plan", v1::MEASURE_MET, 0.8), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Set("plan", v1::MEASURE_UNSPECIFIED, 0.8), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Set("plan", v1::MEASURE_GOOD_OR_BETTER, 80), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Set("plan", v1::MEASURE_GOOD_OR_BETTER, std::nan("")), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Set("", v1::MEASURE_GOOD_OR_BETTER, 0.8), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(List().targets(), IsEmpty());
  EXPECT_THAT(area.TrailActions(), testing::Not(Contains("target.set")));
}

TEST(TargetWithoutCycles, IsRefused) {
  audits::RunningArea area;
  v1::SetTargetRequest request;
  request.mutable_target()->set_subject("plan");
  request.mutable_target()->set_measure(v1::MEASURE_GOOD_OR_BETTER);
  request.mutable_target()->set_share(0.8);
  EXPECT_THAT(
      area.Write([&](storage::Transaction& transaction) { return SetTarget(transaction, area.coordinator, request); }),
      FailsFor("NO_CYCLES"));
}

}  // namespace
}  // namespace ehcpqa::insight
