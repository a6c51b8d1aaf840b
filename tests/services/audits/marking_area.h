// A cycle in scoring: a sample of invented plans marked against the standard rubric, with two auditors of each kind.
#ifndef EHCPQA_TESTS_SERVICES_AUDITS_MARKING_AREA_H_
#define EHCPQA_TESTS_SERVICES_AUDITS_MARKING_AREA_H_

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/audit_service.pb.h"
#include "ehcpqa/v1/moderation.pb.h"
#include "services/audits/assessment.h"
#include "services/cycles/cycle.h"
#include "services/rpc/caller.h"
#include "tests/services/cycles/cycle_area.h"

namespace ehcpqa::audits {

inline constexpr char kCycle[] = "2025q4";

// Audit `single` has one set of marks, `doubled` two. The first auditors have set 1, the second ones set 2; education
// leads in both sets. Every other audit of the cycle has no assessment.
class MarkingArea : public cycles::CycleArea {
 public:
  MarkingArea();

  // Gives an audit its auditors: one set, or both.
  void Allocate(int64_t audit, bool both);
  void SetState(cycles::CycleState state);

  std::string Name(int64_t audit) const;
  // "cycles/2025q4/audits/7/assessments/health-1".
  std::string Name(int64_t audit, const std::string& assessment) const;

  absl::StatusOr<v1::GetAssessmentResponse> Get(const Caller& caller, const std::string& assessment);
  absl::StatusOr<v1::SaveRatingsResponse> Save(const Caller& caller, const std::string& assessment,
                                               const std::vector<v1::Rating>& ratings);
  // Marks every criterion of the assessment: met, but for those listed, which are not met because advice was late.
  void MarkAll(const Caller& caller, const std::string& assessment, const std::vector<std::string>& not_met = {});
  absl::StatusOr<v1::Assessment> Submit(const Caller& caller, const std::string& assessment);
  // Marks and hands in all of an audit. The second education auditor finds `differing` not met.
  void MarkAudit(int64_t audit, bool both, const std::vector<std::string>& differing = {});
  absl::StatusOr<v1::Assessment> Return(const std::string& assessment, const std::string& reason);
  absl::StatusOr<v1::Difference> Agree(const std::string& name, const v1::AgreedRating& agreed,
                                       const std::string& etag = "");
  absl::StatusOr<v1::ListDifferencesResponse> Differences(const std::string& parent, bool open_only = false);
  v1::Audit GetAudit(const Caller& caller, int64_t audit);

  Caller education, health, care;     // e.one, h.one, c.one.
  Caller education2, health2, care2;  // e.two, h.two, c.two.
  Caller moderator;                   // m.oderator of notts-send.
  int64_t single = 0, doubled = 0;    // Numbers of audits.
};

// A rating of the contract.
v1::Rating Rate(const std::string& criterion, const std::string& level, v1::Cause cause = v1::CAUSE_UNSPECIFIED,
                const std::string& evidence = "", const std::string& etag = "");

// The first criterion of the assessment that the caller marks, by its code.
std::string FirstCriterion(MarkingArea& area, const Caller& caller, const std::string& assessment);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_TESTS_SERVICES_AUDITS_MARKING_AREA_H_
