// What the answers about one plan are worth: scores, grades, limits and legal compliance, each with its arithmetic.
//
// The order of deciding is fixed:
//   1. A section's quality score is 100 x sum(weight x points) / sum(weight x highest points) over its quality criteria
//   answered with
//      a level. Without one the section is not graded and leaves the plan's score.
//   2. The grade before limits is the best grade whose minimum score is reached; the comparison is exact.
//   3. Limiting rules lower sections first (until nothing changes, so that their order does not matter), then the plan.
//   4. The plan's score is the mean of the scores (never the limited grades) of its graded sections, by SectionWeight.
// Required criteria take no part in a score. They decide legal compliance, and limits where the rubric has a rule.
#ifndef EHCPQA_SERVICES_RUBRICS_GRADING_H_
#define EHCPQA_SERVICES_RUBRICS_GRADING_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/rubrics/legal.h"
#include "services/rubrics/rubric.h"
#include "services/rubrics/score.h"

namespace ehcpqa::rubrics {

// The effective answer to one criterion of one plan: the agreed mark, or the one mark, or the equal marks.
struct Answer {
  enum class Kind {
    kAbsent,         // Nobody answered, or the marks differ and nothing is agreed yet.
    kLevel,          // A level of the scale.
    kNotApplicable,  // Leaves the denominator.
    kCannotTell,     // Leaves the denominator; counted.
  };
  Kind kind = Kind::kAbsent;
  size_t level = 0;  // Index into Scale::levels, 0 the best. Used with kLevel only.

  static Answer AtLevel(size_t level) { return {Kind::kLevel, level}; }
  static Answer NotApplicable() { return {Kind::kNotApplicable, 0}; }
  static Answer CannotTell() { return {Kind::kCannotTell, 0}; }
  friend bool operator==(const Answer&, const Answer&) = default;
};

// A limiting rule that lowered, or by itself would have lowered, a grade. Grades are indexes into Rubric::grades.
struct Limit {
  std::string rule;    // Code of the rule.
  size_t from = 0;     // The grade before limits.
  size_t to = 0;       // The rule's cap, worse than `from`.
  bool tight = false;  // No other rule was stricter: `to` is the grade after limits.
  std::string rationale;
  friend bool operator==(const Limit&, const Limit&) = default;
};

// The quality answers behind a score.
struct QualityCounts {
  int counted = 0;         // Answered with a level.
  int not_applicable = 0;  // Left the denominator.
  int cannot_tell = 0;     // Left the denominator.
  int absent = 0;          // Not answered; left the denominator.
  friend bool operator==(const QualityCounts&, const QualityCounts&) = default;
};

// A score and the grade it earns. Grades are indexes into Rubric::grades; nothing means not graded.
struct Outcome {
  QualityCounts quality;
  int64_t earned = 0;    // Sum of weight x points. 0 for the plan, whose score is a mean of sections.
  int64_t possible = 0;  // Sum of weight x highest points. 0 for the plan.
  std::optional<Score> score;
  std::optional<size_t> grade_before_limits;
  std::optional<size_t> grade;
  std::vector<Limit> limits;  // Rules that bit, in rubric order.
  LegalOutcome legal;
  // "71.4 of 100 -> Good; limited to Requires improvement by rule F-1", or "not graded: ...". For people; never parsed.
  std::string explanation;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

struct SectionOutcome {
  std::string section;  // Code.
  int64_t weight = 0;   // SectionWeight: its share in the plan's score when it is graded.
  Outcome outcome;
  friend bool operator==(const SectionOutcome&, const SectionOutcome&) = default;
};

// One agency's input: all criteria that it owns, in every section. Shared criteria belong to no lens. Limits do not
// apply to lenses.
struct LensOutcome {
  Owner owner = Owner::kUnspecified;
  Outcome outcome;
  friend bool operator==(const LensOutcome&, const LensOutcome&) = default;
};

struct PlanOutcome {
  std::vector<SectionOutcome> sections;  // In rubric order.
  std::array<LensOutcome, 3> lenses;     // Education, health, care.
  Outcome plan;
  friend bool operator==(const PlanOutcome&, const PlanOutcome&) = default;
};

// Grades one plan. `answers` has one element for each criterion of the rubric, in its order; the rubric has passed
// CheckRubric. Pure: the same arguments give the same outcome, whatever the order of criteria, sections or rules.
// InvalidArgument when the number of answers is not that of the criteria, or a level is not of the scale.
absl::StatusOr<PlanOutcome> GradePlan(const Rubric& rubric, const std::vector<Answer>& answers);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_GRADING_H_
