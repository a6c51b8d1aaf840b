#include "clients/web/pages/rubrics/rubric_differences.h"

#include "absl/strings/str_cat.h"
#include "clients/web/pages/rubrics/rubric_words.h"
#include "clients/web/pages/words.h"

namespace ehcpqa::web {
namespace {

void Compare(const std::string& what, const std::string& before, const std::string& after,
             std::vector<FieldChange>* changes) {
  if (before != after) changes->push_back({what, before, after});
}

template <typename Items>
const typename Items::value_type* FindCode(const Items& items, const std::string& code) {
  for (const auto& item : items) {
    if (item.code() == code) return &item;
  }
  return nullptr;
}

// Items of two versions by code. `text` names one; `compare` gives the fields that differ.
template <typename Items, typename Text, typename CompareItems>
std::vector<ItemChange> CompareAll(const Items& before, const Items& after, const Text& text,
                                   const CompareItems& compare) {
  std::vector<ItemChange> changes;
  for (const auto& item : after) {
    const auto* was = FindCode(before, item.code());
    if (was == nullptr) {
      changes.push_back({ItemChange::Kind::kAdded, item.code(), text(item, true), {}});
      continue;
    }
    std::vector<FieldChange> fields;
    compare(*was, item, &fields);
    if (!fields.empty()) changes.push_back({ItemChange::Kind::kChanged, item.code(), text(item, true), fields});
  }
  for (const auto& item : before) {
    if (FindCode(after, item.code()) != nullptr) continue;
    changes.push_back({ItemChange::Kind::kRemoved, item.code(), text(item, false), {}});
  }
  return changes;
}

std::string Looks(const v1::Criterion& criterion, const std::string& level) {
  for (const v1::LevelDescription& one : criterion.levels()) {
    if (one.level() == level) return one.description();
  }
  return "";
}

// What each level looks like, by the levels of the later scale and then those that only the earlier had.
void CompareLooks(const v1::Rubric& old_rubric, const v1::Rubric& new_rubric, const v1::Criterion& before,
                  const v1::Criterion& after, std::vector<FieldChange>* fields) {
  const auto compare = [&](const v1::Level& level) {
    Compare(absl::StrCat("What “", level.label(), "” looks like"), Looks(before, level.code()),
            Looks(after, level.code()), fields);
  };
  for (const v1::Level& level : new_rubric.scale().levels()) compare(level);
  for (const v1::Level& level : old_rubric.scale().levels()) {
    if (FindCode(new_rubric.scale().levels(), level.code()) == nullptr) compare(level);
  }
}

void CompareCriteria(const v1::Rubric& old_rubric, const v1::Rubric& new_rubric, const v1::Criterion& before,
                     const v1::Criterion& after, std::vector<FieldChange>* fields) {
  if (before.section() != after.section()) {
    Compare("Section", SectionHeading(old_rubric, before.section()), SectionHeading(new_rubric, after.section()),
            fields);
  }
  Compare("Text", before.text(), after.text(), fields);
  Compare("Owner", OwnerWords(before.owner()), OwnerWords(after.owner()), fields);
  Compare("Kind", KindWords(before), KindWords(after), fields);
  Compare("Source", before.source(), after.source(), fields);
  CompareLooks(old_rubric, new_rubric, before, after, fields);
  Compare("Guidance", before.guidance(), after.guidance(), fields);
  Compare("Tags", TagWords(before), TagWords(after), fields);
}

SectionDifferences CompareSection(const v1::Rubric& before, const v1::Rubric& after, const v1::Section& section,
                                  const std::vector<ItemChange>& criteria) {
  SectionDifferences differences;
  differences.code = section.code();
  differences.heading = SectionHeading(section);
  const v1::Section* was = FindCode(before.sections(), section.code());
  const v1::Section* is = FindCode(after.sections(), section.code());
  differences.added = was == nullptr;
  differences.removed = is == nullptr;
  if (was != nullptr && is != nullptr) {
    Compare("Title", was->title(), is->title(), &differences.fields);
    Compare("Weight", absl::StrCat(WeightOf(before, *was)), absl::StrCat(WeightOf(after, *is)), &differences.fields);
  }
  for (const ItemChange& change : criteria) {
    const v1::Criterion* criterion = FindCode(after.criteria(), change.code);
    if (criterion == nullptr) criterion = FindCode(before.criteria(), change.code);
    if (criterion->section() == section.code()) differences.criteria.push_back(change);
  }
  return differences;
}

}  // namespace

RubricDifferences Differences(const v1::Rubric& before, const v1::Rubric& after) {
  RubricDifferences differences;
  Compare("Title", before.title(), after.title(), &differences.about);
  Compare("Description", before.description(), after.description(), &differences.about);
  differences.levels = CompareAll(
      before.scale().levels(), after.scale().levels(), [](const v1::Level& level, bool) { return level.label(); },
      [](const v1::Level& was, const v1::Level& is, std::vector<FieldChange>* fields) {
        Compare("Label", was.label(), is.label(), fields);
        Compare("Points", absl::StrCat(was.points()), absl::StrCat(is.points()), fields);
      });
  differences.grades = CompareAll(
      before.grades(), after.grades(), [](const v1::Grade& grade, bool) { return grade.label(); },
      [](const v1::Grade& was, const v1::Grade& is, std::vector<FieldChange>* fields) {
        Compare("Label", was.label(), is.label(), fields);
        Compare("From a score of", absl::StrCat(was.minimum_score()), absl::StrCat(is.minimum_score()), fields);
      });
  differences.rules = CompareAll(
      before.limiting_rules(), after.limiting_rules(),
      [&](const v1::LimitingRule& rule, bool later) { return RuleWords(later ? after : before, rule); },
      [&](const v1::LimitingRule& was, const v1::LimitingRule& is, std::vector<FieldChange>* fields) {
        Compare("Rule", RuleWords(before, was), RuleWords(after, is), fields);
        Compare("Why", was.rationale(), is.rationale(), fields);
      });
  const std::vector<ItemChange> criteria = CompareAll(
      before.criteria(), after.criteria(), [](const v1::Criterion& criterion, bool) { return criterion.text(); },
      [&](const v1::Criterion& was, const v1::Criterion& is, std::vector<FieldChange>* fields) {
        CompareCriteria(before, after, was, is, fields);
      });
  const auto add = [&](const v1::Section& section) {
    SectionDifferences one = CompareSection(before, after, section, criteria);
    if (one.any()) differences.sections.push_back(std::move(one));
  };
  for (const v1::Section& section : after.sections()) add(section);
  for (const v1::Section& section : before.sections()) {
    if (FindCode(after.sections(), section.code()) == nullptr) add(section);
  }
  return differences;
}

}  // namespace ehcpqa::web
