// Reports: released publications and the policy that protects their figures.
#ifndef EHCPQA_CLIENTS_API_REPORT_METHODS_H_
#define EHCPQA_CLIENTS_API_REPORT_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/report.pb.h"

namespace ehcpqa::api {

inline constexpr StreamMethod<v1::MakeReportRequest, v1::MakeReportProgress> kMakeReport{"ReportService/MakeReport",
                                                                                         Pace::kSlow};
inline constexpr Method<v1::ListReportsRequest, v1::ListReportsResponse> kListReports{"ReportService/ListReports"};
inline constexpr Method<v1::GetReportRequest, v1::GetReportResponse> kGetReport{"ReportService/GetReport"};
inline constexpr StreamMethod<v1::DownloadReportRequest, v1::ReportChunk> kDownloadReport{
    "ReportService/DownloadReport", Pace::kSlow};
inline constexpr Method<v1::VerifyReportRequest, v1::VerifyReportResponse> kVerifyReport{"ReportService/VerifyReport",
                                                                                         Pace::kSlow};
inline constexpr Method<v1::GetDisclosurePolicyRequest, v1::DisclosurePolicy> kGetDisclosurePolicy{
    "ReportService/GetDisclosurePolicy"};
inline constexpr Method<v1::SetDisclosurePolicyRequest, v1::DisclosurePolicy> kSetDisclosurePolicy{
    "ReportService/SetDisclosurePolicy"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_REPORT_METHODS_H_
