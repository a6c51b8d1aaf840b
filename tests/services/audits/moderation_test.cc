#include <algorithm>
#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audits/difference_store.h"
#include "services/audits/effective.h"
#include "services/audits/mark_store.h"
#include "services/audits/moderation_service.h"
#include "services/audits/rating_store.h"
#include "services/audits/rubric_cache.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

v1::AgreedRating Agreement(const std::string& level, v1::Cause cause = v1::CAUSE_UNSPECIFIED,
                           const std::string& reason = "Both looked again.") {
  v1::AgreedRating agreed;
  agreed.set_level(level);
  agreed.set_cause(cause);
  agreed.set_reason(reason);
  return agreed;
}

class Moderation : public testing::Test {
 protected:
  Moderation() {
    const auto to_mark = area.Get(area.education2, area.Name(area.doubled, "education-2"));
    for (int i = 0; i < 3; ++i) criteria.push_back(to_mark->criteria(i).criterion().code());
  }

  std::string DifferenceOf(const std::string& criterion) {
    return area.Name(area.doubled) + "/differences/" + criterion;
  }
  absl::StatusOr<v1::Difference> GetOne(const std::string& criterion) {
    v1::GetDifferenceRequest request;
    request.set_name(DifferenceOf(criterion));
    return area.Read([&](Snapshot& snapshot) { return GetDifference(snapshot, area.moderator, request); });
  }
  AuditMarks Marks() {
    return *area.Read([&](Snapshot& snapshot) { return LoadMarks(snapshot, kCycle, area.doubled); });
  }
  EffectiveAnswer Effective(const std::string& criterion) {
    const RubricPtr rubric = *area.Read([](Snapshot& snapshot) { return RubricOfCycle(snapshot, kCycle); });
    const AuditMarks marks = Marks();
    return EffectiveAnswers(*rubric, marks.marks, marks.agreed)[*rubrics::FindCriterion(*rubric, criterion)];
  }

  MarkingArea area;
  std::vector<std::string> criteria;  // Of education, in rubric order.
};

TEST_F(Moderation, FindsDifferencesOnceAllAreIn) {
  area.MarkAudit(area.single, false);
  EXPECT_THAT(area.Differences("cycles/2025q4")->differences(), IsEmpty());
  EXPECT_THAT(GetOne(criteria[0]), FailsFor("NOT_ALL_IN"));
  area.MarkAudit(area.doubled, true, {criteria[2], criteria[0]});
  ASSERT_OK_AND_ASSIGN(const auto listed, area.Differences("cycles/2025q4"));
  ASSERT_THAT(listed.differences(), SizeIs(2));
  EXPECT_EQ(listed.open(), 2);
  EXPECT_EQ(listed.settled(), 0);
  EXPECT_EQ(listed.differences(0).name(), DifferenceOf(criteria[0]));
  EXPECT_EQ(listed.differences(1).name(), DifferenceOf(criteria[2]));
  EXPECT_EQ(listed.differences(0).levels(), "met / not_met");
  EXPECT_FALSE(listed.differences(0).text().empty());
  EXPECT_EQ(area.GetAudit(area.moderator, area.doubled).state(), v1::AUDIT_STATE_ALL_IN);
}

TEST_F(Moderation, ShowsMarksAndEvidenceSideBySide) {
  area.MarkAudit(area.doubled, true, {criteria[0]});
  ASSERT_OK_AND_ASSIGN(const v1::Difference difference, GetOne(criteria[0]));
  ASSERT_THAT(difference.marks(), SizeIs(2));
  EXPECT_EQ(difference.marks(0).assessment(), area.Name(area.doubled, "education-1"));
  EXPECT_EQ(difference.marks(0).auditor(), "users/e.one");
  EXPECT_EQ(difference.marks(0).rating().level(), "met");
  EXPECT_EQ(difference.marks(1).set(), 2);
  EXPECT_EQ(difference.marks(1).rating().level(), "not_met");
  EXPECT_EQ(difference.marks(1).rating().evidence(), "Advice of invented date.");
  EXPECT_FALSE(difference.has_agreed());
  EXPECT_THAT(GetOne(criteria[1]), Fails(absl::StatusCode::kNotFound));
}

TEST_F(Moderation, SettlesADifferenceBesideTheOriginals) {
  area.MarkAudit(area.doubled, true, {criteria[0]});
  EXPECT_EQ(Effective(criteria[0]).source, Source::kUnsettled);
  ASSERT_OK_AND_ASSIGN(const v1::Difference settled,
                       area.Agree(DifferenceOf(criteria[0]), Agreement("partly_met", v1::CAUSE_ADVICE_WEAK)));
  EXPECT_EQ(settled.agreed().level(), "partly_met");
  EXPECT_EQ(settled.agreed().agreed_by(), "users/m.oderator");
  EXPECT_EQ(settled.marks(0).rating().level(), "met");
  EXPECT_EQ(settled.marks(1).rating().level(), "not_met");
  EXPECT_EQ(Effective(criteria[0]).source, Source::kAgreed);
  EXPECT_EQ(Effective(criteria[0]).answer.level, "partly_met");
  EXPECT_EQ(area.GetAudit(area.moderator, area.doubled).state(), v1::AUDIT_STATE_AGREED);
  EXPECT_THAT(area.Differences("cycles/2025q4", true)->differences(), IsEmpty());
  EXPECT_EQ(area.Differences("cycles/2025q4")->settled(), 1);
}

TEST_F(Moderation, RefusesAnAgreementOnWhatHasChanged) {
  area.MarkAudit(area.doubled, true, {criteria[0]});
  const std::string read = GetOne(criteria[0])->etag();
  ASSERT_OK(area.Agree(DifferenceOf(criteria[0]), Agreement("met"), read));
  const auto stale = area.Agree(DifferenceOf(criteria[0]), Agreement("not_met", v1::CAUSE_ADVICE_LATE), read);
  EXPECT_THAT(stale, FailsFor("STALE_ETAG"));
  EXPECT_EQ(InfoOf(stale.status()).current_etag, GetOne(criteria[0])->etag());
  EXPECT_OK(area.Agree(DifferenceOf(criteria[0]), Agreement("not_met", v1::CAUSE_ADVICE_LATE),
                       InfoOf(stale.status()).current_etag));
  EXPECT_EQ(GetOne(criteria[0])->agreed().level(), "not_met");
}

TEST_F(Moderation, AsksOfAnAgreementWhatItAsksOfAMark) {
  area.MarkAudit(area.doubled, true, {criteria[0]});
  const std::string name = DifferenceOf(criteria[0]);
  EXPECT_THAT(area.Agree(name, Agreement("")), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(area.Agree(name, Agreement("not_met")), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(area.Agree(name, Agreement("met", v1::CAUSE_UNSPECIFIED, "ok")), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(area.Agree(name, Agreement("met", v1::CAUSE_UNSPECIFIED, "Lives in NG1 5DT")),
              FailsFor("IDENTIFIER_IN_TEXT"));
  v1::AgreedRating not_applicable = Agreement("");
  not_applicable.set_no_level(v1::NO_LEVEL_NOT_APPLICABLE);
  EXPECT_OK(area.Agree(name, not_applicable));
  area.SetState(cycles::CycleState::kReview);
  EXPECT_THAT(area.Agree(name, Agreement("met")), FailsFor("CYCLE_STATE"));
}

TEST_F(Moderation, KeepsTheFirstMarksOfAReturnedAssessmentForEver) {
  area.MarkAudit(area.doubled, true, {criteria[0]});
  const std::string name = area.Name(area.doubled, "education-2");
  ASSERT_OK_AND_ASSIGN(const v1::Assessment returned, area.Return(name, "Say which advice."));
  EXPECT_EQ(returned.state(), v1::ASSESSMENT_STATE_IN_PROGRESS);
  EXPECT_EQ(returned.return_reason(), "Say which advice.");
  area.SetState(cycles::CycleState::kModeration);
  area.MarkAll(area.education2, name);
  ASSERT_OK_AND_ASSIGN(const v1::Assessment again, area.Submit(area.education2, name));
  EXPECT_THAT(again.return_reason(), IsEmpty());
  const auto level_of = [&](const std::vector<GivenMark>& marks) {
    const auto found = std::find_if(marks.begin(), marks.end(), [&](const GivenMark& mark) {
      return mark.set == 2 && mark.criterion == criteria[0];
    });
    return found == marks.end() ? "" : found->answer.level;
  };
  EXPECT_EQ(level_of(Marks().marks), "met");
  EXPECT_EQ(level_of(Marks().first_marks), "not_met");
  EXPECT_EQ(Marks().marks.size(), Marks().first_marks.size());
  // Returned a second time: the first marks are still those of the first time.
  ASSERT_OK(area.Return(name, "Once more, please."));
  ASSERT_OK(area.Submit(area.education2, name));
  EXPECT_EQ(level_of(Marks().first_marks), "not_met");
}

TEST_F(Moderation, MarksOnlyReturnedAssessmentsOnceScoringHasEnded) {
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  ASSERT_OK(area.Submit(area.health, area.Name(area.single, "health-1")));
  area.MarkAll(area.care, area.Name(area.single, "care-1"));
  area.SetState(cycles::CycleState::kModeration);
  EXPECT_THAT(area.Submit(area.care, area.Name(area.single, "care-1")), FailsFor("CYCLE_STATE"));
  ASSERT_OK(area.Return(area.Name(area.single, "health-1"), "Say which advice."));
  EXPECT_OK(area.Submit(area.health, area.Name(area.single, "health-1")));
}

TEST_F(Moderation, PutsAnAgreementAsideWhenTheMarksItRestsOnChange) {
  area.MarkAudit(area.doubled, true, {criteria[0], criteria[1]});
  ASSERT_OK(area.Agree(DifferenceOf(criteria[0]), Agreement("partly_met", v1::CAUSE_ADVICE_WEAK)));
  ASSERT_OK(area.Agree(DifferenceOf(criteria[1]), Agreement("partly_met", v1::CAUSE_ADVICE_WEAK)));
  const std::string name = area.Name(area.doubled, "education-2");
  ASSERT_OK(area.Return(name, "Say which advice."));
  EXPECT_EQ(area.Differences("cycles/2025q4")->settled(), 0);
  area.MarkAll(area.education2, name, {criteria[1]});
  ASSERT_OK(area.Submit(area.education2, name));
  // The first is no difference any more; the second stands as it did, and so does what was agreed.
  EXPECT_EQ(Effective(criteria[0]).source, Source::kEqual);
  EXPECT_EQ(Effective(criteria[1]).source, Source::kAgreed);
  EXPECT_EQ(area.Differences("cycles/2025q4")->settled(), 1);
  EXPECT_EQ(area.Differences("cycles/2025q4")->open(), 0);
}

TEST_F(Moderation, ReturnsOnlyWhatWasHandedIn) {
  EXPECT_THAT(area.Return(area.Name(area.single, "health-1"), "Say which advice."),
              Fails(absl::StatusCode::kFailedPrecondition));
  area.MarkAudit(area.single, false);
  EXPECT_THAT(area.Return(area.Name(area.single, "health-1"), "no"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(area.Return(area.Name(area.single, "health-2"), "Say which advice."), Fails(absl::StatusCode::kNotFound));
  ASSERT_OK(area.Return(area.Name(area.single, "health-1"), "Say which advice."));
  EXPECT_THAT(area.TrailActions(), Contains("assessment.return"));
}

TEST_F(Moderation, ListsOpenDifferencesFirstInPages) {
  area.MarkAudit(area.doubled, true, criteria);
  ASSERT_OK(area.Agree(DifferenceOf(criteria[0]), Agreement("met")));
  std::vector<std::string> names;
  v1::ListDifferencesRequest request;
  request.set_parent(area.Name(area.doubled));
  request.set_page_size(1);
  do {
    const auto page =
        *area.Read([&](Snapshot& snapshot) { return ListDifferences(snapshot, area.moderator, request); });
    for (const v1::Difference& difference : page.differences()) names.push_back(difference.criterion());
    request.set_page_token(page.next_page_token());
  } while (!request.page_token().empty());
  EXPECT_THAT(names, ElementsAre(criteria[1], criteria[2], criteria[0]));
  EXPECT_THAT(area.Differences(area.Name(area.single))->differences(), IsEmpty());
  EXPECT_THAT(area.Differences("cycles/none"), Fails(absl::StatusCode::kNotFound));
}

TEST_F(Moderation, VisitsEveryAuditWithItsMarksOnce) {
  area.MarkAudit(area.single, false);
  area.MarkAudit(area.doubled, true, {criteria[0]});
  ASSERT_OK(area.Agree(DifferenceOf(criteria[0]), Agreement("met")));
  std::vector<int64_t> audits;
  size_t marks = 0, first = 0, agreed = 0;
  ASSERT_OK(area.Read([&](Snapshot& snapshot) {
    return VisitMarks(snapshot, kCycle, [&](const AuditMarks& visited) {
      audits.push_back(visited.audit);
      marks += visited.marks.size();
      first += visited.first_marks.size();
      agreed += visited.agreed.size();
      return absl::OkStatus();
    });
  }));
  std::vector<int64_t> expected = {area.single, area.doubled};
  std::sort(expected.begin(), expected.end());
  EXPECT_EQ(audits, expected);
  const RubricPtr rubric = *area.Read([](Snapshot& snapshot) { return RubricOfCycle(snapshot, kCycle); });
  EXPECT_EQ(marks, 3 * rubric->criteria.size());
  EXPECT_EQ(first, marks);
  EXPECT_EQ(agreed, 1u);
}

}  // namespace
}  // namespace ehcpqa::audits
