// Where and at what stage a child is educated.
#include "clients/returns/setting.h"

#include "clients/returns/key_stage.h"
#include "gtest/gtest.h"
#include "services/base/clock.h"

namespace ehcpqa::returns {
namespace {

int Day(std::string_view date) { return *ParseDate(date); }

TEST(KeyStage, CountsAgeOnThe31AugustBeforeTheSchoolYear) {
  EXPECT_EQ(AgeAtStartOfSchoolYear(Day("2013-08-31"), Day("2025-01-16")), 11);
  EXPECT_EQ(AgeAtStartOfSchoolYear(Day("2013-09-01"), Day("2025-01-16")), 10);
  EXPECT_EQ(AgeAtStartOfSchoolYear(Day("2013-08-31"), Day("2025-08-31")), 11);
  EXPECT_EQ(AgeAtStartOfSchoolYear(Day("2013-08-31"), Day("2025-09-01")), 12);
  EXPECT_EQ(AgeAtStartOfSchoolYear(Day("2024-02-29"), Day("2024-10-01")), 0);
  EXPECT_EQ(AgeAtStartOfSchoolYear(Day("2024-09-01"), Day("2025-01-16")), -1);
}

TEST(KeyStage, FollowsTheNationalCurriculumYears) {
  const char* const expected[] = {"EY",    "EY",    "EY",      "EY",      "EY",      "KS1",    "KS1",
                                  "KS2",   "KS2",   "KS2",     "KS2",     "KS3",     "KS3",    "KS3",
                                  "KS4",   "KS4",   "post-16", "post-16", "post-16", "19-25",  "19-25",
                                  "19-25", "19-25", "19-25",   "19-25",   "19-25",   "unknown"};
  for (int age = 0; age < 27; ++age) EXPECT_EQ(KeyStageOfAge(age), expected[age]) << age;
  EXPECT_TRUE(AgeIsOutOfRange(-1) && AgeIsOutOfRange(25));
  EXPECT_FALSE(AgeIsOutOfRange(0) || AgeIsOutOfRange(24));
}

TEST(Setting, TakesThePrimaryPlacementThatHasNotEnded) {
  Request request;
  request.plan_details = {{.sen_setting = "EYP", .rank = "1"}};
  const int as_at = Day("2025-01-16");
  EXPECT_EQ(SettingOf(request, as_at, nullptr).type, "EY");
  request.placements = {{.sen_setting = "EHE", .rank = "2"},
                        {.sen_setting = "NEET", .rank = "1", .entry = "2023-01-01", .leaving = "2025-01-15"}};
  EXPECT_EQ(SettingOf(request, as_at, nullptr).type, "EY");
  EXPECT_EQ(SettingOf(request, as_at, nullptr).placements, 1u);
  request.placements[1].leaving = "2025-01-16";
  EXPECT_EQ(SettingOf(request, as_at, nullptr).type, "NEET");
  request.placements.push_back({.sen_setting = "OLA", .rank = "1.0", .entry = "2024-09-01"});
  EXPECT_EQ(SettingOf(request, as_at, nullptr).type, "elsewhere");
  EXPECT_EQ(SettingOf(request, as_at, nullptr).placements, 3u);
}

TEST(Setting, KnowsItsCodes) {
  for (const char* code : {"OLA", "OPA", "EHE"}) EXPECT_EQ(SettingTypeOfCode(code, true), "elsewhere");
  for (const char* code : {"NEET", "NIEC", "NIEO"}) EXPECT_EQ(SettingTypeOfCode(code, true), "NEET");
  EXPECT_EQ(SettingTypeOfCode("OTH", true), "elsewhere");
  EXPECT_EQ(SettingTypeOfCode("OTH", false), "unknown");
  EXPECT_EQ(SettingTypeOfCode("", true), "unknown");
}

TEST(Setting, FlagsSeveralKindsAndTakesTheFirst) {
  Request request;
  request.placements = {{.urn = "900001", .sen_setting = "OTH", .rank = "1", .resourced = "1"}};
  const Setting setting = SettingOf(request, 0, nullptr);
  EXPECT_TRUE(setting.several_kinds && setting.number_without_look_up);
  EXPECT_EQ(setting.type, "school (type unknown)");
  EXPECT_EQ(setting.unit_or_rp, "RP");
}

TEST(Setting, TakesResidentialFromThePlacementThenThePlan) {
  Request request;
  request.named_plan.residential = "A";
  request.named_plan.work_based = "T";
  EXPECT_EQ(SettingOf(request, 0, nullptr).residential, "A");
  request.active_plan.residential = "B";
  EXPECT_EQ(SettingOf(request, 0, nullptr).residential, "B");
  request.placements = {{.rank = "1", .residential = "a", .work_based = "S"}};
  EXPECT_EQ(SettingOf(request, 0, nullptr).residential, "A");
  EXPECT_EQ(SettingOf(request, 0, nullptr).work_based, "S");
}

}  // namespace
}  // namespace ehcpqa::returns
