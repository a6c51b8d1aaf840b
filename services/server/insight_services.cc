#include "ehcpqa/v1/insight.grpc.pb.h"
#include "ehcpqa/v1/report.grpc.pb.h"
#include "ehcpqa/v1/summary.grpc.pb.h"
#include "services/insight/insight_service.h"
#include "services/insight/summary_service.h"
#include "services/reports/report_service.h"
#include "services/server/report_streams.h"
#include "services/server/services.h"

namespace ehcpqa::server {
namespace {

class Summary final : public v1::SummaryService::CallbackService {
 public:
  explicit Summary(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(SlowRead, SummaryService, GetCycleSummary, GetCycleSummaryRequest, CycleSummary,
                insight::GetCycleSummary)

 private:
  Adapter& adapter_;
};

class Insight final : public v1::InsightService::CallbackService {
 public:
  explicit Insight(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(SlowRead, InsightService, GetInsight, GetInsightRequest, Insight, insight::GetInsight)
  EHCPQA_METHOD(SlowRead, InsightService, GetChange, GetChangeRequest, ChangeReport, insight::GetChange)
  EHCPQA_METHOD(SlowRead, InsightService, GetTrend, GetTrendRequest, Trend, insight::GetTrend)
  EHCPQA_METHOD(SlowRead, InsightService, GetComparison, GetComparisonRequest, Comparison, insight::GetComparison)
  EHCPQA_METHOD(SlowRead, InsightService, GetMarkingAgreement, GetMarkingAgreementRequest, MarkingAgreement,
                insight::GetMarkingAgreement)
  EHCPQA_METHOD(SlowRead, InsightService, GetLeniency, GetLeniencyRequest, Leniency, insight::GetLeniency)
  EHCPQA_METHOD(Read, InsightService, ListTargets, ListTargetsRequest, ListTargetsResponse, insight::ListTargets)
  EHCPQA_METHOD(Write, InsightService, SetTarget, SetTargetRequest, Target, insight::SetTarget)

 private:
  Adapter& adapter_;
};

class Report final : public v1::ReportService::CallbackService {
 public:
  explicit Report(Adapter& adapter) : adapter_(adapter) {}
  grpc::ServerWriteReactor<v1::MakeReportProgress>* MakeReport(grpc::CallbackServerContext* context,
                                                               const v1::MakeReportRequest* request) override {
    return SendMaking(adapter_, context, request);
  }
  grpc::ServerWriteReactor<v1::ReportChunk>* DownloadReport(grpc::CallbackServerContext* context,
                                                            const v1::DownloadReportRequest* request) override {
    return SendDownload(adapter_, context, request);
  }
  EHCPQA_METHOD(Read, ReportService, ListReports, ListReportsRequest, ListReportsResponse, reports::ListReports)
  EHCPQA_METHOD(Read, ReportService, GetReport, GetReportRequest, GetReportResponse, reports::GetReport)
  EHCPQA_METHOD(SlowRead, ReportService, VerifyReport, VerifyReportRequest, VerifyReportResponse, reports::VerifyReport)
  EHCPQA_METHOD(Read, ReportService, GetDisclosurePolicy, GetDisclosurePolicyRequest, DisclosurePolicy,
                reports::GetDisclosurePolicy)
  EHCPQA_METHOD(Write, ReportService, SetDisclosurePolicy, SetDisclosurePolicyRequest, DisclosurePolicy,
                reports::SetDisclosurePolicy)

 private:
  Adapter& adapter_;
};

}  // namespace

void AddInsightServices(Adapter& adapter, Services& services) {
  services.push_back(std::make_unique<Summary>(adapter));
  services.push_back(std::make_unique<Insight>(adapter));
  services.push_back(std::make_unique<Report>(adapter));
}

}  // namespace ehcpqa::server
