// Cohen's weighted kappa for two fixed raters.
#ifndef EHCPQA_SERVICES_STATISTICS_COHEN_H_
#define EHCPQA_SERVICES_STATISTICS_COHEN_H_

#include <cstdint>
#include <vector>

#include "services/statistics/agreement_weights.h"
#include "services/statistics/ratings.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// Plans by the grade of one rater (row) and of another (column), row-major over the whole scale.
struct CrossTable {
  int grades = 0;
  std::vector<int64_t> counts;
};

// Plans that both raters (columns of `ratings`) rated.
CrossTable CrossTabulate(const Ratings& ratings, int rater, int other_rater);

// The table's plans as a two-column table of ratings.
Ratings Expand(const CrossTable& table);

struct Kappa {
  double value = 0;
  double standard_error = 0;  // Large-sample, not assuming independence (Fleiss, Cohen & Everitt 1969).
};

// (p_o - p_e)/(1 - p_e), p_o = sum w_ij p_ij, p_e = sum w_ij p_i. p_.j (Cohen 1968). For rotating auditors use
// MeasureAgreement(): a constant rater gives kappa 0 at any agreement. Undefined: kNoPairableUnits (no plan),
// kNoVariation (p_e = 1).
OrUndefined<Kappa> CohenKappa(const CrossTable& table, const AgreementWeights& weights);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_COHEN_H_
