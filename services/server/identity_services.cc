#include "ehcpqa/v1/directory.grpc.pb.h"
#include "ehcpqa/v1/identity.grpc.pb.h"
#include "ehcpqa/v1/user.grpc.pb.h"
#include "services/identity/directory_service.h"
#include "services/identity/identity_service.h"
#include "services/identity/user_service.h"
#include "services/server/services.h"

namespace ehcpqa::server {
namespace {

class Identity final : public v1::IdentityService::CallbackService {
 public:
  explicit Identity(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(PrepareAndCommit, IdentityService, SignIn, SignInRequest, Session, identity::PrepareSignIn,
                identity::CommitSignIn)
  EHCPQA_METHOD(Write, IdentityService, SignOut, SignOutRequest, SignOutResponse, identity::SignOut)
  EHCPQA_METHOD(PrepareAndCommit, IdentityService, ChangePassword, ChangePasswordRequest, ChangePasswordResponse,
                identity::PrepareChangePassword, identity::CommitChangePassword)
  EHCPQA_METHOD(Read, IdentityService, GetCaller, GetCallerRequest, CallerInfo, identity::GetCaller)
  EHCPQA_METHOD(Read, IdentityService, ListSessions, ListSessionsRequest, ListSessionsResponse, identity::ListSessions)
  EHCPQA_METHOD(Write, IdentityService, RevokeSession, RevokeSessionRequest, RevokeSessionResponse,
                identity::RevokeSession)

 private:
  Adapter& adapter_;
};

class Directory final : public v1::DirectoryService::CallbackService {
 public:
  explicit Directory(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(Write, DirectoryService, CreateOrganisation, CreateOrganisationRequest, Organisation,
                identity::CreateOrganisation)
  EHCPQA_METHOD(Read, DirectoryService, ListOrganisations, ListOrganisationsRequest, ListOrganisationsResponse,
                identity::ListOrganisations)
  EHCPQA_METHOD(Write, DirectoryService, CreateAgency, CreateAgencyRequest, Agency, identity::CreateAgency)
  EHCPQA_METHOD(Read, DirectoryService, ListAgencies, ListAgenciesRequest, ListAgenciesResponse, identity::ListAgencies)
  EHCPQA_METHOD(Write, DirectoryService, CreateService, CreateServiceRequest, Service, identity::CreateService)
  EHCPQA_METHOD(Read, DirectoryService, ListServices, ListServicesRequest, ListServicesResponse, identity::ListServices)

 private:
  Adapter& adapter_;
};

class User final : public v1::UserService::CallbackService {
 public:
  explicit User(Adapter& adapter) : adapter_(adapter) {}
  EHCPQA_METHOD(PrepareAndCommit, UserService, CreateUser, CreateUserRequest, CreateUserResponse,
                identity::PrepareCreateUser, identity::CommitCreateUser)
  EHCPQA_METHOD(Read, UserService, GetUser, GetUserRequest, User, identity::GetUser)
  EHCPQA_METHOD(Read, UserService, ListUsers, ListUsersRequest, ListUsersResponse, identity::ListUsers)
  EHCPQA_METHOD(Write, UserService, SetMembership, SetMembershipRequest, User, identity::SetMembership)
  EHCPQA_METHOD(PrepareAndCommit, UserService, ResetPassword, ResetPasswordRequest, ResetPasswordResponse,
                identity::PrepareResetPassword, identity::CommitResetPassword)
  EHCPQA_METHOD(Write, UserService, LockUser, LockUserRequest, User, identity::LockUser)
  EHCPQA_METHOD(Write, UserService, UnlockUser, UnlockUserRequest, User, identity::UnlockUser)

 private:
  Adapter& adapter_;
};

}  // namespace

void AddIdentityServices(Adapter& adapter, Services& services) {
  services.push_back(std::make_unique<Identity>(adapter));
  services.push_back(std::make_unique<Directory>(adapter));
  services.push_back(std::make_unique<User>(adapter));
}

}  // namespace ehcpqa::server
