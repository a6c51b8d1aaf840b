// One criterion on a section page: what good looks like, and the form for its mark.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_MARKING_CRITERION_VIEW_H_
#define EHCPQA_CLIENTS_WEB_PAGES_MARKING_CRITERION_VIEW_H_

#include <string>
#include <vector>

#include "clients/web/html/lists.h"
#include "clients/web/pages/marking/mark_form.h"
#include "ehcpqa/v1/audit.pb.h"
#include "ehcpqa/v1/rubric.pb.h"

namespace ehcpqa::web {

struct CriterionView {
  const v1::CriterionToMark* item = nullptr;
  MarkForm mark;
  // What is wrong, at its field.
  std::string answer_error = {}, cause_error = {}, evidence_error = {}, reason_error = {};
  // What the mark is now, when someone changed it since this form was shown.
  std::string now_says = {};

  const std::string& code() const { return item->criterion().code(); }
};

// A violation of a field of Rating as a sentence: "The cause is required below the best level".
std::string MarkSentence(const std::string& field, const std::string& message);

// Puts a violation at the field that `field` names as in Rating: "level", "cause", "evidence", "na_reason". The line
// for the summary at the top.
ErrorSummary::Mistake SetError(const std::string& field, const std::string& message, CriterionView* view);

// Says that the mark was changed meanwhile, with what it is now; keeps what was typed, so that saving again replaces
// the newer mark knowingly. The line for the summary at the top.
ErrorSummary::Mistake SetConflict(const v1::Rubric& rubric, const v1::Rating& now, CriterionView* view);

// Fills one {{#CRITERION}}.
void PutCriterion(const v1::Rubric& rubric, const CriterionView& view, Dictionary* place);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_MARKING_CRITERION_VIEW_H_
