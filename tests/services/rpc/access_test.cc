#include "services/rpc/access.h"

#include <google/protobuf/descriptor.h>
#include <google/protobuf/descriptor.pb.h>

#include <functional>
#include <string>
#include <vector>

#include "ehcpqa/v1/access.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa::rpc {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::FieldDescriptorProto;
using google::protobuf::FileDescriptorProto;
using google::protobuf::MethodDescriptor;
using google::protobuf::MethodDescriptorProto;
using testing::HasSubstr;

// A service of one method, Test.Act, with a request_id in its request unless the method says otherwise.
class OneMethod {
 public:
  explicit OneMethod(const std::function<void(MethodDescriptorProto&)>& describe)
      : pool_(DescriptorPool::generated_pool()) {
    // Touching the option links its file in.
    FileDescriptorProto file;
    file.set_name("test.proto");
    file.set_package("test");
    file.set_syntax("proto3");
    file.add_dependency(v1::Access::descriptor()->file()->name());
    auto* request = file.add_message_type();
    request->set_name("Request");
    auto* field = request->add_field();
    field->set_name("request_id");
    field->set_number(1);
    field->set_type(FieldDescriptorProto::TYPE_STRING);
    field->set_label(FieldDescriptorProto::LABEL_OPTIONAL);
    file.add_message_type()->set_name("Bare");
    auto* service = file.add_service();
    service->set_name("Test");
    auto* method = service->add_method();
    method->set_name("Act");
    method->set_input_type(".test.Request");
    method->set_output_type(".test.Bare");
    describe(*method);
    built_ = pool_.BuildFile(file);
  }
  const MethodDescriptor& method() const { return *built_->service(0)->method(0); }

 private:
  DescriptorPool pool_;
  const google::protobuf::FileDescriptor* built_ = nullptr;
};

v1::Access& AccessOf(MethodDescriptorProto& method) { return *method.mutable_options()->MutableExtension(v1::access); }

absl::StatusOr<MethodAccess> Read(const std::function<void(MethodDescriptorProto&)>& describe) {
  return ReadAccess(OneMethod(describe).method());
}

TEST(ReadAccess, TellsEffectAudienceAndRoles) {
  ASSERT_OK_AND_ASSIGN(const MethodAccess access, Read([](MethodDescriptorProto& method) {
                         AccessOf(method).set_effect(v1::EFFECT_WRITE);
                         AccessOf(method).add_roles(v1::ROLE_AUDITOR);
                         AccessOf(method).add_roles(v1::ROLE_ADMINISTRATOR);
                         AccessOf(method).set_secret_reply(true);
                       }));
  EXPECT_EQ(access.full_name, "test.Test.Act");
  EXPECT_EQ(access.effect, v1::EFFECT_WRITE);
  EXPECT_EQ(access.audience, v1::AUDIENCE_ROLES);
  EXPECT_EQ(access.roles, RoleBit(v1::ROLE_AUDITOR) | RoleBit(v1::ROLE_ADMINISTRATOR));
  EXPECT_TRUE(access.secret_reply);
}

TEST(ReadAccess, RefusesAMethodWithoutTheOption) {
  const auto access = Read([](MethodDescriptorProto&) {});
  EXPECT_THAT(access, Fails(absl::StatusCode::kFailedPrecondition));
  EXPECT_THAT(std::string(access.status().message()), HasSubstr("test.Test.Act"));
}

TEST(ReadAccess, RefusesAMethodThatNeitherReadsNorWrites) {
  EXPECT_FALSE(Read([](MethodDescriptorProto& method) { AccessOf(method).add_roles(v1::ROLE_AUDITOR); }).ok());
}

TEST(ReadAccess, WantsRolesExactlyForTheAudienceOfRoles) {
  for (const auto audience : {v1::AUDIENCE_ROLES, v1::AUDIENCE_SIGNED_IN, v1::AUDIENCE_CERTIFICATE}) {
    for (const bool roles : {false, true}) {
      const auto access = Read([&](MethodDescriptorProto& method) {
        AccessOf(method).set_effect(v1::EFFECT_READ);
        AccessOf(method).set_audience(audience);
        if (roles) AccessOf(method).add_roles(v1::ROLE_AUDITOR);
      });
      EXPECT_EQ(access.ok(), (audience == v1::AUDIENCE_ROLES) == roles) << audience << roles;
    }
  }
}

TEST(ReadAccess, RefusesAnUnspecifiedRole) {
  EXPECT_FALSE(Read([](MethodDescriptorProto& method) {
                 AccessOf(method).set_effect(v1::EFFECT_READ);
                 AccessOf(method).add_roles(v1::ROLE_AUDITOR);
                 AccessOf(method).add_roles(v1::ROLE_UNSPECIFIED);
               }).ok());
}

TEST(ReadAccess, WantsARequestIdWhereverSomethingIsWritten) {
  const auto without = [](v1::Effect effect, bool stream) {
    return Read([=](MethodDescriptorProto& method) {
             method.set_input_type(".test.Bare");
             method.set_client_streaming(stream);
             AccessOf(method).set_effect(effect);
             AccessOf(method).add_roles(v1::ROLE_AUDITOR);
           })
        .ok();
  };
  EXPECT_FALSE(without(v1::EFFECT_WRITE, false));
  EXPECT_TRUE(without(v1::EFFECT_READ, false));
  EXPECT_TRUE(without(v1::EFFECT_WRITE, true)) << "a stream carries it in its header message";
}

TEST(ReadAccess, OfAServiceNamesTheMethodThatIsIncomplete) {
  const OneMethod incomplete([](MethodDescriptorProto&) {});
  const auto all = ReadAccess(*incomplete.method().service());
  EXPECT_THAT(std::string(all.status().message()), HasSubstr("test.Test.Act"));
}

MethodAccess For(std::vector<v1::Role> roles, v1::Audience audience = v1::AUDIENCE_ROLES) {
  MethodAccess access;
  access.audience = audience;
  for (const v1::Role role : roles) access.roles |= RoleBit(role);
  return access;
}

// Every role against every single-role method.
TEST(Allow, LetsExactlyTheRolesNamedIn) {
  for (int needed = v1::ROLE_AUDITOR; needed <= v1::Role_MAX; ++needed) {
    for (int held = v1::ROLE_AUDITOR; held <= v1::Role_MAX; ++held) {
      Caller caller;
      caller.roles = RoleBit(static_cast<v1::Role>(held));
      const absl::Status status = Allow(For({static_cast<v1::Role>(needed)}), caller);
      EXPECT_EQ(status.ok(), needed == held) << needed << " " << held;
      if (needed != held) {
        EXPECT_THAT(status, Fails(absl::StatusCode::kPermissionDenied));
        EXPECT_THAT(status, FailsFor("ROLE_REQUIRED"));
      }
    }
  }
}

TEST(Allow, LetsNobodyInWhoHoldsNoRole) {
  EXPECT_THAT(Allow(For({v1::ROLE_AUDITOR}), Caller()), FailsFor("ROLE_REQUIRED"));
  Caller unspecified;
  unspecified.roles = RoleBit(v1::ROLE_UNSPECIFIED);
  EXPECT_THAT(Allow(For({v1::ROLE_AUDITOR}), unspecified), FailsFor("ROLE_REQUIRED"));
}

TEST(Allow, IsContentWithOneOfSeveralRolesOnEitherSide) {
  Caller caller;
  caller.roles = RoleBit(v1::ROLE_MODERATOR) | RoleBit(v1::ROLE_BOARD_VIEWER);
  EXPECT_OK(Allow(For({v1::ROLE_COORDINATOR, v1::ROLE_MODERATOR}), caller));
}

TEST(Allow, NamesTheRolesThatMay) {
  const absl::Status status = Allow(For({v1::ROLE_COORDINATOR, v1::ROLE_SUB_GROUP_MEMBER}), Caller());
  EXPECT_EQ(status.message(), "This needs one of the roles: coordinator, sub group member.");
}

TEST(Allow, WantsAOneTimePasswordChangedBeforeAnythingElse) {
  Caller caller;
  caller.roles = RoleBit(v1::ROLE_ADMINISTRATOR);
  caller.password_change_required = true;
  EXPECT_THAT(Allow(For({v1::ROLE_ADMINISTRATOR}), caller), FailsFor("PASSWORD_CHANGE_REQUIRED"));
  EXPECT_THAT(Allow(For({v1::ROLE_AUDITOR}), caller), FailsFor("PASSWORD_CHANGE_REQUIRED"));
  EXPECT_OK(Allow(For({}, v1::AUDIENCE_SIGNED_IN), caller));
}

}  // namespace
}  // namespace ehcpqa::rpc
