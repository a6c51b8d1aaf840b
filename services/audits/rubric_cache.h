// Published rubrics, parsed once in the life of the process: they never change, and saving a mark must not read sixty
// criteria.
#ifndef EHCPQA_SERVICES_AUDITS_RUBRIC_CACHE_H_
#define EHCPQA_SERVICES_AUDITS_RUBRIC_CACHE_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/rubrics/rubric.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// A rubric version and the digest of its text.
struct RubricKey {
  std::string id;
  int32_t version = 0;
  std::string sha256;
};

using RubricPtr = std::shared_ptr<const rubrics::Rubric>;

// The rubric with this digest, from memory where it was read before. Thread-safe. Internal when the database holds no
// such version.
absl::StatusOr<RubricPtr> RubricOf(storage::Snapshot& snapshot, const RubricKey& key);

// Which rubric a cycle keeps, and the rubric. NotFound when there is no such cycle.
absl::StatusOr<RubricKey> RubricKeyOfCycle(storage::Snapshot& snapshot, std::string_view cycle);
absl::StatusOr<RubricPtr> RubricOfCycle(storage::Snapshot& snapshot, std::string_view cycle);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_RUBRIC_CACHE_H_
