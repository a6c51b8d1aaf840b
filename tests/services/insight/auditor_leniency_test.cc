#include "services/insight/auditor_leniency.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "services/statistics/leniency.h"
#include "services/statistics/moderation_shift.h"
#include "tests/services/insight/invented_cycle.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::insight {
namespace {

using audits::AgreedMark;
using audits::AuditMarks;
using audits::GivenMark;
using audits::Kind;

constexpr const char* kLevels[] = {"met", "partly_met", "not_met"};

// One plan marked by two education auditors, criterion by criterion: levels of E1 and E2 (0 the best).
AuditMarks Marked(int64_t audit, const std::string& first, std::vector<int> first_levels, const std::string& second,
                  std::vector<int> second_levels) {
  AuditMarks marks;
  marks.audit = audit;
  const std::string users[] = {first, second};
  const std::vector<int> levels[] = {std::move(first_levels), std::move(second_levels)};
  for (int set = 1; set <= 2; ++set) {
    audits::Assessment assessment;
    assessment.key = {"q1", audit, Kind::kEducation, set};
    assessment.user = users[set - 1];
    marks.assessments.push_back(assessment);
    for (size_t i = 0; i < levels[set - 1].size(); ++i) {
      GivenMark mark;
      mark.set = set;
      mark.criterion = i == 0 ? "E1" : "E2";
      mark.answer.level = kLevels[levels[set - 1][i]];
      marks.marks.push_back(mark);
      marks.first_marks.push_back(mark);
    }
  }
  return marks;
}

// What moderation agreed on the marks as they stand.
void Agree(AuditMarks& marks, const std::string& criterion, int level) {
  std::vector<GivenMark> of_criterion;
  for (const GivenMark& mark : marks.marks) {
    if (mark.criterion == criterion) of_criterion.push_back(mark);
  }
  AgreedMark agreed;
  agreed.criterion = criterion;
  agreed.marks = audits::MarksText(of_criterion);
  agreed.answer.level = kLevels[level];
  marks.agreed.push_back(agreed);
}

TEST(LeniencyTest, IsTheMeanShiftByPlanFromFirstToAgreedMarks) {
  std::vector<AuditMarks> audits = {Marked(1, "ann", {0, 0}, "bob", {1, 0}), Marked(2, "ann", {0, 1}, "bob", {2, 1}),
                                    Marked(3, "ann", {0, 0}, "bob", {1, 2})};
  Agree(audits[0], "E1", 1);
  Agree(audits[1], "E1", 1);
  // Nobody settled audit 3 on E1.
  Agree(audits[2], "E2", 0);
  ASSERT_OK_AND_ASSIGN(const LeniencyFigures figures, MeasureLeniency(InventedRubric(), audits));
  ASSERT_EQ(figures.auditors.size(), 2u);
  const AuditorFigures& ann = figures.auditors[0];
  const AuditorFigures& bob = figures.auditors[1];
  EXPECT_EQ(ann.user, "ann");
  EXPECT_EQ(ann.plans, 3);
  // Ann by plan: (1 + 0)/2, (1 + 0)/2, 0. Bob: (0 + 0)/2, (-1 + 0)/2, -2.
  EXPECT_NEAR(ann.mean_shift, 1 / 3.0, 1e-12);
  EXPECT_NEAR(bob.mean_shift, -2.5 / 3, 1e-12);
  EXPECT_NEAR(ann.sign_test_p, statistics::SignTest(2, 0), 1e-12);
  const auto shifts = statistics::MeasureModerationShifts({{0.5, 0.5, 0}, {0, -0.5, -2}});
  ASSERT_TRUE(ann.shrunk.defined());
  EXPECT_NEAR(ann.shrunk->value, shifts->auditors[0].shrunk, 1e-12);
  EXPECT_NEAR(bob.shrunk->value, shifts->auditors[1].shrunk, 1e-12);
}

TEST(LeniencyTest, DoesNotTakeAnAgreementThatIsNotInForce) {
  AuditMarks marks = Marked(1, "ann", {0, 0}, "bob", {2, 0});
  Agree(marks, "E1", 2);
  ASSERT_OK_AND_ASSIGN(const LeniencyFigures in_force, MeasureLeniency(InventedRubric(), {marks}));
  EXPECT_NEAR(in_force.auditors[0].mean_shift, 1, 1e-12);
  // Bob's assessment came back and was handed in again with another mark: what was agreed is not settled any more.
  marks.marks[2].answer.level = "partly_met";
  ASSERT_OK_AND_ASSIGN(const LeniencyFigures lapsed, MeasureLeniency(InventedRubric(), {marks}));
  EXPECT_NEAR(lapsed.auditors[0].mean_shift, 0, 1e-12) << "of E2 alone";
  // Now both say met: that is the level they agree on.
  marks.marks[2].answer.level = "met";
  ASSERT_OK_AND_ASSIGN(const LeniencyFigures equal, MeasureLeniency(InventedRubric(), {marks}));
  EXPECT_NEAR(equal.auditors[0].mean_shift, 0, 1e-12);
  EXPECT_NEAR(equal.auditors[1].mean_shift, -1, 1e-12);
}

TEST(LeniencyTest, ComparesAuditorsOnPlansThatTheyShare) {
  const std::vector<AuditMarks> audits = {
      Marked(1, "ann", {0, 0}, "bob", {1, 1}), Marked(2, "bob", {1, 2}, "cem", {1, 1}),
      Marked(3, "ann", {0, 1}, "cem", {1, 1}), Marked(4, "cem", {0, 0}, "bob", {1, 1})};
  ASSERT_OK_AND_ASSIGN(const LeniencyFigures figures, MeasureLeniency(InventedRubric(), audits));
  const std::optional<double> none;
  ASSERT_OK_AND_ASSIGN(const statistics::LeniencyModel model,
                       statistics::FitLeniency({{2, 1, none}, {none, 0.5, 1}, {1.5, none, 1}, {none, 1, 2}}));
  EXPECT_TRUE(figures.connected);
  ASSERT_EQ(figures.auditors.size(), 3u);
  for (size_t i = 0; i < 3; ++i) {
    ASSERT_TRUE(figures.auditors[i].effect.defined());
    EXPECT_NEAR(figures.auditors[i].effect->value, *model.auditors[i].effect, 1e-12);
    EXPECT_EQ(figures.auditors[i].shared_plans, model.auditors[i].plans);
    EXPECT_EQ(figures.auditors[i].group, 1);
  }
  EXPECT_GT(figures.auditors[0].effect->value, figures.auditors[1].effect->value);
  EXPECT_NEAR(*figures.p, *model.f_p, 1e-12);
  EXPECT_THAT(figures.text, testing::EndsWith("Grades of plans are not adjusted for it."));
}

TEST(LeniencyTest, DoesNotCompareGroupsThatShareNoPlan) {
  const std::vector<AuditMarks> audits = {Marked(1, "ann", {0, 0}, "bob", {1, 1}),
                                          Marked(2, "cem", {0, 0}, "dee", {1, 0})};
  ASSERT_OK_AND_ASSIGN(const LeniencyFigures figures, MeasureLeniency(InventedRubric(), audits));
  EXPECT_FALSE(figures.connected);
  EXPECT_FALSE(figures.p.defined());
  EXPECT_EQ(figures.auditors[0].group, figures.auditors[1].group);
  EXPECT_NE(figures.auditors[0].group, figures.auditors[2].group);
  EXPECT_THAT(figures.text, testing::HasSubstr("groups cannot be compared"));
}

TEST(LeniencyTest, IsOfTwoPeopleNeverOfOneTwice) {
  ASSERT_OK_AND_ASSIGN(const LeniencyFigures figures,
                       MeasureLeniency(InventedRubric(), {Marked(1, "ann", {0, 0}, "ann", {1, 1})}));
  EXPECT_TRUE(figures.auditors.empty());
  EXPECT_EQ(figures.text, "No plan was marked by two auditors, so nobody can be compared.");
}

}  // namespace
}  // namespace ehcpqa::insight
