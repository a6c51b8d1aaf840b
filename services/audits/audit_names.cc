#include "services/audits/audit_names.h"

#include <optional>
#include <vector>

#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rpc/names.h"

namespace ehcpqa::audits {
namespace {

absl::StatusOr<int64_t> NumberIn(std::string_view name, std::string_view text) {
  const std::optional<int64_t> number = ParseAuditNumber(text);
  if (!number) return NoSuch(name);
  return *number;
}

}  // namespace

absl::StatusOr<AuditKey> ParseAuditName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, rpc::ParseName(field, name, "cycles/*/audits/*"));
  ASSIGN_OR_RETURN(const int64_t audit, NumberIn(name, ids[1]));
  return AuditKey{ids[0], audit};
}

absl::StatusOr<AssessmentKey> ParseAssessmentName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, rpc::ParseName(field, name, "cycles/*/audits/*/assessments/*"));
  ASSIGN_OR_RETURN(const int64_t audit, NumberIn(name, ids[1]));
  std::optional<AssessmentKey> key = ParseAssessmentId(ids[2]);
  if (!key) return NoSuch(name);
  key->cycle = ids[0];
  key->audit = audit;
  return *std::move(key);
}

absl::StatusOr<DifferenceKey> ParseDifferenceName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, rpc::ParseName(field, name, "cycles/*/audits/*/differences/*"));
  ASSIGN_OR_RETURN(const int64_t audit, NumberIn(name, ids[1]));
  return DifferenceKey{ids[0], audit, ids[2]};
}

std::string DifferenceName(std::string_view cycle, int64_t audit, std::string_view criterion) {
  return AuditName(cycle, audit) + "/differences/" + std::string(criterion);
}

absl::StatusOr<ConcernKey> ParseConcernName(std::string_view field, std::string_view name) {
  ASSIGN_OR_RETURN(const auto ids, rpc::ParseName(field, name, "cycles/*/concerns/*"));
  ASSIGN_OR_RETURN(const int64_t n, NumberIn(name, ids[1]));
  return ConcernKey{ids[0], n};
}

std::string ConcernName(std::string_view cycle, int64_t n) {
  return "cycles/" + std::string(cycle) + "/concerns/" + std::to_string(n);
}

}  // namespace ehcpqa::audits
