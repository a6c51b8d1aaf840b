// Differences and what was agreed.
#ifndef EHCPQA_CLIENTS_API_MODERATION_METHODS_H_
#define EHCPQA_CLIENTS_API_MODERATION_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/moderation.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::ListDifferencesRequest, v1::ListDifferencesResponse> kListDifferences{
    "ModerationService/ListDifferences"};
inline constexpr Method<v1::GetDifferenceRequest, v1::Difference> kGetDifference{"ModerationService/GetDifference"};
inline constexpr Method<v1::AgreeRatingRequest, v1::Difference> kAgreeRating{"ModerationService/AgreeRating"};
inline constexpr Method<v1::ReturnAssessmentRequest, v1::Assessment> kReturnAssessment{
    "ModerationService/ReturnAssessment"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_MODERATION_METHODS_H_
