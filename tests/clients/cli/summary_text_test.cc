#include "clients/cli/summary_text.h"

#include <regex>

#include "gmock/gmock.h"
#include "google/protobuf/text_format.h"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr char kEstimate[] = "n: 48 count: 28 population: 4800 share: 0.583 low: 0.442 high: 0.711";

v1::CycleSummary Summary() {
  const std::string estimate = kEstimate;
  const std::string text =
      R"(cycle: "cycles/2025q4" title: "Autumn" rubric: "rubrics/standard/versions/1" register_total: 5431
         eligible_total: 4800 audits: 48 audits_counted: 48 audits_agreed: 40 differences_open: 8 synthetic: true
         distributions { of: "plan" title: "Whole plan" limited: 3
           grades { grade: "good" label: "Good" estimate { )" +
      estimate + R"( } }
           grades { grade: "inadequate" label: "Inadequate" estimate { n: 7 count: 3 population: 4800 share: 0.43 } }
           good_or_better { )" +
      estimate + R"( } }
         criteria { criterion: "F3" section: "F" text: "Provision is specific." owner: OWNER_EDUCATION
           kind: CRITERION_KIND_REQUIRED met { )" +
      estimate + R"( } levels: 28 levels: 12 levels: 8 unsettled: 2 }
         legally_compliant { )" +
      estimate + R"( } legally_not_determined: 4
         legal_failures { section: "F" plans: 20 not_met: 8 partly_met: 12 not_determined: 1 }
         causes { owner: AGENCY_KIND_HEALTH cause: CAUSE_ADVICE_LATE count: 9 }
         causes { cause: CAUSE_OTHER count: 2 }
         agreement { pairs: 60 same: 45 within_one: 58 percent_agreement: 0.75 percent_within_one: 0.97 plans: 6 }
         weakest: "F3"
         urgent { name: "cycles/2025q4/concerns/1" audit: "cycles/2025q4/audits/7" kind: CONCERN_KIND_SAFEGUARDING
           state: CONCERN_STATE_RAISED raised_at: "2025-11-03T09:30:00Z" }
         notes: "Marks that differ and are not settled do not count.")";
  v1::CycleSummary summary;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &summary));
  return summary;
}

TEST(SummaryText, ShowsEverySectionWithItsFigures) {
  const std::string text = SummaryText(Summary(), false);
  for (const char* expected :
       {"audits with every assessment in:      48 of 48", "synthetic: made from invented returns",
        "Whole plan  Good               58 % (44 to 71), n 48 of 4,800", "Inadequate         3 of 7 plans",
        "lowered by a rule  3 plans", "plans that meet every one: 58 % (44 to 71), n 48 of 4,800",
        "not determined:            4 plans", "28 / 12 / 8", "advice-late  health", "other        shared",
        "45 of 60 pairs of marks are the same, 58 at most one level apart, on 6 plans", "Weakest criteria",
        "safeguarding  raised  2025-11-03T09:30:00Z", "Marks that differ and are not settled do not count."}) {
    EXPECT_THAT(text, HasSubstr(expected));
  }
}

TEST(SummaryText, NeverShowsAPercentageWithoutNAndInterval) {
  const std::string text = SummaryText(Summary(), false);
  const std::regex percentage("[0-9]+ ?%");
  const std::regex whole("[0-9]+ % \\([0-9]+ to [0-9]+\\), n [0-9,]+ of [0-9,]+");
  const auto count = [&](const std::regex& pattern) {
    return std::distance(std::sregex_iterator(text.begin(), text.end(), pattern), std::sregex_iterator());
  };
  EXPECT_GT(count(whole), 4);
  // The headings of two columns name the 95 % of the interval.
  const std::regex heading("95 % interval");
  EXPECT_EQ(count(percentage) - count(heading), count(whole));
}

TEST(SummaryText, OfAnEmptyCycleShowsProgressAndThatNothingIsUrgent) {
  v1::CycleSummary summary;
  summary.set_cycle("cycles/2025q4");
  const std::string text = SummaryText(summary, false);
  EXPECT_THAT(text, HasSubstr("0 of 0"));
  EXPECT_THAT(text, HasSubstr("Urgent concerns not closed\nNone.\n"));
  EXPECT_THAT(text, Not(HasSubstr("Grades")));
  EXPECT_THAT(text, Not(HasSubstr("Legal")));
  EXPECT_THAT(text, Not(HasSubstr("synthetic")));
}

}  // namespace
}  // namespace ehcpqa::cli
