// The pool of read-only connections.
#ifndef EHCPQA_SERVICES_STORAGE_READERS_H_
#define EHCPQA_SERVICES_STORAGE_READERS_H_

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/storage/transaction.h"

namespace ehcpqa::storage {

// Each job sees one snapshot, undisturbed by the writer, on a thread of the pool.
class Readers {
 public:
  using Job = absl::AnyInvocable<void(Snapshot&)>;

  struct Options {
    int threads = 2;
    size_t queue_capacity = 4096;
  };

  // Opens the connections.
  static absl::StatusOr<std::unique_ptr<Readers>> Open(const std::string& path, const Clock& clock, Options options);
  // Finishes what was accepted.
  ~Readers();

  // Queues a job. ResourceExhausted (SERVER_BUSY) when the queue is full, Unavailable (SHUTTING_DOWN) after Shutdown.
  // When `deadline` (0: none) has passed before the job's turn, or no snapshot can be had, `failed` is called instead
  // of `job`.
  absl::Status Submit(Job job, absl::AnyInvocable<void(absl::Status)> failed, Millis deadline = 0);
  // Refuses new jobs, finishes what was accepted, and waits for it.
  void Shutdown();

 private:
  struct Waiting {
    Job job;
    absl::AnyInvocable<void(absl::Status)> failed;
    Millis deadline = 0;
  };
  Readers(const Clock& clock, Options options) : clock_(clock), options_(options) {}
  void Run(Connection& connection);

  const Clock& clock_;
  const Options options_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Waiting> queue_;
  bool stopping_ = false;
  std::vector<std::unique_ptr<Connection>> connections_;
  std::vector<std::thread> threads_;
};

}  // namespace ehcpqa::storage

#endif  // EHCPQA_SERVICES_STORAGE_READERS_H_
