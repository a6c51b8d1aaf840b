// Independence: who sees whose marks, and when.
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audits/audit_service.h"
#include "services/audits/moderation_service.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class Blindness : public testing::Test {
 protected:
  v1::ListAuditsResponse List(const Caller& caller, int page_size = 0, const std::string& token = "") {
    v1::ListAuditsRequest request;
    request.set_cycle("cycles/2025q4");
    request.set_page_size(page_size);
    request.set_page_token(token);
    return *area.Read([&](Snapshot& snapshot) { return ListAudits(snapshot, caller, request); });
  }

  MarkingArea area;
};

TEST_F(Blindness, HidesTheAssessmentsOfOtherAgencies) {
  area.MarkAll(area.education, area.Name(area.single, "education-1"));
  for (const char* theirs : {"education-1", "care-1"}) {
    const std::string name = area.Name(area.single, theirs);
    EXPECT_THAT(area.Get(area.health, name), Fails(absl::StatusCode::kNotFound));
    EXPECT_THAT(area.Save(area.health, name, {Rate("A1", "met")}), Fails(absl::StatusCode::kNotFound));
    EXPECT_THAT(area.Submit(area.health, name), Fails(absl::StatusCode::kNotFound));
  }
}

TEST_F(Blindness, GivesTheSameAnswerForHiddenAndMissing) {
  const auto hidden = area.Get(area.health, area.Name(area.single, "education-1"));
  const auto missing = area.Get(area.health, area.Name(area.single, "education-2"));
  EXPECT_EQ(InfoOf(hidden.status()).reason, InfoOf(missing.status()).reason);
  EXPECT_EQ(hidden.status().code(), missing.status().code());
}

TEST_F(Blindness, HidesTheSecondSetOfOnesOwnAgency) {
  EXPECT_THAT(area.Get(area.health, area.Name(area.doubled, "health-2")), Fails(absl::StatusCode::kNotFound));
  EXPECT_THAT(area.Get(area.health2, area.Name(area.doubled, "health-1")), Fails(absl::StatusCode::kNotFound));
}

TEST_F(Blindness, HidesWhatThePersonDoesForAnotherAgency) {
  const Caller elsewhere = area.AddUser("h.one", "notts-care", RoleBit(v1::ROLE_AUDITOR));
  EXPECT_THAT(area.Get(elsewhere, area.Name(area.single, "health-1")), Fails(absl::StatusCode::kNotFound));
}

TEST_F(Blindness, ShowsAnAuditorTheirOwnAssessmentOfAnAuditAlone) {
  area.MarkAudit(area.doubled, true, {"A1"});
  const v1::Audit audit = area.GetAudit(area.health, area.doubled);
  ASSERT_THAT(audit.assessments(), SizeIs(1));
  EXPECT_EQ(audit.assessments(0).name(), area.Name(area.doubled, "health-1"));
  EXPECT_THAT(audit.assessments(0).ratings(), Not(IsEmpty()));
}

TEST_F(Blindness, ListsAnAuditorTheAuditsAssignedToThem) {
  EXPECT_THAT(List(area.health).audits(), SizeIs(2));
  EXPECT_THAT(List(area.health2).audits(), SizeIs(1));
  EXPECT_THAT(List(area.coordinator).audits(), SizeIs(24));
  const v1::ListAuditsResponse own = List(area.health);
  for (const v1::Audit& audit : own.audits()) EXPECT_THAT(audit.assessments(), SizeIs(1));
}

TEST_F(Blindness, KeepsMarksFromModeratorAndCoordinatorUntilAllAreIn) {
  area.MarkAll(area.education, area.Name(area.single, "education-1"));
  ASSERT_OK(area.Submit(area.education, area.Name(area.single, "education-1")));
  for (const Caller& caller : {area.moderator, area.coordinator}) {
    const v1::Audit audit = area.GetAudit(caller, area.single);
    ASSERT_THAT(audit.assessments(), SizeIs(3));
    EXPECT_EQ(audit.state(), v1::AUDIT_STATE_OPEN);
    for (const v1::Assessment& assessment : audit.assessments()) EXPECT_THAT(assessment.ratings(), IsEmpty());
  }
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  ASSERT_OK(area.Submit(area.health, area.Name(area.single, "health-1")));
  area.MarkAll(area.care, area.Name(area.single, "care-1"));
  ASSERT_OK(area.Submit(area.care, area.Name(area.single, "care-1")));
  for (const Caller& caller : {area.moderator, area.coordinator}) {
    const v1::Audit audit = area.GetAudit(caller, area.single);
    EXPECT_EQ(audit.state(), v1::AUDIT_STATE_AGREED);
    for (const v1::Assessment& assessment : audit.assessments()) {
      EXPECT_THAT(assessment.ratings(), SizeIs(assessment.criteria()));
    }
  }
}

TEST_F(Blindness, ComesBackWhenAnAssessmentIsReturned) {
  area.MarkAudit(area.doubled, true, {"A1"});
  EXPECT_THAT(area.GetAudit(area.moderator, area.doubled).assessments(0).ratings(), Not(IsEmpty()));
  ASSERT_OK(area.Return(area.Name(area.doubled, "care-2"), "Evidence is missing."));
  EXPECT_THAT(area.GetAudit(area.moderator, area.doubled).assessments(0).ratings(), IsEmpty());
  v1::GetDifferenceRequest request;
  request.set_name(area.Name(area.doubled) + "/differences/A1");
  EXPECT_THAT(area.Read([&](Snapshot& snapshot) { return GetDifference(snapshot, area.moderator, request); }),
              FailsFor("NOT_ALL_IN"));
}

TEST_F(Blindness, LetsACoordinatorWhoAuditsSeeTheirOwnMarksOnly) {
  Caller both = area.education;
  both.roles |= RoleBit(v1::ROLE_COORDINATOR);
  area.MarkAll(area.education, area.Name(area.single, "education-1"));
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  const v1::Audit audit = area.GetAudit(both, area.single);
  ASSERT_THAT(audit.assessments(), SizeIs(3));
  EXPECT_THAT(audit.assessments(0).ratings(), Not(IsEmpty()));
  EXPECT_THAT(audit.assessments(1).ratings(), IsEmpty());
}

TEST_F(Blindness, PagesAuditsByNumber) {
  std::vector<std::string> names;
  std::string token;
  do {
    const v1::ListAuditsResponse page = List(area.coordinator, 7, token);
    for (const v1::Audit& audit : page.audits()) names.push_back(audit.name());
    token = page.next_page_token();
  } while (!token.empty());
  ASSERT_THAT(names, SizeIs(24));
  for (size_t i = 0; i < names.size(); ++i) EXPECT_EQ(names[i], area.Name(static_cast<int64_t>(i) + 1));
  const v1::ListAuditsResponse first = List(area.health, 1);
  EXPECT_THAT(first.audits(), SizeIs(1));
  EXPECT_THAT(List(area.health, 1, first.next_page_token()).audits(), SizeIs(1));
  EXPECT_THAT(List(area.health, 1, first.next_page_token()).next_page_token(), IsEmpty());
}

}  // namespace
}  // namespace ehcpqa::audits
