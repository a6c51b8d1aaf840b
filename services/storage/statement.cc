#include "services/storage/statement.h"

#include <sqlite3.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/storage/disk_full.h"

namespace ehcpqa::storage {

Statement::Statement(Compiled* compiled, absl::Status status) : compiled_(compiled), status_(std::move(status)) {
  if (compiled_ != nullptr) compiled_->on_loan = true;
}

Statement::Statement(Statement&& other) noexcept
    : compiled_(std::exchange(other.compiled_, nullptr)), status_(std::move(other.status_)) {}

Statement::~Statement() {
  if (compiled_ == nullptr) return;
  sqlite3_reset(compiled_->handle);
  sqlite3_clear_bindings(compiled_->handle);
  compiled_->on_loan = false;
}

int Statement::Place(int n) {
  if (!status_.ok()) return 0;
  if (n < 1 || static_cast<size_t>(n) > compiled_->places.size() || compiled_->places[n - 1] == 0) {
    status_ = absl::InternalError(absl::StrCat("the statement has no parameter $", n));
    return 0;
  }
  return compiled_->places[n - 1];
}

void Statement::Check(int code) {
  if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE || !status_.ok()) return;
  sqlite3* database = sqlite3_db_handle(compiled_->handle);
  const int extended = sqlite3_extended_errcode(database);
  // Of a constraint the message names table and column, never values. Other messages may quote a value, so the text of
  // the statement stands for them.
  const std::string text =
      (extended & 0xff) == SQLITE_CONSTRAINT
          ? absl::StrCat("SQLite ", extended, ": ", sqlite3_errmsg(database))
          : absl::StrCat("SQLite ", extended, ": ", sqlite3_errstr(extended), ": ", sqlite3_sql(compiled_->handle));
  if (extended == SQLITE_CONSTRAINT_PRIMARYKEY || extended == SQLITE_CONSTRAINT_UNIQUE) {
    status_ = absl::AlreadyExistsError(text);
  } else if (code == SQLITE_FULL) {
    status_ = DiskFull();
  } else {
    status_ = absl::InternalError(text);
  }
}

Statement& Statement::Bind(int n, int64_t value) {
  if (const int place = Place(n)) Check(sqlite3_bind_int64(compiled_->handle, place, value));
  return *this;
}
Statement& Statement::Bind(int n, double value) {
  if (const int place = Place(n)) Check(sqlite3_bind_double(compiled_->handle, place, value));
  return *this;
}
Statement& Statement::Bind(int n, std::string_view text) {
  const char* data = text.data() == nullptr ? "" : text.data();
  if (const int place = Place(n)) {
    Check(sqlite3_bind_text64(compiled_->handle, place, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  }
  return *this;
}
Statement& Statement::BindBlob(int n, std::string_view bytes) {
  const char* data = bytes.data() == nullptr ? "" : bytes.data();
  if (const int place = Place(n)) {
    Check(sqlite3_bind_blob64(compiled_->handle, place, data, bytes.size(), SQLITE_TRANSIENT));
  }
  return *this;
}
Statement& Statement::BindNull(int n) {
  if (const int place = Place(n)) Check(sqlite3_bind_null(compiled_->handle, place));
  return *this;
}

bool Statement::Step() {
  if (!status_.ok()) return false;
  const int code = sqlite3_step(compiled_->handle);
  Check(code);
  return code == SQLITE_ROW;
}

absl::Status Statement::Run() {
  while (Step()) {
  }
  return status_;
}

void Statement::Reset() {
  if (compiled_ == nullptr) return;
  sqlite3_reset(compiled_->handle);
  sqlite3_clear_bindings(compiled_->handle);
  if (absl::IsAlreadyExists(status_)) status_ = absl::OkStatus();
}

int64_t Statement::Int(int column) const { return sqlite3_column_int64(compiled_->handle, column); }
double Statement::Real(int column) const { return sqlite3_column_double(compiled_->handle, column); }
std::string Statement::Text(int column) const {
  const void* data = sqlite3_column_blob(compiled_->handle, column);
  const int size = sqlite3_column_bytes(compiled_->handle, column);
  return data == nullptr ? std::string() : std::string(static_cast<const char*>(data), static_cast<size_t>(size));
}
bool Statement::IsNull(int column) const { return sqlite3_column_type(compiled_->handle, column) == SQLITE_NULL; }

}  // namespace ehcpqa::storage
