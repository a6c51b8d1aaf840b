#include "services/audits/plan_result.h"

#include <bit>
#include <map>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/base/status_macros.h"

namespace ehcpqa::audits {
namespace {

using rubrics::Answer;

constexpr size_t kAnswerBytes = 4, kOutcomeBytes = 11;
constexpr uint8_t kAbsent = 0, kUnsettled = 1, kNotApplicable = 2, kCannotTell = 3, kFirstLevel = 4;

double ToDouble(const rubrics::Score& score) {
  return static_cast<double>(static_cast<long double>(score.numerator) / static_cast<long double>(score.denominator));
}

ResultOutcome ToResult(const rubrics::Outcome& outcome) {
  return {outcome.grade, outcome.grade_before_limits, outcome.legal.status,
          outcome.score ? ToDouble(*outcome.score) : 0};
}

uint8_t AnswerByte(const CriterionResult& result) {
  if (result.unsettled) return kUnsettled;
  switch (result.answer.kind) {
    case Answer::Kind::kLevel:
      return static_cast<uint8_t>(kFirstLevel + result.answer.level);
    case Answer::Kind::kNotApplicable:
      return kNotApplicable;
    case Answer::Kind::kCannotTell:
      return kCannotTell;
    default:
      return kAbsent;
  }
}

Answer ToAnswer(uint8_t byte) {
  if (byte >= kFirstLevel) return Answer::AtLevel(byte - kFirstLevel);
  if (byte == kNotApplicable) return Answer::NotApplicable();
  if (byte == kCannotTell) return Answer::CannotTell();
  return {};
}

uint8_t IndexByte(std::optional<size_t> index) { return index ? static_cast<uint8_t>(*index + 1) : 0; }
std::optional<size_t> ToIndex(uint8_t byte) { return byte == 0 ? std::nullopt : std::optional<size_t>(byte - 1); }

void PutOutcome(const ResultOutcome& outcome, std::string& bytes) {
  bytes.push_back(static_cast<char>(IndexByte(outcome.grade)));
  bytes.push_back(static_cast<char>(IndexByte(outcome.grade_before_limits)));
  bytes.push_back(static_cast<char>(outcome.legal));
  auto bits = std::bit_cast<uint64_t>(outcome.score);
  for (int i = 0; i < 8; ++i, bits >>= 8) bytes.push_back(static_cast<char>(bits & 0xff));
}

ResultOutcome TakeOutcome(std::string_view& bytes) {
  const auto at = [&](size_t i) { return static_cast<uint8_t>(bytes[i]); };
  ResultOutcome outcome{ToIndex(at(0)), ToIndex(at(1)), static_cast<rubrics::LegalStatus>(at(2)), 0};
  uint64_t bits = 0;
  for (size_t i = 8; i > 0; --i) bits = bits << 8 | at(2 + i);
  outcome.score = std::bit_cast<double>(bits);
  bytes.remove_prefix(kOutcomeBytes);
  return outcome;
}

}  // namespace

absl::StatusOr<PlanResult> ResultOf(const rubrics::Rubric& rubric, const AuditMarks& marks) {
  PlanResult result;
  std::vector<Answer> answers;
  for (const EffectiveAnswer& effective : EffectiveAnswers(rubric, marks.marks, marks.agreed)) {
    CriterionResult one;
    one.answer = GradingAnswer(rubric.scale, effective);
    one.unsettled = effective.source == Source::kUnsettled;
    one.cause = effective.cause;
    answers.push_back(one.answer);
    result.criteria.push_back(one);
  }
  std::map<std::string_view, CriterionResult*> by_code;
  for (size_t i = 0; i < rubric.criteria.size(); ++i) by_code[rubric.criteria[i].code] = &result.criteria[i];
  for (const GivenMark& mark : marks.first_marks) {
    const auto found = by_code.find(mark.criterion);
    if (found == by_code.end()) continue;
    (mark.set == 1 ? found->second->first_of_set_1 : found->second->first_of_set_2) =
        rubrics::FindLevel(rubric.scale, mark.answer.level);
  }
  ASSIGN_OR_RETURN(const rubrics::PlanOutcome outcome, rubrics::GradePlan(rubric, answers));
  result.plan = ToResult(outcome.plan);
  for (size_t i = 0; i < 3; ++i) result.lenses[i] = ToResult(outcome.lenses[i].outcome);
  for (const rubrics::SectionOutcome& section : outcome.sections) result.sections.push_back(ToResult(section.outcome));
  return result;
}

PackedResult Pack(const PlanResult& result) {
  PackedResult packed;
  packed.answers.reserve(kAnswerBytes * result.criteria.size());
  for (const CriterionResult& one : result.criteria) {
    packed.answers.push_back(static_cast<char>(AnswerByte(one)));
    packed.answers.push_back(static_cast<char>(one.cause));
    packed.answers.push_back(static_cast<char>(IndexByte(one.first_of_set_1)));
    packed.answers.push_back(static_cast<char>(IndexByte(one.first_of_set_2)));
  }
  PutOutcome(result.plan, packed.outcomes);
  for (const ResultOutcome& lens : result.lenses) PutOutcome(lens, packed.outcomes);
  for (const ResultOutcome& section : result.sections) PutOutcome(section, packed.outcomes);
  return packed;
}

absl::StatusOr<PlanResult> Unpack(const rubrics::Rubric& rubric, std::string_view answers, std::string_view outcomes) {
  if (answers.size() != kAnswerBytes * rubric.criteria.size() ||
      outcomes.size() != kOutcomeBytes * (4 + rubric.sections.size())) {
    return absl::InternalError(absl::StrCat("a row of plan_results is not of rubric ", rubric.id));
  }
  PlanResult result;
  result.criteria.reserve(rubric.criteria.size());
  for (size_t i = 0; i < answers.size(); i += kAnswerBytes) {
    const auto at = [&](size_t k) { return static_cast<uint8_t>(answers[i + k]); };
    result.criteria.push_back(
        {ToAnswer(at(0)), at(0) == kUnsettled, static_cast<Cause>(at(1)), ToIndex(at(2)), ToIndex(at(3))});
  }
  result.plan = TakeOutcome(outcomes);
  for (ResultOutcome& lens : result.lenses) lens = TakeOutcome(outcomes);
  result.sections.reserve(rubric.sections.size());
  while (!outcomes.empty()) result.sections.push_back(TakeOutcome(outcomes));
  return result;
}

}  // namespace ehcpqa::audits
