#include "services/audits/effective.h"

#include <algorithm>
#include <unordered_map>

namespace ehcpqa::audits {
namespace {

// Submitted marks by criterion of the rubric, each list by kind and set.
std::vector<std::vector<GivenMark>> ByCriterion(const rubrics::Rubric& rubric, const std::vector<GivenMark>& marks) {
  std::unordered_map<std::string_view, size_t> positions;
  for (size_t i = 0; i < rubric.criteria.size(); ++i) positions.emplace(rubric.criteria[i].code, i);
  std::vector<std::vector<GivenMark>> groups(rubric.criteria.size());
  for (const GivenMark& mark : marks) {
    const auto position = positions.find(mark.criterion);
    if (position != positions.end() && mark.answer.marked()) groups[position->second].push_back(mark);
  }
  for (std::vector<GivenMark>& group : groups) {
    std::sort(group.begin(), group.end(), [](const GivenMark& a, const GivenMark& b) {
      return a.kind != b.kind ? a.kind < b.kind : a.set < b.set;
    });
  }
  return groups;
}

bool AllEqual(const std::vector<GivenMark>& marks) {
  return std::all_of(marks.begin(), marks.end(), [&](const GivenMark& mark) { return mark.answer == marks[0].answer; });
}

}  // namespace

std::string MarksText(const std::vector<GivenMark>& marks_of_criterion) {
  std::string text;
  for (const GivenMark& mark : marks_of_criterion) {
    if (!text.empty()) text += ' ';
    text += KindName(mark.kind);
    text += '-';
    text += std::to_string(mark.set);
    text += '=';
    text += mark.answer.text();
  }
  return text;
}

std::string LevelsText(std::string_view marks_text) {
  std::string levels;
  for (size_t i = 0; i < marks_text.size();) {
    const size_t end = std::min(marks_text.find(' ', i), marks_text.size());
    const std::string_view part = marks_text.substr(i, end - i);
    if (!levels.empty()) levels += " / ";
    levels += part.substr(part.find('=') + 1);
    i = end + 1;
  }
  return levels;
}

std::vector<MarksDiffer> FindDifferences(const rubrics::Rubric& rubric, const std::vector<GivenMark>& marks) {
  std::vector<MarksDiffer> differences;
  const auto groups = ByCriterion(rubric, marks);
  for (size_t i = 0; i < groups.size(); ++i) {
    if (groups[i].size() > 1 && !AllEqual(groups[i])) differences.push_back({i, MarksText(groups[i])});
  }
  return differences;
}

EffectiveAnswer EffectiveOf(const std::vector<GivenMark>& marks_of_criterion, const AgreedMark* agreed) {
  if (marks_of_criterion.empty()) return {};
  if (agreed != nullptr && agreed->marks == MarksText(marks_of_criterion)) {
    return {Source::kAgreed, agreed->answer, agreed->cause};
  }
  if (!AllEqual(marks_of_criterion)) return {Source::kUnsettled, {}, Cause::kNone};
  const GivenMark& first = marks_of_criterion[0];
  const bool one_cause = std::all_of(marks_of_criterion.begin(), marks_of_criterion.end(),
                                     [&](const GivenMark& mark) { return mark.cause == first.cause; });
  return {marks_of_criterion.size() == 1 ? Source::kSingle : Source::kEqual, first.answer,
          one_cause ? first.cause : Cause::kNone};
}

std::vector<EffectiveAnswer> EffectiveAnswers(const rubrics::Rubric& rubric, const std::vector<GivenMark>& marks,
                                              const std::vector<AgreedMark>& agreed) {
  const auto groups = ByCriterion(rubric, marks);
  std::vector<EffectiveAnswer> answers;
  answers.reserve(groups.size());
  for (size_t i = 0; i < groups.size(); ++i) {
    const auto found = std::find_if(agreed.begin(), agreed.end(),
                                    [&](const AgreedMark& one) { return one.criterion == rubric.criteria[i].code; });
    answers.push_back(EffectiveOf(groups[i], found == agreed.end() ? nullptr : &*found));
  }
  return answers;
}

rubrics::Answer GradingAnswer(const rubrics::Scale& scale, const EffectiveAnswer& effective) {
  switch (effective.answer.no_level) {
    case NoLevel::kNotApplicable:
      return rubrics::Answer::NotApplicable();
    case NoLevel::kCannotTell:
      return rubrics::Answer::CannotTell();
    case NoLevel::kNone:
      break;
  }
  const auto level = rubrics::FindLevel(scale, effective.answer.level);
  return level ? rubrics::Answer::AtLevel(*level) : rubrics::Answer{};
}

}  // namespace ehcpqa::audits
