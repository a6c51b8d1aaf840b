// Which version of each plan was audited.
//
//   plan_versions:  cycle_id | audit | plan_version_on | version
#ifndef EHCPQA_SERVICES_AUDITS_PLAN_VERSION_STORE_H_
#define EHCPQA_SERVICES_AUDITS_PLAN_VERSION_STORE_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

struct PlanVersion {
  std::string on;       // Final date of the version, YYYY-MM-DD; empty until recorded.
  int64_t version = 0;  // Etag of the audit.
};

// Of the audits numbered `first` to `last`, by number; those without a record are left out.
absl::StatusOr<std::map<int64_t, PlanVersion>> ListPlanVersions(storage::Snapshot& snapshot, std::string_view cycle,
                                                                int64_t first, int64_t last);

// Records the date in place of an earlier one, and raises the version.
absl::Status StorePlanVersion(storage::Transaction& transaction, std::string_view cycle, int64_t audit,
                              std::string_view on);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_PLAN_VERSION_STORE_H_
