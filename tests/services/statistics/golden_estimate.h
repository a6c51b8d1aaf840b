// What golden names ask of one estimate: nothing (its value), se, df, n_eff_raw, ci95_<method>[_lo|_hi].
#ifndef EHCPQA_TESTS_SERVICES_STATISTICS_GOLDEN_ESTIMATE_H_
#define EHCPQA_TESTS_SERVICES_STATISTICS_GOLDEN_ESTIMATE_H_

#include <string>

#include "services/statistics/estimates.h"
#include "tests/services/statistics/golden_topic.h"

namespace ehcpqa::statistics::golden {

Answer EstimateAnswer(const OrUndefined<Estimate>& estimate, std::string what);

}  // namespace ehcpqa::statistics::golden

#endif  // EHCPQA_TESTS_SERVICES_STATISTICS_GOLDEN_ESTIMATE_H_
