#include "services/audits/rating_rules.h"

#include <optional>
#include <unordered_set>

#include "services/base/utf8.h"

namespace ehcpqa::audits {
namespace {

using rubrics::Owner;
using rubrics::Rubric;

constexpr size_t kMostEvidence = 4000;
constexpr size_t kLeastReason = 3, kMostReason = 500;

Owner OwnerOf(Kind kind) {
  switch (kind) {
    case Kind::kEducation:
      return Owner::kEducation;
    case Kind::kHealth:
      return Owner::kHealth;
    case Kind::kCare:
      return Owner::kCare;
  }
  return Owner::kUnspecified;
}

std::string LevelCodes(const Rubric& rubric) {
  std::string codes;
  for (const rubrics::Level& level : rubric.scale.levels) codes += (codes.empty() ? "" : ", ") + level.code;
  return codes;
}

bool HoldsControlCharacters(std::string_view text) {
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t') || c == 0x7f) return true;
  }
  return false;
}

class MarkCheck {
 public:
  MarkCheck(const Rubric& rubric, const Mark& mark) : rubric_(rubric), mark_(mark) {}

  std::vector<FieldViolation> Run() {
    CheckAnswer();
    if (mark_.marked()) {
      CheckCause();
      CheckReason();
    } else {
      CheckCleared();
    }
    CheckText("evidence", mark_.evidence, kMostEvidence);
    CheckText("na_reason", mark_.na_reason, kMostReason);
    return std::move(violations_);
  }

 private:
  void Wrong(std::string field, std::string message) { violations_.push_back({std::move(field), std::move(message)}); }

  void CheckAnswer() {
    const Answered& answer = mark_.answer;
    if (answer.level.empty()) return;
    if (answer.no_level != NoLevel::kNone) Wrong("no_level", "must be left out when there is a level");
    level_ = rubrics::FindLevel(rubric_.scale, answer.level);
    if (!level_) Wrong("level", "must be one of " + LevelCodes(rubric_) + ", or not applicable, or cannot tell");
  }

  void CheckCause() {
    const bool below_best = level_.value_or(0) > 0;
    if (below_best && mark_.cause == Cause::kNone)
      Wrong("cause", "is required below the best level: say why it was not met");
    if (!below_best && mark_.cause != Cause::kNone && (level_ || mark_.answer.level.empty())) {
      Wrong("cause", "must be left out: only a level below the best has a cause");
    }
    if (mark_.cause == Cause::kOther && mark_.evidence.empty())
      Wrong("evidence", "is required with the cause \"other\": say what it is");
  }

  void CheckReason() {
    if (mark_.answer.no_level != NoLevel::kNotApplicable) {
      if (!mark_.na_reason.empty()) Wrong("na_reason", "must be left out: it says why a criterion is not applicable");
    } else if (CountCharacters(mark_.na_reason) < kLeastReason) {
      Wrong("na_reason", "is required with \"not applicable\": say why, in 3 to 500 characters");
    }
  }

  void CheckCleared() {
    if (mark_.cause != Cause::kNone) Wrong("cause", "must be left out without a level");
    if (!mark_.evidence.empty())
      Wrong("level", "is required with evidence; to clear the mark, leave the evidence out too");
    if (!mark_.na_reason.empty())
      Wrong("level", "is required with a reason; to clear the mark, leave the reason out too");
  }

  void CheckText(const char* field, const std::string& text, size_t most) {
    if (const size_t count = text.size() <= most ? 0 : CountCharacters(text); count > most) {
      Wrong(field, "has " + std::to_string(count) + " characters; at most " + std::to_string(most) + " are possible");
    }
    if (HoldsControlCharacters(text)) Wrong(field, "holds control characters");
  }

  const Rubric& rubric_;
  const Mark& mark_;
  std::optional<size_t> level_;
  std::vector<FieldViolation> violations_;
};

}  // namespace

bool Marks(const rubrics::Criterion& criterion, Kind kind, bool lead) {
  return criterion.owner == OwnerOf(kind) || (lead && criterion.owner == Owner::kShared);
}

std::vector<size_t> CriteriaToMark(const Rubric& rubric, Kind kind, bool lead) {
  std::vector<size_t> criteria;
  for (size_t i = 0; i < rubric.criteria.size(); ++i) {
    if (Marks(rubric.criteria[i], kind, lead)) criteria.push_back(i);
  }
  return criteria;
}

std::vector<FieldViolation> CheckMark(const Rubric& rubric, const Mark& mark) { return MarkCheck(rubric, mark).Run(); }

std::vector<std::string> StillToMark(const Rubric& rubric, Kind kind, bool lead, const std::vector<Rating>& ratings) {
  std::unordered_set<std::string_view> marked;
  for (const Rating& rating : ratings) {
    if (rating.mark.marked()) marked.insert(rating.criterion);
  }
  std::vector<std::string> missing;
  for (const size_t i : CriteriaToMark(rubric, kind, lead)) {
    if (!marked.count(rubric.criteria[i].code)) missing.push_back(rubric.criteria[i].code);
  }
  return missing;
}

}  // namespace ehcpqa::audits
