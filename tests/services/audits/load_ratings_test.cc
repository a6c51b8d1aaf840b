#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/audits/audit_service.h"
#include "services/base/status_macros.h"
#include "tests/services/audits/marking_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using storage::Snapshot;
using storage::Transaction;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

class LoadingRatings : public testing::Test {
 protected:
  LoadingRatings() : short_name(std::to_string(area.single) + "/assessments/health-1") {
    const auto response = area.Get(area.health, area.Name(area.single, "health-1"));
    for (const v1::CriterionToMark& to_mark : response->criteria()) codes.push_back(to_mark.criterion().code());
  }

  absl::StatusOr<v1::LoadRatingsResponse> Load(const std::string& csv) {
    v1::LoadRatingsRequest request;
    request.set_cycle("cycles/2025q4");
    request.set_csv(csv);
    ASSIGN_OR_RETURN(LoadedMarks marks,
                     area.Read([&](Snapshot& snapshot) { return PrepareLoadRatings(snapshot, area.health, request); }));
    return area.Write([&](Transaction& transaction) {
      return CommitLoadRatings(transaction, area.health, request, std::move(marks));
    });
  }
  int Marked() { return area.Get(area.health, area.Name(area.single, "health-1"))->assessment().marked(); }
  // "row column" of each mistake.
  static std::vector<std::string> Places(const v1::LoadRatingsResponse& response) {
    std::vector<std::string> places;
    for (const v1::RatingMistake& mistake : response.mistakes())
      places.push_back(std::to_string(mistake.row()) + " " + mistake.column());
    return places;
  }

  MarkingArea area;
  const std::string short_name;
  std::vector<std::string> codes;
};

TEST_F(LoadingRatings, SavesMarksOfSeveralAssessmentsUnderTheirShortOrFullNames) {
  const std::string csv = "assessment,criterion,level,cause,evidence,na_reason\r\n" + short_name + "," + codes[0] +
                          ",Met,,\"Clear, dated\",\r\n" + area.Name(area.single, "health-1") + "," + codes[1] +
                          ",not_met,service_gap,No therapist,\r\n" + std::to_string(area.doubled) +
                          "/assessments/health-1," + codes[0] + ",na,,,No health needs\r\n" +
                          std::to_string(area.doubled) + "/assessments/health-1," + codes[1] + ",cannot_tell,,,\r\n";
  ASSERT_OK_AND_ASSIGN(const auto loaded, Load(csv));
  EXPECT_THAT(Places(loaded), IsEmpty());
  EXPECT_EQ(loaded.saved(), 4);
  EXPECT_EQ(Marked(), 2);
  ASSERT_OK_AND_ASSIGN(const auto stored, area.Get(area.health, area.Name(area.single, "health-1")));
  EXPECT_EQ(stored.criteria(0).rating().evidence(), "Clear, dated");
  EXPECT_EQ(stored.criteria(1).rating().cause(), v1::CAUSE_SERVICE_GAP);
  EXPECT_EQ(stored.assessment().state(), v1::ASSESSMENT_STATE_IN_PROGRESS);
}

TEST_F(LoadingRatings, TakesColumnsInAnyOrderAndPassesOverRowsNotMarkedYet) {
  ASSERT_OK_AND_ASSIGN(const auto loaded, Load("level,criterion,assessment\nmet," + codes[0] + "," + short_name +
                                               "\n," + codes[1] + "," + short_name + "\n\n"));
  EXPECT_THAT(Places(loaded), IsEmpty());
  EXPECT_EQ(loaded.saved(), 1);
}

TEST_F(LoadingRatings, ReportsEveryMistakeByRowAndColumnAndSavesNothing) {
  const std::string csv = "assessment,criterion,level,cause,evidence,na_reason\n" +  // 1
                          short_name + "," + codes[0] + ",met,,,\n" +                // 2: right
                          short_name + "," + codes[1] + ",brilliant,,,\n" +          // 3
                          short_name + "," + codes[2] + ",not_met,,,\n" +            // 4
                          short_name + "," + codes[0] + ",met,,,\n" +                // 5: again
                          short_name + ",Z99,met,,,\n" +                             // 6
                          std::to_string(area.single) + "/assessments/education-1," + codes[3] +
                          ",met,,,\n" +                                                // 7: not theirs
                          short_name + "," + codes[3] + ",met,,Lives in NG1 5DT,\n" +  // 8
                          short_name + "," + codes[4] + ",na,,,\n" +                   // 9
                          short_name + "," + codes[5] + ",partly_met,bad luck,,\n" +   // 10
                          short_name + "," + codes[6] + ",met\n";                      // 11: short
  ASSERT_OK_AND_ASSIGN(const auto loaded, Load(csv));
  EXPECT_THAT(Places(loaded), ElementsAre("3 level", "4 cause", "5 criterion", "6 criterion", "7 assessment",
                                          "8 evidence", "9 na_reason", "10 cause", "11 "));
  EXPECT_EQ(loaded.saved(), 0);
  EXPECT_EQ(Marked(), 0);
  EXPECT_THAT(loaded.mistakes(5).message(),
              AllOf(HasSubstr("characters 10 to 16 look like a postcode"), Not(HasSubstr("5DT"))));
  EXPECT_THAT(loaded.mistakes(0).message(), Not(HasSubstr("brilliant")));
}

TEST_F(LoadingRatings, NamesWhatIsWrongWithTheHeader) {
  EXPECT_THAT(Places(*Load("assessment,criterion\n")), ElementsAre("1 level"));
  EXPECT_THAT(Places(*Load("assessment,criterion,level,level,notes\n")), ElementsAre("1 level", "1 "));
  EXPECT_THAT(Places(*Load("assessment,criterion,level\n\"open")), ElementsAre("2 "));
  EXPECT_THAT(Load(""), FailsFor("FIELD_INVALID"));
}

TEST_F(LoadingRatings, StopsAtTheLimits) {
  EXPECT_THAT(Load(std::string(kMostCsvBytes + 1, 'a')), FailsFor("FIELD_INVALID"));
  std::string rows = "assessment,criterion,level\n";
  for (size_t i = 0; i <= kMostCsvRows; ++i) rows += "x,y,z\n";
  EXPECT_THAT(Places(*Load(rows)), ElementsAre("5002 "));
  std::string wrong = "assessment,criterion,level\n";
  for (size_t i = 0; i < kMostCsvMistakes + 20; ++i) wrong += short_name + ",Z,met\n";
  ASSERT_OK_AND_ASSIGN(const auto loaded, Load(wrong));
  ASSERT_THAT(loaded.mistakes(), SizeIs(kMostCsvMistakes + 1));
  EXPECT_THAT(loaded.mistakes(kMostCsvMistakes).message(), HasSubstr("20 more mistakes"));
}

TEST_F(LoadingRatings, RefusesMarksOfAnAssessmentThatWasHandedIn) {
  area.MarkAll(area.health, area.Name(area.single, "health-1"));
  ASSERT_OK(area.Submit(area.health, area.Name(area.single, "health-1")));
  EXPECT_THAT(Places(*Load("assessment,criterion,level\n" + short_name + "," + codes[0] + ",met\n")),
              ElementsAre("2 assessment"));
}

TEST_F(LoadingRatings, LooksAgainWhenItCommits) {
  v1::LoadRatingsRequest request;
  request.set_cycle("cycles/2025q4");
  request.set_csv("assessment,criterion,level\n" + short_name + "," + codes[0] + ",met\n");
  ASSERT_OK_AND_ASSIGN(LoadedMarks marks, area.Read([&](Snapshot& snapshot) {
    return PrepareLoadRatings(snapshot, area.health, request);
  }));
  area.SetState(cycles::CycleState::kModeration);
  EXPECT_THAT(area.Write([&](Transaction& transaction) {
    return CommitLoadRatings(transaction, area.health, request, std::move(marks));
  }),
              FailsFor("CYCLE_STATE"));
  EXPECT_EQ(Marked(), 0);
}

}  // namespace
}  // namespace ehcpqa::audits
