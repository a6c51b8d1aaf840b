#include "services/storage/readers.h"

#include <atomic>
#include <future>
#include <memory>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/storage/writer.h"
#include "tests/services/storage/scratch.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::storage {
namespace {

constexpr char kSum[] = "SELECT coalesce(sum(value), 0) FROM marks";
constexpr char kBoth[] = "SELECT (SELECT value FROM marks WHERE id = 1), (SELECT value FROM marks WHERE id = 2)";
constexpr char kRaise[] = "UPDATE marks SET value = value + 1 WHERE id = $1";

void NeverFails(const absl::Status& status) { ADD_FAILURE() << status; }

int64_t Sum(Snapshot& snapshot) {
  Statement select = snapshot.Prepare(kSum);
  return select.Step() ? select.Int(0) : -1;
}

class ReadersTest : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_OK(
        writer_->Execute("CREATE TABLE marks (id INTEGER PRIMARY KEY, value INTEGER NOT NULL) STRICT; INSERT INTO "
                         "marks VALUES (1, 10)"));
    Start({});
  }
  void Start(Readers::Options options) {
    ASSERT_OK_AND_ASSIGN(readers_, Readers::Open(scratch_.Path("area.db"), clock_, options));
  }
  // Runs on the pool, and waits.
  int64_t SumNow() {
    std::promise<int64_t> sum;
    EXPECT_OK(readers_->Submit([&](Snapshot& snapshot) { sum.set_value(Sum(snapshot)); }, NeverFails));
    return sum.get_future().get();
  }

  Scratch scratch_;
  HandClock clock_;
  std::unique_ptr<Connection> writer_ = scratch_.Open(Mode::kCreate);
  std::unique_ptr<Readers> readers_;
};

TEST_F(ReadersTest, NeedADatabase) {
  EXPECT_THAT(Readers::Open(scratch_.Path("none.db"), clock_, {}), Fails(absl::StatusCode::kNotFound));
}

TEST_F(ReadersTest, SeeWhatIsCommitted) {
  EXPECT_EQ(SumNow(), 10);
  ASSERT_OK(writer_->Execute("BEGIN; UPDATE marks SET value = 11"));
  EXPECT_EQ(SumNow(), 10);
  ASSERT_OK(writer_->Execute("COMMIT"));
  EXPECT_EQ(SumNow(), 11);
}

TEST_F(ReadersTest, SeeOneMomentHoweverLongTheJobTakes) {
  Gate gate;
  std::promise<std::vector<int64_t>> sums;
  ASSERT_OK(readers_->Submit(
      [&](Snapshot& snapshot) {
        std::vector<int64_t> seen = {Sum(snapshot)};
        gate.Pass();
        seen.push_back(Sum(snapshot));
        sums.set_value(seen);
      },
      NeverFails));
  gate.WaitForArrival();
  ASSERT_OK(writer_->Execute("UPDATE marks SET value = 99"));
  gate.Open();
  EXPECT_THAT(sums.get_future().get(), testing::ElementsAre(10, 10));
  EXPECT_EQ(SumNow(), 99);
}

TEST_F(ReadersTest, CannotWrite) {
  std::promise<absl::Status> refused;
  ASSERT_OK(readers_->Submit([&](Snapshot& snapshot) { refused.set_value(snapshot.Prepare(kRaise).Bind(1, 1).Run()); },
                             NeverFails));
  EXPECT_THAT(refused.get_future().get(), Fails(absl::StatusCode::kInternal));
  EXPECT_EQ(SumNow(), 10);
}

TEST_F(ReadersTest, WorkAtTheSameTime) {
  // Each waits for the other: with one thread the test would not end.
  Gate first, second;
  std::promise<void> both;
  ASSERT_OK(readers_->Submit(
      [&](Snapshot&) {
        first.Pass();
        both.set_value();
      },
      NeverFails));
  ASSERT_OK(readers_->Submit(
      [&](Snapshot&) {
        first.WaitForArrival();
        first.Open();
      },
      NeverFails));
  both.get_future().wait();
}

TEST_F(ReadersTest, RefuseWhenTooMuchWaits) {
  Start({.threads = 1, .queue_capacity = 1});
  Gate gate;
  std::atomic<int> ran = 0;
  ASSERT_OK(readers_->Submit([&](Snapshot&) { gate.Pass(); }, NeverFails));
  gate.WaitForArrival();
  ASSERT_OK(readers_->Submit([&](Snapshot&) { ++ran; }, NeverFails));
  EXPECT_THAT(readers_->Submit([&](Snapshot&) { ++ran; }, NeverFails), FailsFor("SERVER_BUSY"));
  gate.Open();
  readers_->Shutdown();
  EXPECT_EQ(ran, 1);
}

TEST_F(ReadersTest, DoNotRunAJobWhoseDeadlineHasPassed) {
  Start({.threads = 1});
  Gate gate;
  ASSERT_OK(readers_->Submit([&](Snapshot&) { gate.Pass(); }, NeverFails));
  gate.WaitForArrival();
  std::promise<absl::Status> late;
  std::promise<Millis> in_time;
  const Millis now = clock_.Now();
  ASSERT_OK(readers_->Submit([](Snapshot&) { ADD_FAILURE() << "ran too late"; },
                             [&](absl::Status status) { late.set_value(std::move(status)); }, now + 10));
  ASSERT_OK(readers_->Submit([&](Snapshot& snapshot) { in_time.set_value(snapshot.now()); }, NeverFails, now + 11));
  clock_.Set(now + 10);
  gate.Open();
  EXPECT_THAT(late.get_future().get(), Fails(absl::StatusCode::kDeadlineExceeded));
  EXPECT_EQ(in_time.get_future().get(), now + 10);
}

TEST_F(ReadersTest, FinishWhatTheyAcceptedBeforeTheyShutDown) {
  Start({.threads = 1});
  Gate gate;
  std::atomic<int> ran = 0;
  ASSERT_OK(readers_->Submit([&](Snapshot&) { gate.Pass(); }, NeverFails));
  gate.WaitForArrival();
  for (int i = 0; i < 20; ++i) ASSERT_OK(readers_->Submit([&](Snapshot&) { ++ran; }, NeverFails));
  std::thread closing([this] { readers_->Shutdown(); });
  gate.Open();
  closing.join();
  EXPECT_EQ(ran, 20);
  EXPECT_THAT(readers_->Submit([](Snapshot&) {}, NeverFails), FailsFor("SHUTTING_DOWN"));
}

// Two rows that every write raises together are equal to every reader, however busy the writer is.
TEST_F(ReadersTest, NeverSeeHalfAWriteBesideABusyWriter) {
  ASSERT_OK(writer_->Execute("INSERT INTO marks VALUES (2, 10)"));
  Writer writer(std::move(writer_), clock_, {});
  std::atomic<int> reads = 0, torn = 0, written = 0;
  for (int i = 0; i < 400; ++i) {
    ASSERT_OK(writer.Submit(
        [](Transaction& transaction) {
          absl::Status status = transaction.Prepare(kRaise).Bind(1, 1).Run();
          if (status.ok()) status = transaction.Prepare(kRaise).Bind(1, 2).Run();
          return status;
        },
        [&](const absl::Status& status) { written += status.ok() ? 1 : 0; }));
    ASSERT_OK(readers_->Submit(
        [&](Snapshot& snapshot) {
          Statement select = snapshot.Prepare(kBoth);
          if (select.Step()) ++reads;
          if (select.Int(0) != select.Int(1)) ++torn;
        },
        NeverFails));
  }
  writer.Shutdown();
  readers_->Shutdown();
  EXPECT_EQ(written, 400);
  EXPECT_EQ(reads, 400);
  EXPECT_EQ(torn, 0);
}

}  // namespace
}  // namespace ehcpqa::storage
