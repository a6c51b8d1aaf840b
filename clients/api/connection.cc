#include "clients/api/connection.h"

#include <grpc/support/log.h>
#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/security/credentials.h>

#include <algorithm>
#include <cstdlib>
#include <random>
#include <thread>

#include "absl/strings/str_cat.h"
#include "clients/api/call_context.h"
#include "clients/api/wire_status.h"
#include "services/base/error.h"

namespace ehcpqa::api {
namespace {

using google::protobuf::Message;

// A server that restarts is found again within a second, not within gRPC's two minutes. A call grants a broken
// connection longer than its pauses between two attempts, which gRPC stretches by a fifth at most.
constexpr int kLongestBackoffMs = 500;
constexpr Duration kReconnect{1500};
constexpr Duration kGlance{10};  // Enough to read that the other end is gone.
// A page of the largest lists stays below this by far.
constexpr int kMaxReply = 32 << 20;

// gRPC writes its own lines to standard error, beside the status that carries the same news; an operator can ask for
// them.
void QuietenGrpc() {
  static const bool done = [] {
    if (std::getenv("GRPC_VERBOSITY") == nullptr) gpr_set_log_function([](gpr_log_func_args*) {});
    return true;
  }();
  static_cast<void>(done);
}

std::shared_ptr<grpc::Channel> MakeChannel(const Target& target, const Certificates& certificates) {
  QuietenGrpc();
  grpc::ChannelArguments arguments;
  arguments.SetMaxReceiveMessageSize(kMaxReply);
  arguments.SetInt(GRPC_ARG_INITIAL_RECONNECT_BACKOFF_MS, 100);
  arguments.SetInt(GRPC_ARG_MAX_RECONNECT_BACKOFF_MS, kLongestBackoffMs);
  arguments.SetInt(GRPC_ARG_MIN_RECONNECT_BACKOFF_MS, 5000);
  const grpc::SslCredentialsOptions options{certificates.ca, certificates.key, certificates.client};
  return grpc::CreateCustomChannel(target.server, grpc::SslCredentials(options), arguments);
}

double Jitter() {
  static thread_local std::minstd_rand engine(std::random_device{}());
  return std::uniform_real_distribution<double>(0, 1)(engine);
}

}  // namespace

Connection::Connection(const Target& target, const Certificates& certificates, const Patience& patience)
    : server_(target.server), patience_(patience), channel_(MakeChannel(target, certificates)) {}

absl::Status Connection::Retry(Duration budget, bool may_repeat,
                               const std::function<absl::Status(Deadline)>& attempt) const {
  const Deadline deadline = std::chrono::system_clock::now() + budget;
  // Nobody polls a connection that is not in use, so that it may have broken unnoticed. A call that is not repeated
  // must not be the one to find out.
  if (!may_repeat) channel_->WaitForStateChange(GRPC_CHANNEL_READY, std::chrono::system_clock::now() + kGlance);
  // A connection that broke makes every call fail at once until it is there again.
  if (channel_->GetState(true) == GRPC_CHANNEL_TRANSIENT_FAILURE) Wait(std::min<Duration>(budget, kReconnect));
  for (int number = 1;; ++number) {
    const absl::Status status = attempt(deadline);
    if (!may_repeat || !WorthRetrying(status.code())) return status;
    const auto left = std::chrono::duration_cast<Duration>(deadline - std::chrono::system_clock::now());
    const std::optional<Duration> pause = PauseAfter(patience_, number, left, Jitter());
    if (!pause.has_value()) return status;
    Wait(*pause);
  }
}

void Connection::Wait(Duration pause) const {
  if (channel_->GetState(true) == GRPC_CHANNEL_READY) {
    std::this_thread::sleep_for(pause);
  } else {
    // Polls: a handshake gets on only while somebody does, and times out while everybody sleeps.
    channel_->WaitForConnected(std::chrono::system_clock::now() + pause);
  }
}

absl::Status Connection::Call(const std::string& method, const std::string& token, Duration budget, bool may_repeat,
                              const Message& request, Message* response) const {
  const std::string path = absl::StrCat("/ehcpqa.v1.", method);
  return Retry(budget, may_repeat, [&](Deadline deadline) -> absl::Status {
    grpc::ClientContext context;
    RETURN_IF_ERROR(Prepare(token, deadline, &context));
    grpc::CompletionQueue queue;
    grpc::TemplatedGenericStub<Message, Message> stub(channel_);
    const auto reader = stub.PrepareUnaryCall(&context, path, request, &queue);
    grpc::Status status;
    reader->StartCall();
    reader->Finish(response, &status, nullptr);
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
    return FromWire(status, server_);
  });
}

absl::StatusOr<v1::ImportReport> Connection::Import(const v1::ImportHeader& header, const std::string& token,
                                                    const ImportSource& source) const {
  v1::ImportReport report;
  RETURN_IF_ERROR(Retry(patience_.import, true,
                        [&](Deadline deadline) { return ImportOnce(header, token, deadline, source, &report); }));
  return report;
}

}  // namespace ehcpqa::api
