// Who must not audit what: declared conflicts, and assignments given back.
//
//   conflicts:             cycle_id | n | audit | user_id | agency_id | service_id | reason | declared_by | declared_at
//   declined_assessments:  cycle_id | audit | user_id | kind | set_no | reason | declined_at
#ifndef EHCPQA_SERVICES_AUDITS_CONFLICT_STORE_H_
#define EHCPQA_SERVICES_AUDITS_CONFLICT_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/audits/assessment.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// A declared conflict of a person, or of everyone who works for a service. Ids.
struct Conflict {
  int64_t n = 0;  // From 1 within the cycle.
  int64_t audit = 0;
  std::string user;             // Empty for a service.
  std::string agency, service;  // Empty for a person.
  std::string reason;
};

// In the order declared, behind `after` (0: from the first). In a scope of one's own: those that name the person.
absl::StatusOr<std::vector<Conflict>> ListConflicts(storage::Snapshot& snapshot, const Scope& scope,
                                                    std::string_view cycle, int64_t after, int limit);
// The conflict of the same audit that names the same person or service; nothing when there is none.
absl::StatusOr<std::optional<Conflict>> FindSameConflict(storage::Snapshot& snapshot, std::string_view cycle,
                                                         const Conflict& conflict);
// Inserts it under the next number, which it returns.
absl::StatusOr<int64_t> InsertConflict(storage::Transaction& transaction, std::string_view cycle,
                                       const Conflict& conflict, std::string_view declared_by);

// Whether the person, or the service of the agency, exists.
absl::StatusOr<bool> UserExists(storage::Snapshot& snapshot, std::string_view user);
absl::StatusOr<bool> ServiceExists(storage::Snapshot& snapshot, std::string_view agency, std::string_view service);

// Whether the person works for the service.
absl::StatusOr<bool> WorksFor(storage::Snapshot& snapshot, std::string_view user, std::string_view agency,
                              std::string_view service);

// A service that had a part in the plan of an audit: what makes its people no auditors of it, and its input part of it.
struct ServicePart {
  int64_t audit = 0;
  std::string agency, service;
};
// Of one cycle, by audit, agency and service, each once.
absl::StatusOr<std::vector<ServicePart>> ListServiceParts(storage::Snapshot& snapshot, std::string_view cycle);

// A service of an agency that is on record as having had a part in some plan, in any cycle. By id.
struct PartService {
  std::string id, title;
};
absl::StatusOr<std::vector<PartService>> ListServicesWithPart(storage::Snapshot& snapshot, std::string_view agency);

// Bars the person from the audit, because they gave the assignment back. Repeating it is harmless.
absl::Status InsertDeclined(storage::Transaction& transaction, const AssessmentKey& key, std::string_view user,
                            std::string_view reason);

// A person or a service (user empty) barred from an audit.
struct Bar {
  int64_t audit = 0;
  std::string user;
  std::string agency, service;
  bool declined = false;  // Barred for having given the assignment back.
};
// Everything that bars somebody from an audit of the cycle, conflicts and assignments given back, by audit. For
// allocation.
absl::StatusOr<std::vector<Bar>> ListBars(storage::Snapshot& snapshot, std::string_view cycle);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_CONFLICT_STORE_H_
