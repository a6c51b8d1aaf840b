// Cycles, frames, samples and allocation.
#ifndef EHCPQA_CLIENTS_API_CYCLE_METHODS_H_
#define EHCPQA_CLIENTS_API_CYCLE_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/cycle_service.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::CreateCycleRequest, v1::Cycle> kCreateCycle{"CycleService/CreateCycle"};
inline constexpr Method<v1::UpdateCycleRequest, v1::Cycle> kUpdateCycle{"CycleService/UpdateCycle"};
inline constexpr Method<v1::GetCycleRequest, v1::Cycle> kGetCycle{"CycleService/GetCycle"};
inline constexpr Method<v1::ListCyclesRequest, v1::ListCyclesResponse> kListCycles{"CycleService/ListCycles"};
inline constexpr Method<v1::FreezeCycleRequest, v1::FreezeCycleResponse> kFreezeCycle{"CycleService/FreezeCycle",
                                                                                      Pace::kSlow};
inline constexpr Method<v1::ListFrameRequest, v1::ListFrameResponse> kListFrame{"CycleService/ListFrame", Pace::kSlow};
inline constexpr Method<v1::DrawSampleRequest, v1::DrawSampleResponse> kDrawSample{"CycleService/DrawSample",
                                                                                   Pace::kSlow};
inline constexpr Method<v1::ListSampleRequest, v1::ListSampleResponse> kListSample{"CycleService/ListSample",
                                                                                   Pace::kSlow};
inline constexpr Method<v1::SwapPlanRequest, v1::SwapPlanResponse> kSwapPlan{"CycleService/SwapPlan"};
inline constexpr Method<v1::AllocateAuditorsRequest, v1::AllocateAuditorsResponse> kAllocateAuditors{
    "CycleService/AllocateAuditors", Pace::kSlow};
inline constexpr Method<v1::CycleTransitionRequest, v1::Cycle> kOpenCycle{"CycleService/OpenCycle"};
inline constexpr Method<v1::CycleTransitionRequest, v1::Cycle> kCloseCycle{"CycleService/CloseCycle"};
inline constexpr Method<v1::CycleTransitionRequest, v1::Cycle> kReviewCycle{"CycleService/ReviewCycle"};
inline constexpr Method<v1::CycleTransitionRequest, v1::Cycle> kPublishCycle{"CycleService/PublishCycle"};
inline constexpr Method<v1::CycleTransitionRequest, v1::Cycle> kArchiveCycle{"CycleService/ArchiveCycle"};
inline constexpr Method<v1::CycleTransitionRequest, v1::Cycle> kRevertCycle{"CycleService/RevertCycle"};
inline constexpr Method<v1::GetCycleStatusRequest, v1::CycleStatus> kGetCycleStatus{"CycleService/GetCycleStatus"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_CYCLE_METHODS_H_
