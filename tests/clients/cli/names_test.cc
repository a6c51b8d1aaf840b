#include "clients/cli/names.h"

#include "tests/support/status_matchers.h"

namespace ehcpqa::cli {
namespace {

struct Case {
  NameKind kind;
  const char* typed;
  const char* full;
};

const Case kCases[] = {
    {NameKind::kCycle, "2025q4", "cycles/2025q4"},
    {NameKind::kAudit, "2025q4/7", "cycles/2025q4/audits/7"},
    {NameKind::kAssessment, "2025q4/7/health-1", "cycles/2025q4/audits/7/assessments/health-1"},
    {NameKind::kDifference, "2025q4/7/F3", "cycles/2025q4/audits/7/differences/F3"},
    {NameKind::kConcern, "2025q4/3", "cycles/2025q4/concerns/3"},
    {NameKind::kCycleOrAudit, "2025q4", "cycles/2025q4"},
    {NameKind::kCycleOrAudit, "2025q4/7", "cycles/2025q4/audits/7"},
    {NameKind::kAuditOrAssessment, "2025q4/7", "cycles/2025q4/audits/7"},
    {NameKind::kAuditOrAssessment, "2025q4/7/care-2", "cycles/2025q4/audits/7/assessments/care-2"},
    {NameKind::kRedactable, "2025q4/7/F3", "cycles/2025q4/audits/7/differences/F3"},
    {NameKind::kRedactable, "2025q4/7/health-1/F3", "cycles/2025q4/audits/7/assessments/health-1/ratings/F3"},
    {NameKind::kRedactable, "cycles/2025q4/concerns/3", "cycles/2025q4/concerns/3"},
    {NameKind::kRubric, "standard/1", "rubrics/standard/versions/1"},
    {NameKind::kSnapshot, "891-2025-01-16-1", "snapshots/891-2025-01-16-1"},
    {NameKind::kUser, "ann.o-hara", "users/ann.o-hara"},
    {NameKind::kOrganisation, "county", "organisations/county"},
    {NameKind::kAgency, "send-service", "agencies/send-service"},
    {NameKind::kService, "send-service/ep", "agencies/send-service/services/ep"},
    {NameKind::kSession, "UQ3tlOmcbESH", "sessions/UQ3tlOmcbESH"},
    {NameKind::kRedaction, "3", "redactions/3"},
};

TEST(Names, StandInShortFormForFullNames) {
  for (const Case& one : kCases) {
    ASSERT_OK_AND_ASSIGN(const std::string full, FullName(one.kind, one.typed));
    EXPECT_EQ(full, one.full);
  }
}

TEST(Names, StandForThemselvesInFull) {
  for (const Case& one : kCases) {
    ASSERT_OK_AND_ASSIGN(const std::string full, FullName(one.kind, one.full));
    EXPECT_EQ(full, one.full);
  }
}

TEST(Names, AreShownInAFormThatCanBeTypedAgain) {
  for (const Case& one : kCases) {
    ASSERT_OK_AND_ASSIGN(const std::string again,
                         FullName(one.kind, std::string(one.typed) == one.full ? one.full : ShortName(one.full)));
    EXPECT_EQ(again, one.full) << ShortName(one.full);
  }
}

TEST(Names, LeaveOtherTextsAlone) {
  for (const char* text :
       {"", "met / not_met", "a/b", "cycles", "cycles/", "school (type unknown)", "cycles/x/unheard/1"}) {
    EXPECT_EQ(ShortName(text), text);
  }
}

TEST(Names, RefuseWhatDoesNotFitAndSayTheForm) {
  const Case wrong[] = {{NameKind::kCycle, "", ""},
                        {NameKind::kCycle, "2025q4/7", ""},
                        {NameKind::kCycle, "audits/7", ""},
                        {NameKind::kCycle, "cycles/2025q4/audits/7", ""},
                        {NameKind::kCycle, "20 25", ""},
                        {NameKind::kAudit, "2025q4", ""},
                        {NameKind::kAudit, "2025q4//", ""},
                        {NameKind::kAudit, "2025q4/7/", ""},
                        {NameKind::kUser, "agencies/icb", ""},
                        {NameKind::kUser, "ann\n", ""},
                        {NameKind::kUser, "ann%2f", ""},
                        {NameKind::kRubric, "standard", ""},
                        {NameKind::kSubject, "2025q4/7", ""},
                        {NameKind::kRedactable, "2025q4/3", ""},
                        {NameKind::kRedactable, "cycles/2025q4", ""}};
  for (const Case& one : wrong) {
    const auto name = FullName(one.kind, one.typed);
    EXPECT_THAT(name, FailsFor("USAGE")) << one.typed;
    EXPECT_THAT(std::string(name.status().message()), testing::HasSubstr(ExampleOf(one.kind)));
  }
}

}  // namespace
}  // namespace ehcpqa::cli
