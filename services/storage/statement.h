// A prepared statement on loan from its connection, with parameters bound by name.
#ifndef EHCPQA_SERVICES_STORAGE_STATEMENT_H_
#define EHCPQA_SERVICES_STORAGE_STATEMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

struct sqlite3_stmt;

namespace ehcpqa::storage {

// A compiled statement with the places of $1, $2, ... : SQLite takes `$1` for a name, so places are looked up once.
struct Compiled {
  sqlite3_stmt* handle = nullptr;
  std::vector<int> places;  // places[n - 1] is the index of $n; 0 when the text has no $n.
  bool on_loan = false;
};

// Usage:
//   Statement select = snapshot.Prepare(kSelectUser);
//   select.Bind(1, id);
//   while (select.Step()) { ... select.Text(0) ... }
//   RETURN_IF_ERROR(select.status());
// Bound values never appear in a status or a log. Not thread-safe; lives no longer than its connection.
class Statement {
 public:
  Statement(Compiled* compiled, absl::Status status);
  ~Statement();
  Statement(Statement&& other) noexcept;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  Statement& operator=(Statement&&) = delete;

  // Binds $n. Text and blobs are copied.
  Statement& Bind(int n, int64_t value);
  Statement& Bind(int n, int value) { return Bind(n, int64_t{value}); }
  Statement& Bind(int n, bool value) { return Bind(n, int64_t{value ? 1 : 0}); }
  Statement& Bind(int n, double value);
  Statement& Bind(int n, std::string_view text);
  Statement& Bind(int n, const char* text) { return Bind(n, std::string_view(text)); }
  Statement& Bind(int n, const std::string& text) { return Bind(n, std::string_view(text)); }
  Statement& BindBlob(int n, std::string_view bytes);
  Statement& BindNull(int n);
  // Binds NULL for an empty text.
  Statement& BindOrNull(int n, std::string_view text) { return text.empty() ? BindNull(n) : Bind(n, text); }

  // Moves to the next row; false at the end or on an error, which status() tells apart.
  bool Step();
  // Steps to the end, for statements without rows. AlreadyExists when a key is there already.
  absl::Status Run();
  // Runs again with other parameters.
  void Reset();
  const absl::Status& status() const { return status_; }

  // Columns of the current row, from 0.
  int64_t Int(int column) const;
  bool Bool(int column) const { return Int(column) != 0; }
  double Real(int column) const;
  std::string Text(int column) const;  // Empty for NULL. Also reads blobs.
  bool IsNull(int column) const;

 private:
  int Place(int n);
  void Check(int code);

  Compiled* compiled_;
  absl::Status status_;
};

}  // namespace ehcpqa::storage

#endif  // EHCPQA_SERVICES_STORAGE_STATEMENT_H_
