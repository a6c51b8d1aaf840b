// The files of this folder, as the program carries them.
#ifndef EHCPQA_SCHEMA_MIGRATIONS_H_
#define EHCPQA_SCHEMA_MIGRATIONS_H_

#include <vector>

#include "services/storage/migrator.h"

namespace ehcpqa {

// All migrations, in order.
const std::vector<storage::Migration>& Migrations();

}  // namespace ehcpqa

#endif  // EHCPQA_SCHEMA_MIGRATIONS_H_
