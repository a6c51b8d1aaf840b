// Resource names of this area, taken apart. A name that has the right form and an id that cannot exist is NotFound,
// like any other thing that is not there.
#ifndef EHCPQA_SERVICES_AUDITS_AUDIT_NAMES_H_
#define EHCPQA_SERVICES_AUDITS_AUDIT_NAMES_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/audits/assessment.h"

namespace ehcpqa::audits {

struct AuditKey {
  std::string cycle;
  int64_t audit = 0;
};
// "cycles/*/audits/*".
absl::StatusOr<AuditKey> ParseAuditName(std::string_view field, std::string_view name);

// "cycles/*/audits/*/assessments/*".
absl::StatusOr<AssessmentKey> ParseAssessmentName(std::string_view field, std::string_view name);

struct DifferenceKey {
  std::string cycle;
  int64_t audit = 0;
  std::string criterion;
};
// "cycles/*/audits/*/differences/*".
absl::StatusOr<DifferenceKey> ParseDifferenceName(std::string_view field, std::string_view name);
std::string DifferenceName(std::string_view cycle, int64_t audit, std::string_view criterion);

struct ConcernKey {
  std::string cycle;
  int64_t n = 0;
};
// "cycles/*/concerns/*".
absl::StatusOr<ConcernKey> ParseConcernName(std::string_view field, std::string_view name);
std::string ConcernName(std::string_view cycle, int64_t n);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_AUDIT_NAMES_H_
