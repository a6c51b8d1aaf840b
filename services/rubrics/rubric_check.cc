#include "services/rubrics/rubric_check.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/rubrics/criteria_check.h"
#include "services/rubrics/mistakes.h"
#include "services/rubrics/rules_check.h"

namespace ehcpqa::rubrics {
namespace {

void CheckSize(const std::string& field, size_t size, size_t least, size_t most, Mistakes& mistakes) {
  if (size == 0 && least > 0) {
    mistakes.Add(field, "is required and missing");
  } else if (size < least || size > most) {
    mistakes.Add(field, absl::StrCat("has ", size, " elements; there must be ", least, " to ", most));
  }
}

// True when every list has a size that allows the rest to be checked.
bool CheckSizes(const Rubric& rubric, Mistakes& mistakes) {
  CheckSize("scale.levels", rubric.scale.levels.size(), 2, kMaxLevels, mistakes);
  CheckSize("sections", rubric.sections.size(), 1, kSectionCodes.size(), mistakes);
  CheckSize("criteria", rubric.criteria.size(), 1, kMaxCriteria, mistakes);
  CheckSize("grades", rubric.grades.size(), 2, kMaxGrades, mistakes);
  CheckSize("limiting_rules", rubric.limiting_rules.size(), 0, kMaxRules, mistakes);
  return rubric.scale.levels.size() <= kMaxLevels && rubric.sections.size() <= kSectionCodes.size() &&
         rubric.criteria.size() <= kMaxCriteria && rubric.grades.size() <= kMaxGrades &&
         rubric.limiting_rules.size() <= kMaxRules;
}

void CheckScale(const Scale& scale, Mistakes& mistakes) {
  UniqueCodes unique(mistakes);
  for (size_t i = 0; i < scale.levels.size(); ++i) {
    const Level& level = scale.levels[i];
    const std::string path = absl::StrCat("scale.levels[", i, "]");
    mistakes.CheckCode(path + ".code", level.code, CodeStyle::kName);
    if (level.code == "not_applicable" || level.code == "cannot_tell") {
      mistakes.Add(path + ".code", "is an answer on every scale and not a level; take this level out or rename it");
    }
    unique.Check(path + ".code", level.code);
    mistakes.CheckRequiredText(path + ".label", level.label, kMaxLabel);
    mistakes.CheckRange(path + ".points", level.points, i == 0 ? 1 : 0, kMaxPoints);
    if (i > 0 && level.points >= scale.levels[i - 1].points) {
      mistakes.Add(path + ".points",
                   absl::StrCat("is ", level.points, ", not less than the ", scale.levels[i - 1].points,
                                " of the level before; give the best level first and strictly falling points"));
    }
  }
}

void CheckGrades(const std::vector<Grade>& grades, Mistakes& mistakes) {
  UniqueCodes unique(mistakes);
  for (size_t i = 0; i < grades.size(); ++i) {
    const Grade& grade = grades[i];
    const std::string path = absl::StrCat("grades[", i, "]");
    mistakes.CheckCode(path + ".code", grade.code, CodeStyle::kName);
    unique.Check(path + ".code", grade.code);
    mistakes.CheckRequiredText(path + ".label", grade.label, kMaxLabel);
    mistakes.CheckRange(path + ".minimum_score", grade.minimum_score, 0, 100);
    if (i > 0 && grade.minimum_score >= grades[i - 1].minimum_score) {
      mistakes.Add(path + ".minimum_score",
                   absl::StrCat("is ", grade.minimum_score, ", not less than the ", grades[i - 1].minimum_score,
                                " of the grade before; give the best grade first and strictly falling scores"));
    }
  }
  if (!grades.empty() && grades.back().minimum_score > 0) {
    mistakes.Add(absl::StrCat("grades[", grades.size() - 1, "].minimum_score"),
                 "is above 0; the last grade must have 0, so that every score earns a grade");
  }
}

void CheckSections(const Rubric& rubric, Mistakes& mistakes) {
  UniqueCodes unique(mistakes);
  for (size_t i = 0; i < rubric.sections.size(); ++i) {
    const Section& section = rubric.sections[i];
    const std::string path = absl::StrCat("sections[", i, "]");
    if (std::find(kSectionCodes.begin(), kSectionCodes.end(), section.code) == kSectionCodes.end()) {
      std::vector<std::string> known(kSectionCodes.begin(), kSectionCodes.end());
      mistakes.Add(path + ".code", absl::StrCat("is not a section; use one of ", absl::StrJoin(known, ", ")));
    } else {
      unique.Check(path + ".code", section.code);
      const bool asked = std::any_of(rubric.criteria.begin(), rubric.criteria.end(),
                                     [&](const Criterion& criterion) { return criterion.section == section.code; });
      if (!asked) mistakes.Add(path + ".code", "has no criterion; add one or take the section out");
    }
    mistakes.CheckRequiredText(path + ".title", section.title, kMaxTitle);
    mistakes.CheckRange(path + ".weight", section.weight, 0, kMaxSectionWeight);
  }
}

}  // namespace

std::vector<FieldViolation> CheckRubric(const Rubric& rubric) {
  Mistakes mistakes;
  mistakes.CheckCode("id", rubric.id, CodeStyle::kName);
  mistakes.CheckRange("version", rubric.version, 1, kMaxVersion);
  mistakes.CheckRequiredText("title", rubric.title, kMaxTitle);
  mistakes.CheckText("description", rubric.description, kMaxParagraph);
  // Lists beyond their limits are not looked into: the work and the report stay in proportion to a real rubric.
  if (!CheckSizes(rubric, mistakes)) return mistakes.Take();
  CheckScale(rubric.scale, mistakes);
  CheckSections(rubric, mistakes);
  CheckCriteria(rubric, mistakes);
  CheckGrades(rubric.grades, mistakes);
  CheckLimitingRules(rubric, mistakes);
  return mistakes.Take();
}

}  // namespace ehcpqa::rubrics
