#include "tests/services/rpc/contract.h"

#include <google/protobuf/descriptor.pb.h>

#include <fstream>

#include "ehcpqa/v1/access.pb.h"
#include "gtest/gtest.h"

namespace ehcpqa {

Contract::Contract() {
  // Naming the option makes it known before the contract is parsed.
  EXPECT_GT(v1::access.number(), 0);
  google::protobuf::FileDescriptorSet set;
  std::ifstream file(EHCPQA_CONTRACT, std::ios::binary);
  EXPECT_TRUE(set.ParseFromIstream(&file)) << EHCPQA_CONTRACT;
  for (const auto& proto : set.file()) {
    const google::protobuf::FileDescriptor* built = pool_.BuildFile(proto);
    EXPECT_NE(built, nullptr) << proto.name();
    if (built != nullptr && built->package() != "google.protobuf") files_.push_back(built);
  }
}

std::vector<const google::protobuf::MethodDescriptor*> Contract::Methods() const {
  std::vector<const google::protobuf::MethodDescriptor*> methods;
  for (const auto* file : files_) {
    for (int i = 0; i < file->service_count(); ++i) {
      for (int j = 0; j < file->service(i)->method_count(); ++j) methods.push_back(file->service(i)->method(j));
    }
  }
  return methods;
}

}  // namespace ehcpqa
