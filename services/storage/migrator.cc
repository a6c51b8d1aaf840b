#include "services/storage/migrator.h"

#include "absl/strings/str_cat.h"
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/storage/transaction.h"

namespace ehcpqa::storage {
namespace {

constexpr char kCreateVersions[] = R"sql(
CREATE TABLE IF NOT EXISTS schema_versions (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at TEXT NOT NULL
) STRICT)sql";
constexpr char kSelectVersions[] = "SELECT version, name, sha256 FROM schema_versions ORDER BY version";
constexpr char kInsertVersion[] =
    "INSERT INTO schema_versions (version, name, sha256, applied_at) VALUES ($1, $2, $3, $4)";
constexpr char kSelectSchema[] =
    "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name";

std::string Checksum(const Migration& migration) { return Hex(AsBytes(Sha256(migration.sql))); }

absl::StatusOr<std::string> SchemaText(Connection& connection) {
  std::string text;
  Statement select = connection.Prepare(kSelectSchema);
  while (select.Step()) absl::StrAppend(&text, select.Text(0), " ", select.Text(1), "\n", select.Text(2), "\n");
  RETURN_IF_ERROR(select.status());
  return text;
}

absl::Status Altered(const std::string& what) {
  return NotNow("DATABASE_ALTERED", absl::StrCat("The database is not as this program made it: ", what,
                                                 ". Restore it from a backup, or use the program that it belongs to."));
}

absl::StatusOr<size_t> CheckApplied(Connection& connection, const std::vector<Migration>& migrations) {
  size_t applied = 0;
  Statement select = connection.Prepare(kSelectVersions);
  while (select.Step()) {
    if (applied >= migrations.size()) {
      return NotNow("DATABASE_NEWER", absl::StrCat("The database was made by a newer version of ehcpqad (schema ",
                                                   select.Int(0), ", this program knows ", migrations.size(),
                                                   "). Install that version, or restore an older backup."));
    }
    if (select.Int(0) != migrations[applied].version || select.Text(2) != Checksum(migrations[applied])) {
      return Altered(absl::StrCat("schema step ", select.Int(0), " (", select.Text(1), ") has another checksum"));
    }
    ++applied;
  }
  RETURN_IF_ERROR(select.status());
  return applied;
}

absl::Status ApplyFrom(Connection& connection, const std::vector<Migration>& migrations, size_t first, Millis now) {
  for (size_t i = first; i < migrations.size(); ++i) {
    RETURN_IF_ERROR(connection.Execute("BEGIN IMMEDIATE"));
    absl::Status status = connection.Execute(migrations[i].sql);
    if (status.ok()) {
      status = connection.Prepare(kInsertVersion)
                   .Bind(1, migrations[i].version)
                   .Bind(2, migrations[i].name)
                   .Bind(3, Checksum(migrations[i]))
                   .Bind(4, FormatTime(now))
                   .Run();
    }
    if (!status.ok()) {
      (void)connection.Execute("ROLLBACK");
      return absl::InternalError(absl::StrCat("schema step ", migrations[i].name, ": ", status.message()));
    }
    RETURN_IF_ERROR(connection.Execute("COMMIT"));
  }
  return absl::OkStatus();
}

// How many migrations the database holds, once it is sure that it holds what they make and nothing else.
absl::StatusOr<size_t> CheckFound(Connection& connection, const std::vector<Migration>& migrations, Millis now) {
  RETURN_IF_ERROR(connection.Execute(kCreateVersions));
  ASSIGN_OR_RETURN(const size_t applied, CheckApplied(connection, migrations));
  ASSIGN_OR_RETURN(auto reference, Connection::Open(":memory:", Mode::kCreate));
  RETURN_IF_ERROR(reference->Execute(kCreateVersions));
  RETURN_IF_ERROR(
      ApplyFrom(*reference, {migrations.begin(), migrations.begin() + static_cast<ptrdiff_t>(applied)}, 0, now));
  ASSIGN_OR_RETURN(const std::string expected, SchemaText(*reference));
  ASSIGN_OR_RETURN(const std::string found, SchemaText(connection));
  if (expected != found) return Altered("its tables, indexes or triggers were changed by hand");
  return applied;
}

}  // namespace

absl::Status Migrate(Connection& connection, const std::vector<Migration>& migrations, Millis now) {
  RETURN_IF_ERROR(connection.Execute("BEGIN IMMEDIATE"));
  const absl::StatusOr<size_t> applied = CheckFound(connection, migrations, now);
  // A database of something else is left as it was.
  RETURN_IF_ERROR(connection.Execute(applied.ok() ? "COMMIT" : "ROLLBACK"));
  RETURN_IF_ERROR(applied.status());
  return ApplyFrom(connection, migrations, *applied, now);
}

}  // namespace ehcpqa::storage
