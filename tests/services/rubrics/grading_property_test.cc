// What must hold of grading for every rubric and every set of answers.
#include <map>
#include <string>

#include "gtest/gtest.h"
#include "services/rubrics/grading.h"
#include "tests/services/rubrics/random_rubric.h"

namespace ehcpqa::rubrics {
namespace {

constexpr uint64_t kCases = 4000;

struct Case {
  Rubric rubric;
  std::vector<Answer> answers;
  PlanOutcome outcome;
};

PlanOutcome MustGrade(const Rubric& rubric, const std::vector<Answer>& answers) {
  const auto outcome = GradePlan(rubric, answers);
  EXPECT_TRUE(outcome.ok()) << outcome.status().ToString();
  return outcome.ok() ? *outcome : PlanOutcome();
}

// Runs `check` on every case; `random` goes on from where the case's own numbers ended.
template <typename Check>
void ForEachCase(Check check) {
  for (uint64_t seed = 1; seed <= kCases && !testing::Test::HasFailure(); ++seed) {
    SCOPED_TRACE(testing::Message() << "seed " << seed);
    Random random(seed);
    Case test;
    test.rubric = RandomRubric(random);
    test.answers = RandomAnswers(random, test.rubric);
    test.outcome = MustGrade(test.rubric, test.answers);
    check(test, random);
  }
}

// Sections by code, then lenses, then the plan.
std::map<std::string, const Outcome*> All(const PlanOutcome& outcome) {
  std::map<std::string, const Outcome*> all;
  for (const SectionOutcome& section : outcome.sections) all["section " + section.section] = &section.outcome;
  for (const LensOutcome& lens : outcome.lenses) all["lens " + std::string(OwnerName(lens.owner))] = &lens.outcome;
  all["plan"] = &outcome.plan;
  return all;
}

bool Required(const Criterion& criterion) { return criterion.kind == CriterionKind::kRequired; }

bool Failed(const Answer& answer) { return answer.kind == Answer::Kind::kLevel && answer.level > 0; }

TEST(GradingPropertyTest, LegalFailureIsNeverAveragedAway) {
  int failures_seen = 0;
  ForEachCase([&](const Case& test, Random&) {
    std::map<std::string, int> failed;
    for (size_t i = 0; i < test.answers.size(); ++i) {
      if (Required(test.rubric.criteria[i]) && Failed(test.answers[i])) {
        ++failed[test.rubric.criteria[i].section];
        ++failed["plan"];
      }
    }
    // Perfect quality must not change it.
    std::vector<Answer> perfect = test.answers;
    for (size_t i = 0; i < perfect.size(); ++i) {
      if (!Required(test.rubric.criteria[i])) perfect[i] = Answer::AtLevel(0);
    }
    const PlanOutcome best = MustGrade(test.rubric, perfect);
    for (const PlanOutcome* outcome : {&test.outcome, &best}) {
      EXPECT_EQ(outcome->plan.legal.failed(), failed["plan"]);
      EXPECT_EQ(outcome->plan.legal.status == LegalStatus::kNotCompliant, failed["plan"] > 0);
      for (const SectionOutcome& section : outcome->sections) {
        EXPECT_EQ(section.outcome.legal.failed(), failed[section.section]);
        EXPECT_EQ(section.outcome.legal.status == LegalStatus::kNotCompliant, failed[section.section] > 0);
      }
    }
    failures_seen += failed["plan"] > 0;
  });
  EXPECT_GT(failures_seen, 1000);
}

TEST(GradingPropertyTest, RuleOnALegalFailureHoldsWhateverTheScore) {
  int bitten = 0;
  ForEachCase([&](const Case& test, Random&) {
    for (const LimitingRule& rule : test.rubric.limiting_rules) {
      const auto* condition = std::get_if<RequiredFailedInSection>(&rule.condition);
      if (condition == nullptr || rule.off) continue;
      const auto all = All(test.outcome);
      if (all.at("section " + condition->section)->legal.failed() == 0) continue;
      const Outcome& target = *all.at(rule.target == kPlanTarget ? "plan" : "section " + rule.target);
      if (!target.grade) continue;
      EXPECT_GE(*target.grade, *FindGrade(test.rubric, rule.cap));
      bitten += *target.grade > *target.grade_before_limits;
    }
  });
  EXPECT_GT(bitten, 200);
}

TEST(GradingPropertyTest, OrderOfCriteriaSectionsAndRulesIsIrrelevant) {
  ForEachCase([](const Case& test, Random& random) {
    std::vector<size_t> order(test.answers.size());
    for (size_t i = 0; i < order.size(); ++i) order[i] = i;
    random.Shuffle(order);
    Rubric rubric = test.rubric;
    std::vector<Answer> answers = test.answers;
    for (size_t i = 0; i < order.size(); ++i) {
      rubric.criteria[i] = test.rubric.criteria[order[i]];
      answers[i] = test.answers[order[i]];
    }
    random.Shuffle(rubric.sections);
    random.Shuffle(rubric.limiting_rules);
    const PlanOutcome shuffled = MustGrade(rubric, answers);
    const auto before = All(test.outcome);
    for (const auto& [name, outcome] : All(shuffled)) {
      const Outcome& original = *before.at(name);
      EXPECT_EQ(outcome->score, original.score) << name;
      EXPECT_EQ(outcome->grade_before_limits, original.grade_before_limits) << name;
      EXPECT_EQ(outcome->grade, original.grade) << name;
      EXPECT_EQ(outcome->legal, original.legal) << name;
      EXPECT_EQ(outcome->quality, original.quality) << name;
      EXPECT_EQ(outcome->limits.size(), original.limits.size()) << name;
    }
  });
}

// Not applicable and Cannot tell weigh nothing: the score is that of a rubric which never asked.
void CheckLeavesTheDenominator(const Answer& answer) {
  ForEachCase([&](const Case& test, Random& random) {
    const size_t picked = random.Below(test.answers.size());
    std::vector<Answer> answers = test.answers;
    answers[picked] = answer;
    Rubric without = test.rubric;
    // Kept section weights: they belong to the rubric, not to the answers.
    for (size_t s = 0; s < without.sections.size(); ++s) {
      without.sections[s].weight = static_cast<int32_t>(SectionWeight(test.rubric, s));
    }
    without.limiting_rules.clear();
    without.criteria.erase(without.criteria.begin() + static_cast<std::ptrdiff_t>(picked));
    std::vector<Answer> fewer = answers;
    fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(picked));
    const PlanOutcome with = MustGrade(test.rubric, answers);
    const PlanOutcome never_asked = MustGrade(without, fewer);
    const auto expected = All(never_asked);
    for (const auto& [name, outcome] : All(with)) {
      EXPECT_EQ(outcome->score, expected.at(name)->score) << name;
      EXPECT_EQ(outcome->grade_before_limits, expected.at(name)->grade_before_limits) << name;
      EXPECT_EQ(outcome->possible, expected.at(name)->possible) << name;
    }
    const bool not_applicable = answer.kind == Answer::Kind::kNotApplicable;
    if (Required(test.rubric.criteria[picked])) {
      const LegalOutcome& legal = with.plan.legal;
      const LegalOutcome& before = never_asked.plan.legal;
      EXPECT_EQ(legal.not_applicable, before.not_applicable + not_applicable);
      EXPECT_EQ(legal.cannot_tell, before.cannot_tell + !not_applicable);
      if (not_applicable) {
        EXPECT_EQ(legal.status, before.status);
      } else {
        EXPECT_NE(legal.status, LegalStatus::kCompliant);
      }
    } else {
      const QualityCounts& quality = with.plan.quality;
      const QualityCounts& before = never_asked.plan.quality;
      EXPECT_EQ(quality.not_applicable, before.not_applicable + not_applicable);
      EXPECT_EQ(quality.cannot_tell, before.cannot_tell + !not_applicable);
      EXPECT_EQ(quality.counted, before.counted);
    }
  });
}

TEST(GradingPropertyTest, NotApplicableLeavesTheDenominatorAndIsCounted) {
  CheckLeavesTheDenominator(Answer::NotApplicable());
}

TEST(GradingPropertyTest, CannotTellLeavesTheDenominatorAndIsCounted) {
  CheckLeavesTheDenominator(Answer::CannotTell());
}

TEST(GradingPropertyTest, RaisingARatingNeverLowersAGradeWithEveryRuleInForce) {
  int raised = 0;
  ForEachCase([&](const Case& test, Random&) {
    for (size_t i = 0; i < test.answers.size(); ++i) {
      if (!Failed(test.answers[i])) continue;
      std::vector<Answer> answers = test.answers;
      --answers[i].level;
      const PlanOutcome better = MustGrade(test.rubric, answers);
      const auto before = All(test.outcome);
      for (const auto& [name, outcome] : All(better)) {
        const Outcome& was = *before.at(name);
        ASSERT_EQ(outcome->grade.has_value(), was.grade.has_value()) << name;
        EXPECT_LE(outcome->legal.failed(), was.legal.failed()) << name;
        if (!outcome->grade) continue;
        EXPECT_LE(*outcome->grade, *was.grade) << name;
        EXPECT_LE(*outcome->grade_before_limits, *was.grade_before_limits) << name;
        raised += *outcome->grade < *was.grade;
      }
    }
  });
  EXPECT_GT(raised, 1000);
}

TEST(GradingPropertyTest, RequiredCriteriaNeverEnterAScore) {
  ForEachCase([](const Case& test, Random& random) {
    std::vector<Answer> answers = test.answers;
    const std::vector<Answer> others = RandomAnswers(random, test.rubric);
    for (size_t i = 0; i < answers.size(); ++i) {
      if (Required(test.rubric.criteria[i])) answers[i] = others[i];
    }
    const PlanOutcome changed = MustGrade(test.rubric, answers);
    const auto before = All(test.outcome);
    for (const auto& [name, outcome] : All(changed)) EXPECT_EQ(outcome->score, before.at(name)->score) << name;
  });
}

// The definition once more, the simplest way: whole numbers for a section, floating point for the mean of the sections.
TEST(GradingPropertyTest, ScoresAndGradesFollowTheDefinition) {
  int graded = 0;
  ForEachCase([&](const Case& test, Random&) {
    const int64_t highest = test.rubric.scale.levels.front().points;
    long double sum = 0;
    long double weights = 0;
    for (const SectionOutcome& section : test.outcome.sections) {
      int64_t earned = 0;
      int64_t possible = 0;
      int64_t weight = 0;
      for (size_t i = 0; i < test.answers.size(); ++i) {
        const Criterion& criterion = test.rubric.criteria[i];
        if (criterion.section != section.section || Required(criterion)) continue;
        weight += criterion.weight;
        if (test.answers[i].kind != Answer::Kind::kLevel) continue;
        earned += criterion.weight * test.rubric.scale.levels[test.answers[i].level].points;
        possible += criterion.weight * highest;
      }
      const int32_t own = test.rubric.sections[*FindSection(test.rubric, section.section)].weight;
      EXPECT_EQ(section.weight, own > 0 ? own : weight);
      ASSERT_EQ(section.outcome.score.has_value(), possible > 0);
      if (possible == 0) continue;
      size_t grade = 0;
      while (100 * earned < test.rubric.grades[grade].minimum_score * possible) ++grade;
      EXPECT_EQ(section.outcome.grade_before_limits, grade);
      EXPECT_EQ(section.outcome.score->numerator * possible, 100 * earned * section.outcome.score->denominator);
      sum += static_cast<long double>(section.weight) * 100 * earned / possible;
      weights += section.weight;
    }
    ASSERT_EQ(test.outcome.plan.score.has_value(), weights > 0);
    if (weights == 0) return;
    const Score score = *test.outcome.plan.score;
    EXPECT_NEAR(static_cast<double>(score.numerator) / static_cast<double>(score.denominator),
                static_cast<double>(sum / weights), 1e-9);
    size_t grade = 0;
    while (!AtLeast(score, test.rubric.grades[grade].minimum_score)) ++grade;
    EXPECT_EQ(test.outcome.plan.grade_before_limits, grade);
    ++graded;
  });
  EXPECT_GT(graded, 3000);
}

}  // namespace
}  // namespace ehcpqa::rubrics
