// Rubric versions in the database.
//
//   rubrics:  id | version | title | criteria | text | sha256 | imported_at | published_at
#ifndef EHCPQA_SERVICES_RUBRICS_RUBRIC_STORE_H_
#define EHCPQA_SERVICES_RUBRICS_RUBRIC_STORE_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/storage/transaction.h"

namespace ehcpqa::rubrics {

// A kept version, without its text.
struct KeptRubric {
  std::string id;
  int32_t version = 0;
  std::string title;
  int32_t criteria = 0;
  std::string sha256;  // Of the text, lower-case hex.
  std::string imported_at;
  std::string published_at;  // Empty while a draft.

  bool published() const { return !published_at.empty(); }
};

// "rubrics/{id}/versions/{version}".
std::string RubricName(std::string_view id, int32_t version);

absl::StatusOr<std::optional<KeptRubric>> FindRubric(storage::Snapshot& snapshot, std::string_view id, int32_t version);
// The text of a version that exists; Internal otherwise.
absl::StatusOr<std::string> RubricText(storage::Snapshot& snapshot, std::string_view id, int32_t version);
// The highest version of the id; 0 when there is none.
absl::StatusOr<int32_t> LatestVersion(storage::Snapshot& snapshot, std::string_view id);
// At most `limit` versions by id, newest first, from behind (after_id, after_version): ("", 0) for the first.
absl::StatusOr<std::vector<KeptRubric>> ListKept(storage::Snapshot& snapshot, std::string_view after_id,
                                                 int64_t after_version, int limit);

// Keeps a draft, in place of a draft of the same version. `published_at` is not read. Internal when the version is
// published.
absl::Status PutDraft(storage::Transaction& transaction, const KeptRubric& rubric, std::string_view text);
// Freezes a draft. Internal when the version is published.
absl::Status SetPublished(storage::Transaction& transaction, std::string_view id, int32_t version);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_RUBRIC_STORE_H_
