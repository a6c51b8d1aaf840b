// Figures as they travel.
#ifndef EHCPQA_SERVICES_INSIGHT_INSIGHT_PROTO_H_
#define EHCPQA_SERVICES_INSIGHT_INSIGHT_PROTO_H_

#include <string>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/insight.pb.h"
#include "services/insight/auditor_leniency.h"
#include "services/insight/change.h"
#include "services/insight/figure.h"
#include "services/insight/funnel_plot.h"
#include "services/insight/marking_agreement.h"
#include "services/insight/trend.h"

namespace ehcpqa::insight {

v1::Estimate ToProto(const Share& share);
v1::Figure ToProto(const Subject& subject, Measure measure, const std::string& group, const Figure& figure);
v1::Change ToProto(const Comparison& comparison);
v1::FunnelUnit ToProto(const FunnelUnit& unit);
v1::FunnelLimit ToProto(const FunnelLimit& limit);
void PutSeries(const Series& series, v1::Trend* proto);
void PutAgreement(const rubrics::Rubric& rubric, const AgreementFigures& figures, v1::MarkingAgreement* proto);
v1::AuditorLeniency ToProto(const AuditorFigures& auditor, const std::string& display_name);

// FIELD_INVALID under `field` for one that is not of the contract.
absl::StatusOr<Measure> ReadMeasure(const std::string& field, v1::Measure measure);
absl::StatusOr<Dimension> ReadDimension(const std::string& field, v1::Dimension dimension);

}  // namespace ehcpqa::insight

#endif  // EHCPQA_SERVICES_INSIGHT_INSIGHT_PROTO_H_
