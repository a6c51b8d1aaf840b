// A version of a rubric: what is asked of a plan, who answers, and how answers become grades.
//
// The structs mirror ehcpqa.v1.Rubric field by field (references between them are codes, as in the file). What a rubric
// must satisfy to be used is rubric_check.h; what its answers are worth is grading.h. "Not applicable" and "Cannot
// tell" exist on every scale and are not levels.
#ifndef EHCPQA_SERVICES_RUBRICS_RUBRIC_H_
#define EHCPQA_SERVICES_RUBRICS_RUBRIC_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ehcpqa::rubrics {

// Whose input a criterion judges, and so whose auditor marks it. Shared: the lead auditor of the plan marks it.
enum class Owner { kUnspecified, kEducation, kHealth, kCare, kShared };

// Required by law: outside the score, never averaged away. Quality: enters the score with its weight.
enum class CriterionKind { kUnspecified, kRequired, kQuality };

// One level of the scale.
struct Level {
  std::string code;    // "met".
  std::string label;   // "Met".
  int32_t points = 0;  // What it earns, 0 or more.
  friend bool operator==(const Level&, const Level&) = default;
};

// An ordinal scale. An answer is an index into `levels`: 0 is the best level.
struct Scale {
  std::vector<Level> levels;  // Best first, points strictly falling.
  friend bool operator==(const Scale&, const Scale&) = default;
};

// A section of the plan, or a part of the work behind it.
struct Section {
  std::string code;    // One of kSectionCodes.
  std::string title;   // "Special educational provision".
  int32_t weight = 0;  // In the plan's score, 1 to 1000; 0 means as SectionWeight says.
  friend bool operator==(const Section&, const Section&) = default;
};

// What one level looks like for one criterion.
struct LevelDescription {
  std::string level;  // Code of a level.
  std::string description;
  friend bool operator==(const LevelDescription&, const LevelDescription&) = default;
};

// One question about a plan.
struct Criterion {
  std::string code;     // "F3".
  std::string section;  // Code of a section.
  std::string text;     // The statement that is judged.
  Owner owner = Owner::kUnspecified;
  CriterionKind kind = CriterionKind::kUnspecified;
  int32_t weight = 0;                    // 1 to 100 for a quality criterion, 0 for a required one.
  std::string source;                    // Law or guidance.
  std::vector<LevelDescription> levels;  // One for each level of the scale.
  std::vector<std::string> tags;         // "golden_thread".
  std::string guidance;                  // Where to look, when it does not apply.
  friend bool operator==(const Criterion&, const Criterion&) = default;
};

// One grade. Also an index into Rubric::grades: 0 is the best grade, a larger index is a worse grade.
struct Grade {
  std::string code;           // "good".
  std::string label;          // "Good".
  int32_t minimum_score = 0;  // The least score, of 100, that earns it.
  friend bool operator==(const Grade&, const Grade&) = default;
};

// Holds when a required criterion of the section failed: marked below the best level.
struct RequiredFailedInSection {
  std::string section;
  friend bool operator==(const RequiredFailedInSection&, const RequiredFailedInSection&) = default;
};
// Holds when the criterion is marked at the lowest level.
struct CriterionAtLowest {
  std::string criterion;
  friend bool operator==(const CriterionAtLowest&, const CriterionAtLowest&) = default;
};
// Holds when the section is graded `grade` or worse, before or after its own limits.
struct SectionAtMost {
  std::string section;
  std::string grade;
  friend bool operator==(const SectionAtMost&, const SectionAtMost&) = default;
};
// Holds when at least `count` required criteria of the whole plan failed.
struct RequiredFailedAtLeast {
  int32_t count = 0;
  friend bool operator==(const RequiredFailedAtLeast&, const RequiredFailedAtLeast&) = default;
};
// std::monostate: no condition was given, which no usable rubric has.
using LimitCondition =
    std::variant<std::monostate, RequiredFailedInSection, CriterionAtLowest, SectionAtMost, RequiredFailedAtLeast>;

// A rule that caps a grade: when the condition holds, the target is graded `cap` at most, whatever its score.
struct LimitingRule {
  std::string code;       // "F-1".
  std::string rationale;  // Why a good average must not hide this.
  std::string target;     // A section code, or kPlanTarget.
  std::string cap;        // Code of the best grade still possible.
  LimitCondition condition;
  bool off = false;  // Kept with its rationale, but never bites.
  friend bool operator==(const LimitingRule&, const LimitingRule&) = default;
};

struct Rubric {
  std::string id;       // "standard".
  int32_t version = 0;  // Counts up from 1.
  std::string title;
  std::string description;
  Scale scale;
  std::vector<Section> sections;    // In display order.
  std::vector<Criterion> criteria;  // In display order.
  std::vector<Grade> grades;        // Best first; the last has minimum_score 0.
  std::vector<LimitingRule> limiting_rules;
  friend bool operator==(const Rubric&, const Rubric&) = default;
};

// The sections a rubric may have: A to K of an EHC plan (SEND Regulations 2014, regulation 12), the advice behind it,
// the golden thread through it, preparing for adulthood, the process that made it and its review.
inline constexpr std::array<std::string_view, 17> kSectionCodes = {
    "A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K", "advice", "thread", "pfa", "process", "review"};
// Target of a limiting rule that caps the plan's grade.
inline constexpr std::string_view kPlanTarget = "plan";

// Index of the thing with this code; nothing when there is none.
std::optional<size_t> FindLevel(const Scale& scale, std::string_view code);
std::optional<size_t> FindSection(const Rubric& rubric, std::string_view code);
std::optional<size_t> FindCriterion(const Rubric& rubric, std::string_view code);
std::optional<size_t> FindGrade(const Rubric& rubric, std::string_view code);

// The section's weight in the plan's score: its own, or when that is 0 the sum of the weights of all its quality
// criteria. A property of the rubric alone: answers (Not applicable, Cannot tell) never change it. 0 for a section
// without quality criteria and weight.
int64_t SectionWeight(const Rubric& rubric, size_t section);

// "education", "health", "care", "shared"; "unspecified" otherwise.
std::string_view OwnerName(Owner owner);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_RUBRIC_H_
