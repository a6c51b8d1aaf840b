// The things whose texts can be redacted.
#ifndef EHCPQA_SERVICES_REDACTIONS_SUBJECT_H_
#define EHCPQA_SERVICES_REDACTIONS_SUBJECT_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "absl/status/statusor.h"
#include "services/audits/assessment.h"
#include "services/audits/audit_names.h"
#include "services/storage/transaction.h"

namespace ehcpqa::redactions {

// "cycles/*/audits/*/assessments/*/ratings/*".
struct RatingSubject {
  audits::AssessmentKey assessment;
  std::string criterion;
};
// A rating, an agreement ("cycles/*/audits/*/differences/*"), or a concern ("cycles/*/concerns/*").
using Subject = std::variant<RatingSubject, audits::DifferenceKey, audits::ConcernKey>;

// InvalidArgument when the name is of no such thing, NotFound when an id in it cannot exist.
absl::StatusOr<Subject> ParseSubject(std::string_view field, std::string_view name);

// Whether the thing is there.
absl::StatusOr<bool> Exists(storage::Snapshot& snapshot, const Subject& subject);

// Replaces its texts by "[redacted]". False when it is not there.
absl::StatusOr<bool> EraseTexts(storage::Transaction& transaction, const Subject& subject);

}  // namespace ehcpqa::redactions

#endif  // EHCPQA_SERVICES_REDACTIONS_SUBJECT_H_
