// Differences and what was agreed about them.
//
//   differences:     cycle_id | audit | criterion | position | marks | settled              (a rollup, see schema)
//   agreed_ratings:  cycle_id | audit | criterion | marks | level | no_level | cause | reason | agreed_by | agreed_at |
//   version |
//                    redacted
#ifndef EHCPQA_SERVICES_AUDITS_DIFFERENCE_STORE_H_
#define EHCPQA_SERVICES_AUDITS_DIFFERENCE_STORE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/audits/effective.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// A criterion on which submitted marks of an audit that is all in differ.
struct Difference {
  int64_t audit = 0;
  std::string criterion;
  int64_t position = 0;  // Of the criterion in the rubric.
  std::string marks;     // MarksText.
  bool settled = false;  // An agreement on just these marks is in force.
};

// What moderation agreed, in force or not.
struct Agreement {
  std::string criterion;
  std::string marks;  // MarksText of the marks it was agreed on.
  Answered answer;
  Cause cause = Cause::kNone;
  std::string reason;
  std::string agreed_by;  // Id of the user.
  std::string agreed_at;  // UTC, ISO 8601.
  int64_t version = 0;
};

absl::StatusOr<std::optional<Difference>> FindDifference(storage::Snapshot& snapshot, std::string_view cycle,
                                                         int64_t audit, std::string_view criterion);

// Where a page of differences ended; as made, the beginning.
struct DifferencePosition {
  bool settled = false;
  int64_t audit = 0;
  int64_t position = -1;
};
// Open first, then by audit and rubric order; of the audits numbered `first` to `last`.
absl::StatusOr<std::vector<Difference>> ListDifferences(storage::Snapshot& snapshot, std::string_view cycle,
                                                        int64_t first, int64_t last, bool open_only,
                                                        const DifferencePosition& after, int limit);

struct DifferenceCounts {
  int64_t open = 0;
  int64_t settled = 0;
};
// Of one cycle, or of its audits numbered `first` to `last`.
absl::StatusOr<DifferenceCounts> CountDifferences(storage::Snapshot& snapshot, std::string_view cycle);
absl::StatusOr<DifferenceCounts> CountDifferences(storage::Snapshot& snapshot, std::string_view cycle, int64_t first,
                                                  int64_t last);
// Audits numbered `first` to `last` with the number of their open differences; those without are left out.
absl::StatusOr<std::map<int64_t, int64_t>> OpenDifferences(storage::Snapshot& snapshot, std::string_view cycle,
                                                           int64_t first, int64_t last);

absl::StatusOr<std::optional<Agreement>> FindAgreement(storage::Snapshot& snapshot, std::string_view cycle,
                                                       int64_t audit, std::string_view criterion);
// Inserts or replaces what was agreed. The rollups follow by RefreshRollups.
absl::Status StoreAgreement(storage::Transaction& transaction, std::string_view cycle, int64_t audit,
                            const Agreement& agreement);
// Replaces the reason by kRedacted. False when nothing was agreed.
absl::StatusOr<bool> RedactAgreement(storage::Transaction& transaction, std::string_view cycle, int64_t audit,
                                     std::string_view criterion);

// Puts these differences in place of what the rollup holds for the audit; none when it is not all in.
absl::Status ReplaceDifferences(storage::Transaction& transaction, std::string_view cycle, int64_t audit,
                                const std::vector<Difference>& differences);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_DIFFERENCE_STORE_H_
