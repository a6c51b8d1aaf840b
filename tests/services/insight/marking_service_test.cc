// GetMarkingAgreement and GetLeniency.
#include <cmath>
#include <set>
#include <string>

#include "gmock/gmock.h"
#include "services/insight/insight_service.h"
#include "tests/services/insight/two_cycles.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using testing::IsEmpty;
using testing::SizeIs;

class MarkingServiceTest : public testing::Test {
 protected:
  static TwoCycles& area() {
    static TwoCycles one;
    return one;
  }
  static absl::StatusOr<v1::Leniency> Leniency(const Caller& caller) {
    v1::GetLeniencyRequest request;
    *request.mutable_span() = SpanOf("2025q4", "", true);
    return area().Ask(GetLeniency, request, caller);
  }
  // Auditors of the double-marked plans of both cycles, by the assessments that they were given.
  static std::set<std::string> Expected() {
    std::set<std::string> users;
    for (const std::string cycle : {"2025q3", "2025q4"}) {
      area().cycle = cycle;
      std::set<int64_t> doubled;
      for (const audits::Assessment& one : area().Assessments()) {
        if (one.key.set == 2) doubled.insert(one.key.audit);
      }
      for (const audits::Assessment& one : area().Assessments()) {
        if (doubled.count(one.key.audit) > 0) users.insert("users/" + one.user);
      }
    }
    return users;
  }
};

TEST_F(MarkingServiceTest, MeasuresAgreementOnThePlansMarkedTwice) {
  v1::GetMarkingAgreementRequest request;
  *request.mutable_span() = SpanOf("2025q4", "", true);
  ASSERT_OK_AND_ASSIGN(const v1::MarkingAgreement agreement, area().Ask(GetMarkingAgreement, request));
  EXPECT_EQ(agreement.pooled().plans(), 4);
  EXPECT_EQ(agreement.pooled().support(), v1::SUPPORT_ENOUGH);
  int pairs = 0, same = 0;
  for (const v1::ReliabilityRow& row : agreement.criteria()) {
    pairs += row.pairs();
    // The education auditors always differ, and those of health and care never.
    if (row.pairs() > 0) same += static_cast<int>(std::lround(row.same().value() * row.pairs()));
    EXPECT_EQ(row.pairs(), 4) << row.criterion();
    EXPECT_EQ(row.support(), v1::SUPPORT_REFUSED) << "four plans are too few for one criterion";
    EXPECT_FALSE(row.has_alpha()) << row.criterion();
  }
  EXPECT_EQ(agreement.pooled().pairs(), pairs);
  EXPECT_NEAR(agreement.pooled().same().value(), static_cast<double>(same) / pairs, 1e-12);
  EXPECT_GT(same, 0);
  EXPECT_LT(same, pairs);
}

TEST_F(MarkingServiceTest, ShowsAModeratorAllAuditors) {
  const Caller moderator = area().AddUser("m.oderator", "notts-send", RoleBit(v1::ROLE_MODERATOR));
  ASSERT_OK_AND_ASSIGN(const v1::Leniency leniency, Leniency(moderator));
  std::set<std::string> shown;
  for (const v1::AuditorLeniency& auditor : leniency.auditors()) {
    shown.insert(auditor.user());
    EXPECT_FALSE(auditor.display_name().empty());
  }
  EXPECT_EQ(shown, Expected());
  EXPECT_GE(shown.size(), 6u);
}

TEST_F(MarkingServiceTest, ShowsAnAuditorThemselvesAlone) {
  int seen = 0;
  for (const std::string& name : Expected()) {
    const std::string user = name.substr(6);
    Caller auditor;
    auditor.user = user;
    auditor.roles = RoleBit(v1::ROLE_AUDITOR);
    ASSERT_OK_AND_ASSIGN(const v1::Leniency leniency, Leniency(auditor));
    ASSERT_THAT(leniency.auditors(), SizeIs(1)) << user;
    EXPECT_EQ(leniency.auditors(0).user(), name);
    ++seen;
  }
  EXPECT_GE(seen, 6);
  const Caller stranger = area().AddUser("s.tranger", "notts-send", RoleBit(v1::ROLE_AUDITOR));
  EXPECT_THAT(Leniency(stranger)->auditors(), IsEmpty());
}

}  // namespace
}  // namespace ehcpqa::insight
