#include "services/rubrics/criteria_check.h"

#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/rubrics/rubric_check.h"

namespace ehcpqa::rubrics {
namespace {

void CheckLevelDescriptions(const std::string& path, const Criterion& criterion, const Scale& scale,
                            Mistakes& mistakes) {
  UniqueCodes unique(mistakes);
  std::set<std::string> described;
  for (size_t i = 0; i < criterion.levels.size(); ++i) {
    const LevelDescription& each = criterion.levels[i];
    const std::string level_path = absl::StrCat(path, ".levels[", i, "]");
    if (!FindLevel(scale, each.level)) {
      mistakes.Add(level_path + ".level", "is not a level of the scale; use the code of one");
    } else {
      unique.Check(level_path + ".level", each.level);
      described.insert(each.level);
    }
    mistakes.CheckRequiredText(level_path + ".description", each.description, kMaxParagraph);
  }
  std::vector<std::string> missing;
  for (const Level& level : scale.levels) {
    if (described.count(level.code) == 0) missing.push_back(level.code);
  }
  if (!missing.empty()) {
    mistakes.Add(path + ".levels", absl::StrCat("does not say what ", absl::StrJoin(missing, ", "),
                                                " looks like; describe every level of the scale once"));
  }
}

void CheckTags(const std::string& path, const std::vector<std::string>& tags, Mistakes& mistakes) {
  if (tags.size() > kMaxTags)
    mistakes.Add(path + ".tags", absl::StrCat("has ", tags.size(), " tags; at most ", kMaxTags));
  UniqueCodes unique(mistakes);
  for (size_t i = 0; i < tags.size(); ++i) {
    const std::string tag_path = absl::StrCat(path, ".tags[", i, "]");
    mistakes.CheckCode(tag_path, tags[i], CodeStyle::kName);
    unique.Check(tag_path, tags[i]);
  }
}

void CheckCriterion(const std::string& path, const Criterion& criterion, const Rubric& rubric, Mistakes& mistakes) {
  mistakes.CheckCode(path + ".code", criterion.code, CodeStyle::kLabel);
  if (!FindSection(rubric, criterion.section)) {
    mistakes.Add(path + ".section", "is not a section of this rubric; use the code of one listed under sections");
  }
  mistakes.CheckRequiredText(path + ".text", criterion.text, kMaxStatement);
  if (criterion.owner == Owner::kUnspecified) {
    mistakes.Add(path + ".owner", "must be OWNER_EDUCATION, OWNER_HEALTH, OWNER_CARE or OWNER_SHARED");
  }
  switch (criterion.kind) {
    case CriterionKind::kUnspecified:
      mistakes.Add(path + ".kind", "must be CRITERION_KIND_REQUIRED or CRITERION_KIND_QUALITY");
      break;
    case CriterionKind::kRequired:
      if (criterion.weight != 0) {
        mistakes.Add(path + ".weight", "must be left out: a criterion required by law stays outside the score");
      }
      break;
    case CriterionKind::kQuality:
      mistakes.CheckRange(path + ".weight", criterion.weight, 1, kMaxWeight);
      break;
  }
  mistakes.CheckRequiredText(path + ".source", criterion.source, kMaxStatement);
  CheckLevelDescriptions(path, criterion, rubric.scale, mistakes);
  CheckTags(path, criterion.tags, mistakes);
  mistakes.CheckText(path + ".guidance", criterion.guidance, kMaxParagraph);
}

}  // namespace

void CheckCriteria(const Rubric& rubric, Mistakes& mistakes) {
  UniqueCodes unique(mistakes);
  for (size_t i = 0; i < rubric.criteria.size(); ++i) {
    const std::string path = absl::StrCat("criteria[", i, "]");
    CheckCriterion(path, rubric.criteria[i], rubric, mistakes);
    unique.Check(path + ".code", absl::AsciiStrToLower(rubric.criteria[i].code));
  }
}

}  // namespace ehcpqa::rubrics
