#include "services/rubrics/grading.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/rubrics/explanation.h"
#include "services/rubrics/limits.h"

namespace ehcpqa::rubrics {
namespace {

constexpr char kNoLevel[] = "no quality criterion has a level";
constexpr char kNoSection[] = "no section is graded";

absl::Status CheckAnswers(const Rubric& rubric, const std::vector<Answer>& answers) {
  if (answers.size() != rubric.criteria.size()) {
    return FieldInvalid("answers", absl::StrCat("has ", answers.size(), " answers for ", rubric.criteria.size(),
                                                " criteria; give one for each criterion, in rubric order"));
  }
  for (size_t i = 0; i < answers.size(); ++i) {
    if (answers[i].kind == Answer::Kind::kLevel && answers[i].level >= rubric.scale.levels.size()) {
      return FieldInvalid(absl::StrCat("answers[", i, "].level"),
                          absl::StrCat("is ", answers[i].level, ", but the scale has ", rubric.scale.levels.size(),
                                       " levels, counted from 0"));
    }
  }
  return absl::OkStatus();
}

void AddRequired(const Scale& scale, const Answer& answer, LegalOutcome& legal) {
  switch (answer.kind) {
    case Answer::Kind::kAbsent:
      ++legal.absent;
      return;
    case Answer::Kind::kNotApplicable:
      ++legal.not_applicable;
      return;
    case Answer::Kind::kCannotTell:
      ++legal.cannot_tell;
      return;
    case Answer::Kind::kLevel:
      break;
  }
  if (answer.level == 0) {
    ++legal.met;
  } else if (answer.level + 1 == scale.levels.size()) {
    ++legal.not_met;
  } else {
    ++legal.partly;
  }
}

void AddQuality(const Scale& scale, const Criterion& criterion, const Answer& answer, Outcome& outcome) {
  switch (answer.kind) {
    case Answer::Kind::kAbsent:
      ++outcome.quality.absent;
      return;
    case Answer::Kind::kNotApplicable:
      ++outcome.quality.not_applicable;
      return;
    case Answer::Kind::kCannotTell:
      ++outcome.quality.cannot_tell;
      return;
    case Answer::Kind::kLevel:
      break;
  }
  ++outcome.quality.counted;
  outcome.earned += int64_t{criterion.weight} * scale.levels[answer.level].points;
  outcome.possible += int64_t{criterion.weight} * scale.levels.front().points;
}

void Add(const Scale& scale, const Criterion& criterion, const Answer& answer, Outcome& outcome) {
  if (criterion.kind == CriterionKind::kRequired) {
    AddRequired(scale, answer, outcome.legal);
  } else {
    AddQuality(scale, criterion, answer, outcome);
  }
}

std::optional<size_t> GradeFor(const Rubric& rubric, const std::optional<Score>& score) {
  if (!score) return std::nullopt;
  for (size_t grade = 0; grade < rubric.grades.size(); ++grade) {
    if (AtLeast(*score, rubric.grades[grade].minimum_score)) return grade;
  }
  return std::nullopt;
}

// From the sums to the grade before limits.
void Finish(const Rubric& rubric, Outcome& outcome) {
  outcome.legal.status = LegalStatusOf(outcome.legal);
  if (outcome.possible > 0) outcome.score = ScoreOf(outcome.earned, outcome.possible);
  outcome.grade_before_limits = GradeFor(rubric, outcome.score);
  outcome.grade = outcome.grade_before_limits;
}

}  // namespace

absl::StatusOr<PlanOutcome> GradePlan(const Rubric& rubric, const std::vector<Answer>& answers) {
  RETURN_IF_ERROR(CheckAnswers(rubric, answers));

  PlanOutcome result;
  for (size_t s = 0; s < rubric.sections.size(); ++s) {
    result.sections.push_back({rubric.sections[s].code, SectionWeight(rubric, s), {}});
  }
  result.lenses[0].owner = Owner::kEducation;
  result.lenses[1].owner = Owner::kHealth;
  result.lenses[2].owner = Owner::kCare;

  for (size_t i = 0; i < answers.size(); ++i) {
    const Criterion& criterion = rubric.criteria[i];
    if (const auto section = FindSection(rubric, criterion.section)) {
      Add(rubric.scale, criterion, answers[i], result.sections[*section].outcome);
    }
    for (LensOutcome& lens : result.lenses) {
      if (lens.owner == criterion.owner) Add(rubric.scale, criterion, answers[i], lens.outcome);
    }
    Add(rubric.scale, criterion, answers[i], result.plan);
  }

  std::vector<WeightedScore> graded;
  for (SectionOutcome& section : result.sections) {
    Finish(rubric, section.outcome);
    if (section.outcome.score) graded.push_back({*section.outcome.score, section.weight});
  }
  for (LensOutcome& lens : result.lenses) Finish(rubric, lens.outcome);
  result.plan.earned = 0;
  result.plan.possible = 0;
  result.plan.score = MeanOf(graded);
  Finish(rubric, result.plan);
  ApplyLimits(rubric, answers, result);

  for (SectionOutcome& section : result.sections)
    section.outcome.explanation = Explain(rubric, section.outcome, kNoLevel);
  for (LensOutcome& lens : result.lenses) lens.outcome.explanation = Explain(rubric, lens.outcome, kNoLevel);
  result.plan.explanation = Explain(rubric, result.plan, kNoSection);
  return result;
}

}  // namespace ehcpqa::rubrics
