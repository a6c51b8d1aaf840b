// One assessment with all that its pages show: the criteria by section, the rubric's words, the cycle.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_MARKING_ASSESSING_H_
#define EHCPQA_CLIENTS_WEB_PAGES_MARKING_ASSESSING_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "clients/web/html/lists.h"
#include "clients/web/pages/marking/assessment_address.h"
#include "clients/web/pages/visit.h"
#include "ehcpqa/v1/audit_service.pb.h"
#include "ehcpqa/v1/cycle.pb.h"
#include "ehcpqa/v1/rubric.pb.h"

namespace ehcpqa::web {

// A section of the plan with the criteria that this assessment marks.
struct SectionToMark {
  std::string code;
  std::string title;
  std::vector<const v1::CriterionToMark*> criteria;  // Of the assessment that holds them.

  int marked() const;
  bool done() const { return marked() == static_cast<int>(criteria.size()); }
  // "Section F: Special educational provision", or the title alone for what is no section of a plan.
  std::string Heading() const;
};

struct Assessing {
  AssessmentAddress address;
  v1::GetAssessmentResponse work;
  v1::Rubric rubric;
  v1::Cycle cycle;

  const v1::Assessment& assessment() const { return work.assessment(); }
  bool submitted() const { return assessment().state() == v1::ASSESSMENT_STATE_SUBMITTED; }
  // In rubric order; sections without a criterion of this assessment are left out.
  std::vector<SectionToMark> Sections() const;
  // Address of the first section with an unmarked criterion, or of the check page when there is none.
  std::string WhereLeftOff() const;
  // "Plan 7".
  std::string PlanWords() const { return "Plan " + address.audit; }
};

// Asks the server for all of it. Fails as the server does: NOT_FOUND for what is not the caller's.
absl::StatusOr<Assessing> LoadAssessing(const Visit& visit);

bool IsMarked(const v1::Rating& rating);

// Label of a level of the rubric's scale: "Partly met"; the code when it is unknown.
std::string LevelWords(const v1::Rubric& rubric, const std::string& code);

// What was marked, for people: "Partly met", "Not applicable", "Cannot tell", or empty.
std::string AnswerWords(const v1::Rubric& rubric, const v1::Rating& rating);

// A criterion and its mark as a row: the answer, its cause, evidence and reason. `change` is the address of the section
// page; empty when nothing may change.
SummaryList::Row RowOf(const v1::Rubric& rubric, const v1::CriterionToMark& item, const std::string& change);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_MARKING_ASSESSING_H_
