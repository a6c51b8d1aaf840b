// Whether some auditors mark more kindly than others. For calibration, never for the grades of plans.
#ifndef EHCPQA_SERVICES_INSIGHT_AUDITOR_LENIENCY_H_
#define EHCPQA_SERVICES_INSIGHT_AUDITOR_LENIENCY_H_

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/audits/mark_store.h"
#include "services/rubrics/rubric.h"
#include "services/statistics/intervals.h"
#include "services/statistics/undefined.h"

namespace ehcpqa::insight {

// An estimate in levels of the scale, positive is lenient, with its 95 % interval.
struct LenientBy {
  double value = 0;
  statistics::OrUndefined<statistics::Interval> interval = statistics::Undefined::kTooFewUnits;
};

struct AuditorFigures {
  std::string user;
  // First minus effective level, mean by plan over the criteria that two auditors marked: what moderation agreed, or
  // the marks where they are equal. Criteria that nobody settled yet do not count.
  int plans = 0;
  double mean_shift = 0;
  double sign_test_p = 1;
  statistics::OrUndefined<LenientBy> shrunk = statistics::Undefined::kTooFewUnits;
  // Beside the other auditors of the same plans and criteria.
  int shared_plans = 0;
  statistics::OrUndefined<LenientBy> effect = statistics::Undefined::kTooFewUnits;
  int group = 0;  // Auditors linked by shared plans, from 1; 0 for none.
};

struct LeniencyFigures {
  std::vector<AuditorFigures> auditors;  // By user id.
  bool connected = false;
  statistics::OrUndefined<double> p = statistics::Undefined::kTooFewUnits;  // That no auditor differs.
  std::string text;
};

// Marks of audits whose assessments are all in, those of one rubric. First marks alone.
absl::StatusOr<LeniencyFigures> MeasureLeniency(const rubrics::Rubric& rubric,
                                                const std::vector<audits::AuditMarks>& audits);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_AUDITOR_LENIENCY_H_
