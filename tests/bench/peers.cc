#include "tests/bench/peers.h"

#include <grpcpp/grpcpp.h>
#include <sqlite3.h>

#include <atomic>
#include <condition_variable>
#include <cstdio>
#include <fstream>
#include <mutex>
#include <sstream>
#include <thread>
#include <vector>

#include "ehcpqa/v1/audit_service.grpc.pb.h"

namespace ehcpqa::bench {
namespace {

std::string Slurp(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

class Echo final : public v1::AuditService::CallbackService {
  grpc::ServerUnaryReactor* SaveRatings(grpc::CallbackServerContext* context, const v1::SaveRatingsRequest* request,
                                        v1::SaveRatingsResponse* response) override {
    *response->mutable_ratings() = request->ratings();
    auto* reactor = context->DefaultReactor();
    reactor->Finish(grpc::Status::OK);
    return reactor;
  }
};

// The bare loop: whoever waits is committed together.
struct Queue {
  std::mutex mutex;
  std::condition_variable wake_writer, wake_submitters;
  std::vector<int> waiting;
  std::vector<char> answered;
  std::atomic<bool> stop = false;
};

}  // namespace

int ServeEcho(const std::string& directory, const std::string& ready_file) {
  grpc::SslServerCredentialsOptions options(GRPC_SSL_REQUEST_AND_REQUIRE_CLIENT_CERTIFICATE_AND_VERIFY);
  options.pem_root_certs = Slurp(directory + "/authority/ca.pem");
  options.pem_key_cert_pairs.push_back(
      {Slurp(directory + "/server/server.key"), Slurp(directory + "/server/server.pem")});
  Echo echo;
  int port = 0;
  grpc::ServerBuilder builder;
  builder.AddListeningPort("127.0.0.1:0", grpc::SslServerCredentials(options), &port);
  builder.RegisterService(&echo);
  const auto server = builder.BuildAndStart();
  if (server == nullptr) return 1;
  std::ofstream(ready_file + ".part") << "127.0.0.1:" << port << "\n";
  std::rename((ready_file + ".part").c_str(), ready_file.c_str());
  server->Wait();
  return 0;
}

double GroupCommitWritesPerSecond(const std::string& database, int submitters, double seconds) {
  sqlite3* db = nullptr;
  sqlite3_open(database.c_str(), &db);
  sqlite3_exec(db,
               "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE TABLE marks (audit INTEGER, criterion INTEGER, level INTEGER, PRIMARY KEY (audit, criterion)) "
               "STRICT, WITHOUT ROWID",
               nullptr, nullptr, nullptr);
  sqlite3_stmt* upsert = nullptr;
  sqlite3_prepare_v2(db, "INSERT INTO marks VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET level = excluded.level", -1,
                     &upsert, nullptr);
  Queue queue;
  queue.answered.resize(static_cast<size_t>(submitters), 1);
  int64_t writes = 0;
  std::thread writer([&] {
    std::vector<int> batch;
    while (true) {
      {
        std::unique_lock lock(queue.mutex);
        queue.wake_writer.wait(lock, [&] { return queue.stop || !queue.waiting.empty(); });
        if (queue.waiting.empty()) return;
        batch.swap(queue.waiting);
      }
      sqlite3_exec(db, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
      for (const int submitter : batch) {
        sqlite3_exec(db, "SAVEPOINT one", nullptr, nullptr, nullptr);
        sqlite3_bind_int(upsert, 1, submitter);
        sqlite3_bind_int64(upsert, 2, writes % 60);
        sqlite3_bind_int64(upsert, 3, ++writes);  // A value written before would write no page.
        sqlite3_step(upsert);
        sqlite3_reset(upsert);
        sqlite3_exec(db, "RELEASE one", nullptr, nullptr, nullptr);
      }
      sqlite3_exec(db, "COMMIT", nullptr, nullptr, nullptr);
      {
        const std::lock_guard lock(queue.mutex);
        for (const int submitter : batch) queue.answered[static_cast<size_t>(submitter)] = 1;
      }
      queue.wake_submitters.notify_all();
      batch.clear();
    }
  });
  const auto begun = std::chrono::steady_clock::now();
  std::vector<std::thread> threads;
  for (int i = 0; i < submitters; ++i) {
    threads.emplace_back([&queue, i] {
      std::unique_lock lock(queue.mutex);
      while (!queue.stop) {
        queue.answered[static_cast<size_t>(i)] = 0;
        queue.waiting.push_back(i);
        queue.wake_writer.notify_one();
        queue.wake_submitters.wait(lock, [&] { return queue.answered[static_cast<size_t>(i)] != 0; });
      }
    });
  }
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  queue.stop = true;
  for (std::thread& thread : threads) thread.join();
  const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
  queue.wake_writer.notify_one();
  writer.join();
  sqlite3_finalize(upsert);
  sqlite3_close(db);
  return static_cast<double>(writes) / took;
}

}  // namespace ehcpqa::bench
