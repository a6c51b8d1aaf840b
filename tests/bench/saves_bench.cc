// Acknowledged saves of one mark each, over mutual TLS, every one on disk before its answer; beside a bare gRPC echo of
// the same messages and a bare group-commit loop, in the same run.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <thread>

#include "clients/api/request_id.h"
#include "ehcpqa/v1/audit_service.pb.h"
#include "grpcpp/support/proto_buffer_reader.h"
#include "tests/bench/bench_area.h"
#include "tests/bench/load.h"
#include "tests/bench/peers.h"

namespace ehcpqa::bench {
namespace {

constexpr int kMostClients = 64;
constexpr auto kTime = std::chrono::milliseconds(4000);
constexpr int kRounds = 3;

// Marks the criteria of one assessment in turn, each save another text, so that every one writes a page.
class Auditor final : public Client {
 public:
  Auditor(std::string assessment, std::vector<std::string> criteria)
      : criteria_(std::move(criteria)), etags_(criteria_.size()) {
    request_.set_assessment(std::move(assessment));
    request_.add_ratings();
  }
  const google::protobuf::Message& Next() override {
    const size_t criterion = static_cast<size_t>(saved_) % criteria_.size();
    v1::Rating& rating = *request_.mutable_ratings(0);
    rating.set_criterion(criteria_[criterion]);
    rating.set_level("met");
    rating.set_evidence("Seen in the advice of the second professional, note " + std::to_string(saved_));
    rating.set_etag(etags_[criterion]);
    request_.set_request_id(api::NewRequestId());
    return request_;
  }
  void Answered(const grpc::ByteBuffer& answer) override {
    v1::SaveRatingsResponse response;
    grpc::ByteBuffer copy = answer;
    grpc::ProtoBufferReader reader(&copy);
    if (response.ParseFromZeroCopyStream(&reader) && response.ratings_size() == 1) {
      etags_[static_cast<size_t>(saved_) % criteria_.size()] = response.ratings(0).etag();
    }
    ++saved_;
  }
  std::vector<std::string>& etags() { return etags_; }

 private:
  v1::SaveRatingsRequest request_;
  std::vector<std::string> criteria_;
  std::vector<std::string> etags_;
  int64_t saved_ = 0;
};

std::vector<std::shared_ptr<grpc::Channel>> Channels(const journeys::LiveArea& area, const std::string& address) {
  grpc::SslCredentialsOptions options;
  options.pem_root_certs = journeys::ReadWhole(area.certificates("icb") + "/ca.pem");
  options.pem_cert_chain = journeys::ReadWhole(area.certificates("icb") + "/client.pem");
  options.pem_private_key = journeys::ReadWhole(area.certificates("icb") + "/client.key");
  std::vector<std::shared_ptr<grpc::Channel>> channels;
  for (int i = 0; i < 2; ++i) {
    grpc::ChannelArguments arguments;
    arguments.SetInt("bench.connection", i);  // Another argument, so that gRPC does not share one connection.
    channels.push_back(grpc::CreateCustomChannel(address, grpc::SslCredentials(options), arguments));
  }
  return channels;
}

int Run(const std::string& self, const std::vector<int>& counts) {
  journeys::LiveArea area;
  OpenCycle(area, "bench", FillRegister(area, 2000), kMostClients, 0);
  std::vector<std::string> criteria;
  const auto work = area["hana"].Json({"audit", "show", "bench/1/health-1"});
  for (const auto& one : work["criteria"]) {
    // Shared ones are marked only where hana leads.
    if (one["criterion"]["owner"] == "OWNER_HEALTH") criteria.push_back(one["criterion"]["code"]);
  }

  const std::string ready = area.directory() + "/echo-ready";
  const journeys::Background echo({self, "--echo", area.data(), ready}, area.directory() + "/echo.log");
  std::string echo_address;
  for (int i = 0; i < 200 && echo_address.empty(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(25));
    std::ifstream(ready) >> echo_address;
  }
  const std::string token = area["hana"].environment().at("EHCPQA_TOKEN");
  // Etags outlive a run: the marks of the last one are there.
  std::vector<std::vector<std::string>> etags(kMostClients, std::vector<std::string>(criteria.size()));

  std::printf(
      "| clients | server | calls/s (median of %d) | p50 ms | p99 ms | of the echo |\n|---|---|---|---|---|---|\n",
      kRounds);
  int run = 0;
  for (const int count : counts) {
    std::vector<Measured> saves, echoes;
    std::vector<double> loops;
    for (int round = 0; round < kRounds; ++round, ++run) {
      for (const bool real : {false, true}) {
        std::vector<std::unique_ptr<Client>> clients;
        for (int i = 0; i < count; ++i) {
          auto auditor = std::make_unique<Auditor>(
              "cycles/bench/audits/" + std::to_string(i + 1) + "/assessments/health-1", criteria);
          if (real) auditor->etags() = etags[static_cast<size_t>(i)];
          clients.push_back(std::move(auditor));
        }
        const Measured measured = RunLoad(Channels(area, real ? area.address() : echo_address),
                                          "/ehcpqa.v1.AuditService/SaveRatings", token, clients, kTime);
        if (!measured.failure.empty()) {
          std::fprintf(stderr, "%s: %s\n%s", real ? "ehcpqad" : "echo", measured.failure.c_str(), area.log().c_str());
          return 1;
        }
        if (real) {
          for (int i = 0; i < count; ++i)
            etags[static_cast<size_t>(i)] = static_cast<Auditor&>(*clients[static_cast<size_t>(i)]).etags();
        }
        (real ? saves : echoes).push_back(measured);
      }
      loops.push_back(GroupCommitWritesPerSecond(area.directory() + "/loop-" + std::to_string(run) + ".db", count, 2));
    }
    const auto median = [](std::vector<Measured>& all) {
      std::sort(all.begin(), all.end(),
                [](const auto& a, const auto& b) { return a.calls_per_second < b.calls_per_second; });
      return all[all.size() / 2];
    };
    const Measured save = median(saves), bare = median(echoes);
    std::sort(loops.begin(), loops.end());
    std::printf("| %d | ehcpqad, durable save | %.0f | %.2f | %.2f | %.0f %% |\n", count, save.calls_per_second,
                save.p50_ms, save.p99_ms, 100 * save.calls_per_second / bare.calls_per_second);
    std::printf("| %d | bare gRPC echo | %.0f | %.2f | %.2f | |\n", count, bare.calls_per_second, bare.p50_ms,
                bare.p99_ms);
    std::printf("| %d | bare SQLite group commit, no gRPC | %.0f | | | |\n", count, loops[loops.size() / 2]);
    std::fflush(stdout);
  }
  return 0;
}

}  // namespace
}  // namespace ehcpqa::bench

int main(int argc, char** argv) {
  if (argc == 4 && std::string(argv[1]) == "--echo") return ehcpqa::bench::ServeEcho(argv[2], argv[3]);
  // Numbers of clients, at most 64; 1, 16 and 64 when none is named.
  std::vector<int> counts;
  for (int i = 1; i < argc; ++i) counts.push_back(std::atoi(argv[i]));
  if (counts.empty()) counts = {1, 16, 64};
  return ehcpqa::bench::Run(argv[0], counts);
}
