// Results of cycles.
#ifndef EHCPQA_CLIENTS_API_SUMMARY_METHODS_H_
#define EHCPQA_CLIENTS_API_SUMMARY_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/summary.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::GetCycleSummaryRequest, v1::CycleSummary> kGetCycleSummary{"SummaryService/GetCycleSummary",
                                                                                       Pace::kSlow};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_SUMMARY_METHODS_H_
