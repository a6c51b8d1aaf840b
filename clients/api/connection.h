// The gRPC side of Api. Nothing outside clients/api includes this.
#ifndef EHCPQA_CLIENTS_API_CONNECTION_H_
#define EHCPQA_CLIENTS_API_CONNECTION_H_

#include <grpcpp/channel.h>

#include <functional>
#include <memory>
#include <string>

#include "clients/api/api.h"
#include "clients/api/certificates.h"

namespace ehcpqa::api {

// One channel with mutual TLS, and the rules of time and retry that every call on it keeps. Thread-safe.
class Connection {
 public:
  Connection(const Target& target, const Certificates& certificates, const Patience& patience);

  // One unary call of "Service/Method" with retries. `may_repeat` is false where running again is not harmless.
  absl::Status Call(const std::string& method, const std::string& token, Duration deadline, bool may_repeat,
                    const google::protobuf::Message& request, google::protobuf::Message* response) const;

  // One stream of messages, each read into `message` before `take` is called, with retries until the first.
  absl::Status Read(const std::string& method, const std::string& token, Duration deadline,
                    const google::protobuf::Message& request, google::protobuf::Message* message,
                    const std::function<absl::Status()>& take, const Stopped& stopped) const;

  // One import, again with retries.
  absl::StatusOr<v1::ImportReport> Import(const v1::ImportHeader& header, const std::string& token,
                                          const ImportSource& source) const;

  const Patience& patience() const { return patience_; }

 private:
  using Deadline = std::chrono::system_clock::time_point;
  // Runs attempts until one succeeds, fails for good, or patience ends.
  absl::Status Retry(Duration budget, bool may_repeat, const std::function<absl::Status(Deadline)>& attempt) const;
  // Lets this much time pass; less when a connection that was broken is back.
  void Wait(Duration pause) const;
  absl::Status ImportOnce(const v1::ImportHeader& header, const std::string& token, Deadline deadline,
                          const ImportSource& source, v1::ImportReport* report) const;

  // `begun` says whether a message was taken.
  absl::Status ReadOnce(const std::string& method, const std::string& token, Deadline deadline,
                        const google::protobuf::Message& request, google::protobuf::Message* message,
                        const std::function<absl::Status()>& take, const Stopped& stopped, bool* begun) const;

  const std::string server_;
  const Patience patience_;
  const std::shared_ptr<grpc::Channel> channel_;
};

}  // namespace ehcpqa::api

#endif  // EHCPQA_CLIENTS_API_CONNECTION_H_
