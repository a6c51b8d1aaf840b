// The trail and redactions.
#ifndef EHCPQA_CLIENTS_API_TRAIL_METHODS_H_
#define EHCPQA_CLIENTS_API_TRAIL_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/trail.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::ListEventsRequest, v1::ListEventsResponse> kListEvents{"TrailService/ListEvents"};
inline constexpr Method<v1::VerifyTrailRequest, v1::VerifyTrailResponse> kVerifyTrail{"TrailService/VerifyTrail",
                                                                                      Pace::kSlow};
inline constexpr Method<v1::ProposeRedactionRequest, v1::Redaction> kProposeRedaction{"TrailService/ProposeRedaction"};
inline constexpr Method<v1::ApproveRedactionRequest, v1::Redaction> kApproveRedaction{"TrailService/ApproveRedaction"};
inline constexpr Method<v1::ListRedactionsRequest, v1::ListRedactionsResponse> kListRedactions{
    "TrailService/ListRedactions"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_TRAIL_METHODS_H_
