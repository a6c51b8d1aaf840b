// Which criteria an assessment marks, and what a mark must be.
#ifndef EHCPQA_SERVICES_AUDITS_RATING_RULES_H_
#define EHCPQA_SERVICES_AUDITS_RATING_RULES_H_

#include <string>
#include <string_view>
#include <vector>

#include "services/audits/assessment.h"
#include "services/audits/rating.h"
#include "services/base/error.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::audits {

// Whether an auditor of this kind marks the criterion: what their agency owns, and the shared ones where they lead.
bool Marks(const rubrics::Criterion& criterion, Kind kind, bool lead);

// Indexes of these criteria, in rubric order.
std::vector<size_t> CriteriaToMark(const rubrics::Rubric& rubric, Kind kind, bool lead);

// What is wrong with a mark, field by field ("level", "no_level", "cause", "evidence", "na_reason"); empty for nothing.
// A mark without answer clears a mark, and carries nothing else.
//   level      is of the rubric's scale, and is not given together with no_level
//   cause      is required below the best level and possible there only; "other" needs evidence that says what
//   na_reason  is required with "not applicable" and possible there only
std::vector<FieldViolation> CheckMark(const rubrics::Rubric& rubric, const Mark& mark);

// Codes of the criteria that are still to mark, in rubric order; empty when the assessment may be handed in.
std::vector<std::string> StillToMark(const rubrics::Rubric& rubric, Kind kind, bool lead,
                                     const std::vector<Rating>& ratings);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_RATING_RULES_H_
