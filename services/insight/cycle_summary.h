// What one cycle found: a pure function of its rubric, its strata and the effective answers of the plans that count.
#ifndef EHCPQA_SERVICES_INSIGHT_CYCLE_SUMMARY_H_
#define EHCPQA_SERVICES_INSIGHT_CYCLE_SUMMARY_H_

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/insight/share.h"
#include "services/rubrics/grading.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::insight {

// One plan whose required assessments are all in.
struct CountedPlan {
  std::vector<rubrics::Answer> answers;  // Effective, one for each criterion in rubric order.
  std::vector<char> unsettled;           // 1 where marks differ and nothing is agreed yet (the answer is absent then).
  std::vector<int> causes;               // Cause of the contract for answers below the best level; 0 for none.
};

// Two first, independent marks of one criterion on one plan, both at a level.
struct MarkPair {
  size_t first_level = 0, second_level = 0;  // Indexes into the scale.
};

// How the grades of the plan, a lens or a section are distributed.
struct Distribution {
  std::string of;  // "plan", "lens:health", "section:F"
  std::string title;
  std::vector<Share> by_grade;  // In rubric order; not graded plans leave the denominator.
  Share not_graded;
  Share good_or_better;  // Of the second-best grade or the best: the two upper grades of the rubric.
  int limited = 0;       // Plans whose grade a limiting rule lowered.
};

struct CriterionSummary {
  size_t criterion = 0;     // Index into the rubric.
  Share met;                // At the best level.
  std::vector<int> levels;  // Plans at each level.
  int not_applicable = 0, cannot_tell = 0, unsettled = 0;
};

struct LegalSummary {
  std::string section;
  int plans = 0;  // With at least one failure.
  int not_met = 0, partly_met = 0, not_determined = 0;
};

struct CauseSummary {
  rubrics::Owner owner = rubrics::Owner::kUnspecified;
  int cause = 0;
  int count = 0;
};

struct AgreementSummary {
  int pairs = 0, same = 0, within_one = 0;
};

struct CycleSummary {
  std::vector<Distribution> distributions;
  std::vector<CriterionSummary> criteria;
  Share legally_compliant;
  int legally_not_determined = 0;
  std::vector<LegalSummary> legal;
  std::vector<CauseSummary> causes;  // Most frequent first.
  AgreementSummary agreement;
  std::vector<size_t> weakest;  // Up to ten criteria with the lowest share met, of those with kLeastAnswers or more.
};

inline constexpr int kLeastAnswers = 5;
inline constexpr size_t kWeakest = 10;

// `strata.of_plan` and `plans` are parallel. Fails only when an answer does not fit the rubric.
absl::StatusOr<CycleSummary> Summarise(const rubrics::Rubric& rubric, const Strata& strata,
                                       const std::vector<CountedPlan>& plans, const std::vector<MarkPair>& pairs);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_CYCLE_SUMMARY_H_
