#include "services/rubrics/rubric.h"

namespace ehcpqa::rubrics {
namespace {

template <typename Thing>
std::optional<size_t> Find(const std::vector<Thing>& things, std::string_view code) {
  for (size_t i = 0; i < things.size(); ++i) {
    if (things[i].code == code) return i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<size_t> FindLevel(const Scale& scale, std::string_view code) { return Find(scale.levels, code); }
std::optional<size_t> FindSection(const Rubric& rubric, std::string_view code) { return Find(rubric.sections, code); }
std::optional<size_t> FindCriterion(const Rubric& rubric, std::string_view code) { return Find(rubric.criteria, code); }
std::optional<size_t> FindGrade(const Rubric& rubric, std::string_view code) { return Find(rubric.grades, code); }

int64_t SectionWeight(const Rubric& rubric, size_t section) {
  if (rubric.sections[section].weight > 0) return rubric.sections[section].weight;
  int64_t sum = 0;
  for (const Criterion& criterion : rubric.criteria) {
    if (criterion.kind == CriterionKind::kQuality && criterion.section == rubric.sections[section].code) {
      sum += criterion.weight;
    }
  }
  return sum;
}

std::string_view OwnerName(Owner owner) {
  switch (owner) {
    case Owner::kEducation:
      return "education";
    case Owner::kHealth:
      return "health";
    case Owner::kCare:
      return "care";
    case Owner::kShared:
      return "shared";
    case Owner::kUnspecified:
      break;
  }
  return "unspecified";
}

}  // namespace ehcpqa::rubrics
