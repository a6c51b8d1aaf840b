#include "services/rubrics/rules_check.h"

#include <algorithm>
#include <string>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "services/rubrics/rubric_check.h"

namespace ehcpqa::rubrics {
namespace {

constexpr char kUnknownSection[] = "is not a section of this rubric; use the code of one listed under sections";
constexpr char kUnknownGrade[] = "is not a grade of this rubric; use the code of one listed under grades";

int Count(const Rubric& rubric, std::string_view section, CriterionKind kind) {
  return static_cast<int>(
      std::count_if(rubric.criteria.begin(), rubric.criteria.end(), [&](const Criterion& criterion) {
        return criterion.kind == kind && (section == kPlanTarget || criterion.section == section);
      }));
}

// Checks the condition of one rule at `path`.
class ConditionCheck {
 public:
  ConditionCheck(const Rubric& rubric, const LimitingRule& rule, const std::string& path, Mistakes& mistakes)
      : rubric_(rubric), rule_(rule), path_(path), mistakes_(mistakes) {}

  void operator()(std::monostate) const {
    mistakes_.Add(path_,
                  "has no condition; give one of required_failed_in_section, criterion_at_lowest, section_at_most or "
                  "required_failed_at_least");
  }
  void operator()(const RequiredFailedInSection& condition) const {
    const std::string field = path_ + ".required_failed_in_section";
    if (!FindSection(rubric_, condition.section)) {
      mistakes_.Add(field, kUnknownSection);
    } else if (Count(rubric_, condition.section, CriterionKind::kRequired) == 0) {
      mistakes_.Add(field, "names a section without a required criterion, so the rule never bites");
    }
  }
  void operator()(const CriterionAtLowest& condition) const {
    if (!FindCriterion(rubric_, condition.criterion)) {
      mistakes_.Add(path_ + ".criterion_at_lowest", "is not a criterion of this rubric; use the code of one");
    }
  }
  void operator()(const SectionAtMost& condition) const {
    const std::string field = path_ + ".section_at_most";
    if (!FindSection(rubric_, condition.section)) {
      mistakes_.Add(field + ".section", kUnknownSection);
    } else if (condition.section == rule_.target) {
      mistakes_.Add(field + ".section", "is the rule's own target; a grade cannot limit itself");
    } else if (Count(rubric_, condition.section, CriterionKind::kQuality) == 0) {
      mistakes_.Add(field + ".section",
                    "names a section without a quality criterion, which is never graded, so the rule never bites");
    }
    const auto grade = FindGrade(rubric_, condition.grade);
    if (!grade) {
      mistakes_.Add(field + ".grade", kUnknownGrade);
    } else if (*grade == 0) {
      mistakes_.Add(field + ".grade", "is the best grade, so the rule always bites; name a lower one");
    }
  }
  void operator()(const RequiredFailedAtLeast& condition) const {
    const std::string field = path_ + ".required_failed_at_least";
    const int required = Count(rubric_, kPlanTarget, CriterionKind::kRequired);
    if (required == 0) {
      mistakes_.Add(field, "counts required criteria, but the rubric has none, so the rule never bites");
    } else {
      mistakes_.CheckRange(field, condition.count, 1, required);
    }
  }

 private:
  const Rubric& rubric_;
  const LimitingRule& rule_;
  const std::string& path_;
  Mistakes& mistakes_;
};

void CheckTarget(const std::string& field, const Rubric& rubric, const LimitingRule& rule, Mistakes& mistakes) {
  if (rule.target != kPlanTarget && !FindSection(rubric, rule.target)) {
    mistakes.Add(field, "must be \"plan\" or the code of a section of this rubric");
  } else if (Count(rubric, rule.target, CriterionKind::kQuality) == 0) {
    mistakes.Add(field, "has no quality criterion and is never graded, so the rule never bites");
  }
}

void CheckCap(const std::string& field, const Rubric& rubric, const LimitingRule& rule, Mistakes& mistakes) {
  const auto cap = FindGrade(rubric, rule.cap);
  if (!cap) {
    mistakes.Add(field, kUnknownGrade);
  } else if (*cap == 0) {
    mistakes.Add(field, "is the best grade, so the rule never bites; name a lower one");
  }
}

}  // namespace

void CheckLimitingRules(const Rubric& rubric, Mistakes& mistakes) {
  UniqueCodes unique(mistakes);
  for (size_t i = 0; i < rubric.limiting_rules.size(); ++i) {
    const LimitingRule& rule = rubric.limiting_rules[i];
    const std::string path = absl::StrCat("limiting_rules[", i, "]");
    mistakes.CheckCode(path + ".code", rule.code, CodeStyle::kLabel);
    unique.Check(path + ".code", absl::AsciiStrToLower(rule.code));
    mistakes.CheckRequiredText(path + ".rationale", rule.rationale, kMaxParagraph);
    CheckTarget(path + ".target", rubric, rule, mistakes);
    CheckCap(path + ".cap", rubric, rule, mistakes);
    std::visit(ConditionCheck(rubric, rule, path, mistakes), rule.condition);
  }
}

}  // namespace ehcpqa::rubrics
