// What a handler works on: a consistent view of the database at one moment, and the right to change it.
#ifndef EHCPQA_SERVICES_STORAGE_TRANSACTION_H_
#define EHCPQA_SERVICES_STORAGE_TRANSACTION_H_

#include <string>

#include "services/base/clock.h"
#include "services/storage/connection.h"

namespace ehcpqa::storage {

// A consistent view. Stores that only read take a Snapshot&, so a read handler cannot reach a function that writes.
class Snapshot {
 public:
  Snapshot(Connection& connection, Millis now) : connection_(connection), now_(now) {}
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

  Statement Prepare(const char* sql) { return connection_.Prepare(sql); }
  // The time of the call, the same for everything it does.
  Millis now() const { return now_; }
  std::string now_text() const { return FormatTime(now_); }

 private:
  Connection& connection_;
  Millis now_;
};

// A view that may be changed. Made by the writer (or an operator's command) only; what one call changed is undone when
// it fails.
class Transaction : public Snapshot {
 public:
  using Snapshot::Snapshot;
};

}  // namespace ehcpqa::storage

#endif  // EHCPQA_SERVICES_STORAGE_TRANSACTION_H_
