// One connection to the area's database, with its compiled statements.
#ifndef EHCPQA_SERVICES_STORAGE_CONNECTION_H_
#define EHCPQA_SERVICES_STORAGE_CONNECTION_H_

#include <deque>
#include <memory>
#include <string>
#include <unordered_map>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/storage/statement.h"

struct sqlite3;

namespace ehcpqa::storage {

// How a connection may be used.
enum class Mode {
  kReadOnly,   // The database must exist.
  kReadWrite,  // The database must exist.
  kCreate,     // Made when missing, with WAL journal.
};

// Durable: WAL, synchronous=FULL, foreign keys on. Not thread-safe.
class Connection {
 public:
  // `path` is a file, or ":memory:". Fails with NotFound, or Internal when the file is no database.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const std::string& path, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // A statement ready for binding. `sql` must be a constant: compiled statements are kept by its address.
  Statement Prepare(const char* sql);
  // Runs text that may hold several statements and returns no rows: DDL and transaction control.
  absl::Status Execute(const char* sql);
  // Whether BEGIN is in force. SQLite may end a transaction by itself when the disk fails.
  bool InTransaction() const;

 private:
  explicit Connection(sqlite3* handle) : handle_(handle) {}
  absl::StatusOr<Compiled> Compile(const char* sql);

  sqlite3* handle_;
  // A statement already on loan (a handler iterating it calls a store that uses it too) is compiled once more.
  std::unordered_map<const char*, std::deque<Compiled>> compiled_;
};

}  // namespace ehcpqa::storage

#endif  // EHCPQA_SERVICES_STORAGE_CONNECTION_H_
