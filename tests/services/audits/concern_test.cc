#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audits/concern_service.h"
#include "services/audits/concern_store.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Transaction;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

constexpr char kText[] = "The plan names a hoist that the child has waited for since May.";

class Concerns : public testing::Test {
 protected:
  absl::StatusOr<v1::Concern> Raise(const Caller& caller, int64_t audit, const std::string& text = kText,
                                    v1::ConcernKind kind = v1::CONCERN_KIND_WITHOUT_PROVISION) {
    v1::RaiseConcernRequest request;
    request.mutable_concern()->set_audit(area.Name(audit));
    request.mutable_concern()->set_kind(kind);
    request.mutable_concern()->set_text(text);
    return area.Write([&](Transaction& transaction) { return RaiseConcern(transaction, caller, request); });
  }
  absl::StatusOr<v1::Concern> Acknowledge(const std::string& name) {
    v1::ConcernTransitionRequest request;
    request.set_name(name);
    return area.Write(
        [&](Transaction& transaction) { return AcknowledgeConcern(transaction, area.coordinator, request); });
  }
  absl::StatusOr<v1::Concern> Close(const std::string& name, const std::string& outcome) {
    v1::ConcernTransitionRequest request;
    request.set_name(name);
    request.set_outcome(outcome);
    return area.Write([&](Transaction& transaction) { return CloseConcern(transaction, area.coordinator, request); });
  }
  std::vector<std::string> List(const Caller& caller, int page_size = 0) {
    std::vector<std::string> names;
    v1::ListConcernsRequest request;
    request.set_cycle("cycles/2025q4");
    request.set_page_size(page_size);
    do {
      const auto page = *area.Read([&](Snapshot& snapshot) { return ListConcerns(snapshot, caller, request); });
      for (const v1::Concern& concern : page.concerns()) names.push_back(concern.name());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return names;
  }

  MarkingArea area;
};

TEST_F(Concerns, GoTheirOwnRoute) {
  ASSERT_OK_AND_ASSIGN(v1::Concern concern, Raise(area.health, area.single));
  EXPECT_EQ(concern.name(), "cycles/2025q4/concerns/1");
  EXPECT_EQ(concern.state(), v1::CONCERN_STATE_RAISED);
  EXPECT_EQ(concern.raised_by(), "users/h.one");
  EXPECT_THAT(Close(concern.name(), "Hoist fitted."), FailsFor("CONCERN_STATE"));
  area.Advance(60'000);
  ASSERT_OK_AND_ASSIGN(concern, Acknowledge(concern.name()));
  EXPECT_EQ(concern.acknowledged_at(), FormatTime(area.now()));
  EXPECT_THAT(Acknowledge(concern.name()), FailsFor("CONCERN_STATE"));
  EXPECT_THAT(Close(concern.name(), ""), FailsFor("FIELD_INVALID"));
  ASSERT_OK_AND_ASSIGN(concern, Close(concern.name(), "Hoist fitted."));
  EXPECT_EQ(concern.state(), v1::CONCERN_STATE_CLOSED);
  EXPECT_EQ(concern.outcome(), "Hoist fitted.");
  EXPECT_THAT(Close(concern.name(), "Again."), FailsFor("CONCERN_STATE"));
  EXPECT_EQ(*area.Read([](Snapshot& snapshot) { return CountOpenConcerns(snapshot, kCycle); }), 0);
}

TEST_F(Concerns, AreRaisedWhateverTheStateOfCycleAndAssessment) {
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  ASSERT_OK(area.Submit(area.health, area.Name(area.single, "health-1")));
  area.SetState(cycles::CycleState::kPublished);
  EXPECT_OK(Raise(area.health, area.single));
}

TEST_F(Concerns, AreRaisedByAnAuditorAboutTheirOwnPlansAlone) {
  EXPECT_THAT(Raise(area.health2, area.single), Fails(absl::StatusCode::kNotFound));
  EXPECT_OK(Raise(area.moderator, area.single));
  EXPECT_THAT(Raise(area.coordinator, 9999), Fails(absl::StatusCode::kNotFound));
}

TEST_F(Concerns, SayWhatWasSeenWithoutIdentifiers) {
  EXPECT_THAT(Raise(area.health, area.single, "short"), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Raise(area.health, area.single, kText, v1::CONCERN_KIND_UNSPECIFIED), FailsFor("FIELD_INVALID"));
  EXPECT_THAT(Raise(area.health, area.single, "Child born 12/03/2014 is without a hoist."),
              FailsFor("IDENTIFIER_IN_TEXT"));
}

TEST_F(Concerns, AreListedRaisedFirstAndToAnAuditorTheirOwn) {
  ASSERT_OK(Raise(area.health, area.single));
  ASSERT_OK(Raise(area.care, area.single));
  ASSERT_OK(Raise(area.health, area.single));
  ASSERT_OK(Acknowledge("cycles/2025q4/concerns/1"));
  EXPECT_THAT(List(area.coordinator),
              ElementsAre("cycles/2025q4/concerns/2", "cycles/2025q4/concerns/3", "cycles/2025q4/concerns/1"));
  EXPECT_EQ(List(area.coordinator, 1), List(area.coordinator));
  EXPECT_THAT(List(area.health), ElementsAre("cycles/2025q4/concerns/3", "cycles/2025q4/concerns/1"));
  EXPECT_THAT(List(area.education), IsEmpty());
  EXPECT_EQ(*area.Read([](Snapshot& snapshot) { return CountOpenConcerns(snapshot, kCycle); }), 3);
}

}  // namespace
}  // namespace ehcpqa::audits
