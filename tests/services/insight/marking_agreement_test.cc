#include "services/insight/marking_agreement.h"

#include <array>
#include <vector>

#include "gmock/gmock.h"
#include "services/statistics/ratings.h"
#include "tests/services/insight/invented_cycle.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using statistics::kNoRating;

// Six double-marked plans: first marks by criterion (set 1, set 2) as levels, 0 the best; -1 for none.
constexpr int kFirst[6][4][2] = {{{0, 0}, {0, 1}, {2, 2}, {0, 0}},  {{1, 1}, {2, 2}, {-1, -1}, {0, 2}},
                                 {{0, 0}, {1, 1}, {2, 1}, {-1, 1}}, {{2, 1}, {0, 0}, {0, 0}, {1, 1}},
                                 {{0, 0}, {2, 2}, {1, 1}, {0, 0}},  {{1, 2}, {1, 0}, {-1, 0}, {2, 2}}};

std::optional<size_t> Level(int level) {
  if (level < 0) return std::nullopt;
  return static_cast<size_t>(level);
}

CyclePlans DoubleMarked() {
  CyclePlans cycle = InventedCycle("q1", {600});
  for (const auto& marks : kFirst) {
    InsightPlan& plan = AddPlan(cycle, 0, InventedResult({0, 0, 0, 0}, 1));
    plan.sample.double_marked = true;
    for (size_t i = 0; i < 4; ++i) {
      plan.result.criteria[i].first_of_set_1 = Level(marks[i][0]);
      plan.result.criteria[i].first_of_set_2 = Level(marks[i][1]);
    }
  }
  return cycle;
}

// The same marks as tables for the statistics.
std::vector<statistics::Ratings> Tables() {
  std::vector<statistics::Ratings> tables(4, statistics::Ratings(3, 2));
  for (const auto& marks : kFirst) {
    for (size_t i = 0; i < 4; ++i) {
      const auto grade = [&](int set) { return marks[i][set] < 0 ? kNoRating : 2 - marks[i][set]; };
      EXPECT_OK(tables[i].Add(std::array<int, 2>{grade(0), grade(1)}));
    }
  }
  return tables;
}

void ExpectSame(const AgreementFigures& figures, const AgreementFigures& others) {
  EXPECT_EQ(figures.pooled.pairs, others.pooled.pairs);
  EXPECT_EQ(*figures.pooled.alpha.value, *others.pooled.alpha.value);
  EXPECT_EQ(*figures.pooled.ac2.value, *others.pooled.ac2.value);
  EXPECT_EQ(figures.text, others.text);
}

TEST(AgreementTest, IsThatOfTheFirstMarksByCriterionAndPooled) {
  ASSERT_OK_AND_ASSIGN(const AgreementFigures figures, MeasureAgreement({DoubleMarked()}));
  const std::vector<statistics::Ratings> tables = Tables();
  ASSERT_OK_AND_ASSIGN(const statistics::PooledReliability pooled, statistics::PoolReliability(tables));
  EXPECT_EQ(figures.pooled.pairs, 21);
  EXPECT_EQ(figures.pooled.plans, 6);
  EXPECT_DOUBLE_EQ(*figures.pooled.percent_agreement.value, 15 / 21.0);
  EXPECT_DOUBLE_EQ(*figures.pooled.alpha.value, *pooled.alpha.value);
  EXPECT_DOUBLE_EQ(*figures.pooled.ac2.value, *pooled.ac2.value);
  ASSERT_EQ(figures.criteria.size(), 4u);
  for (size_t i = 0; i < 4; ++i) {
    const statistics::CriterionReliability alone = statistics::MeasureReliability(tables[i]);
    EXPECT_EQ(figures.criteria[i].pairable, alone.pairable) << i;
    EXPECT_DOUBLE_EQ(*figures.criteria[i].percent_agreement, *alone.percent_agreement) << i;
  }
}

TEST(AgreementTest, PassesOverPlansMarkedOnce) {
  CyclePlans cycle = DoubleMarked();
  ASSERT_OK_AND_ASSIGN(const AgreementFigures before, MeasureAgreement({cycle}));
  for (int i = 0; i < 5; ++i) {
    // Marks of a second set from before the plan was taken out of double marking do not make a pair.
    InsightPlan& plan = AddPlan(cycle, 0, InventedResult({0, 0, 0, 0}, 1));
    for (audits::CriterionResult& one : plan.result.criteria) one.first_of_set_1 = one.first_of_set_2 = 0;
  }
  ASSERT_OK_AND_ASSIGN(const AgreementFigures after, MeasureAgreement({cycle}));
  ExpectSame(after, before);
}

TEST(AgreementTest, NeverCountsWhatModerationAgreed) {
  CyclePlans cycle = DoubleMarked();
  ASSERT_OK_AND_ASSIGN(const AgreementFigures before, MeasureAgreement({cycle}));
  for (InsightPlan& plan : cycle.plans) {
    for (audits::CriterionResult& one : plan.result.criteria) one.answer = rubrics::Answer::AtLevel(2);
  }
  ASSERT_OK_AND_ASSIGN(const AgreementFigures after, MeasureAgreement({cycle}));
  ExpectSame(after, before);
}

TEST(AgreementTest, IsTakenOverAllCyclesTogether) {
  CyclePlans first = DoubleMarked(), second = DoubleMarked();
  first.plans.erase(first.plans.begin() + 3, first.plans.end());
  second.plans.erase(second.plans.begin(), second.plans.begin() + 3);
  ASSERT_OK_AND_ASSIGN(const AgreementFigures whole, MeasureAgreement({DoubleMarked()}));
  ASSERT_OK_AND_ASSIGN(const AgreementFigures parts, MeasureAgreement({first, second}));
  ExpectSame(parts, whole);
}

TEST(AgreementTest, SaysThatThereIsNoneWithoutAPair) {
  ASSERT_OK_AND_ASSIGN(const AgreementFigures figures, MeasureAgreement({CycleOf("q1", 100, 5, 3)}));
  EXPECT_EQ(figures.text, "No plan has two independent marks of one criterion yet.");
  EXPECT_FALSE(figures.pooled.alpha.value.defined());
}

}  // namespace
}  // namespace ehcpqa::insight
