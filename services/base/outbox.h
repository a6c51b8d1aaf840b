// Messages on their way to someone who takes one at a time: what a stream of gRPC is, which must never be given a
// second message while the first is being written, nor be ended before the last has left.
#ifndef EHCPQA_SERVICES_BASE_OUTBOX_H_
#define EHCPQA_SERVICES_BASE_OUTBOX_H_

#include <deque>
#include <mutex>
#include <optional>
#include <utility>

#include "absl/status/status.h"

namespace ehcpqa {

// Decides, under one lock, what to do next; the caller does it after. A message stays where it is until it has been
// taken. Safe to use from many threads.
template <typename Message>
class Outbox {
 public:
  // What to do now: write `message`, or end the call with `end`, or neither. Never both.
  struct Next {
    const Message* message = nullptr;
    std::optional<absl::Status> end;
  };

  // Adds a message; nothing is added after the other side broke off or the end was announced. The message is returned
  // when no other is being written.
  Next Put(Message message) {
    const std::lock_guard lock(mutex_);
    if (broken_ || ended_) return {};
    waiting_.push_back(std::move(message));
    return {.message = waiting_.size() == 1 ? &waiting_.front() : nullptr, .end = {}};
  }

  // The message being written has left, or, when not `ok`, the other side takes no more.
  Next Taken(bool ok) {
    const std::lock_guard lock(mutex_);
    waiting_.pop_front();
    if (!ok) {
      broken_ = true;
      waiting_.clear();
    }
    if (!waiting_.empty()) return {.message = &waiting_.front(), .end = {}};
    return {.message = nullptr, .end = std::exchange(end_, std::nullopt)};
  }

  // Announces the end. It is returned at once when nothing is being written, otherwise by the last Taken(). Once only.
  Next End(absl::Status status) {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    if (waiting_.empty()) return {.message = nullptr, .end = std::move(status)};
    end_ = std::move(status);
    return {};
  }

  // True once the other side has broken off.
  bool broken() const {
    const std::lock_guard lock(mutex_);
    return broken_;
  }

 private:
  mutable std::mutex mutex_;
  std::deque<Message> waiting_;  // The first one is being written.
  bool broken_ = false;
  bool ended_ = false;
  std::optional<absl::Status> end_;
};

}  // namespace ehcpqa

#endif  // EHCPQA_SERVICES_BASE_OUTBOX_H_
