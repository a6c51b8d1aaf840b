#include <grpcpp/client_context.h>
#include <grpcpp/completion_queue.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/impl/codegen/proto_utils.h>

#include <utility>

#include "absl/strings/str_cat.h"
#include "clients/api/call_context.h"
#include "clients/api/connection.h"
#include "clients/api/wire_status.h"
#include "services/base/error.h"

namespace ehcpqa::api {
namespace {

using google::protobuf::Message;

// How long somebody who wants the call to end may wait for that.
constexpr Duration kBetweenAsking{100};

// The operations of one call, one after another, with a look at `stopped` while each is under way.
class Steps {
 public:
  Steps(grpc::ClientContext* context, const Stopped& stopped) : context_(context), stopped_(stopped) {}

  grpc::CompletionQueue* queue() { return &queue_; }
  bool was_stopped() const { return was_stopped_; }

  // Waits for the operation under way; whether it went well.
  bool Wait() {
    void* tag = nullptr;
    bool ok = false;
    while (queue_.AsyncNext(&tag, &ok, std::chrono::system_clock::now() + kBetweenAsking) ==
           grpc::CompletionQueue::TIMEOUT) {
      if (was_stopped_ || !stopped_ || !stopped_()) continue;
      was_stopped_ = true;
      context_->TryCancel();
    }
    return ok;
  }

 private:
  grpc::ClientContext* context_;
  const Stopped& stopped_;
  grpc::CompletionQueue queue_;
  bool was_stopped_ = false;
};

}  // namespace

absl::Status Connection::ReadOnce(const std::string& method, const std::string& token, Deadline deadline,
                                  const Message& request, Message* message, const std::function<absl::Status()>& take,
                                  const Stopped& stopped, bool* begun) const {
  grpc::ClientContext context;
  RETURN_IF_ERROR(Prepare(token, deadline, &context));
  Steps steps(&context, stopped);
  grpc::TemplatedGenericStub<Message, Message> stub(channel_);
  const auto stream = stub.PrepareCall(&context, absl::StrCat("/ehcpqa.v1.", method), steps.queue());
  stream->StartCall(nullptr);
  bool sound = steps.Wait();
  if (sound) {
    stream->WriteLast(request, {}, nullptr);
    sound = steps.Wait();
  }
  absl::Status taken;
  while (sound && taken.ok()) {
    message->Clear();
    stream->Read(message, nullptr);
    sound = steps.Wait();
    if (!sound) break;
    *begun = true;
    taken = take();
  }
  if (!taken.ok()) context.TryCancel();
  grpc::Status status;
  stream->Finish(&status, nullptr);
  steps.Wait();
  if (!taken.ok()) return taken;
  if (steps.was_stopped() && !status.ok()) {
    return Refuse(absl::StatusCode::kCancelled, "STOPPED", "Stopped before the server had finished.");
  }
  return FromWire(status, server_);
}

absl::Status Connection::Read(const std::string& method, const std::string& token, Duration budget,
                              const Message& request, Message* message, const std::function<absl::Status()>& take,
                              const Stopped& stopped) const {
  absl::Status ended;
  RETURN_IF_ERROR(Retry(budget, true, [&](Deadline deadline) {
    bool begun = false;
    absl::Status status = ReadOnce(method, token, deadline, request, message, take, stopped, &begun);
    if (!begun) return status;
    // What was taken cannot be given back, so that this attempt is the last.
    ended = std::move(status);
    return absl::OkStatus();
  }));
  return ended;
}

}  // namespace ehcpqa::api
