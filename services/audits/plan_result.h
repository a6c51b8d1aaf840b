// What one audit came to, small enough that figures over forty cycles can read every plan.
#ifndef EHCPQA_SERVICES_AUDITS_PLAN_RESULT_H_
#define EHCPQA_SERVICES_AUDITS_PLAN_RESULT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/audits/mark_store.h"
#include "services/rubrics/grading.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::audits {

// One criterion of one plan.
struct CriterionResult {
  rubrics::Answer answer;  // The effective one; absent where unsettled.
  bool unsettled = false;  // Marks differ and nothing is agreed on them.
  Cause cause = Cause::kNone;
  // First independent marks of the two sets, where they are at a level: indexes into the scale.
  std::optional<size_t> first_of_set_1, first_of_set_2;
  friend bool operator==(const CriterionResult&, const CriterionResult&) = default;
};

// Grade, law and score of the plan, a lens or a section.
struct ResultOutcome {
  std::optional<size_t> grade, grade_before_limits;  // Indexes into Rubric::grades; nothing: not graded.
  rubrics::LegalStatus legal = rubrics::LegalStatus::kNothingRequired;
  double score = 0;  // 0 to 100; 0 when not graded.
  friend bool operator==(const ResultOutcome&, const ResultOutcome&) = default;
};

struct PlanResult {
  std::vector<CriterionResult> criteria;  // In rubric order.
  ResultOutcome plan;
  ResultOutcome lenses[3];              // Education, health, care.
  std::vector<ResultOutcome> sections;  // In rubric order.
  friend bool operator==(const PlanResult&, const PlanResult&) = default;
};

// `marks` are of an audit whose assessments are all in. Fails only when the rubric is not usable.
absl::StatusOr<PlanResult> ResultOf(const rubrics::Rubric& rubric, const AuditMarks& marks);

// The two columns of plan_results.
//   answers:   4 bytes for each criterion: answer (0 absent, 1 unsettled, 2 not applicable, 3 cannot tell, 4 + level),
//   cause, first mark of
//              set 1 and of set 2 (0 none, 1 + level).
//   outcomes:  11 bytes each for plan, education, health, care, then sections: grade and grade before limits (0 none, 1
//   + grade), legal
//              status, score as an IEEE 754 double, least byte first.
struct PackedResult {
  std::string answers, outcomes;
};
PackedResult Pack(const PlanResult& result);
// Internal when the columns are not of this rubric.
absl::StatusOr<PlanResult> Unpack(const rubrics::Rubric& rubric, std::string_view answers, std::string_view outcomes);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_PLAN_RESULT_H_
