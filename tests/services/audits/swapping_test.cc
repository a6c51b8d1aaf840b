// SwapPlan.
#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/audits/running_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char kWhy[] = "The amended final is not issued.";

TEST(SwappingTest, TakesTheNextReserveAndNumbersItBehindTheLast) {
  RunningArea area;
  const auto before = area.Sample(kId, true);
  const auto reserve = std::find_if(before.begin(), before.end(),
                                    [](const auto& plan) { return plan.status() == v1::SAMPLE_STATUS_RESERVE; });
  ASSERT_OK_AND_ASSIGN(const auto swap, area.Swap(2, kWhy));
  EXPECT_EQ(swap.swapped_out().audit(), "cycles/2025q4/audits/2");
  EXPECT_EQ(swap.swapped_out().status(), v1::SAMPLE_STATUS_SWAPPED_OUT);
  EXPECT_EQ(swap.swapped_out().swap_reason(), kWhy);
  EXPECT_EQ(swap.substitute().plan_ref(), reserve->plan_ref());
  EXPECT_EQ(swap.substitute().audit(), "cycles/2025q4/audits/7");
  EXPECT_EQ(swap.substitute().status(), v1::SAMPLE_STATUS_SUBSTITUTE);
  EXPECT_EQ(swap.substitute().replaces(), swap.swapped_out().plan_ref());
  EXPECT_EQ(swap.substitute().double_marked(), swap.swapped_out().double_marked());
  EXPECT_EQ(area.Sample(kId).size(), 7u) << "the plan that left stays listed";
  EXPECT_THAT(area.LastPayload("audit.swap"), HasSubstr(kWhy));
  EXPECT_EQ(area.Status().swaps(), 1);
  EXPECT_EQ(area.Status().audits(), 6);
}

TEST(SwappingTest, SubstitutesCanBeSwappedTooUntilNoReserveIsLeft) {
  RunningArea area;
  int64_t audit = 1;
  for (int64_t next = 7; next <= 14; ++next) {
    ASSERT_OK_AND_ASSIGN(const auto swap, area.Swap(audit, kWhy));
    EXPECT_EQ(swap.substitute().audit(), AuditName(kId, next));
    audit = next;
  }
  const auto status = area.Swap(audit, kWhy).status();
  EXPECT_THAT(status, FailsFor("NO_RESERVE"));
  EXPECT_THAT(std::string(status.message()), HasSubstr("stratum all"));
}

TEST(SwappingTest, MovesWhatNobodyHasStartedAndLeavesTheRest) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  const std::vector<Assessment> before = area.Assessments(3);
  area.Begin(before[0]);
  ASSERT_OK(area.Swap(3, kWhy));
  const std::vector<Assessment> left = area.Assessments(3), moved = area.Assessments(7);
  ASSERT_THAT(left, SizeIs(1));
  EXPECT_EQ(left[0].key, before[0].key);
  ASSERT_EQ(moved.size() + 1, before.size());
  for (size_t i = 0; i < moved.size(); ++i) {
    EXPECT_EQ(moved[i].user, before[i + 1].user);
    EXPECT_EQ(moved[i].agency, before[i + 1].agency);
    EXPECT_EQ(moved[i].lead, before[i + 1].lead);
  }
  // Allocation fills the place that the withdrawn assessment left.
  ASSERT_OK(area.Allocate());
  EXPECT_EQ(area.Assessments(7).size(), before.size());
  EXPECT_THAT(area.Status().blockers(), testing::Each(testing::Not(HasSubstr("lack an auditor"))));
}

TEST(SwappingTest, KeepsNothingOfADryRun) {
  RunningArea area;
  ASSERT_OK_AND_ASSIGN(const auto would_be, area.Swap(2, kWhy, true));
  EXPECT_EQ(area.Status().swaps(), 0);
  ASSERT_OK_AND_ASSIGN(const auto swap, area.Swap(2, kWhy));
  EXPECT_EQ(swap.SerializeAsString(), would_be.SerializeAsString());
}

TEST(SwappingTest, RefusesAReasonThatIsMissingOrIdentifiesSomebody) {
  RunningArea area;
  EXPECT_THAT(area.Swap(1, "no"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(area.Swap(1, std::string(501, 'x')), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(area.Swap(1, "Wrong child: write to someone@example.org."), FailsFor("IDENTIFIER_IN_TEXT"));
}

TEST(SwappingTest, RefusesWhatIsNotThereOrWasSwappedBefore) {
  RunningArea area;
  EXPECT_THAT(area.Swap(7, kWhy), FailsFor("NOT_FOUND"));
  ASSERT_OK(area.Swap(1, kWhy));
  EXPECT_THAT(area.Swap(1, kWhy), FailsFor("CYCLE_STATE"));
}

TEST(SwappingTest, IsPossibleOnlyWhileSampledOrScoring) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  ASSERT_OK(area.Take(CloseCycle, "Out of time."));
  EXPECT_THAT(area.Swap(1, kWhy), FailsFor("CYCLE_STATE"));
}

}  // namespace
}  // namespace ehcpqa::audits
