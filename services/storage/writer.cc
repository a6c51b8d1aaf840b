#include "services/storage/writer.h"

#include <algorithm>
#include <future>
#include <utility>

#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::storage {
namespace {

// Compiled once: a batch runs them for each of its jobs.
constexpr char kBeginJob[] = "SAVEPOINT job";
constexpr char kEndJob[] = "RELEASE job";

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection, const Clock& clock, Options options)
    : connection_(std::move(connection)), clock_(clock), options_(options) {
  writer_ = std::thread([this] { Run(); });
  completer_ = std::thread([this] { Complete(); });
}

Writer::~Writer() { Shutdown(); }

absl::Status Writer::Submit(Job job, Done done, Millis deadline) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_)
      return Refuse(absl::StatusCode::kUnavailable, "SHUTTING_DOWN", "The server is shutting down. Try again shortly.");
    if (queue_.size() >= options_.queue_capacity) {
      return Refuse(absl::StatusCode::kResourceExhausted, "SERVER_BUSY",
                    "The server has too much to do just now. Try again shortly.");
    }
    queue_.push_back({std::move(job), std::move(done), deadline, absl::OkStatus()});
  }
  wake_.notify_one();
  return absl::OkStatus();
}

absl::Status Writer::Write(Job job) {
  std::promise<absl::Status> promise;
  RETURN_IF_ERROR(Submit(std::move(job), [&promise](absl::Status status) { promise.set_value(std::move(status)); }));
  return promise.get_future().get();
}

void Writer::Shutdown() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (writer_.joinable()) writer_.join();
  {
    const std::lock_guard lock(mutex_);
    writer_ended_ = true;
  }
  wake_completer_.notify_one();
  if (completer_.joinable()) completer_.join();
}

void Writer::Run() {
  std::vector<Waiting> batch;
  while (true) {
    batch.clear();
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [this] { return stopping_ || !queue_.empty(); });
      if (queue_.empty()) return;
      const size_t count = std::min(queue_.size(), options_.max_batch);
      std::move(queue_.begin(), queue_.begin() + static_cast<ptrdiff_t>(count), std::back_inserter(batch));
      queue_.erase(queue_.begin(), queue_.begin() + static_cast<ptrdiff_t>(count));
    }
    RunBatch(batch);
    {
      const std::lock_guard lock(mutex_);
      std::move(batch.begin(), batch.end(), std::back_inserter(finished_));
    }
    wake_completer_.notify_one();
  }
}

void Writer::Complete() {
  std::deque<Waiting> batch;
  while (true) {
    {
      std::unique_lock lock(mutex_);
      wake_completer_.wait(lock, [this] { return writer_ended_ || !finished_.empty(); });
      if (finished_.empty()) return;
      batch.swap(finished_);
    }
    for (Waiting& waiting : batch) waiting.done(std::move(waiting.status));
    batch.clear();
  }
}

void Writer::RunBatch(std::vector<Waiting>& batch) {
  absl::Status whole = connection_->Execute("BEGIN IMMEDIATE");
  if (whole.ok()) {
    for (Waiting& waiting : batch) {
      // A failing disk can end the transaction under a job; what ran before it is then gone too.
      if (!connection_->InTransaction()) break;
      waiting.status = RunOne(waiting, clock_.Now());
    }
    whole = connection_->InTransaction() ? connection_->Execute("COMMIT")
                                         : absl::InternalError("the database ended the transaction by itself");
  }
  if (whole.ok()) return;
  if (connection_->InTransaction()) (void)connection_->Execute("ROLLBACK");
  for (Waiting& waiting : batch) {
    if (waiting.status.ok()) waiting.status = whole;
  }
}

absl::Status Writer::RunOne(Waiting& waiting, Millis now) {
  if (waiting.deadline != 0 && now >= waiting.deadline) {
    return absl::DeadlineExceededError("the call's deadline passed before its turn came");
  }
  RETURN_IF_ERROR(connection_->Prepare(kBeginJob).Run());
  Transaction transaction(*connection_, now);
  absl::Status status = waiting.job(transaction);
  if (status.ok()) return connection_->Prepare(kEndJob).Run();
  // A failing disk may have ended the transaction, and the savepoint with it.
  if (connection_->InTransaction()) RETURN_IF_ERROR(connection_->Execute("ROLLBACK TO job; RELEASE job"));
  return status;
}

}  // namespace ehcpqa::storage
