// Assessments and ratings as messages of the contract.
#ifndef EHCPQA_SERVICES_AUDITS_AUDIT_PROTO_H_
#define EHCPQA_SERVICES_AUDITS_AUDIT_PROTO_H_

#include <string>

#include "ehcpqa/v1/agency.pb.h"
#include "ehcpqa/v1/audit.pb.h"
#include "services/audits/assessment.h"
#include "services/audits/rating.h"
#include "services/audits/work_store.h"
#include "services/rpc/fields.h"
#include "services/rubrics/rubric.h"

namespace ehcpqa::audits {

v1::AgencyKind ToProto(Kind kind);

v1::Rating ToProto(const Rating& rating);
// What an auditor sends of a rating. Enum numbers that the contract does not know are violations below `path`
// ("ratings[2].").
Mark FromProto(const v1::Rating& rating, const std::string& path, rpc::FieldChecks& checks);

// Without ratings.
v1::Assessment ToProto(const Work& work, const rubrics::Rubric& rubric);

// Etag of a version.
std::string Etag(int64_t version);

}  // namespace ehcpqa::audits

#endif  // EHCPQA_SERVICES_AUDITS_AUDIT_PROTO_H_
