// An assessment: one auditor's independent marking of one audit.
#ifndef EHCPQA_SERVICES_AUDITS_ASSESSMENT_H_
#define EHCPQA_SERVICES_AUDITS_ASSESSMENT_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ehcpqa::audits {

// Kind of the auditor's agency, numbered as AgencyKind of the contract. Decides which criteria are marked.
enum class Kind { kEducation = 1, kHealth = 2, kCare = 3 };
inline constexpr std::array<Kind, 3> kKinds = {Kind::kEducation, Kind::kHealth, Kind::kCare};

// "education", "health" or "care".
std::string_view KindName(Kind kind);
// Nothing for any other text.
std::optional<Kind> ParseKind(std::string_view name);

// Numbered as AssessmentState of the contract.
enum class AssessmentState { kAssigned = 1, kInProgress = 2, kSubmitted = 3 };

// Which assessment of which audit.
struct AssessmentKey {
  std::string cycle;  // Id.
  int64_t audit = 0;  // From 1 within the cycle.
  Kind kind = Kind::kEducation;
  int set = 1;  // 1, or 2 for the second independent set of a double-marked audit.
  friend bool operator==(const AssessmentKey&, const AssessmentKey&) = default;
};

struct Assessment {
  AssessmentKey key;
  std::string user;    // Id of the auditor.
  std::string agency;  // Id of the agency they act for.
  bool lead = false;   // Marks the shared criteria too. One of each set.
  AssessmentState state = AssessmentState::kAssigned;
  int marked = 0;             // Criteria marked so far.
  std::string return_reason;  // Of a moderator; empty once handed in again.
  int64_t version = 1;        // Etag: rises with state, auditor and lead, not with marks.
  std::string submitted_at;   // The last time, ISO 8601; empty before.
  std::string updated_at;     // Last change, marks included, ISO 8601.

  bool submitted() const { return state == AssessmentState::kSubmitted; }
  // Handed in once, and back with its auditor.
  bool returned() const { return !return_reason.empty(); }
};

// "health-1": the last part of the resource name.
std::string AssessmentId(const AssessmentKey& key);
// "cycles/{cycle}/audits/{n}".
std::string AuditName(std::string_view cycle, int64_t audit);
// "cycles/{cycle}/audits/{n}/assessments/{kind}-{set}".
std::string AssessmentName(const AssessmentKey& key);
// "cycles/{cycle}/audits/{n}/assessments/{kind}-{set}/ratings/{criterion}": the subject of events on a mark.
std::string RatingName(const AssessmentKey& key, std::string_view criterion);

// A number of an audit: decimal digits without a leading zero, from 1 to 999999; nothing for any other text.
std::optional<int64_t> ParseAuditNumber(std::string_view text);
// Kind and set of "health-1"; cycle and audit are left empty. Nothing for any other text.
std::optional<AssessmentKey> ParseAssessmentId(std::string_view id);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_ASSESSMENT_H_
