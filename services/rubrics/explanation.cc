#include "services/rubrics/explanation.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"

namespace ehcpqa::rubrics {

std::string Explain(const Rubric& rubric, const Outcome& outcome, std::string_view why_not_graded) {
  if (!outcome.score || !outcome.grade_before_limits || !outcome.grade) {
    return absl::StrCat("not graded: ", std::string(why_not_graded));
  }
  const size_t before = *outcome.grade_before_limits;
  std::string text = absl::StrCat(FormatScore(*outcome.score), " of 100");
  if (before > 0 && Tenths(*outcome.score) >= 10 * int64_t{rubric.grades[before - 1].minimum_score}) {
    absl::StrAppend(&text, " (just under ", rubric.grades[before - 1].minimum_score, ")");
  }
  absl::StrAppend(&text, " -> ", rubric.grades[before].label);
  if (*outcome.grade == before) return text;

  std::vector<std::string> rules;
  for (const Limit& limit : outcome.limits) {
    if (limit.tight) rules.push_back(limit.rule);
  }
  absl::StrAppend(&text, "; limited to ", rubric.grades[*outcome.grade].label,
                  rules.size() == 1 ? " by rule " : " by rules ");
  if (rules.size() > 1) {
    const std::string last = rules.back();
    rules.pop_back();
    absl::StrAppend(&text, absl::StrJoin(rules, ", "), " and ", last);
  } else {
    absl::StrAppend(&text, rules.front());
  }
  return text;
}

}  // namespace ehcpqa::rubrics
