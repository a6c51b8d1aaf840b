#include "services/base/outbox.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "gmock/gmock.h"

namespace ehcpqa {
namespace {

using testing::Eq;
using testing::IsNull;
using testing::NotNull;
using testing::Pointee;

TEST(OutboxTest, GivesOneMessageAtATime) {
  Outbox<std::string> outbox;
  EXPECT_THAT(outbox.Put("first").message, Pointee(Eq("first")));
  EXPECT_THAT(outbox.Put("second").message, IsNull());
  EXPECT_THAT(outbox.Taken(true).message, Pointee(Eq("second")));
  EXPECT_THAT(outbox.Taken(true).message, IsNull());
  EXPECT_THAT(outbox.Put("third").message, Pointee(Eq("third")));
}

TEST(OutboxTest, EndsAtOnceWhenNothingIsOnItsWay) {
  Outbox<std::string> outbox;
  EXPECT_EQ(outbox.End(absl::NotFoundError("gone")).end, absl::NotFoundError("gone"));
  EXPECT_THAT(outbox.Put("late").message, IsNull());
}

TEST(OutboxTest, EndsWhenTheLastMessageHasLeft) {
  Outbox<std::string> outbox;
  ASSERT_THAT(outbox.Put("first").message, NotNull());
  outbox.Put("second");
  EXPECT_FALSE(outbox.End(absl::OkStatus()).end);
  EXPECT_FALSE(outbox.Taken(true).end);
  EXPECT_EQ(outbox.Taken(true).end, absl::OkStatus());
}

TEST(OutboxTest, AfterABreakWhatWaitsIsDroppedAndTheEndStillComes) {
  Outbox<std::string> outbox;
  ASSERT_THAT(outbox.Put("first").message, NotNull());
  outbox.Put("second");
  const auto next = outbox.Taken(false);
  EXPECT_THAT(next.message, IsNull());
  EXPECT_FALSE(next.end);
  EXPECT_TRUE(outbox.broken());
  EXPECT_THAT(outbox.Put("third").message, IsNull());
  EXPECT_EQ(outbox.End(absl::CancelledError("gone")).end, absl::CancelledError("gone"));
}

// One thread puts, another takes each message the moment it is written, as the threads of a stream do.
TEST(OutboxTest, NeverGivesASecondMessageOrTheEndWhileOneIsBeingWritten) {
  constexpr int kMessages = 2000;
  for (int round = 0; round < 10; ++round) {
    Outbox<int> outbox;
    std::mutex mutex;
    std::condition_variable changed;
    const int* writing = nullptr;
    std::vector<int> written;
    std::atomic<int> ends = 0;
    const auto act = [&](const Outbox<int>::Next& next) {
      if (next.message == nullptr && !next.end) return;
      const std::lock_guard lock(mutex);
      EXPECT_THAT(writing, IsNull());
      writing = next.message;
      if (next.end) ++ends;
      changed.notify_one();
    };
    std::thread taker([&] {
      while (true) {
        {
          std::unique_lock lock(mutex);
          changed.wait(lock, [&] { return writing != nullptr || ends > 0; });
          if (writing == nullptr) return;
          written.push_back(*writing);
          writing = nullptr;
        }
        act(outbox.Taken(true));
      }
    });
    for (int i = 0; i < kMessages; ++i) act(outbox.Put(i));
    act(outbox.End(absl::OkStatus()));
    taker.join();
    EXPECT_EQ(ends, 1);
    ASSERT_EQ(written.size(), kMessages);
    for (int i = 0; i < kMessages; ++i) ASSERT_EQ(written[i], i);
  }
}

}  // namespace
}  // namespace ehcpqa
