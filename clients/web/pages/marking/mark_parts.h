// What the forms and texts of a mark share, whether one auditor gives it or a meeting agrees on it.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_MARKING_MARK_PARTS_H_
#define EHCPQA_CLIENTS_WEB_PAGES_MARKING_MARK_PARTS_H_

#include <string>
#include <vector>

#include "clients/web/html/fields.h"
#include "ehcpqa/v1/audit.pb.h"
#include "ehcpqa/v1/rubric.pb.h"

namespace ehcpqa::web {

// The levels of the scale, best first, then "Not applicable" and "Cannot tell" with their values of mark_form.h.
std::vector<Choice> AnswerChoices(const v1::Rubric& rubric, const std::string& chosen);

// Why a criterion is not met, by the words of Causes(). Gets the hint that says when to answer.
Select CauseSelect(const v1::Rubric& rubric, const Field& field, const std::string& chosen);

// Includes "What good looks like" at the marker: each level, guidance, source, behind a summary.
void PutLooks(const v1::Rubric& rubric, const v1::Criterion& criterion, Dictionary* place, const char* marker);
// The same without the summary.
void PutLevels(const v1::Rubric& rubric, const v1::Criterion& criterion, Dictionary* place, const char* marker);

// A mark in one line: "Partly met. Cause: Advice came late. Evidence: ...".
std::string MarkSays(const v1::Rubric& rubric, const v1::Rating& rating);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_MARKING_MARK_PARTS_H_
