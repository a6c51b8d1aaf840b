// The one place where gRPC meets handlers: authenticates, asks the contract, picks the executor, logs, times and maps
// errors.
#ifndef EHCPQA_SERVICES_SERVER_ADAPTER_H_
#define EHCPQA_SERVICES_SERVER_ADAPTER_H_

#include <grpcpp/grpcpp.h>

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "absl/functional/any_invocable.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/base/clock.h"
#include "services/identity/authenticator.h"
#include "services/rpc/access.h"
#include "services/rpc/caller.h"
#include "services/storage/readers.h"
#include "services/storage/writer.h"

namespace ehcpqa::server {

class Call;

// What serves calls. All must outlive the server.
struct Executors {
  storage::Writer& writer;
  storage::Readers& readers;
  storage::Readers& slow;  // Password hashes and other long reading, so that short reads need not wait behind them.
  const Clock& clock;
};

// Turns calls into handlers' arguments. Thread-safe.
class Adapter {
 public:
  explicit Adapter(Executors executors) : executors_(executors) {}

  // Learns the access rules of a service. FailedPrecondition when the contract is incomplete.
  absl::Status Learn(const google::protobuf::ServiceDescriptor& service);

  // The four shapes of handlers. `method` is the full name in the contract.
  template <typename Request, typename Response>
  grpc::ServerUnaryReactor* Read(grpc::CallbackServerContext* context, const Request* request, Response* response,
                                 std::string_view method,
                                 absl::StatusOr<Response> (*handler)(storage::Snapshot&, const Caller&,
                                                                     const Request&)) {
    return RunRead(context, method, executors_.readers, [=](storage::Snapshot& snapshot, const Caller& caller) {
      return Put(handler(snapshot, caller, *request), response);
    });
  }
  template <typename Request, typename Response>
  grpc::ServerUnaryReactor* SlowRead(grpc::CallbackServerContext* context, const Request* request, Response* response,
                                     std::string_view method,
                                     absl::StatusOr<Response> (*handler)(storage::Snapshot&, const Caller&,
                                                                         const Request&)) {
    return RunRead(context, method, executors_.slow, [=](storage::Snapshot& snapshot, const Caller& caller) {
      return Put(handler(snapshot, caller, *request), response);
    });
  }
  template <typename Request, typename Response>
  grpc::ServerUnaryReactor* Write(grpc::CallbackServerContext* context, const Request* request, Response* response,
                                  std::string_view method,
                                  absl::StatusOr<Response> (*handler)(storage::Transaction&, const Caller&,
                                                                      const Request&)) {
    return RunWrite(context, method, *request, *response, nullptr,
                    [=](storage::Transaction& transaction, const Caller& caller) {
                      return Put(handler(transaction, caller, *request), response);
                    });
  }
  template <typename Request, typename Response, typename Prepared>
  grpc::ServerUnaryReactor* PrepareAndCommit(
      grpc::CallbackServerContext* context, const Request* request, Response* response, std::string_view method,
      absl::StatusOr<Prepared> (*prepare)(storage::Snapshot&, const Caller&, const Request&),
      absl::StatusOr<Response> (*commit)(storage::Transaction&, const Caller&, const Request&, Prepared)) {
    auto prepared = std::make_shared<Prepared>();
    return RunWrite(
        context, method, *request, *response,
        [=](storage::Snapshot& snapshot, const Caller& caller) {
          return Put(prepare(snapshot, caller, *request), prepared.get());
        },
        [=](storage::Transaction& transaction, const Caller& caller) {
          return Put(commit(transaction, caller, *request, std::move(*prepared)), response);
        });
  }

  using ReadBody = absl::AnyInvocable<absl::Status(storage::Snapshot&, const Caller&)>;
  using WriteBody = absl::AnyInvocable<absl::Status(storage::Transaction&, const Caller&)>;

  // For the stream shape: the parts that every call goes through.
  const rpc::MethodAccess& access(std::string_view method) const { return methods_.at(std::string(method)); }
  absl::StatusOr<Caller> Admit(storage::Snapshot& snapshot, const identity::Credentials& credentials,
                               const rpc::MethodAccess& method);
  Executors& executors() { return executors_; }
  identity::Authenticator& authenticator() { return authenticator_; }

 private:
  template <typename T>
  static absl::Status Put(absl::StatusOr<T> result, T* target) {
    if (!result.ok()) return result.status();
    *target = *std::move(result);
    return absl::OkStatus();
  }

  grpc::ServerUnaryReactor* RunRead(grpc::CallbackServerContext* context, std::string_view method,
                                    storage::Readers& readers, ReadBody body);
  // `prepare` may be null.
  grpc::ServerUnaryReactor* RunWrite(grpc::CallbackServerContext* context, std::string_view method,
                                     const google::protobuf::Message& request, google::protobuf::Message& response,
                                     ReadBody prepare, WriteBody commit);
  void SubmitWrite(std::shared_ptr<Call> call, const google::protobuf::Message& request,
                   google::protobuf::Message& response, WriteBody commit);

  Executors executors_;
  identity::Authenticator authenticator_;
  std::unordered_map<std::string, rpc::MethodAccess> methods_;
};

}  // namespace ehcpqa::server

#endif  // EHCPQA_SERVICES_SERVER_ADAPTER_H_
