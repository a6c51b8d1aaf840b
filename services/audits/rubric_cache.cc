#include "services/audits/rubric_cache.h"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rubrics/rubric_file.h"

namespace ehcpqa::audits {
namespace {

constexpr char kSelectText[] = "SELECT text FROM rubrics WHERE id = $1 AND version = $2";
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

std::string RubricName(const RubricKey& key) { return absl::StrCat("rubrics/", key.id, "/versions/", key.version); }

absl::StatusOr<RubricPtr> RubricOf(storage::Snapshot& snapshot, const RubricKey& key) {
  Cache& cache = TheCache();
  {
    std::shared_lock lock(cache.mutex);
    const auto found = cache.rubrics.find(key.sha256);
    if (found != cache.rubrics.end()) return found->second;
  }
  storage::Statement select = snapshot.Prepare(kSelectText);
  select.Bind(1, key.id).Bind(2, key.version);
  if (!select.Step()) {
    RETURN_IF_ERROR(select.status());
    return absl::InternalError(absl::StrCat(RubricName(key), " is missing"));
  }
  rubrics::RubricFile file = rubrics::ParseRubricFile(select.Text(0));
  if (!file.rubric) return absl::InternalError(absl::StrCat(RubricName(key), " cannot be read any more"));
  auto rubric = std::make_shared<const rubrics::Rubric>(*std::move(file.rubric));
  std::unique_lock lock(cache.mutex);
  return cache.rubrics.emplace(key.sha256, std::move(rubric)).first->second;
}

absl::StatusOr<RubricPtr> RubricOfCycle(storage::Snapshot& snapshot, std::string_view cycle) {
  RubricKey key;
  {
    storage::Statement select = snapshot.Prepare(kSelectKey);
    select.Bind(1, cycle);
    if (!select.Step()) {
      RETURN_IF_ERROR(select.status());
      return NoSuch("cycles/" + std::string(cycle));
    }
    key = {select.Text(0), static_cast<int32_t>(select.Int(1)), select.Text(2)};
  }
  return RubricOf(snapshot, key);
}

}  // namespace ehcpqa::audits
