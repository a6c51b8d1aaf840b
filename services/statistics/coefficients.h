// Agreement coefficients of the form (p_a - p_e) / (1 - p_e): Gwet's AC1 and AC2 (the second headline), Fleiss' and
// Conger's kappa, Brennan-Prediger, and weighted percent agreement (p_e = 0), each with Gwet's standard error.
//
// p_a = mean over pairable plans of sum_k r_ik (r*_ik - 1) / (r_i (r_i - 1)), r*_ik = sum_l w_kl r_il.
// Source: Gwet 2008, BJMSP 61:29-48; Gwet 2014; the same numbers as irrCAC 1.0 (`include_singletons`, q = the whole
// scale).
#ifndef EHCPQA_SERVICES_STATISTICS_COEFFICIENTS_H_
#define EHCPQA_SERVICES_STATISTICS_COEFFICIENTS_H_

#include <cstdint>

#include "services/statistics/agreement_weights.h"
#include "services/statistics/intervals.h"
#include "services/statistics/ratings.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::statistics {

// What agreement by chance is taken to be; pi_k = mean_i r_ik / r_i.
enum class Chance {
  kNone,             // 0: plain weighted agreement.
  kGwet,             // T_w / (q (q - 1)) sum pi_k (1 - pi_k). AC1 with identity weights, AC2 with others.
  kFleiss,           // sum w_kl pi_k pi_l (Fleiss 1971; Scott's pi for two raters).
  kBrennanPrediger,  // T_w / q^2 (1981).
  kConger,  // Mean over ordered pairs of raters of sum w_kl p_gk p_hl (1980). For a fixed panel only: auditors who
            // rotate have no stable marginals.
};

struct CoefficientOptions {
  // Whether plans with one rating count for the category shares and in n. Only to reproduce textbook values: with the
  // usual 20 % double scoring they inflate the standard error many times.
  bool include_singletons = false;
  // Plans in the population for the finite population correction 1 - n/N; 0 = none.
  int64_t population = 0;
};

struct Coefficient {
  double value = 0;
  double agreement = 0;  // p_a
  double chance = 0;     // p_e
  OrUndefined<double> standard_error =
      Undefined::kNeedsTwoPairableUnits;  // Undefined with fewer than two pairable plans.
  int64_t plans = 0;                      // n
  int64_t pairable = 0;                   // n'
};

// Undefined: kNoPairableUnits; kNoVariation when p_e = 1; kTooFewUnits for Conger with fewer than two raters who rated.
// `weights.grades()` equals ratings.grades().
OrUndefined<Coefficient> MeasureAgreement(const Ratings& ratings, Chance chance, const AgreementWeights& weights,
                                          const CoefficientOptions& options = {});

// value -/+ t(n - 1) SE, cut at 1: the interval that irrCAC prints, for comparison. Show LogDisagreementInterval()
// instead.
OrUndefined<Interval> SymmetricInterval(const Coefficient& coefficient, double confidence = 0.95);

// The interval to show for alpha, AC2 and their pooled forms: a t interval for the log of the disagreement 1 - c,
// [max(-1, 1 - (1 - c) F), 1 - (1 - c)/F], F = exp(t(n - 1) SE / (1 - c)). It is never above 1 and misses on both sides
// about equally, where the symmetric interval of few plans misses on the flattering side (this project's simulation).
// Undefined: kNeedsTwoPairableUnits (n < 2), kNoDisagreement (c = 1: say "no disagreement in n plans").
OrUndefined<Interval> LogDisagreementInterval(double coefficient, double standard_error, int64_t plans,
                                              double confidence = 0.95);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_COEFFICIENTS_H_
