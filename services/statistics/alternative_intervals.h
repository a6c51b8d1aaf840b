// Other intervals for an estimated share that statistical packages print, so that figures of this service can be
// compared with theirs line by line. The headline is DesignWilson(), the check KornGraubard(); nothing is published
// from here. All follow survey::svyciprop (Lumley, 4.5) and are undefined as DesignWilson() is, and kZeroDenominator
// for a share of 0 or 1 or a variance of 0.
#ifndef EHCPQA_SERVICES_STATISTICS_ALTERNATIVE_INTERVALS_H_
#define EHCPQA_SERVICES_STATISTICS_ALTERNATIVE_INTERVALS_H_

#include "services/statistics/intervals.h"

namespace ehcpqa::statistics {

// On the logit scale, standard error se / (p (1 - p)), t(df); methods "logit" and "xlogit", which agree to about 1e-9.
OrUndefined<Interval> LogitInterval(const Estimate& share, double confidence = 0.95);

// On the arcsine square-root scale, t(df). Not folded at 0 and 1: like svyciprop, limits beyond the scale's ends are
// mirrored.
OrUndefined<Interval> ArcsineInterval(const Estimate& share, double confidence = 0.95);

// v / (p (1 - p) / (n - 1)), n = rows: the design effect against simple random sampling of rows with replacement (Kish
// 1965).
OrUndefined<double> DesignEffect(const Estimate& share);

}  // namespace ehcpqa::statistics

#endif  // EHCPQA_SERVICES_STATISTICS_ALTERNATIVE_INTERVALS_H_
