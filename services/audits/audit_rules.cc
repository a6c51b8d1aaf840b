#include "services/audits/audit_rules.h"

#include <algorithm>

#include "services/audits/rating_rules.h"

namespace ehcpqa::audits {

std::vector<Kind> RequiredKinds(const rubrics::Rubric& rubric) {
  std::vector<Kind> kinds;
  for (const Kind kind : kKinds) {
    const bool owns = std::any_of(rubric.criteria.begin(), rubric.criteria.end(),
                                  [&](const rubrics::Criterion& criterion) { return Marks(criterion, kind, false); });
    if (owns) kinds.push_back(kind);
  }
  if (kinds.empty()) kinds.push_back(Kind::kEducation);
  return kinds;
}

bool NeedsLead(const rubrics::Rubric& rubric) {
  return std::any_of(rubric.criteria.begin(), rubric.criteria.end(),
                     [](const rubrics::Criterion& criterion) { return criterion.owner == rubrics::Owner::kShared; });
}

int CountMissing(const rubrics::Rubric& rubric, bool double_marked, const std::vector<Assessment>& assessments) {
  const std::vector<Kind> kinds = RequiredKinds(rubric);
  const bool needs_lead = NeedsLead(rubric);
  int missing = 0;
  for (int set = 1; set <= (double_marked ? 2 : 1); ++set) {
    bool has_lead = false;
    int submitted = 0;
    for (const Assessment& assessment : assessments) {
      if (assessment.key.set != set) continue;
      const bool required = std::count(kinds.begin(), kinds.end(), assessment.key.kind) > 0;
      if (required && assessment.submitted()) ++submitted;
      // A lead whose own kind owns nothing marks the shared criteria, and so is needed as well.
      if (assessment.lead && !required && !assessment.submitted()) ++missing;
      has_lead = has_lead || assessment.lead;
    }
    missing += static_cast<int>(kinds.size()) - submitted;
    if (needs_lead && !has_lead && submitted == static_cast<int>(kinds.size())) ++missing;
  }
  return missing;
}

AuditState StateOf(bool swapped_out, cycles::CycleState cycle, bool all_in, int64_t open_differences) {
  if (swapped_out) return AuditState::kSwappedOut;
  if (cycle >= cycles::CycleState::kReview) return AuditState::kFinal;
  if (!all_in) return AuditState::kOpen;
  return open_differences > 0 ? AuditState::kAllIn : AuditState::kAgreed;
}

}  // namespace ehcpqa::audits
