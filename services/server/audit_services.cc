#include "ehcpqa/v1/audit_service.grpc.pb.h"
#include "ehcpqa/v1/concern.grpc.pb.h"
#include "ehcpqa/v1/moderation.grpc.pb.h"
#include "ehcpqa/v1/trail.grpc.pb.h"
#include "services/audits/audit_service.h"
#include "services/audits/concern_service.h"
#include "services/audits/moderation_service.h"
#include "services/redactions/trail_service.h"
#include "services/server/services.h"

namespace ehcpqa::server {
namespace {

class Audit final : public v1::AuditService::CallbackService {
 public:
  explicit Audit(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(Read, AuditService, ListAudits, ListAuditsRequest, ListAuditsResponse, audits::ListAudits)
  EHCPQA_METHOD(Read, AuditService, GetAudit, GetAuditRequest, Audit, audits::GetAudit)
  EHCPQA_METHOD(Read, AuditService, ListMyAssessments, ListMyAssessmentsRequest, ListMyAssessmentsResponse,
                audits::ListMyAssessments)
  EHCPQA_METHOD(Read, AuditService, GetAssessment, GetAssessmentRequest, GetAssessmentResponse, audits::GetAssessment)
  EHCPQA_METHOD(Write, AuditService, SaveRatings, SaveRatingsRequest, SaveRatingsResponse, audits::SaveRatings)
  EHCPQA_METHOD(PrepareAndCommit, AuditService, LoadRatings, LoadRatingsRequest, LoadRatingsResponse,
                audits::PrepareLoadRatings, audits::CommitLoadRatings)
  EHCPQA_METHOD(Write, AuditService, SubmitAssessment, SubmitAssessmentRequest, Assessment, audits::SubmitAssessment)
  EHCPQA_METHOD(Write, AuditService, DeclineAssessment, DeclineAssessmentRequest, DeclineAssessmentResponse,
                audits::DeclineAssessment)
  EHCPQA_METHOD(Write, AuditService, RecordPlanVersion, RecordPlanVersionRequest, Audit, audits::RecordPlanVersion)
  EHCPQA_METHOD(Write, AuditService, DeclareConflict, DeclareConflictRequest, Conflict, audits::DeclareConflict)
  EHCPQA_METHOD(Read, AuditService, ListConflicts, ListConflictsRequest, ListConflictsResponse, audits::ListConflicts)

 private:
  Adapter& adapter_;
};

class Moderation final : public v1::ModerationService::CallbackService {
 public:
  explicit Moderation(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(Read, ModerationService, ListDifferences, ListDifferencesRequest, ListDifferencesResponse,
                audits::ListDifferences)
  EHCPQA_METHOD(Read, ModerationService, GetDifference, GetDifferenceRequest, Difference, audits::GetDifference)
  EHCPQA_METHOD(Write, ModerationService, AgreeRating, AgreeRatingRequest, Difference, audits::AgreeRating)
  EHCPQA_METHOD(Write, ModerationService, ReturnAssessment, ReturnAssessmentRequest, Assessment,
                audits::ReturnAssessment)

 private:
  Adapter& adapter_;
};

class Concern final : public v1::ConcernService::CallbackService {
 public:
  explicit Concern(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(Write, ConcernService, RaiseConcern, RaiseConcernRequest, Concern, audits::RaiseConcern)
  EHCPQA_METHOD(Read, ConcernService, ListConcerns, ListConcernsRequest, ListConcernsResponse, audits::ListConcerns)
  EHCPQA_METHOD(Write, ConcernService, AcknowledgeConcern, ConcernTransitionRequest, Concern,
                audits::AcknowledgeConcern)
  EHCPQA_METHOD(Write, ConcernService, CloseConcern, ConcernTransitionRequest, Concern, audits::CloseConcern)

 private:
  Adapter& adapter_;
};

class Trail final : public v1::TrailService::CallbackService {
 public:
  explicit Trail(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(Read, TrailService, ListEvents, ListEventsRequest, ListEventsResponse, redactions::ListEvents)
  EHCPQA_METHOD(SlowRead, TrailService, VerifyTrail, VerifyTrailRequest, VerifyTrailResponse, redactions::VerifyTrail)
  EHCPQA_METHOD(Write, TrailService, ProposeRedaction, ProposeRedactionRequest, Redaction, redactions::ProposeRedaction)
  EHCPQA_METHOD(Write, TrailService, ApproveRedaction, ApproveRedactionRequest, Redaction, redactions::ApproveRedaction)
  EHCPQA_METHOD(Read, TrailService, ListRedactions, ListRedactionsRequest, ListRedactionsResponse,
                redactions::ListRedactions)

 private:
  Adapter& adapter_;
};

}  // namespace

void AddAuditServices(Adapter& adapter, Services& services) {
  services.push_back(std::make_unique<Audit>(adapter));
  services.push_back(std::make_unique<Moderation>(adapter));
  services.push_back(std::make_unique<Concern>(adapter));
  services.push_back(std::make_unique<Trail>(adapter));
}

}  // namespace ehcpqa::server
