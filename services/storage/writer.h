// The single writer: one thread runs every change, and commits those that wait together.
#ifndef EHCPQA_SERVICES_STORAGE_WRITER_H_
#define EHCPQA_SERVICES_STORAGE_WRITER_H_

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "services/base/clock.h"
#include "services/storage/transaction.h"

namespace ehcpqa::storage {

// Group commit: each job runs in its own savepoint inside one transaction, and its answer leaves after the commit,
// never before. Competing connections stall for seconds under SQLite; one writer does not.
class Writer {
 public:
  // Changes the database, or fails and leaves no trace.
  using Job = absl::AnyInvocable<absl::Status(Transaction&)>;
  // Told the job's status after the commit, on a thread of the writer's own; or the commit's failure.
  using Done = absl::AnyInvocable<void(absl::Status)>;

  struct Options {
    size_t queue_capacity = 4096;  // Jobs that may wait; more are refused.
    size_t max_batch = 64;         // Jobs that share a commit.
  };

  Writer(std::unique_ptr<Connection> connection, const Clock& clock, Options options);
  // Finishes what was accepted.
  ~Writer();

  // Queues a job. ResourceExhausted (reason SERVER_BUSY) when the queue is full, Unavailable (SHUTTING_DOWN) after
  // Shutdown; then neither is called. A job whose `deadline` (0: none) has passed when its turn comes fails with
  // DeadlineExceeded and does not run.
  absl::Status Submit(Job job, Done done, Millis deadline = 0);
  // Submits and waits.
  absl::Status Write(Job job);
  // Refuses new jobs, finishes what was accepted, and waits for it.
  void Shutdown();

 private:
  struct Waiting {
    Job job;
    Done done;
    Millis deadline = 0;
    absl::Status status;
  };
  void Run();
  void Complete();
  void RunBatch(std::vector<Waiting>& batch);
  absl::Status RunOne(Waiting& waiting, Millis now);

  std::unique_ptr<Connection> connection_;
  const Clock& clock_;
  const Options options_;
  std::mutex mutex_;
  std::condition_variable wake_, wake_completer_;
  std::deque<Waiting> queue_;
  std::deque<Waiting> finished_;
  bool stopping_ = false;
  bool writer_ended_ = false;
  std::thread writer_;
  // Answers are sent from a second thread, so that the next batch does not wait for sockets.
  std::thread completer_;
};

}  // namespace ehcpqa::storage

#endif  // EHCPQA_SERVICES_STORAGE_WRITER_H_
