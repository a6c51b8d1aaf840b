// People and their memberships.
#ifndef EHCPQA_CLIENTS_API_USER_METHODS_H_
#define EHCPQA_CLIENTS_API_USER_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/user.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::CreateUserRequest, v1::CreateUserResponse> kCreateUser{"UserService/CreateUser"};
inline constexpr Method<v1::GetUserRequest, v1::User> kGetUser{"UserService/GetUser"};
inline constexpr Method<v1::ListUsersRequest, v1::ListUsersResponse> kListUsers{"UserService/ListUsers"};
inline constexpr Method<v1::SetMembershipRequest, v1::User> kSetMembership{"UserService/SetMembership"};
inline constexpr Method<v1::ResetPasswordRequest, v1::ResetPasswordResponse> kResetPassword{
    "UserService/ResetPassword"};
inline constexpr Method<v1::LockUserRequest, v1::User> kLockUser{"UserService/LockUser"};
inline constexpr Method<v1::UnlockUserRequest, v1::User> kUnlockUser{"UserService/UnlockUser"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_USER_METHODS_H_
