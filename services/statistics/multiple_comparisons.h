// Adjusted p values for a declared family of comparisons. Ten criteria for three agencies over four quarters are 120
// tests: some will look like change by chance.
#ifndef EHCPQA_SERVICES_STATISTICS_MULTIPLE_COMPARISONS_H_
#define EHCPQA_SERVICES_STATISTICS_MULTIPLE_COMPARISONS_H_

#include <cstdint>
#include <span>
#include <vector>

namespace ehcpqa::statistics {

enum class Adjustment {
  kBenjaminiHochberg,  // False discovery rate (Benjamini & Hochberg 1995, JRSS-B 57:289-300): the service's default, at
                       // q = .10.
  kBenjaminiYekutieli,  // The same under any dependence (2001).
  kHolm,                // Family-wise error (1979): for a handful of confirmatory comparisons.
  kBonferroni,
};

// The default level q for the declared family.
inline constexpr double kFamilyLevel = 0.10;

// The adjusted p of each p (0 to 1), in input order, at most 1; equal to R's p.adjust.
std::vector<double> AdjustP(std::span<const double> p, Adjustment adjustment);

// How many adjusted p are at most `level`.
int64_t CountAtMost(std::span<const double> adjusted, double level);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_MULTIPLE_COMPARISONS_H_
