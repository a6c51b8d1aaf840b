// UserService: people, their memberships and one-time passwords.
#ifndef EHCPQA_SERVICES_IDENTITY_USER_SERVICE_H_
#define EHCPQA_SERVICES_IDENTITY_USER_SERVICE_H_

#include <string>

#include "absl/status/statusor.h"
#include "ehcpqa/v1/user.pb.h"
#include "services/rpc/caller.h"
#include "services/storage/transaction.h"

namespace ehcpqa::identity {

// A one-time password hashed off the writer's thread.
struct OneTimePassword {
  std::string hash;
  std::string shown;  // Empty when the administrator chose it.
};

absl::StatusOr<OneTimePassword> PrepareCreateUser(storage::Snapshot& snapshot, const Caller& caller,
                                                  const v1::CreateUserRequest& request);
absl::StatusOr<v1::CreateUserResponse> CommitCreateUser(storage::Transaction& transaction, const Caller& caller,
                                                        const v1::CreateUserRequest& request, OneTimePassword password);
absl::StatusOr<v1::User> GetUser(storage::Snapshot& snapshot, const Caller& caller, const v1::GetUserRequest& request);
absl::StatusOr<v1::ListUsersResponse> ListUsers(storage::Snapshot& snapshot, const Caller& caller,
                                                const v1::ListUsersRequest& request);
absl::StatusOr<v1::User> SetMembership(storage::Transaction& transaction, const Caller& caller,
                                       const v1::SetMembershipRequest& request);
absl::StatusOr<OneTimePassword> PrepareResetPassword(storage::Snapshot& snapshot, const Caller& caller,
                                                     const v1::ResetPasswordRequest& request);
absl::StatusOr<v1::ResetPasswordResponse> CommitResetPassword(storage::Transaction& transaction, const Caller& caller,
                                                              const v1::ResetPasswordRequest& request,
                                                              OneTimePassword password);
absl::StatusOr<v1::User> LockUser(storage::Transaction& transaction, const Caller& caller,
                                  const v1::LockUserRequest& request);
absl::StatusOr<v1::User> UnlockUser(storage::Transaction& transaction, const Caller& caller,
                                    const v1::UnlockUserRequest& request);

}  // namespace ehcpqa::identity

#endif  // EHCPQA_SERVICES_IDENTITY_USER_SERVICE_H_
