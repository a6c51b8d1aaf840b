// Who may call what, read from the contract.
#ifndef EHCPQA_SERVICES_RPC_ACCESS_H_
#define EHCPQA_SERVICES_RPC_ACCESS_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "ehcpqa/v1/access.pb.h"
#include "services/rpc/caller.h"

namespace google::protobuf {
class MethodDescriptor;
class ServiceDescriptor;
}  // namespace google::protobuf

namespace ehcpqa::rpc {

// The access rule of one method.
struct MethodAccess {
  std::string full_name;  // "ehcpqa.v1.CycleService.FreezeCycle"
  v1::Effect effect = v1::EFFECT_UNSPECIFIED;
  v1::Audience audience = v1::AUDIENCE_ROLES;
  RoleSet roles = 0;
  bool secret_reply = false;
};

// Reads the options of a method. FailedPrecondition, naming the method, when they are missing or contradict each other,
// or when a WRITE takes no request_id: the server must not start then.
absl::StatusOr<MethodAccess> ReadAccess(const google::protobuf::MethodDescriptor& method);
absl::StatusOr<std::vector<MethodAccess>> ReadAccess(const google::protobuf::ServiceDescriptor& service);

// Whether a signed-in caller may call the method. PermissionDenied, naming the roles that may: ROLE_REQUIRED, or
// PASSWORD_CHANGE_REQUIRED while a one-time password is in force.
absl::Status Allow(const MethodAccess& method, const Caller& caller);

}  // namespace ehcpqa::rpc

#endif  // EHCPQA_SERVICES_RPC_ACCESS_H_
