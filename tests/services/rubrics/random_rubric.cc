#include "tests/services/rubrics/random_rubric.h"

#include <algorithm>
#include <set>
#include <string>

#include "absl/strings/str_cat.h"

namespace ehcpqa::rubrics {
namespace {

// Strictly falling numbers from `count` different draws of low..high.
std::vector<int> Falling(Random& random, size_t count, int low, int high) {
  std::set<int> numbers;
  while (numbers.size() < count) numbers.insert(random.Between(low, high));
  return {numbers.rbegin(), numbers.rend()};
}

Criterion RandomCriterion(Random& random, const Rubric& rubric, const Section& section, size_t number, int heaviest) {
  Criterion criterion;
  criterion.code = absl::StrCat(section.code, "-", number);
  criterion.section = section.code;
  criterion.text = "A statement.";
  criterion.source = "A source.";
  criterion.owner = static_cast<Owner>(random.Between(1, 4));
  // The first of every section enters the score, the second is required by law: so every rule can bite.
  const bool quality = number == 1 || (number > 2 && random.Chance(60));
  criterion.kind = quality ? CriterionKind::kQuality : CriterionKind::kRequired;
  criterion.weight = quality ? random.Between(1, heaviest) : 0;
  for (const Level& level : rubric.scale.levels)
    criterion.levels.push_back({level.code, absl::StrCat("As ", level.code, ".")});
  if (random.Chance(30)) criterion.tags = {"golden_thread"};
  if (random.Chance(30)) criterion.guidance = "Look here.\nThen \"there\" – twice.";
  return criterion;
}

LimitingRule RandomRule(Random& random, const Rubric& rubric, size_t number) {
  LimitingRule rule;
  rule.code = absl::StrCat("R-", number);
  rule.rationale = "A reason.";
  const size_t target = random.Below(rubric.sections.size() + 1);
  rule.target = target == rubric.sections.size() ? std::string(kPlanTarget) : rubric.sections[target].code;
  rule.cap = rubric.grades[1 + random.Below(rubric.grades.size() - 1)].code;
  rule.off = random.Chance(10);
  const size_t section = random.Below(rubric.sections.size());
  int required = 0;
  for (const Criterion& criterion : rubric.criteria) required += criterion.kind == CriterionKind::kRequired;
  switch (random.Below(4)) {
    case 0:
      rule.condition = RequiredFailedInSection{rubric.sections[section].code};
      break;
    case 1:
      rule.condition = CriterionAtLowest{rubric.criteria[random.Below(rubric.criteria.size())].code};
      break;
    case 2:
      if (section != target) {
        rule.condition = SectionAtMost{rubric.sections[section].code,
                                       rubric.grades[1 + random.Below(rubric.grades.size() - 1)].code};
        break;
      }
      [[fallthrough]];
    default:
      rule.condition = RequiredFailedAtLeast{random.Between(1, std::min(required, 4))};
  }
  return rule;
}

}  // namespace

uint64_t Random::Next() {
  uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

Rubric RandomRubric(Random& random) {
  Rubric rubric;
  rubric.id = "random";
  rubric.version = random.Between(1, 9);
  rubric.title = "A random rubric";

  const size_t levels = 2 + random.Below(4);
  const std::vector<int> points = Falling(random, levels, random.Between(0, 1), 12);
  for (size_t i = 0; i < levels; ++i)
    rubric.scale.levels.push_back({absl::StrCat("level_", i), absl::StrCat("Level ", i), points[i]});

  const size_t grades = 2 + random.Below(4);
  std::vector<int> minimums = Falling(random, grades - 1, 1, 100);
  minimums.push_back(0);
  for (size_t i = 0; i < grades; ++i)
    rubric.grades.push_back({absl::StrCat("grade_", i), absl::StrCat("Grade ", i), minimums[i]});

  std::vector<std::string> codes(kSectionCodes.begin(), kSectionCodes.end());
  random.Shuffle(codes);
  codes.resize(1 + random.Below(random.Chance(20) ? codes.size() : 5));
  const int heaviest = random.Chance(50) ? 3 : 100;
  for (const std::string& code : codes) {
    rubric.sections.push_back({code, absl::StrCat("Section ", code), random.Chance(30) ? random.Between(1, 1000) : 0});
    const size_t criteria = 2 + random.Below(5);
    for (size_t number = 1; number <= criteria; ++number) {
      rubric.criteria.push_back(RandomCriterion(random, rubric, rubric.sections.back(), number, heaviest));
    }
  }
  const size_t rules = random.Below(8);
  for (size_t number = 1; number <= rules; ++number)
    rubric.limiting_rules.push_back(RandomRule(random, rubric, number));
  return rubric;
}

std::vector<Answer> RandomAnswers(Random& random, const Rubric& rubric) {
  std::vector<Answer> answers;
  const int generosity = random.Between(0, 90);
  for (size_t i = 0; i < rubric.criteria.size(); ++i) {
    const size_t draw = random.Below(100);
    if (draw < 6) {
      answers.push_back(Answer::NotApplicable());
    } else if (draw < 12) {
      answers.push_back(Answer::CannotTell());
    } else if (draw < 16) {
      answers.push_back(Answer());
    } else {
      answers.push_back(Answer::AtLevel(random.Chance(generosity) ? 0 : random.Below(rubric.scale.levels.size())));
    }
  }
  return answers;
}

}  // namespace ehcpqa::rubrics
