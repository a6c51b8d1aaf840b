// The marks of many audits in one pass over the keys, without texts: what figures, differences and agreement are made
// from.
#ifndef EHCPQA_SERVICES_AUDITS_MARK_STORE_H_
#define EHCPQA_SERVICES_AUDITS_MARK_STORE_H_

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/audits/assessment.h"
#include "services/audits/effective.h"
#include "services/storage/transaction.h"

namespace ehcpqa::audits {

// Everything marked about one audit.
struct AuditMarks {
  int64_t audit = 0;
  std::vector<Assessment> assessments;  // All, by kind and set, submitted or not. Their auditors tell whose a mark is.
  std::vector<GivenMark> marks;         // Of submitted assessments, as they stand: for effective answers.
  std::vector<GivenMark>
      first_marks;                 // As first handed in, also of assessments returned since: for agreement statistics.
  std::vector<AgreedMark> agreed;  // What moderation agreed, in force or not.
};

// Calls `visit` for each audit numbered `first` to `last` that has an assessment, by number, those swapped out among
// them. Stops when `visit` fails, with its status. Reads each row once; memory for one audit at a time.
absl::Status VisitMarks(storage::Snapshot& snapshot, std::string_view cycle, int64_t first, int64_t last,
                        const std::function<absl::Status(const AuditMarks&)>& visit);
// All audits of a cycle.
absl::Status VisitMarks(storage::Snapshot& snapshot, std::string_view cycle,
                        const std::function<absl::Status(const AuditMarks&)>& visit);
// One audit; empty when it has no assessment.
absl::StatusOr<AuditMarks> LoadMarks(storage::Snapshot& snapshot, std::string_view cycle, int64_t audit);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_MARK_STORE_H_
