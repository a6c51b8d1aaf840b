// The gRPC services, one line for each method: which handler, and in which of the four shapes.
#ifndef EHCPQA_SERVICES_SERVER_SERVICES_H_
#define EHCPQA_SERVICES_SERVER_SERVICES_H_

#include <grpcpp/grpcpp.h>
#include <grpcpp/impl/codegen/service_type.h>

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "services/server/adapter.h"

namespace ehcpqa::server {

using Services = std::vector<std::unique_ptr<grpc::Service>>;

// Every service of the contract. FailedPrecondition when a method has no complete access options: the server must not
// start then.
absl::StatusOr<Services> MakeServices(Adapter& adapter);

// The parts of the above, by area.
void AddIdentityServices(Adapter& adapter, Services& services);  // Identity, Directory, User
void AddRegisterServices(Adapter& adapter, Services& services);  // Register, Rubric
void AddCycleServices(Adapter& adapter, Services& services);     // Cycle
void AddAuditServices(Adapter& adapter, Services& services);     // Audit, Moderation, Concern, Trail
void AddInsightServices(Adapter& adapter, Services& services);   // Summary, Insight, Report

}  // namespace ehcpqa::server

// One override: Shape is Read, SlowRead, Write or PrepareAndCommit; what follows are the handlers.
#define EHCPQA_METHOD(Shape, Service, Method, Request, Response, ...)                                               \
  grpc::ServerUnaryReactor* Method(grpc::CallbackServerContext* context, const v1::Request* request,                \
                                   v1::Response* response) override {                                               \
    return adapter_.Shape<v1::Request, v1::Response>(context, request, response, "ehcpqa.v1." #Service "." #Method, \
                                                     __VA_ARGS__);                                                  \
  }

#endif  // EHCPQA_SERVICES_SERVER_SERVICES_H_
