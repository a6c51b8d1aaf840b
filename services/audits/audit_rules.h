// Where an audit stands, and which assessments it needs.
#ifndef EHCPQA_SERVICES_AUDITS_AUDIT_RULES_H_
#define EHCPQA_SERVICES_AUDITS_AUDIT_RULES_H_

#include <vector>

#include "services/audits/assessment.h"
#include "services/cycles/cycle.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::audits {

// Numbered as AuditState of the contract.
enum class AuditState { kOpen = 1, kAllIn = 2, kAgreed = 3, kFinal = 4, kSwappedOut = 5 };

// Kinds that own a criterion of the rubric, in the order of kKinds: each set of marks needs one assessment of each. A
// rubric whose criteria are all shared needs one of education, which leads.
std::vector<Kind> RequiredKinds(const rubrics::Rubric& rubric);

// Whether some criterion is shared, so that each set needs a lead.
bool NeedsLead(const rubrics::Rubric& rubric);

// Assessments that an audit needs and that are not submitted: absent, assigned or in progress. `assessments` are those
// of the audit. A set that needs a lead and has none lacks one more.
int CountMissing(const rubrics::Rubric& rubric, bool double_marked, const std::vector<Assessment>& assessments);

// Every required assessment is submitted, so that blindness ends and differences exist.
inline bool AllIn(const rubrics::Rubric& rubric, bool double_marked, const std::vector<Assessment>& assessments) {
  return CountMissing(rubric, double_marked, assessments) == 0;
}

// `open_differences` of an audit that is all in.
AuditState StateOf(bool swapped_out, cycles::CycleState cycle, bool all_in, int64_t open_differences);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_AUDIT_RULES_H_
