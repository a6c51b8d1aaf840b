#include "services/insight/law_and_causes.h"

#include <algorithm>
#include <map>
#include <utility>

namespace ehcpqa::insight {

using rubrics::Answer;

std::vector<LegalSummary> CountLegalFailures(const std::vector<CyclePlans>& cycles) {
  std::vector<LegalSummary> failures;
  if (cycles.empty()) return failures;
  const rubrics::Rubric& rubric = *cycles.back().rubric;
  const size_t lowest = rubric.scale.levels.size() - 1;
  for (const rubrics::Section& section : rubric.sections) {
    std::vector<size_t> requirements;
    for (size_t i = 0; i < rubric.criteria.size(); ++i) {
      const rubrics::Criterion& criterion = rubric.criteria[i];
      if (criterion.section == section.code && criterion.kind == rubrics::CriterionKind::kRequired) {
        requirements.push_back(i);
      }
    }
    LegalSummary law;
    law.section = section.code;
    for (const CyclePlans& cycle : cycles) {
      for (const InsightPlan& plan : cycle.plans) {
        bool failed = false;
        for (const size_t i : requirements) {
          const Answer& answer = plan.result.criteria[i].answer;
          const bool level = answer.kind == Answer::Kind::kLevel;
          law.not_met += level && answer.level == lowest;
          law.partly_met += level && answer.level > 0 && answer.level < lowest;
          law.not_determined += answer.kind == Answer::Kind::kCannotTell || answer.kind == Answer::Kind::kAbsent;
          failed = failed || (level && answer.level > 0);
        }
        law.plans += failed;
      }
    }
    if (law.not_met + law.partly_met + law.not_determined > 0) failures.push_back(law);
  }
  return failures;
}

std::vector<CauseSummary> CountCauses(const std::vector<CyclePlans>& cycles) {
  std::map<std::pair<rubrics::Owner, int>, int> counts;
  for (const CyclePlans& cycle : cycles) {
    for (const InsightPlan& plan : cycle.plans) {
      for (size_t i = 0; i < plan.result.criteria.size(); ++i) {
        const auto cause = static_cast<int>(plan.result.criteria[i].cause);
        if (cause != 0) ++counts[{cycle.rubric->criteria[i].owner, cause}];
      }
    }
  }
  std::vector<CauseSummary> causes;
  for (const auto& [key, count] : counts) causes.push_back({key.first, key.second, count});
  std::stable_sort(causes.begin(), causes.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return causes;
}

}  // namespace ehcpqa::insight
