// Whether some auditors grade more kindly than others on the same plans.
//
// Additive least squares, score = plan + auditor, on plans with two or more scores; effects sum to zero within a group
// of auditors who are linked by shared plans, positive = lenient. Report a difference in grades with its interval;
// never adjust published grades by it. Groups that share no plan cannot be compared: effects are then given by group,
// and there is no ranking.
#ifndef EHCPQA_SERVICES_STATISTICS_LENIENCY_H_
#define EHCPQA_SERVICES_STATISTICS_LENIENCY_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "absl/status/statusor.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// Rows are plans, columns auditors.
using ScoreTable = std::vector<std::vector<std::optional<double>>>;

struct AuditorEffect {
  int32_t component = 0;  // Group of linked auditors, numbered from 1 in the order of their first auditor.
  int64_t plans = 0;      // Plans that count: scored by this auditor and by another.
  // Sum-to-zero within the component. kTooFewUnits when no plan of this auditor was scored by another one.
  OrUndefined<double> effect = Undefined::kTooFewUnits;
  // kNoDegreesOfFreedom without residual degrees of freedom.
  OrUndefined<double> standard_error = Undefined::kTooFewUnits;
};

struct LeniencyModel {
  std::vector<AuditorEffect> auditors;  // By column.
  bool connected = false;               // One component: effects of all auditors can be compared.
  int64_t plans_used = 0;
  int64_t scores_used = 0;
  int64_t residual_df = 0;  // Scores - plans - auditors with an effect + components of those.
  OrUndefined<double> residual_sd = Undefined::kTooFewUnits;  // kNoDegreesOfFreedom when residual_df = 0.
  // Test that no auditor differs, given the plans: F with (auditors - 1, residual_df) degrees of freedom. kNotConnected
  // unless connected; kNoVariation when the fit is exact.
  OrUndefined<double> f = Undefined::kTooFewUnits;
  OrUndefined<double> f_p = Undefined::kTooFewUnits;
};

// Equal to R's lm(score ~ plan + auditor) with sum contrasts. Error, FIELD_INVALID: rows of different length.
absl::StatusOr<LeniencyModel> FitLeniency(const ScoreTable& scores);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_LENIENCY_H_
