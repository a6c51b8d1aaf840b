#include "services/audits/assessment.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace ehcpqa::audits {
namespace {

absl::string_view Abseil(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

std::string_view KindName(Kind kind) {
  switch (kind) {
    case Kind::kEducation:
      return "education";
    case Kind::kHealth:
      return "health";
    case Kind::kCare:
      return "care";
  }
  return "";
}

std::optional<Kind> ParseKind(std::string_view name) {
  const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](Kind kind) { return KindName(kind) == name; });
  return found == kKinds.end() ? std::nullopt : std::optional(*found);
}

std::string AssessmentId(const AssessmentKey& key) { return absl::StrCat(Abseil(KindName(key.kind)), "-", key.set); }

std::string AuditName(std::string_view cycle, int64_t audit) {
  return absl::StrCat("cycles/", Abseil(cycle), "/audits/", audit);
}

std::string AssessmentName(const AssessmentKey& key) {
  return absl::StrCat("cycles/", key.cycle, "/audits/", key.audit, "/assessments/", Abseil(KindName(key.kind)), "-",
                      key.set);
}

std::string RatingName(const AssessmentKey& key, std::string_view criterion) {
  return absl::StrCat(AssessmentName(key), "/ratings/", Abseil(criterion));
}

std::optional<int64_t> ParseAuditNumber(std::string_view text) {
  if (text.empty() || text.size() > 6 || text[0] == '0') return std::nullopt;
  int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

std::optional<AssessmentKey> ParseAssessmentId(std::string_view id) {
  const size_t hyphen = id.rfind('-');
  if (hyphen == std::string_view::npos) return std::nullopt;
  const std::optional<Kind> kind = ParseKind(id.substr(0, hyphen));
  const std::string_view set = id.substr(hyphen + 1);
  if (!kind || (set != "1" && set != "2")) return std::nullopt;
  AssessmentKey key;
  key.kind = *kind;
  key.set = set[0] - '0';
  return key;
}

}  // namespace ehcpqa::audits
