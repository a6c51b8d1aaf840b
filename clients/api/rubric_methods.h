// Rubric versions.
#ifndef EHCPQA_CLIENTS_API_RUBRIC_METHODS_H_
#define EHCPQA_CLIENTS_API_RUBRIC_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/rubric_service.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::ImportRubricRequest, v1::ImportRubricResponse> kImportRubric{"RubricService/ImportRubric",
                                                                                         Pace::kSlow};
inline constexpr Method<v1::ListRubricsRequest, v1::ListRubricsResponse> kListRubrics{"RubricService/ListRubrics"};
inline constexpr Method<v1::GetRubricRequest, v1::RubricVersion> kGetRubric{"RubricService/GetRubric"};
inline constexpr Method<v1::PublishRubricRequest, v1::RubricVersion> kPublishRubric{"RubricService/PublishRubric"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_RUBRIC_METHODS_H_
