#include "tests/services/rpc/contract.h"

#include <string>

#include "ehcpqa/v1/access.pb.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "services/rpc/access.h"
#include "tests/support/status_matchers.h"

namespace ehcpqa {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::EnumDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::MethodDescriptor;

template <typename Described>
void ExpectComment(const Described& descriptor) {
  EXPECT_NE(CommentOn(descriptor), "") << Where(descriptor) << " has no comment";
}

void ExpectComments(const EnumDescriptor& type) {
  ExpectComment(type);
  for (int i = 0; i < type.value_count(); ++i) ExpectComment(*type.value(i));
}

void ExpectComments(const Descriptor& message) {
  ExpectComment(message);
  for (int i = 0; i < message.field_count(); ++i) ExpectComment(*message.field(i));
  for (int i = 0; i < message.real_oneof_decl_count(); ++i) ExpectComment(*message.oneof_decl(i));
  for (int i = 0; i < message.enum_type_count(); ++i) ExpectComments(*message.enum_type(i));
  for (int i = 0; i < message.nested_type_count(); ++i) {
    // A map's entry type stands in no file.
    if (!message.nested_type(i)->options().map_entry()) ExpectComments(*message.nested_type(i));
  }
}

class ContractTest : public testing::Test {
 protected:
  void SetUp() override { ASSERT_GT(contract_.Methods().size(), 50u); }
  Contract contract_;
};

TEST_F(ContractTest, ExplainsEveryElement) {
  for (const FileDescriptor* file : contract_.files()) {
    for (int i = 0; i < file->message_type_count(); ++i) ExpectComments(*file->message_type(i));
    for (int i = 0; i < file->enum_type_count(); ++i) ExpectComments(*file->enum_type(i));
    for (int i = 0; i < file->extension_count(); ++i) ExpectComment(*file->extension(i));
    for (int i = 0; i < file->service_count(); ++i) {
      ExpectComment(*file->service(i));
      for (int j = 0; j < file->service(i)->method_count(); ++j) ExpectComment(*file->service(i)->method(j));
    }
  }
}

TEST_F(ContractTest, StatesTheAccessOfEveryMethod) {
  for (const MethodDescriptor* method : contract_.Methods()) EXPECT_OK(rpc::ReadAccess(*method)) << Where(*method);
}

TEST_F(ContractTest, LetsNoMethodThatGetsOrListsChangeAnything) {
  int seen = 0;
  for (const MethodDescriptor* method : contract_.Methods()) {
    if (method->name().rfind("Get", 0) != 0 && method->name().rfind("List", 0) != 0) continue;
    ++seen;
    ASSERT_OK_AND_ASSIGN(const rpc::MethodAccess access, rpc::ReadAccess(*method));
    EXPECT_EQ(access.effect, v1::EFFECT_READ) << Where(*method);
  }
  EXPECT_GT(seen, 10);
}

TEST_F(ContractTest, GivesPagesOnBothSidesOrOnNone) {
  int seen = 0;
  for (const MethodDescriptor* method : contract_.Methods()) {
    const bool asks = method->input_type()->FindFieldByName("page_token") != nullptr;
    const bool sized = method->input_type()->FindFieldByName("page_size") != nullptr;
    const bool answers = method->output_type()->FindFieldByName("next_page_token") != nullptr;
    EXPECT_EQ(asks, answers) << Where(*method);
    EXPECT_EQ(asks, sized) << Where(*method);
    seen += asks ? 1 : 0;
  }
  EXPECT_GT(seen, 5);
}

// A value that is not sent reads as the first, so the first must not be taken for an answer. Only Audience has a
// default.
TEST_F(ContractTest, BeginsEveryEnumWithAnUnspecifiedValue) {
  int seen = 0;
  const auto check = [&](const EnumDescriptor& type) {
    ++seen;
    if (type.full_name() == "ehcpqa.v1.Audience" || type.full_name() == "ehcpqa.v1.EstimateStatus") return;
    EXPECT_THAT(type.value(0)->name(), testing::EndsWith("_UNSPECIFIED")) << Where(type);
    EXPECT_EQ(type.value(0)->number(), 0) << Where(type);
  };
  for (const FileDescriptor* file : contract_.files()) {
    for (int i = 0; i < file->enum_type_count(); ++i) check(*file->enum_type(i));
    for (int i = 0; i < file->message_type_count(); ++i) {
      for (int j = 0; j < file->message_type(i)->enum_type_count(); ++j) check(*file->message_type(i)->enum_type(j));
    }
  }
  EXPECT_GT(seen, 5);
}

}  // namespace
}  // namespace ehcpqa
