#include "services/rubrics/rubric_proto.h"

namespace ehcpqa::rubrics {
namespace {

Owner FromProto(v1::Owner owner) {
  switch (owner) {
    case v1::OWNER_EDUCATION:
      return Owner::kEducation;
    case v1::OWNER_HEALTH:
      return Owner::kHealth;
    case v1::OWNER_CARE:
      return Owner::kCare;
    case v1::OWNER_SHARED:
      return Owner::kShared;
    default:
      return Owner::kUnspecified;
  }
}

CriterionKind FromProto(v1::CriterionKind kind) {
  switch (kind) {
    case v1::CRITERION_KIND_REQUIRED:
      return CriterionKind::kRequired;
    case v1::CRITERION_KIND_QUALITY:
      return CriterionKind::kQuality;
    default:
      return CriterionKind::kUnspecified;
  }
}

LimitCondition ConditionOf(const v1::LimitingRule& message) {
  switch (message.condition_case()) {
    case v1::LimitingRule::kRequiredFailedInSection:
      return RequiredFailedInSection{message.required_failed_in_section()};
    case v1::LimitingRule::kCriterionAtLowest:
      return CriterionAtLowest{message.criterion_at_lowest()};
    case v1::LimitingRule::kSectionAtMost:
      return SectionAtMost{message.section_at_most().section(), message.section_at_most().grade()};
    case v1::LimitingRule::kRequiredFailedAtLeast:
      return RequiredFailedAtLeast{message.required_failed_at_least()};
    case v1::LimitingRule::CONDITION_NOT_SET:
      break;
  }
  return std::monostate();
}

// Writes a condition into a message.
struct ConditionWriter {
  v1::LimitingRule& message;
  void operator()(std::monostate) const {}
  void operator()(const RequiredFailedInSection& condition) const {
    message.set_required_failed_in_section(condition.section);
  }
  void operator()(const CriterionAtLowest& condition) const { message.set_criterion_at_lowest(condition.criterion); }
  void operator()(const SectionAtMost& condition) const {
    message.mutable_section_at_most()->set_section(condition.section);
    message.mutable_section_at_most()->set_grade(condition.grade);
  }
  void operator()(const RequiredFailedAtLeast& condition) const {
    message.set_required_failed_at_least(condition.count);
  }
};

}  // namespace

v1::Owner ToProto(Owner owner) {
  switch (owner) {
    case Owner::kEducation:
      return v1::OWNER_EDUCATION;
    case Owner::kHealth:
      return v1::OWNER_HEALTH;
    case Owner::kCare:
      return v1::OWNER_CARE;
    case Owner::kShared:
      return v1::OWNER_SHARED;
    case Owner::kUnspecified:
      break;
  }
  return v1::OWNER_UNSPECIFIED;
}

v1::CriterionKind ToProto(CriterionKind kind) {
  switch (kind) {
    case CriterionKind::kRequired:
      return v1::CRITERION_KIND_REQUIRED;
    case CriterionKind::kQuality:
      return v1::CRITERION_KIND_QUALITY;
    case CriterionKind::kUnspecified:
      break;
  }
  return v1::CRITERION_KIND_UNSPECIFIED;
}

Criterion FromProto(const v1::Criterion& message) {
  Criterion criterion;
  criterion.code = message.code();
  criterion.section = message.section();
  criterion.text = message.text();
  criterion.owner = FromProto(message.owner());
  criterion.kind = FromProto(message.kind());
  criterion.weight = message.weight();
  criterion.source = message.source();
  for (const auto& level : message.levels()) criterion.levels.push_back({level.level(), level.description()});
  criterion.tags.assign(message.tags().begin(), message.tags().end());
  criterion.guidance = message.guidance();
  return criterion;
}

v1::Criterion ToProto(const Criterion& criterion) {
  v1::Criterion message;
  message.set_code(criterion.code);
  message.set_section(criterion.section);
  message.set_text(criterion.text);
  message.set_owner(ToProto(criterion.owner));
  message.set_kind(ToProto(criterion.kind));
  message.set_weight(criterion.weight);
  message.set_source(criterion.source);
  for (const LevelDescription& level : criterion.levels) {
    v1::LevelDescription& added = *message.add_levels();
    added.set_level(level.level);
    added.set_description(level.description);
  }
  for (const std::string& tag : criterion.tags) message.add_tags(tag);
  message.set_guidance(criterion.guidance);
  return message;
}

Rubric FromProto(const v1::Rubric& message) {
  Rubric rubric;
  rubric.id = message.id();
  rubric.version = message.version();
  rubric.title = message.title();
  rubric.description = message.description();
  for (const auto& level : message.scale().levels()) {
    rubric.scale.levels.push_back({level.code(), level.label(), level.points()});
  }
  for (const auto& section : message.sections()) {
    rubric.sections.push_back({section.code(), section.title(), section.weight()});
  }
  for (const auto& criterion : message.criteria()) rubric.criteria.push_back(FromProto(criterion));
  for (const auto& grade : message.grades()) {
    rubric.grades.push_back({grade.code(), grade.label(), grade.minimum_score()});
  }
  for (const auto& rule : message.limiting_rules()) {
    rubric.limiting_rules.push_back(
        {rule.code(), rule.rationale(), rule.target(), rule.cap(), ConditionOf(rule), rule.off()});
  }
  return rubric;
}

v1::Rubric ToProto(const Rubric& rubric) {
  v1::Rubric message;
  message.set_id(rubric.id);
  message.set_version(rubric.version);
  message.set_title(rubric.title);
  message.set_description(rubric.description);
  for (const Level& level : rubric.scale.levels) {
    v1::Level& added = *message.mutable_scale()->add_levels();
    added.set_code(level.code);
    added.set_label(level.label);
    added.set_points(level.points);
  }
  for (const Section& section : rubric.sections) {
    v1::Section& added = *message.add_sections();
    added.set_code(section.code);
    added.set_title(section.title);
    added.set_weight(section.weight);
  }
  for (const Criterion& criterion : rubric.criteria) *message.add_criteria() = ToProto(criterion);
  for (const Grade& grade : rubric.grades) {
    v1::Grade& added = *message.add_grades();
    added.set_code(grade.code);
    added.set_label(grade.label);
    added.set_minimum_score(grade.minimum_score);
  }
  for (const LimitingRule& rule : rubric.limiting_rules) {
    v1::LimitingRule& added = *message.add_limiting_rules();
    added.set_code(rule.code);
    added.set_rationale(rule.rationale);
    added.set_target(rule.target);
    added.set_cap(rule.cap);
    std::visit(ConditionWriter{added}, rule.condition);
    added.set_off(rule.off);
  }
  return message;
}

}  // namespace ehcpqa::rubrics
