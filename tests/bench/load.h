// A closed-loop load on one method over gRPC: each client sends its next call when the answer to the last has come.
#ifndef EHCPQA_TESTS_BENCH_LOAD_H_
#define EHCPQA_TESTS_BENCH_LOAD_H_

#include <google/protobuf/message.h>
#include <grpcpp/grpcpp.h>

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ehcpqa::bench {

// What a load measured. A run with a failed call is no measurement.
struct Measured {
  double calls_per_second = 0;
  double p50_ms = 0;
  double p99_ms = 0;
  int64_t calls = 0;
  std::string failure;  // The first failed call; empty when all were answered.
};

// One client of the load.
class Client {
 public:
  virtual ~Client() = default;
  // The next request.
  virtual const google::protobuf::Message& Next() = 0;
  // Its answer, to be parsed when the next request depends on it.
  virtual void Answered(const grpc::ByteBuffer& answer) = 0;
};

// Runs all clients at once for the time given, over `channels` connections. `method` is
// "/ehcpqa.v1.AuditService/SaveRatings".
Measured RunLoad(const std::vector<std::shared_ptr<grpc::Channel>>& channels, const std::string& method,
                 const std::string& token, const std::vector<std::unique_ptr<Client>>& clients,
                 std::chrono::milliseconds time);

}  // namespace ehcpqa::bench

#endif  // EHCPQA_TESTS_BENCH_LOAD_H_
