// What differs between two versions of a rubric: pure.
#ifndef EHCPQA_CLIENTS_WEB_PAGES_RUBRICS_RUBRIC_DIFFERENCES_H_
#define EHCPQA_CLIENTS_WEB_PAGES_RUBRICS_RUBRIC_DIFFERENCES_H_

#include <string>
#include <vector>

#include "ehcpqa/v1/rubric.pb.h"

namespace ehcpqa::web {

// One value that was another.
struct FieldChange {
  std::string what;  // "Weight", "What “Met” looks like".
  std::string before;
  std::string after;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

// A criterion, level, grade or rule, known by its code in both versions.
struct ItemChange {
  enum class Kind { kAdded, kRemoved, kChanged };
  Kind kind = Kind::kChanged;
  std::string code;
  std::string text;                 // As in the later version; of what was removed, as it was.
  std::vector<FieldChange> fields;  // Of what was changed.
};

struct SectionDifferences {
  std::string code;
  std::string heading;
  bool added = false, removed = false;
  std::vector<FieldChange> fields;   // Title and weight as it counts, of a section that is in both.
  std::vector<ItemChange> criteria;  // Added and changed ones in the later order, then removed ones in the earlier.

  bool any() const { return added || removed || !fields.empty() || !criteria.empty(); }
};

struct RubricDifferences {
  std::vector<FieldChange> about;  // Title and description.
  std::vector<ItemChange> levels, grades, rules;
  std::vector<SectionDifferences> sections;  // Those with a difference, in the later order, then removed ones.

  bool any() const {
    return !about.empty() || !levels.empty() || !grades.empty() || !rules.empty() || !sections.empty();
  }
};

// A criterion that went to another section is a change there, of its section. The order of criteria is not compared.
RubricDifferences Differences(const v1::Rubric& before, const v1::Rubric& after);

}  // namespace ehcpqa::web

#endif  // EHCPQA_CLIENTS_WEB_PAGES_RUBRICS_RUBRIC_DIFFERENCES_H_
