#include "services/statistics/moderation_shift.h"

#include <algorithm>
#include <cmath>

#include "services/statistics/distributions.h"

namespace ehcpqa::statistics {

double SignTest(int64_t positives, int64_t negatives) {
  return std::min(1.0, 2 * BinomialCdf(std::min(positives, negatives), positives + negatives, 0.5));
}

OrUndefined<ModerationShifts> MeasureModerationShifts(const std::vector<std::vector<double>>& changes) {
  ModerationShifts result;
  double squares = 0, spare = 0;
  if (changes.size() < 2) return Undefined::kTooFewUnits;
  for (const std::vector<double>& own : changes) {
    if (own.empty()) return Undefined::kTooFewUnits;
    AuditorShift auditor;
    auditor.plans = static_cast<int64_t>(own.size());
    int64_t up = 0, down = 0;
    for (double change : own) {
      auditor.mean += change / static_cast<double>(own.size());
      up += change > 0;
      down += change < 0;
    }
    for (double change : own) squares += (change - auditor.mean) * (change - auditor.mean);
    spare += static_cast<double>(own.size() - 1);
    auditor.sign_test_p = SignTest(up, down);
    result.auditors.push_back(auditor);
  }
  if (spare == 0) return Undefined::kTooFewUnits;
  result.within_variance = squares / spare;
  if (result.within_variance <= 1e-24) return Undefined::kNoVariation;

  double sum = 0, sum_squares = 0, weighted = 0;
  for (AuditorShift& auditor : result.auditors) {
    auditor.sampling_variance = result.within_variance / static_cast<double>(auditor.plans);
    const double weight = 1 / auditor.sampling_variance;
    sum += weight;
    sum_squares += weight * weight;
    weighted += weight * auditor.mean;
  }
  for (const AuditorShift& auditor : result.auditors) {
    result.q += (auditor.mean - weighted / sum) * (auditor.mean - weighted / sum) / auditor.sampling_variance;
  }
  const double df = static_cast<double>(result.auditors.size() - 1);
  result.q_p = ChiSquareUpperTail(result.q, df);
  result.tau2 = std::max(0.0, (result.q - df) / (sum - sum_squares / sum));

  sum = weighted = 0;
  for (const AuditorShift& auditor : result.auditors) {
    const double weight = 1 / (auditor.sampling_variance + result.tau2);
    sum += weight;
    weighted += weight * auditor.mean;
  }
  result.mean = weighted / sum;
  result.mean_error = std::sqrt(1 / sum);
  for (AuditorShift& auditor : result.auditors) {
    const double kept = result.tau2 / (result.tau2 + auditor.sampling_variance);
    auditor.shrunk = kept * auditor.mean + (1 - kept) * result.mean;
    auditor.shrunk_error = std::sqrt(result.tau2 * (1 - kept) + (1 - kept) * (1 - kept) / sum);
  }
  return result;
}

}  // namespace ehcpqa::statistics
