#include "ehcpqa/v1/register.grpc.pb.h"
#include "ehcpqa/v1/rubric_service.grpc.pb.h"
#include "services/register/register_service.h"
#include "services/rubrics/rubric_service.h"
#include "services/server/register_import.h"
#include "services/server/services.h"

namespace ehcpqa::server {
namespace {

class Register final : public v1::RegisterService::CallbackService {
 public:
  explicit Register(Adapter& adapter) : adapter_(adapter) {}
  grpc::ServerReadReactor<v1::ImportRegisterRequest>* ImportRegister(grpc::CallbackServerContext* context,
                                                                     v1::ImportReport* response) override {
    return ReceiveImport(adapter_, context, response);
  }
  EHCPQA_METHOD(Read, RegisterService, ListSnapshots, ListSnapshotsRequest, ListSnapshotsResponse,
                registers::ListSnapshots)
  EHCPQA_METHOD(Read, RegisterService, GetSnapshot, GetSnapshotRequest, Snapshot, registers::GetSnapshot)

 private:
  Adapter& adapter_;
};

class Rubric final : public v1::RubricService::CallbackService {
 public:
  explicit Rubric(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(PrepareAndCommit, RubricService, ImportRubric, ImportRubricRequest, ImportRubricResponse,
                rubrics::PrepareImportRubric, rubrics::CommitImportRubric)
  EHCPQA_METHOD(Read, RubricService, ListRubrics, ListRubricsRequest, ListRubricsResponse, rubrics::ListRubrics)
  EHCPQA_METHOD(Read, RubricService, GetRubric, GetRubricRequest, RubricVersion, rubrics::GetRubric)
  EHCPQA_METHOD(Write, RubricService, PublishRubric, PublishRubricRequest, RubricVersion, rubrics::PublishRubric)

 private:
  Adapter& adapter_;
};

}  // namespace

void AddRegisterServices(Adapter& adapter, Services& services) {
  services.push_back(std::make_unique<Register>(adapter));
  services.push_back(std::make_unique<Rubric>(adapter));
}

}  // namespace ehcpqa::server
