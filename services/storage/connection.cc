#include "services/storage/connection.h"

#include <sqlite3.h>

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"
#include "services/storage/disk_full.h"

namespace ehcpqa::storage {
namespace {

absl::Status Failure(sqlite3* handle, const char* what) {
  if (sqlite3_errcode(handle) == SQLITE_FULL) return DiskFull();
  return absl::InternalError(
      absl::StrCat(what, ": SQLite ", sqlite3_extended_errcode(handle), ": ", sqlite3_errmsg(handle)));
}

}  // namespace

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const std::string& path, Mode mode) {
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;
  switch (mode) {
    case Mode::kReadOnly:
      flags |= SQLITE_OPEN_READONLY;
      break;
    case Mode::kReadWrite:
      flags |= SQLITE_OPEN_READWRITE;
      break;
    case Mode::kCreate:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
      break;
  }
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  std::unique_ptr<Connection> connection(new Connection(handle));
  if (code == SQLITE_CANTOPEN) return absl::NotFoundError(absl::StrCat("cannot open the database ", path));
  if (code != SQLITE_OK) return Failure(handle, "cannot open the database");
  sqlite3_extended_result_codes(handle, 1);
  // Another process (ehcpqad certificate ...) may hold the write lock for a moment.
  sqlite3_busy_timeout(handle, 10'000);
  if (mode == Mode::kCreate) RETURN_IF_ERROR(connection->Execute("PRAGMA journal_mode = WAL"));
  RETURN_IF_ERROR(
      connection->Execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF;"
                          " PRAGMA cache_size = -8000; PRAGMA wal_autocheckpoint = 8000; PRAGMA temp_store = FILE"));
  if (mode != Mode::kCreate) {
    // Reading anything tells a foreign file from a database.
    RETURN_IF_ERROR(connection->Execute("SELECT count(*) FROM sqlite_schema"));
  }
  return connection;
}

Connection::~Connection() {
  for (auto& [sql, versions] : compiled_) {
    for (Compiled& version : versions) sqlite3_finalize(version.handle);
  }
  sqlite3_close(handle_);
}

absl::StatusOr<Compiled> Connection::Compile(const char* sql) {
  Compiled compiled;
  if (sqlite3_prepare_v3(handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &compiled.handle, nullptr) != SQLITE_OK) {
    return Failure(handle_, "cannot compile a statement");
  }
  const int count = sqlite3_bind_parameter_count(compiled.handle);
  for (int index = 1; index <= count; ++index) {
    const char* name = sqlite3_bind_parameter_name(compiled.handle, index);
    const int n = name != nullptr && name[0] == '$' ? std::atoi(name + 1) : 0;
    if (n < 1 || n > 200) {
      sqlite3_finalize(compiled.handle);
      return absl::InternalError("parameters are written $1, $2, ...");
    }
    if (compiled.places.size() < static_cast<size_t>(n)) compiled.places.resize(static_cast<size_t>(n));
    compiled.places[static_cast<size_t>(n) - 1] = index;
  }
  return compiled;
}

Statement Connection::Prepare(const char* sql) {
  std::deque<Compiled>& versions = compiled_[sql];
  for (Compiled& version : versions) {
    if (!version.on_loan) return Statement(&version, absl::OkStatus());
  }
  auto compiled = Compile(sql);
  if (!compiled.ok()) return Statement(nullptr, compiled.status());
  versions.push_back(*compiled);
  return Statement(&versions.back(), absl::OkStatus());
}

absl::Status Connection::Execute(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    return Failure(handle_, "cannot run a statement");
  return absl::OkStatus();
}

bool Connection::InTransaction() const { return sqlite3_get_autocommit(handle_) == 0; }

}  // namespace ehcpqa::storage
