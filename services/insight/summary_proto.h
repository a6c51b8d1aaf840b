// Summaries as they travel.
#ifndef EHCPQA_SERVICES_INSIGHT_SUMMARY_PROTO_H_
#define EHCPQA_SERVICES_INSIGHT_SUMMARY_PROTO_H_

#include "ehcpqa/v1/summary.pb.h"
#include "services/insight/cycle_summary.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::insight {

// Fills distributions, criteria, law, causes, agreement and the weakest criteria.
void PutSummary(const rubrics::Rubric& rubric, const CycleSummary& summary, v1::CycleSummary* reply);

v1::LegalFailures ToProto(const LegalSummary& law);
v1::CauseCount ToProto(const CauseSummary& cause);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_SUMMARY_PROTO_H_
