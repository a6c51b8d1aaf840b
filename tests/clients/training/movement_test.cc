#include "clients/training/movement.h"

#include "clients/training/simulation.h"
#include "gtest/gtest.h"

namespace ehcpqa::training {
namespace {

v1::Criterion Criterion(const std::string& section, const std::string& code) {
  v1::Criterion criterion;
  criterion.set_section(section);
  criterion.set_code(code);
  criterion.set_owner(v1::OWNER_EDUCATION);
  for (const char* level : {"met", "partly", "not_met"}) criterion.add_levels()->set_level(level);
  return criterion;
}

int CountMet(const v1::Criterion& criterion, std::optional<int> quarter) {
  Temper temper{.name = "a", .seed = "7"};
  temper.quarter = quarter;
  int met = 0;
  for (int plan = 0; plan < 400; ++plan) {
    met += Mark(temper, "PLAN-" + std::to_string(plan), criterion).level() == "met";
  }
  return met;
}

TEST(MovementTest, QuartersAreCountedFromTheFirstOf2022) {
  EXPECT_EQ(QuarterOf("2022-01-01"), 0);
  EXPECT_EQ(QuarterOf("2022-03-31"), 0);
  EXPECT_EQ(QuarterOf("2022-04-01"), 1);
  EXPECT_EQ(QuarterOf("2024-12-31"), 11);
  EXPECT_EQ(QuarterOf("2021-12-31"), -1);
  EXPECT_EQ(QuarterOf("2024-13-01"), std::nullopt);
}

TEST(MovementTest, ProvisionStepsUpOnceAndStays) {
  const v1::Criterion provision = Criterion("F", "F3");
  EXPECT_EQ(Movement(provision, 7), 0);
  EXPECT_GT(Movement(provision, 8), 0);
  EXPECT_EQ(Movement(provision, 8), Movement(provision, 11));
  EXPECT_EQ(Movement(Criterion("B", "B3"), 11), 0);
}

TEST(MovementTest, OneCriterionGetsBetterEveryQuarter) {
  const v1::Criterion improving = Criterion("E", "E8");
  for (int quarter = 1; quarter < 12; ++quarter) {
    EXPECT_GT(Movement(improving, quarter), Movement(improving, quarter - 1)) << quarter;
  }
}

TEST(MovementTest, MarksFollowTheQuarterAndStandStillWithoutOne) {
  const v1::Criterion provision = Criterion("F", "F3");
  EXPECT_EQ(CountMet(provision, std::nullopt), CountMet(provision, 7));
  EXPECT_GT(CountMet(provision, 8), CountMet(provision, 7) + 20);
}

}  // namespace
}  // namespace ehcpqa::training
