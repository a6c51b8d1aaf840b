#include "services/storage/readers.h"

#include <utility>

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::storage {

absl::StatusOr<std::unique_ptr<Readers>> Readers::Open(const std::string& path, const Clock& clock, Options options) {
  std::unique_ptr<Readers> readers(new Readers(clock, options));
  for (int i = 0; i < options.threads; ++i) {
    ASSIGN_OR_RETURN(auto connection, Connection::Open(path, Mode::kReadOnly));
    readers->connections_.push_back(std::move(connection));
  }
  for (auto& connection : readers->connections_) {
    readers->threads_.emplace_back([pool = readers.get(), &connection] { pool->Run(*connection); });
  }
  return readers;
}

Readers::~Readers() { Shutdown(); }

absl::Status Readers::Submit(Job job, absl::AnyInvocable<void(absl::Status)> failed, Millis deadline) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_)
      return Refuse(absl::StatusCode::kUnavailable, "SHUTTING_DOWN", "The server is shutting down. Try again shortly.");
    if (queue_.size() >= options_.queue_capacity) {
      return Refuse(absl::StatusCode::kResourceExhausted, "SERVER_BUSY",
                    "The server has too much to do just now. Try again shortly.");
    }
    queue_.push_back({std::move(job), std::move(failed), deadline});
  }
  wake_.notify_one();
  return absl::OkStatus();
}

void Readers::Shutdown() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Readers::Run(Connection& connection) {
  while (true) {
    Waiting waiting;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      waiting = std::move(queue_.front());
      queue_.pop_front();
    }
    const Millis now = clock_.Now();
    if (waiting.deadline != 0 && now >= waiting.deadline) {
      waiting.failed(absl::DeadlineExceededError("the call's deadline passed before its turn came"));
      continue;
    }
    if (absl::Status begun = connection.Execute("BEGIN"); !begun.ok()) {
      waiting.failed(std::move(begun));
      continue;
    }
    {
      Snapshot snapshot(connection, now);
      waiting.job(snapshot);
    }
    (void)connection.Execute("COMMIT");
  }
}

}  // namespace ehcpqa::storage
