#include "services/trail/trail_store.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/digest.h"
#include "tests/support/area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::trail {
namespace {

using storage::Snapshot;
using storage::Statement;
using storage::Transaction;
using testing::ElementsAre;
using testing::HasSubstr;

const Actor kLead = {"users/a.lead", "A. Lead", "agencies/notts-send"};

class TrailStoreTest : public testing::Test {
 protected:
  int64_t Add(std::string_view action, std::string_view subject, std::string_view payload) {
    const auto number =
        area_.Write([&](Transaction& transaction) { return Append(transaction, kLead, action, subject, payload); });
    EXPECT_OK(number);
    return number.value_or(-1);
  }
  std::vector<int64_t> Numbers(std::string_view subject, int64_t before = 0, int limit = 100) {
    const auto events = area_.Read([&](Snapshot& snapshot) { return List(snapshot, subject, before, limit); });
    EXPECT_OK(events);
    std::vector<int64_t> numbers;
    for (const Event& event : *events) numbers.push_back(event.sequence);
    return numbers;
  }
  Verification Verified() {
    const auto result = area_.Read([](Snapshot& snapshot) { return Verify(snapshot); });
    EXPECT_OK(result);
    return *result;
  }
  absl::Status Erase(std::string_view subject, int expected) {
    const auto erased = area_.Write(
        [&](Transaction& transaction) { return ErasePayloads(transaction, subject, "users/a.lead", "redaction"); });
    EXPECT_EQ(erased.value_or(-1), expected);
    return erased.status();
  }
  // What SQL that goes round the store is answered with.
  absl::Status Meddle(const char* sql) {
    return area_.Write([&](Transaction& transaction) { return transaction.Prepare(sql).Run(); });
  }

  TestArea area_;
};

TEST_F(TrailStoreTest, NumbersEventsFromOneWithoutAGap) {
  EXPECT_EQ(Add("cycle.create", "cycles/2025q4", "{}"), 1);
  EXPECT_EQ(Add("cycle.freeze", "cycles/2025q4", "{}"), 2);
  const auto undone = area_.Write([&](Transaction& transaction) -> absl::Status {
    EXPECT_OK(Append(transaction, kLead, "cycle.cancel", "cycles/2025q4", "{}"));
    return absl::CancelledError("on purpose");
  });
  EXPECT_FALSE(undone.ok());
  EXPECT_EQ(Add("cycle.close", "cycles/2025q4", "{}"), 3);
  EXPECT_THAT(area_.TrailActions(), ElementsAre("cycle.create", "cycle.freeze", "cycle.close"));
}

TEST_F(TrailStoreTest, KeepsWhoDidWhatToWhatAndWhen) {
  area_.SetTime(1773307800125);
  Add("cycle.create", "cycles/2025q4", R"({"title":"Autumn"})");
  ASSERT_OK_AND_ASSIGN(const auto events, area_.Read([](Snapshot& snapshot) { return List(snapshot, "", 0, 10); }));
  ASSERT_EQ(events.size(), 1u);
  const Event& event = events[0];
  EXPECT_EQ(event.at, "2026-03-12T09:30:00.125Z");
  EXPECT_EQ(event.actor.user, "users/a.lead");
  EXPECT_EQ(event.actor.name, "A. Lead");
  EXPECT_EQ(event.actor.agency, "agencies/notts-send");
  EXPECT_EQ(event.action, "cycle.create");
  EXPECT_EQ(event.subject, "cycles/2025q4");
  EXPECT_EQ(event.payload, R"({"title":"Autumn"})");
  EXPECT_FALSE(event.erased());
}

TEST_F(TrailStoreTest, ListsASubjectAndWhatLiesBelowItAndNoNeighbour) {
  Add("a", "cycles/1", "{}");
  Add("a", "cycles/1/audits/7", "{}");
  Add("a", "cycles/10", "{}");
  Add("a", "cycles/1-extra", "{}");
  Add("a", "cycles/1.5", "{}");
  Add("a", "cycles/1/audits/7/notes/1", "{}");
  Add("a", "cycle", "{}");
  Add("a", "cycles", "{}");
  EXPECT_THAT(Numbers("cycles/1"), ElementsAre(6, 2, 1));
  EXPECT_THAT(Numbers("cycles/1/audits/7"), ElementsAre(6, 2));
  EXPECT_THAT(Numbers("cycles/1/audits"), ElementsAre(6, 2));
  EXPECT_THAT(Numbers("cycles"), ElementsAre(8, 6, 5, 4, 3, 2, 1));
  EXPECT_THAT(Numbers("nothing"), ElementsAre());
  EXPECT_THAT(Numbers(""), ElementsAre(8, 7, 6, 5, 4, 3, 2, 1));
}

TEST_F(TrailStoreTest, ListsPageByPage) {
  for (int i = 0; i < 5; ++i) Add("a", i % 2 == 0 ? "cycles/1" : "cycles/2", "{}");
  EXPECT_THAT(Numbers("", 0, 2), ElementsAre(5, 4));
  EXPECT_THAT(Numbers("", 4, 2), ElementsAre(3, 2));
  EXPECT_THAT(Numbers("", 2, 2), ElementsAre(1));
  EXPECT_THAT(Numbers("cycles/1", 5, 1), ElementsAre(3));
}

void AddHashed(std::string& text, std::string_view field) {
  const uint64_t length = field.size();
  for (int byte = 7; byte >= 0; --byte) text.push_back(static_cast<char>(length >> (8 * byte)));
  text.append(field);
}

// Derives the chain from the stored columns by the rule in schema/001_trail.sql, without the code of the trail.
TEST_F(TrailStoreTest, ChainsEventsAsTheSchemaDescribes) {
  Add("cycle.create", "cycles/2025q4", R"({"title":"Autumn"})");
  Add("audit.submit", "cycles/2025q4/audits/7", "");
  ASSERT_OK(
      area_.Write([](Transaction& transaction) { return Append(transaction, Actor(), "trail.check", "", "{}"); }));
  std::string previous(32, '\0');
  const auto checked = area_.Read([&](Snapshot& snapshot) {
    Statement select = snapshot.Prepare(
        "SELECT e.sequence, e.at, e.actor, e.actor_name, e.agency, e.action, e.subject, e.payload_digest, e.hash, "
        "p.salt,"
        " p.payload FROM events e JOIN event_payloads p USING (sequence) ORDER BY e.sequence");
    int rows = 0;
    while (select.Step()) {
      EXPECT_EQ(select.Text(7), AsBytes(Sha256(select.Text(9) + select.Text(10))));
      EXPECT_EQ(select.Text(9).size(), 16u);
      std::string hashed = previous;
      for (int column = 0; column <= 7; ++column) AddHashed(hashed, select.Text(column));
      previous = AsBytes(Sha256(hashed));
      EXPECT_EQ(select.Text(8), previous);
      ++rows;
    }
    return rows;
  });
  EXPECT_EQ(checked, 3);
  const Verification result = Verified();
  EXPECT_EQ(result.events, 3);
  EXPECT_EQ(result.first_bad, 0) << result.problem;
  EXPECT_EQ(result.head, previous);
}

TEST_F(TrailStoreTest, SaltsEachPayloadAnew) {
  Add("a", "cycles/1", "{}");
  Add("a", "cycles/1", "{}");
  ASSERT_OK_AND_ASSIGN(const auto events, area_.Read([](Snapshot& snapshot) { return List(snapshot, "", 0, 10); }));
  EXPECT_NE(events[0].payload_digest, events[1].payload_digest);
}

TEST_F(TrailStoreTest, VerifiesAnEmptyTrail) {
  const Verification result = Verified();
  EXPECT_EQ(result.events, 0);
  EXPECT_EQ(result.first_bad, 0);
  EXPECT_EQ(result.head, std::string(32, '\0'));
}

TEST_F(TrailStoreTest, ErasesPayloadsOfExactlyOneSubjectAndStaysVerifiable) {
  Add("a", "audits/7", R"({"cause":"invented"})");
  Add("a", "audits/7/notes/1", "{}");
  Add("a", "audits/70", "{}");
  Add("a", "audits/7", R"({"cause":"also invented"})");
  const std::string head = Verified().head;
  EXPECT_OK(Erase("audits/7", 2));
  EXPECT_OK(Erase("audits/7", 0));
  const Verification result = Verified();
  EXPECT_EQ(result.first_bad, 0) << result.problem;
  EXPECT_EQ(result.erased, 2);
  EXPECT_EQ(result.head, head);
  ASSERT_OK_AND_ASSIGN(const auto events,
                       area_.Read([](Snapshot& snapshot) { return List(snapshot, "audits/7", 0, 10); }));
  ASSERT_EQ(events.size(), 3u);
  EXPECT_TRUE(events[0].erased());
  EXPECT_EQ(events[0].payload, "");
  EXPECT_EQ(events[0].salt, "");
  EXPECT_EQ(events[0].erased_by, "users/a.lead");
  EXPECT_EQ(events[0].erased_reason, "redaction");
  EXPECT_FALSE(events[1].erased());
  EXPECT_EQ(Add("audit.redact", "audits/7", "{}"), 5) << "the chain goes on";
}

TEST_F(TrailStoreTest, IsAppendOnlyInTheDatabaseItself) {
  Add("a", "cycles/1", R"({"a":1})");
  Add("b", "cycles/1", "{}");
  Add("c", "cycles/2", "{}");
  EXPECT_OK(Erase("cycles/2", 1));
  const char* const attempts[] = {
      "UPDATE events SET at = '2020-01-01T00:00:00.000Z' WHERE sequence = 1",
      "UPDATE events SET sequence = 9 WHERE sequence = 3",
      "DELETE FROM events WHERE sequence = 3",
      "DELETE FROM events",
      "INSERT OR REPLACE INTO events SELECT sequence, at, 'users/b', actor_name, agency, action, subject, "
      "payload_digest,"
      " hash FROM events WHERE sequence = 1",
      "INSERT INTO events SELECT 9, at, actor, actor_name, agency, action, subject, payload_digest, hash FROM events"
      " WHERE sequence = 1",
      "DELETE FROM event_payloads WHERE sequence = 1",
      "UPDATE event_payloads SET payload = '{}' WHERE sequence = 1",
      "UPDATE event_payloads SET salt = zeroblob(16) WHERE sequence = 1",
      "UPDATE event_payloads SET sequence = 9 WHERE sequence = 1",
      "UPDATE event_payloads SET payload = '{}', salt = zeroblob(16), erased_by = NULL, erased_at = NULL,"
      " erased_reason = NULL WHERE sequence = 3",
      "UPDATE event_payloads SET erased_reason = 'another' WHERE sequence = 3",
      "UPDATE event_payloads SET payload = NULL, salt = NULL WHERE sequence = 1",
      "INSERT OR REPLACE INTO event_payloads (sequence, salt, payload) VALUES (3, zeroblob(16), '{}')",
      "INSERT OR REPLACE INTO event_payloads (sequence, salt, payload) VALUES (1, zeroblob(16), '{}')",
      "INSERT INTO event_payloads (sequence, salt, payload) VALUES (3, zeroblob(16), '{}')",
      "INSERT INTO event_payloads (sequence, salt, payload) VALUES (4, zeroblob(16), '{}')",
  };
  for (const char* sql : attempts) EXPECT_FALSE(Meddle(sql).ok()) << sql;
  const Verification result = Verified();
  EXPECT_EQ(result.events, 3);
  EXPECT_EQ(result.erased, 1);
  EXPECT_EQ(result.first_bad, 0) << result.problem;
  EXPECT_THAT(area_.LastPayload("a"), HasSubstr(R"({"a":1})"));
}

}  // namespace
}  // namespace ehcpqa::trail
