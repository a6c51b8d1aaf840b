#include "services/audits/rubric_cache.h"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rubrics/rubric_file.h"
#include "services/rubrics/rubric_store.h"

namespace ehcpqa::audits {
namespace {

constexpr char kSelectKey[] =
    "SELECT r.id, r.version, r.sha256 FROM cycles c JOIN rubrics r ON r.id = c.rubric_id AND r.version = "
    "c.rubric_version"
    " WHERE c.id = $1";

struct Cache {
  std::shared_mutex mutex;
  std::unordered_map<std::string, RubricPtr> rubrics;  // By digest.
};

// Kept until the process ends: an area has a handful of rubric versions.
Cache& TheCache() {
  static Cache* cache = new Cache;
  return *cache;
}

}  // namespace

absl::StatusOr<RubricPtr> RubricOf(storage::Snapshot& snapshot, const RubricKey& key) {
  Cache& cache = TheCache();
  {
    std::shared_lock lock(cache.mutex);
    const auto found = cache.rubrics.find(key.sha256);
    if (found != cache.rubrics.end()) return found->second;
  }
  ASSIGN_OR_RETURN(const std::string text, rubrics::RubricText(snapshot, key.id, key.version));
  rubrics::RubricFile file = rubrics::ParseRubricFile(text);
  if (!file.rubric) {
    return absl::InternalError(rubrics::RubricName(key.id, key.version) + " cannot be read any more");
  }
  auto rubric = std::make_shared<const rubrics::Rubric>(*std::move(file.rubric));
  std::unique_lock lock(cache.mutex);
  return cache.rubrics.emplace(key.sha256, std::move(rubric)).first->second;
}

absl::StatusOr<RubricKey> RubricKeyOfCycle(storage::Snapshot& snapshot, std::string_view cycle) {
  storage::Statement select = snapshot.Prepare(kSelectKey);
  select.Bind(1, cycle);
  if (!select.Step()) {
    RETURN_IF_ERROR(select.status());
    return NoSuch("cycles/" + std::string(cycle));
  }
  return RubricKey{select.Text(0), static_cast<int32_t>(select.Int(1)), select.Text(2)};
}

absl::StatusOr<RubricPtr> RubricOfCycle(storage::Snapshot& snapshot, std::string_view cycle) {
  ASSIGN_OR_RETURN(const RubricKey key, RubricKeyOfCycle(snapshot, cycle));
  return RubricOf(snapshot, key);
}

}  // namespace ehcpqa::audits
