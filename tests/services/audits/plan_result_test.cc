// What audits came to: its packed form, and that the rollup is what the marks say after every change of them.
#include "services/audits/plan_result.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audits/audit_service.h"
#include "services/audits/cycle_running.h"
#include "services/audits/mark_store.h"
#include "services/audits/plan_result_store.h"
#include "services/audits/rubric_cache.h"
#include "services/cycles/sample_store.h"
#include "tests/services/audits/marking_area.h"
#include "tests/services/audits/running_area.h"
#include "tests/services/audits/small_rubric.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using rubrics::Answer;
using storage::Snapshot;
using storage::Transaction;
using testing::IsEmpty;
using testing::SizeIs;

// One criterion of each kind of answer.
PlanResult EveryKind() {
  PlanResult result;
  const auto add = [&](Answer answer, bool unsettled, Cause cause, std::optional<size_t> first,
                       std::optional<size_t> second) {
    result.criteria.push_back({answer, unsettled, cause, first, second});
  };
  add(Answer::AtLevel(0), false, Cause::kNone, 0, std::nullopt);
  add(Answer::AtLevel(2), false, static_cast<Cause>(7), 2, 1);
  add(Answer::NotApplicable(), false, Cause::kNone, std::nullopt, std::nullopt);
  add(Answer::CannotTell(), false, Cause::kNone, std::nullopt, 0);
  add({}, false, Cause::kNone, std::nullopt, std::nullopt);
  add({}, true, Cause::kNone, 0, 2);
  add(Answer::AtLevel(1), false, static_cast<Cause>(1), 1, 1);
  result.plan = {3, 0, rubrics::LegalStatus::kNotCompliant, 71.4};
  result.lenses[0] = {std::nullopt, std::nullopt, rubrics::LegalStatus::kNothingRequired, 0};
  result.lenses[1] = {0, 0, rubrics::LegalStatus::kCompliant, 100};
  result.lenses[2] = {2, 1, rubrics::LegalStatus::kNotDetermined, std::nextafter(200.0 / 3, 100)};
  result.sections = {{1, 1, rubrics::LegalStatus::kCompliant, 1.0 / 3}};
  return result;
}

TEST(PlanResultTest, IsTheSameAfterItWasPacked) {
  const PlanResult result = EveryKind();
  const PackedResult packed = Pack(result);
  EXPECT_THAT(packed.answers, SizeIs(4 * 7));
  EXPECT_THAT(packed.outcomes, SizeIs(11 * 5));
  ASSERT_OK_AND_ASSIGN(const PlanResult unpacked, Unpack(SmallRubric(), packed.answers, packed.outcomes));
  EXPECT_EQ(unpacked, result);
}

TEST(PlanResultTest, HasTheLayoutThatItsHeaderPromises) {
  const PackedResult packed = Pack(EveryKind());
  const std::string second = {6, 7, 3, 2}, unsettled = {1, 0, 1, 3};
  EXPECT_EQ(packed.answers.substr(4, 4), second);
  EXPECT_EQ(packed.answers.substr(20, 4), unsettled);
  EXPECT_EQ(packed.outcomes.substr(0, 2), std::string({4, 1}));
  // 100 is 0x4059000000000000.
  const std::string hundred = {0, 0, 0, 0, 0, 0, 0x59, 0x40};
  EXPECT_EQ(packed.outcomes.substr(22 + 3, 8), hundred);
}

TEST(PlanResultTest, RefusesTheBytesOfAnotherRubric) {
  const PackedResult packed = Pack(EveryKind());
  rubrics::Rubric other = SmallRubric();
  other.criteria.pop_back();
  EXPECT_THAT(Unpack(other, packed.answers, packed.outcomes), Fails(absl::StatusCode::kInternal));
  other = SmallRubric();
  other.sections.push_back({"G", "Health provision", 0});
  EXPECT_THAT(Unpack(other, packed.answers, packed.outcomes), Fails(absl::StatusCode::kInternal));
  EXPECT_THAT(Unpack(SmallRubric(), packed.answers, ""), Fails(absl::StatusCode::kInternal));
}

// The rows that the marks in the database lead to now: audited plans with every required assessment handed in.
std::map<int64_t, PlanResult> FromMarks(TestArea& area, const std::string& cycle) {
  return area.Read([&](Snapshot& snapshot) {
    std::map<int64_t, PlanResult> results;
    const RubricPtr rubric = *RubricOfCycle(snapshot, cycle);
    EXPECT_OK(VisitMarks(snapshot, cycle, [&](const AuditMarks& marks) -> absl::Status {
      const auto plan = *cycles::FindAudit(snapshot, cycle, marks.audit);
      const size_t needed = plan->double_marked ? 6 : 3;
      const auto in = std::count_if(marks.assessments.begin(), marks.assessments.end(),
                                    [](const Assessment& one) { return one.submitted(); });
      if (plan->audited() && static_cast<size_t>(in) == needed) {
        results.emplace(marks.audit, *ResultOf(*rubric, *LoadMarks(snapshot, cycle, marks.audit)));
      }
      return absl::OkStatus();
    }));
    return results;
  });
}

std::map<int64_t, PlanResult> Stored(TestArea& area, const std::string& cycle) {
  return area.Read(
      [&](Snapshot& snapshot) { return *ListPlanResults(snapshot, cycle, **RubricOfCycle(snapshot, cycle)); });
}

class Rollup : public testing::Test {
 protected:
  Rollup() {
    const auto to_mark = area.Get(area.education2, area.Name(area.doubled, "education-2"));
    for (int i = 0; i < 2; ++i) criteria.push_back(to_mark->criteria(i).criterion().code());
  }

  // Also says how many audits there are, so that two empty sides do not pass for equal ones.
  void ExpectEqual(size_t audits) {
    const auto stored = Stored(area, kCycle);
    EXPECT_THAT(stored, SizeIs(audits));
    EXPECT_EQ(stored, FromMarks(area, kCycle));
  }
  CriterionResult Of(const std::string& criterion) {
    const RubricPtr rubric = *area.Read([](Snapshot& snapshot) { return RubricOfCycle(snapshot, kCycle); });
    return Stored(area, kCycle).at(area.doubled).criteria[*rubrics::FindCriterion(*rubric, criterion)];
  }
  void Agree(const std::string& criterion, const std::string& level) {
    v1::AgreedRating agreed;
    agreed.set_level(level);
    if (level != "met") agreed.set_cause(v1::CAUSE_ADVICE_WEAK);
    agreed.set_reason("Both looked again.");
    ASSERT_OK(area.Agree(area.Name(area.doubled) + "/differences/" + criterion, agreed));
  }

  MarkingArea area;
  std::vector<std::string> criteria;  // Of education, in rubric order.
};

TEST_F(Rollup, BeginsWithTheLastAssessmentThatIsHandedIn) {
  for (const Caller* auditor : {&area.education, &area.health, &area.care}) {
    ExpectEqual(0);
    const std::string kind = auditor == &area.education ? "education" : auditor == &area.health ? "health" : "care";
    area.MarkAll(*auditor, area.Name(area.single, kind + "-1"));
    ExpectEqual(0);
    ASSERT_OK(area.Submit(*auditor, area.Name(area.single, kind + "-1")));
  }
  ExpectEqual(1);
  const PlanResult result = Stored(area, kCycle).at(area.single);
  EXPECT_EQ(result.plan.grade, 0u);
  EXPECT_EQ(result.plan.legal, rubrics::LegalStatus::kCompliant);
  EXPECT_EQ(result.plan.score, 100);
}

TEST_F(Rollup, FollowsReturningHandingInAgainAndAgreeing) {
  area.MarkAudit(area.single, false);
  area.MarkAudit(area.doubled, true, {criteria[0], criteria[1]});
  ExpectEqual(2);
  EXPECT_TRUE(Of(criteria[0]).unsettled);

  Agree(criteria[0], "partly_met");
  ExpectEqual(2);
  EXPECT_EQ(Of(criteria[0]).answer, Answer::AtLevel(1));
  EXPECT_EQ(Of(criteria[0]).cause, static_cast<Cause>(v1::CAUSE_ADVICE_WEAK));
  EXPECT_TRUE(Of(criteria[1]).unsettled);

  Agree(criteria[0], "not_met");
  ExpectEqual(2);
  EXPECT_EQ(Of(criteria[0]).answer, Answer::AtLevel(2));

  const std::string name = area.Name(area.doubled, "education-2");
  ASSERT_OK(area.Return(name, "Say which advice."));
  ExpectEqual(1);

  area.SetState(cycles::CycleState::kModeration);
  area.MarkAll(area.education2, name);
  ASSERT_OK(area.Submit(area.education2, name));
  ExpectEqual(2);
  // Both say met now, so the agreement is not in force any more; what was marked first is kept.
  EXPECT_EQ(Of(criteria[0]).answer, Answer::AtLevel(0));
  EXPECT_EQ(Of(criteria[0]).first_of_set_1, 0u);
  EXPECT_EQ(Of(criteria[0]).first_of_set_2, 2u);
}

TEST_F(Rollup, IsMadeAnewInADatabaseThatHasNone) {
  area.MarkAudit(area.single, false);
  area.MarkAudit(area.doubled, true, {criteria[0], criteria[1]});
  Agree(criteria[1], "partly_met");
  const auto before = Stored(area, kCycle);
  const auto differences = area.Differences("cycles/2025q4")->SerializeAsString();
  ASSERT_OK(area.Write([](Transaction& transaction) { return transaction.Prepare("DELETE FROM plan_results").Run(); }));
  ASSERT_THAT(Stored(area, kCycle), IsEmpty());
  EXPECT_EQ(*area.Write([](Transaction& transaction) { return FillPlanResults(transaction); }), 2);
  EXPECT_EQ(Stored(area, kCycle), before);
  EXPECT_EQ(area.Differences("cycles/2025q4")->SerializeAsString(), differences);
  EXPECT_EQ(*area.Write([](Transaction& transaction) { return FillPlanResults(transaction); }), 0) << "once only";
}

TEST(RollupOfARunCycle, LosesAPlanThatIsSwappedOut) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  for (const int64_t audit : {1, 2}) {
    for (const Assessment& assessment : area.Assessments(audit)) area.Finish(assessment, audit == 1);
  }
  EXPECT_THAT(Stored(area, kId), SizeIs(2));
  EXPECT_EQ(Stored(area, kId), FromMarks(area, kId));
  ASSERT_OK(area.Swap(1, "The amended final is not issued."));
  EXPECT_THAT(Stored(area, kId), testing::ElementsAre(testing::Key(2)));
  EXPECT_EQ(Stored(area, kId), FromMarks(area, kId));
  // A plan of an unmarked audit comes in its place; its marks count once they are in.
  ASSERT_OK(area.Allocate());
  for (const Assessment& assessment : area.Assessments(7)) area.Finish(assessment);
  EXPECT_THAT(Stored(area, kId), testing::ElementsAre(testing::Key(2), testing::Key(7)));
  EXPECT_EQ(Stored(area, kId), FromMarks(area, kId));
}

}  // namespace
}  // namespace ehcpqa::audits
