// Clears up behind a server that stopped in the middle of an import.
#ifndef EHCPQA_SERVICES_REGISTER_ABANDONED_IMPORTS_H_
#define EHCPQA_SERVICES_REGISTER_ABANDONED_IMPORTS_H_

#include "absl/status/statusor.h"
#include "services/storage/writer.h"

namespace ehcpqa::registers {

// Removes every import that has not landed, in short transactions, and returns how many there were. For the start of
// the server, before it takes calls: an import that is under way would be removed too.
absl::StatusOr<int> RemoveAbandonedImports(storage::Writer& writer);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_SERVICES_REGISTER_ABANDONED_IMPORTS_H_
