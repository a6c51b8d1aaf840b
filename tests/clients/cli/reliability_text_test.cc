#include "clients/cli/reliability_text.h"

#include "gmock/gmock.h"
#include "tests/clients/cli/text_protos.h"

namespace ehcpqa::cli {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

TEST(AgreementText, ShowsCoefficientsOnlyWhereTheirSupportAllowsIt) {
  const auto agreement = Parse<v1::MarkingAgreement>(R"(
    text: "They mostly agreed." span { title: "Autumn" }
    pooled { plans: 36 pairs: 300 same { value: 0.75 } within_one { value: 0.98 } support: SUPPORT_ENOUGH
      alpha { value: 0.71 low: 0.55 high: 0.83 } ac2 { value: 0.8 low: 0.7 high: 0.9 } }
    criteria { criterion: "F1" text: "Statement 1." plans: 12 pairs: 12 same { value: 0.75 } within_one { value: 1 }
      alpha { undefined: "undefined_no_variation" } ac2 { value: 0.8 low: 0.7 high: 0.9 } support: SUPPORT_FLAGGED }
    criteria { criterion: "F2" text: "Statement 2." plans: 4 pairs: 4 same { value: 0.5 } within_one { value: 1 }
      alpha { value: 0.99 low: 0.9 high: 1 } support: SUPPORT_REFUSED }
    criteria { criterion: "F3" text: "Statement 3." })");
  const std::string text = AgreementText(agreement, false);
  EXPECT_THAT(text, StartsWith("They mostly agreed.\n"));
  EXPECT_THAT(text, HasSubstr("all together     36  225 of 300               294 of 300         0.71 (0.55 to 0.83)"));
  EXPECT_THAT(text,
              HasSubstr("F1               12  9 of 12                  12 of 12           no variation, few plans"));
  EXPECT_THAT(text, HasSubstr("0.80 (0.70 to 0.90), few plans  Statement 1."));
  EXPECT_THAT(text, HasSubstr("F2                4  2 of 4                   4 of 4             too few plans"));
  EXPECT_THAT(text, Not(HasSubstr("0.99")));
  EXPECT_THAT(text, HasSubstr("Left out: 1 criterion on which no plan has two independent marks."));
}

TEST(LeniencyText, GivesNoMeanWithoutItsRange) {
  const auto leniency = Parse<v1::Leniency>(R"(
    text: "Some differ." span { title: "Autumn" }
    auditors { user: "users/ann" display_name: "Ann" plans: 12 mean_shift: 0.123 sign_test_p: 0.0001 shared_plans: 4
      group: 1 shrunk { value: 0.1 low: -0.05 high: 0.25 } effect { value: 0.3 undefined: "undefined_too_few_units" } }
    auditors { user: "users/bea" display_name: "Bea" sign_test_p: 1 shrunk { undefined: "undefined_too_few_units" } })");
  const std::string text = LeniencyText(leniency, false);
  EXPECT_THAT(text, StartsWith("Some differ.\n"));
  EXPECT_THAT(text,
              HasSubstr("ann   Ann                12  0.10 (-0.05 to 0.25)                below 0.001             4"));
  EXPECT_THAT(text, HasSubstr("no range: too few units"));
  EXPECT_THAT(text, Not(HasSubstr("0.123")));
  EXPECT_THAT(text, Not(HasSubstr("0.30")));
}

}  // namespace
}  // namespace ehcpqa::cli
