// Units beside their common share: a funnel, never a league table.
#ifndef EHCPQA_SERVICES_INSIGHT_FUNNEL_PLOT_H_
#define EHCPQA_SERVICES_INSIGHT_FUNNEL_PLOT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "services/insight/figure.h"

namespace ehcpqa::insight {

// Numbered as FunnelPlace of the contract.
enum class FunnelPlace { kInside = 1, kOutside95, kOutside998 };

// A group of plans or an agency.
struct FunnelUnit {
  std::string unit, title;
  Share share;  // Weighted, with interval; n and count are what the funnel is drawn from.
  FunnelPlace place = FunnelPlace::kInside;
  bool above = false;
};

struct FunnelLimit {
  int32_t n = 0;
  double low95 = 0, high95 = 0, low998 = 0, high998 = 0;
};

struct Funnel {
  std::vector<FunnelUnit> units;      // As given, without those left out.
  double common_share = 0;            // Sum of counts over sum of n; unweighted, as the limits are.
  std::vector<FunnelLimit> limits;    // By rising n, from 1 to beyond the largest unit; none when the share is 0 or 1.
  double tau2 = 0;                    // Between-unit variance in the limits; 0 below ten units.
  std::vector<std::string> left_out;  // Units with fewer than ten plans, with the reason.
  std::string text;
};

// Units in the order of their names. Exact interpolated binomial limits below ten units; from ten on, additive
// over-dispersion on the arcsine scale (statistics/funnel.h).
Funnel MakeFunnel(std::vector<FunnelUnit> units);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_FUNNEL_PLOT_H_
