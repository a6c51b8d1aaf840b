// Signing in, passwords and sessions.
#ifndef EHCPQA_CLIENTS_API_IDENTITY_METHODS_H_
#define EHCPQA_CLIENTS_API_IDENTITY_METHODS_H_

#include "clients/api/method.h"
#include "ehcpqa/v1/identity.pb.h"

namespace ehcpqa::api {

inline constexpr Method<v1::SignInRequest, v1::Session> kSignIn{"IdentityService/SignIn"};
inline constexpr Method<v1::SignOutRequest, v1::SignOutResponse> kSignOut{"IdentityService/SignOut"};
inline constexpr Method<v1::ChangePasswordRequest, v1::ChangePasswordResponse> kChangePassword{
    "IdentityService/ChangePassword"};
inline constexpr Method<v1::GetCallerRequest, v1::CallerInfo> kGetCaller{"IdentityService/GetCaller"};
inline constexpr Method<v1::ListSessionsRequest, v1::ListSessionsResponse> kListSessions{
    "IdentityService/ListSessions"};
inline constexpr Method<v1::RevokeSessionRequest, v1::RevokeSessionResponse> kRevokeSession{
    "IdentityService/RevokeSession"};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_IDENTITY_METHODS_H_
