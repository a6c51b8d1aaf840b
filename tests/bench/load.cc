#include "tests/bench/load.h"

#include <grpcpp/generic/generic_stub.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>

namespace ehcpqa::bench {
namespace {

using Clock = std::chrono::steady_clock;

struct Shared {
  std::atomic<bool> stop = false;
  std::mutex mutex;
  std::condition_variable ended;
  size_t running = 0;
  std::string failure;
};

// One client's loop, driven by the completion of its calls.
class Loop {
 public:
  Loop(std::shared_ptr<grpc::Channel> channel, const std::string& method, const std::string& token, Client& client,
       Shared& shared)
      : stub_(std::move(channel)), method_(method), token_(token), client_(client), shared_(shared) {}

  void Send() {
    context_ = std::make_unique<grpc::ClientContext>();
    if (!token_.empty()) context_->AddMetadata("authorization", "Bearer " + token_);
    const std::string bytes = client_.Next().SerializeAsString();
    const grpc::Slice slice(bytes);
    request_ = grpc::ByteBuffer(&slice, 1);
    response_.Clear();
    sent_ = Clock::now();
    stub_.UnaryCall(context_.get(), method_, {}, &request_, &response_, [this](grpc::Status status) { Done(status); });
  }
  const std::vector<int64_t>& microseconds() const { return microseconds_; }

 private:
  void Done(const grpc::Status& status) {
    microseconds_.push_back(std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - sent_).count());
    if (status.ok()) client_.Answered(response_);
    if (status.ok() && !shared_.stop) return Send();
    const std::lock_guard lock(shared_.mutex);
    if (!status.ok() && shared_.failure.empty()) shared_.failure = status.error_message();
    if (!status.ok()) shared_.stop = true;
    if (--shared_.running == 0) shared_.ended.notify_all();
  }

  grpc::GenericStub stub_;
  const std::string& method_;
  const std::string& token_;
  Client& client_;
  Shared& shared_;
  std::unique_ptr<grpc::ClientContext> context_;
  grpc::ByteBuffer request_, response_;
  Clock::time_point sent_;
  std::vector<int64_t> microseconds_;
};

}  // namespace

Measured RunLoad(const std::vector<std::shared_ptr<grpc::Channel>>& channels, const std::string& method,
                 const std::string& token, const std::vector<std::unique_ptr<Client>>& clients,
                 std::chrono::milliseconds time) {
  Shared shared;
  std::vector<std::unique_ptr<Loop>> loops;
  for (size_t i = 0; i < clients.size(); ++i) {
    loops.push_back(std::make_unique<Loop>(channels[i % channels.size()], method, token, *clients[i], shared));
  }
  shared.running = loops.size();
  const auto begun = Clock::now();
  for (const auto& loop : loops) loop->Send();
  {
    std::unique_lock lock(shared.mutex);
    shared.ended.wait_for(lock, time, [&] { return shared.running == 0; });
    shared.stop = true;
    shared.ended.wait(lock, [&] { return shared.running == 0; });
  }
  const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();

  std::vector<int64_t> all;
  for (const auto& loop : loops) all.insert(all.end(), loop->microseconds().begin(), loop->microseconds().end());
  std::sort(all.begin(), all.end());
  Measured measured;
  measured.failure = shared.failure;
  measured.calls = static_cast<int64_t>(all.size());
  measured.calls_per_second = static_cast<double>(all.size()) / seconds;
  if (!all.empty()) {
    measured.p50_ms = static_cast<double>(all[all.size() / 2]) / 1000;
    measured.p99_ms = static_cast<double>(all[all.size() * 99 / 100]) / 1000;
  }
  return measured;
}

}  // namespace ehcpqa::bench
