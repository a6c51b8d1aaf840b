#include "services/identity/identity_service.h"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "nlohmann/json.hpp"
#include "services/base/digest.h"
#include "services/base/error.h"
#include "services/base/status_macros.h"
#include "services/identity/directory_store.h"
#include "services/identity/password.h"
#include "services/identity/session_store.h"
#include "services/identity/user_store.h"
#include "services/rpc/keep_changes.h"
#include "services/rpc/names.h"
#include "services/rpc/paging.h"
#include "services/trail/trail_store.h"

namespace ehcpqa::identity {
namespace {

using storage::Snapshot;
using storage::Transaction;

absl::Status SignInFailed() {
  return Refuse(absl::StatusCode::kUnauthenticated, "SIGN_IN_FAILED", "The user name or the password is wrong.");
}

absl::Status AccountLocked() {
  return Refuse(absl::StatusCode::kUnauthenticated, "ACCOUNT_LOCKED",
                "This account is locked. Try again in 15 minutes, or ask the administrator.");
}

trail::Actor ActorOf(const User& user, std::string_view agency) {
  return {"users/" + user.id, user.display_name, "agencies/" + std::string(agency)};
}

// The agency to act for: one that the person belongs to and that this client may serve. An education client also serves
// partners.
absl::StatusOr<std::string> ChooseAgency(Snapshot& snapshot, const User& user, const std::string& certificate_agency,
                                         const std::string& asked) {
  ASSIGN_OR_RETURN(const auto client, FindAgency(snapshot, certificate_agency));
  const bool serves_partners = client.has_value() && client->kind == v1::AGENCY_KIND_EDUCATION;
  std::vector<std::string> possible;
  for (const Membership& membership : user.memberships) {
    ASSIGN_OR_RETURN(const auto agency, FindAgency(snapshot, membership.agency));
    if (membership.agency == certificate_agency ||
        (serves_partners && agency.has_value() && agency->kind == v1::AGENCY_KIND_PARTNER)) {
      possible.push_back(membership.agency);
    }
  }
  if (possible.empty()) {
    return Refuse(absl::StatusCode::kUnauthenticated, "CERTIFICATE_OF_OTHER_AGENCY",
                  "This client serves another agency than yours. Use your own agency's client.");
  }
  if (!asked.empty()) {
    ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("agency", asked, "agencies/*"));
    if (std::find(possible.begin(), possible.end(), id) == possible.end()) {
      return FieldInvalid("agency", "is not an agency that you can act for through this client");
    }
    return id;
  }
  const auto own = std::find(possible.begin(), possible.end(), certificate_agency);
  return own != possible.end() ? *own : possible.front();
}

v1::CallerInfo InfoOf(const Caller& caller) {
  v1::CallerInfo info;
  info.set_user("users/" + caller.user);
  info.set_display_name(caller.display_name);
  info.set_agency("agencies/" + caller.agency);
  info.set_agency_title(caller.agency_title);
  info.set_agency_kind(caller.agency_kind);
  for (int role = v1::ROLE_UNSPECIFIED + 1; role <= v1::Role_MAX; ++role) {
    if (caller.Has(static_cast<v1::Role>(role))) info.add_roles(static_cast<v1::Role>(role));
  }
  for (const std::string& service : caller.services) info.add_services(service);
  info.set_password_change_required(caller.password_change_required);
  return info;
}

}  // namespace

absl::StatusOr<SignInCheck> PrepareSignIn(Snapshot& snapshot, const Caller&, const v1::SignInRequest& request) {
  if (request.credential_case() != v1::SignInRequest::kPassword) return FieldInvalid("password", "is required");
  if (request.password().password().size() > 512) return FieldInvalid("password", "is too long");
  ASSIGN_OR_RETURN(const auto user, FindUser(snapshot, request.user_name()));
  SignInCheck check;
  check.hash = user.has_value() ? user->password_hash : "";
  check.password_right = VerifyPassword(check.hash, request.password().password());
  return check;
}

absl::StatusOr<v1::Session> CommitSignIn(Transaction& transaction, const Caller& caller,
                                         const v1::SignInRequest& request, SignInCheck check) {
  ASSIGN_OR_RETURN(const auto user, FindUser(transaction, request.user_name()));
  if (!user.has_value()) return SignInFailed();
  const Millis now = transaction.now();
  if (user->locked || now < user->failures.locked_until) return AccountLocked();
  if (!check.password_right || check.hash != user->password_hash) {
    const Failures failures = AfterWrongPassword(user->failures, now);
    RETURN_IF_ERROR(SetFailures(transaction, user->id, failures));
    RETURN_IF_ERROR(
        trail::Append(transaction, ActorOf(*user, caller.certificate_agency), "session.refuse", "users/" + user->id,
                      nlohmann::json{{"failures", failures.count}, {"locked", failures.locked_until != 0}}.dump())
            .status());
    return rpc::KeepChanges(SignInFailed());
  }
  ASSIGN_OR_RETURN(const std::string agency,
                   ChooseAgency(transaction, *user, caller.certificate_agency, request.agency()));
  if (user->failures.count != 0) RETURN_IF_ERROR(SetFailures(transaction, user->id, {}));

  const std::string token = MakeToken();
  char id[9];
  randombytes_buf(id, sizeof id);
  SessionRow session;
  session.token_digest = AsBytes(Sha256(token));
  session.id = Base64Url({id, sizeof id});
  session.user = user->id;
  session.agency = agency;
  session.certificate_agency = caller.certificate_agency;
  session.opened_at = session.last_used_at = now;
  session.expires_at = now + kSessionLength;
  RETURN_IF_ERROR(InsertSession(transaction, session));
  RETURN_IF_ERROR(trail::Append(transaction, ActorOf(*user, agency), "session.open", "users/" + user->id,
                                nlohmann::json{{"session", session.id}}.dump())
                      .status());
  ASSIGN_OR_RETURN(const auto open, FindSession(transaction, session.token_digest));
  if (!open.has_value()) return SignInFailed();
  v1::Session reply;
  reply.set_token(token);
  reply.set_expires_at(FormatTime(session.expires_at));
  reply.set_idle_minutes(static_cast<int>(kIdleLimit / kMinute));
  *reply.mutable_caller() = InfoOf(open->caller);
  return reply;
}

absl::StatusOr<v1::SignOutResponse> SignOut(Transaction& transaction, const Caller& caller, const v1::SignOutRequest&) {
  RETURN_IF_ERROR(EndSession(transaction, caller.session).status());
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "session.end", "users/" + caller.user,
                                nlohmann::json{{"session", caller.session}}.dump())
                      .status());
  return v1::SignOutResponse();
}

absl::StatusOr<std::string> PrepareChangePassword(Snapshot& snapshot, const Caller& caller,
                                                  const v1::ChangePasswordRequest& request) {
  if (request.current_password().size() > 512) return FieldInvalid("current_password", "is too long");
  if (const std::string problem = PasswordProblem(request.new_password(), caller.user); !problem.empty()) {
    return Refuse(absl::StatusCode::kInvalidArgument, "PASSWORD_TOO_WEAK", "The new password " + problem + ".",
                  {{"new_password", problem}});
  }
  if (request.new_password() == request.current_password()) {
    return Refuse(absl::StatusCode::kInvalidArgument, "PASSWORD_TOO_WEAK", "The new password is the old one.",
                  {{"new_password", "must differ from the current one"}});
  }
  ASSIGN_OR_RETURN(const auto user, FindUser(snapshot, caller.user));
  if (!user.has_value() || !VerifyPassword(user->password_hash, request.current_password())) {
    return Refuse(absl::StatusCode::kInvalidArgument, "WRONG_PASSWORD", "The current password is wrong.",
                  {{"current_password", "is wrong"}});
  }
  std::string hash = HashPassword(request.new_password());
  if (hash.empty()) return absl::ResourceExhaustedError("no memory to hash a password");
  return hash;
}

absl::StatusOr<v1::ChangePasswordResponse> CommitChangePassword(Transaction& transaction, const Caller& caller,
                                                                const v1::ChangePasswordRequest&, std::string hash) {
  RETURN_IF_ERROR(SetPassword(transaction, caller.user, hash, /*must_change=*/false));
  ASSIGN_OR_RETURN(const int ended, EndSessionsOf(transaction, caller.user, caller.token_digest));
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "user.change_password", "users/" + caller.user,
                                nlohmann::json{{"other_sessions_ended", ended}}.dump())
                      .status());
  return v1::ChangePasswordResponse();
}

absl::StatusOr<v1::CallerInfo> GetCaller(Snapshot&, const Caller& caller, const v1::GetCallerRequest&) {
  return InfoOf(caller);
}

absl::StatusOr<v1::ListSessionsResponse> ListSessions(Snapshot& snapshot, const Caller&,
                                                      const v1::ListSessionsRequest& request) {
  ASSIGN_OR_RETURN(const int size, rpc::PageSize(request.page_size()));
  ASSIGN_OR_RETURN(const auto key, rpc::ReadPageToken(request.page_token(), 2));
  ASSIGN_OR_RETURN(const int64_t before, rpc::KeyNumber(key[0]));
  ASSIGN_OR_RETURN(const auto sessions, ListSessions(snapshot, before, key[1], snapshot.now(), size + 1));
  v1::ListSessionsResponse reply;
  for (const SessionRow& session : sessions) {
    if (reply.sessions_size() == size) {
      const SessionRow& last = sessions[static_cast<size_t>(size) - 1];
      reply.set_next_page_token(rpc::PageToken({std::to_string(last.opened_at), last.id}));
      break;
    }
    v1::SessionInfo& info = *reply.add_sessions();
    info.set_name("sessions/" + session.id);
    info.set_user("users/" + session.user);
    info.set_agency("agencies/" + session.agency);
    info.set_opened_at(FormatTime(session.opened_at));
    info.set_last_used_at(FormatTime(session.last_used_at));
    info.set_expires_at(FormatTime(session.expires_at));
  }
  return reply;
}

absl::StatusOr<v1::RevokeSessionResponse> RevokeSession(Transaction& transaction, const Caller& caller,
                                                        const v1::RevokeSessionRequest& request) {
  ASSIGN_OR_RETURN(const std::string id, rpc::ParseId("name", request.name(), "sessions/*"));
  ASSIGN_OR_RETURN(const int ended, EndSession(transaction, id));
  if (ended == 0) return NoSuch(request.name());
  RETURN_IF_ERROR(trail::Append(transaction, caller.actor(), "session.revoke", request.name(), "{}").status());
  return v1::RevokeSessionResponse();
}

}  // namespace ehcpqa::identity
