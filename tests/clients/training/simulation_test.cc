#include "clients/training/simulation.h"

#include "gmock/gmock.h"

namespace ehcpqa::training {
namespace {

v1::Criterion Criterion(const std::string& code, v1::Owner owner) {
  v1::Criterion criterion;
  criterion.set_code(code);
  criterion.set_owner(owner);
  for (const char* level : {"met", "partly", "not_met"}) {
    auto& description = *criterion.add_levels();
    description.set_level(level);
    description.set_description(std::string("What ") + level + " looks like.");
  }
  return criterion;
}

int CountMet(double severity) {
  int met = 0;
  for (int plan = 0; plan < 400; ++plan) {
    met += Mark({"a", severity, "7"}, "PLAN-" + std::to_string(plan), Criterion("F1", v1::OWNER_EDUCATION)).level() ==
           "met";
  }
  return met;
}

TEST(SimulationTest, GivesTheSameMarkToTheSameArguments) {
  const v1::Rating one = Mark({"a", 0.2, "1"}, "AAAA", Criterion("F1", v1::OWNER_EDUCATION));
  EXPECT_EQ(one.SerializeAsString(),
            Mark({"a", 0.2, "1"}, "AAAA", Criterion("F1", v1::OWNER_EDUCATION)).SerializeAsString());
}

TEST(SimulationTest, StricterAuditorsGiveFewerMets) {
  EXPECT_GT(CountMet(-0.6), CountMet(0) + 20);
  EXPECT_GT(CountMet(0), CountMet(0.6) + 20);
}

TEST(SimulationTest, EveryMarkIsCompleteByTheRulesOfRatings) {
  for (int plan = 0; plan < 300; ++plan) {
    const v1::Rating rating = Mark({"b", 0, "2"}, "PLAN-" + std::to_string(plan), Criterion("C1", v1::OWNER_HEALTH));
    if (rating.no_level() == v1::NO_LEVEL_NOT_APPLICABLE) {
      EXPECT_FALSE(rating.na_reason().empty());
    }
    EXPECT_EQ(rating.cause() != v1::CAUSE_UNSPECIFIED, rating.level() == "partly" || rating.level() == "not_met");
    EXPECT_EQ(rating.level().empty(), rating.no_level() != v1::NO_LEVEL_UNSPECIFIED);
  }
}

TEST(SimulationTest, GivesAServiceAPartInThreePlansOfFive) {
  int parts = 0, both = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string plan = "PLAN-" + std::to_string(i);
    const bool first = HasPart("agencies/icb/services/slt", plan);
    parts += first;
    both += first && HasPart("agencies/send/services/ep", plan);
  }
  EXPECT_NEAR(parts, 600, 60);
  EXPECT_NEAR(both, 360, 60);
}

TEST(SimulationTest, AgreesOnTheStricterOfTwoMarks) {
  v1::Rubric rubric;
  for (const char* code : {"met", "partly", "not_met"}) rubric.mutable_scale()->add_levels()->set_code(code);
  v1::Difference difference;
  difference.add_marks()->mutable_rating()->set_level("not_met");
  difference.mutable_marks(0)->mutable_rating()->set_cause(v1::CAUSE_ADVICE_WEAK);
  difference.add_marks()->mutable_rating()->set_level("met");
  const v1::AgreedRating agreed = Agree(difference, rubric);
  EXPECT_EQ(agreed.level(), "not_met");
  EXPECT_EQ(agreed.cause(), v1::CAUSE_ADVICE_WEAK);
}

}  // namespace
}  // namespace ehcpqa::training
