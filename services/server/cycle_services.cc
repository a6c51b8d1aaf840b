#include "ehcpqa/v1/cycle_service.grpc.pb.h"
#include "services/audits/cycle_running.h"
#include "services/cycles/cycle_service.h"
#include "services/server/services.h"

namespace ehcpqa::server {
namespace {

class Cycle final : public v1::CycleService::CallbackService {
 public:
  explicit Cycle(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(Write, CycleService, CreateCycle, CreateCycleRequest, Cycle, cycles::CreateCycle)
  EHCPQA_METHOD(Write, CycleService, UpdateCycle, UpdateCycleRequest, Cycle, cycles::UpdateCycle)
  EHCPQA_METHOD(Read, CycleService, GetCycle, GetCycleRequest, Cycle, cycles::GetCycle)
  EHCPQA_METHOD(Read, CycleService, ListCycles, ListCyclesRequest, ListCyclesResponse, cycles::ListCycles)
  EHCPQA_METHOD(PrepareAndCommit, CycleService, FreezeCycle, FreezeCycleRequest, FreezeCycleResponse,
                cycles::PrepareFreezeCycle, cycles::CommitFreezeCycle)
  EHCPQA_METHOD(SlowRead, CycleService, ListFrame, ListFrameRequest, ListFrameResponse, cycles::ListFrame)
  EHCPQA_METHOD(PrepareAndCommit, CycleService, DrawSample, DrawSampleRequest, DrawSampleResponse,
                cycles::PrepareDrawSample, cycles::CommitDrawSample)
  EHCPQA_METHOD(SlowRead, CycleService, ListSample, ListSampleRequest, ListSampleResponse, cycles::ListSample)
  EHCPQA_METHOD(Write, CycleService, SwapPlan, SwapPlanRequest, SwapPlanResponse, audits::SwapPlan)
  EHCPQA_METHOD(Write, CycleService, AllocateAuditors, AllocateAuditorsRequest, AllocateAuditorsResponse,
                audits::AllocateAuditors)
  EHCPQA_METHOD(Write, CycleService, OpenCycle, CycleTransitionRequest, Cycle, audits::OpenCycle)
  EHCPQA_METHOD(Write, CycleService, CloseCycle, CycleTransitionRequest, Cycle, audits::CloseCycle)
  EHCPQA_METHOD(Write, CycleService, ReviewCycle, CycleTransitionRequest, Cycle, audits::ReviewCycle)
  EHCPQA_METHOD(Write, CycleService, PublishCycle, CycleTransitionRequest, Cycle, audits::PublishCycle)
  EHCPQA_METHOD(Write, CycleService, ArchiveCycle, CycleTransitionRequest, Cycle, audits::ArchiveCycle)
  EHCPQA_METHOD(Write, CycleService, RevertCycle, CycleTransitionRequest, Cycle, audits::RevertCycle)
  EHCPQA_METHOD(Read, CycleService, GetCycleStatus, GetCycleStatusRequest, CycleStatus, audits::GetCycleStatus)

 private:
  Adapter& adapter_;
};

}  // namespace

void AddCycleServices(Adapter& adapter, Services& services) { services.push_back(std::make_unique<Cycle>(adapter)); }

}  // namespace ehcpqa::server
