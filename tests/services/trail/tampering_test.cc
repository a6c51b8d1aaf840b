// Somebody with the database file and without scruples: what they change is found, at the first event that it touches.
#include <memory>
#include <string>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/storage/connection.h"
#include "services/trail/trail_store.h"
#include "tests/support/area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::trail {
namespace {

using storage::Connection;
using storage::Snapshot;
using storage::Transaction;
using testing::HasSubstr;

// Five events, the third erased, with the guards of the database taken away.
class Tampering : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* subject : {"cycles/1", "cycles/1", "audits/3", "cycles/1", "cycles/1"}) {
      ASSERT_OK(area_.Write([&](Transaction& transaction) {
        return Append(transaction, {"users/a", "A", "agencies/x"}, "cycle.edit", subject, R"({"n":1})");
      }));
    }
    ASSERT_OK(area_.Write(
        [](Transaction& transaction) { return ErasePayloads(transaction, "audits/3", "users/a", "redaction"); }));
    auto connection = Connection::Open(area_.path(), storage::Mode::kReadWrite);
    ASSERT_OK(connection);
    thief_ = *std::move(connection);
    ASSERT_OK(
        thief_->Execute("PRAGMA foreign_keys = OFF;"
                        "DROP TRIGGER events_are_only_appended; DROP TRIGGER events_are_never_changed;"
                        "DROP TRIGGER events_are_never_deleted; DROP TRIGGER event_payloads_are_given_once;"
                        "DROP TRIGGER event_payloads_are_never_deleted; DROP TRIGGER event_payloads_are_only_erased"));
  }

  Verification After(const char* sql) {
    EXPECT_OK(thief_->Execute(sql)) << sql;
    const auto result = area_.Read([](Snapshot& snapshot) { return Verify(snapshot); });
    EXPECT_OK(result);
    return result.value_or(Verification());
  }

  TestArea area_;
  std::unique_ptr<Connection> thief_;
};

TEST_F(Tampering, IsNotSeenWhereThereIsNone) {
  const Verification result = After("UPDATE events SET at = at");
  EXPECT_EQ(result.first_bad, 0) << result.problem;
  EXPECT_EQ(result.events, 5);
}

class ColumnTampering : public Tampering, public testing::WithParamInterface<const char*> {};

TEST_P(ColumnTampering, IsFoundAtTheEventThatWasChanged) {
  const std::string change = std::string("UPDATE events SET ") + GetParam() + " WHERE sequence = 2";
  const Verification result = After(change.c_str());
  EXPECT_EQ(result.first_bad, 2) << result.problem;
  EXPECT_THAT(result.problem, HasSubstr("event 2"));
  EXPECT_EQ(result.events, 5) << "what follows is counted all the same";
}

INSTANTIATE_TEST_SUITE_P(EachColumn, ColumnTampering,
                         testing::Values("at = '2020-01-01T00:00:00.000Z'", "actor = 'users/b'", "actor_name = 'B'",
                                         "agency = ''", "action = 'cycle.close'", "subject = 'cycles/2'",
                                         "payload_digest = zeroblob(32)", "hash = zeroblob(32)",
                                         // The same bytes in all, cut elsewhere.
                                         "actor = 'users/aA', actor_name = ''"));

TEST_F(Tampering, WithAPayloadIsFound) {
  EXPECT_EQ(After("UPDATE event_payloads SET payload = '{\"n\":2}' WHERE sequence = 4").first_bad, 4);
}
TEST_F(Tampering, WithASaltIsFound) {
  EXPECT_EQ(After("UPDATE event_payloads SET salt = zeroblob(16) WHERE sequence = 4").first_bad, 4);
}
TEST_F(Tampering, ByTakingAPayloadAwayIsFound) {
  const Verification result = After("DELETE FROM event_payloads WHERE sequence = 4");
  EXPECT_EQ(result.first_bad, 4);
  EXPECT_THAT(result.problem, HasSubstr("payload of event 4"));
}
TEST_F(Tampering, ByPuttingAnotherPayloadInThePlaceOfAnErasedOneIsFound) {
  EXPECT_EQ(After("UPDATE event_payloads SET payload = '{}', salt = zeroblob(16), erased_by = NULL, erased_at = NULL,"
                  " erased_reason = NULL WHERE sequence = 3")
                .first_bad,
            3);
}
TEST_F(Tampering, ByDeletingAnEventIsFoundInItsPlace) {
  const Verification result = After("DELETE FROM events WHERE sequence = 2");
  EXPECT_EQ(result.first_bad, 2);
  EXPECT_THAT(result.problem, HasSubstr("event 2 is missing"));
}
TEST_F(Tampering, ByDeletingAnEventAndClosingTheGapIsFound) {
  EXPECT_EQ(After("DELETE FROM events WHERE sequence = 2; DELETE FROM event_payloads WHERE sequence = 2;"
                  "UPDATE events SET sequence = sequence + 99 WHERE sequence > 2;"
                  "UPDATE events SET sequence = sequence - 100 WHERE sequence > 2;"
                  "UPDATE event_payloads SET sequence = sequence + 99 WHERE sequence > 2;"
                  "UPDATE event_payloads SET sequence = sequence - 100 WHERE sequence > 2")
                .first_bad,
            2);
}
TEST_F(Tampering, ByExchangingTwoEventsIsFoundAtTheFirst) {
  EXPECT_EQ(
      After("UPDATE events SET sequence = 9 WHERE sequence = 1; UPDATE events SET sequence = 1 WHERE sequence = 2;"
            "UPDATE events SET sequence = 2 WHERE sequence = 9")
          .first_bad,
      1);
}
TEST_F(Tampering, ByAddingAnEventIsFound) {
  EXPECT_EQ(After("INSERT INTO events SELECT 6, at, actor, actor_name, agency, action, subject, payload_digest, hash"
                  " FROM events WHERE sequence = 5;"
                  "INSERT INTO event_payloads SELECT 6, salt, payload, NULL, NULL, NULL FROM event_payloads"
                  " WHERE sequence = 5")
                .first_bad,
            6);
}
// The chain alone cannot show that its end is gone; the newest link, noted elsewhere, does.
TEST_F(Tampering, ByCuttingTheEndOffMovesTheHead) {
  const std::string head = After("SELECT 1").head;
  const Verification result =
      After("DELETE FROM events WHERE sequence = 5; DELETE FROM event_payloads WHERE sequence = 5");
  EXPECT_EQ(result.events, 4);
  EXPECT_NE(result.head, head);
}

}  // namespace
}  // namespace ehcpqa::trail
