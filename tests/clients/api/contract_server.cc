#include "tests/clients/api/contract_server.h"

#include <grpcpp/generic/async_generic_service.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>

#include "tests/clients/api/test_certificates.h"

namespace ehcpqa {
namespace {

using google::protobuf::DescriptorPool;
using google::protobuf::Message;
using google::protobuf::MessageFactory;

std::string ReadFile(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string MakeFolder() {
  std::string path = (std::filesystem::temp_directory_path() / "ehcpqa-contract-XXXXXX").string();
  if (mkdtemp(path.data()) == nullptr) std::abort();
  return path;
}

const google::protobuf::MethodDescriptor* FindMethod(std::string name) {
  std::replace(name.begin(), name.end(), '/', '.');
  return DescriptorPool::generated_pool()->FindMethodByName("ehcpqa.v1." + name);
}

std::unique_ptr<Message> NewMessage(const google::protobuf::Descriptor* type) {
  return std::unique_ptr<Message>(MessageFactory::generated_factory()->GetPrototype(type)->New());
}

}  // namespace

class ContractServer::Impl : public grpc::CallbackGenericService {
 public:
  Impl() : folder_(MakeFolder()) {
    WriteTestCertificates(folder_);
    grpc::SslServerCredentialsOptions options(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
    options.pem_root_certs = ReadFile(folder_ + "/ca.pem");
    options.pem_key_cert_pairs = {{ReadFile(folder_ + "/server.key"), ReadFile(folder_ + "/server.pem")}};
    int port = 0;
    grpc::ServerBuilder builder;
    builder.AddListeningPort("localhost:0", grpc::SslServerCredentials(options), &port);
    builder.RegisterCallbackGenericService(this);
    server_ = builder.BuildAndStart();
    if (server_ == nullptr) std::abort();
    address_ = "localhost:" + std::to_string(port);
  }
  ~Impl() override {
    server_->Shutdown(std::chrono::system_clock::now());
    std::filesystem::remove_all(folder_);
  }

  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* context) override;

  std::string address_;
  std::string folder_;
  std::mutex mutex_;
  std::map<std::string, Answer> answers_;
  std::map<std::string, std::function<AnyStreamed(const Message&)>> streams_;
  int cancelled_ = 0;
  bool answer_all_ = false;
  std::optional<grpc::Status> early_;
  std::vector<ReceivedCall> calls_;

 private:
  class Reactor;
  std::unique_ptr<grpc::Server> server_;
};

// Reads every request of a call, then answers.
class ContractServer::Impl::Reactor : public grpc::ServerGenericBidiReactor {
 public:
  Reactor(Impl* server, grpc::GenericCallbackServerContext* context) : server_(server) {
    call_.method = context->method().substr(std::string("/ehcpqa.v1.").size());
    method_ = FindMethod(call_.method);
    const auto& metadata = context->client_metadata();
    if (const auto found = metadata.find("authorization"); found != metadata.end()) {
      call_.authorization.assign(found->second.data(), found->second.size());
    }
    if (method_ == nullptr) {
      Finish(grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "not in the contract"));
    } else {
      StartRead(&buffer_);
    }
  }

  void OnReadDone(bool ok) override {
    const std::lock_guard<std::mutex> lock(server_->mutex_);
    if (!ok) return Conclude();
    auto request = NewMessage(method_->input_type());
    if (!grpc::GenericDeserialize<grpc::ProtoBufferReader, Message>(&buffer_, request.get()).ok()) std::abort();
    call_.requests.emplace_back(std::move(request));
    if (method_->client_streaming() && server_->early_.has_value()) {
      server_->calls_.push_back(call_);
      return Finish(*server_->early_);
    }
    StartRead(&buffer_);
  }
  void OnWriteDone(bool ok) override {
    if (streamed_.has_value()) WriteNext(ok);
  }
  void OnCancel() override {
    const std::lock_guard<std::mutex> lock(server_->mutex_);
    is_cancelled_ = true;
    if (is_waiting_) EndCancelled();
  }
  void OnDone() override { delete this; }

 private:
  void Conclude() {
    server_->calls_.push_back(call_);
    const auto stream = server_->streams_.find(call_.method);
    if (stream != server_->streams_.end() && !call_.requests.empty()) {
      streamed_ = stream->second(*call_.requests.back());
      return StartNext(true);
    }
    const auto answer = server_->answers_.find(call_.method);
    if ((answer == server_->answers_.end() && !server_->answer_all_) || call_.requests.empty()) {
      return Finish(grpc::Status(grpc::StatusCode::UNIMPLEMENTED, "the test gave no answer"));
    }
    const auto reply = NewMessage(method_->output_type());
    grpc::Status status;
    if (answer != server_->answers_.end()) status = answer->second(*call_.requests.back(), reply.get());
    if (!status.ok()) return Finish(status);
    bool own = false;
    grpc::GenericSerialize<grpc::ProtoBufferWriter, Message>(*reply, &buffer_, &own);
    StartWriteAndFinish(&buffer_, {}, status);
  }

  void WriteNext(bool ok) {
    const std::lock_guard<std::mutex> lock(server_->mutex_);
    StartNext(ok);
  }
  void StartNext(bool ok) {
    if (ok && written_ < streamed_->messages.size()) {
      bool own = false;
      const Message& message = *streamed_->messages[written_++];
      buffer_.Clear();
      grpc::GenericSerialize<grpc::ProtoBufferWriter, Message>(message, &buffer_, &own);
      return StartWrite(&buffer_);
    }
    if (!streamed_->stays_open) return Finish(streamed_->status);
    is_waiting_ = true;
    if (is_cancelled_) EndCancelled();
  }
  void EndCancelled() {
    is_waiting_ = false;
    ++server_->cancelled_;
    Finish(streamed_->status);
  }

  Impl* server_;
  std::optional<AnyStreamed> streamed_;
  size_t written_ = 0;
  bool is_waiting_ = false, is_cancelled_ = false;
  const google::protobuf::MethodDescriptor* method_;
  grpc::ByteBuffer buffer_;
  ReceivedCall call_;
};

grpc::ServerGenericBidiReactor* ContractServer::Impl::CreateReactor(grpc::GenericCallbackServerContext* context) {
  return new Reactor(this, context);
}

ContractServer::ContractServer() : impl_(std::make_unique<Impl>()) {}
ContractServer::~ContractServer() = default;
const std::string& ContractServer::address() const { return impl_->address_; }
const std::string& ContractServer::certificates() const { return impl_->folder_; }

void ContractServer::OnMessage(const std::string& method, Answer answer) {
  const std::lock_guard<std::mutex> lock(impl_->mutex_);
  impl_->answers_[method] = std::move(answer);
}
void ContractServer::OnStream(const std::string& method, std::function<AnyStreamed(const Message&)> answer) {
  const std::lock_guard<std::mutex> lock(impl_->mutex_);
  impl_->streams_[method] = std::move(answer);
}
int ContractServer::cancelled() const {
  const std::lock_guard<std::mutex> lock(impl_->mutex_);
  return impl_->cancelled_;
}
void ContractServer::AnswerAll() {
  const std::lock_guard<std::mutex> lock(impl_->mutex_);
  impl_->answer_all_ = true;
}
void ContractServer::EndStreamsEarly(const grpc::Status& status) {
  const std::lock_guard<std::mutex> lock(impl_->mutex_);
  impl_->early_ = status;
}
std::vector<ReceivedCall> ContractServer::calls() const {
  const std::lock_guard<std::mutex> lock(impl_->mutex_);
  return impl_->calls_;
}

grpc::Status Failure(grpc::StatusCode code, const std::string& message, const v1::ErrorDetail& detail) {
  return {code, message, detail.SerializeAsString()};
}

}  // namespace ehcpqa
