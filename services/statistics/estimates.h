// Design-based estimates from a stratified sample of plans: shares, means and totals with their variance.
//
// The plan is the primary sampling unit. Each audited plan contributes two totals over its rows: `value` (rows that are
// good, or the sum of grades) and `applicable` (rows in the domain; a row is the plan itself, or one of its criteria).
// This one form covers the share of plans that are good (applicable = 1), a criterion with not-applicable plans
// (applicable 0 or 1: domain estimation), and a section pooled over its criteria (applicable = number of applicable
// criteria: clustering by plan).
//
//   w_h = N_h / m_h, m_h = plans audited in stratum h;   R = sum w y / sum w d
//   e_i = w_h (y_i - R d_i) / sum w d;   v = sum_h (1 - m_h/N_h) m_h/(m_h - 1) sum_i (e_i - mean_h)^2
// over all audited plans of the stratum, those without an applicable row included (their e is 0). For applicable = 1
// this is p = sum W_h p_h, v = sum W_h^2 (1 - m_h/N_h) p_h (1 - p_h)/(m_h - 1). Source: Cochran 1977, 5.3 and 6;
// Särndal, Swensson & Wretman 1992, 5.7; equal to survey::svymean/svyratio (Lumley, 4.5).
#ifndef EHCPQA_SERVICES_STATISTICS_ESTIMATES_H_
#define EHCPQA_SERVICES_STATISTICS_ESTIMATES_H_

#include <cstdint>
#include <vector>

#include "absl/status/statusor.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// One audited plan.
struct PlanTotals {
  int32_t stratum = 0;    // Index into the populations.
  double value = 0;       // y: sum over its rows in the domain.
  double applicable = 1;  // d: number of its rows in the domain; 0 = the plan is outside the domain.
};

// What a sample says about its population.
struct Estimate {
  double value = 0;                    // Share or mean of rows; plans' units for a total.
  OrUndefined<double> variance = 0.0;  // Undefined for kLonelyPlan.
  int64_t df = 0;         // Plans in the domain minus strata that they lie in (survey::degf of the subset).
  int64_t plans = 0;      // Audited plans with at least one row in the domain.
  int64_t rows = 0;       // Rows in the domain.
  int64_t audited = 0;    // Audited plans, in the domain or not.
  double population = 0;  // Estimated number of rows of the population in the domain: sum w d.
  bool census = false;    // Every plan of the population was audited: a variance of 0 is real.
};

// R and its variance. `populations[h]` = N_h. Undefined: kNoApplicablePlans (no row in the domain); kStratumNotAudited
// (N_h > 0 but m_h = 0: pool strata, or leave the stratum out and say so). The variance alone is undefined
// (kLonelyPlan) when m_h = 1 < N_h: pool strata explicitly to get one. A stratum with m_h = N_h adds no variance.
// Error, FIELD_INVALID: a stratum index out of range, more plans audited than N_h, negative `applicable`.
absl::StatusOr<OrUndefined<Estimate>> EstimateRatio(const std::vector<int64_t>& populations,
                                                    const std::vector<PlanTotals>& plans);

// Total of `value` over the population, sum w y, with v = sum_h N_h^2 (1 - m_h/N_h) s_h^2 / m_h (Cochran 5.3). Same
// errors and reasons; `applicable` marks the domain only.
absl::StatusOr<OrUndefined<Estimate>> EstimateTotal(const std::vector<int64_t>& populations,
                                                    const std::vector<PlanTotals>& plans);

// The counts of one stratum, when nothing but the share of plans is wanted.
struct StratumCounts {
  int64_t population = 0;  // N_h
  int64_t audited = 0;     // m_h
  int64_t good = 0;        // x_h
};

// Share of plans that are good, from counts; the same answer as EstimateRatio() with applicable = 1.
absl::StatusOr<OrUndefined<Estimate>> EstimateShare(const std::vector<StratumCounts>& strata);

// A quarter with the size of its population, for a rolling estimate.
struct Period {
  double population = 0;  // N_q, plans (or estimated rows) that the quarter's estimate speaks for.
  Estimate estimate;
};

// Several quarters as an outer layer of strata: p = sum (N_q/N) p_q, v = sum (N_q/N)^2 v_q, df added. Quarters without
// an audit are left out by the caller, who names them. Undefined: kNoApplicablePlans when there is no quarter. The
// variance takes the reason of the first quarter that has none.
OrUndefined<Estimate> EstimateRolling(const std::vector<Period>& periods);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_ESTIMATES_H_
