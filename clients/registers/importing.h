// Importing a return: read it, replace every identifier by a reference, and send what is left.
#ifndef EHCPQA_CLIENTS_REGISTERS_IMPORTING_H_
#define EHCPQA_CLIENTS_REGISTERS_IMPORTING_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "clients/api/api.h"
#include "clients/returns/key.h"
#include "ehcpqa/v1/register.pb.h"

namespace ehcpqa::registers {

struct ImportOrder {
  std::string path;            // Of the return, as Return::Open takes it.
  std::string la;              // The authority as the person named it.
  std::string establishments;  // Look-ups; may be empty.
  std::string districts;
  std::string temp_directory;  // For sorting large exports; empty means the system's.
  std::string request_id;      // The same file under the same id is imported once; empty lets every import be its own.
  bool dry_run = false;
};

// Hears how far it is; either may be empty.
struct ImportProgress {
  std::function<void(uint64_t bytes)> read;  // Of the return, in this pass.
  std::function<void(uint64_t persons)> sent;
};

// Imports, or with dry_run checks. The report's warnings hold also what was noticed while reading. Fails as
// returns::Return::Open, the look-ups and the server do; nothing is kept then.
absl::StatusOr<v1::ImportReport> ImportReturn(const api::Api& api, const returns::Key& key, const ImportOrder& order,
                                              const ImportProgress& progress);

}  // namespace ehcpqa::registers

#endif  // EHCPQA_CLIENTS_REGISTERS_IMPORTING_H_
