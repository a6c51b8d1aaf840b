#include "services/storage/writer.h"

#include <atomic>
#include <cstdint>
#include <future>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/base/error.h"
#include "tests/services/storage/scratch.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::storage {
namespace {

constexpr char kInsert[] = "INSERT INTO marks (id) VALUES ($1)";
constexpr char kCount[] = "SELECT count(*) FROM marks";
constexpr char kIsThere[] = "SELECT count(*) FROM marks WHERE id = $1";

Writer::Job Insert(int64_t id) {
  return [id](Transaction& transaction) { return transaction.Prepare(kInsert).Bind(1, id).Run(); };
}

class WriterTest : public testing::Test {
 protected:
  void SetUp() override {
    auto connection = scratch_.Open(Mode::kCreate);
    ASSERT_OK(connection->Execute("CREATE TABLE marks (id INTEGER PRIMARY KEY) STRICT"));
    other_ = scratch_.Open(Mode::kReadOnly);
    Start({});
  }
  void Start(Writer::Options options) {
    writer_.reset();
    writer_ = std::make_unique<Writer>(scratch_.Open(Mode::kReadWrite), clock_, options);
  }

  // Keeps the writer busy, so that what is submitted next waits and shares a commit.
  void HoldUp() {
    ASSERT_OK(writer_->Submit(
        [this](Transaction&) {
          gate_.Pass();
          return absl::OkStatus();
        },
        [](const absl::Status&) {}));
    gate_.WaitForArrival();
  }

  std::future<absl::Status> Submit(Writer::Job job, Millis deadline = 0) {
    auto promise = std::make_shared<std::promise<absl::Status>>();
    EXPECT_OK(writer_->Submit(
        std::move(job), [promise](absl::Status status) { promise->set_value(std::move(status)); }, deadline));
    return promise->get_future();
  }

  bool IsThere(int64_t id) {
    Statement select = other_->Prepare(kIsThere);
    return select.Bind(1, id).Step() && select.Int(0) == 1;
  }

  Scratch scratch_;
  HandClock clock_;
  Gate gate_;
  std::unique_ptr<Connection> other_;
  std::unique_ptr<Writer> writer_;
};

TEST_F(WriterTest, KeepsWhatAJobDid) {
  EXPECT_OK(writer_->Write(Insert(7)));
  EXPECT_TRUE(IsThere(7));
}

TEST_F(WriterTest, GivesAJobTheTimeOfTheClock) {
  clock_.Set(1773307800125);
  std::string seen;
  ASSERT_OK(writer_->Write([&seen](Transaction& transaction) {
    seen = transaction.now_text();
    return absl::OkStatus();
  }));
  EXPECT_EQ(seen, "2026-03-12T09:30:00.125Z");
}

TEST_F(WriterTest, CommitsTogetherWhatWaitsTogether) {
  HoldUp();
  std::vector<int64_t> inside, outside;
  std::vector<std::future<absl::Status>> answers;
  for (int64_t id = 1; id <= 10; ++id) {
    answers.push_back(Submit([&, id](Transaction& transaction) {
      EXPECT_OK(transaction.Prepare(kInsert).Bind(1, id).Run());
      Statement count = transaction.Prepare(kCount);
      EXPECT_TRUE(count.Step());
      inside.push_back(count.Int(0));
      outside.push_back(Number(*other_, kCount));
      return absl::OkStatus();
    }));
  }
  gate_.Open();
  for (auto& answer : answers) EXPECT_OK(answer.get());
  EXPECT_THAT(inside, testing::ElementsAre(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
  EXPECT_THAT(outside, testing::Each(0)) << "nothing was committed between them";
  EXPECT_EQ(Number(*other_, kCount), 10);
}

TEST_F(WriterTest, SharesACommitAmongNoMoreJobsThanItIsTold) {
  Start({.max_batch = 3});
  HoldUp();
  std::vector<int64_t> outside;
  std::vector<std::future<absl::Status>> answers;
  for (int64_t id = 1; id <= 7; ++id) {
    answers.push_back(Submit([&, id](Transaction& transaction) {
      outside.push_back(Number(*other_, kCount));
      return transaction.Prepare(kInsert).Bind(1, id).Run();
    }));
  }
  gate_.Open();
  for (auto& answer : answers) EXPECT_OK(answer.get());
  EXPECT_THAT(outside, testing::ElementsAre(0, 0, 0, 3, 3, 3, 6));
}

TEST_F(WriterTest, LeavesNoTraceOfAFailingJobAndCommitsItsNeighbours) {
  HoldUp();
  auto first = Submit(Insert(1));
  auto failing = Submit([](Transaction& transaction) -> absl::Status {
    EXPECT_OK(transaction.Prepare(kInsert).Bind(1, 2).Run());
    EXPECT_OK(transaction.Prepare(kInsert).Bind(1, 3).Run());
    return NotNow("CYCLE_CLOSED", "It is closed.");
  });
  auto again = Submit(Insert(1));
  auto last = Submit(Insert(4));
  gate_.Open();
  EXPECT_OK(first.get());
  EXPECT_THAT(failing.get(), FailsFor("CYCLE_CLOSED"));
  EXPECT_THAT(again.get(), Fails(absl::StatusCode::kAlreadyExists));
  EXPECT_OK(last.get());
  EXPECT_TRUE(IsThere(1));
  EXPECT_FALSE(IsThere(2));
  EXPECT_FALSE(IsThere(3));
  EXPECT_TRUE(IsThere(4));
}

TEST_F(WriterTest, AnswersOnlyAfterTheCommit) {
  std::atomic<int> seen = 0;
  for (int64_t id = 1; id <= 200; ++id) {
    ASSERT_OK(writer_->Submit(Insert(id), [&, id](const absl::Status& status) {
      EXPECT_OK(status);
      if (IsThere(id)) ++seen;
    }));
  }
  writer_->Shutdown();
  EXPECT_EQ(seen, 200);
}

TEST_F(WriterTest, RefusesWhenTooMuchWaits) {
  Start({.queue_capacity = 2});
  HoldUp();
  auto first = Submit(Insert(1));
  auto second = Submit(Insert(2));
  std::atomic<bool> called = false;
  const absl::Status refused = writer_->Submit(
      [&](Transaction&) {
        called = true;
        return absl::OkStatus();
      },
      [&](const absl::Status&) { called = true; });
  EXPECT_THAT(refused, Fails(absl::StatusCode::kResourceExhausted));
  EXPECT_THAT(refused, FailsFor("SERVER_BUSY"));
  gate_.Open();
  EXPECT_OK(first.get());
  EXPECT_OK(second.get());
  EXPECT_OK(writer_->Write(Insert(3)));
  EXPECT_FALSE(called);
}

TEST_F(WriterTest, DoesNotRunAJobWhoseDeadlineHasPassed) {
  HoldUp();
  const Millis now = clock_.Now();
  auto late = Submit(Insert(1), now + 10);
  auto in_time = Submit(Insert(2), now + 11);
  auto patient = Submit(Insert(3));
  clock_.Set(now + 10);
  gate_.Open();
  EXPECT_THAT(late.get(), Fails(absl::StatusCode::kDeadlineExceeded));
  EXPECT_OK(in_time.get());
  EXPECT_OK(patient.get());
  EXPECT_FALSE(IsThere(1));
  EXPECT_TRUE(IsThere(2));
}

TEST_F(WriterTest, FinishesWhatItAcceptedBeforeItShutsDown) {
  HoldUp();
  std::vector<std::future<absl::Status>> answers;
  for (int64_t id = 1; id <= 50; ++id) answers.push_back(Submit(Insert(id)));
  std::thread closing([this] { writer_->Shutdown(); });
  gate_.Open();
  closing.join();
  for (auto& answer : answers) EXPECT_OK(answer.get());
  EXPECT_EQ(Number(*other_, kCount), 50);
  EXPECT_THAT(writer_->Write(Insert(51)), FailsFor("SHUTTING_DOWN"));
  EXPECT_FALSE(IsThere(51));
}

TEST_F(WriterTest, TakesWorkFromItsOwnAnswers) {
  std::promise<absl::Status> second;
  ASSERT_OK(writer_->Submit(Insert(1), [&](const absl::Status& first) {
    EXPECT_OK(first);
    EXPECT_OK(writer_->Submit(Insert(2), [&](absl::Status status) { second.set_value(std::move(status)); }));
  }));
  EXPECT_OK(second.get_future().get());
  EXPECT_TRUE(IsThere(2));
}

TEST_F(WriterTest, ServesManyThreads) {
  constexpr int kThreads = 8, kEach = 150;
  std::vector<std::thread> threads;
  std::atomic<int> failed = 0;
  for (int thread = 0; thread < kThreads; ++thread) {
    threads.emplace_back([&, thread] {
      for (int i = 0; i < kEach; ++i) {
        // Every third id is taken already by the one before it.
        const int64_t id = thread * kEach + i - (i % 3 == 2 ? 1 : 0);
        if (!writer_->Write(Insert(id)).ok()) ++failed;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failed, kThreads * kEach / 3);
  EXPECT_EQ(Number(*other_, kCount), kThreads * kEach * 2 / 3);
}

// Whatever mixture of jobs shares a commit, the database holds exactly what was answered with OK.
TEST_F(WriterTest, HoldsExactlyWhatWasAnsweredWithOk) {
  Start({.max_batch = 7});
  std::mt19937 random(20260312);
  struct Asked {
    std::vector<int64_t> ids;
    bool fails;
    std::future<absl::Status> answer;
  };
  std::vector<Asked> all;
  for (int i = 0; i < 600; ++i) {
    std::vector<int64_t> ids;
    for (unsigned n = random() % 4; n > 0; --n) ids.push_back(random() % 900);
    const bool fails = random() % 4 == 0;
    auto job = [ids, fails](Transaction& transaction) -> absl::Status {
      for (const int64_t id : ids) {
        if (absl::Status status = transaction.Prepare(kInsert).Bind(1, id).Run(); !status.ok()) return status;
      }
      return fails ? absl::CancelledError("on purpose") : absl::OkStatus();
    };
    auto answer = Submit(std::move(job));
    all.push_back({std::move(ids), fails, std::move(answer)});
  }
  std::set<int64_t> expected;
  for (Asked& asked : all) {
    const absl::Status status = asked.answer.get();
    const std::set<int64_t> distinct(asked.ids.begin(), asked.ids.end());
    bool free = distinct.size() == asked.ids.size();
    for (const int64_t id : asked.ids) free = free && expected.count(id) == 0;
    ASSERT_EQ(status.ok(), free && !asked.fails) << status;
    if (status.ok()) expected.insert(asked.ids.begin(), asked.ids.end());
  }
  std::set<int64_t> found;
  Statement select = other_->Prepare("SELECT id FROM marks");
  while (select.Step()) found.insert(select.Int(0));
  EXPECT_EQ(found, expected);
  EXPECT_GT(found.size(), 100u);
}

}  // namespace
}  // namespace ehcpqa::storage
