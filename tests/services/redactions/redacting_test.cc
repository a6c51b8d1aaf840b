#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audits/concern_service.h"
#include "services/audits/rating_store.h"
#include "services/redactions/trail_service.h"
#include "services/rpc/answers.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::redactions {
namespace {

using audits::MarkingArea;
using audits::Rate;
using storage::Snapshot;
using storage::Transaction;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// A name that no guard can know.
constexpr char kName[] = "Zebedee Quillfeather";

class Redacting : public testing::Test {
 protected:
  Redacting()
      : assessment(area.Name(area.single, "health-1")),
        criterion(audits::FirstCriterion(area, area.health, assessment)) {}

  absl::StatusOr<v1::Redaction> Propose(const Caller& caller, const std::string& subject,
                                        const std::string& reason = "Names a child.") {
    v1::ProposeRedactionRequest request;
    request.set_subject(subject);
    request.set_reason(reason);
    return area.Write([&](Transaction& transaction) { return ProposeRedaction(transaction, caller, request); });
  }
  absl::StatusOr<v1::Redaction> Approve(const Caller& caller, const std::string& name) {
    v1::ApproveRedactionRequest request;
    request.set_name(name);
    return area.Write([&](Transaction& transaction) { return ApproveRedaction(transaction, caller, request); });
  }
  v1::VerifyTrailResponse Verify() {
    return *area.Read([&](Snapshot& snapshot) { return VerifyTrail(snapshot, area.coordinator, {}); });
  }
  std::string Subject() const { return assessment + "/ratings/" + criterion; }
  v1::Rating Stored() { return area.Get(area.health, assessment)->criteria(0).rating(); }
  std::vector<std::string> List(int page_size) {
    std::vector<std::string> names;
    v1::ListRedactionsRequest request;
    request.set_page_size(page_size);
    do {
      const auto page =
          *area.Read([&](Snapshot& snapshot) { return ListRedactions(snapshot, area.coordinator, request); });
      for (const v1::Redaction& redaction : page.redactions()) names.push_back(redaction.name());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return names;
  }

  MarkingArea area;
  const std::string assessment;
  const std::string criterion;
};

TEST_F(Redacting, ErasesTheTextEverywhereAndLeavesTheTrailVerifiable) {
  ASSERT_OK(area.Save(area.health, assessment,
                      {Rate(criterion, "met", v1::CAUSE_UNSPECIFIED, std::string(kName) + " walks.")}));
  ASSERT_OK(area.Save(area.health, assessment,
                      {Rate(criterion, "met", v1::CAUSE_UNSPECIFIED, std::string(kName) + " runs.", "1")}));
  ASSERT_OK_AND_ASSIGN(const v1::Redaction proposed, Propose(area.coordinator, Subject()));
  EXPECT_THAT(Stored().evidence(), HasSubstr(kName));
  EXPECT_THAT(Approve(area.coordinator, proposed.name()), FailsFor("REDACTION_SECOND_PERSON"));
  area.Advance(1000);
  ASSERT_OK_AND_ASSIGN(const v1::Redaction approved, Approve(area.moderator, proposed.name()));
  EXPECT_EQ(approved.payloads_erased(), 2);
  EXPECT_EQ(approved.approved_by(), "users/m.oderator");
  EXPECT_EQ(approved.approved_at(), FormatTime(area.now()));
  EXPECT_EQ(Stored().evidence(), "[redacted]");
  EXPECT_EQ(Stored().level(), "met");
  EXPECT_TRUE(Stored().redacted());
  EXPECT_EQ(Stored().etag(), "3");
  EXPECT_THAT(area.LastPayload("rating.save"), IsEmpty());
  const v1::VerifyTrailResponse verified = Verify();
  EXPECT_TRUE(verified.intact()) << verified.problem();
  EXPECT_EQ(verified.erased(), 2);
  EXPECT_GT(verified.events(), 2);
}

TEST_F(Redacting, ReachesTheAnswersKeptForRepeats) {
  ASSERT_OK(area.Save(area.health, assessment, {Rate(criterion, "met", v1::CAUSE_UNSPECIFIED, kName)}));
  ASSERT_OK(area.Write([](Transaction& transaction) {
    return rpc::KeepAnswer(transaction, "users/h.one", "r1", "SaveRatings", "request", kName);
  }));
  ASSERT_OK_AND_ASSIGN(const v1::Redaction proposed, Propose(area.coordinator, Subject()));
  area.Advance(1000);
  ASSERT_OK(Approve(area.moderator, proposed.name()));
  ASSERT_OK_AND_ASSIGN(const auto kept, area.Read([](Snapshot& snapshot) {
    return rpc::FindAnswer(snapshot, "users/h.one", "r1", "SaveRatings", "request");
  }));
  EXPECT_FALSE(kept.has_value());
}

TEST_F(Redacting, ReachesTheFirstMarksOfAReturnedAssessment) {
  ASSERT_OK(area.Save(area.health, assessment, {Rate(criterion, "met", v1::CAUSE_UNSPECIFIED, kName)}));
  area.MarkAll(area.health, assessment);
  ASSERT_OK(
      area.Save(area.health, assessment, {Rate(criterion, "met", v1::CAUSE_UNSPECIFIED, kName, Stored().etag())}));
  ASSERT_OK(area.Submit(area.health, assessment));
  ASSERT_OK(area.Return(assessment, "Say which advice."));
  ASSERT_OK_AND_ASSIGN(const v1::Redaction proposed, Propose(area.coordinator, Subject()));
  ASSERT_OK(Approve(area.moderator, proposed.name()));
  const audits::AssessmentKey key{audits::kCycle, area.single, audits::Kind::kHealth, 1};
  ASSERT_OK_AND_ASSIGN(const auto first,
                       area.Read([&](Snapshot& snapshot) { return audits::ListFirstMarks(snapshot, key); }));
  bool found = false;
  for (const audits::Rating& rating : first) {
    if (rating.criterion != criterion) continue;
    found = true;
    EXPECT_EQ(rating.mark.evidence, "[redacted]");
    EXPECT_TRUE(rating.redacted);
  }
  EXPECT_TRUE(found);
}

TEST_F(Redacting, ReachesConcernsAndAgreements) {
  v1::RaiseConcernRequest raise;
  raise.mutable_concern()->set_audit(area.Name(area.single));
  raise.mutable_concern()->set_kind(v1::CONCERN_KIND_SAFEGUARDING);
  raise.mutable_concern()->set_text(std::string(kName) + " is not safe.");
  ASSERT_OK(
      area.Write([&](Transaction& transaction) { return audits::RaiseConcern(transaction, area.health, raise); }));
  ASSERT_OK_AND_ASSIGN(v1::Redaction proposed, Propose(area.coordinator, "cycles/2025q4/concerns/1"));
  ASSERT_OK(Approve(area.moderator, proposed.name()));
  v1::ListConcernsRequest list;
  list.set_cycle("cycles/2025q4");
  EXPECT_EQ(area.Read([&](Snapshot& snapshot) { return audits::ListConcerns(snapshot, area.coordinator, list); })
                ->concerns(0)
                .text(),
            "[redacted]");
  const std::string owned = audits::FirstCriterion(area, area.education2, area.Name(area.doubled, "education-2"));
  area.MarkAudit(area.doubled, true, {owned});
  v1::AgreedRating agreed;
  agreed.set_level("met");
  agreed.set_reason(std::string(kName) + " is met.");
  const std::string difference = area.Name(area.doubled) + "/differences/" + owned;
  ASSERT_OK(area.Agree(difference, agreed));
  ASSERT_OK_AND_ASSIGN(proposed, Propose(area.coordinator, difference));
  ASSERT_OK(Approve(area.moderator, proposed.name()));
  EXPECT_EQ(area.Differences("cycles/2025q4")->differences(0).agreed().reason(), "[redacted]");
  EXPECT_TRUE(Verify().intact());
}

TEST_F(Redacting, HappensOnce) {
  ASSERT_OK(area.Save(area.health, assessment, {Rate(criterion, "met", v1::CAUSE_UNSPECIFIED, kName)}));
  ASSERT_OK_AND_ASSIGN(const v1::Redaction proposed, Propose(area.coordinator, Subject()));
  EXPECT_THAT(Propose(area.coordinator, Subject()), FailsFor("REDACTION_STATE"));
  ASSERT_OK(Approve(area.moderator, proposed.name()));
  EXPECT_THAT(Approve(area.moderator, proposed.name()), FailsFor("REDACTION_STATE"));
  EXPECT_THAT(Approve(area.moderator, "redactions/99"), Fails(absl::StatusCode::kNotFound));
}

TEST_F(Redacting, NeedsAThingThatIsThereAndAReasonThatRepeatsNothing) {
  EXPECT_THAT(Propose(area.coordinator, Subject()), Fails(absl::StatusCode::kNotFound));
  EXPECT_THAT(Propose(area.coordinator, "cycles/2025q4/concerns/1"), Fails(absl::StatusCode::kNotFound));
  EXPECT_THAT(Propose(area.coordinator, area.Name(area.single) + "/differences/A1"),
              Fails(absl::StatusCode::kNotFound));
  EXPECT_THAT(Propose(area.coordinator, "cycles/2025q4"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Propose(area.coordinator, Subject(), "no"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Propose(area.coordinator, Subject(), "It said m@example.org"), FailsFor("IDENTIFIER_IN_TEXT"));
}

TEST_F(Redacting, ListsOpenOnesFirstThenTheNewest) {
  const auto to_mark = area.Get(area.health, assessment);
  for (int i = 0; i < 4; ++i) {
    const std::string code = to_mark->criteria(i).criterion().code();
    ASSERT_OK(area.Save(area.health, assessment, {Rate(code, "met", v1::CAUSE_UNSPECIFIED, kName)}));
    ASSERT_OK(Propose(area.coordinator, assessment + "/ratings/" + code));
  }
  ASSERT_OK(Approve(area.moderator, "redactions/2"));
  ASSERT_OK(Approve(area.moderator, "redactions/4"));
  for (const int page_size : {0, 1, 3}) {
    EXPECT_THAT(List(page_size), ElementsAre("redactions/3", "redactions/1", "redactions/4", "redactions/2"));
  }
}

}  // namespace
}  // namespace ehcpqa::redactions
