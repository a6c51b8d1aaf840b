#include "clients/web/pages/only_for.h"

#include <algorithm>

#include "services/base/error.h"

namespace ehcpqa::web {

absl::Status OnlyFor(const Visit& visit, std::initializer_list<v1::Role> roles) {
  if (std::any_of(roles.begin(), roles.end(), [&](v1::Role role) { return visit.Holds(role); })) {
    return absl::OkStatus();
  }
  return Refuse(absl::StatusCode::kPermissionDenied, "ROLE_REQUIRED", "Your roles do not include this.");
}

}  // namespace ehcpqa::web
