// Audits, assessments and marks.
#ifndef EHCPQA_CLIENTS_API_AUDIT_METHODS_H_
#define EHCPQA_CLIENTS_API_AUDIT_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/audit_service.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::ListAuditsRequest, v1::ListAuditsResponse> kListAudits{"AuditService/ListAudits"};
inline constexpr Method<v1::GetAuditRequest, v1::Audit> kGetAudit{"AuditService/GetAudit"};
inline constexpr Method<v1::ListMyAssessmentsRequest, v1::ListMyAssessmentsResponse> kListMyAssessments{
    "AuditService/ListMyAssessments"};
inline constexpr Method<v1::GetAssessmentRequest, v1::GetAssessmentResponse> kGetAssessment{
    "AuditService/GetAssessment"};
inline constexpr Method<v1::SaveRatingsRequest, v1::SaveRatingsResponse> kSaveRatings{"AuditService/SaveRatings"};
inline constexpr Method<v1::LoadRatingsRequest, v1::LoadRatingsResponse> kLoadRatings{"AuditService/LoadRatings",
                                                                                      Pace::kSlow};
inline constexpr Method<v1::SubmitAssessmentRequest, v1::Assessment> kSubmitAssessment{"AuditService/SubmitAssessment"};
inline constexpr Method<v1::DeclineAssessmentRequest, v1::DeclineAssessmentResponse> kDeclineAssessment{
    "AuditService/DeclineAssessment"};
inline constexpr Method<v1::RecordPlanVersionRequest, v1::Audit> kRecordPlanVersion{"AuditService/RecordPlanVersion"};
inline constexpr Method<v1::DeclareConflictRequest, v1::Conflict> kDeclareConflict{"AuditService/DeclareConflict"};
inline constexpr Method<v1::ListConflictsRequest, v1::ListConflictsResponse> kListConflicts{
    "AuditService/ListConflicts"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_AUDIT_METHODS_H_
