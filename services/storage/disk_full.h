// What a caller is told when SQLite can write no further (SQLITE_FULL).
#ifndef EHCPQA_SERVICES_STORAGE_DISK_FULL_H_
#define EHCPQA_SERVICES_STORAGE_DISK_FULL_H_

#include "absl/status/status.h"
#include "services/base/error.h"

namespace ehcpqa::storage {

// ResourceExhausted with reason DISK_FULL: nothing of the change was kept, and what was saved before is there.
inline absl::Status DiskFull() {
  return Refuse(
      absl::StatusCode::kResourceExhausted, "DISK_FULL",
      "The disk of the service is full, so nothing can be saved. Tell your administrator. What was saved before "
      "is safe.");
}

}  // namespace ehcpqa::storage

#endif  // EHCPQA_SERVICES_STORAGE_DISK_FULL_H_
