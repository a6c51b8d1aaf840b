// A folder that goes with the test, connections in it, and what tests of threads wait with.
#ifndef EHCPQA_TESTS_SERVICES_STORAGE_SCRATCH_H_
#define EHCPQA_TESTS_SERVICES_STORAGE_SCRATCH_H_

#include <atomic>
#include <future>
#include <memory>
#include <string>

#include "services/base/clock.h"
#include "services/storage/connection.h"

namespace ehcpqa::storage {

class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  std::string Path(const std::string& name) const { return directory_ + "/" + name; }
  // The database of the test. What cannot be opened ends the test program.
  std::unique_ptr<Connection> Open(Mode mode) const;

 private:
  std::string directory_;
};

// The first column of the first row; -1 without a row or on an error. `sql` must be a constant.
int64_t Number(Connection& connection, const char* sql);

// A clock that stands still until it is moved, from any thread.
class HandClock final : public Clock {
 public:
  Millis Now() const override { return now_; }
  void Set(Millis now) { now_ = now; }

 private:
  std::atomic<Millis> now_ = 1'000'000;
};

// Holds up whoever passes until it is opened.
class Gate {
 public:
  // Waits; the other side learns that somebody has arrived.
  void Pass() {
    arrived_.set_value();
    opened_.get_future().wait();
  }
  void WaitForArrival() { arrived_.get_future().wait(); }
  void Open() { opened_.set_value(); }

 private:
  std::promise<void> arrived_, opened_;
};

}  // namespace ehcpqa::storage

#endif  // EHCPQA_TESTS_SERVICES_STORAGE_SCRATCH_H_
