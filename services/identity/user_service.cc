#include "services/identity/user_service.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "nlohmann/json.hpp"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/identity/directory_store.h"
#include "services/identity/password.h"
#include "services/identity/session_store.h"
#include "services/identity/user_store.h"
#include "services/rpc/fields.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::identity {
namespace {

using storage::Snapshot;
using storage::Transaction;

v1::User ToProto(const User& user) {
  v1::User proto;
  proto.set_name("users/" + user.id);
  proto.set_display_name(user.display_name);
  proto.set_locked(user.locked);
  proto.set_password_change_required(user.must_change);
  for (const Membership& membership : user.memberships) {
    v1::Membership& out = *proto.add_memberships();
    out.set_agency("agencies/" + membership.agency);
    for (int role = v1::ROLE_UNSPECIFIED + 1; role <= v1::Role_MAX; ++role) {
      if ((membership.roles & RoleBit(static_cast<v1::Role>(role))) != 0) out.add_roles(static_cast<v1::Role>(role));
    }
    for (const std::string& service : membership.services) {
      out.add_services("agencies/" + membership.agency + "/services/" + service);
    }
    out.set_capacity(membership.capacity);
  }
  return proto;
}

nlohmann::json ToJson(const Membership& membership) {
  return {{"agency", "agencies/" + membership.agency},
          {"roles", membership.roles},
          {"services", membership.services},
          {"capacity", membership.capacity}};
}

// Some roles make sense in some agencies only: marks are given by education, health and care, and the lead local
// authority's own people run the area.
std::string RoleProblem(v1::Role role, const Agency& agency) {
  switch (role) {
    case v1::ROLE_AUDITOR:
      return agency.kind == v1::AGENCY_KIND_PARTNER ? "auditors belong to an education, health or care agency" : "";
    case v1::ROLE_COORDINATOR:
    case v1::ROLE_ADMINISTRATOR:
      return agency.la_code.empty() ? "coordinators and administrators belong to an agency of a council" : "";
    case v1::ROLE_LAY_MEMBER:
      return agency.kind != v1::AGENCY_KIND_PARTNER ? "lay members belong to a partner agency" : "";
    default:
      return "";
  }
}

absl::StatusOr<Membership> ParseMembership(Snapshot& snapshot, const std::string& field, const v1::Membership& given) {
  Membership membership;
  ASSIGN_OR_RETURN(membership.agency, rpc::ParseId(field + ".agency", given.agency(), "agencies/*"));
  ASSIGN_OR_RETURN(const auto agency, FindAgency(snapshot, membership.agency));
  if (!agency.has_value()) return FieldInvalid(field + ".agency", "does not exist; create the agency first");
  rpc::FieldChecks checks;
  for (int i = 0; i < given.roles_size(); ++i) {
    const v1::Role role = given.roles(i);
    const std::string place = absl::StrCat(field, ".roles[", i, "]");
    checks.Require(role != v1::ROLE_UNSPECIFIED && v1::Role_IsValid(role), place, "is not a role");
    const std::string problem = RoleProblem(role, *agency);
    checks.Require(problem.empty(), place, problem);
    if (v1::Role_IsValid(role)) membership.roles |= RoleBit(role);
  }
  checks.Range(field + ".capacity", given.capacity(), 0, 10'000);
  RETURN_IF_ERROR(checks.status());
  membership.capacity = given.capacity();
  for (int i = 0; i < given.services_size(); ++i) {
    const std::string place = absl::StrCat(field, ".services[", i, "]");
    ASSIGN_OR_RETURN(const auto ids, rpc::ParseName(place, given.services(i), "agencies/*/services/*"));
    ASSIGN_OR_RETURN(const bool exists, ServiceExists(snapshot, ids[0], ids[1]));
    if (ids[0] != membership.agency || !exists) return FieldInvalid(place, "is not a service of that agency");
    if (std::find(membership.services.begin(), membership.services.end(), ids[1]) == membership.services.end()) {
      membership.services.push_back(ids[1]);
    }
  }
  return membership;
}

absl::StatusOr<OneTimePassword> MakePassword(const std::string& chosen, const std::string& user) {
  OneTimePassword password;
  if (chosen.empty()) {
    password.shown = MakeOneTimePassword();
  } else if (const std::string problem = PasswordProblem(chosen, user); !problem.empty()) {
    return Refuse(absl::StatusCode::kInvalidArgument, "PASSWORD_TOO_WEAK", "The one-time password " + problem + ".",
                  {{"one_time_password", problem}});
  }
  password.hash = HashPassword(chosen.empty() ? password.shown : chosen);
  if (password.hash.empty()) return absl::ResourceExhaustedError("no memory to hash a password");
  return password;
}

absl::StatusOr<User> LoadUser(Snapshot& snapshot, const std::string& field, const std::string& name) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId(field, name, "users/*"));
  ASSIGN_OR_RETURN(auto user, FindUser(snapshot, id));
  if (!user.has_value()) return NoSuch(name);
  return *std::move(user);
}

absl::Status Record(Transaction& transaction, const Caller& caller, std::string_view action, const User& user,
                    const nlohmann::json& payload) {
  return trail::Append(transaction, caller.actor(), action, "users/" + user.id, payload.dump()).status();
}

}  // namespace

absl::StatusOr<OneTimePassword> PrepareCreateUser(Snapshot&, const Caller&, const v1::CreateUserRequest& request) {
  return MakePassword(request.one_time_password(), request.user_id());
}

absl::StatusOr<v1::CreateUserResponse> CommitCreateUser(Transaction& transaction, const Caller& caller,
                                                        const v1::CreateUserRequest& request,
                                                        OneTimePassword password) {
  rpc::FieldChecks checks;
  checks.Id("user_id", request.user_id());
  checks.Text("user.display_name", request.user().display_name(), 1, 120);
  checks.Require(request.user().memberships_size() > 0, "user.memberships", "needs at least one membership");
  RETURN_IF_ERROR(checks.status());
  User user;
  user.id = request.user_id();
  user.display_name = request.user().display_name();
  user.password_hash = std::move(password.hash);
  user.must_change = true;
  nlohmann::json memberships = nlohmann::json::array();
  for (int i = 0; i < request.user().memberships_size(); ++i) {
    const std::string field = absl::StrCat("user.memberships[", i, "]");
    ASSIGN_OR_RETURN(Membership membership, ParseMembership(transaction, field, request.user().memberships(i)));
    if (membership.roles == 0) return FieldInvalid(field + ".roles", "needs at least one role");
    memberships.push_back(ToJson(membership));
    user.memberships.push_back(std::move(membership));
  }
  const absl::Status inserted = InsertUser(transaction, user);
  if (absl::IsAlreadyExists(inserted)) {
    return Refuse(absl::StatusCode::kAlreadyExists, "ALREADY_EXISTS", "users/" + user.id + " exists already.");
  }
  RETURN_IF_ERROR(inserted);
  RETURN_IF_ERROR(Record(transaction, caller, "user.create", user,
                         {{"display_name", user.display_name}, {"memberships", memberships}}));
  v1::CreateUserResponse reply;
  *reply.mutable_user() = ToProto(user);
  reply.set_one_time_password(password.shown);
  return reply;
}

absl::StatusOr<v1::User> GetUser(Snapshot& snapshot, const Caller&, const v1::GetUserRequest& request) {
  ASSIGN_OR_RETURN(const User user, LoadUser(snapshot, "name", request.name()));
  return ToProto(user);
}

absl::StatusOr<v1::ListUsersResponse> ListUsers(Snapshot& snapshot, const Caller&,
                                                const v1::ListUsersRequest& request) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 1));
  ASSIGN_OR_RETURN(const auto users, ListUsers(snapshot, key[0], size + 1));
  v1::ListUsersResponse reply;
  for (const User& user : users) {
    if (reply.users_size() == size) {
      reply.set_next_page_token(rpc::PageToken({users[static_cast<size_t>(size) - 1].id}));
      break;
    }
    *reply.add_users() = ToProto(user);
  }
  return reply;
}

absl::StatusOr<v1::User> SetMembership(Transaction& transaction, const Caller& caller,
                                       const v1::SetMembershipRequest& request) {
  ASSIGN_OR_RETURN(const User before, LoadUser(transaction, "user", request.user()));
  ASSIGN_OR_RETURN(const Membership membership, ParseMembership(transaction, "membership", request.membership()));
  if (before.id == caller.user && membership.agency == caller.agency &&
      (membership.roles & RoleBit(v1::ROLE_ADMINISTRATOR)) == 0) {
    return NotNow("LAST_ADMINISTRATOR",
                  "You cannot take the role of administrator from yourself. Ask another administrator.");
  }
  RETURN_IF_ERROR(SetMembership(transaction, before.id, membership));
  RETURN_IF_ERROR(EndSessionsOf(transaction, before.id, before.id == caller.user ? caller.token_digest : "").status());
  RETURN_IF_ERROR(Record(transaction, caller, "user.set_membership", before, ToJson(membership)));
  ASSIGN_OR_RETURN(const User after, LoadUser(transaction, "user", request.user()));
  return ToProto(after);
}

absl::StatusOr<OneTimePassword> PrepareResetPassword(Snapshot& snapshot, const Caller&,
                                                     const v1::ResetPasswordRequest& request) {
  ASSIGN_OR_RETURN(const User user, LoadUser(snapshot, "name", request.name()));
  return MakePassword(request.one_time_password(), user.id);
}

absl::StatusOr<v1::ResetPasswordResponse> CommitResetPassword(Transaction& transaction, const Caller& caller,
                                                              const v1::ResetPasswordRequest& request,
                                                              OneTimePassword password) {
  ASSIGN_OR_RETURN(const User user, LoadUser(transaction, "name", request.name()));
  RETURN_IF_ERROR(SetPassword(transaction, user.id, password.hash, /*must_change=*/true));
  RETURN_IF_ERROR(SetLocked(transaction, user.id, false));
  RETURN_IF_ERROR(EndSessionsOf(transaction, user.id, "").status());
  RETURN_IF_ERROR(Record(transaction, caller, "user.reset_password", user, nlohmann::json::object()));
  v1::ResetPasswordResponse reply;
  reply.set_one_time_password(password.shown);
  return reply;
}

absl::StatusOr<v1::User> LockUser(Transaction& transaction, const Caller& caller, const v1::LockUserRequest& request) {
  ASSIGN_OR_RETURN(User user, LoadUser(transaction, "name", request.name()));
  rpc::FieldChecks checks;
  checks.Text("reason", request.reason(), 3, 500);
  checks.Require(user.id != caller.user, "name", "is yourself; ask another administrator");
  RETURN_IF_ERROR(checks.status());
  RETURN_IF_ERROR(SetLocked(transaction, user.id, true));
  RETURN_IF_ERROR(EndSessionsOf(transaction, user.id, "").status());
  RETURN_IF_ERROR(Record(transaction, caller, "user.lock", user, {{"reason", request.reason()}}));
  user.locked = true;
  return ToProto(user);
}

absl::StatusOr<v1::User> UnlockUser(Transaction& transaction, const Caller& caller,
                                    const v1::UnlockUserRequest& request) {
  ASSIGN_OR_RETURN(User user, LoadUser(transaction, "name", request.name()));
  RETURN_IF_ERROR(SetLocked(transaction, user.id, false));
  RETURN_IF_ERROR(Record(transaction, caller, "user.unlock", user, nlohmann::json::object()));
  user.locked = false;
  return ToProto(user);
}

}  // namespace ehcpqa::identity
