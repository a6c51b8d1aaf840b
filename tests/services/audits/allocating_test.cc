// AllocateAuditors on stored audits.
#include <map>
#include <set>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/services/audits/running_area.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::audits {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(AllocatingTest, StoresOneAssessmentOfEachKindForEverySetAndReportsLoads) {
  RunningArea area;
  ASSERT_OK_AND_ASSIGN(const auto response, area.Allocate());
  EXPECT_EQ(response.assessments(), 6 * 3 + 2 * 3);
  EXPECT_EQ(response.kept(), 0);
  ASSERT_EQ(response.loads_size(), 9);
  EXPECT_EQ(response.loads(0).user(), "users/c3") << "by agency, then user";
  EXPECT_EQ(response.loads(0).agency(), "agencies/city-care");
  for (const v1::AuditorLoad& load : response.loads()) {
    EXPECT_GE(load.audits(), 2);
    EXPECT_LE(load.audits(), 3);
  }
  std::map<std::pair<int64_t, int>, int> leads;
  std::map<int64_t, std::set<std::string>> people;
  for (const Assessment& one : area.Assessments()) {
    leads[{one.key.audit, one.key.set}] += one.lead ? 1 : 0;
    EXPECT_TRUE(people[one.key.audit].insert(one.user).second);
  }
  EXPECT_THAT(leads, SizeIs(8));
  for (const auto& [set, count] : leads) EXPECT_EQ(count, 1);
  EXPECT_EQ(area.TrailActions().back(), "cycle.allocate");
  EXPECT_THAT(area.LastPayload("cycle.allocate"), HasSubstr("cycles/2025q4/audits/1/assessments/education-1"));
}

TEST(AllocatingTest, ChangesNothingWhenItIsRepeated) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  const auto before = area.Assessments();
  area.Advance(1000);
  ASSERT_OK(area.Allocate());
  const auto after = area.Assessments();
  ASSERT_EQ(after.size(), before.size());
  for (size_t i = 0; i < after.size(); ++i) {
    EXPECT_EQ(after[i].user, before[i].user);
    EXPECT_EQ(after[i].version, before[i].version);
  }
  EXPECT_EQ(area.LastPayload("cycle.allocate"), R"({"changes":[],"kept":0})");
}

TEST(AllocatingTest, KeepsNothingOfADryRun) {
  RunningArea area;
  ASSERT_OK_AND_ASSIGN(const auto response, area.Allocate({}, true));
  EXPECT_EQ(response.assessments(), 24);
  EXPECT_THAT(area.Assessments(), IsEmpty());
}

TEST(AllocatingTest, KeepsAssessmentsThatWereBegun) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  const Assessment begun = area.Assessments()[0];
  const Assessment submitted = area.Assessments()[4];
  area.Begin(begun);
  area.Finish(submitted);
  // Now without the two people who have begun, and with the rest of their work for others.
  std::vector<std::string> others;
  for (const char* id : {"e1", "e2", "e3", "h1", "h2", "h3", "c1", "c2", "c3"}) {
    if (id != begun.user && id != submitted.user) others.push_back(id);
  }
  ASSERT_OK_AND_ASSIGN(const auto response, area.Allocate(others));
  EXPECT_EQ(response.kept(), 2);
  EXPECT_EQ(response.assessments(), 24);
  int of_theirs = 0;
  std::map<std::string, Assessment> by_name;
  for (const Assessment& one : area.Assessments()) {
    if (one.user == begun.user || one.user == submitted.user) ++of_theirs;
    by_name[AssessmentName(one.key)] = one;
  }
  EXPECT_EQ(of_theirs, 2);
  EXPECT_EQ(by_name[AssessmentName(begun.key)].user, begun.user);
  EXPECT_EQ(by_name[AssessmentName(begun.key)].lead, begun.lead);
  EXPECT_TRUE(by_name[AssessmentName(submitted.key)].submitted());
}

TEST(AllocatingTest, RespectsConflictsOfPeopleAndOfServices) {
  RunningArea area;
  area.Bar(1, "e1");
  area.Bar(3, "e2");
  area.BarService(2, "icb-health", "speech");
  ASSERT_OK_AND_ASSIGN(const auto response, area.Allocate());
  for (const Assessment& one : area.Assessments(1)) EXPECT_NE(one.user, "e1");
  for (const Assessment& one : area.Assessments(3)) EXPECT_NE(one.user, "e2");
  for (const Assessment& one : area.Assessments(2)) EXPECT_NE(one.user, "h2");
  for (const v1::AuditorLoad& load : response.loads()) {
    const bool barred = load.user() == "users/e1" || load.user() == "users/e2" || load.user() == "users/h2";
    EXPECT_EQ(load.conflicts(), barred ? 1 : 0) << load.user();
  }
}

TEST(AllocatingTest, SaysWhyItCannotBeDoneAndKeepsWhatThereWas) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  const size_t before = area.Assessments().size();
  const auto status = area.Allocate({"e1", "e2", "h1", "h2", "h3", "c1", "c2"});
  ASSERT_OK(status) << "two of a kind are enough for two sets";
  const auto alone = area.Allocate({"e1", "h1", "h2", "c1", "c2"}).status();
  EXPECT_THAT(alone, FailsFor("ALLOCATION_IMPOSSIBLE"));
  EXPECT_THAT(std::string(alone.message()), HasSubstr("no auditor of education left for audit "));
  EXPECT_THAT(std::string(alone.message()), HasSubstr("e1 audits it already"));
  const auto without_care = area.Allocate({"e1", "e2", "h1", "h2"}).status();
  EXPECT_THAT(std::string(without_care.message()), AllOf(HasSubstr("none takes part"), HasSubstr("and 1 more")));
  EXPECT_THAT(area.Assessments(), SizeIs(before));
}

TEST(AllocatingTest, RefusesPeopleWhoAreNoAuditors) {
  RunningArea area;
  for (const char* name : {"c.ordinator", "nobody"}) {
    const auto status = area.Allocate({"e1", name}).status();
    EXPECT_THAT(status, FailsFor("FIELD_INVALID"));
    EXPECT_EQ(InfoOf(status).violations[0].field, "auditors[1]");
  }
}

TEST(AllocatingTest, IsPossibleOnlyWhileSampledOrScoring) {
  RunningArea area;
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(OpenCycle));
  ASSERT_OK(area.Allocate());
  ASSERT_OK(area.Take(CloseCycle, "Out of time."));
  EXPECT_THAT(area.Allocate(), FailsFor("CYCLE_STATE"));
}

}  // namespace
}  // namespace ehcpqa::audits
