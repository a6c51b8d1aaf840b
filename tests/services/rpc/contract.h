// The contract as it stands in proto/, with comments and options, so that a new file needs no mention here.
#ifndef EHCPQA_TESTS_SERVICES_RPC_CONTRACT_H_
#define EHCPQA_TESTS_SERVICES_RPC_CONTRACT_H_

#include <google/protobuf/descriptor.h>

#include <string>
#include <vector>

namespace ehcpqa {

class Contract {
 public:
  // Fails the running test when the contract cannot be read.
  Contract();

  const std::vector<const google::protobuf::FileDescriptor*>& files() const { return files_; }
  std::vector<const google::protobuf::MethodDescriptor*> Methods() const;

 private:
  google::protobuf::DescriptorPool pool_;
  std::vector<const google::protobuf::FileDescriptor*> files_;
};

// Where something stands: "ehcpqa/v1/cycle.proto:12: ehcpqa.v1.Cycle.title".
template <typename Descriptor>
std::string Where(const Descriptor& descriptor) {
  google::protobuf::SourceLocation location;
  descriptor.GetSourceLocation(&location);
  return descriptor.file()->name() + ":" + std::to_string(location.start_line + 1) + ": " + descriptor.full_name();
}

// What is said of it, before it or behind it.
template <typename Descriptor>
std::string CommentOn(const Descriptor& descriptor) {
  google::protobuf::SourceLocation location;
  if (!descriptor.GetSourceLocation(&location)) return "";
  return location.leading_comments + location.trailing_comments;
}

}  // namespace ehcpqa

#endif  // EHCPQA_TESTS_SERVICES_RPC_CONTRACT_H_
