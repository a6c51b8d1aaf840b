// A rubric of seven criteria for tests of rules: two for each agency's auditor, and one shared.
#ifndef EHCPQA_TESTS_SERVICES_AUDITS_SMALL_RUBRIC_H_
#define EHCPQA_TESTS_SERVICES_AUDITS_SMALL_RUBRIC_H_

#include <string>

#include "services/rubrics/rubric.h"

namespace ehcpqa::audits {

inline rubrics::Criterion SmallCriterion(const std::string& code, rubrics::Owner owner) {
  rubrics::Criterion criterion;
  criterion.code = code;
  criterion.section = "F";
  criterion.owner = owner;
  criterion.kind = rubrics::CriterionKind::kQuality;
  criterion.weight = 1;
  return criterion;
}

// Criteria E1 C1 H1 S1 E2 H2 C2, levels met, partly_met, not_met.
inline rubrics::Rubric SmallRubric() {
  using rubrics::Owner;
  rubrics::Rubric rubric;
  rubric.scale.levels = {{"met", "Met", 2}, {"partly_met", "Partly met", 1}, {"not_met", "Not met", 0}};
  rubric.sections = {{"F", "Provision", 0}};
  rubric.criteria = {SmallCriterion("E1", Owner::kEducation), SmallCriterion("C1", Owner::kCare),
                     SmallCriterion("H1", Owner::kHealth),    SmallCriterion("S1", Owner::kShared),
                     SmallCriterion("E2", Owner::kEducation), SmallCriterion("H2", Owner::kHealth),
                     SmallCriterion("C2", Owner::kCare)};
  return rubric;
}

}  // namespace ehcpqa::audits

#endif  // EHCPQA_TESTS_SERVICES_AUDITS_SMALL_RUBRIC_H_
