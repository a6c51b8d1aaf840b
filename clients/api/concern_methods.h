// Urgent concerns.
#ifndef EHCPQA_CLIENTS_API_CONCERN_METHODS_H_
#define EHCPQA_CLIENTS_API_CONCERN_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/concern.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::RaiseConcernRequest, v1::Concern> kRaiseConcern{"ConcernService/RaiseConcern"};
inline constexpr Method<v1::ListConcernsRequest, v1::ListConcernsResponse> kListConcerns{"ConcernService/ListConcerns"};
inline constexpr Method<v1::ConcernTransitionRequest, v1::Concern> kAcknowledgeConcern{
    "ConcernService/AcknowledgeConcern"};
inline constexpr Method<v1::ConcernTransitionRequest, v1::Concern> kCloseConcern{"ConcernService/CloseConcern"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_CONCERN_METHODS_H_
