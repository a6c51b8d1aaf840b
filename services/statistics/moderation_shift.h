// What moderation did to each auditor's marks: initial minus moderated grade, by plan; positive = the auditor was
// lenient.
//
// Few plans by auditor make the plain means jump, so they are drawn towards the common mean by empirical Bayes: pooled
// within-auditor variance sp = sum (n_j - 1) s_j^2 / sum (n_j - 1), v_j = sp/n_j; tau2 by DerSimonian & Laird 1986;
// shrunk = lam d_j + (1 - lam) mu, lam = tau2/(tau2 + v_j); standard error sqrt(tau2 (1 - lam) + (1 - lam)^2 se(mu)^2).
// Equal to metafor 3.8 (rma, method "DL", blup).
#ifndef EHCPQA_SERVICES_STATISTICS_MODERATION_SHIFT_H_
#define EHCPQA_SERVICES_STATISTICS_MODERATION_SHIFT_H_

#include <cstdint>
#include <vector>

#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

struct AuditorShift {
  int64_t plans = 0;
  double mean = 0;               // d_j, grades.
  double sign_test_p = 1;        // Exact, two-sided, of moved-up against moved-down plans; 1 when none moved.
  double sampling_variance = 0;  // v_j
  double shrunk = 0;
  double shrunk_error = 0;
};

struct ModerationShifts {
  std::vector<AuditorShift> auditors;  // In input order.
  double within_variance = 0;          // sp
  double tau2 = 0;
  double q = 0;     // Heterogeneity sum (d_j - weighted mean)^2 / v_j,
  double q_p = 1;   // chi-squared with auditors - 1 degrees of freedom.
  double mean = 0;  // mu
  double mean_error = 0;
};

// `changes[j]` are the differences of auditor j. Undefined: kTooFewUnits with fewer than two auditors, an auditor
// without a plan, or no auditor with two plans; kNoVariation when the pooled within variance is 0.
OrUndefined<ModerationShifts> MeasureModerationShifts(const std::vector<std::vector<double>>& changes);

// Exact two-sided sign test: positives against negatives, probability 1/2 each.
double SignTest(int64_t positives, int64_t negatives);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_MODERATION_SHIFT_H_
