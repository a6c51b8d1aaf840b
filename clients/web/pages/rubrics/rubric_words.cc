#include "clients/web/pages/rubrics/rubric_words.h"

#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/str_split.h"
#include "clients/api/rubric_methods.h"
#include "clients/web/engine/url.h"
#include "clients/web/pages/marking/assessing.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {
namespace {

// "section F", "the part “Annual review”", "the whole plan".
std::string InSentence(const v1::Rubric& rubric, const std::string& code) {
  if (code == "plan") return "the whole plan";
  if (!code.empty() && code[0] >= 'A' && code[0] <= 'Z') return "section " + code;
  return absl::StrCat("the part “", SectionHeading(rubric, code), "”");
}

std::string ConditionWords(const v1::Rubric& rubric, const v1::LimitingRule& rule) {
  switch (rule.condition_case()) {
    case v1::LimitingRule::kRequiredFailedInSection:
      return absl::StrCat("a required criterion of ", InSentence(rubric, rule.required_failed_in_section()),
                          " is failed");
    case v1::LimitingRule::kCriterionAtLowest:
      return absl::StrCat("criterion ", rule.criterion_at_lowest(), " is marked at the lowest level");
    case v1::LimitingRule::kSectionAtMost:
      return absl::StrCat(InSentence(rubric, rule.section_at_most().section()), " is graded ",
                          GradeWords(rubric, rule.section_at_most().grade()), " or worse");
    case v1::LimitingRule::kRequiredFailedAtLeast:
      return absl::StrCat(rule.required_failed_at_least(), " or more required criteria of the plan are failed");
    default:
      return "its condition holds";
  }
}

}  // namespace

std::string RubricPath(const std::string& name, const std::string& page) {
  const std::vector<std::string> parts = absl::StrSplit(name, '/');
  if (parts.size() != 4) return "/rubrics";
  return absl::StrCat("/rubrics/", Encode(parts[1]), "/", Encode(parts[3]), page.empty() ? "" : "/", page);
}

std::string VersionWords(const std::string& name) { return "Version " + LastPart(name); }

absl::StatusOr<v1::RubricVersion> LoadRubric(const Visit& visit) {
  const Fields& parameters = visit.request().parameters;
  v1::GetRubricRequest request;
  request.set_name(absl::StrCat("rubrics/", parameters["id"], "/versions/", parameters["version"]));
  return visit.api().Call(api::kGetRubric, request);
}

std::string SectionHeading(const v1::Section& section) {
  return SectionToMark{section.code(), section.title(), {}}.Heading();
}

std::string SectionHeading(const v1::Rubric& rubric, const std::string& code) {
  for (const v1::Section& section : rubric.sections()) {
    if (section.code() == code) return SectionHeading(section);
  }
  return code;
}

int WeightOf(const v1::Rubric& rubric, const v1::Section& section) {
  if (section.weight() > 0) return section.weight();
  int sum = 0;
  for (const v1::Criterion& criterion : rubric.criteria()) {
    if (criterion.section() == section.code()) sum += criterion.weight();
  }
  return sum;
}

std::string GradeWords(const v1::Rubric& rubric, const std::string& code) {
  for (const v1::Grade& grade : rubric.grades()) {
    if (grade.code() == code) return grade.label();
  }
  return code;
}

std::string TagWords(const v1::Criterion& criterion) {
  return absl::StrReplaceAll(absl::StrJoin(criterion.tags(), ", "), {{"_", " "}});
}

std::string RuleWords(const v1::Rubric& rubric, const v1::LimitingRule& rule) {
  return absl::StrCat("When ", ConditionWords(rubric, rule), ", ", InSentence(rubric, rule.target()), " is graded ",
                      GradeWords(rubric, rule.cap()), " at most.", rule.off() ? " This rule is switched off." : "");
}

}  // namespace ehcpqa::web
