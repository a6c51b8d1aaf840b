// Rubric files: text-format protobuf of ehcpqa.v1.Rubric, written and read by people.
#ifndef EHCPQA_SERVICES_RUBRICS_RUBRIC_FILE_H_
#define EHCPQA_SERVICES_RUBRICS_RUBRIC_FILE_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::rubrics {

inline constexpr size_t kMaxRubricFileBytes = 1 << 20;
// A report is cut after so many mistakes; a last line says how many more there are.
inline constexpr size_t kMaxMistakes = 500;

// One mistake in a rubric file.
struct RubricMistake {
  int line = 0;         // 1-based; 0 when the mistake is of the whole file.
  std::string field;    // "criteria[12].weight"; empty when the text cannot be read as far as a field.
  std::string message;  // What is wrong and what to do.
  friend bool operator==(const RubricMistake&, const RubricMistake&) = default;
};

// What a file holds: a rubric that passed CheckRubric, or the mistakes. Never both, never neither.
struct RubricFile {
  std::optional<Rubric> rubric;
  std::vector<RubricMistake> mistakes;  // By line.
};

// Reads a rubric file and reports every mistake in it: fields that do not exist and all that CheckRubric refuses. Where
// the text is no text-format protobuf at all, the report ends at the place where that shows. Never fails otherwise,
// whatever the bytes.
RubricFile ParseRubricFile(std::string_view text);

// Reads text that passed ParseRubricFile when it was imported, perhaps by an earlier program: what was published stays
// readable although later programs ask more of a new file. Internal when the text is no rubric.
absl::StatusOr<Rubric> ReadKeptRubric(std::string_view text);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_RUBRIC_FILE_H_
