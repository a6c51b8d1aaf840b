// Brings a database to the schema that this program was built with, or says why it cannot.
#ifndef EHCPQA_SERVICES_STORAGE_MIGRATOR_H_
#define EHCPQA_SERVICES_STORAGE_MIGRATOR_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/base/clock.h"
#include "services/storage/connection.h"

namespace ehcpqa::storage {

// One file of schema/, embedded in the program.
struct Migration {
  int version;       // Counts up from 1 without a gap.
  const char* name;  // File name.
  const char* sql;
};

// Applies what is missing, each migration in a transaction of its own, and records its SHA-256. FailedPrecondition,
// with what to do, when the database is newer than the program (DATABASE_NEWER), when a migration recorded there has
// another text, or when tables or triggers are not those that the migrations make (DATABASE_ALTERED). Nothing is
// changed then.
absl::Status Migrate(Connection& connection, const std::vector<Migration>& migrations, Millis now);

}  // namespace ehcpqa::storage

#endif  // EHCPQA_SERVICES_STORAGE_MIGRATOR_H_
