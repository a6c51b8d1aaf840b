#include "services/rpc/access.h"

#include <google/protobuf/descriptor.h>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_replace.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"

namespace ehcpqa::rpc {
namespace {

absl::Status Wrong(const std::string& method, std::string_view what) {
  return absl::FailedPreconditionError(absl::StrCat("the contract is incomplete: ", method, " ", std::string(what)));
}

std::string RoleNames(RoleSet roles) {
  std::vector<std::string> names;
  for (int number = v1::Role_MIN; number <= v1::Role_MAX; ++number) {
    const auto role = static_cast<v1::Role>(number);
    if ((roles & RoleBit(role)) == 0) continue;
    std::string name = v1::Role_Name(role).substr(5);  // Without ROLE_.
    absl::AsciiStrToLower(&name);
    names.push_back(absl::StrReplaceAll(name, {{"_", " "}}));
  }
  return absl::StrJoin(names, ", ");
}

}  // namespace

absl::StatusOr<MethodAccess> ReadAccess(const google::protobuf::MethodDescriptor& method) {
  MethodAccess result;
  result.full_name = method.full_name();
  if (!method.options().HasExtension(v1::access)) return Wrong(result.full_name, "has no access option");
  const v1::Access& access = method.options().GetExtension(v1::access);
  result.effect = access.effect();
  result.audience = access.audience();
  result.secret_reply = access.secret_reply();
  for (const int role : access.roles()) {
    if (role == v1::ROLE_UNSPECIFIED) return Wrong(result.full_name, "names an unspecified role");
    result.roles |= RoleBit(static_cast<v1::Role>(role));
  }
  if (result.effect == v1::EFFECT_UNSPECIFIED)
    return Wrong(result.full_name, "does not say whether it reads or writes");
  if ((result.audience == v1::AUDIENCE_ROLES) != (result.roles != 0)) {
    return Wrong(result.full_name, "must name roles exactly when its audience is AUDIENCE_ROLES");
  }
  // A streamed request carries its request_id in the header message.
  if (result.effect == v1::EFFECT_WRITE && !method.client_streaming() &&
      method.input_type()->FindFieldByName("request_id") == nullptr) {
    return Wrong(result.full_name, "writes, but its request has no request_id");
  }
  return result;
}

absl::StatusOr<std::vector<MethodAccess>> ReadAccess(const google::protobuf::ServiceDescriptor& service) {
  std::vector<MethodAccess> methods;
  for (int i = 0; i < service.method_count(); ++i) {
    ASSIGN_OR_RETURN(MethodAccess method, ReadAccess(*service.method(i)));
    methods.push_back(std::move(method));
  }
  return methods;
}

absl::Status Allow(const MethodAccess& method, const Caller& caller) {
  if (method.audience != v1::AUDIENCE_ROLES) return absl::OkStatus();
  if (caller.password_change_required) {
    return Refuse(absl::StatusCode::kPermissionDenied, "PASSWORD_CHANGE_REQUIRED",
                  "Change your one-time password first. Nothing else is possible until then.");
  }
  if (caller.HasAny(method.roles)) return absl::OkStatus();
  return Refuse(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED",
                absl::StrCat("This needs one of the roles: ", RoleNames(method.roles), "."));
}

}  // namespace ehcpqa::rpc
