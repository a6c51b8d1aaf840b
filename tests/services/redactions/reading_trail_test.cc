#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/redactions/trail_service.h"
#include "services/trail/trail_store.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::redactions {
namespace {

using audits::MarkingArea;
using audits::Rate;
using storage::Snapshot;
using storage::Transaction;
using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

class ReadingTrail : public testing::Test {
 protected:
  ReadingTrail() : administrator(area.AddUser("a.dmin", "notts-send", RoleBit(v1::ROLE_ADMINISTRATOR))) {}

  std::vector<v1::Event> List(const Caller& caller, const std::string& subject = "", int page_size = 0) {
    std::vector<v1::Event> events;
    v1::ListEventsRequest request;
    request.set_subject(subject);
    request.set_page_size(page_size);
    do {
      const auto page = *area.Read([&](Snapshot& snapshot) { return ListEvents(snapshot, caller, request); });
      events.insert(events.end(), page.events().begin(), page.events().end());
      request.set_page_token(page.next_page_token());
    } while (!request.page_token().empty());
    return events;
  }
  // Payloads of the events with this action.
  std::vector<std::string> Payloads(const Caller& caller, const std::string& action) {
    std::vector<std::string> payloads;
    for (const v1::Event& event : List(caller)) {
      if (event.action() == action) payloads.push_back(event.payload());
    }
    return payloads;
  }

  MarkingArea area;
  const Caller administrator;
};

TEST_F(ReadingTrail, KeepsMarksFromEveryoneUntilAllAreIn) {
  area.MarkAll(area.education, area.Name(area.single, "education-1"));
  ASSERT_OK(area.Submit(area.education, area.Name(area.single, "education-1")));
  for (const Caller& caller : {area.moderator, area.coordinator, administrator}) {
    EXPECT_THAT(Payloads(caller, "rating.save"), Not(IsEmpty()));
    EXPECT_THAT(Payloads(caller, "rating.save"), Each(IsEmpty()));
  }
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  ASSERT_OK(area.Submit(area.health, area.Name(area.single, "health-1")));
  area.MarkAll(area.care, area.Name(area.single, "care-1"));
  ASSERT_OK(area.Submit(area.care, area.Name(area.single, "care-1")));
  EXPECT_THAT(Payloads(area.moderator, "rating.save"), Each(HasSubstr("\"level\":\"met\"")));
  EXPECT_THAT(Payloads(area.coordinator, "rating.save"), Each(HasSubstr("\"level\":\"met\"")));
}

TEST_F(ReadingTrail, NeverShowsMarksToAnAdministrator) {
  const std::string owned = audits::FirstCriterion(area, area.education2, area.Name(area.doubled, "education-2"));
  area.MarkAudit(area.doubled, true, {owned});
  v1::AgreedRating agreed;
  agreed.set_level("met");
  agreed.set_reason("Both looked again.");
  ASSERT_OK(area.Agree(area.Name(area.doubled) + "/differences/" + owned, agreed));
  EXPECT_THAT(Payloads(administrator, "rating.save"), Each(IsEmpty()));
  EXPECT_THAT(Payloads(administrator, "rating.agree"), Each(IsEmpty()));
  EXPECT_THAT(Payloads(area.moderator, "rating.agree"), Each(HasSubstr("Both looked again.")));
  EXPECT_THAT(Payloads(administrator, "assessment.submit"), Not(Contains(IsEmpty())));
}

TEST_F(ReadingTrail, ShowsACoordinatorTheEventsOfCyclesAlone) {
  ASSERT_OK(area.Write([&](Transaction& transaction) {
    return trail::Append(transaction, administrator.actor(), "user.add", "users/n.ew", "{}").status();
  }));
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  ASSERT_OK(area.Write([&](Transaction& transaction) {
    return trail::Append(transaction, administrator.actor(), "user.lock", "users/n.ew", "{}").status();
  }));
  std::vector<std::string> seen, all;
  for (const v1::Event& event : List(area.coordinator)) seen.push_back(event.subject());
  for (const v1::Event& event : List(administrator)) all.push_back(event.subject());
  EXPECT_THAT(seen, Each(StartsWith("cycles/")));
  EXPECT_THAT(all, Contains("users/n.ew"));
  EXPECT_THAT(List(area.coordinator, "users/n.ew"), IsEmpty());
  EXPECT_THAT(List(administrator, "users/n.ew"), SizeIs(2));
}

TEST_F(ReadingTrail, ListsNewestFirstInPagesWithoutAGap) {
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  for (const int page_size : {3, 7}) {
    const auto events = List(area.coordinator, "", page_size);
    const auto whole = List(area.coordinator, "", 500);
    ASSERT_EQ(events.size(), whole.size());
    for (size_t i = 0; i < events.size(); ++i) EXPECT_EQ(events[i].sequence(), whole[i].sequence());
    for (size_t i = 1; i < events.size(); ++i) EXPECT_LT(events[i].sequence(), events[i - 1].sequence());
  }
  const std::string audit = area.Name(area.single);
  for (const v1::Event& event : List(area.moderator, audit)) EXPECT_THAT(event.subject(), StartsWith(audit));
}

TEST_F(ReadingTrail, VerifiesEveryLink) {
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  const auto verified = *area.Read([&](Snapshot& snapshot) { return VerifyTrail(snapshot, administrator, {}); });
  EXPECT_TRUE(verified.intact());
  EXPECT_THAT(verified.head(), SizeIs(64));
  const auto newest = List(administrator, "", 1);
  EXPECT_EQ(newest[0].hash(), verified.head());
  EXPECT_EQ(newest[0].sequence(), verified.events());
}

}  // namespace
}  // namespace ehcpqa::redactions
