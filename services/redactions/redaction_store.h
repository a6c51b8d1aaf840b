// Redactions in the database.
//
//   redactions:  n | subject | reason | proposed_by | proposed_at | approved_by | approved_at | payloads_erased
#ifndef EHCPQA_SERVICES_REDACTIONS_REDACTION_STORE_H_
#define EHCPQA_SERVICES_REDACTIONS_REDACTION_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/storage/transaction.h"

namespace ehcpqa::redactions {

struct Redaction {
  int64_t n = 0;        // From 1.
  std::string subject;  // Resource name.
  std::string reason;
  std::string proposed_by, proposed_at;  // Id of the user; UTC, ISO 8601.
  std::string approved_by, approved_at;  // Empty while open.
  int64_t payloads_erased = 0;

  bool open() const { return approved_by.empty(); }
};

// Proposes a redaction now, under the next number, which it returns. AlreadyExists when one is open for the subject.
absl::StatusOr<int64_t> InsertRedaction(storage::Transaction& transaction, std::string_view subject,
                                        std::string_view reason, std::string_view proposed_by);
absl::StatusOr<std::optional<Redaction>> FindRedaction(storage::Snapshot& snapshot, int64_t n);
// The open redaction of a subject.
absl::StatusOr<std::optional<Redaction>> FindOpenRedaction(storage::Snapshot& snapshot, std::string_view subject);
// Closes it now.
absl::Status StoreApproval(storage::Transaction& transaction, int64_t n, std::string_view approved_by,
                           int64_t payloads_erased);

// Open ones first, then newest first, behind the redaction with this state and number; (false, 0) for the first page.
absl::StatusOr<std::vector<Redaction>> ListRedactions(storage::Snapshot& snapshot, bool after_closed, int64_t after_n,
                                                      int limit);

}  // namespace ehcpqa::redactions

#endif  // EHCPQA_SERVICES_REDACTIONS_REDACTION_STORE_H_
