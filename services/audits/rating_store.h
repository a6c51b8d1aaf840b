// Ratings in the database, as they stand and as they were first handed in.
//
//   ratings:      cycle_id | audit | kind | set_no | criterion | level | no_level | cause | evidence | na_reason |
//   version |
//                 updated_at | redacted
//   first_marks:  cycle_id | audit | kind | set_no | criterion | level | no_level | cause | evidence | na_reason |
//   redacted
#ifndef EHCPQA_SERVICES_AUDITS_RATING_STORE_H_
#define EHCPQA_SERVICES_AUDITS_RATING_STORE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/audits/assessment.h"
#include "services/audits/rating.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// What stands in place of a redacted text.
inline constexpr std::string_view kRedacted = "[redacted]";

// The rating of one criterion; nothing when it was never marked. Reached only through an assessment that the caller may
// see.
absl::StatusOr<std::optional<Rating>> FindRating(storage::Snapshot& snapshot, const AssessmentKey& key,
                                                 std::string_view criterion);
// All of an assessment, by criterion code.
absl::StatusOr<std::vector<Rating>> ListRatings(storage::Snapshot& snapshot, const AssessmentKey& key);

// Inserts or replaces the rating, as given.
absl::Status StoreRating(storage::Transaction& transaction, const AssessmentKey& key, const Rating& rating);

// Keeps the marks of an assessment as its first ones, unless it has first marks already.
absl::Status KeepFirstMarks(storage::Transaction& transaction, const AssessmentKey& key);
// The first marks of an assessment that was ever returned, by criterion code; version and updated_at are not kept.
absl::StatusOr<std::vector<Rating>> ListFirstMarks(storage::Snapshot& snapshot, const AssessmentKey& key);

// Replaces evidence and na_reason of a rating, and of its first mark, by kRedacted where there is any. False when there
// is no such rating.
absl::StatusOr<bool> RedactRating(storage::Transaction& transaction, const AssessmentKey& key,
                                  std::string_view criterion);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_RATING_STORE_H_
