// Figures over cycles: levels, changes, trends, comparisons, reliability of marking, targets.
#ifndef EHCPQA_CLIENTS_API_INSIGHT_METHODS_H_
#define EHCPQA_CLIENTS_API_INSIGHT_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/insight.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::GetInsightRequest, v1::Insight> kGetInsight{"InsightService/GetInsight", Pace::kSlow};
inline constexpr Method<v1::GetChangeRequest, v1::ChangeReport> kGetChange{"InsightService/GetChange", Pace::kSlow};
inline constexpr Method<v1::GetTrendRequest, v1::Trend> kGetTrend{"InsightService/GetTrend", Pace::kSlow};
inline constexpr Method<v1::GetComparisonRequest, v1::Comparison> kGetComparison{"InsightService/GetComparison",
                                                                                 Pace::kSlow};
inline constexpr Method<v1::GetMarkingAgreementRequest, v1::MarkingAgreement> kGetMarkingAgreement{
    "InsightService/GetMarkingAgreement", Pace::kSlow};
inline constexpr Method<v1::GetLeniencyRequest, v1::Leniency> kGetLeniency{"InsightService/GetLeniency", Pace::kSlow};
inline constexpr Method<v1::ListTargetsRequest, v1::ListTargetsResponse> kListTargets{"InsightService/ListTargets"};
inline constexpr Method<v1::SetTargetRequest, v1::Target> kSetTarget{"InsightService/SetTarget"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_INSIGHT_METHODS_H_
