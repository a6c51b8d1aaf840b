// A rubric as a message and back. Nothing is lost or checked either way, but for enum numbers that the contract does
// not know, which become kUnspecified.
#ifndef EHCPQA_SERVICES_RUBRICS_RUBRIC_PROTO_H_
#define EHCPQA_SERVICES_RUBRICS_RUBRIC_PROTO_H_

#include "ehcpqa/v1/rubric.pb.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::rubrics {

Rubric FromProto(const v1::Rubric& message);
v1::Rubric ToProto(const Rubric& rubric);

Criterion FromProto(const v1::Criterion& message);
v1::Criterion ToProto(const Criterion& criterion);

v1::Owner ToProto(Owner owner);
v1::CriterionKind ToProto(CriterionKind kind);

}  // namespace ehcpqa::rubrics

#endif  // EHCPQA_SERVICES_RUBRICS_RUBRIC_PROTO_H_
