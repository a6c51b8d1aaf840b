// IdentityService: signing in, and who the caller is.
#ifndef EHCPQA_SERVICES_IDENTITY_IDENTITY_SERVICE_H_
#define EHCPQA_SERVICES_IDENTITY_IDENTITY_SERVICE_H_

#include <string>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/identity.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::identity {

// What checking a sign-in off the writer's thread found. The check is of the person's password hash as it was then.
struct SignInCheck {
  bool password_right = false;
  std::string hash;  // The one checked; another one in force at commit means that the password changed in between.
};
// Further ways to sign in (a second factor, single sign-on) are further members of the request's oneof and further
// checks here.
absl::StatusOr<SignInCheck> PrepareSignIn(storage::Snapshot& snapshot, const Caller& caller,
                                          const v1::SignInRequest& request);
absl::StatusOr<v1::Session> CommitSignIn(storage::Transaction& transaction, const Caller& caller,
                                         const v1::SignInRequest& request, SignInCheck check);

absl::StatusOr<v1::SignOutResponse> SignOut(storage::Transaction& transaction, const Caller& caller,
                                            const v1::SignOutRequest& request);

// The new password's hash.
absl::StatusOr<std::string> PrepareChangePassword(storage::Snapshot& snapshot, const Caller& caller,
                                                  const v1::ChangePasswordRequest& request);
absl::StatusOr<v1::ChangePasswordResponse> CommitChangePassword(storage::Transaction& transaction, const Caller& caller,
                                                                const v1::ChangePasswordRequest& request,
                                                                std::string hash);

absl::StatusOr<v1::CallerInfo> GetCaller(storage::Snapshot& snapshot, const Caller& caller,
                                         const v1::GetCallerRequest& request);
absl::StatusOr<v1::ListSessionsResponse> ListSessions(storage::Snapshot& snapshot, const Caller& caller,
                                                      const v1::ListSessionsRequest& request);
absl::StatusOr<v1::RevokeSessionResponse> RevokeSession(storage::Transaction& transaction, const Caller& caller,
                                                        const v1::RevokeSessionRequest& request);

}  // namespace ehcpqa::identity

#endif  // EHCPQA_SERVICES_IDENTITY_IDENTITY_SERVICE_H_
