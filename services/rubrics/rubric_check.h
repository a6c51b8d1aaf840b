// What a rubric must satisfy before it can grade anything.
#ifndef EHCPQA_SERVICES_RUBRICS_RUBRIC_CHECK_H_
#define EHCPQA_SERVICES_RUBRICS_RUBRIC_CHECK_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "services/base/error.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::rubrics {

// Largest sizes. Texts are counted in characters, not bytes.
inline constexpr size_t kMaxCode = 32;
inline constexpr size_t kMaxLabel = 60;
inline constexpr size_t kMaxTitle = 200;
inline constexpr size_t kMaxStatement = 500;   // A criterion's text and its source.
inline constexpr size_t kMaxParagraph = 2000;  // Descriptions, guidance, rationale.
inline constexpr size_t kMaxLevels = 11;
inline constexpr size_t kMaxGrades = 10;
inline constexpr size_t kMaxCriteria = 300;
inline constexpr size_t kMaxRules = 100;
inline constexpr size_t kMaxTags = 20;
inline constexpr int32_t kMaxVersion = 1'000'000;
inline constexpr int32_t kMaxPoints = 1000;
inline constexpr int32_t kMaxWeight = 100;
inline constexpr int32_t kMaxSectionWeight = 1000;

// Every mistake, in the order of the rubric's fields; none for a rubric that can be used. Paths are those of
// ehcpqa.v1.Rubric: "criteria[12].levels[0].description". Refused are:
//   - what is required and missing, too long, not UTF-8, or holds control characters;
//   - codes that are malformed, repeated (criterion codes also when they differ in case alone) or unknown where they
//   refer to something;
//   - scales and grades that do not strictly fall, best grades above 100, last grades above 0;
//   - weights outside their range, a quality criterion without a weight, a required one with a weight;
//   - criteria that do not describe every level once; sections without a criterion;
//   - rules that could never bite (a cap that is the best grade, a target that is never graded, a condition that cannot
//   hold), would
//     always bite, or read their own target.
std::vector<FieldViolation> CheckRubric(const Rubric& rubric);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_RUBRIC_CHECK_H_
